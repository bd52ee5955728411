"""What a school or an employer fills in to post a work-study slot, and what may be wrong with it."""

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


@dataclass(frozen=True, slots=True)
class NewSlot:
    """A work-study slot as posted: the same hours each week between two days, pay in fen an hour.

    `may_skip_days`: a student may be absent on single days of classes or exams. `school_id` on campus: whose students.
    """

    organisation_id: UUID
    title: str
    places: int
    first_day: date
    last_day: date
    week: WeekPattern
    pay_hour_fen: int
    site: Site
    on_campus: bool = False
    school_id: UUID | None = None
    description: str = ""
    occupation_code: str | None = None
    apply_by: date | None = None
    later_start: int = 0
    earlier_end: int = 0
    may_skip_days: bool = True
    insurance: bool | None = None
    requirements: Requirements = NO_REQUIREMENTS


def slot_problems(posting: NewSlot, today: date) -> Iterator[Problem | None]:
    """Every wrong field of a slot posted `today`. Whether its terms are lawful is for the review."""
    yield text_problem("title", posting.title, 200)
    yield length_problem("description", posting.description, 8000)
    yield people_problem("places", posting.places)
    yield day_problem("first_day", posting.first_day, today)
    yield day_problem("last_day", posting.last_day, today)
    yield order_problem("last_day", posting.first_day, posting.last_day)
    yield day_problem("apply_by", posting.apply_by, today)
    yield week_problem("week", posting.week)
    yield amount_problem("later_start", posting.later_start)
    yield amount_problem("earlier_end", posting.earlier_end)
    yield amount_problem("pay_hour_fen", posting.pay_hour_fen)
    yield _campus_problem(posting)
    yield from site_problems(posting.site)
    yield from requirement_problems(posting.requirements)


def _campus_problem(posting: NewSlot) -> Problem | None:
    if posting.on_campus and posting.school_id is None:
        return Problem("school_id", say("Please say at which school this slot is."), "campus")
    return None
