"""Pay brought to one measure, fen a month: what is offered, the person's own floor, what both are held against."""

from app.matching.pairs import Pair
from app.matching.terms import EmploymentForm, OpeningKind, PayUnit


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


def pay_that_opens(pair: Pair) -> int | None:
    """The least pay, in fen of the opening's own unit, that meets the legal floor and the person's; None if unknown.

    For a transfer also not less than now.
    """
    opening = pair.offer.opening
    if opening.kind is OpeningKind.COURSE or not pair.offer.half_hours:
        return None
    now = pair.person.candidate.current_pay_fen if opening.kind is OpeningKind.TRANSFER else None
    months = [fen for fen in (own_floor_fen(pair), now) if fen is not None]
    floors = [opening.pay_floor_fen] if opening.pay_floor_fen is not None else []
    if opening.pay_unit is PayUnit.MONTH:
        return max(months + floors, default=None)
    # The least whole fen an hour whose month, rounded down as in Offer, reaches the sum.
    hours = [-(-fen * 6 // (pair.offer.half_hours * 13)) for fen in months]
    return max(hours + floors, default=None)
