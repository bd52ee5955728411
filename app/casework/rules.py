"""Pure decisions about cases and referrals, each with its reason."""

from collections.abc import Sequence
from datetime import date

from app.actors import Role
from app.casework.lifecycle import REFERRAL_LABELS, TRANSITIONS, CaseState, ClosingReason, ReferralState
from app.errors import ALLOWED, Verdict
from app.matching.gates import Gate
from app.sentences import Sentence, say


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


NEVER_WEIGHED = frozenset(
    {Gate.CONSENT, Gate.AGE, Gate.STUDIES, Gate.LICENCES, Gate.LIMITS, Gate.LEGAL_HOURS, Gate.EMPLOYER}
)
"""Closed gates of law, consent and safety: nobody may weigh them away; what closes them must change first."""


def may_propose(closed: Sequence[Gate], reasons: Sequence[Sentence], why: str) -> Verdict:
    """Whether an opening may be proposed whose gates `closed` are closed, for the `reasons` in the same order.

    Gates of law, consent and safety hold. The others (week, way, pay...) are the caseworker's to weigh, saying why.
    """
    for gate, reason in zip(closed, reasons, strict=True):
        if gate in NEVER_WEIGHED:
            return Verdict(False, f"gate-{gate.value}", reason)
    if closed and not why.strip():
        text = say("This does not fit yet: {reason} If you propose it all the same, write down why.", reason=reasons[0])
        return Verdict(False, f"gate-{closed[0].value}", text)
    return ALLOWED


def is_unanswered(referred_on: date, today: date, answer_days: int) -> bool:
    """Whether more than `answer_days` whole days have passed since the employer was asked."""
    return (today - referred_on).days > answer_days


def may_introduce(consents: bool) -> Verdict:
    """Whether a person may be introduced to an employer by name: only with their consent to it (PIPL 13, 29)."""
    if consents:
        return ALLOWED
    text = say("Ask first: this person has not agreed to be introduced to employers by name.")
    return Verdict(False, "referral-consent", text)


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
