"""Whether the law lets this person work these hours, together with the work they already have: the first rule broken.

Sources: domain.md "Hours", "Students" (勤工助学 2018), "Age", "Women". All numbers are parameters of the place.
"""

from datetime import date
from enum import StrEnum

from app.matching.pairs import Pair
from app.matching.prepared import EMPLOYED_FORMS, Offer, Taken
from app.matching.terms import EmploymentForm, StudentLevel
from app.matching.values import LegalHours, Span, Student

DAYS_A_WEEK = 7


class HoursRule(StrEnum):
    """The rules about hours, in the order in which they are looked at."""

    NIGHT_PROTECTED = "night_protected"
    OVERTIME_PROTECTED = "overtime_protected"
    DAY = "day"
    WEEK = "week"
    REST_DAY = "rest_day"
    PART_TIME_WEEK = "part_time_week"
    PART_TIME_DAY = "part_time_day"
    STUDENT_TERM_WEEK = "student_term_week"
    STUDENT_TERM_MONTH = "student_term_month"
    STUDENT_HOLIDAY_DAY = "student_holiday_day"
    STUDENT_HOLIDAY_WEEK = "student_holiday_week"


def broken_hours_rule(pair: Pair) -> HoursRule | None:
    """The first rule this work would break for this person, or None. Lessons are not work: None for a course."""
    legal = pair.offer.opening.legal_hours
    if legal is None:
        return None
    if _protected(pair, legal):
        if pair.offer.nights:
            return HoursRule.NIGHT_PROTECTED
        if has_overtime(pair.offer, legal):
            return HoursRule.OVERTIME_PROTECTED
    student = pair.person.candidate.student
    if student is not None and pair.still_studying:
        return _broken_for_student(pair, student, legal)
    if pair.offer.opening.form is EmploymentForm.PART_TIME:
        broken = _broken_part_time(pair, legal)
        if broken is not None:
            return broken
    if pair.offer.opening.form in (EmploymentForm.SELF_EMPLOYED, EmploymentForm.PLATFORM):
        return None
    return _broken_together(pair, legal)


def has_overtime(offer: Offer, legal: LegalHours) -> bool:
    """Whether the work is longer than the standard week or day, or expects overtime."""
    longer = offer.busiest_week > legal.week_half_hours or offer.busiest_day > legal.day_half_hours
    return longer or offer.opening.overtime_half_hours > 0


def week_with_overtime(legal: LegalHours) -> int:
    """Half-hours of the longest lawful week: the standard week and an even share of the month's overtime."""
    return legal.week_half_hours + legal.overtime_month_half_hours * 12 // 52


def other_student_half_hours(pair: Pair) -> int:
    """Half-hours a week of the student's other slots while this one lasts."""
    return sum(taken.half_hours for taken in _going_on(pair) if taken.form is EmploymentForm.STUDENT_WORK)


def in_term(pair: Pair, student: Student) -> bool:
    """Whether part of the work falls into term. A student whose terms nobody entered counts as in term."""
    last_day = min(pair.offer.last_day, student.graduates_on)
    return not student.terms or any(_touches(term, pair, last_day) for term in student.terms)


def _protected(pair: Pair, legal: LegalHours) -> bool:
    candidate = pair.person.candidate
    student = candidate.student
    return (
        pair.age < legal.adult_age_years
        or (candidate.protected_until is not None and candidate.protected_until >= pair.offer.start)
        or (student is not None and student.level is StudentLevel.VOCATIONAL and pair.still_studying)
    )


def _broken_for_student(pair: Pair, student: Student, legal: LegalHours) -> HoursRule | None:
    offer, others = pair.offer, other_student_half_hours(pair)
    if in_term(pair, student):
        if offer.busiest_week + others > legal.student_term_week_half_hours:
            return HoursRule.STUDENT_TERM_WEEK
        month = offer.busiest_month + -(-others * 31 // DAYS_A_WEEK)
        return HoursRule.STUDENT_TERM_MONTH if month > legal.student_term_month_half_hours else None
    if offer.busiest_day > legal.student_holiday_day_half_hours:
        return HoursRule.STUDENT_HOLIDAY_DAY
    over = offer.busiest_week + others > legal.student_holiday_week_half_hours
    return HoursRule.STUDENT_HOLIDAY_WEEK if over else None


def _broken_part_time(pair: Pair, legal: LegalHours) -> HoursRule | None:
    offer, organisation = pair.offer, pair.offer.opening.organisation_id
    same_firm = sum(
        taken.half_hours
        for taken in _going_on(pair)
        if organisation is not None
        and taken.organisation_id == organisation
        and taken.form is EmploymentForm.PART_TIME
        and not taken.may_stop
    )
    if offer.busiest_week + same_firm > legal.part_time_week_half_hours:
        return HoursRule.PART_TIME_WEEK
    if offer.busiest_week > legal.part_time_day_half_hours * max(1, offer.work_days.bit_count()):
        return HoursRule.PART_TIME_DAY
    return None


def _broken_together(pair: Pair, legal: LegalHours) -> HoursRule | None:
    offer = pair.offer
    jobs = [taken for taken in _going_on(pair) if taken.form in EMPLOYED_FORMS and not taken.may_stop]
    if offer.busiest_day > legal.day_half_hours + legal.overtime_day_half_hours:
        return HoursRule.DAY
    if offer.busiest_week + sum(taken.half_hours for taken in jobs) > week_with_overtime(legal):
        return HoursRule.WEEK
    days = offer.work_days
    for taken in jobs:
        days |= taken.work_days
    return HoursRule.REST_DAY if days.bit_count() > DAYS_A_WEEK - legal.rest_days_per_week else None


def _going_on(pair: Pair) -> list[Taken]:
    """The engagements that go on while this work lasts; in a transfer not those with the same employer."""
    replaced = pair.replaced
    return [
        taken
        for taken in pair.person.engaged
        if taken.first_day <= pair.offer.last_day
        and taken.last_day >= pair.offer.start
        and (replaced is None or taken.organisation_id != replaced)
    ]


def _touches(term: Span, pair: Pair, last_day: date) -> bool:
    return term.first_day <= last_day and (term.last_day is None or term.last_day >= pair.offer.start)
