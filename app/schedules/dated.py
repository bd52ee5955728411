"""Hours of dated days: a 48-bit word a day, kept as one long number so that years are compared at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from app.schedules.ring import DAY, DAY_MASK


@dataclass(frozen=True, slots=True)
class DatedDays:
    """A set of half-hours of dated days: bit `48 * (days since first_day) + half_hour`.

    `first_day` is the first day with an hour in it (date.min when there is none), so equal sets are equal values.
    """

    EMPTY: ClassVar["DatedDays"]

    first_day: date = date.min
    bits: int = 0

    def __post_init__(self) -> None:
        if self.bits < 0:
            raise ValueError("half-hours are bits of a positive number")
        empty_days = ((self.bits & -self.bits).bit_length() - 1) // DAY if self.bits else 0
        if empty_days:
            object.__setattr__(self, "bits", self.bits >> (empty_days * DAY))
            object.__setattr__(self, "first_day", self.first_day + timedelta(days=empty_days))
        if not self.bits:
            object.__setattr__(self, "first_day", date.min)

    @classmethod
    def from_words(cls, words: Mapping[date, int]) -> "DatedDays":
        """The half-hours of each day's 48-bit word. Raises ValueError for a word of more than 48 bits."""
        if any(word < 0 or word > DAY_MASK for word in words.values()):
            raise ValueError("a day has 48 half-hours")
        if not words:
            return cls()
        first = min(words)
        ordered = (words.get(first + timedelta(days=step), 0) for step in range((max(words) - first).days + 1))
        return cls(first, int.from_bytes(b"".join(word.to_bytes(6, "little") for word in ordered), "little"))

    @classmethod
    def whole_days(cls, first_day: date, last_day: date) -> "DatedDays":
        """Every half-hour from `first_day` to `last_day`, both included; empty when they are reversed."""
        return cls(first_day, (1 << (max(0, (last_day - first_day).days + 1) * DAY)) - 1)

    def __or__(self, other: "DatedDays") -> "DatedDays":
        if not self.bits or not other.bits:
            return self if self.bits else other
        first = min(self.first_day, other.first_day)
        return DatedDays(first, self._since(first) | other._since(first))

    def __and__(self, other: "DatedDays") -> "DatedDays":
        first, mine, others = self._common(other)
        return DatedDays(first, mine & others)

    def __sub__(self, other: "DatedDays") -> "DatedDays":
        if not self.bits or not other.bits:
            return self
        return DatedDays(self.first_day, self.bits & ~other._since(self.first_day))

    def __bool__(self) -> bool:
        return self.bits != 0

    def overlaps(self, other: "DatedDays") -> bool:
        """Whether some half-hour of some day is in both."""
        _, mine, others = self._common(other)
        return mine & others != 0

    def covers(self, other: "DatedDays") -> bool:
        """Whether every half-hour of `other` is in this one."""
        return not other - self

    @property
    def last_day(self) -> date:
        """The last day with an hour in it; date.min when there is none."""
        return self.first_day + timedelta(days=max(0, self.bits.bit_length() - 1) // DAY)

    @property
    def half_hours(self) -> int:
        """How many half-hours on all days."""
        return self.bits.bit_count()

    def on(self, day: date) -> int:
        """The 48 bits of one day, bit 0 = 00:00-00:30."""
        return self._since(day) & DAY_MASK if self.bits else 0

    def half_hours_on(self, day: date) -> int:
        """How many half-hours on one day."""
        return self.on(day).bit_count()

    def between(self, first_day: date, last_day: date) -> "DatedDays":
        """The part from `first_day` to `last_day`, both included."""
        return self & DatedDays.whole_days(first_day, last_day)

    def words(self) -> Iterator[tuple[date, int]]:
        """The days with at least one half-hour, in order, each with its 48-bit word."""
        stored = self.bits.to_bytes(-(-self.bits.bit_length() // DAY) * 6, "little")
        for place in range(0, len(stored), 6):
            if word := int.from_bytes(stored[place : place + 6], "little"):
                yield self.first_day + timedelta(days=place // 6), word

    def widened(self, before: int, after: int) -> "DatedDays":
        """With `before` half-hours added ahead of each stretch and `after` behind it: travel, rest."""
        if not self.bits:
            return self
        days_before = -(-before // DAY)
        bits = self.bits << (days_before * DAY)
        later = earlier = bits
        for _ in range(after):
            later |= later << 1
        for _ in range(before):
            earlier |= earlier >> 1
        return DatedDays(self.first_day - timedelta(days=days_before), later | earlier)

    def _common(self, other: "DatedDays") -> tuple[date, int, int]:
        """The later first day, and the bits of both since then."""
        if not self.bits or not other.bits:
            return date.min, 0, 0
        first = max(self.first_day, other.first_day)
        return first, self._since(first), other._since(first)

    def _since(self, day: date) -> int:
        steps = (day - self.first_day).days * DAY
        return self.bits >> steps if steps >= 0 else self.bits << -steps


DatedDays.EMPTY = DatedDays()
