"""What a provider fills in to post a programme, a course or a cohort, and what may be wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.errors import Problem
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
from app.schedules.week import WeekPattern
from app.sentences import say
from app.skills.values import HeldSkill, Licence


@dataclass(frozen=True, slots=True)
class NewProgramme:
    """A programme of a union or a provider (培训项目)."""

    organisation_id: UUID
    name: str
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class NewCourse:
    """A course: what it gives and presupposes. Fee in fen for the whole, stipend in fen for a month."""

    programme_id: UUID
    provider_id: UUID
    title: str
    description: str = ""
    occupation_code: str | None = None
    gives_skills: tuple[HeldSkill, ...] = ()
    gives_licences: tuple[Licence, ...] = ()
    requirements: Requirements = NO_REQUIREMENTS
    leads_to_own_business: bool = False
    fee_fen: int = 0
    stipend_month_fen: int = 0


@dataclass(frozen=True, slots=True)
class NewCohort:
    """One run of a course: its dates, weekly hours, seats and place. `apply_by` None: until the day before it begins.

    `meets_on_holidays`: a boarding course that goes on over public holidays.
    """

    course_id: UUID
    first_day: date
    last_day: date
    week: WeekPattern
    seats: int
    site: Site
    name: str = ""
    apply_by: date | None = None
    meets_on_holidays: bool = False


def programme_problems(posting: NewProgramme) -> Iterator[Problem | None]:
    """Every wrong field of a programme."""
    yield text_problem("name", posting.name, 120)
    yield length_problem("purpose", posting.purpose, 4000)


def course_problems(posting: NewCourse) -> Iterator[Problem | None]:
    """Every wrong field of a course."""
    yield text_problem("title", posting.title, 120)
    yield length_problem("description", posting.description, 4000)
    yield _gain_problem(posting)
    yield amount_problem("fee_fen", posting.fee_fen)
    yield amount_problem("stipend_month_fen", posting.stipend_month_fen)
    yield from requirement_problems(posting.requirements)


def cohort_problems(posting: NewCohort, today: date) -> Iterator[Problem | None]:
    """Every wrong field of a cohort posted `today`."""
    yield length_problem("name", posting.name, 60)
    yield day_problem("first_day", posting.first_day, today)
    yield day_problem("last_day", posting.last_day, today)
    yield order_problem("last_day", posting.first_day, posting.last_day)
    yield day_problem("apply_by", posting.apply_by, today)
    yield _deadline_problem(posting)
    yield week_problem("week", posting.week)
    yield people_problem("seats", posting.seats)
    yield from site_problems(posting.site)


def _gain_problem(posting: NewCourse) -> Problem | None:
    if posting.gives_skills or posting.gives_licences:
        return None
    return Problem("gives_skills", say("Please name at least one skill or licence the course gives."), "course-gain")


def _deadline_problem(posting: NewCohort) -> Problem | None:
    if posting.apply_by is not None and posting.apply_by > posting.last_day:
        return Problem(
            "apply_by", say("People cannot apply after the last day, {last}.", last=posting.last_day), "deadline"
        )
    return None
