"""Reads of slots, bookings and statements. A student's bookings are visible to those who may see the person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from app.actors import Actor, Role
from app.errors import NotFound
from app.offers.findings import Finding, findings_from_json
from app.people.queries import people, person
from app.people.tables import Household, Person
from app.regions.queries import parameters
from app.schedules.queries import calendar
from app.schedules.student_hours import HoursUsed, hours_used, month_of
from app.schedules.terms import SchoolYear
from app.sentences import from_json
from app.workstudy.combinations import SlotChoice, SlotCombination, slot_combinations
from app.workstudy.lifecycle import BookingState, SlotState
from app.workstudy.postings import NewSlot
from app.workstudy.reading import SLOT_TERMS, booked_hours, slot_of, studies_of
from app.workstudy.rules import LeftOutDay, dated_booking, last_day_of_booking
from app.workstudy.statement import DayWorked, MonthlyStatement, statement
from app.workstudy.tables import Booking, WorkedHours, WorkStudySlot

_SLOT: Any = Booking.slot_id
_BOOKING: Any = WorkedHours.booking_id


@dataclass(frozen=True, slots=True)
class SlotStanding:
    """A slot with what was posted, where it stands with moderation, and what the latest review found."""

    id: UUID
    posted: NewSlot
    employer: str
    state: SlotState
    posted_on: date
    places_taken: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class BookingStanding:
    """One booking, its days, and the days left out with the rule and the reason."""

    id: UUID
    slot_id: UUID
    person_id: UUID
    title: str
    employer: str
    state: BookingState
    first_day: date
    last_day: date
    pay_hour_fen: int
    left_out: tuple[LeftOutDay, ...]


async def slots(
    actor: Actor,
    *,
    slot_ids: Sequence[UUID] | None = None,
    state: SlotState | None = None,
    after: UUID | None = None,
    limit: int = 50,
) -> list[SlotStanding]:
    """Slots this actor may see, by id, those behind `after`; workers and students see live ones only."""
    if slot_ids is not None and not slot_ids:
        return []
    query = _slots().where(_visible_slots(actor)).order_by(WorkStudySlot.id).limit(limit)
    if slot_ids is not None:
        query = query.where(WorkStudySlot.id.is_in(list(slot_ids))).limit(max(limit, len(slot_ids)))
    if state is not None:
        query = query.where(WorkStudySlot.state == state.value)
    if after is not None:
        query = query.where(WorkStudySlot.id > after)
    return [_slot(row) for row in await query]


async def slot(actor: Actor, slot_id: UUID) -> SlotStanding:
    """One slot. Raises NotFound."""
    found = await slots(actor, slot_ids=[slot_id])
    if not found:
        raise NotFound()
    return found[0]


async def bookings_of(actor: Actor, person_ids: Sequence[UUID]) -> list[BookingStanding]:
    """The bookings of the people among `person_ids` this actor may see, oldest first."""
    seen = list(await people(actor, person_ids))
    if not seen:
        return []
    rows = (
        await Booking.select(
            Booking.id,
            Booking.slot_id,
            Booking.person_id,
            Booking.slot_id.title.as_alias("title"),
            _SLOT.organisation_id.name.as_alias("employer"),
            Booking.slot_id.pay_hour_fen.as_alias("pay_hour_fen"),
            Booking.state,
            Booking.first_day,
            Booking.last_day,
            Booking.left_out,
        )
        .where(Booking.person_id.is_in(seen))
        .order_by(Booking.id)
        .output(load_json=True)
    )
    return [_booking(row) for row in rows]


async def monthly_statement(actor: Actor, person_id: UUID, year: int, month: int) -> MonthlyStatement:
    """A student's hours and pay of one month, slot by slot. Raises NotFound."""
    await person(actor, person_id)
    first = date(year, month, 1)
    last = month_of(first + timedelta(days=31)) - timedelta(days=1)
    worked = await _worked(person_id, first - timedelta(days=6), last + timedelta(days=6))
    numbers = await parameters(await _home_division(person_id), first)
    return statement(person_id, first, worked, await _school(person_id, first), numbers)


