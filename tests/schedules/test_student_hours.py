"""Students' caps summed over all slots, class time, exam weeks, make-up Saturdays, graduation."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.languages import ENGLISH, render
from app.schedules.dated import DatedDays
from app.schedules.expansion import expand
from app.schedules.statutory import statutory_calendar
from app.schedules.student_hours import hours_used, student_findings
from app.schedules.terms import DaySpan, SchoolYear, Term
from app.schedules.week import parse_windows
from tests.schedules.law import LAW

SCHOOL = SchoolYear(
    statutory_calendar(),
    (
        Term(
            date(2026, 2, 24),
            date(2026, 7, 10),
            (DaySpan(date(2026, 6, 29), date(2026, 7, 10)),),
            vacation_until=date(2026, 8, 30),
        ),
    ),
)
CLASSES = parse_windows("Mon-Fri 08:00-12:00")


def test_one_weekend_day_of_eight_hours_is_fine_in_term():
    assert _rules(_slot("Sat 08:00-12:00, 13:00-17:00", date(2026, 3, 7), 1)) == []


def test_both_weekend_days_full_are_too_much():
    (finding,) = _findings(
        _slot("Sat 08:00-12:00, 13:00-17:00", date(2026, 3, 2), 7),
        _slot("Sun 08:00-12:00, 13:00-17:00", date(2026, 3, 2), 7),
    )

    assert finding.rule == "student-term-week" and finding.day == date(2026, 3, 2) and finding.over == 16
    assert render(finding.message, ENGLISH) == (
        "In the week of Mon 2 Mar 2026 all slots together take 16 hours; in term 8 hours a week are allowed."
    )


def test_a_make_up_saturday_is_class_time():
    (finding,) = _findings(_slot("Sat 08:00-12:00", date(2026, 2, 28), 1))

    assert finding.rule == "class-time" and finding.over == 8
    assert "classes as on Mon (Spring Festival)" in render(finding.message, ENGLISH)


def test_exam_weeks_have_no_work_even_on_weekends():
    assert _rules(_slot("Sat 08:00-12:00", date(2026, 7, 4), 1)) == ["exam-weeks"]


def test_forty_hours_a_month_in_term_over_all_slots():
    every_day = _slot("daily 18:00-19:30", date(2026, 3, 1), 31)

    assert _rules(every_day) == ["student-term-week", "student-term-month"]


def test_school_holidays_allow_eight_hours_a_day_and_forty_a_week():
    day_work = _slot("Mon-Fri 08:00-12:00, 13:00-17:00", date(2026, 7, 13), 14)

    assert _rules(day_work) == []
    assert _rules(day_work, _slot("Sat 08:00-10:00", date(2026, 7, 13), 14)) == ["student-holiday-week"]
    assert _rules(_slot("Mon 08:00-17:00", date(2026, 7, 13), 14)) == ["student-holiday-day"]


def test_a_week_half_term_half_holidays_counts_each_part_by_its_own_cap():
    school = SchoolYear(
        statutory_calendar(), (Term(date(2026, 3, 2), date(2026, 7, 8), vacation_until=date(2026, 8, 1)),)
    )
    both = _slot("Mon 13:00-21:00; Thu, Fri 08:00-16:00", date(2026, 7, 6), 7)
    (too_much,) = student_findings([_slot("Mon-Wed 13:00-17:00", date(2026, 7, 6), 7)], school, CLASSES, LAW)

    assert student_findings([both], school, CLASSES, LAW) == ()
    assert too_much.rule == "student-term-week" and too_much.over == 8


def test_two_slots_at_the_same_hour_are_named():
    first, second = _slot("Sat 08:00-10:00", date(2026, 3, 7), 1), _slot("Sat 09:00-11:00", date(2026, 3, 7), 1)

    assert _rules(first, second) == ["slots-overlap"]


def test_work_study_ends_on_the_day_of_graduation():
    slot = _slot("Wed 18:00-20:00", date(2026, 6, 1), 28)

    findings = student_findings([slot], SCHOOL, CLASSES, LAW, graduates_on=date(2026, 6, 24))
    assert [(finding.rule, finding.day) for finding in findings] == [("after-graduation", date(2026, 6, 24))]
    assert student_findings([slot], SCHOOL, CLASSES, LAW, graduates_on=date(2026, 6, 25)) == ()


def test_where_term_dates_are_unknown_the_strict_cap_holds():
    unknown = SchoolYear(statutory_calendar())
    slot = _slot("Sat 08:00-12:00, 13:00-17:30", date(2026, 7, 25), 1)

    assert [f.rule for f in student_findings([slot], unknown, CLASSES, LAW)] == ["student-term-week"]


def test_no_slot_breaks_no_rule():
    assert student_findings([], SCHOOL, CLASSES, LAW) == ()


def test_the_meter_shows_the_week_and_the_month():
    slot = _slot("Sat 08:00-12:00", date(2026, 3, 2), 14)
    meter = hours_used([slot], SCHOOL, LAW, date(2026, 3, 11))

    assert (meter.week_used, meter.week_cap, meter.month_used, meter.month_cap) == (8, 16, 16, 80)
    assert meter.left == 8


def test_the_meter_has_no_monthly_cap_in_the_holidays():
    slot = _slot("Mon-Fri 08:00-12:00", date(2026, 7, 13), 5)
    meter = hours_used([slot], SCHOOL, LAW, date(2026, 7, 15))

    assert (meter.week_used, meter.week_cap, meter.month_cap, meter.left) == (40, 80, None, 40)


words = st.dictionaries(st.dates(date(2026, 6, 20), date(2026, 7, 20)), st.integers(0, (1 << 48) - 1), max_size=5)


@given(words, words)
def test_order_of_slots_is_irrelevant(one, other):
    slots = [DatedDays.from_words(one), DatedDays.from_words(other)]

    assert student_findings(slots, SCHOOL, CLASSES, LAW) == student_findings(slots[::-1], SCHOOL, CLASSES, LAW)


@given(words, words)
def test_leaving_a_slot_out_breaks_no_new_rule(one, other):
    slots = [DatedDays.from_words(one), DatedDays.from_words(other)]

    fewer = {finding.rule for finding in student_findings(slots[:1], SCHOOL, CLASSES, LAW)}
    assert fewer <= {finding.rule for finding in student_findings(slots, SCHOOL, CLASSES, LAW)}


@given(words)
def test_a_student_with_hours_left_may_work_them(given_words):
    day = date(2026, 6, 24)
    slots = [DatedDays.from_words({on: word & 0xF for on, word in given_words.items() if on < day})]
    room = hours_used(slots, SCHOOL, LAW, day).left
    evening = DatedDays.from_words({day: ((1 << min(room, 10)) - 1) << 36})

    before = {finding.rule for finding in student_findings(slots, SCHOOL, CLASSES, LAW)}
    assert {finding.rule for finding in student_findings([*slots, evening], SCHOOL, CLASSES, LAW)} == before


def _slot(week: str, first: date, days: int) -> DatedDays:
    return expand(parse_windows(week), first, first + timedelta(days=days - 1)).days


def _findings(*slots):
    return student_findings(slots, SCHOOL, CLASSES, LAW)


def _rules(*slots):
    return [finding.rule for finding in _findings(*slots)]


@pytest.mark.parametrize("day", [date(2026, 5, 1), date(2026, 5, 4)])
def test_a_public_holiday_in_term_has_no_classes_but_the_caps_of_term(day):
    assert _rules(_slot("Mon, Fri 08:00-12:00, 13:00-17:00", day, 1)) == []
    assert _rules(_slot("Mon, Fri 08:00-12:00, 13:00-17:30", day, 1)) == ["student-term-week"]
