"""What is done with bookings and hours worked: the only writers of their rows. Offering slots is in slots.py."""

from datetime import date
from typing import Any
from uuid import UUID

from app import clock
from app.actors import Actor, Role, require
from app.db import atomic, lock_row
from app.errors import NotFound, NotPossibleNow
from app.history import record
from app.matching.values import EmploymentForm
from app.offers.fields import refuse_if_any
from app.offers.findings import Finding
from app.people.queries import Member, person
from app.people.tables import Person
from app.regions.queries import parameters
from app.schedules.actions import engage, release
from app.schedules.engagements import Engaged, EngagementKind
from app.schedules.findings import HoursFinding
from app.schedules.week import WeekPattern
from app.sentences import say, to_json
from app.workstudy.events import BookingMoved, HoursRecorded
from app.workstudy.lifecycle import BookingState, SlotState
from app.workstudy.reading import booked_hours, busy_hours, slot_row, studies_of
from app.workstudy.rules import (
    BookingRefused,
    DatedBooking,
    booking_findings,
    booking_obstacle,
    dated_booking,
    hours_problems,
    last_day_of_booking,
    month_pay_fen,
    other_school_finding,
    pay_finding,
    pay_for,
)
from app.workstudy.slots import (
    POSTERS,
    STAFF,
    change_slot,
    close_slot,
    locked_slot,
    note_outcomes,
    post_slot,
    review_slot,
)
from app.workstudy.tables import Booking, WorkedHours, WorkStudySlot

__all__ = [
    "book_slot",
    "cancel_booking",
    "change_slot",
    "close_slot",
    "end_bookings",
    "note_outcomes",
    "post_slot",
    "record_hours",
    "review_slot",
]

BOOKERS = (*STAFF, Role.STUDENT, Role.WORKER)


@atomic
async def book_slot(
    actor: Actor,
    slot_id: UUID,
    person_id: UUID,
    *,
    first_day: date | None = None,
    last_day: date | None = None,
    key: str | None = None,
) -> UUID:
    """Book a slot for a student, the whole or from day to day: the booking's id, the same one when sent again.

    Days of classes and exams are left out where the slot allows it. Raises BookingRefused with every rule that forbids
    it, NotFound, NotPossibleNow when the slot is full or closed.
    """
    require(actor, *BOOKERS)
    student = await person(actor, person_id)
    await lock_row(Person, person_id)
    await lock_row(WorkStudySlot, slot_id)
    earlier = await _live_booking(slot_id, person_id)
    if earlier is not None:
        return earlier
    slot = await slot_row(slot_id)
    first = max(first_day or slot["first_day"], slot["first_day"], clock.today())
    planned, last = await _planned(slot, student, first, min(last_day or slot["last_day"], slot["last_day"]))
    await _take_place(slot)
    return await _booked(actor, slot, person_id, planned, first, last)


@atomic
async def cancel_booking(actor: Actor, booking_id: UUID, *, why: str = "", key: str | None = None) -> None:
    """Give a booking up: one that has not begun is cancelled, one that has ends today. Again: nothing happens."""
    require(actor, *BOOKERS, Role.EMPLOYER)
    booking = await _booking(booking_id)
    if actor.role is Role.EMPLOYER:
        await locked_slot(actor, booking["slot_id"])
    else:
        await person(actor, booking["person_id"])
    if booking["state"] == BookingState.BOOKED.value:
        await _end(actor, booking, clock.today(), why)


@atomic
async def end_bookings(
    actor: Actor, person_id: UUID, last_day: date, why: str = "", *, slot_id: UUID | None = None
) -> list[UUID]:
    """End a person's bookings after `last_day`, all as on graduation, or those of one slot: which were ended."""
    require(actor, *STAFF)
    await person(actor, person_id)
    rows = (
        await _bookings()
        .where(
            Booking.person_id == person_id,
            Booking.state == BookingState.BOOKED.value,
            Booking.last_day > last_day,
            *([Booking.slot_id == slot_id] if slot_id is not None else []),
        )
        .order_by(Booking.id)
    )
    return [booking["id"] for booking in rows if await _end(actor, booking, last_day, why)]


@atomic
async def end_bookings_due(actor: Actor, limit: int = 200) -> int:
    """End the bookings whose last day is over, so that their places are free again: how many. For the scheduler."""
    require(actor, *STAFF)
    over = (Booking.state == BookingState.BOOKED.value) & (Booking.last_day < clock.today())
    rows = await _bookings().where(over).order_by(Booking.id).limit(limit)
    return sum([await _end(actor, row, row["last_day"], "") for row in rows])


@atomic
async def record_hours(actor: Actor, booking_id: UUID, day: date, minutes: int, *, key: str | None = None) -> int:
    """Record what was worked on a day, or correct it: the pay of it in fen.

    Raises Invalid for a day outside the booking or still to come, NotFound.
    """
    require(actor, *POSTERS)
    booking = await _booking(booking_id)
    slot = await locked_slot(actor, booking["slot_id"])
    if actor.is_staff:
        await person(actor, booking["person_id"])
    refuse_if_any(hours_problems(day, minutes, booking["first_day"], booking["last_day"], clock.today()))
    pay = pay_for(minutes, slot["pay_hour_fen"])
    this_day = (WorkedHours.booking_id == booking_id) & (WorkedHours.day == day)
    before = await WorkedHours.select(WorkedHours.minutes).where(this_day).first()
    columns: dict[str, Any] = {"minutes": minutes, "pay_fen": pay, "recorded_at": clock.now(), "recorded_by": actor.id}
    if before is None:
        await WorkedHours(booking_id=booking_id, day=day, **columns).save()
    else:
        await WorkedHours.update(**columns).where(this_day)
    await record(actor, HoursRecorded(booking_id, day, before["minutes"] if before else None, minutes))
    return pay


