"""Vacancies for tests, with whatever matters to the test."""

from datetime import date
from typing import Any
from uuid import UUID

from app.actors import SYSTEM
from app.jobs.actions import post_vacancy, review_vacancy
from app.jobs.postings import NewVacancy
from app.matching.values import EmploymentForm
from app.schedules.week import parse_windows
from tests.cast import SITE, Town

OFFICE_HOURS = parse_windows("Mon-Fri 08:00-12:00,13:00-17:00")


ANY_EMPLOYER = UUID(int=1)


def vacancy(organisation_id: UUID = ANY_EMPLOYER, **fields: Any) -> NewVacancy:
    """A lawful full-time vacancy: a warehouse keeper by day, 3,500 to 4,200 yuan."""
    given: dict[str, Any] = {
        "title": "仓储管理员",
        "headcount": 2,
        "form": EmploymentForm.FULL_TIME,
        "first_day": date(2026, 4, 1),
        "week": OFFICE_HOURS,
        "pay_low_fen": 350_000,
        "pay_high_fen": 420_000,
        "site": SITE,
        "occupation_code": "4-02-06-01",
        **fields,
    }
    return NewVacancy(organisation_id=organisation_id, **given)


async def live_vacancy(town: Town, **fields: Any) -> UUID:
    """A vacancy of the town's employer that has passed review."""
    vacancy_id = await post_vacancy(SYSTEM, vacancy(town.employer, **fields))
    assert await review_vacancy(SYSTEM, vacancy_id) == []
    return vacancy_id
