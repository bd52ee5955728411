"""A week pattern laid over dated days, holidays and make-up workdays included: months at once, no loop over days."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from app.schedules.calendar import Calendar
from app.schedules.dated import DatedDays
from app.schedules.ring import DAY, WEEK
from app.schedules.week import WeekPattern
from app.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Expansion:
    """The dated hours, and what must be said with them: years whose holidays are not known."""

    days: DatedDays
    notes: tuple[Sentence, ...] = ()


def expand(pattern: WeekPattern, first_day: date, last_day: date, calendar: Calendar | None = None) -> Expansion:
    """The half-hours of `pattern` on the days from `first_day` to `last_day`, both included.

    With a `calendar` (classes, offices) holidays are left out and a make-up workday follows its weekday; without, every
    week is alike (shops, care). A shift belongs to the day it begins on: the last day's runs into the morning after. In
    a year whose holidays are not known the plain week stands, and a note says so. Reversed days give nothing.
    """
    count = (last_day - first_day).days + 1
    if count <= 0 or not pattern:
        return Expansion(DatedDays.EMPTY)
    bits = _plain(pattern, first_day.weekday(), count)
    if calendar is None:
        return Expansion(DatedDays(first_day, bits))
    note = calendar.unknown_years_note(first_day, last_day)
    bits = _with_exceptions(bits, pattern, first_day, last_day, calendar)
    return Expansion(DatedDays(first_day, bits), (note,) if note else ())


def day_hours(pattern: WeekPattern, weekday: int) -> int:
    """The bits of the shifts that begin on `weekday`, since its midnight: up to 96, the upper 48 the morning after."""
    return _blocks(pattern)[weekday]


def _plain(pattern: WeekPattern, weekday: int, count: int) -> int:
    """`count` days from a `weekday` on, as if there were no calendar."""
    blocks = _blocks(pattern)
    week = 0
    for step in range(7):
        week |= blocks[(weekday + step) % 7] << (step * DAY)
    weeks, rest = divmod(count, 7)
    # A shift of Sunday night spills into the next week's first bits, where nothing else is: adding is joining.
    bits = week * _ones_every_week(weeks)
    for step in range(rest):
        bits |= blocks[(weekday + step) % 7] << (weeks * WEEK + step * DAY)
    return bits


def _with_exceptions(bits: int, pattern: WeekPattern, first_day: date, last_day: date, calendar: Calendar) -> int:
    blocks, instead = _blocks(pattern), 0
    for day, follows in calendar.exceptions(first_day, last_day):
        place = (day - first_day).days * DAY
        bits &= ~(blocks[day.weekday()] << place)
        if follows is not None:
            instead |= blocks[follows] << place
    return bits | instead


@lru_cache(maxsize=8192)
def _blocks(pattern: WeekPattern) -> tuple[int, ...]:
    blocks = [0] * 7
    for shift in pattern.shifts():
        blocks[shift.day] |= ((1 << shift.length) - 1) << shift.start
    return tuple(blocks)


@lru_cache(maxsize=1024)
def _ones_every_week(weeks: int) -> int:
    """A 1 at the first bit of each of `weeks` weeks."""
    return ((1 << (WEEK * weeks)) - 1) // ((1 << WEEK) - 1)


def days_of(first_day: date, last_day: date) -> list[date]:
    """Every day from `first_day` to `last_day`, both included."""
    return [first_day + timedelta(days=step) for step in range((last_day - first_day).days + 1)]