async def _planned(slot: dict[str, Any], student: Member, first: date, last: date) -> tuple[DatedBooking, date]:
    """The dated hours a booking would take and its last day. Raises BookingRefused, NotPossibleNow."""
    obstacle = booking_obstacle(SlotState(slot["state"]), slot["apply_by"], slot["last_day"], clock.today())
    if obstacle is not None:
        raise NotPossibleNow(obstacle.message, obstacle.rule)
    found = await studies_of(student.id, first)
    studies, school_id = found if found is not None else (None, None)
    last = last_day_of_booking(first, last, studies)
    week = WeekPattern.from_text(slot["week"])
    planned = dated_booking(week, first, last, studies, skips=slot["may_skip_days"])
    numbers = await parameters(slot["division"], max(first, clock.today()))
    findings: list[HoursFinding | Finding] = [
        *booking_findings(
            planned,
            week,
            student.birth_date,
            studies,
            await booked_hours(student.id),
            await busy_hours(student.id, first, last),
            numbers,
        ),
        *pay_finding(slot["pay_hour_fen"], slot["on_campus"], numbers),
        *other_school_finding(slot["school_id"], school_id),
    ]
    if findings:
        raise BookingRefused(findings)
    return planned, last


async def _take_place(slot: dict[str, Any]) -> None:
    taken = (
        await WorkStudySlot.update({WorkStudySlot.places_taken: WorkStudySlot.places_taken + 1})
        .where(WorkStudySlot.id == slot["id"], WorkStudySlot.places_taken < WorkStudySlot.places)
        .returning(WorkStudySlot.id)
    )
    if not taken:
        raise NotPossibleNow(say("All places of this slot are taken."), "slot-full")


async def _booked(
    actor: Actor, slot: dict[str, Any], person_id: UUID, planned: DatedBooking, first: date, last: date
) -> UUID:
    """Write the booking; from now on it takes the student's time."""
    booking = Booking(
        slot_id=slot["id"],
        person_id=person_id,
        first_day=first,
        last_day=last,
        week=slot["week"],
        left_out=[
            {"day": skipped.day.isoformat(), "rule": skipped.rule, "reason": to_json(skipped.reason)}
            for skipped in planned.left_out
        ],
        booked_at=clock.now(),
    )
    await booking.save()
    booking_id: UUID = booking.id
    await engage(
        actor,
        Engaged(
            person_id=person_id,
            kind=EngagementKind.SLOT,
            source_id=booking_id,
            week=WeekPattern.from_text(slot["week"]),
            first_day=first,
            last_day=last,
            form=EmploymentForm.STUDENT_WORK.value,
            organisation_id=slot["organisation_id"],
            title=slot["title"],
            may_stop=True,
            monthly_pay_fen=month_pay_fen(WeekPattern.from_text(slot["week"]), slot["pay_hour_fen"]),
        ),
    )
    await record(actor, BookingMoved(booking_id, slot["id"], person_id, None, BookingState.BOOKED, last))
    return booking_id


async def _end(actor: Actor, booking: dict[str, Any], last_day: date, why: str) -> bool:
    """End a booking after `last_day`, or cancel it when it would not have begun by then.

    Whether this did: another process may have been quicker, and has given the place back.
    """
    began = booking["first_day"] <= last_day
    after = BookingState.ENDED if began else BookingState.CANCELLED
    last = min(last_day, booking["last_day"]) if began else booking["last_day"]
    ended = (
        await Booking.update({Booking.state: after.value, Booking.last_day: last})
        .where((Booking.id == booking["id"]) & (Booking.state == BookingState.BOOKED.value))
        .returning(Booking.id)
    )
    if not ended:
        return False
    await WorkStudySlot.update({WorkStudySlot.places_taken: WorkStudySlot.places_taken - 1}).where(
        WorkStudySlot.id == booking["slot_id"]
    )
    await release(actor, booking["id"], last_day)
    await record(
        actor,
        BookingMoved(
            booking["id"], booking["slot_id"], booking["person_id"], BookingState(booking["state"]), after, last
        ),
        why,
    )
    return True


async def _live_booking(slot_id: UUID, person_id: UUID) -> UUID | None:
    """The booking that still has days to come; one whose days are over stands in nobody's way."""
    row = (
        await Booking.select(Booking.id)
        .where(
            Booking.slot_id == slot_id,
            Booking.person_id == person_id,
            Booking.state == BookingState.BOOKED.value,
            Booking.last_day >= clock.today(),
        )
        .first()
    )
    return UUID(str(row["id"])) if row else None


async def _booking(booking_id: UUID) -> dict[str, Any]:
    row: dict[str, Any] | None = await _bookings().where(Booking.id == booking_id).first()
    if row is None:
        raise NotFound()
    return row


def _bookings() -> Any:
    return Booking.select(
        Booking.id, Booking.slot_id, Booking.person_id, Booking.state, Booking.first_day, Booking.last_day
    )
