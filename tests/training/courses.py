"""Courses and cohorts for tests, with whatever matters to the test."""

from datetime import date
from typing import Any
from uuid import UUID

from app.actors import SYSTEM
from app.schedules.week import parse_windows
from app.training.actions import open_cohort, post_course, start_programme
from app.training.postings import NewCohort, NewCourse, NewProgramme
from tests.cast import COOKING, SITE, Town

EVENINGS = parse_windows("Mon,Wed 19:00-21:00")


async def course(town: Town, **fields: Any) -> UUID:
    """A cooking course of the town's provider."""
    programme = await start_programme(SYSTEM, NewProgramme(town.union, "阳光就业"))
    given: dict[str, Any] = {"title": "大盘鸡与凉皮", "gives_skills": COOKING, **fields}
    return await post_course(SYSTEM, NewCourse(programme, town.provider, **given))


async def cohort(town: Town, course_id: UUID | None = None, **fields: Any) -> UUID:
    """Two evenings a week in April 2026, with two seats."""
    given: dict[str, Any] = {
        "first_day": date(2026, 4, 1),
        "last_day": date(2026, 4, 30),
        "week": EVENINGS,
        "seats": 2,
        "site": SITE,
        **fields,
    }
    return await open_cohort(SYSTEM, NewCohort(course_id or await course(town), **given))
