"""Pay brought to one measure, fen a month: what is offered, the person's own floor, what both are held against."""

from app.matching.pairs import Pair
from app.matching.terms import EmploymentForm


def month_pay_fen(pair: Pair) -> int | None:
    """The middle of the pay range for a month, in fen, or None when it is not stated."""
    low, high = pair.offer.month_low_fen, pair.offer.month_high_fen
    return None if low is None or high is None else (low + high) // 2


def pay_reference_fen(pair: Pair) -> int | None:
    """What a month's pay is measured against: the highest known of the person's floor, pay now, and the legal floor."""
    candidate = pair.person.candidate
    known = [own_floor_fen(pair), candidate.current_pay_fen, pair.offer.month_floor_fen]
    return max((fen for fen in known if fen), default=None)


def own_floor_fen(pair: Pair) -> int | None:
    """The person's own lowest pay of a month, in fen; for part-time and student work in proportion to its hours."""
    own, legal = pair.person.candidate.wage_floor_fen, pair.offer.opening.legal_hours
    if own is None or legal is None:
        return own
    if pair.offer.opening.form in (EmploymentForm.PART_TIME, EmploymentForm.STUDENT_WORK):
        return own * min(pair.offer.half_hours, legal.week_half_hours) // legal.week_half_hours
    return own
