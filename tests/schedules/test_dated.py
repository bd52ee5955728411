"""Hours of dated days: the laws of sets, and equal values for equal sets."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.schedules.dated import DatedDays

near = st.dates(date(2024, 2, 20), date(2024, 3, 10))
words = st.dictionaries(near, st.integers(0, (1 << 48) - 1), max_size=6)
dated = words.map(DatedDays.from_words)


@given(words)
def test_words_read_back_equal(given_words):
    stored = DatedDays.from_words(given_words)

    assert dict(stored.words()) == {day: word for day, word in given_words.items() if word}
    assert all(stored.on(day) == word for day, word in given_words.items())
    assert stored.half_hours == sum(word.bit_count() for word in given_words.values())


@given(dated, dated)
def test_overlap_is_symmetric_and_means_a_shared_half_hour(one, other):
    assert one.overlaps(other) == other.overlaps(one) == bool(one & other)


@given(words, words)
def test_operations_work_day_by_day(one, other):
    a, b = DatedDays.from_words(one), DatedDays.from_words(other)
    every = one.keys() | other.keys()

    assert a | b == DatedDays.from_words({day: one.get(day, 0) | other.get(day, 0) for day in every})
    assert a & b == DatedDays.from_words({day: one.get(day, 0) & other.get(day, 0) for day in every})
    assert a - b == DatedDays.from_words({day: one.get(day, 0) & ~other.get(day, 0) for day in every})


@given(dated, dated, dated)
def test_union_and_intersection_keep_the_laws_of_sets(a, b, c):
    assert a | b == b | a and a & b == b & a
    assert a & (b | c) == (a & b) | (a & c)
    assert (a | b).covers(a) and a.covers(a & b)


@given(dated, near, near)
def test_the_part_between_two_days_has_only_their_hours(hours, one, other):
    first, last = min(one, other), max(one, other)

    assert dict(hours.between(first, last).words()) == {d: w for d, w in hours.words() if first <= d <= last}


@given(words, st.integers(0, 60), st.integers(0, 60))
def test_widening_adds_the_half_hours_around_each_one(given_words, before, after):
    start = date(2024, 1, 1)
    bits = {
        (day - start).days * 48 + half_hour
        for day, word in given_words.items()
        for half_hour in range(48)
        if word >> half_hour & 1
    }
    widened = DatedDays.from_words(given_words).widened(before, after)

    expected = {bit + step for bit in bits for step in range(-before, after + 1)}
    assert {
        (day - start).days * 48 + half_hour
        for day, word in widened.words()
        for half_hour in range(48)
        if word >> half_hour & 1
    } == expected


def test_first_and_last_day_are_those_with_an_hour():
    hours = DatedDays.from_words({date(2024, 2, 28): 0, date(2024, 2, 29): 1, date(2024, 3, 1): 1 << 47})

    assert (hours.first_day, hours.last_day) == (date(2024, 2, 29), date(2024, 3, 1))
    assert hours.half_hours_on(date(2024, 2, 29)) == 1 and hours.on(date(2025, 1, 1)) == 0


def test_whole_days_are_every_half_hour_and_none_when_reversed():
    day = date(2026, 12, 31)

    assert DatedDays.whole_days(day, day + timedelta(days=1)).half_hours == 96
    assert DatedDays.whole_days(day, day - timedelta(days=5)) == DatedDays.EMPTY


def test_a_day_of_49_half_hours_is_refused():
    with pytest.raises(ValueError, match="48"):
        DatedDays.from_words({date(2026, 1, 1): 1 << 48})
    with pytest.raises(ValueError, match="positive"):
        DatedDays(date(2026, 1, 1), -1)
