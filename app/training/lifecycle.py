"""How an enrolment and a cohort may change, as data."""

from dataclasses import dataclass
from enum import StrEnum

from app.sentences import Sentence, say


class CohortState(StrEnum):
    """Where one run of a course stands."""

    OPEN = "open"
    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class EnrolmentState(StrEnum):
    """Where one person's enrolment stands (报名 候补 录取 在读 结业 退班)."""

    APPLIED = "applied"
    WAITLISTED = "waitlisted"
    ADMITTED = "admitted"
    ATTENDING = "attending"
    COMPLETED = "completed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Transition:
    """One allowed change of an enrolment."""

    before: EnrolmentState
    after: EnrolmentState


TRANSITIONS: frozenset[Transition] = frozenset(
    {
        Transition(EnrolmentState.APPLIED, EnrolmentState.ADMITTED),
        Transition(EnrolmentState.APPLIED, EnrolmentState.WAITLISTED),
        Transition(EnrolmentState.WAITLISTED, EnrolmentState.ADMITTED),
        Transition(EnrolmentState.WAITLISTED, EnrolmentState.DROPPED),
        Transition(EnrolmentState.ADMITTED, EnrolmentState.ATTENDING),
        Transition(EnrolmentState.ADMITTED, EnrolmentState.DROPPED),
        Transition(EnrolmentState.ATTENDING, EnrolmentState.COMPLETED),
        Transition(EnrolmentState.ATTENDING, EnrolmentState.DROPPED),
        Transition(EnrolmentState.DROPPED, EnrolmentState.APPLIED),
    }
)

NEXT_COHORT_STATES: dict[CohortState, frozenset[CohortState]] = {
    CohortState.OPEN: frozenset({CohortState.RUNNING, CohortState.CANCELLED}),
    CohortState.RUNNING: frozenset({CohortState.FINISHED, CohortState.CANCELLED}),
    CohortState.FINISHED: frozenset(),
    CohortState.CANCELLED: frozenset(),
}

HOLDS_A_SEAT = frozenset({EnrolmentState.ADMITTED, EnrolmentState.ATTENDING, EnrolmentState.COMPLETED})
"""The states that count against a cohort's seats."""

LIVE = HOLDS_A_SEAT | {EnrolmentState.APPLIED, EnrolmentState.WAITLISTED}
"""The states in which a second request of the same person is the same enrolment."""

MAY_GIVE_FEEDBACK = frozenset({EnrolmentState.ATTENDING, EnrolmentState.COMPLETED, EnrolmentState.DROPPED})
"""Who left early knows what was hard."""

COHORT_LABELS: dict[CohortState, Sentence] = {
    CohortState.OPEN: say("open for enrolment"),
    CohortState.RUNNING: say("running"),
    CohortState.FINISHED: say("finished"),
    CohortState.CANCELLED: say("cancelled"),
}

ENROLMENT_LABELS: dict[EnrolmentState, Sentence] = {
    EnrolmentState.APPLIED: say("applied"),
    EnrolmentState.WAITLISTED: say("on the waiting list"),
    EnrolmentState.ADMITTED: say("admitted"),
    EnrolmentState.ATTENDING: say("attending"),
    EnrolmentState.COMPLETED: say("completed the course"),
    EnrolmentState.DROPPED: say("left the course"),
}


def may_move(before: EnrolmentState, after: EnrolmentState) -> bool:
    """Whether the lifecycle allows this change."""
    return Transition(before, after) in TRANSITIONS
