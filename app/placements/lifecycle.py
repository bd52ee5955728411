"""How a placement may change, as data: its kinds, states, coded ends and exclusions, and who may bring them about."""

from dataclasses import dataclass
from enum import StrEnum

from app.actors import Role
from app.sentences import Sentence, say


class PlacementKind(StrEnum):
    """Where a placement comes from; the first three are the opening kinds of paid work. A course is no placement."""

    VACANCY = "vacancy"
    SLOT = "slot"
    TRANSFER = "transfer"
    OWN_BUSINESS = "own_business"
    OWN_FIND = "own_find"


class PlacementState(StrEnum):
    """Where a placement stands."""

    WORKING = "working"
    ENDED = "ended"
    ANNULLED = "annulled"


class EndReason(StrEnum):
    """How a placement ended. The last three are failures and carry a coded cause."""

    TERM_OVER = "term_over"
    OTHER_JOB = "other_job"
    GRADUATED = "graduated"
    RETIRED = "retired"
    LEFT = "left"
    DISMISSED = "dismissed"
    CLOSED_DOWN = "closed_down"


class ExclusionReason(StrEnum):
    """Why a started placement is taken out of the stable-income figures, by a person and for all to see."""

    DECEASED = "deceased"
    RETIRED = "retired"
    MOVED_AWAY = "moved_away"
    STUDIES = "studies"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    ENTERED_IN_ERROR = "entered_in_error"


class Step(StrEnum):
    """What can be done to a placement that exists."""

    CHANGE_TERMS = "change_terms"
    END = "end"
    EXCLUDE = "exclude"
    ANNUL = "annul"


@dataclass(frozen=True, slots=True)
class Transition:
    """One allowed step, from which state to which, and the roles that may take it."""

    step: Step
    before: PlacementState
    after: PlacementState
    roles: frozenset[Role]


STAFF = frozenset({Role.CASEWORKER, Role.SUPERVISOR, Role.SYSTEM})
_CONCERNED = STAFF | {Role.EMPLOYER, Role.WORKER, Role.STUDENT}

MAY_START = STAFF
"""Roles that may start a placement; an employer answers a referral, a caseworker places."""

TRANSITIONS: tuple[Transition, ...] = (
    Transition(Step.CHANGE_TERMS, PlacementState.WORKING, PlacementState.WORKING, STAFF | {Role.EMPLOYER}),
    Transition(Step.END, PlacementState.WORKING, PlacementState.ENDED, _CONCERNED),
    Transition(Step.EXCLUDE, PlacementState.WORKING, PlacementState.WORKING, STAFF),
    Transition(Step.EXCLUDE, PlacementState.ENDED, PlacementState.ENDED, STAFF),
    Transition(Step.ANNUL, PlacementState.WORKING, PlacementState.ANNULLED, STAFF),
)

FAILED_ENDS = frozenset({EndReason.LEFT, EndReason.DISMISSED, EndReason.CLOSED_DOWN})
"""Ends that must name a FailureCause: the next matching weighs it."""

KIND_LABELS: dict[PlacementKind, Sentence] = {
    PlacementKind.VACANCY: say("Job"),
    PlacementKind.SLOT: say("Work-study"),
    PlacementKind.TRANSFER: say("New post at the same firm"),
    PlacementKind.OWN_BUSINESS: say("Own stall or business"),
    PlacementKind.OWN_FIND: say("Job found by the person"),
}

STATE_LABELS: dict[PlacementState, Sentence] = {
    PlacementState.WORKING: say("at work"),
    PlacementState.ENDED: say("work has ended"),
    PlacementState.ANNULLED: say("entered in error"),
}

END_LABELS: dict[EndReason, Sentence] = {
    EndReason.TERM_OVER: say("the agreed time was over"),
    EndReason.OTHER_JOB: say("went on to another job"),
    EndReason.GRADUATED: say("has graduated"),
    EndReason.RETIRED: say("has retired"),
    EndReason.LEFT: say("the person left"),
    EndReason.DISMISSED: say("the employer ended it"),
    EndReason.CLOSED_DOWN: say("the firm or business closed"),
}

EXCLUSION_LABELS: dict[ExclusionReason, Sentence] = {
    ExclusionReason.DECEASED: say("the person has passed away"),
    ExclusionReason.RETIRED: say("the person has retired"),
    ExclusionReason.MOVED_AWAY: say("the household has moved to another region"),
    ExclusionReason.STUDIES: say("the person studies full time"),
    ExclusionReason.CONSENT_WITHDRAWN: say("the person no longer wishes to be followed up"),
    ExclusionReason.ENTERED_IN_ERROR: say("the placement was entered in error"),
}
