"""Minors, pregnancy and nursing, vocational placements: who may not work when, on the day of the work."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.languages import ENGLISH, render
from app.schedules.protection import Protected, age_on, birthday_at, pregnancy_protection, protection_findings
from app.schedules.terms import DaySpan
from app.schedules.week import parse_windows
from tests.schedules.law import LAW

DAY = date(2026, 3, 2)
NIGHTS = parse_windows("Mon-Fri 22:00-06:00")
DAYS = parse_windows("Mon-Fri 08:00-12:00, 13:00-17:00")
LONG_DAYS = parse_windows("Mon-Fri 08:00-18:00")


def test_under_16_no_hours_are_allowed_and_the_sentence_says_from_when():
    (finding,) = _findings(DAYS, Protected(date(2010, 3, 3)))

    assert finding.rule == "under-age"
    assert render(finding.fix, ENGLISH) == "Possible from Tue 3 Mar 2026 on."


def test_on_the_sixteenth_birthday_day_work_is_allowed():
    assert _findings(DAYS, Protected(date(2010, 3, 2))) == ()


@pytest.mark.parametrize(("born", "rules"), [(date(2008, 3, 3), ["minor-night"]), (date(2008, 3, 2), [])])
def test_at_16_and_17_there_are_no_nights(born, rules):
    assert [finding.rule for finding in _findings(NIGHTS, Protected(born))] == rules


def test_long_days_of_a_minor_are_judged_by_the_ordinary_rules():
    assert _findings(LONG_DAYS, Protected(date(2008, 3, 3))) == ()


def test_in_protected_months_there_are_no_nights_and_no_overtime():
    person = Protected(date(1990, 1, 1), protected=(DaySpan(DAY, DAY),))

    assert [f.rule for f in _findings(NIGHTS, person)] == ["protected-night"]
    assert [f.rule for f in _findings(LONG_DAYS, person)] == ["protected-overtime"]
    assert protection_findings(NIGHTS, person, DAY + timedelta(days=1), LAW) == ()


def test_expected_overtime_counts_even_when_the_week_itself_is_regular():
    person = Protected(date(1990, 1, 1), protected=(DaySpan(DAY, DAY),))

    assert _findings(DAYS, person) == ()
    assert [f.rule for f in protection_findings(DAYS, person, DAY, LAW, overtime=2)] == ["protected-overtime"]


def test_the_reason_for_protection_is_never_written():
    person = Protected(date(1990, 1, 1), protected=(DaySpan(DAY, DAY),))
    written = " ".join(render(finding.message, ENGLISH) for finding in _findings(NIGHTS, person))

    assert "pregnan" not in written and "nurs" not in written


def test_vocational_placements_have_no_nights_no_overtime_and_none_in_the_first_year():
    assert [f.rule for f in _findings(DAYS, Protected(date(2009, 1, 1), placement_year=1))] == ["placement-first-year"]
    assert _findings(DAYS, Protected(date(2009, 1, 1), placement_year=2)) == ()
    assert [f.rule for f in _findings(NIGHTS | LONG_DAYS, Protected(date(2000, 1, 1), placement_year=2))] == [
        "placement-night",
        "placement-overtime",
    ]


def test_protection_runs_from_the_seventh_month_until_the_child_is_one():
    span = pregnancy_protection(date(2026, 10, 8), None, LAW)

    assert span == DaySpan(date(2026, 6, 18), date(2027, 10, 7))
    assert pregnancy_protection(date(2026, 10, 8), date(2026, 9, 30), LAW).last_day == date(2027, 9, 29)


def test_a_child_born_on_29_february_is_nursed_until_the_end_of_the_next():
    assert pregnancy_protection(date(2024, 2, 29), date(2024, 2, 29), LAW).last_day == date(2025, 2, 27)


def test_who_was_born_on_29_february_turns_16_on_29_february_and_17_on_1_march():
    born = date(2008, 2, 29)

    assert age_on(born, date(2024, 2, 28)) == 15 and age_on(born, date(2024, 2, 29)) == 16
    assert age_on(born, date(2025, 2, 28)) == 16 and age_on(born, date(2025, 3, 1)) == 17
    assert birthday_at(born, 17) == date(2025, 3, 1)


@given(st.dates(date(1950, 1, 1), date(2020, 12, 31)), st.integers(0, 70))
def test_the_birthday_is_the_first_day_of_the_age(born, years):
    day = birthday_at(born, years)

    assert age_on(born, day) == years
    assert age_on(born, day - timedelta(days=1)) == years - 1


def _findings(week, person):
    return protection_findings(week, person, DAY, LAW)
