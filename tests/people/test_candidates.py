"""People as the engine sees them: only those who agree, all they need, in a fixed number of queries."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date, timedelta
from typing import Any

import pytest

from app.actors import SYSTEM
from app.identifiers import new_id
from app.matching.terms import (
    BusyReason,
    EmploymentForm,
    FailureCause,
    Need,
    OpeningKind,
    PhysicalDemand,
    RefusalReason,
    StudentLevel,
    WishKind,
)
from app.matching.values import Candidate, HeldLicence, Limit, PastOccupation, Place, Span, Wish
from app.organisations.actions import NewOrganisation, register
from app.organisations.rules import OrganisationKind
from app.people.actions import (
    TermsThen,
    add_care_duty,
    add_person,
    decide_tier,
    end_employment,
    give_consent,
    leave_household,
    note_failure,
    open_household,
    record_employment,
    record_licence,
    record_skill,
    record_study,
    record_wish,
    refuse_opening,
    set_limit,
    set_preferences,
    undo_refusal,
    withdraw_consent,
)
from app.people.candidates import candidates
from app.people.entries import NewCareDuty, NewEmployment, NewHousehold, NewPerson, NewStudy, Preferences
from app.people.home_care import at_home_for
from app.people.terms import ConsentPurpose, Kinship, Sex
from app.people.tier import TierInputs
from app.schedules.actions import set_term
from app.schedules.entries import NewTerm
from app.schedules.week import WeekPattern, parse_windows
from app.skills.values import HeldSkill, Licence, SkillLevel
from tests.cast import YINCHUAN, Town
from tests.conftest import OpenDatabase
from tests.people.conftest import TODAY

EVERY_KIND = [purpose for purpose in ConsentPurpose if purpose.value.startswith("match")]
DAY_SHIFT = parse_windows("Mon-Fri 08:00-17:00")
SCHOOL_RUN = parse_windows("Mon-Fri 07:00-08:00; Mon-Fri 16:30-17:30")


async def only(town: Town, person: Any, day: date = TODAY) -> Candidate:
    (found,) = await candidates(town.caseworker, [person], day)
    return found


async def test_who_agreed_to_nothing_is_not_a_candidate(town: Town) -> None:
    assert await candidates(town.caseworker, None, TODAY) == []
    await give_consent(town.caseworker, town.worker, [ConsentPurpose.REFERRAL])
    assert await candidates(town.caseworker, [town.worker], TODAY) == []


async def test_withdrawing_consent_removes_a_candidate(town: Town) -> None:
    await give_consent(town.caseworker, town.worker, [ConsentPurpose.MATCH_COURSES, ConsentPurpose.MATCH_VACANCIES])
    await withdraw_consent(town.caseworker, town.worker, ConsentPurpose.MATCH_VACANCIES)
    assert (await only(town, town.worker)).consents == {OpeningKind.COURSE}
    await withdraw_consent(town.caseworker, town.worker, ConsentPurpose.MATCH_COURSES)
    assert await candidates(town.caseworker, None, TODAY) == []


async def test_another_union_gets_no_candidates(town: Town) -> None:
    await give_consent(town.caseworker, town.worker, EVERY_KIND)
    assert await candidates(town.outsider, [town.worker], TODAY) == []
    assert await candidates(town.outsider, None, TODAY) == []
    assert len(await candidates(SYSTEM, None, TODAY)) == 1


async def test_who_left_the_household_is_no_candidate_from_that_day(town: Town) -> None:
    await give_consent(town.caseworker, town.partner, EVERY_KIND)
    await leave_household(town.caseworker, town.partner, TODAY)
    assert await candidates(town.caseworker, [town.partner], TODAY) == []
    assert len(await candidates(town.caseworker, [town.partner], TODAY - timedelta(days=1))) == 1


async def test_a_candidate_carries_what_the_file_knows(town: Town) -> None:
    await give_consent(town.caseworker, town.worker, EVERY_KIND)
    await decide_tier(town.caseworker, town.household, TierInputs(2_000_000, 0, 3))
    await record_skill(town.caseworker, town.worker, HeldSkill("电工", SkillLevel.SENIOR))
    await record_licence(town.caseworker, town.worker, Licence("driving-c1"), valid_until=date(2030, 1, 1))
    await set_limit(town.caseworker, town.worker, PhysicalDemand.NIGHT)
    await record_wish(town.caseworker, town.worker, WishKind.NO_NIGHTS)
    await set_preferences(town.caseworker, town.worker, Preferences(45, 280_000, True, frozenset({Need.BOARD})))
    found = await only(town, town.worker)
    assert found == Candidate(
        id=str(town.worker),
        birth_date=date(1978, 3, 1),
        home=Place(YINCHUAN, 38_468_000, 106_288_000),
        consents=frozenset(OpeningKind),
        tier_rank=3,
        skills=(HeldSkill("电工", SkillLevel.SENIOR),),
        licences=(HeldLicence(Licence("driving-c1"), None, date(2030, 1, 1)),),
        limits=(Limit(PhysicalDemand.NIGHT, TODAY, None),),
        max_travel_minutes=45,
        accepts_lodging=True,
        wage_floor_fen=280_000,
        wishes=(Wish(WishKind.NO_NIGHTS),),
        needs=frozenset({Need.BOARD}),
    )


async def test_present_and_past_work_give_pay_employer_and_months_of_experience(town: Town) -> None:
    await give_consent(town.caseworker, town.worker, EVERY_KIND)
    firm = await register(SYSTEM, NewOrganisation(OrganisationKind.EMPLOYER, "银川顺兴物流", YINCHUAN))
    past = NewEmployment(
        "送货员",
        EmploymentForm.FULL_TIME,
        300_000,
        DAY_SHIFT,
        date(2023, 1, 1),
        until_day=date(2024, 1, 1),
        occupation_code="4-02-07-05",
    )
    now = NewEmployment("仓库管理员", EmploymentForm.FULL_TIME, 320_000, DAY_SHIFT, date(2025, 1, 1), None, firm)
    await record_employment(town.caseworker, town.worker, past)
    job = await record_employment(town.caseworker, town.worker, now)
    found = await only(town, town.worker)
    assert (found.current_pay_fen, found.current_organisation_id) == (320_000, str(firm))
    assert found.occupations == (PastOccupation("4-02-07-05", 12),)
    assert [(one.title, one.form, one.week) for one in found.engagements] == [
        ("仓库管理员", EmploymentForm.FULL_TIME, DAY_SHIFT)
    ]
    await end_employment(town.caseworker, job, TODAY)
    after = await only(town, town.worker, TODAY + timedelta(days=1))
    assert (after.current_pay_fen, after.current_organisation_id, after.engagements) == (None, None, ())


async def test_a_care_window_names_the_other_adult_and_when_they_are_home(town: Town) -> None:
    for adult in (town.worker, town.partner):
        await give_consent(town.caseworker, adult, EVERY_KIND)
    await add_care_duty(
        town.caseworker, town.household, NewCareDuty(town.child, SCHOOL_RUN, TODAY, (town.worker, town.partner))
    )
    await record_employment(
        town.caseworker,
        town.partner,
        NewEmployment("缝纫工", EmploymentForm.PART_TIME, 150_000, parse_windows("Mon-Wed 16:00-17:00"), TODAY),
    )
    (window,) = (await only(town, town.worker)).care_windows
    (other,) = window.adults
    assert (window.week, other.person_id, other.called) == (SCHOOL_RUN, str(town.partner), "李梅")
    # Half of Monday's window is taken by work, so the whole of it is not hers to cover.
    assert SCHOOL_RUN - other.free == parse_windows("Mon-Wed 16:30-17:30")
    (mirrored,) = (await only(town, town.partner)).care_windows
    assert mirrored.adults[0].free.covers(SCHOOL_RUN)


async def test_care_at_night_that_nobody_shares_needs_the_person_at_night(town: Town) -> None:
    nights = parse_windows("Mon-Sun 23:00-05:00")
    for adult in (town.worker, town.partner):
        await give_consent(town.caseworker, adult, EVERY_KIND)
    await add_care_duty(town.caseworker, town.household, NewCareDuty(town.child, nights, TODAY, (town.worker,)))
    assert (await only(town, town.worker)).night_care
    assert not (await only(town, town.partner)).night_care


async def test_care_that_has_ended_binds_nobody(town: Town) -> None:
    await give_consent(town.caseworker, town.worker, EVERY_KIND)
    ended = NewCareDuty(town.child, SCHOOL_RUN, date(2024, 1, 1), (town.worker,), date(2024, 7, 1))
    await add_care_duty(town.caseworker, town.household, ended)
    assert (await only(town, town.worker)).care_windows == ()


def test_a_window_partly_worked_is_not_given() -> None:
    away = parse_windows("Mon 07:30-12:00")
    assert SCHOOL_RUN - at_home_for(SCHOOL_RUN, away) == parse_windows("Mon 07:00-08:00")
    assert at_home_for(SCHOOL_RUN, WeekPattern.EMPTY) == WeekPattern.FULL


async def test_a_students_classes_and_exams_are_dated_and_vacations_are_free(town: Town) -> None:
    school = await register(SYSTEM, NewOrganisation(OrganisationKind.SCHOOL, "泉州师范学院", "350503"))
    term = NewTerm(
        school,
        "2025 春",
        date(2025, 2, 24),
        date(2025, 6, 27),
        ((date(2025, 6, 16), date(2025, 6, 27)),),
        date(2025, 8, 31),
    )
    await set_term(SYSTEM, term)
    timetable = parse_windows("Mon-Thu 08:00-12:00")
    student = await add_person(
        town.caseworker, town.household, NewPerson("林学文", date(2006, 4, 1), Sex.MALE, Kinship.CHILD)
    )
    study = NewStudy("泉州师范学院", StudentLevel.UNIVERSITY, date(2024, 9, 1), date(2028, 6, 30), timetable, school)
    await record_study(town.caseworker, student, study)
    await give_consent(town.caseworker, student, EVERY_KIND)
    found = await only(town, student)
    busy = {one.day: one for one in found.busy_days}
    assert busy[date(2025, 3, 11)].half_hours == timetable.on(1)
    assert date(2025, 3, 14) not in busy
    assert date(2025, 5, 1) not in busy
    assert busy[date(2025, 6, 20)].reason is BusyReason.EXAMS
    assert date(2025, 7, 7) not in busy
    assert found.student is not None
    assert (found.student.first_year, found.student.terms) == (True, (Span(term.first_day, term.last_day),))


async def test_after_graduation_day_there_is_no_student_left(town: Town) -> None:
    study = NewStudy("泉州师范学院", StudentLevel.UNIVERSITY, date(2021, 9, 1), TODAY, DAY_SHIFT)
    await record_study(town.caseworker, town.partner, study)
    await give_consent(town.caseworker, town.partner, EVERY_KIND)
    assert (await only(town, town.partner, TODAY - timedelta(days=1))).student is not None
    found = await only(town, town.partner)
    assert (found.student, found.busy_days) == (None, ())


async def test_refusals_and_failures_are_remembered_with_their_terms(town: Town) -> None:
    await give_consent(town.caseworker, town.worker, EVERY_KIND)
    opening, other, placement = new_id(), new_id(), new_id()
    terms = TermsThen(None, 260_000, DAY_SHIFT, 70)
    await refuse_opening(town.caseworker, town.worker, OpeningKind.VACANCY, opening, RefusalReason.PAY, terms)
    await refuse_opening(town.caseworker, town.worker, OpeningKind.VACANCY, other, RefusalReason.WORK)
    await undo_refusal(town.caseworker, town.worker, other)
    for _ in range(2):
        await note_failure(SYSTEM, town.worker, placement, FailureCause.TRANSPORT, terms)
    found = await only(town, town.worker)
    assert [(one.opening_id, one.pay_fen, one.week) for one in found.refusals] == [(str(opening), 260_000, DAY_SHIFT)]
    assert [(one.cause, one.travel_minutes) for one in found.failures] == [(FailureCause.TRANSPORT, 70)]


async def test_many_candidates_take_no_more_queries_than_one(
    town: Town, database: OpenDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    await give_consent(town.caseworker, town.worker, EVERY_KIND)
    await furnish(town, town.household, town.worker, town.child)
    async with counted(database, monkeypatch) as one:
        assert len(await candidates(SYSTEM, None, TODAY)) == 1
    for number in range(12):
        home = await open_household(town.caseworker, NewHousehold(town.union, YINCHUAN))
        adult, child = [
            await add_person(town.caseworker, home, NewPerson(f"人{number}", born, Sex.FEMALE, Kinship.SELF))
            for born in (date(1985, 1, 1), date(2015, 1, 1))
        ]
        await furnish(town, home, adult, child)
    async with counted(database, monkeypatch) as many:
        assert len(await candidates(SYSTEM, None, TODAY)) == 13
    assert len(many) == len(one) <= 20


async def furnish(town: Town, household: Any, adult: Any, child: Any) -> None:
    await give_consent(town.caseworker, adult, EVERY_KIND)
    await add_care_duty(town.caseworker, household, NewCareDuty(child, SCHOOL_RUN, TODAY, (adult,)))
    job = NewEmployment("装配工", EmploymentForm.PART_TIME, 120_000, parse_windows("Sat 08:00-12:00"), TODAY)
    await record_employment(town.caseworker, adult, job)


@asynccontextmanager
async def counted(database: OpenDatabase, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[str]]:
    """The statements run inside the block."""
    statements: list[str] = []
    run: Callable[..., Awaitable[Any]] = database.opened.run_querystring  # type: ignore[attr-defined]

    async def counting(querystring: Any, *given: Any, **named: Any) -> Any:
        statements.append(str(querystring))
        return await run(querystring, *given, **named)

    with monkeypatch.context() as patched:
        patched.setattr(database.opened, "run_querystring", counting)
        yield statements