async def hour_meter(actor: Actor, person_id: UUID, day: date) -> HoursUsed:
    """What is booked in the week and month of `day` under the caps, in half-hours. Raises NotFound."""
    await person(actor, person_id)
    numbers = await parameters(await _home_division(person_id), day)
    return hours_used(await booked_hours(person_id), await _school(person_id, day), numbers, day)


async def combinations_for(
    actor: Actor, person_id: UUID, slot_ids: Sequence[UUID], first_day: date, last_day: date
) -> tuple[SlotCombination, ...]:
    """Which of these slots a student can hold together between two days, best paid first. Raises NotFound."""
    await person(actor, person_id)
    found = await studies_of(person_id, first_day)
    if found is None:
        return ()
    studies, _ = found
    choices = []
    for standing in await slots(actor, slot_ids=slot_ids, state=SlotState.LIVE):
        posted = standing.posted
        first = max(first_day, posted.first_day)
        last = last_day_of_booking(first, min(last_day, posted.last_day), studies)
        hours = dated_booking(posted.week, first, last, studies, skips=posted.may_skip_days).hours
        if hours and standing.places_taken < posted.places:
            choices.append(SlotChoice(str(standing.id), hours, posted.pay_hour_fen))
    numbers = await parameters(await _home_division(person_id), first_day)
    return slot_combinations(choices, await booked_hours(person_id), studies, numbers)


def _visible_slots(actor: Actor) -> Any:
    live = WorkStudySlot.state == SlotState.LIVE.value
    if actor.role is Role.SYSTEM or actor.is_staff:
        return WorkStudySlot.id.is_not_null()
    if actor.role is Role.EMPLOYER and actor.organisation_id is not None:
        return live | (WorkStudySlot.organisation_id == actor.organisation_id)
    return live


def _slots() -> Any:
    return WorkStudySlot.select(
        WorkStudySlot.id,
        WorkStudySlot.organisation_id.name.as_alias("employer"),
        WorkStudySlot.state,
        WorkStudySlot.posted_on,
        WorkStudySlot.places_taken,
        WorkStudySlot.findings,
        *SLOT_TERMS,
    ).output(load_json=True)


def _slot(row: dict[str, Any]) -> SlotStanding:
    return SlotStanding(
        id=row["id"],
        posted=slot_of(row),
        employer=row["employer"],
        state=SlotState(row["state"]),
        posted_on=row["posted_on"],
        places_taken=row["places_taken"],
        findings=findings_from_json(row["findings"]),
    )


def _booking(row: dict[str, Any]) -> BookingStanding:
    left_out = tuple(
        LeftOutDay(date.fromisoformat(item["day"]), item["rule"], from_json(item["reason"])) for item in row["left_out"]
    )
    return BookingStanding(**{**row, "state": BookingState(row["state"]), "left_out": left_out})


async def _worked(person_id: UUID, first_day: date, last_day: date) -> list[DayWorked]:
    rows = (
        await WorkedHours.select(
            _BOOKING.slot_id.id.as_alias("slot_id"),
            _BOOKING.slot_id.title.as_alias("title"),
            _BOOKING.slot_id.organisation_id.name.as_alias("employer"),
            WorkedHours.day,
            WorkedHours.minutes,
            WorkedHours.pay_fen,
        )
        .where(
            WorkedHours.booking_id.person_id == person_id,
            WorkedHours.day >= first_day,
            WorkedHours.day <= last_day,
        )
        .order_by(WorkedHours.day, WorkedHours.id)
    )
    return [DayWorked(**row) for row in rows]


async def _school(person_id: UUID, day: date) -> SchoolYear:
    found = await studies_of(person_id, day)
    return found[0].school if found is not None else SchoolYear(await calendar())


async def _home_division(person_id: UUID) -> str:
    row = (
        await Household.select(Household.division)
        .where(Household.id.is_in(Person.select(Person.household_id).where(Person.id == person_id)))
        .first()
    )
    if row is None:
        raise NotFound()
    return str(row["division"])
