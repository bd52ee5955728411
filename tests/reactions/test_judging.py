"""What has a placement judged again."""

from collections.abc import Awaitable, Callable
from datetime import date

import pytest

from app.people.actions import (
    end_employment,
    record_cause,
    record_employment,
    record_finances,
    resolve_cause,
)
from app.people.entries import NewEmployment, NewFinances
from app.people.tables import Cause
from app.people.terms import HardshipCause
from app.placements.actions import NewTerms, change_terms
from app.placements.tables import Placement
from app.schedules.week import parse_windows
from tests.cast import (
    START,
    EmploymentForm,
    Town,
    on,
)
from tests.followups.line import decide_on
from tests.reactions.working import NEWS_ON, judged_next, working


async def _cause(town: Town) -> None:
    await record_cause(town.caseworker, town.household, HardshipCause.ILLNESS)


async def _cause_resolved(town: Town) -> None:
    cause_id = (await Cause.select(Cause.id).where(Cause.resolved_on.is_null()))[0]["id"]
    await resolve_cause(town.caseworker, cause_id)


async def _finances(town: Town) -> None:
    await record_finances(town.caseworker, town.household, NewFinances(START, 10_000, 0, "入户核访"))


async def _other_work(town: Town) -> None:
    saturdays = parse_windows("Sat 08:00-12:00")
    work = NewEmployment("钟点工", EmploymentForm.PART_TIME, 60_000, saturdays, NEWS_ON)
    await record_employment(town.caseworker, town.worker, work)


async def _work_ended(town: Town) -> None:
    (work,) = await Placement.select(Placement.id)
    await end_employment(town.caseworker, work["id"], NEWS_ON)


async def _other_terms(town: Town) -> None:
    (work,) = await Placement.select(Placement.id)
    await change_terms(town.caseworker, work["id"], NewTerms(NEWS_ON, 330_000, parse_windows("Mon-Fri 09:00-16:00")))


@pytest.mark.parametrize("news", [_cause, _cause_resolved, _finances, _other_work, _work_ended, _other_terms])
async def test_news_has_the_work_judged_again_today(town: Town, news: Callable[[Town], Awaitable[None]]) -> None:
    with on(date(2025, 12, 30)):
        await record_cause(town.caseworker, town.household, HardshipCause.SCHOOLING)
    await working(town)
    await decide_on(START)
    assert await judged_next() > NEWS_ON
    with on(NEWS_ON):
        await news(town)
    assert await judged_next() == NEWS_ON
