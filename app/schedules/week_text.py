"""A week and its parts as sentences for people: weekdays, times, spans of hours, clashes."""

from collections.abc import Sequence
from itertools import groupby

from app.schedules.ring import DAY, runs_of_day
from app.schedules.week import EVERY_DAY, WeekPattern, Window
from app.sentences import HalfHour, Sentence, say

WEEKDAYS: tuple[Sentence, ...] = (
    say("Mon"),
    say("Tue"),
    say("Wed"),
    say("Thu"),
    say("Fri"),
    say("Sat"),
    say("Sun"),
)
"""The weekdays, Monday=0."""


def week_text(pattern: WeekPattern) -> Sentence:
    """The pattern for people: "Mon-Fri 08:30-16:30; Sat 22:00-06:00 (next day)". `parse_windows` reads the English."""
    if not pattern:
        return say("no hours")
    by_days: dict[tuple[int, ...], list[Window]] = {}
    for window in pattern.windows():
        by_days.setdefault(window.days, []).append(window)
    *parts, text = (
        say("{days} {times}", days=days_text(days), times=tuple(_times_text(window) for window in windows))
        for days, windows in sorted(by_days.items())
    )
    for part in reversed(parts):
        text = say("{part}; {rest}", part=part, rest=text)
    return text


def days_text(days: Sequence[int]) -> Sentence:
    """Weekdays for people: "Mon-Fri", "Mon, Wed", "every day". Raises ValueError when there is none."""
    if not days:
        raise ValueError("no weekday to write")
    if tuple(days) == EVERY_DAY:
        return say("every day")
    parts = tuple(part for first, last in _runs(sorted(set(days))) for part in _days_of_run(first, last))
    return parts[0] if len(parts) == 1 else say("{weekdays}", weekdays=parts)


def times_text(start: int, end: int) -> Sentence:
    """Hours of a day for people, in half-hours: "08:30-16:30", over midnight "22:00-06:00 (next day)"."""
    return _times_text(Window((0,), start, end))


def hours_text(half_hours: int) -> Sentence:
    """A span of time for people: "7.5 hours"."""
    if half_hours == 2:
        return say("1 hour")
    return say("{hours} hours", hours=f"{half_hours // 2}.5" if half_hours % 2 else str(half_hours // 2))


def word_text(word: int) -> Sentence:
    """The hours of one day's 48-bit word: "08:00-12:00, 13:00-17:00"."""
    times = tuple(_times_text(Window((0,), start, end)) for start, end in runs_of_day(word))
    return say("{times}", times=times) if times else say("no hours")


def _times_text(window: Window) -> Sentence:
    start, end = HalfHour(window.start), HalfHour(window.end)
    if window.over_midnight:
        return say("{start}-{end} (next day)", start=start, end=end)
    return say("{start}-{end}", start=start, end=HalfHour(window.end or DAY))


def _days_of_run(first: int, last: int) -> tuple[Sentence, ...]:
    if last - first < 2:
        return tuple(WEEKDAYS[day] for day in range(first, last + 1))
    return (say("{first}-{last}", first=WEEKDAYS[first], last=WEEKDAYS[last]),)


def _runs(days: Sequence[int]) -> list[tuple[int, int]]:
    groups = [[day for _, day in run] for _, run in groupby(enumerate(days), lambda pair: pair[1] - pair[0])]
    return [(run[0], run[-1]) for run in groups]
