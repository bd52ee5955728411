"""What happens to slots, bookings and hours worked. Events carry ids and codes, never names."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from app.history import Event
from app.workstudy.lifecycle import BookingState, SlotState


@dataclass(frozen=True, slots=True)
class SlotMoved(Event):
    """A slot was posted (`before` None), went live, was returned or closed; `rules` are the findings."""

    subject_kind: ClassVar[str] = "slot"
    subject_id: UUID
    organisation_id: UUID
    before: SlotState | None
    after: SlotState
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BookingMoved(Event):
    """A student booked a slot (`before` None), or the booking ended or was cancelled."""

    subject_kind: ClassVar[str] = "booking"
    subject_id: UUID
    slot_id: UUID
    person_id: UUID
    before: BookingState | None
    after: BookingState
    last_day: date


@dataclass(frozen=True, slots=True)
class HoursRecorded(Event):
    """Minutes worked on a day were recorded; `before` is what was recorded until now."""

    subject_kind: ClassVar[str] = "booking"
    subject_id: UUID
    day: date
    before: int | None
    after: int


@dataclass(frozen=True, slots=True)
class SlotOutcomesNoted(Event):
    """How many placements in this slot were stable at month 6, of how many."""

    subject_kind: ClassVar[str] = "slot"
    subject_id: UUID
    stable: int
    total: int
