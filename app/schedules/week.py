"""A week as 336 half-hours, one bit each: what is taken, what is free, and the smallest changes between them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from app.schedules.ring import DAY, DAY_MASK, WEEK, WEEK_MASK, daily, gaps, runs_of_day, spread, stretch, turned

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
WEEKDAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Window:
    """The same hours on some weekdays (Monday=0), in half-hours: `end <= start` runs over midnight into the next day.

    `start` is 0..47, `end` 0..48. Raises ValueError outside these.
    """

    days: tuple[int, ...]
    start: int
    end: int

    def __post_init__(self) -> None:
        if any(not 0 <= day <= 6 for day in self.days):
            raise ValueError(f"weekdays are 0..6, Monday=0: {self.days}")
        if not (0 <= self.start < DAY and 0 <= self.end <= DAY):
            raise ValueError(f"a window starts at half-hour 0..47 and ends at 0..48: {self.start}-{self.end}")

    @property
    def length(self) -> int:
        """Half-hours on one day, 1..48."""
        return self.end - self.start if self.end > self.start else self.end - self.start + DAY

    @property
    def over_midnight(self) -> bool:
        """Whether the hours run into the next day."""
        return self.start + self.length > DAY


NIGHT = Window(EVERY_DAY, 44, 12)
"""22:00-06:00, the hours called night unless a region's parameters say otherwise."""


@dataclass(frozen=True, slots=True)
class Shift:
    """An unbroken stretch of a week: the half-hours since Monday 00:00 when it begins, and its length in half-hours."""

    begins: int
    length: int

    @property
    def day(self) -> int:
        """The weekday on which it begins, Monday=0."""
        return self.begins // DAY

    @property
    def start(self) -> int:
        """The half-hour of the day at which it begins, 0..47."""
        return self.begins % DAY

    @property
    def end(self) -> int:
        """Half-hours from the midnight before it begins until it ends, 1..95; over 48 is after the next midnight."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class WeekPattern:
    """A set of half-hours of the week: bit `day * 48 + half_hour`, Monday=0. Sunday night wraps into Monday."""

    EMPTY: ClassVar["WeekPattern"]
    FULL: ClassVar["WeekPattern"]

    bits: int = 0

    def __post_init__(self) -> None:
        if self.bits < 0 or self.bits >> WEEK:
            raise ValueError("a week has 336 half-hours")

    @classmethod
    def from_windows(cls, *windows: Window) -> "WeekPattern":
        """The half-hours in any of `windows`."""
        bits = 0
        for window in windows:
            for day in window.days:
                bits |= stretch(day * DAY + window.start, window.length)
        return cls(bits)

    @classmethod
    def any_of(cls, patterns: Iterable["WeekPattern"]) -> "WeekPattern":
        """The half-hours in at least one of `patterns`."""
        bits = 0
        for pattern in patterns:
            bits |= pattern.bits
        return cls(bits)

    @classmethod
    def from_text(cls, text: str) -> "WeekPattern":
        """The pattern that `to_text` stored. Raises ValueError unless it is 84 hexadecimal digits."""
        if not re.fullmatch("[0-9a-fA-F]{84}", text):
            raise ValueError(f"a stored week is 84 hexadecimal digits, not {text!r}")
        return cls(int(text, 16))

    def to_text(self) -> str:
        """84 hexadecimal digits, for storing."""
        return f"{self.bits:084x}"

    def __or__(self, other: "WeekPattern") -> "WeekPattern":
        return WeekPattern(self.bits | other.bits)

    def __and__(self, other: "WeekPattern") -> "WeekPattern":
        return WeekPattern(self.bits & other.bits)

    def __sub__(self, other: "WeekPattern") -> "WeekPattern":
        return WeekPattern(self.bits & ~other.bits)

    def __invert__(self) -> "WeekPattern":
        return WeekPattern(~self.bits & WEEK_MASK)

    def __bool__(self) -> bool:
        return self.bits != 0

    def overlaps(self, other: "WeekPattern") -> bool:
        """Whether some half-hour is in both."""
        return self.bits & other.bits != 0

    def covers(self, other: "WeekPattern") -> bool:
        """Whether every half-hour of `other` is in this one."""
        return other.bits & ~self.bits == 0

    @property
    def half_hours(self) -> int:
        """How many half-hours a week."""
        return self.bits.bit_count()

    @property
    def hours(self) -> float:
        """How many hours a week; exact, as halves are."""
        return self.half_hours / 2

    @property
    def days(self) -> tuple[int, ...]:
        """The weekdays with at least one half-hour, Monday=0."""
        return tuple(day for day in EVERY_DAY if self.on(day))

    def on(self, weekday: int) -> int:
        """The 48 bits of one weekday, Monday=0, bit 0 = 00:00-00:30."""
        return (self.bits >> (weekday * DAY)) & DAY_MASK

    def shifts(self) -> tuple[Shift, ...]:
        """The unbroken stretches, by when they begin; one over midnight is kept whole if it is at most 24 hours."""
        return _shifts(self.bits)

    def windows(self) -> tuple[Window, ...]:
        """The same half-hours as few windows: days with equal hours share one. `from_windows` reads them back."""
        days: dict[tuple[int, int], list[int]] = {}
        for shift in self.shifts():
            end = shift.end if shift.end <= DAY else shift.end - DAY
            days.setdefault((shift.start, end), []).append(shift.day)
        return tuple(Window(tuple(shared), start, end) for (start, end), shared in days.items())

    def widened(self, before: int, after: int) -> "WeekPattern":
        """With `before` half-hours added ahead of each stretch and `after` behind it: travel, rest."""
        return WeekPattern(spread(self.bits, after, later=True) | spread(self.bits, before, later=False))

    def shifted(self, half_hours: int) -> "WeekPattern":
        """Everything later by `half_hours` (earlier when negative), round the week."""
        return WeekPattern(turned(self.bits, half_hours))

    def starts_from(self, half_hour: int) -> "WeekPattern":
        """What is left when no shift begins its day before `half_hour` (0..48).

        Of a shift over midnight, a `half_hour` in its morning part leaves only the hours after it.
        """
        return self._trimmed(lambda shift: (_position(shift, half_hour, at_end=False), shift.end))

    def ends_by(self, half_hour: int) -> "WeekPattern":
        """What is left when every shift ends at `half_hour` (0..48) at the latest.

        Of a shift over midnight, a `half_hour` up to its end means the next morning.
        """
        return self._trimmed(lambda shift: (shift.start, _position(shift, half_hour, at_end=True)))

    def without_day(self, weekday: int) -> "WeekPattern":
        """Without the shifts that begin on `weekday`, Monday=0; last night's shift still ends that morning."""
        return self._trimmed(lambda shift: (shift.start, shift.start if shift.day == weekday else shift.end))

    def nights(self, night: Window = NIGHT) -> "WeekPattern":
        """The part that lies at night."""
        return WeekPattern(self.bits & daily(night.start, night.length))

    def longest_rest(self) -> int:
        """The longest unbroken stretch of free half-hours, round the week: 336 when empty, 0 when full."""
        return max(self.rests(), default=0)

    def rests(self) -> tuple[int, ...]:
        """The lengths, in half-hours, of the unbroken free stretches, round the week; (336,) when empty."""
        return gaps(self.bits)

    def _trimmed(self, kept: Callable[[Shift], tuple[int, int]]) -> "WeekPattern":
        bits = 0
        for shift in self.shifts():
            first, last = kept(shift)
            if last > first:
                bits |= stretch(shift.day * DAY + first, last - first)
        return WeekPattern(bits)


