"""The worker starts, leaves, and earns a stable income."""

from datetime import date, timedelta
from uuid import UUID

from app.followups.tables import OutcomeReview
from app.jobs.tables import Vacancy
from app.matching.terms import FailureCause
from app.placements.actions import end, start
from app.placements.lifecycle import EndReason
from tests.cast import (
    START,
    Town,
    on,
)
from tests.followups.line import JUDGED_SIX, decide_on, pay
from tests.jobs.vacancies import live_vacancy

LEFT_ON = date(2026, 2, 9)
NEWS_ON = date(2026, 1, 12)
SPRING = date(2026, 3, 2)


async def vacancy(town: Town, headcount: int = 1) -> UUID:
    with on(date(2025, 12, 20)):
        return await live_vacancy(town, headcount=headcount, first_day=START)


async def filled(vacancy_id: UUID) -> int:
    rows = await Vacancy.select(Vacancy.places_filled).where(Vacancy.id == vacancy_id)
    return int(rows[0]["places_filled"])


async def working(town: Town, **job: object) -> UUID:
    with on(START):
        return await start(town.caseworker, town.job(**job))


async def left(town: Town, placement_id: UUID) -> None:
    with on(LEFT_ON + timedelta(days=1)):
        await end(town.caseworker, placement_id, LEFT_ON, EndReason.LEFT, FailureCause.CARE)


async def stable(town: Town) -> UUID:
    placement_id = await working(town)
    for number in range(6):
        await pay(town, placement_id, number)
    await decide_on(START, JUDGED_SIX)
    return placement_id


async def judged_next() -> date:
    rows = await OutcomeReview.select(OutcomeReview.decide_on)
    day: date = rows[0]["decide_on"]
    return day
