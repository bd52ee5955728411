"""Terms and holiday notices as they are entered, checked field by field."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from app.errors import Problem
from app.schedules.calendar import MakeUpDay
from app.sentences import say

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Term dates outside these years are typing errors."""


@dataclass(frozen=True, slots=True)
class NewTerm:
    """A school's term as entered: exam weeks, the school holidays behind it, own days off, make-up days' weekdays."""

    school_id: UUID
    name: str
    first_day: date
    last_day: date
    exam_weeks: tuple[tuple[date, date], ...] = ()
    vacation_until: date | None = None
    days_off: tuple[date, ...] = ()
    make_up_days_follow: Mapping[date, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A year's holidays (day: name) and make-up workdays as entered, with where they were announced."""

    year: int
    source: str
    holidays: Mapping[date, str]
    make_up_days: Mapping[date, MakeUpDay]


def term_problems(term: NewTerm, taken: Sequence[tuple[date, date]], make_up_days: Collection[date]) -> list[Problem]:
    """Every wrong field of `term`; `taken` are the first and last days of the school's other terms."""
    return [*_term_day_problems(term, taken), *_term_part_problems(term, make_up_days)]


def notice_problems(notice: NewNotice, shipped: Collection[int]) -> list[Problem]:
    """Every wrong field of `notice`; `shipped` are the years that need no notice."""
    return [*_notice_head_problems(notice, shipped), *_notice_day_problems(notice)]


def _term_day_problems(term: NewTerm, taken: Sequence[tuple[date, date]]) -> Iterator[Problem]:
    if not term.name.strip():
        yield Problem("name", say("Give the term a name, such as its year and season."), "name-missing")
    for name, day in (("first_day", term.first_day), ("last_day", term.last_day)):
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            yield Problem(name, say("Please check the year of {day}.", day=day), "year-implausible")
    if term.last_day < term.first_day:
        yield Problem(
            "last_day", say("The last day lies before the first, {day}.", day=term.first_day), "days-reversed"
        )
    for first, last in taken:
        if term.first_day <= last and first <= term.last_day:
            message = say("Another term of this school runs from {first} to {last}.", first=first, last=last)
            yield Problem("first_day", message, "terms-overlap")


def _term_part_problems(term: NewTerm, make_up_days: Collection[date]) -> Iterator[Problem]:
    for first, last in term.exam_weeks:
        if not term.first_day <= first <= last <= term.last_day:
            message = say("Exam weeks lie within the term, first day first: {first} to {last}.", first=first, last=last)
            yield Problem("exam_weeks", message, "exams-outside-term")
    if term.vacation_until is not None and term.vacation_until < term.last_day:
        yield Problem("vacation_until", say("The school holidays end after the term."), "vacation-before-term-ends")
    for day, weekday in term.make_up_days_follow.items():
        if day not in make_up_days or not 0 <= weekday <= 6:
            message = say("{day} is not a make-up workday, or its weekday is not one of the week.", day=day)
            yield Problem("make_up_days_follow", message, "not-a-make-up-day")


def _notice_head_problems(notice: NewNotice, shipped: Collection[int]) -> Iterator[Problem]:
    if notice.year in shipped or not min(shipped) < notice.year <= LAST_YEAR:
        message = say("The holidays of {year} are known already, or the year is mistyped.", year=notice.year)
        yield Problem("year", message, "year-not-open")
    if not notice.source.strip():
        yield Problem("source", say("Name the notice these days come from."), "source-missing")
    if not notice.holidays:
        yield Problem("holidays", say("Enter the holidays of the year."), "holidays-missing")


def _notice_day_problems(notice: NewNotice) -> Iterator[Problem]:
    for name, days in (("holidays", notice.holidays), ("make_up_days", notice.make_up_days)):
        for day in days:
            if day.year != notice.year and (day.year, day.month) != (notice.year - 1, 12):
                message = say("{day} does not belong to {year} or the December before.", day=day, year=notice.year)
                yield Problem(name, message, "day-outside-year")
    for day, made in notice.make_up_days.items():
        if day.weekday() < 5 or day in notice.holidays or not 0 <= made.follows <= 4:
            message = say(
                "{day}: a make-up workday is a Saturday or Sunday and follows a weekday, Mon to Fri.", day=day
            )
            yield Problem("make_up_days", message, "not-a-make-up-day")
