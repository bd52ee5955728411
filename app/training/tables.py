"""Rows of programmes, courses, cohorts, their dated meetings, and enrolments."""

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
from app.training.lifecycle import CohortState, EnrolmentState


class Programme(Row):
    """What a union or a provider offers courses under (培训项目)."""

    organisation_id = ForeignKey(references=Organisation, null=False, on_delete=OnDelete.restrict)
    name = Varchar(length=120, null=False)
    purpose = Text(null=False, default="")
    created_on = Date(null=False)


class Course(Row):
    """What is taught and what it gives, needs, costs and pays. Stipend in fen a month.

    `outcomes_stable` of `outcomes_total` placements after it were stable at month 6; `feedback_points` sums the
    `feedback_count` marks of 1 to 5 its participants gave.
    """

    programme_id = ForeignKey(references=Programme, null=False, on_delete=OnDelete.restrict)
    provider_id = ForeignKey(references=Organisation, null=False, on_delete=OnDelete.restrict)
    title = Varchar(length=120, null=False)
    description = Text(null=False, default="")
    occupation_code = Varchar(length=20, null=True, default=None)
    gives_skills = JSON(null=False, default="[]")
    gives_licences = JSON(null=False, default="[]")
    required_skills = JSON(null=False, default="[]")
    required_licences = JSON(null=False, default="[]")
    demands = JSON(null=False, default="[]")
    leads_to_own_business = Boolean(null=False, default=False)
    fee_fen = BigInt(null=False, default=0)
    stipend_month_fen = BigInt(null=False, default=0)
    outcomes_stable = Integer(null=False, default=0)
    outcomes_total = Integer(null=False, default=0)
    failed_causes = JSON(null=False, default="{}")
    feedback_count = Integer(null=False, default=0)
    feedback_points = Integer(null=False, default=0)


class Cohort(Row):
    """One dated run of a course (班次). `seats_taken` of `seats`; `last_number` is the latest number in its queue."""

    course_id = ForeignKey(references=Course, null=False, on_delete=OnDelete.restrict)
    name = Varchar(length=60, null=False, default="")
    state = Varchar(length=10, null=False, default=CohortState.OPEN.value)
    first_day = Date(null=False)
    last_day = Date(null=False)
    apply_by = Date(null=False)
    week = Varchar(length=84, null=False)
    seats = Integer(null=False)
    seats_taken = Integer(null=False, default=0)
    last_number = Integer(null=False, default=0)
    division = Varchar(length=6, null=False)
    address = Varchar(length=200, null=False, default="")
    latitude = Integer(null=True, default=None)
    longitude = Integer(null=True, default=None)
    board = Boolean(null=False, default=False)
    lodging = Boolean(null=False, default=False)
    shuttles = JSON(null=False, default="[]")
    step_free = Boolean(null=True, default=None)

    seats_positive = Check(seats >= 1)
    seats_not_overbooked = Check(seats_taken <= seats)
    seats_taken_not_negative = Check(seats_taken >= 0)
    dates_in_order = Check(last_day >= first_day)


class ClassMeeting(Row):
    """One dated meeting of a cohort (课时), `start` to `end` in half-hours of the day."""

    cohort_id = ForeignKey(references=Cohort, null=False, on_delete=OnDelete.restrict)
    day = Date(null=False, index=True)
    start = Integer(null=False)
    end = Integer(null=False)

    once_a_time = Unique([cohort_id, day, start])
    within_a_day = Check((start >= 0) & (end <= 48) & (end > start))


class Enrolment(Row):
    """One person's place in one cohort; `number` is the place in its queue, one row a person whatever happens."""

    cohort_id = ForeignKey(references=Cohort, null=False, on_delete=OnDelete.restrict)
    person_id = ForeignKey(references=Person, null=False, on_delete=OnDelete.restrict, index=True)
    state = Varchar(length=10, null=False, default=EnrolmentState.APPLIED.value)
    number = Integer(null=False)
    moved_at = Timestamptz(null=False)
    drop_cause = Varchar(length=20, null=True, default=None)
    engagement_id = UUID(null=True, default=None)
    feedback_mark = Integer(null=True, default=None)
    feedback_causes = JSON(null=False, default="[]")

    one_enrolment_a_person = Unique([cohort_id, person_id])
    one_number_each = Unique([cohort_id, number])
