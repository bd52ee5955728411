"""Calendar months as values: a month is named by its first day."""

from collections.abc import Iterator
from datetime import date, timedelta


def month_of(day: date) -> date:
    """The month in which `day` lies."""
    return day.replace(day=1)


def name(month: date) -> str:
    """The month as it is written in both languages: 2026-03."""
    return f"{month:%Y-%m}"


def later(month: date, count: int) -> date:
    """The month `count` months after `month` (before it when negative)."""
    whole = month.year * 12 + month.month - 1 + count
    return date(whole // 12, whole % 12 + 1, 1)


def last_day(month: date) -> date:
    """The last day of a month, 28 February in most years."""
    return later(month, 1) - timedelta(days=1)


def first_full(day: date) -> date:
    """The first month that lies wholly on or after `day`."""
    return day if day.day == 1 else later(month_of(day), 1)


def months(first: date, last: date) -> Iterator[date]:
    """Every month from `first` to `last`, both included; none when `last` is before `first`."""
    while first <= last:
        yield first
        first = later(first, 1)


def on_the_same_day(start: date, count: int) -> date:
    """The day `count` months after `start`; where that month is too short, its last day."""
    month = later(month_of(start), count)
    return min(last_day(month), month + timedelta(days=start.day - 1))
