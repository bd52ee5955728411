"""What moderation finds in a vacancy, rule by rule."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.jobs.postings import AgeAndSexLimits, LimitGround
from app.jobs.rules import pay_floor_fen, usual_week, vacancy_findings
from app.matching.values import Bends, EmploymentForm, PayUnit, PhysicalDemand
from app.offers.findings import Finding, blocking, findings_from_json, findings_to_json
from app.offers.requirements import Requirements
from app.organisations.lifecycle import Standing
from app.people.terms import Sex
from app.regions.defaults import default_parameters
from app.regions.divisions import lineage
from app.regions.rules import resolve
from app.schedules.week import parse_windows
from app.sentences import Money
from tests.cast import YINCHUAN
from tests.jobs.vacancies import vacancy

NUMBERS = resolve(default_parameters(), lineage(YINCHUAN), date(2026, 4, 1))
HEAVY = Requirements(demands=frozenset({PhysicalDemand.HEAVY_LIFTING}))
TOXIC = Requirements(demands=frozenset({PhysicalDemand.TOXIC}))


def _found(standing: Standing = Standing.GOOD, **fields) -> tuple[Finding, ...]:
    return vacancy_findings(vacancy(**fields), standing, NUMBERS)


def _stops(**fields) -> set[str]:
    return {finding.rule for finding in blocking(_found(**fields))}


def _notes(**fields) -> set[str]:
    return {finding.rule for finding in _found(**fields) if not finding.blocking}


def test_a_lawful_vacancy_has_no_finding():
    assert _found() == ()


def test_twelve_hour_nights_with_four_rest_days_break_the_hours_and_the_rest():
    """The posting of domain.md: 18:00-06:00, four rest days a month."""
    found = _found(week=parse_windows("daily 18:00-06:00"), rest_days_per_month=4)
    assert {finding.rule for finding in found if finding.blocking} == {
        "hours-day",
        "overtime-month",
        "rest-days",
    }
    assert [finding.rule for finding in found if not finding.blocking] == ["night-work", "minors-danger"]


def test_four_rest_days_a_month_alone_are_fewer_than_one_a_week():
    week = parse_windows("daily 08:00-12:00,13:00-16:00")
    assert _stops(week=week, rest_days_per_month=4) == {"rest-days"}
    assert _stops(week=week, rest_days_per_month=5) == set()


def test_a_week_without_a_free_day_breaks_the_rest_day():
    assert "rest-days" in _stops(week=parse_windows("daily 08:00-14:00"))


def test_pay_under_the_floor_names_the_floor():
    (finding,) = _found(pay_low_fen=NUMBERS.minimum_wage_month_fen - 1)
    assert (finding.rule, finding.message.value("floor")) == ("pay-floor", Money(NUMBERS.minimum_wage_month_fen))


def test_pay_by_the_hour_is_held_to_the_months_floor_in_full_time_work():
    floor = pay_floor_fen(EmploymentForm.FULL_TIME, PayUnit.HOUR, vacancy().week, NUMBERS)
    month = floor * 40 * 52 // 12
    assert NUMBERS.minimum_wage_month_fen <= month < NUMBERS.minimum_wage_month_fen + 200
    assert _stops(pay_unit=PayUnit.HOUR, pay_low_fen=floor, pay_high_fen=floor) == set()
    assert _stops(pay_unit=PayUnit.HOUR, pay_low_fen=floor - 1, pay_high_fen=floor) == {"pay-floor"}


PART_TIME = {
    "form": EmploymentForm.PART_TIME,
    "pay_unit": PayUnit.HOUR,
    "pay_low_fen": 3_000,
    "pay_high_fen": 3_000,
    "paid_every_days": 15,
    "week": parse_windows("Mon-Sat 08:00-12:00"),
}


def test_part_time_of_four_hours_on_six_days_paid_each_fortnight_is_lawful():
    assert _found(**PART_TIME) == ()


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        ({"week": parse_windows("Mon-Sat 08:00-12:30")}, {"part-time-day", "part-time-week"}),
        ({"week": parse_windows("Mon-Thu 08:00-12:30")}, {"part-time-day"}),
        ({"paid_every_days": 16}, {"part-time-pay-interval"}),
        ({"pay_low_fen": NUMBERS.minimum_wage_hour_fen - 1}, {"pay-floor"}),
    ],
)
def test_part_time_has_limits_of_its_own(change, rules):
    assert _stops(**{**PART_TIME, **change}) == rules


def test_stated_overtime_counts_with_the_overtime_of_the_usual_week():
    week = parse_windows("Mon-Fri 08:00-12:00,13:00-18:00")
    assert _notes(week=week) == {"overtime-usual"}
    assert _stops(week=week, overtime_month_half_hours=30) == {"overtime-month"}
    assert _stops(overtime_day_half_hours=NUMBERS.overtime_day_half_hours + 1) == {"overtime-day"}


def test_an_unpaid_break_is_not_working_time():
    week = parse_windows("Mon-Fri 08:00-17:00")
    assert _notes(week=week, break_half_hours=2) == set()
    assert _notes(week=week) == {"overtime-usual"}


def test_another_shift_that_may_be_worked_is_judged_too():
    assert "hours-day" in _stops(bends=Bends(other_weeks=(parse_windows("Mon-Fri 18:00-06:00"),)))


@pytest.mark.parametrize(
    ("limits", "rules"),
    [
        (AgeAndSexLimits(age_to=45), {"age-limit"}),
        (AgeAndSexLimits(age_from=25), {"age-limit"}),
        (AgeAndSexLimits(age_from=15), {"under-16"}),
        (AgeAndSexLimits(age_from=16), set()),
        (AgeAndSexLimits(sex=Sex.FEMALE), {"sex-limit"}),
        (AgeAndSexLimits(sex=Sex.MALE, ground=LimitGround.WOMEN_PROTECTED), {"sex-limit"}),
        (AgeAndSexLimits(sex=Sex.FEMALE, ground=LimitGround.SAME_SEX_CARE), set()),
    ],
)
def test_limits_of_age_and_sex_stop_a_vacancy_unless_a_rule_allows_them(limits, rules):
    assert _stops(limits=limits) == rules


def test_a_limit_to_men_stands_only_where_the_work_is_the_hardest():
    limits = AgeAndSexLimits(sex=Sex.MALE, ground=LimitGround.WOMEN_PROTECTED)
    assert _stops(limits=limits, requirements=HEAVY) == set()
    assert "sex-limit-lawful" in _notes(limits=limits, requirements=HEAVY)


def test_eighteen_is_flagged_and_lawful_where_minors_are_protected():
    limits = AgeAndSexLimits(age_from=18)
    assert _notes(limits=limits) == {"age-limit"}
    assert _notes(limits=limits, requirements=TOXIC) == {"age-limit-lawful", "minors-danger"}


def test_toxic_work_may_not_invite_minors():
    assert "minors-danger" in _stops(limits=AgeAndSexLimits(age_from=16), requirements=TOXIC)
    assert _notes(requirements=TOXIC) == {"minors-danger"}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("入职需查乙肝两对半", True),
        ("需提供 HBV 检测报告", True),
        ("不查乙肝，包吃住", False),
        ("健康证", False),
        ("不限学历，要求乙肝阴性", True),
    ],
)
def test_hepatitis_b_may_not_be_asked_in_any_words(text, asked):
    assert ("hepatitis-b" in _stops(description=text)) is asked


def test_hepatitis_b_ticked_on_the_form_stops_the_vacancy():
    assert _stops(asks_hepatitis_b=True) == {"hepatitis-b"}


def test_an_employer_that_is_not_verified_stops_the_vacancy():
    assert {finding.rule for finding in _found(Standing.SUSPENDED)} == {"employer-standing"}


def test_rest_days_of_a_rotating_week_are_left_out_of_the_usual_week():
    week = parse_windows("daily 08:00-16:00")
    assert usual_week(vacancy(week=week, rest_days_per_month=8)) == parse_windows("Mon-Fri 08:00-16:00")
    assert usual_week(vacancy(week=week)) == week


@given(st.integers(0, 1_000_000))
@settings(max_examples=100)
def test_more_pay_never_adds_a_finding(fen):
    less, more = _stops(pay_low_fen=fen, pay_high_fen=2_000_000), _stops(pay_low_fen=fen + 1, pay_high_fen=2_000_000)
    assert more <= less


@given(st.integers(0, 47), st.integers(1, 47), st.integers(1, 7))
@settings(max_examples=100)
def test_every_finding_names_its_rule_once_with_what_to_do_and_survives_storing(start, length, days):
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[:days]
    end = (start + length) % 48
    times = f"{start // 2:02}:{start % 2 * 30:02}-{end // 2:02}:{end % 2 * 30:02}"
    found = _found(week=parse_windows(f"{','.join(names)} {times}"))
    assert len({finding.rule for finding in found}) == len(found)
    assert all(finding.message.template and finding.remedy.template for finding in found)
    assert findings_from_json(findings_to_json(found)) == found
    assert [finding.blocking for finding in found] == sorted((finding.blocking for finding in found), reverse=True)


@pytest.mark.parametrize(
    ("title", "rules"),
    [
        ("物业保安 50岁以下", {"age-limit"}),
        ("招聘女服务员 包吃住", {"sex-limit"}),
        ("前台文员 年轻人优先", {"age-limit"}),
        ("女装店店员", set()),
        ("仓储管理员 不限男女", set()),
    ],
)
def test_limits_set_in_words_are_found_where_the_form_is_silent(title, rules):
    assert _stops(title=title) == rules


def test_a_ground_on_the_form_also_covers_the_words_of_the_title():
    limits = AgeAndSexLimits(ground=LimitGround.SAME_SEX_CARE)
    assert _stops(title="招聘女护工 限女性", limits=limits) == set()
