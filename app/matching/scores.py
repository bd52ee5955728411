"""The score: points 0..10000 for each part that has data, and their weighted mean in whole basis points."""

from collections.abc import Callable

from app.matching.earlier import repeated_failures
from app.matching.pairs import Pair, Way
from app.matching.pay import month_pay_fen, pay_reference_fen
from app.matching.prepared import Offer, Person
from app.matching.terms import Need, OpeningKind, WishKind
from app.matching.values import Wish
from app.matching.week_fit import week_points
from app.matching.weights import (
    COURSE_FEE_MOST,
    COURSE_FREE,
    COURSE_LOST_MOST,
    COURSE_REFERENCE_FEN,
    COURSE_STIPEND_MOST,
    EARLIER_REPEATED,
    EXPERIENCE_BY_SHARED_SEGMENTS,
    EXPERIENCE_SHORT_LEAST,
    FULL,
    MUST_WEIGHT,
    NEEDS_WEIGHED,
    PAY_EQUAL,
    QUALIFIED,
    RATING_STEP,
    REACH_AT_MAXIMUM,
    REACH_LODGING,
    RECORD_MEAN,
    RECORD_PRIOR,
    SKILLS_BASE,
    UNCERTAINTY_POINTS,
    WANTED_WEIGHT,
    WEIGHTS,
    Part,
)
from app.schedules.ring import DAY

_SATURDAY = 5


def parts_of(pair: Pair) -> tuple[tuple[Part, int], ...]:
    """The points of every part that has data, in the order of the table."""
    found = []
    for part, rule in _PARTS:
        points = rule(pair)
        if points is not None:
            found.append((part, points))
    return tuple(found)


def score_of(parts: tuple[tuple[Part, int], ...]) -> int:
    """The weighted mean of the parts there are, rounded down: a part without data gives its weight to the others."""
    weighed = total = 0
    for part, points in parts:
        weight = WEIGHTS[part]
        weighed += weight * points
        total += weight
    return weighed // total


def is_qualified(pair: Pair) -> bool:
    """Whether the person covers the musts well enough to be put forward."""
    return covers_musts(pair.person, pair.offer)


def covers_musts(person: Person, offer: Offer) -> bool:
    """Whether the mean of the musts, cut by levels short, reaches QUALIFIED; true when none is asked for."""
    return sum([person.points_for(skill) for skill in offer.musts]) >= QUALIFIED * len(offer.musts)


def skill_coverage(pair: Pair) -> int | None:
    """How much of the skills asked for is there, a must weighing three times a wish; None when none is asked for."""
    if not pair.offer.required:
        return None
    covered = total = 0
    for skill in pair.offer.required:
        weight = MUST_WEIGHT if skill.must else WANTED_WEIGHT
        covered += weight * pair.person.points_for(skill)
        total += weight
    return covered // total


def wish_granted(wish: Wish, pair: Pair) -> bool | None:
    """Whether the opening grants the wish; None when it says nothing about it."""
    opening = pair.offer.opening
    match wish.kind:
        case WishKind.OPENING_KIND:
            return opening.kind == wish.value
        case WishKind.OCCUPATION:
            return opening.occupation.startswith(wish.value) if opening.occupation else None
        case WishKind.FORM:
            return opening.form == wish.value if opening.form else None
        case WishKind.SKILL:
            names = [*(gives.name for gives in opening.gives_skills), *(asks.name for asks in opening.skills)]
            return wish.value in names if names else None
        case WishKind.OWN_BUSINESS:
            return opening.leads_to_own_business
        case WishKind.NO_NIGHTS:
            return not pair.offer.nights
        case WishKind.FREE_WEEKEND:
            return not pair.offer.bits >> (_SATURDAY * DAY)


def need_met(need: Need, pair: Pair) -> bool | None:
    """Whether the opening meets the need; None when it does not arise here. Step-free access is a gate."""
    opening = pair.offer.opening
    match need:
        case Need.LODGING:
            # Who can go home every day does not need a bed there.
            goes_home = pair.way in (Way.DAILY, Way.SHUTTLE)
            return None if goes_home and not opening.lodging else opening.lodging
        case Need.BOARD:
            return opening.board
        case Need.INSURANCE:
            return None if opening.kind is OpeningKind.COURSE else opening.insurance
        case Need.TRANSPORT:
            return pair.way is Way.SHUTTLE
        case Need.STEP_FREE:
            return None


