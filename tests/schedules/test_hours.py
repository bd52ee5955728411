"""The legal hours of ordinary and part-time work on a usual week."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.languages import ENGLISH, render
from app.regions.rules import COUNTRY, ParameterCode, ParameterValue, resolve, unit_of
from app.schedules.hours import (
    night_part,
    overtime_of_week,
    part_time_findings,
    pay_interval_finding,
    rest_days_of_month_finding,
    work_findings,
    worked_by_day,
)
from app.schedules.week import parse_windows
from tests.schedules.law import LAW
from tests.schedules.strategies import patterns


@pytest.mark.parametrize(
    ("week", "rules"),
    [
        ("Mon-Fri 08:00-12:00, 13:00-17:00", []),
        ("Mon-Fri 08:00-12:00, 13:00-18:00; Sat 08:00-11:00", []),
        ("Mon-Fri 08:00-12:00, 13:00-18:00; Sat 08:00-12:00", ["overtime-month"]),
        ("daily 18:00-06:00", ["hours-day", "overtime-month", "rest-days"]),
        ("daily 08:00-13:30", ["rest-days"]),
        ("Mon-Sat 08:00-14:30", []),
        ("Mon, Tue 08:00-20:00", ["hours-day"]),
        ("", []),
    ],
)
def test_ordinary_work_breaks_the_rules_its_week_breaks(week, rules):
    assert [finding.rule for finding in work_findings(parse_windows(week), LAW)] == rules


def test_a_lunch_hour_inside_the_shift_is_not_work():
    nine_to_six = parse_windows("Mon-Fri 09:00-18:00")

    assert overtime_of_week(nine_to_six, LAW) == 10
    assert overtime_of_week(nine_to_six, LAW, break_half_hours=2) == 0


def test_a_long_day_says_how_long_and_what_would_put_it_right():
    (finding,) = work_findings(parse_windows("Fri 18:00-06:00"), LAW)

    assert render(finding.message, ENGLISH) == "Fri has 12 hours of work; with overtime the law allows 11 hours."
    assert render(finding.fix, ENGLISH) == "Shorten the shift by 1 hour, or split it between two people."
    assert finding.over == 2


def test_four_rest_days_a_month_are_fewer_than_one_a_week():
    finding = rest_days_of_month_finding(4, LAW)

    assert finding is not None and finding.rule == "rest-days"
    assert rest_days_of_month_finding(5, LAW) is None


def test_a_rest_day_is_24_hours_in_a_row_wherever_they_begin():
    assert work_findings(parse_windows("Mon-Sat 22:00-04:00"), LAW) == ()
    assert [f.rule for f in work_findings(parse_windows("daily 22:00-03:00"), LAW)] == ["rest-days"]


@pytest.mark.parametrize(("sunday", "rules"), [("11:30-12:00", ["rest-days"]), ("12:00-12:30", [])])
def test_half_an_hour_less_than_24_is_no_rest_day(sunday, rules):
    week = parse_windows(f"Mon-Sat 08:00-12:00; Sun {sunday}")

    assert [finding.rule for finding in work_findings(week, LAW)] == rules


def test_one_long_day_is_overtime_even_in_a_short_week():
    assert overtime_of_week(parse_windows("Mon 08:00-20:00"), LAW) == 8


def test_a_limit_is_a_parameter():
    week = parse_windows("Mon-Fri 08:00-18:00")

    assert [finding.rule for finding in work_findings(week, LAW)] == ["overtime-month"]
    assert work_findings(week, replace(LAW, overtime_month_half_hours=90)) == ()


@pytest.mark.parametrize(
    ("week", "rules"),
    [
        ("Mon-Fri 09:00-13:00", []),
        ("Mon-Sat 09:00-13:00", []),
        ("Mon-Sat 09:00-13:30", ["part-time-day", "part-time-week"]),
        ("daily 09:00-13:00", ["part-time-week"]),
        ("Mon, Tue 09:00-15:00", ["part-time-day"]),
        ("Mon 09:00-15:00; Tue 09:00-11:00", []),
        ("", []),
    ],
)
def test_part_time_work_is_four_hours_on_average_and_24_a_week(week, rules):
    assert [finding.rule for finding in part_time_findings(parse_windows(week), LAW)] == rules


def test_part_time_work_is_paid_every_15_days():
    assert pay_interval_finding(15, 15) is None
    finding = pay_interval_finding(30, 15)
    assert finding is not None and finding.rule == "part-time-pay-interval"


def test_hours_after_midnight_belong_to_the_day_the_shift_begins():
    assert worked_by_day(parse_windows("Sun 22:00-06:00")) == {6: 16}


def test_the_night_part_follows_the_parameters():
    late = parse_windows("Mon 21:00-23:00")

    assert night_part(late, LAW) == parse_windows("Mon 22:00-23:00")
    assert night_part(late, replace(LAW, night_start=46)) == parse_windows("")


@given(patterns)
def test_doing_what_the_finding_of_a_long_week_says_removes_it(pattern):
    total = pattern.half_hours
    over = [finding.over for finding in part_time_findings(pattern, LAW) if finding.rule == "part-time-week"]

    assert (total > 48) == bool(over)
    assert all(total - hours == 48 for hours in over)


@given(patterns, st.integers(0, 6))
def test_leaving_out_a_day_never_adds_overtime(pattern, weekday):
    assert overtime_of_week(pattern.without_day(weekday), LAW) <= overtime_of_week(pattern, LAW)


def test_the_parameters_of_a_region_are_the_caps():
    values = [
        ParameterValue(code, COUNTRY, date(2020, 1, 1), None, getattr(LAW, code.value, 0), unit_of(code), "test")
        for code in ParameterCode
    ]
    parameters = resolve(values, [COUNTRY], date(2026, 1, 1))

    assert [f.rule for f in work_findings(parse_windows("daily 18:00-06:00"), parameters)] == [
        "hours-day",
        "overtime-month",
        "rest-days",
    ]
