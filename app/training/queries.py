"""Reads of courses, cohorts and enrolments. A person's enrolments are visible to those who may see the person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from app.actors import Actor
from app.errors import NotFound
from app.people.queries import people
from app.training.lifecycle import CohortState, EnrolmentState
from app.training.rules import MeetingTime
from app.training.tables import ClassMeeting, Cohort, Course, Enrolment

_COHORT: Any = Enrolment.cohort_id


@dataclass(frozen=True, slots=True)
class CohortSummary:
    """One run of a course as lists show it; `waiting` people stand behind its `seats`."""

    id: UUID
    course_id: UUID
    title: str
    state: CohortState
    first_day: date
    last_day: date
    apply_by: date
    seats: int
    seats_taken: int
    waiting: int


@dataclass(frozen=True, slots=True)
class EnrolmentStanding:
    """Where one person's enrolment stands; `position` on the waiting list counts from 1, None when not on it."""

    id: UUID
    cohort_id: UUID
    person_id: UUID
    title: str
    first_day: date
    last_day: date
    state: EnrolmentState
    number: int
    moved_at: datetime
    position: int | None


async def cohort(cohort_id: UUID) -> CohortSummary:
    """One cohort; anyone may look at an offer. Raises NotFound."""
    found = await cohorts([cohort_id])
    if not found:
        raise NotFound()
    return found[0]


async def cohorts(cohort_ids: Sequence[UUID] | None = None, *, after: UUID | None = None) -> list[CohortSummary]:
    """Cohorts by id: those named, or the next 50 behind `after`."""
    query = Cohort.select(
        Cohort.id,
        Cohort.course_id,
        Cohort.course_id.title.as_alias("title"),
        Cohort.state,
        Cohort.first_day,
        Cohort.last_day,
        Cohort.apply_by,
        Cohort.seats,
        Cohort.seats_taken,
    ).order_by(Cohort.id)
    if cohort_ids is not None:
        query = query.where(Cohort.id.is_in(list(cohort_ids))) if cohort_ids else query.limit(0)
    else:
        query = query.where(Cohort.id > after).limit(50) if after else query.limit(50)
    rows = await query
    waiting = await _waiting_numbers([row["id"] for row in rows])
    return [
        CohortSummary(**{**row, "state": CohortState(row["state"])}, waiting=len(waiting.get(row["id"], ())))
        for row in rows
    ]


async def meetings(cohort_id: UUID) -> list[MeetingTime]:
    """The dated meetings of a cohort, in order."""
    rows = (
        await ClassMeeting.select(ClassMeeting.day, ClassMeeting.start, ClassMeeting.end)
        .where(ClassMeeting.cohort_id == cohort_id)
        .order_by(ClassMeeting.day, ClassMeeting.start)
    )
    return [MeetingTime(**row) for row in rows]


async def enrolments_of(actor: Actor, person_ids: Sequence[UUID]) -> list[EnrolmentStanding]:
    """The enrolments of the people among `person_ids` this actor may see, oldest first."""
    seen = list(await people(actor, person_ids))
    return await _standings(Enrolment.person_id.is_in(seen)) if seen else []


async def roll_of(actor: Actor, cohort_id: UUID) -> list[EnrolmentStanding]:
    """Everyone in a cohort whom this actor may see, in the order of its queue; the positions count everyone."""
    found = await _standings(Enrolment.cohort_id == cohort_id)
    seen = await people(actor, [standing.person_id for standing in found])
    return sorted((one for one in found if one.person_id in seen), key=lambda standing: standing.number)


async def feedback_of(course_id: UUID) -> dict[str, Any]:
    """The number of marks a course was given, their sum, and the marks with what was hard, without names."""
    course = await Course.select(Course.feedback_count, Course.feedback_points).where(Course.id == course_id).first()
    if course is None:
        raise NotFound()
    marks = (
        await Enrolment.select(Enrolment.feedback_mark, Enrolment.feedback_causes)
        .where(Enrolment.cohort_id.course_id == course_id, Enrolment.feedback_mark.is_not_null())
        .order_by(Enrolment.id)
        .output(load_json=True)
    )
    return {**course, "marks": marks}


async def _standings(condition: Any) -> list[EnrolmentStanding]:
    rows = (
        await Enrolment.select(
            Enrolment.id,
            Enrolment.cohort_id,
            Enrolment.person_id,
            _COHORT.course_id.title.as_alias("title"),
            Enrolment.cohort_id.first_day.as_alias("first_day"),
            Enrolment.cohort_id.last_day.as_alias("last_day"),
            Enrolment.state,
            Enrolment.number,
            Enrolment.moved_at,
        )
        .where(condition)
        .order_by(Enrolment.id)
    )
    waiting = await _waiting_numbers({row["cohort_id"] for row in rows})
    return [
        EnrolmentStanding(**{**row, "state": EnrolmentState(row["state"])}, position=_position(row, waiting))
        for row in rows
    ]


def _position(row: dict[str, Any], waiting: dict[UUID, list[int]]) -> int | None:
    if row["state"] != EnrolmentState.WAITLISTED.value:
        return None
    return waiting[row["cohort_id"]].index(row["number"]) + 1


async def _waiting_numbers(cohort_ids: Sequence[UUID] | set[UUID]) -> dict[UUID, list[int]]:
    """The numbers of those who wait for each cohort, first in line first."""
    numbers: dict[UUID, list[int]] = {}
    if cohort_ids:
        rows = (
            await Enrolment.select(Enrolment.cohort_id, Enrolment.number)
            .where(Enrolment.cohort_id.is_in(list(cohort_ids)), Enrolment.state == EnrolmentState.WAITLISTED.value)
            .order_by(Enrolment.number)
        )
        for row in rows:
            numbers.setdefault(row["cohort_id"], []).append(row["number"])
    return numbers
