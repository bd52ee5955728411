"""How a vacancy and an in-house transfer may change, as data."""

from enum import StrEnum

from app.sentences import Sentence, say


class VacancyState(StrEnum):
    """Where a vacancy stands with moderation."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    LIVE = "live"
    RETURNED = "returned"
    CLOSED = "closed"


class TransferState(StrEnum):
    """Where an in-house transfer (岗位调整) stands."""

    PROPOSED = "proposed"
    NEGOTIATING = "negotiating"
    AGREED = "agreed"
    REFUSED = "refused"


class Party(StrEnum):
    """The three who must all agree to a transfer."""

    UNION = "union"
    FIRM = "firm"
    WORKER = "worker"


class Stance(StrEnum):
    """What a party says in one note of a negotiation."""

    PROPOSES = "proposes"
    NOTES = "notes"
    AGREES = "agrees"
    OBJECTS = "objects"


VACANCY_TRANSITIONS: frozenset[tuple[VacancyState, VacancyState]] = frozenset(
    {
        (VacancyState.DRAFT, VacancyState.IN_REVIEW),
        (VacancyState.DRAFT, VacancyState.CLOSED),
        (VacancyState.IN_REVIEW, VacancyState.LIVE),
        (VacancyState.IN_REVIEW, VacancyState.RETURNED),
        (VacancyState.IN_REVIEW, VacancyState.CLOSED),
        (VacancyState.RETURNED, VacancyState.IN_REVIEW),
        (VacancyState.RETURNED, VacancyState.CLOSED),
        (VacancyState.LIVE, VacancyState.IN_REVIEW),
        (VacancyState.LIVE, VacancyState.RETURNED),
        (VacancyState.LIVE, VacancyState.CLOSED),
    }
)

TRANSFER_TRANSITIONS: frozenset[tuple[TransferState, TransferState]] = frozenset(
    {
        (TransferState.PROPOSED, TransferState.NEGOTIATING),
        (TransferState.PROPOSED, TransferState.REFUSED),
        (TransferState.NEGOTIATING, TransferState.AGREED),
        (TransferState.NEGOTIATING, TransferState.REFUSED),
    }
)

OPEN_TRANSFERS = frozenset({TransferState.PROPOSED, TransferState.NEGOTIATING})
"""The states in which a transfer is still being talked about."""

VACANCY_LABELS: dict[VacancyState, Sentence] = {
    VacancyState.DRAFT: say("draft"),
    VacancyState.IN_REVIEW: say("being reviewed"),
    VacancyState.LIVE: say("live"),
    VacancyState.RETURNED: say("returned for changes"),
    VacancyState.CLOSED: say("no longer offered"),
}

TRANSFER_LABELS: dict[TransferState, Sentence] = {
    TransferState.PROPOSED: say("put forward"),
    TransferState.NEGOTIATING: say("being negotiated"),
    TransferState.AGREED: say("agreed by all three"),
    TransferState.REFUSED: say("not agreed"),
}

PARTY_LABELS: dict[Party, Sentence] = {
    Party.UNION: say("the union"),
    Party.FIRM: say("the firm"),
    Party.WORKER: say("the worker"),
}

STANCE_LABELS: dict[Stance, Sentence] = {
    Stance.PROPOSES: say("proposes"),
    Stance.NOTES: say("notes"),
    Stance.AGREES: say("agrees"),
    Stance.OBJECTS: say("objects"),
}
