"""Pure decisions about cases and referrals, each with its reason."""

from datetime import date

from app.actors import Role
from app.casework.lifecycle import REFERRAL_LABELS, TRANSITIONS, CaseState, ClosingReason, ReferralState
from app.errors import ALLOWED, Verdict
from app.sentences import say


def may_move(before: ReferralState, after: ReferralState, role: Role) -> Verdict:
    """Whether `role` may bring a referral from `before` to `after` (the table of `lifecycle`)."""
    known = [move for move in TRANSITIONS if (move.before, move.after) == (before, after)]
    if not known:
        reason = say(
            "A referral that is “{before}” cannot become “{after}”.",
            before=REFERRAL_LABELS[before],
            after=REFERRAL_LABELS[after],
        )
        return Verdict(False, "referral-lifecycle", reason)
    if role not in known[0].roles:
        return Verdict(False, "referral-role", say("This step is not yours to take. Please ask the caseworker."))
    return ALLOWED


def may_close(state: CaseState, reason: ClosingReason, stable_since: date | None) -> Verdict:
    """Whether a case may be closed now.

    A started job is not an outcome: exit by work needs a decision "stable" (domain: the outcome, rule 3), so a case can
    never close on the day of a placement.
    """
    if state is CaseState.CLOSED:
        return Verdict(False, "case-already-closed", say("This case is closed already."))
    if reason is ClosingReason.EXIT_BY_WORK and stable_since is None:
        text = say("A started job does not close a case. Income must first be stable for the months the rule asks for.")
        return Verdict(False, "close-needs-stable-income", text)
    return ALLOWED


def next_yearly_check(last: date) -> date:
    """The day a year after `last` on which the tier is looked at again; 29 February becomes 28 February."""
    try:
        return last.replace(year=last.year + 1)
    except ValueError:
        return last.replace(year=last.year + 1, day=28)
