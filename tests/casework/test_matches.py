"""Rows brought together in the engine: what fits a person, who fits an opening, and what is shown to whom."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.casework.matches import explain_pair, matches_for, ranked_for, who_fits
from app.errors import NotFound
from app.jobs.actions import propose_transfer
from app.jobs.postings import NewTransfer
from app.matching.gates import Gate
from app.matching.terms import OpeningKind, PhysicalDemand
from app.offers.requirements import Requirements
from app.people.actions import record_cause, record_skill, set_limit
from app.people.terms import HardshipCause
from app.schedules.week import parse_windows
from app.skills.values import HeldSkill, Licence, RequiredSkill, SkillLevel
from tests.cast import SITE, Town, add_student, agree_to_everything, build_town, employ, on, set_terms
from tests.conftest import OpenDatabase
from tests.jobs.vacancies import live_vacancy
from tests.training.courses import cohort
from tests.workstudy.slots import live_slot

SPRING = date(2026, 3, 2)


@pytest.fixture
async def town(database: OpenDatabase) -> AsyncIterator[Town]:
    with on(SPRING):
        town = await build_town()
        await set_terms(town)
        await agree_to_everything(town.worker)
        yield town


async def test_what_fits_comes_first_and_what_nearly_fits_says_what_is_missing(town: Town) -> None:
    fits = await live_vacancy(town)
    misses = await live_vacancy(town, title="叉车工", requirements=Requirements(licences=(Licence("forklift"),)))
    found = await matches_for(town.caseworker, town.worker, SPRING)
    assert [UUID(entry.opening.id) for entry in found.fitting] == [fits]
    assert [UUID(entry.opening.id) for entry in found.near_misses] == [misses]
    (against,) = found.near_misses[0].explanation.reasons_against
    assert "forklift" not in str(against)
    assert found.near_misses[0].explanation.match.closed == (Gate.LICENCES,)


async def test_courses_and_vacancies_stand_in_one_list_and_slots_in_a_students(town: Town) -> None:
    student = await add_student(town)
    await agree_to_everything(student)
    vacancy_id, run, slot_id = await live_vacancy(town), await cohort(town), await live_slot(town)
    ranked = await ranked_for(town.caseworker, [town.worker, student], SPRING)
    of_worker, of_student = ({UUID(entry.match.opening_id) for entry in ranked[one]} for one in (town.worker, student))
    assert of_worker == {vacancy_id, run}
    assert of_student == {slot_id, run}


async def test_a_transfer_is_listed_for_whom_it_is_meant_and_nobody_else(town: Town) -> None:
    await agree_to_everything(town.partner)
    for person in (town.worker, town.partner):
        await employ(town, person)
    post = NewTransfer(town.worker, "后勤管理员", date(2026, 4, 1), parse_windows("Mon-Fri 08:30-16:00"), 300_000, SITE)
    transfer_id = await propose_transfer(town.caseworker, post)
    mine, hers = [await matches_for(town.caseworker, one, SPRING) for one in (town.worker, town.partner)]
    assert [UUID(entry.opening.id) for entry in mine.fitting] == [transfer_id]
    assert (hers.fitting, hers.near_misses) == ((), ())
    with pytest.raises(NotFound):
        await explain_pair(town.caseworker, town.partner, OpeningKind.TRANSFER, transfer_id, SPRING)
    with pytest.raises(NotFound):
        await who_fits(town.caseworker, transfer_id, SPRING)


async def test_who_fits_is_told_by_skills_and_hours_and_nothing_of_anyones_life(town: Town) -> None:
    await record_skill(town.caseworker, town.worker, HeldSkill("仓储管理", SkillLevel.SENIOR))
    await set_limit(town.caseworker, town.worker, PhysicalDemand.HEIGHTS)
    await record_cause(town.caseworker, town.household, HardshipCause.ILLNESS)
    asked = Requirements(skills=(RequiredSkill("仓储管理"),))
    vacancy_id = await live_vacancy(town, requirements=asked)
    found = await who_fits(town.caseworker, vacancy_id, SPRING)
    assert [(UUID(fit.candidate_id), fit.skills) for fit in found.fits] == [(town.worker, ("仓储管理",))]
    told = repr(replace(found, gains=()))
    for private in ("谢明杰", "1978", "heights", "illness", "兴庆区", "38468000"):
        assert private not in told


async def test_who_fits_counts_only_people_in_sight(town: Town) -> None:
    vacancy_id = await live_vacancy(town)
    assert (await who_fits(town.outsider, vacancy_id, SPRING)).fits == ()


async def test_an_opening_that_is_gone_and_one_of_another_kind_are_not_found(town: Town) -> None:
    vacancy_id = await live_vacancy(town)
    with pytest.raises(NotFound):
        await explain_pair(town.caseworker, town.worker, OpeningKind.COURSE, vacancy_id, SPRING)
    with pytest.raises(NotFound):
        await who_fits(town.caseworker, town.household, SPRING)
