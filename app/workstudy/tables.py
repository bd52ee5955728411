"""Rows of work-study slots, bookings and the hours worked."""

from piccolo.columns import (
    JSON,
    UUID,
    BigInt,
    Boolean,
    Date,
    ForeignKey,
    Integer,
    OnDelete,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.constraints import Check, Unique

from app.db import Row
from app.organisations.tables import Organisation
from app.people.tables import Person
from app.workstudy.lifecycle import BookingState, SlotState


class WorkStudySlot(Row):
    """Paid hours for students (勤工俭学岗位), the same each week between two days. Pay in fen an hour.

    `may_skip_days`: single days that fall on a student's classes or exams are left out instead of ruling the slot out.
    `school_id` keeps a slot on campus to that school's students.
    """

    organisation_id = ForeignKey(references=Organisation, null=False, on_delete=OnDelete.restrict)
    title = Varchar(length=200, null=False)
    description = Text(null=False, default="")
    occupation_code = Varchar(length=20, null=True, default=None)
    state = Varchar(length=10, null=False, default=SlotState.IN_REVIEW.value)
    posted_on = Date(null=False)
    on_campus = Boolean(null=False, default=False)
    school_id = ForeignKey(references=Organisation, null=True, default=None, on_delete=OnDelete.restrict)
    first_day = Date(null=False)
    last_day = Date(null=False)
    apply_by = Date(null=True, default=None)
    week = Varchar(length=84, null=False)
    later_start = Integer(null=False, default=0)
    earlier_end = Integer(null=False, default=0)
    may_skip_days = Boolean(null=False, default=True)
    pay_hour_fen = BigInt(null=False)
    places = Integer(null=False)
    places_taken = Integer(null=False, default=0)
    required_skills = JSON(null=False, default="[]")
    required_licences = JSON(null=False, default="[]")
    demands = JSON(null=False, default="[]")
    insurance = Boolean(null=True, default=None)
    division = Varchar(length=6, null=False)
    address = Varchar(length=200, null=False, default="")
    latitude = Integer(null=True, default=None)
    longitude = Integer(null=True, default=None)
    board = Boolean(null=False, default=False)
    lodging = Boolean(null=False, default=False)
    shuttles = JSON(null=False, default="[]")
    step_free = Boolean(null=True, default=None)
    findings = JSON(null=False, default="[]")
    reviewed_at = Timestamptz(null=True, default=None)
    reviewed_by = UUID(null=True, default=None)
    outcomes_stable = Integer(null=False, default=0)
    outcomes_total = Integer(null=False, default=0)
    failed_causes = JSON(null=False, default="{}")

    places_positive = Check(places >= 1)
    not_overbooked = Check((places_taken >= 0) & (places_taken <= places))
    dates_in_order = Check(last_day >= first_day)


class Booking(Row):
    """One student in one slot from day to day, without the days in `left_out` (each with its rule and reason)."""

    slot_id = ForeignKey(references=WorkStudySlot, null=False, on_delete=OnDelete.restrict, index=True)
    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    state = Varchar(length=10, null=False, default=BookingState.BOOKED.value)
    first_day = Date(null=False)
    last_day = Date(null=False)
    week = Varchar(length=84, null=False)
    left_out = JSON(null=False, default="[]")
    booked_at = Timestamptz(null=False)
    engagement_id = UUID(null=True, default=None)

    dates_in_order = Check(last_day >= first_day)


class WorkedHours(Row):
    """What a student worked on one day of a booking, in minutes, and the pay of it in fen."""

    booking_id = ForeignKey(references=Booking, null=False, on_delete=OnDelete.restrict)
    day = Date(null=False, index=True)
    minutes = Integer(null=False)
    pay_fen = BigInt(null=False)
    recorded_at = Timestamptz(null=False)
    recorded_by = UUID(null=True, default=None)

    once_a_day = Unique([booking_id, day])
    some_time = Check((minutes >= 0) & (minutes <= 1440))
