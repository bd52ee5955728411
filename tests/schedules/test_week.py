"""Weeks of half-hours: the laws of sets, nights over midnight, smallest changes, text."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.languages import ENGLISH, SIMPLIFIED_CHINESE, render
from app.schedules.week import NIGHT, WeekPattern, Window, parse_half_hour, parse_windows
from app.schedules.week_text import days_text, hours_text, times_text, week_text, word_text
from tests.schedules.strategies import patterns, windows

half_hours = st.integers(0, 48)


@given(patterns, patterns)
def test_overlap_is_symmetric_and_means_a_shared_half_hour(one, other):
    assert one.overlaps(other) == other.overlaps(one) == bool(one & other)


@given(patterns, patterns, patterns)
def test_union_and_intersection_keep_the_laws_of_sets(a, b, c):
    assert a | b == b | a and a & b == b & a
    assert (a | b) | c == a | (b | c) and (a & b) & c == a & (b & c)
    assert a & (b | c) == (a & b) | (a & c)
    assert ~(a | b) == ~a & ~b and ~(~a) == a
    assert a - b == a & ~b
    assert WeekPattern.any_of([a, b, c]) == a | b | c


@given(patterns, patterns)
def test_what_covers_contains_every_half_hour(one, other):
    assert (one | other).covers(one)
    assert one.covers(other) == (not other - one)


@given(patterns)
def test_a_pattern_and_its_complement_fill_the_week(pattern):
    assert pattern | ~pattern == WeekPattern.FULL and not pattern & ~pattern
    assert pattern.half_hours + (~pattern).half_hours == 336


@given(patterns)
def test_windows_and_stored_text_read_back_equal(pattern):
    assert WeekPattern.from_windows(*pattern.windows()) == pattern
    assert WeekPattern.from_text(pattern.to_text()) == pattern
    assert len(pattern.to_text()) == 84


@given(st.lists(windows, max_size=4))
def test_a_pattern_is_each_half_hour_of_its_windows(given_windows):
    expected = {
        (day * 48 + window.start + step) % 336
        for window in given_windows
        for day in window.days
        for step in range(window.length)
    }

    assert _set(WeekPattern.from_windows(*given_windows)) == expected


@given(patterns)
def test_shifts_are_disjoint_and_make_up_the_pattern(pattern):
    covered = [(shift.begins + step) % 336 for shift in pattern.shifts() for step in range(shift.length)]

    assert sorted(covered) == sorted(_set(pattern))
    assert all(shift.length <= 48 for shift in pattern.shifts())


@given(patterns)
@example(WeekPattern.EMPTY)
@example(parse_windows("Sun 22:00-06:00"))
def test_english_text_reads_back_as_the_same_pattern(pattern):
    assert parse_windows(render(week_text(pattern), ENGLISH)) == pattern


@given(patterns, half_hours)
def test_starting_later_or_ending_earlier_only_takes_hours_away(pattern, half_hour):
    assert pattern.covers(pattern.starts_from(half_hour))
    assert pattern.covers(pattern.ends_by(half_hour))


@given(patterns, half_hours)
def test_a_day_shift_is_cut_in_two_at_its_new_start(pattern, half_hour):
    by_day = WeekPattern.any_of(
        WeekPattern.from_windows(Window((shift.day,), shift.start, shift.end))
        for shift in pattern.shifts()
        if shift.end <= 48
    )

    assert by_day.starts_from(half_hour) | by_day.ends_by(half_hour) == by_day
    assert not by_day.starts_from(half_hour) & by_day.ends_by(half_hour)


@given(patterns, st.integers(0, 6))
def test_without_a_day_no_shift_begins_on_it(pattern, weekday):
    left = pattern.without_day(weekday)

    assert pattern.covers(left)
    assert _set(pattern - left) == {
        (shift.begins + step) % 336
        for shift in pattern.shifts()
        if shift.day == weekday
        for step in range(shift.length)
    }


@given(patterns, st.integers(-700, 700))
def test_shifting_there_and_back_changes_nothing(pattern, steps):
    assert pattern.shifted(steps).shifted(-steps) == pattern
    assert pattern.shifted(336) == pattern


@settings(max_examples=60)
@given(patterns, st.integers(0, 340), st.integers(0, 340))
def test_widening_adds_the_half_hours_around_each_one(pattern, before, after):
    expected = {(bit + step) % 336 for bit in _set(pattern) for step in range(-before, after + 1)}

    assert _set(pattern.widened(before, after)) == expected


@given(patterns)
def test_the_night_part_is_what_lies_between_22_and_6(pattern):
    assert _set(pattern.nights()) == {bit for bit in _set(pattern) if bit % 48 >= 44 or bit % 48 < 12}


@given(patterns)
def test_the_longest_rest_is_the_longest_gap_of_a_day_by_day_search(pattern):
    taken = _set(pattern)
    longest = run = 0
    for bit in range(672):
        run = 0 if bit % 336 in taken else run + 1
        longest = max(longest, min(run, 336))

    assert pattern.longest_rest() == longest


def test_a_sunday_night_wraps_into_monday():
    night = parse_windows("Sun 22:00-06:00")

    assert night.on(0) == 0xFFF and night.on(6) == 0xF << 44
    assert night.windows() == (Window((6,), 44, 12),)
    assert night.days == (0, 6) and night.hours == 8


def test_a_full_week_has_no_rest_and_an_empty_one_only_rest():
    assert WeekPattern.FULL.longest_rest() == 0 and WeekPattern.FULL.half_hours == 336
    assert WeekPattern.EMPTY.longest_rest() == 336 and not WeekPattern.EMPTY.windows()


@pytest.mark.parametrize(
    ("week", "half_hour", "left"),
    [
        ("Mon-Fri 08:00-17:00", "08:30", "Mon-Fri 08:30-17:00"),
        ("Mon-Fri 08:00-12:00, 13:00-17:00", "12:30", "Mon-Fri 13:00-17:00"),
        ("Fri 22:00-06:00", "23:00", "Fri 23:00-06:00"),
        ("Fri 22:00-06:00", "02:00", "Sat 02:00-06:00"),
        ("Fri 22:00-06:00", "08:00", "Fri 22:00-06:00"),
    ],
)
def test_starts_from_trims_the_beginning_of_shifts(week, half_hour, left):
    assert parse_windows(week).starts_from(parse_half_hour(half_hour)) == parse_windows(left)


@pytest.mark.parametrize(
    ("week", "half_hour", "left"),
    [
        ("Mon-Fri 08:00-17:00", "16:30", "Mon-Fri 08:00-16:30"),
        ("Mon-Fri 08:00-12:00, 13:00-17:00", "12:30", "Mon-Fri 08:00-12:00"),
        ("Fri 22:00-06:00", "24:00", "Fri 22:00-24:00"),
        ("Fri 22:00-06:00", "02:00", "Fri 22:00-02:00"),
        ("Fri 22:00-06:00", "06:00", "Fri 22:00-06:00"),
        ("Fri 22:00-06:00", "20:00", "Fri 22:00-06:00"),
    ],
)
def test_ends_by_trims_the_end_of_shifts(week, half_hour, left):
    assert parse_windows(week).ends_by(parse_half_hour(half_hour)) == parse_windows(left)


def test_without_friday_last_nights_shift_still_ends_on_friday_morning():
    nights = parse_windows("Thu, Fri 22:00-06:00")

    assert nights.without_day(4) == parse_windows("Thu 22:00-06:00")


def test_the_night_follows_a_parameter():
    evening = parse_windows("Mon 20:00-24:00")

    assert evening.nights() == parse_windows("Mon 22:00-24:00")
    assert evening.nights(Window(NIGHT.days, 46, 12)) == parse_windows("Mon 23:00-24:00")


@pytest.mark.parametrize(
    "text", ["Mon 08:15-09:00", "Mon 08:00", "Foo 08:00-09:00", "Mon 08:00-25:00", "08:00-09:00", "Mon-Foo 08:00-09:00"]
)
def test_text_that_is_no_pattern_is_refused(text):
    with pytest.raises(ValueError, match="not"):
        parse_windows(text)


@pytest.mark.parametrize("text", ["", "0" * 83, "g" * 84, " " + "0" * 83, "f" * 84 + "\n"])
def test_stored_text_that_is_no_pattern_is_refused(text):
    with pytest.raises(ValueError, match="84"):
        WeekPattern.from_text(text)


@pytest.mark.parametrize(("days", "start", "end"), [((7,), 0, 1), ((0,), 48, 2), ((0,), 0, 49), ((0,), -1, 4)])
def test_a_window_outside_the_week_is_refused(days, start, end):
    with pytest.raises(ValueError, match=r"weekdays|window"):
        Window(days, start, end)


def test_bits_beyond_the_week_are_refused():
    with pytest.raises(ValueError, match="336"):
        WeekPattern(1 << 336)
    with pytest.raises(ValueError, match="336"):
        WeekPattern(-1)


@pytest.mark.parametrize(
    ("week", "english", "chinese"),
    [
        ("Mon-Fri 08:30-16:30", "Mon-Fri 08:30-16:30", "周一至周五 08:30-16:30"),
        ("daily 05:00-10:00", "every day 05:00-10:00", "每天 05:00-10:00"),
        (
            "Mon, Wed 08:00-12:00, 13:00-17:00; Sat 22:00-06:00",
            "Mon, Wed 08:00-12:00, 13:00-17:00; Sat 22:00-06:00 (next day)",
            "周一、周三 08:00-12:00、13:00-17:00；周六 22:00-次日06:00",
        ),
        ("", "no hours", "没有时段"),
    ],
)
def test_a_week_is_written_for_people(week, english, chinese):
    sentence = week_text(parse_windows(week))

    assert render(sentence, ENGLISH) == english
    assert render(sentence, SIMPLIFIED_CHINESE) == chinese


def test_days_times_and_spans_are_written_for_people():
    assert render(days_text((0, 1, 5)), SIMPLIFIED_CHINESE) == "周一、周二、周六"
    assert render(times_text(44, 12), SIMPLIFIED_CHINESE) == "22:00-次日06:00"
    assert render(times_text(44, 0), ENGLISH) == "22:00-24:00"
    assert [render(hours_text(n), ENGLISH) for n in (1, 2, 15)] == ["0.5 hours", "1 hour", "7.5 hours"]
    assert render(word_text(0b11), ENGLISH) == "00:00-01:00" and render(word_text(0), ENGLISH) == "no hours"
    with pytest.raises(ValueError, match="no weekday"):
        days_text(())


def test_ten_thousand_comparisons_are_cheap():
    one, other = parse_windows("Mon-Fri 08:00-17:00"), parse_windows("Sat 22:00-06:00")
    began = time.perf_counter()
    for _ in range(10_000):
        _ = one.overlaps(other), one | other, one.covers(other)

    assert time.perf_counter() - began < 1


def _set(pattern):
    return {bit for bit in range(336) if pattern.bits >> bit & 1}
