"""Between slots and bookings as values and their rows: what actions and queries both need to read."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from app.errors import NotFound
from app.matching.values import StudentLevel
from app.offers.requirements import REQUIREMENT_COLUMNS, requirement_columns, requirements_of
from app.offers.site import SITE_COLUMNS, site_columns, site_of
from app.people.tables import StudentStatus
from app.schedules.dated import DatedDays
from app.schedules.engagements import EngagementKind
from app.schedules.expansion import expand
from app.schedules.queries import calendar, engagements_of, school_years
from app.schedules.terms import SchoolYear
from app.schedules.week import WeekPattern
from app.workstudy.lifecycle import BookingState
from app.workstudy.postings import NewSlot
from app.workstudy.rules import Studies, without_days
from app.workstudy.tables import Booking, WorkStudySlot

_SAME_NAME = (
    "organisation_id",
    "title",
    "places",
    "first_day",
    "last_day",
    "pay_hour_fen",
    "on_campus",
    "school_id",
    "description",
    "occupation_code",
    "apply_by",
    "later_start",
    "earlier_end",
    "may_skip_days",
    "insurance",
)

SLOT_TERMS = tuple(getattr(WorkStudySlot, name) for name in (*_SAME_NAME, "week", *REQUIREMENT_COLUMNS, *SITE_COLUMNS))
"""The columns `slot_of` needs, for a select with its JSON loaded."""


def slot_columns(posting: NewSlot) -> dict[str, Any]:
    """The values of the columns that store what was posted."""
    return {
        **{name: getattr(posting, name) for name in _SAME_NAME},
        "title": posting.title.strip(),
        "week": posting.week.to_text(),
        **requirement_columns(posting.requirements),
        **site_columns(posting.site),
    }


def slot_of(row: Mapping[str, Any]) -> NewSlot:
    """What was posted, read back from `SLOT_TERMS`."""
    return NewSlot(
        **{name: row[name] for name in _SAME_NAME},
        week=WeekPattern.from_text(row["week"]),
        requirements=requirements_of(row),
        site=site_of(row),
    )


async def slot_row(slot_id: UUID) -> dict[str, Any]:
    """A slot with its terms and state. Raises NotFound."""
    row: dict[str, Any] | None = (
        await WorkStudySlot.select(WorkStudySlot.id, WorkStudySlot.state, WorkStudySlot.places_taken, *SLOT_TERMS)
        .where(WorkStudySlot.id == slot_id)
        .first()
        .output(load_json=True)
    )
    if row is None:
        raise NotFound()
    return row


async def studies_of(person_id: UUID, day: date) -> tuple[Studies, UUID | None] | None:
    """What a person studies on `day`, and at which school; None for someone who does not study then."""
    row = (
        await StudentStatus.select(
            StudentStatus.school_id,
            StudentStatus.level,
            StudentStatus.class_week,
            StudentStatus.entered_on,
            StudentStatus.graduates_on,
        )
        .where(
            StudentStatus.person_id == person_id,
            (StudentStatus.ended_on.is_null()) | (StudentStatus.ended_on > day),
        )
        .order_by(StudentStatus.entered_on, ascending=False)
        .first()
    )
    if row is None:
        return None
    school_id: UUID | None = row["school_id"]
    school = (await school_years([school_id]))[school_id] if school_id else SchoolYear(await calendar())
    studies = Studies(
        StudentLevel(row["level"]),
        school,
        WeekPattern.from_text(row["class_week"]),
        row["entered_on"],
        row["graduates_on"],
    )
    return studies, school_id


async def booked_hours(person_id: UUID) -> list[DatedDays]:
    """The dated hours of each booking a person has or had, cancelled ones aside: the caps look at all of them."""
    rows = (
        await Booking.select(Booking.week, Booking.first_day, Booking.last_day, Booking.left_out)
        .where(Booking.person_id == person_id, Booking.state != BookingState.CANCELLED.value)
        .output(load_json=True)
    )
    return [hours_of_booking(row) for row in rows]


async def busy_hours(person_id: UUID, first_day: date, last_day: date) -> DatedDays:
    """The dated hours that jobs, courses and own business take between two days."""
    known = await calendar()
    busy = DatedDays.EMPTY
    for engaged in await engagements_of([person_id], first_day, last_day):
        if engaged.kind not in (EngagementKind.SLOT, EngagementKind.CLASSES):
            busy |= engaged.hours(first_day, last_day, known).days
    return busy


def hours_of_booking(row: Mapping[str, Any]) -> DatedDays:
    """The dated hours of a booking's row, read with its JSON loaded."""
    hours = expand(WeekPattern.from_text(row["week"]), row["first_day"], row["last_day"]).days
    skipped: Sequence[Mapping[str, Any]] = row["left_out"]
    return without_days(hours, (date.fromisoformat(item["day"]) for item in skipped))
