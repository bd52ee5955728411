"""School terms: exam weeks, school holidays, own days off, make-up Saturdays, and what nobody has entered."""

from datetime import date

import pytest
from hypothesis import given

from app.schedules.statutory import statutory_calendar
from app.schedules.terms import DaySpan, SchoolPeriod, SchoolYear, Term
from app.schedules.week import parse_windows
from tests.schedules.strategies import days

SPRING = Term(
    date(2026, 2, 24),
    date(2026, 7, 10),
    exam_weeks=(DaySpan(date(2026, 6, 29), date(2026, 7, 10)),),
    days_off=frozenset({date(2026, 4, 17)}),
)
AUTUMN = Term(date(2026, 8, 31), date(2027, 1, 15), vacation_until=date(2027, 2, 21))
SCHOOL = SchoolYear(statutory_calendar(), (AUTUMN, SPRING))
CLASSES = parse_windows("Mon-Fri 08:00-12:00")
MORNING = 0xFF << 16


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (date(2026, 2, 23), SchoolPeriod.UNKNOWN),
        (date(2026, 2, 24), SchoolPeriod.TERM),
        (date(2026, 6, 28), SchoolPeriod.TERM),
        (date(2026, 6, 29), SchoolPeriod.EXAMS),
        (date(2026, 7, 10), SchoolPeriod.EXAMS),
        (date(2026, 7, 11), SchoolPeriod.VACATION),
        (date(2026, 8, 30), SchoolPeriod.VACATION),
        (date(2026, 8, 31), SchoolPeriod.TERM),
        (date(2027, 2, 21), SchoolPeriod.VACATION),
        (date(2027, 2, 22), SchoolPeriod.UNKNOWN),
    ],
)
def test_each_day_is_part_of_a_period(day, period):
    assert SCHOOL.period(day) is period


@pytest.mark.parametrize(
    ("day", "free"),
    [
        (date(2026, 3, 2), False),
        (date(2026, 3, 7), True),
        (date(2026, 2, 28), False),
        (date(2026, 5, 1), True),
        (date(2026, 5, 9), False),
        (date(2026, 4, 17), True),
        (date(2026, 7, 4), False),
        (date(2026, 8, 3), True),
        (date(2027, 1, 9), False),
        (date(2028, 1, 8), False),
    ],
)
def test_a_student_is_free_on_weekends_and_holidays_but_not_on_make_up_days_or_where_nobody_knows(day, free):
    assert SCHOOL.student_free(day) is free


def test_caps_of_term_hold_on_public_holidays_and_where_dates_are_unknown():
    assert SCHOOL.counts_as_term(date(2026, 10, 1))
    assert SCHOOL.counts_as_term(date(2028, 7, 1))
    assert not SCHOOL.counts_as_term(date(2026, 7, 20))


def test_classes_and_exam_weeks_take_a_students_time():
    taken = SCHOOL.taken(CLASSES, date(2026, 2, 24), date(2026, 12, 31))

    assert taken.days.on(date(2026, 2, 28)) == MORNING
    assert taken.days.on(date(2026, 4, 17)) == taken.days.on(date(2026, 7, 20)) == taken.days.on(date(2026, 10, 1)) == 0
    assert taken.days.half_hours_on(date(2026, 7, 4)) == 48
    assert taken.notes == ()


def test_unknown_term_dates_keep_the_timetable_and_are_noted():
    taken = SchoolYear(statutory_calendar()).taken(CLASSES, date(2026, 3, 2), date(2026, 3, 8))

    assert taken.days.half_hours == 40
    assert "term dates" in taken.notes[0].template


def test_a_year_not_announced_is_noted():
    notes = SCHOOL.taken(CLASSES, date(2026, 12, 1), date(2027, 1, 10)).notes

    assert [note.value("years") for note in notes] == ["2027"]


@given(days)
def test_on_a_free_day_no_hour_is_taken(day):
    taken = SCHOOL.taken(CLASSES, day, day).days

    assert not (SCHOOL.student_free(day) and taken)
    assert not SCHOOL.has_exams(day) or taken.half_hours == 48


@given(days, days)
def test_a_long_span_takes_what_its_days_take(one, other):
    first, last = min(one, other), max(one, other)
    taken = SCHOOL.taken(CLASSES, first, last).days

    for day in (first, last, date(2026, 2, 28), date(2026, 7, 1), date(2026, 7, 11)):
        if first <= day <= last:
            assert taken.on(day) == SCHOOL.taken(CLASSES, day, day).days.on(day)


def test_the_schools_own_make_up_weekday_wins():
    decided = SchoolYear(statutory_calendar(), (SPRING,), {date(2026, 2, 28): 5})

    assert decided.taken(CLASSES, date(2026, 2, 28), date(2026, 2, 28)).days.half_hours == 0


def test_terms_that_contradict_themselves_are_refused():
    with pytest.raises(ValueError, match="exam weeks"):
        Term(date(2026, 3, 1), date(2026, 4, 1), exam_weeks=(DaySpan(date(2026, 4, 1), date(2026, 4, 2)),))
    with pytest.raises(ValueError, match="reversed"):
        Term(date(2026, 3, 1), date(2026, 2, 1))
    with pytest.raises(ValueError, match="holidays end"):
        Term(date(2026, 3, 1), date(2026, 4, 1), vacation_until=date(2026, 3, 1))
    with pytest.raises(ValueError, match="share"):
        SchoolYear(statutory_calendar(), (SPRING, Term(date(2026, 7, 10), date(2026, 8, 1))))


def test_spans_overlap_when_they_share_a_day():
    march = DaySpan(date(2026, 3, 1), date(2026, 3, 31))

    assert march.overlaps(DaySpan(date(2026, 3, 31), date(2026, 4, 1)))
    assert not march.overlaps(DaySpan(date(2026, 4, 1), date(2026, 4, 1)))
