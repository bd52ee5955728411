"""Arithmetic on the 336 bits of a week, which is a ring: after Sunday 23:30 comes Monday 00:00."""

from functools import lru_cache

DAY = 48
"""Half-hours in a day."""
WEEK = 7 * DAY
"""Half-hours in a week."""
DAY_MASK = (1 << DAY) - 1
WEEK_MASK = (1 << WEEK) - 1


def turned(bits: int, steps: int) -> int:
    """Every bit `steps` half-hours later (earlier when negative), round the week."""
    steps %= WEEK
    return ((bits << steps) | (bits >> (WEEK - steps))) & WEEK_MASK


def stretch(begin: int, length: int) -> int:
    """`length` bits in a row from `begin` on, round the week."""
    return turned((1 << length) - 1, begin)


@lru_cache(maxsize=4096)
def daily(start: int, length: int) -> int:
    """`length` bits from `start` (0..47) on, for each day of the week."""
    bits = 0
    for day in range(7):
        bits |= stretch(day * DAY + start, length)
    return bits


def spread(bits: int, steps: int, *, later: bool) -> int:
    """`bits`, and the `steps` half-hours behind (or ahead of) each of them."""
    reached = 1
    while reached <= steps:
        step = min(reached, steps + 1 - reached)
        bits |= turned(bits, step if later else -step)
        reached += step
    return bits


def gaps(bits: int) -> tuple[int, ...]:
    """The lengths of the stretches of 0 between stretches of 1, round the week; (336,) when there is no 1."""
    if not bits:
        return (WEEK,)
    lowest = (bits & -bits).bit_length() - 1
    return tuple(end - start for start, end in runs(~turned(bits, -lowest) & WEEK_MASK))


def runs(word: int) -> list[tuple[int, int]]:
    """The stretches of 1 in `word`, as (first, one past the last), lowest first."""
    found, base = [], 0
    while word:
        gap = (word & -word).bit_length() - 1
        word >>= gap
        length = (~word & (word + 1)).bit_length() - 1
        word >>= length
        found.append((base + gap, base + gap + length))
        base += gap + length
    return found


@lru_cache(maxsize=8192)
def runs_of_day(word: int) -> tuple[tuple[int, int], ...]:
    """The stretches of 1 in the 48 bits of one day; the same few days come again and again."""
    return tuple(runs(word))
