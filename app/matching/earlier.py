"""Whether an opening would repeat what ended an earlier placement of this person: one rule for each coded cause."""

from app.matching.pairs import Pair, Way
from app.matching.terms import FailureCause, OpeningKind
from app.matching.values import Failure
from app.matching.weights import LONG_WAY_MINUTES, MINUTES_ALIKE, SEASON_DAYS


def repeated_failures(pair: Pair) -> tuple[Failure, ...]:
    """The person's earlier endings whose cause is found again in this opening, or has ended work here for others."""
    ended_here = {cause for cause, times in pair.offer.opening.failed_causes if times}
    return tuple(
        failure for failure in pair.person.candidate.failures if failure.cause in ended_here or _repeats(failure, pair)
    )


def _repeats(failure: Failure, pair: Pair) -> bool:
    match failure.cause:
        case FailureCause.TRANSPORT:
            return _way_as_long(failure, pair)
        case FailureCause.CARE:
            return any(pair.away & duty.bits for duty in pair.person.care)
        case FailureCause.HEALTH:
            return bool(pair.offer.demands)
        case FailureCause.PAY:
            return _pay_as_low(failure, pair)
        case FailureCause.HOURS:
            return _hours_as_long(failure, pair)
        case FailureCause.SEASONAL:
            work = pair.offer.opening.kind is not OpeningKind.COURSE
            return work and (pair.offer.last_day - pair.offer.start).days < SEASON_DAYS
        case FailureCause.CONFLICT | FailureCause.EMPLOYER_CLOSED:
            firm = failure.organisation_id
            return firm is not None and firm == pair.offer.opening.organisation_id


def _way_as_long(failure: Failure, pair: Pair) -> bool:
    if pair.minutes is None or pair.way in (Way.LODGING, Way.SHUTTLE):
        return False
    if failure.travel_minutes is None:
        return pair.minutes >= LONG_WAY_MINUTES
    return pair.minutes > failure.travel_minutes - MINUTES_ALIKE


def _pay_as_low(failure: Failure, pair: Pair) -> bool:
    high = pair.offer.month_high_fen
    return high is not None and failure.pay_fen is not None and high <= failure.pay_fen


def _hours_as_long(failure: Failure, pair: Pair) -> bool:
    if failure.week is not None:
        return pair.offer.half_hours >= failure.week.half_hours
    legal = pair.offer.opening.legal_hours
    return legal is not None and (bool(pair.offer.nights) or pair.offer.half_hours > legal.week_half_hours)
