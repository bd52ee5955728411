"""What an employer fills in to post a vacancy or propose a transfer, and what may be wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from app.errors import Problem
from app.matching.values import Bends, EmploymentForm, PayUnit
from app.offers.fields import (
    amount_problem,
    day_problem,
    length_problem,
    order_problem,
    people_problem,
    requirement_problems,
    site_problems,
    text_problem,
    week_problem,
)
from app.offers.requirements import NO_REQUIREMENTS, Requirements
from app.offers.site import Site
from app.people.terms import Sex
from app.schedules.week import WeekPattern
from app.sentences import Sentence, say

POSTED_FORMS = frozenset(
    {
        EmploymentForm.FULL_TIME,
        EmploymentForm.PART_TIME,
        EmploymentForm.PLATFORM,
        EmploymentForm.PUBLIC_WELFARE,
    }
)
"""The forms of work an employer may post; student work is a slot, a transfer has its own row."""


NO_BENDS = Bends()


class LimitGround(StrEnum):
    """Why a limit of age or sex may be lawful."""

    MINORS_PROTECTED = "minors_protected"
    WOMEN_PROTECTED = "women_protected"
    SAME_SEX_CARE = "same_sex_care"


LIMIT_GROUND_LABELS: dict[LimitGround, Sentence] = {
    LimitGround.MINORS_PROTECTED: say("the law keeps minors from this work"),
    LimitGround.WOMEN_PROTECTED: say("the law keeps women from this work (mines, hardest labour)"),
    LimitGround.SAME_SEX_CARE: say("intimate care, dormitory or security check for one sex"),
}


@dataclass(frozen=True, slots=True)
class AgeAndSexLimits:
    """Limits of age (years, both included) and sex a posting states, with the ground claimed for them."""

    age_from: int | None = None
    age_to: int | None = None
    sex: Sex | None = None
    ground: LimitGround | None = None


NO_LIMITS = AgeAndSexLimits()


@dataclass(frozen=True, slots=True)
class NewVacancy:
    """A vacancy as posted. Pay in fen for one `pay_unit`; overtime and breaks in half-hours.

    `rest_days_per_month` when the advertisement says it; else the days without hours in `week` are the rest days.
    `break_half_hours`: unpaid break within each shift, not working time.
    """

    organisation_id: UUID
    title: str
    headcount: int
    form: EmploymentForm
    first_day: date
    week: WeekPattern
    pay_low_fen: int
    pay_high_fen: int
    site: Site
    pay_unit: PayUnit = PayUnit.MONTH
    paid_every_days: int = 30
    description: str = ""
    occupation_code: str | None = None
    last_day: date | None = None
    apply_by: date | None = None
    bends: Bends = NO_BENDS
    rest_days_per_month: int | None = None
    overtime_day_half_hours: int = 0
    overtime_month_half_hours: int = 0
    break_half_hours: int = 0
    insurance: bool | None = None
    subsidised: bool = False
    requirements: Requirements = NO_REQUIREMENTS
    experience_months: int = 0
    limits: AgeAndSexLimits = NO_LIMITS
    asks_hepatitis_b: bool = False


@dataclass(frozen=True, slots=True)
class NewTransfer:
    """Another post for a worker at the same employer. Wage in fen a month; the present terms are the file's."""

    person_id: UUID
    title: str
    first_day: date
    week: WeekPattern
    wage_offered_fen: int
    site: Site
    occupation_code: str | None = None
    requirements: Requirements = NO_REQUIREMENTS
    bends: Bends = NO_BENDS
    insurance: bool = True


def vacancy_problems(posting: NewVacancy, today: date) -> Iterator[Problem | None]:
    """Every wrong field of a vacancy posted `today`. Whether its terms are lawful is for the review."""
    yield text_problem("title", posting.title, 200)
    yield length_problem("description", posting.description, 8000)
    yield people_problem("headcount", posting.headcount)
    yield _form_problem(posting.form)
    yield day_problem("first_day", posting.first_day, today)
    yield day_problem("last_day", posting.last_day, today)
    yield order_problem("last_day", posting.first_day, posting.last_day)
    yield day_problem("apply_by", posting.apply_by, today)
    yield week_problem("week", posting.week)
    yield from bends_problems(posting.bends)
    yield _rest_days_problem(posting.rest_days_per_month)
    yield amount_problem("overtime_day_half_hours", posting.overtime_day_half_hours)
    yield amount_problem("overtime_month_half_hours", posting.overtime_month_half_hours)
    yield amount_problem("break_half_hours", posting.break_half_hours)
    yield from _pay_problems(posting)
    yield amount_problem("experience_months", posting.experience_months)
    yield from _limit_problems(posting.limits)
    yield from site_problems(posting.site)
    yield from requirement_problems(posting.requirements)


def transfer_problems(posting: NewTransfer, today: date) -> Iterator[Problem | None]:
    """Every wrong field of a proposed transfer. Whether wage and week fit is for the rules."""
    yield text_problem("title", posting.title, 200)
    yield day_problem("first_day", posting.first_day, today)
    yield week_problem("week", posting.week)
    yield from bends_problems(posting.bends)
    yield amount_problem("wage_offered_fen", posting.wage_offered_fen)
    yield from site_problems(posting.site)
    yield from requirement_problems(posting.requirements)


def bends_problems(bends: Bends) -> Iterator[Problem | None]:
    """Bends of a week that are negative, name no weekday, or offer an empty week."""
    yield amount_problem("later_start", bends.later_start)
    yield amount_problem("earlier_end", bends.earlier_end)
    if any(day not in range(7) for day in bends.droppable_days):
        yield Problem("droppable_days", say("A weekday is a number from 0, Monday, to 6, Sunday."), "weekday")
    for other in bends.other_weeks:
        yield week_problem("other_weeks", other)


def _form_problem(form: EmploymentForm) -> Problem | None:
    if form in POSTED_FORMS:
        return None
    return Problem("form", say("This form of work cannot be posted as a vacancy."), "form")


def _rest_days_problem(days: int | None) -> Problem | None:
    if days is None or 0 <= days <= 30:
        return None
    return Problem("rest_days_per_month", say("A month has from 0 to 30 rest days."), "rest-days")


def _pay_problems(posting: NewVacancy) -> Iterator[Problem | None]:
    yield amount_problem("pay_low_fen", posting.pay_low_fen)
    if posting.pay_high_fen < posting.pay_low_fen:
        yield Problem("pay_high_fen", say("The highest pay is below the lowest. Please swap them."), "pay-reversed")
    if not 1 <= posting.paid_every_days <= 366:
        yield Problem("paid_every_days", say("Pay comes every 1 to 366 days."), "pay-days")


def _limit_problems(limits: AgeAndSexLimits) -> Iterator[Problem | None]:
    for field, age in (("age_from", limits.age_from), ("age_to", limits.age_to)):
        if age is not None and not 0 < age < 120:
            yield Problem(field, say("An age is a number of years from 1 to 119."), "age")
    if limits.age_from is not None and limits.age_to is not None and limits.age_to < limits.age_from:
        yield Problem("age_to", say("The highest age is below the lowest. Please swap them."), "ages-reversed")
