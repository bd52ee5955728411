"""The fast expansion of a week against a day-by-day reference: holidays, make-up days, month and year ends."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.schedules.dated import DatedDays
from app.schedules.expansion import day_hours, days_of, expand
from app.schedules.statutory import statutory_calendar
from app.schedules.week import parse_windows
from tests.schedules.strategies import days, patterns

CALENDAR = statutory_calendar()
CLASSES = parse_windows("Mon-Thu 08:00-12:00; Fri 14:00-16:00")
MORNING, FRIDAY = 0xFF << 16, 0xF << 28


@given(patterns, days, st.integers(0, 120))
@example(parse_windows("Sun, Fri 22:00-06:00"), date(2019, 12, 27), 70)
@example(parse_windows("daily 20:00-08:00"), date(2024, 2, 27), 4)
def test_the_fast_expansion_equals_the_day_by_day_reference(pattern, first, length):
    last = first + timedelta(days=length)

    assert expand(pattern, first, last, CALENDAR).days == _reference(pattern, first, last, CALENDAR)
    assert expand(pattern, first, last).days == _reference(pattern, first, last, None)


@given(patterns, days, st.integers(1, 60), st.integers(1, 60))
def test_two_spans_one_after_the_other_are_one_span(pattern, first, one, other):
    middle, last = first + timedelta(days=one), first + timedelta(days=one + other)

    parts = (
        expand(pattern, first, middle - timedelta(days=1), CALENDAR).days | expand(pattern, middle, last, CALENDAR).days
    )
    assert parts == expand(pattern, first, last, CALENDAR).days


@given(patterns, patterns, days)
def test_patterns_that_share_no_half_hour_of_a_full_week_share_none_on_dates(one, other, first):
    last = first + timedelta(days=27)
    by_dates = expand(one, first - timedelta(days=7), last).days.overlaps(expand(other, first, last).days)

    assert not by_dates or one.overlaps(other)


@pytest.mark.parametrize(
    ("day", "word"),
    [
        (date(2026, 2, 13), FRIDAY),
        (date(2026, 2, 14), FRIDAY),
        (date(2026, 2, 16), 0),
        (date(2026, 2, 28), MORNING),
        (date(2026, 10, 1), 0),
        (date(2026, 10, 10), MORNING),
        (date(2026, 10, 17), 0),
    ],
)
def test_classes_meet_on_make_up_saturdays_and_not_on_holidays(day, word):
    assert expand(CLASSES, date(2026, 1, 1), date(2026, 12, 31), CALENDAR).days.on(day) == word


def test_a_shop_is_open_on_holidays():
    assert expand(CLASSES, date(2026, 10, 1), date(2026, 10, 1)).days.on(date(2026, 10, 1)) == MORNING


def test_29_february_is_a_day_like_any_other():
    leap = expand(CLASSES, date(2024, 2, 28), date(2024, 3, 1), CALENDAR).days

    assert [day for day, _ in leap.words()] == [date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)]


def test_a_night_shift_on_new_years_eve_ends_in_the_new_year():
    night = expand(parse_windows("Thu 22:00-06:00"), date(2026, 12, 31), date(2026, 12, 31)).days

    assert dict(night.words()) == {date(2026, 12, 31): 0xF << 44, date(2027, 1, 1): 0xFFF}


def test_in_a_year_not_announced_the_plain_week_stands_and_a_note_says_so():
    found = expand(CLASSES, date(2026, 12, 1), date(2027, 3, 1), CALENDAR)

    assert [note.value("years") for note in found.notes] == ["2027"]
    assert found.days.on(date(2027, 1, 4)) == MORNING
    assert expand(CLASSES, date(2026, 1, 1), date(2026, 12, 31), CALENDAR).notes == ()


def test_the_hours_of_a_weekday_run_into_the_morning_after():
    assert day_hours(parse_windows("Fri 22:00-06:00"), 4) == ((1 << 16) - 1) << 44
    assert day_hours(parse_windows("Fri 22:00-06:00"), 5) == 0


def test_reversed_days_and_an_empty_week_take_nothing():
    assert expand(CLASSES, date(2026, 3, 2), date(2026, 3, 1), CALENDAR).days == DatedDays.EMPTY
    assert expand(parse_windows(""), date(2026, 3, 2), date(2027, 3, 1), CALENDAR).days == DatedDays.EMPTY


def test_a_thousand_years_of_classes_are_laid_out_in_a_blink():
    began = time.perf_counter()
    for _ in range(1000):
        expand(CLASSES, date(2026, 1, 1), date(2026, 12, 31), CALENDAR)

    assert time.perf_counter() - began < 2


def _reference(pattern, first, last, calendar):
    words = {}
    for day in days_of(first, last):
        follows = day.weekday() if calendar is None or day.year not in calendar.years else calendar.look(day).follows
        if follows is None:
            continue
        block = sum(
            ((1 << window.length) - 1) << window.start for window in pattern.windows() if follows in window.days
        )
        words[day] = words.get(day, 0) | block & (1 << 48) - 1
        words[day + timedelta(days=1)] = block >> 48
    return DatedDays.from_words(words)