WeekPattern.EMPTY = WeekPattern(0)
WeekPattern.FULL = WeekPattern(WEEK_MASK)


def parse_windows(text: str) -> WeekPattern:
    """The pattern written as "Mon-Fri 08:00-12:00, 13:00-17:00; Sat, Sun 22:00-06:00; daily 05:00-06:00".

    Times are whole half-hours; "" and "no hours" are the empty week. Also reads what `week_text` writes in English.
    Raises ValueError naming the part that cannot be read.
    """
    parts = [part.strip() for part in text.split(";") if part.strip() not in ("", "no hours")]
    return WeekPattern.from_windows(*(window for part in parts for window in _parse_part(part)))


def parse_half_hour(text: str) -> int:
    """The half-hour of "08:30" (17) up to "24:00" (48). Raises ValueError for other minutes than 00 and 30."""
    found = re.fullmatch(r"(\d{1,2}):(00|30)", text.strip())
    half_hour = int(found[1]) * 2 + (found[2] == "30") if found else DAY + 1
    if half_hour > DAY:
        raise ValueError(f"not a time in half-hours: {text!r}")
    return half_hour


def _parse_part(part: str) -> Iterator[Window]:
    found = re.fullmatch(r"(\D+?)\s+(\d.*)", part)
    if found is None:
        raise ValueError(f"not weekdays and times: {part!r}")
    days = tuple(day for days in found[1].split(",") for day in _parse_days(days.strip()))
    for times in found[2].split(","):
        start, _, end = times.removesuffix(" (next day)").partition("-")
        yield Window(days, parse_half_hour(start), parse_half_hour(end))


def _parse_days(text: str) -> tuple[int, ...]:
    if text.lower() in ("daily", "every day"):
        return EVERY_DAY
    first, _, last = text.partition("-")
    if first not in WEEKDAY_NAMES or (last and last not in WEEKDAY_NAMES):
        raise ValueError(f"not weekdays: {text!r}")
    begin, end = WEEKDAY_NAMES.index(first), WEEKDAY_NAMES.index(last or first)
    return tuple((begin + step) % 7 for step in range((end - begin) % 7 + 1))


def _position(shift: Shift, half_hour: int, *, at_end: bool) -> int:
    """Where in `shift`, in half-hours since its first midnight, the clock shows `half_hour`; kept within the shift."""
    morning_end = shift.end - DAY
    if morning_end > 0 and half_hour < morning_end:
        return half_hour + DAY
    if morning_end > 0 and half_hour <= shift.start:
        return shift.end if at_end else shift.start
    return max(shift.start, min(half_hour, shift.end))


@lru_cache(maxsize=16384)
def _shifts(bits: int) -> tuple[Shift, ...]:
    """The shifts of a week; the same few weeks are asked for again and again."""
    runs = [runs_of_day((bits >> (day * DAY)) & DAY_MASK) for day in EVERY_DAY]
    return tuple(shift for day in EVERY_DAY for shift in _shifts_of_day(day, runs))


def _shifts_of_day(day: int, runs: list[tuple[tuple[int, int], ...]]) -> Iterator[Shift]:
    before, after = runs[day - 1], runs[(day + 1) % 7]
    for start, end in runs[day]:
        if _continues(before, start, end):
            continue
        overnight = bool(end == DAY and after and _continues(((start, end),), *after[0]))
        yield Shift(day * DAY + start, end - start + (after[0][1] if overnight else 0))


def _continues(evening: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    """Whether a morning run belongs to the last run of the evening before: together at most 24 hours."""
    return start == 0 and bool(evening) and evening[-1][1] == DAY and end <= evening[-1][0]
