"""From posting to live: fields, review, places, what an employer may see."""

from collections.abc import Iterator
from datetime import date

import pytest

from app import clock
from app.actors import SYSTEM, Actor, Role
from app.db import ConstraintBroken
from app.errors import Invalid, NotAllowed, NotFound, NotPossibleNow
from app.history import story_of
from app.jobs.actions import (
    change_vacancy,
    close_vacancy,
    fill_place,
    free_place,
    note_outcomes,
    post_vacancy,
    return_vacancy,
    review_vacancy,
    submit_vacancy,
)
from app.jobs.lifecycle import VacancyState
from app.jobs.openings import openings
from app.jobs.postings import AgeAndSexLimits, LimitGround
from app.jobs.queries import vacancies
from app.jobs.queries import vacancy as standing
from app.jobs.tables import Vacancy
from app.matching.values import Bends, EmploymentForm, FailureCause, PayUnit, PhysicalDemand, Record
from app.offers.outcomes import Outcomes
from app.offers.requirements import Requirements
from app.offers.site import Site
from app.organisations.actions import suspend
from app.people.terms import Sex
from app.schedules.week import WeekPattern, parse_windows
from app.skills.values import Licence, RequiredSkill, SkillLevel
from tests.cast import YINCHUAN, build_town
from tests.jobs.vacancies import live_vacancy, vacancy
from tests.offers.counting import counted_queries


@pytest.fixture(autouse=True)
def spring() -> Iterator[None]:
    with clock.simulated(clock.at(date(2026, 3, 2))):
        yield


async def test_every_wrong_field_of_a_vacancy_is_named_at_once(database):
    town = await build_town()
    posting = vacancy(
        town.employer,
        title="",
        headcount=0,
        form=EmploymentForm.STUDENT_WORK,
        first_day=date(1900, 1, 1),
        last_day=date(1899, 1, 1),
        week=WeekPattern.EMPTY,
        pay_low_fen=-1,
        pay_high_fen=-2,
        rest_days_per_month=31,
        limits=AgeAndSexLimits(age_from=50, age_to=40),
        site=Site("1", latitude=5),
    )
    with pytest.raises(Invalid) as refused:
        await post_vacancy(SYSTEM, posting)
    assert [problem.rule for problem in refused.value.problems] == [
        "required",
        "people",
        "form",
        "day-out-of-reach",
        "day-out-of-reach",
        "dates-reversed",
        "week-empty",
        "rest-days",
        "not-negative",
        "pay-reversed",
        "ages-reversed",
        "division",
        "coordinates",
    ]
    assert await Vacancy.count() == 0


async def test_what_was_posted_is_read_back_whole(database):
    town = await build_town()
    posting = vacancy(
        town.employer,
        bends=Bends(1, 2, (5,), (parse_windows("Mon-Fri 22:00-06:00"),)),
        limits=AgeAndSexLimits(18, 60, Sex.MALE, LimitGround.WOMEN_PROTECTED),
        requirements=Requirements(
            (RequiredSkill("叉车", SkillLevel.JUNIOR),), (Licence("forklift"),), frozenset({PhysicalDemand.STAIRS})
        ),
        insurance=True,
        pay_unit=PayUnit.MONTH,
        rest_days_per_month=8,
    )
    vacancy_id = await post_vacancy(town.personnel, posting)
    assert (await standing(town.personnel, vacancy_id)).posted == posting


async def test_a_lawful_vacancy_goes_live_and_becomes_an_opening(database):
    town = await build_town()
    vacancy_id = await live_vacancy(town, headcount=3)
    await fill_place(SYSTEM, vacancy_id)
    await note_outcomes(SYSTEM, vacancy_id, Outcomes(2, 5, {FailureCause.HOURS: 3}))
    (opening,) = await openings(clock.today())
    assert (opening.id, opening.seats_left, opening.good_standing) == (str(vacancy_id), 2, True)
    assert (opening.record, opening.failed_causes) == (Record(2, 5), ((FailureCause.HOURS, 3),))
    assert opening.legal_hours is not None
    assert opening.pay_floor_fen is not None
    assert opening.pay_floor_fen <= opening.pay_low_fen


async def test_an_unlawful_vacancy_is_returned_with_its_findings_and_is_no_opening(database):
    town = await build_town()
    vacancy_id = await post_vacancy(
        town.personnel, vacancy(town.employer, week=parse_windows("daily 18:00-06:00"), rest_days_per_month=4)
    )
    assert "hours-day" in await review_vacancy(town.caseworker, vacancy_id)
    found = await standing(town.personnel, vacancy_id)
    assert found.state is VacancyState.RETURNED
    assert "rest-days" in {finding.rule for finding in found.findings}
    assert await openings(clock.today()) == []


