"""How a slot and a booking may change, as data."""

from enum import StrEnum

from app.sentences import Sentence, say


class SlotState(StrEnum):
    """Where a work-study slot stands with moderation."""

    IN_REVIEW = "in_review"
    LIVE = "live"
    RETURNED = "returned"
    CLOSED = "closed"


class BookingState(StrEnum):
    """Where a student's booking of a slot stands."""

    BOOKED = "booked"
    ENDED = "ended"
    CANCELLED = "cancelled"


SLOT_TRANSITIONS: frozenset[tuple[SlotState, SlotState]] = frozenset(
    {
        (SlotState.IN_REVIEW, SlotState.LIVE),
        (SlotState.IN_REVIEW, SlotState.RETURNED),
        (SlotState.IN_REVIEW, SlotState.CLOSED),
        (SlotState.RETURNED, SlotState.IN_REVIEW),
        (SlotState.RETURNED, SlotState.CLOSED),
        (SlotState.LIVE, SlotState.RETURNED),
        (SlotState.LIVE, SlotState.CLOSED),
    }
)

SLOT_LABELS: dict[SlotState, Sentence] = {
    SlotState.IN_REVIEW: say("being reviewed"),
    SlotState.LIVE: say("live"),
    SlotState.RETURNED: say("returned for changes"),
    SlotState.CLOSED: say("no longer offered"),
}

BOOKING_LABELS: dict[BookingState, Sentence] = {
    BookingState.BOOKED: say("booked"),
    BookingState.ENDED: say("ended"),
    BookingState.CANCELLED: say("cancelled"),
}
