"""How an opening's hours lie in a person's week and on their dated days: what clashes, with what, and what it costs."""

from bisect import bisect_left
from datetime import date, timedelta
from typing import NamedTuple

from app.matching.prepared import Offer, Person
from app.matching.weights import (
    DATED_HORIZON_DAYS,
    DATED_TOLERANCE,
    FULL,
    SLACK_HALF_HOURS,
    WEEK_SHARE_PARTS,
    WEEK_SLACK_PARTS,
)
from app.schedules.ring import DAY

_DAY_MASK = (1 << DAY) - 1


class WeekFit(NamedTuple):
    """Half-hours that clash, as bits of the week, and what follows. `dated` is a share in basis points."""

    care: int
    """With care duties nobody else covers: a wall."""
    engaged: int
    """With engagements that go on: a wall."""
    soft: int
    """With engagements the person could give up: a cost."""
    dated: int
    income_lost_fen: int
    """A month, from the engagements that would be given up."""
    slack: int
    """Half-hours before and after that are free as well, up to SLACK_HALF_HOURS."""

    @property
    def fits(self) -> bool:
        """Whether no wall stands in the way."""
        return not self.care and not self.engaged and self.dated <= DATED_TOLERANCE


_ALL_FREE = WeekFit(0, 0, 0, 0, 0, SLACK_HALF_HOURS)


def fit_week(person: Person, offer: Offer, travel: int, staying: bool, replaced: str | None) -> WeekFit:
    """How `offer` lies in the week of `person`.

    `travel` is the way in half-hours; `staying` means lodging there, so that the whole days are away from other work;
    `replaced` is the employer whose present job a transfer takes the place of.
    """
    away = offer.widened(offer.bits, travel)
    furthest = offer.widened(offer.bits, travel + SLACK_HALF_HOURS)
    at_work = offer.whole_days if staying else away
    if not (furthest | at_work) & person.taken_week and not away & person.busy_week:
        return _ALL_FREE
    care = engaged = soft = walls = lost = 0
    for duty in person.care:
        if duty.first_day <= offer.last_day and duty.last_day >= offer.start:
            care |= away & duty.uncovered
            walls |= duty.uncovered
    for taken in person.engaged:
        if taken.first_day > offer.last_day or taken.last_day < offer.start:
            continue
        if replaced is not None and taken.organisation_id == replaced:
            continue
        hit = at_work & taken.bits
        if not taken.may_stop:
            engaged |= hit
            walls |= taken.bits
        elif hit:
            soft |= hit
            lost += taken.monthly_pay_fen
    return WeekFit(care, engaged, soft, _dated_share(person, offer, away, travel), lost, _slack(offer, travel, walls))


def week_points(fit: WeekFit, half_hours: int) -> int | None:
    """Points for the share of the hours that are free (a soft clash counts half) and the slack; None without hours."""
    if not half_hours:
        return None
    clashing = (fit.care | fit.engaged).bit_count() + (fit.soft.bit_count() + 1) // 2
    share = max(0, FULL - FULL * min(half_hours, clashing) // half_hours - fit.dated)
    slack = FULL * fit.slack // SLACK_HALF_HOURS
    return (share * WEEK_SHARE_PARTS + slack * WEEK_SLACK_PARTS) // (WEEK_SHARE_PARTS + WEEK_SLACK_PARTS)


def clashing_days(person: Person, offer: Offer, travel: int) -> tuple[date, ...]:
    """The dated days on which the opening's hours are taken."""
    away = offer.widened(offer.bits, travel)
    return tuple(day for day, _ in _dated_clashes(person, offer, away, travel))


def _slack(offer: Offer, travel: int, walls: int) -> int:
    slack = 0
    while slack < SLACK_HALF_HOURS and not offer.widened(offer.bits, travel + slack + 1) & walls:
        slack += 1
    return slack


def _dated_share(person: Person, offer: Offer, away: int, travel: int) -> int:
    """The share of the opening's hours in its first DATED_HORIZON_DAYS that fall on taken half-hours."""
    if not away & person.busy_week:
        return 0
    horizon = min(offer.last_day, offer.start + timedelta(days=DATED_HORIZON_DAYS - 1))
    clashing = sum(count for day, count in _dated_clashes(person, offer, away, travel) if day <= horizon)
    return min(FULL, FULL * clashing // max(1, _hours_until(offer, horizon))) if clashing else 0


def _dated_clashes(person: Person, offer: Offer, away: int, travel: int) -> list[tuple[date, int]]:
    clashes = []
    for day, word in person.busy[bisect_left(person.busy, (offer.start, 0)) :]:
        if day > offer.last_day:
            break
        hours = _spread(offer.meetings.get(day, 0), travel) if offer.opening.meetings else away >> day.weekday() * DAY
        if hours & word & _DAY_MASK:
            clashes.append((day, (hours & word & _DAY_MASK).bit_count()))
    return clashes


def _hours_until(offer: Offer, last_day: date) -> int:
    """The opening's half-hours from its start to `last_day`."""
    if offer.opening.meetings:
        return sum(word.bit_count() for day, word in offer.meetings.items() if day <= last_day)
    weeks, days = divmod((last_day - offer.start).days + 1, 7)
    first = offer.start.weekday()
    rest = sum(offer.opening.week.on((first + day) % 7).bit_count() for day in range(days))
    return weeks * offer.half_hours + rest


def _spread(word: int, travel: int) -> int:
    """The hours of one day with the way before and after, within the day."""
    for _ in range(travel):
        word |= word << 1 | word >> 1
    return word & _DAY_MASK
