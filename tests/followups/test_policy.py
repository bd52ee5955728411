"""When contacts are due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.followups.lifecycle import Instrument
from app.followups.months import last_day, later, on_the_same_day
from app.followups.policy import contact_points, plan, plan_health_watch
from app.matching.terms import EmploymentForm
from app.schedules.calendar import DayKind
from app.schedules.statutory import statutory_calendar

CALENDAR = statutory_calendar()


def planned(form: EmploymentForm, start: date) -> dict[str, date]:
    return {contact.point.contact: contact.planned_on for contact in plan(form, start, CALENDAR, 7)}


@pytest.mark.parametrize("form", EmploymentForm)
def test_every_form_of_work_has_contact_points(form: EmploymentForm) -> None:
    names = [point.contact for point in contact_points(form)]
    assert len(names) == len(set(names)) >= 4


@pytest.mark.parametrize("form", [EmploymentForm.FULL_TIME, EmploymentForm.SELF_EMPLOYED])
def test_the_points_of_the_policy_are_there(form: EmploymentForm) -> None:
    days = planned(form, date(2025, 3, 10))
    expected = {
        "day-3": date(2025, 3, 13),
        "day-15": date(2025, 3, 25),
        "day-30": date(2025, 4, 9),
        **{f"month-{count}": date(2025, 3 + count, 10) for count in (2, 3, 4, 5, 6, 9)},
        "month-12": date(2026, 3, 10),
    }
    assert {name: days[name] for name in expected} == expected


def test_proof_of_pay_is_asked_after_the_sixth_full_month_and_before_it_is_judged() -> None:
    assert planned(EmploymentForm.FULL_TIME, date(2025, 3, 10))["pay-6"] == date(2025, 10, 10)
    assert planned(EmploymentForm.FULL_TIME, date(2025, 3, 1))["pay-6"] == date(2025, 9, 10)


def test_months_later_ends_on_the_last_day_of_a_short_month() -> None:
    assert on_the_same_day(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert on_the_same_day(date(2026, 8, 31), 6) == date(2027, 2, 28)


@given(st.dates(date(2025, 1, 1), date(2025, 12, 20)), st.sampled_from(EmploymentForm))
def test_a_contact_falls_on_a_workday_and_is_never_early(start: date, form: EmploymentForm) -> None:
    for contact in plan(form, start, CALENDAR, 7):
        assert contact.due_on >= contact.planned_on
        assert contact.window_until == contact.due_on + timedelta(days=7)
        if contact.due_on.year in CALENDAR.years:
            assert CALENDAR.is_workday(contact.due_on)
        assert (contact.due_on != contact.planned_on) == ("Moved" in contact.reason.template)


def test_a_contact_in_a_year_not_announced_avoids_weekends_and_guesses_nothing() -> None:
    contacts = {
        contact.point.contact: contact for contact in plan(EmploymentForm.FULL_TIME, date(2026, 7, 3), CALENDAR, 7)
    }
    january = contacts["month-6"]
    assert CALENDAR.look(january.planned_on).kind is DayKind.NOT_ANNOUNCED
    assert (january.planned_on, january.due_on) == (date(2027, 1, 3), date(2027, 1, 4))


def test_a_health_watch_calls_each_thirty_days() -> None:
    contacts = plan_health_watch(date(2026, 3, 2), date(2026, 8, 29), 30, CALENDAR, 7)
    assert [contact.planned_on for contact in contacts] == [
        date(2026, 3, 2) + timedelta(days=30 * count) for count in range(1, 7)
    ]
    assert {contact.point.instrument for contact in contacts} == {Instrument.CALL}


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(-40, 40))
def test_months_are_counted_both_ways(day: date, count: int) -> None:
    month = day.replace(day=1)
    assert later(later(month, count), -count) == month
    assert last_day(month) + timedelta(days=1) == later(month, 1)
