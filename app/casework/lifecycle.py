"""How a case and a referral may change, as data: from which state, to which, and by whom."""

from dataclasses import dataclass
from enum import StrEnum

from app.actors import Role
from app.sentences import Sentence, say


class CaseState(StrEnum):
    """Where a household's case stands."""

    OPEN = "open"
    CLOSED = "closed"


class ClosingReason(StrEnum):
    """Why a case was closed (domain: exit by work 脱困, exit to safety net 解困, retirement, move, death)."""

    EXIT_BY_WORK = "exit_by_work"
    EXIT_TO_SAFETY_NET = "exit_to_safety_net"
    RETIRED = "retired"
    MOVED_AWAY = "moved_away"
    DECEASED = "deceased"


class ReferralState(StrEnum):
    """Where a referral of one person to one opening stands."""

    PROPOSED = "proposed"
    REFERRED = "referred"
    INTERVIEWED = "interviewed"
    OFFERED = "offered"
    PLACED = "placed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    UNANSWERED = "unanswered"


class EmployerReason(StrEnum):
    """Why an employer said no. A person's own reasons are matching's RefusalReason."""

    SKILLS = "skills"
    HOURS = "hours"
    FILLED = "filled"
    NO_SHOW = "no_show"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Transition:
    """One allowed change of a referral and the roles that may make it."""

    before: ReferralState
    after: ReferralState
    roles: frozenset[Role]


def _transition(before: ReferralState, after: ReferralState, *roles: Role) -> Transition:
    return Transition(before, after, frozenset(roles))


_STAFF = (Role.CASEWORKER, Role.SUPERVISOR)
_PERSON = (Role.WORKER, Role.STUDENT)

TRANSITIONS: tuple[Transition, ...] = (
    _transition(ReferralState.PROPOSED, ReferralState.REFERRED, *_STAFF),
    _transition(ReferralState.PROPOSED, ReferralState.DECLINED, *_STAFF, *_PERSON),
    _transition(ReferralState.PROPOSED, ReferralState.WITHDRAWN, *_STAFF, Role.SYSTEM),
    _transition(ReferralState.REFERRED, ReferralState.INTERVIEWED, *_STAFF, Role.EMPLOYER),
    _transition(ReferralState.REFERRED, ReferralState.OFFERED, *_STAFF, Role.EMPLOYER),
    _transition(ReferralState.REFERRED, ReferralState.DECLINED, *_STAFF, *_PERSON, Role.EMPLOYER),
    _transition(ReferralState.REFERRED, ReferralState.WITHDRAWN, *_STAFF, Role.SYSTEM),
    _transition(ReferralState.REFERRED, ReferralState.UNANSWERED, *_STAFF, Role.SYSTEM),
    _transition(ReferralState.UNANSWERED, ReferralState.REFERRED, *_STAFF),
    _transition(ReferralState.UNANSWERED, ReferralState.INTERVIEWED, *_STAFF, Role.EMPLOYER),
    _transition(ReferralState.UNANSWERED, ReferralState.OFFERED, *_STAFF, Role.EMPLOYER),
    _transition(ReferralState.UNANSWERED, ReferralState.DECLINED, *_STAFF, *_PERSON, Role.EMPLOYER),
    _transition(ReferralState.UNANSWERED, ReferralState.WITHDRAWN, *_STAFF, Role.SYSTEM),
    _transition(ReferralState.INTERVIEWED, ReferralState.OFFERED, *_STAFF, Role.EMPLOYER),
    _transition(ReferralState.INTERVIEWED, ReferralState.DECLINED, *_STAFF, *_PERSON, Role.EMPLOYER),
    _transition(ReferralState.INTERVIEWED, ReferralState.WITHDRAWN, *_STAFF, Role.SYSTEM),
    _transition(ReferralState.OFFERED, ReferralState.PLACED, *_STAFF, Role.SYSTEM),
    _transition(ReferralState.OFFERED, ReferralState.DECLINED, *_STAFF, *_PERSON, Role.EMPLOYER),
    _transition(ReferralState.OFFERED, ReferralState.WITHDRAWN, *_STAFF, Role.SYSTEM),
)

ENDED = frozenset({ReferralState.PLACED, ReferralState.DECLINED, ReferralState.WITHDRAWN})
"""States from which nothing follows; a person has at most one referral to an opening outside them."""

INTRODUCED = frozenset(
    {
        ReferralState.REFERRED,
        ReferralState.UNANSWERED,
        ReferralState.INTERVIEWED,
        ReferralState.OFFERED,
        ReferralState.PLACED,
    }
)
"""States in which the employer knows of the person; before and after, what a person decides is not its matter."""

CASE_STATE_LABELS: dict[CaseState, Sentence] = {
    CaseState.OPEN: say("open"),
    CaseState.CLOSED: say("closed"),
}

CLOSING_LABELS: dict[ClosingReason, Sentence] = {
    ClosingReason.EXIT_BY_WORK: say("exit by work: income has become stable"),
    ClosingReason.EXIT_TO_SAFETY_NET: say("passed on to the public safety net"),
    ClosingReason.RETIRED: say("retired"),
    ClosingReason.MOVED_AWAY: say("moved away"),
    ClosingReason.DECEASED: say("passed away"),
}

REFERRAL_LABELS: dict[ReferralState, Sentence] = {
    ReferralState.PROPOSED: say("proposed"),
    ReferralState.REFERRED: say("referred"),
    ReferralState.INTERVIEWED: say("interviewed"),
    ReferralState.OFFERED: say("offered"),
    ReferralState.PLACED: say("placed"),
    ReferralState.DECLINED: say("declined"),
    ReferralState.WITHDRAWN: say("withdrawn"),
    ReferralState.UNANSWERED: say("no answer yet"),
}

EMPLOYER_REASON_LABELS: dict[EmployerReason, Sentence] = {
    EmployerReason.SKILLS: say("other skills are needed"),
    EmployerReason.HOURS: say("the hours do not fit the firm"),
    EmployerReason.FILLED: say("the post is filled"),
    EmployerReason.NO_SHOW: say("did not come to the interview"),
    EmployerReason.OTHER: say("another reason"),
}