def _skills(pair: Pair) -> int | None:
    coverage = skill_coverage(pair)
    return None if coverage is None else SKILLS_BASE + (FULL - SKILLS_BASE) * coverage // FULL


def _experience(pair: Pair) -> int | None:
    opening, done = pair.offer.opening, pair.person.candidate.occupations
    if opening.occupation is None or not done or opening.kind is OpeningKind.COURSE:
        return None
    return max(_likeness(past.code, past.months, opening.occupation, opening.experience_months) for past in done)


def _likeness(code: str, months: int, asked_code: str, asked_months: int) -> int:
    shared = 0
    for mine, theirs in zip(code.split("-"), asked_code.split("-"), strict=False):
        if mine != theirs:
            break
        shared += 1
    points = EXPERIENCE_BY_SHARED_SEGMENTS[min(shared, len(EXPERIENCE_BY_SHARED_SEGMENTS) - 1)]
    if months >= asked_months:
        return points
    kept = EXPERIENCE_SHORT_LEAST + (FULL - EXPERIENCE_SHORT_LEAST) * months // asked_months
    return points * kept // FULL


def _week(pair: Pair) -> int | None:
    return week_points(pair.fit, pair.offer.half_hours)


def _reach(pair: Pair) -> int | None:
    if pair.minutes is None:
        return None
    if pair.way is Way.LODGING:
        return REACH_LODGING
    if pair.way is Way.TOO_FAR:
        return 0
    return FULL - (FULL - REACH_AT_MAXIMUM) * pair.minutes // max(1, pair.maximum)


def _pay(pair: Pair) -> int | None:
    if pair.offer.opening.kind is OpeningKind.COURSE:
        return _course_pay(pair)
    pay, reference = month_pay_fen(pair), pay_reference_fen(pair)
    if pay is None or reference is None:
        return None
    return min(FULL, PAY_EQUAL * max(0, pay - pair.fit.income_lost_fen) // reference)


def _course_pay(pair: Pair) -> int:
    opening = pair.offer.opening
    reference = pay_reference_fen(pair) or COURSE_REFERENCE_FEN
    stipend = min(COURSE_STIPEND_MOST, COURSE_STIPEND_MOST * opening.stipend_fen // reference)
    lost = min(COURSE_LOST_MOST, COURSE_LOST_MOST * pair.fit.income_lost_fen // reference)
    fee = min(COURSE_FEE_MOST, COURSE_FEE_MOST * opening.fee_fen // reference)
    return COURSE_FREE + stipend - lost - fee


def _wishes(pair: Pair) -> int | None:
    answers = [wish_granted(wish, pair) for wish in pair.person.candidate.wishes]
    known = [answer for answer in answers if answer is not None]
    return FULL * sum(known) // len(known) if known else None


def _needs(pair: Pair) -> int | None:
    met = total = 0
    for need in pair.person.candidate.needs:
        answer = need_met(need, pair)
        if answer is not None:
            met += NEEDS_WEIGHED[need] * answer
            total += NEEDS_WEIGHED[need]
    return FULL * met // total if total else None


def _record(pair: Pair) -> int:
    # With nobody before, the mean: else the first good report would lower a score that its weight had left.
    record = pair.offer.opening.record
    stable = record.stable * FULL + (record.rating_sum - record.ratings) * RATING_STEP
    return (stable + RECORD_MEAN * RECORD_PRIOR) // (record.total + record.ratings + RECORD_PRIOR)


def _earlier(pair: Pair) -> int | None:
    if not pair.person.candidate.failures:
        return None
    return max(0, FULL - EARLIER_REPEATED * len(repeated_failures(pair)))


def _uncertainty(_pair: Pair) -> int:
    return UNCERTAINTY_POINTS


_PARTS: tuple[tuple[Part, Callable[[Pair], int | None]], ...] = (
    (Part.SKILLS, _skills),
    (Part.EXPERIENCE, _experience),
    (Part.WEEK, _week),
    (Part.REACH, _reach),
    (Part.PAY, _pay),
    (Part.WISHES, _wishes),
    (Part.NEEDS, _needs),
    (Part.RECORD, _record),
    (Part.EARLIER, _earlier),
    (Part.UNCERTAINTY, _uncertainty),
)
