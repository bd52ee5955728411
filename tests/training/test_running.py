"""Cohorts that begin and finish by themselves."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from uuid import UUID

import pytest

from app import clock
from app.actors import SYSTEM
from app.errors import NotAllowed
from app.people.tables import PersonSkill
from app.training.actions import cancel_cohort, enrol
from app.training.lifecycle import CohortState, EnrolmentState
from app.training.queries import roll_of
from app.training.running import move_cohorts_due
from app.training.tables import Cohort
from tests.cast import Town, build_town, on
from tests.conftest import OpenDatabase
from tests.training.courses import cohort

FIRST_DAY, LAST_DAY = date(2026, 4, 1), date(2026, 4, 30)


@pytest.fixture
async def town(database: OpenDatabase) -> AsyncIterator[Town]:
    with on(date(2026, 3, 2)):
        yield await build_town()


async def _moved_on(day: date) -> int:
    clock.travel_to(clock.at(day, 4))
    return await move_cohorts_due(SYSTEM)


async def _state(run: UUID) -> CohortState:
    return CohortState((await Cohort.select(Cohort.state).where(Cohort.id == run))[0]["state"])


async def _enrolled(run: UUID) -> list[EnrolmentState]:
    return [one.state for one in await roll_of(SYSTEM, run)]


async def test_a_cohort_begins_on_its_first_day_and_not_before(town: Town) -> None:
    run = await cohort(town)
    await enrol(SYSTEM, run, town.worker)
    assert await _moved_on(date(2026, 3, 31)) == 0
    assert (await _moved_on(FIRST_DAY), await _state(run)) == (1, CohortState.RUNNING)
    assert await _enrolled(run) == [EnrolmentState.ATTENDING]
    assert await move_cohorts_due(SYSTEM) == 0


async def test_it_finishes_the_day_after_its_last_and_gives_its_skills(town: Town) -> None:
    run = await cohort(town)
    await enrol(SYSTEM, run, town.worker)
    await _moved_on(FIRST_DAY)
    assert await _moved_on(LAST_DAY) == 0
    assert (await _moved_on(date(2026, 5, 1)), await _state(run)) == (1, CohortState.FINISHED)
    assert await _enrolled(run) == [EnrolmentState.COMPLETED]
    held = await PersonSkill.select(PersonSkill.name).where(PersonSkill.person_id == town.worker)
    assert [row["name"] for row in held] == ["中式烹调"]


async def test_after_downtime_a_cohort_that_is_over_begins_and_finishes_at_once(town: Town) -> None:
    run = await cohort(town)
    assert (await _moved_on(date(2026, 7, 1)), await _state(run)) == (2, CohortState.FINISHED)


async def test_one_that_was_cancelled_stays_so(town: Town) -> None:
    run = await cohort(town)
    await cancel_cohort(SYSTEM, run, "报名人数不足")
    assert (await _moved_on(FIRST_DAY), await _state(run)) == (0, CohortState.CANCELLED)


async def test_of_several_at_once_each_cohort_is_moved_by_one(town: Town) -> None:
    for _ in range(3):
        await cohort(town)
    clock.travel_to(clock.at(FIRST_DAY))
    assert sum(await asyncio.gather(*(move_cohorts_due(SYSTEM) for _ in range(3)))) == 3


async def test_only_the_program_and_a_supervisor_move_them_all(town: Town) -> None:
    with pytest.raises(NotAllowed):
        await move_cohorts_due(town.caseworker)
