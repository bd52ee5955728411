"""Rows of people's taken time, school terms, and holidays announced after the shipped calendar."""

from piccolo.columns import JSON, UUID, BigInt, Boolean, Date, ForeignKey, Integer, OnDelete, Text, Varchar
from piccolo.constraints import Check, Unique

from app.db import Row
from app.organisations.tables import Organisation
from app.schedules.engagements import EngagementKind


class Engagement(Row):
    """Hours of a person's week that are taken, by what, and from when to when.

    `person_id` has no foreign key: people stand above this room.
    """

    person_id = UUID(null=False, index=True)
    kind = Varchar(16, null=False)
    source_id = UUID(null=False, index=True)
    week = Varchar(84, null=False)
    first_day = Date(null=False)
    last_day = Date(null=True, default=None)
    form = Varchar(24, null=True, default=None)
    organisation_id = ForeignKey(references=Organisation, null=True, default=None, on_delete=OnDelete.restrict)
    title = Varchar(120, null=False, default="")
    may_stop = Boolean(null=False, default=False)
    monthly_pay_fen = BigInt(null=False, default=0)
    keeps_holidays = Boolean(null=False, default=False)

    once_a_day = Unique([person_id, source_id, first_day])
    kind_known = Check(f""""kind" IN ({", ".join(f"'{kind}'" for kind in EngagementKind)})""")
    days_in_order = Check('"last_day" IS NULL OR "first_day" <= "last_day"')


class SchoolTerm(Row):
    """One term of a school. `exam_weeks` is a list of [first day, last day], `days_off` of days, as ISO texts.

    `make_up_days_follow` is the school's own decision: {make-up workday: weekday whose timetable it follows, Monday=0}.
    """

    school_id = ForeignKey(references=Organisation, null=False, on_delete=OnDelete.restrict)
    name = Varchar(60, null=False)
    first_day = Date(null=False)
    last_day = Date(null=False)
    vacation_until = Date(null=True, default=None)
    exam_weeks = JSON(null=False, default="[]")
    days_off = JSON(null=False, default="[]")
    make_up_days_follow = JSON(null=False, default="{}")

    begins_once = Unique([school_id, first_day])
    days_in_order = Check('"first_day" <= "last_day"')


class HolidayNotice(Row):
    """The State Council's notice of one year's holidays, as a supervisor entered it.

    `holidays` is {day: name}, `make_up_days` {day: [name, weekday followed]}, days as ISO texts.
    """

    year = Integer(null=False, unique=True)
    source = Text(null=False)
    holidays = JSON(null=False)
    make_up_days = JSON(null=False)