async def test_a_mended_vacancy_can_be_handed_in_again(database):
    town = await build_town()
    vacancy_id = await post_vacancy(town.personnel, vacancy(town.employer, pay_low_fen=100))
    assert await review_vacancy(SYSTEM, vacancy_id) == ["pay-floor"]
    await change_vacancy(town.personnel, vacancy_id, vacancy(town.employer))
    await submit_vacancy(town.personnel, vacancy_id)
    assert await review_vacancy(SYSTEM, vacancy_id) == []
    moves = [entry.data.get("after") for entry in await story_of([vacancy_id]) if entry.event == "VacancyMoved"]
    assert moves == ["in_review", "returned", "in_review", "live"]


async def test_a_live_vacancy_that_changes_is_reviewed_again(database):
    town = await build_town()
    vacancy_id = await live_vacancy(town)
    await change_vacancy(town.personnel, vacancy_id, vacancy(town.employer, asks_hepatitis_b=True))
    assert await openings(clock.today()) == []
    assert await review_vacancy(SYSTEM, vacancy_id) == ["hepatitis-b"]


async def test_a_change_of_nothing_leaves_a_vacancy_live(database):
    town = await build_town()
    vacancy_id = await live_vacancy(town)
    await change_vacancy(town.personnel, vacancy_id, vacancy(town.employer))
    assert (await standing(SYSTEM, vacancy_id)).state is VacancyState.LIVE


async def test_an_employer_cannot_review(database):
    town = await build_town()
    vacancy_id = await post_vacancy(town.personnel, vacancy(town.employer))
    with pytest.raises(NotAllowed):
        await review_vacancy(town.personnel, vacancy_id)


async def test_an_employer_posts_and_sees_drafts_only_of_its_own(database):
    town = await build_town()
    rival = Actor(Role.EMPLOYER, None, town.provider)
    with pytest.raises(NotAllowed):
        await post_vacancy(rival, vacancy(town.employer))
    vacancy_id = await post_vacancy(town.personnel, vacancy(town.employer), draft=True)
    with pytest.raises(NotFound):
        await standing(rival, vacancy_id)
    with pytest.raises(NotFound):
        await close_vacancy(rival, vacancy_id)
    assert await vacancies(Actor(Role.WORKER)) == []


async def test_a_vacancy_of_a_suspended_employer_does_not_go_live(database):
    town = await build_town()
    vacancy_id = await post_vacancy(SYSTEM, vacancy(town.employer))
    await suspend(SYSTEM, town.employer, "wages unpaid")
    assert await review_vacancy(SYSTEM, vacancy_id) == ["employer-standing"]


async def test_more_than_all_places_cannot_be_filled(database):
    town = await build_town()
    vacancy_id = await live_vacancy(town, headcount=1)
    assert await fill_place(SYSTEM, vacancy_id) == 0
    with pytest.raises(NotPossibleNow) as refused:
        await fill_place(SYSTEM, vacancy_id)
    assert refused.value.rule == "vacancy-full"
    await free_place(SYSTEM, vacancy_id)
    with pytest.raises(NotPossibleNow):
        await free_place(SYSTEM, vacancy_id)


async def test_the_database_itself_refuses_an_overfilled_vacancy(database):
    town = await build_town()
    vacancy_id = await live_vacancy(town, headcount=1)
    with pytest.raises(ConstraintBroken):
        await Vacancy.update({Vacancy.places_filled: 2}).where(Vacancy.id == vacancy_id)


async def test_the_same_form_sent_twice_is_one_vacancy(database):
    town = await build_town()
    first = await post_vacancy(town.personnel, vacancy(town.employer), key="form")
    assert await post_vacancy(town.personnel, vacancy(town.employer), key="form") == first
    assert await Vacancy.count() == 1


async def test_a_closed_vacancy_stays_closed(database):
    town = await build_town()
    vacancy_id = await live_vacancy(town)
    await close_vacancy(SYSTEM, vacancy_id, "filled elsewhere")
    await close_vacancy(SYSTEM, vacancy_id)
    with pytest.raises(NotPossibleNow):
        await return_vacancy(SYSTEM, vacancy_id, "again")


async def test_reading_openings_takes_as_many_queries_for_five_as_for_one(database):
    town = await build_town()
    await live_vacancy(town)
    with counted_queries(database) as one:
        await openings(clock.today())
    for _ in range(4):
        await live_vacancy(town, site=Site(YINCHUAN))
    with counted_queries(database) as five:
        assert len(await openings(clock.today())) == 5
    assert len(one) == len(five) == 2
