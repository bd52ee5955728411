"""Known days of the working calendar, and what is said of years nobody has announced."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from app.languages import ENGLISH, SIMPLIFIED_CHINESE, render
from app.schedules.calendar import HOLIDAY_NAMES, DayKind, MakeUpDay, NotAnnounced, holiday_name, pair_make_up_days
from app.schedules.statutory import statutory_calendar
from tests.schedules.strategies import days

CALENDAR = statutory_calendar()
SATURDAY_CLASSES = date(2026, 2, 14)
NATIONAL_DAY = date(2026, 10, 1)


def test_a_make_up_saturday_is_a_workday_and_a_class_day():
    assert CALENDAR.is_workday(SATURDAY_CLASSES)
    assert CALENDAR.week_day_for_classes(SATURDAY_CLASSES) == 4
    assert CALENDAR.look(SATURDAY_CLASSES).kind is DayKind.MAKE_UP_WORKDAY


def test_a_public_holiday_is_no_workday_and_has_no_classes():
    assert CALENDAR.is_holiday(NATIONAL_DAY) and not CALENDAR.is_workday(NATIONAL_DAY)
    assert CALENDAR.week_day_for_classes(NATIONAL_DAY) is None


@pytest.mark.parametrize(
    ("make_up_day", "weekday"),
    [
        (date(2026, 1, 4), 4),
        (date(2026, 2, 28), 0),
        (date(2026, 5, 9), 1),
        (date(2026, 9, 20), 1),
        (date(2026, 10, 10), 2),
        (date(2018, 12, 29), 0),
    ],
)
def test_make_up_days_stand_for_the_days_off_of_their_holiday_in_order(make_up_day, weekday):
    assert CALENDAR.week_day_for_classes(make_up_day) == weekday


def test_a_school_may_decide_which_weekday_a_make_up_day_follows():
    decided = CALENDAR.with_make_up_days_following({SATURDAY_CLASSES: 0})

    assert decided.week_day_for_classes(SATURDAY_CLASSES) == 0
    assert CALENDAR.week_day_for_classes(SATURDAY_CLASSES) == 4
    with pytest.raises(ValueError, match="not make-up"):
        CALENDAR.with_make_up_days_following({NATIONAL_DAY: 0})


def test_2027_is_said_to_be_not_announced():
    with pytest.raises(NotAnnounced) as refused:
        CALENDAR.is_workday(date(2027, 3, 1))

    assert refused.value.rule == "calendar-not-announced"
    assert render(refused.value.message, ENGLISH) == (
        "The public holidays of 2027 are not announced yet, so plans for then may change."
    )
    found = CALENDAR.look(date(2027, 3, 1))
    assert found.kind is DayKind.NOT_ANNOUNCED and found.follows is None and found.note == refused.value.message


@pytest.mark.parametrize("question", ["is_workday", "is_holiday", "week_day_for_classes"])
def test_no_question_is_guessed_in_2027(question):
    with pytest.raises(NotAnnounced):
        getattr(CALENDAR, question)(date(2027, 1, 1))


def test_a_year_before_the_data_is_not_called_unannounced():
    note = CALENDAR.look(date(1900, 1, 1)).note

    assert render(note, ENGLISH) == "We do not have the public holidays of 1900."
    assert render(CALENDAR.unknown_years_note(date(2026, 1, 1), date(2029, 1, 1)), ENGLISH).startswith(
        "The public holidays of 2027-2029 are"
    )


def test_the_last_days_of_the_last_announced_year_may_still_change():
    assert CALENDAR.look(date(2026, 12, 31)).note is not None
    assert CALENDAR.look(date(2026, 12, 28)).note is None
    assert CALENDAR.look(date(2025, 12, 31)).note is None


def test_a_day_is_written_for_people():
    assert render(CALENDAR.look(SATURDAY_CLASSES).text, SIMPLIFIED_CHINESE) == (
        "2026年2月14日 (周六)：调休上班日，按周五的课表上课（春节）"
    )
    assert render(CALENDAR.look(NATIONAL_DAY).text, ENGLISH) == "Thu 1 Oct 2026: public holiday (National Day)"
    assert render(CALENDAR.look(date(2026, 3, 2)).text, ENGLISH) == "Mon 2 Mar 2026: workday"


def test_every_holiday_of_the_data_has_a_name_for_people():
    assert set(CALENDAR.holidays.values()) <= HOLIDAY_NAMES.keys()
    assert render(holiday_name("Games"), ENGLISH) == "Games"


def test_the_shipped_calendar_is_whole():
    assert sorted(CALENDAR.years) == list(range(2004, 2027))
    assert len(CALENDAR.holidays) == 619 and len(CALENDAR.make_up_days) == 150
    assert all(day.weekday() >= 5 and made.follows < 5 for day, made in CALENDAR.make_up_days.items())


def test_a_make_up_day_with_no_day_off_follows_the_nearest_weekday():
    saturday, sunday = date(2026, 3, 7), date(2026, 3, 8)

    assert pair_make_up_days({saturday: "x", sunday: "x"}, {}) == {
        saturday: MakeUpDay("x", 4),
        sunday: MakeUpDay("x", 0),
    }


@given(days, days)
def test_exceptions_are_the_days_that_do_not_follow_their_own_weekday(one, other):
    first, last = min(one, other), max(one, other)
    span = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    special = (DayKind.HOLIDAY, DayKind.MAKE_UP_WORKDAY)

    assert list(CALENDAR.exceptions(first, last)) == [
        (day, CALENDAR.week_day_for_classes(day)) for day in span if CALENDAR.look(day).kind in special
    ]


@given(days)
def test_a_workday_is_a_weekday_that_is_no_holiday_or_a_make_up_day(day):
    expected = day in CALENDAR.make_up_days or (day.weekday() < 5 and day not in CALENDAR.holidays)

    assert CALENDAR.is_workday(day) == expected
