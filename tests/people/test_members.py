"""What members agree to, do, can, want and must not be asked."""

from datetime import date, timedelta

import pytest

from app import clock
from app.actors import SYSTEM, Actor, Role
from app.errors import Invalid, NotAllowed, NotFound, NotPossibleNow
from app.history import story_of
from app.identifiers import new_id
from app.matching.terms import EmploymentForm, Need, OpeningKind, PhysicalDemand, RefusalReason, StudentLevel, WishKind
from app.people.actions import (
    add_care_duty,
    add_person,
    drop_wish,
    end_care_duty,
    end_employment,
    give_consent,
    graduate,
    graduate_due,
    lift_limit,
    record_employment,
    record_licence,
    record_skill,
    record_study,
    record_wish,
    refuse_opening,
    set_limit,
    set_preferences,
    set_protection,
    undo_refusal,
    withdraw_consent,
)
from app.people.candidates import candidates
from app.people.entries import NewCareDuty, NewEmployment, NewPerson, NewStudy, Preferences
from app.people.overview import household_overview
from app.people.queries import consents_of
from app.people.tables import Employment, PersonSkill, Refusal, Wish
from app.people.terms import ConsentPurpose, Kinship, Sex
from app.schedules.queries import engagements_of
from app.schedules.week import WeekPattern, parse_windows
from app.skills.values import HeldSkill, Licence, SkillLevel
from tests.cast import Town
from tests.people.conftest import TODAY

DAY_SHIFT = parse_windows("Mon-Fri 08:00-17:00")
JOB = NewEmployment("装配工", EmploymentForm.FULL_TIME, 320_000, DAY_SHIFT, date(2024, 6, 1))
STUDY = NewStudy(
    "泉州师范学院", StudentLevel.UNIVERSITY, date(2022, 9, 1), date(2025, 6, 30), parse_windows("Mon-Thu 08:00-12:00")
)


async def test_consent_is_given_once_per_purpose_and_can_be_withdrawn(town: Town) -> None:
    as_worker = Actor(Role.WORKER, town.worker)
    both = [ConsentPurpose.MATCH_COURSES, ConsentPurpose.REFERRAL]
    assert await give_consent(as_worker, town.worker, both) == 2
    assert await give_consent(as_worker, town.worker, iter(both)) == 0
    await withdraw_consent(as_worker, town.worker, ConsentPurpose.REFERRAL)
    await withdraw_consent(as_worker, town.worker, ConsentPurpose.REFERRAL)
    assert (await consents_of(town.caseworker, [town.worker]))[town.worker] == {ConsentPurpose.MATCH_COURSES}
    told = [entry.event for entry in await story_of([town.worker]) if entry.event.startswith("Consent")]
    assert told == ["ConsentGiven", "ConsentGiven", "ConsentWithdrawn"]


async def test_for_a_young_child_a_parent_agrees(town: Town) -> None:
    with pytest.raises(Invalid, match="parent-consents"):
        await give_consent(town.caseworker, town.child, [ConsentPurpose.HEALTH])
    assert await give_consent(town.caseworker, town.child, [ConsentPurpose.HEALTH], given_by=town.partner) == 1


async def test_an_adult_agrees_for_nobody_but_themself(town: Town) -> None:
    with pytest.raises(Invalid, match="giver"):
        await give_consent(town.caseworker, town.worker, [ConsentPurpose.HEALTH], given_by=town.partner)
    with pytest.raises(NotFound):
        await give_consent(Actor(Role.WORKER, town.worker), town.partner, [ConsentPurpose.HEALTH])


async def test_work_on_file_takes_its_hours_and_frees_them_when_it_ends(town: Town) -> None:
    job = await record_employment(town.caseworker, town.worker, JOB)
    engaged = await engagements_of([town.worker], TODAY)
    assert [(one.source_id, one.week, one.monthly_pay_fen) for one in engaged] == [(job, DAY_SHIFT, 320_000)]
    await end_employment(town.caseworker, job, TODAY)
    await end_employment(town.caseworker, job, TODAY)
    assert await engagements_of([town.worker], TODAY + timedelta(days=1)) == []
    row = await Employment.select(Employment.until_day).first()
    assert row == {"until_day": TODAY}


async def test_work_of_a_placement_leaves_the_hours_to_the_placement(town: Town) -> None:
    placement = new_id()
    await record_employment(
        town.caseworker,
        town.worker,
        NewEmployment("装配工", EmploymentForm.FULL_TIME, 1, DAY_SHIFT, TODAY, source_id=placement),
    )
    assert await engagements_of([town.worker], TODAY) == []
    with pytest.raises(NotFound):
        await end_employment(town.outsider, placement, TODAY)


async def test_nobody_under_sixteen_is_entered_with_paid_work(town: Town) -> None:
    sibling = NewPerson("林小晴", date(2009, 3, 11), Sex.FEMALE, Kinship.CHILD)
    fifteen = await add_person(town.caseworker, town.household, sibling)
    with pytest.raises(Invalid) as refused:
        await record_employment(
            town.caseworker, fifteen, NewEmployment("收银员", EmploymentForm.PART_TIME, 1, DAY_SHIFT, TODAY)
        )
    assert refused.value.rule == "under-age"
    assert refused.value.message.value("day") == date(2025, 3, 11)
    birthday = NewEmployment("收银员", EmploymentForm.PART_TIME, 1, DAY_SHIFT, date(2025, 3, 11))
    assert await record_employment(town.caseworker, fifteen, birthday)


async def test_every_wrong_field_of_work_is_named(town: Town) -> None:
    wrong = NewEmployment(" ", EmploymentForm.FULL_TIME, -1, DAY_SHIFT, TODAY, until_day=TODAY - timedelta(days=1))
    with pytest.raises(Invalid) as refused:
        await record_employment(town.caseworker, town.worker, wrong)
    assert [problem.field for problem in refused.value.problems] == ["title", "monthly_pay_fen", "until_day"]


async def test_on_the_day_of_graduation_studies_end_by_themselves(town: Town) -> None:
    await record_study(town.caseworker, town.partner, STUDY)
    with pytest.raises(NotPossibleNow, match="studies-go-on"):
        await record_study(town.caseworker, town.partner, STUDY)
    clock.travel_to(clock.at(date(2025, 6, 29)))
    assert await graduate_due(SYSTEM) == 0
    clock.travel_to(clock.at(date(2025, 6, 30)))
    assert await graduate_due(SYSTEM) == 1
    assert await graduate_due(SYSTEM) == 0
    assert (await story_of([town.partner]))[-1].event == "Graduated"


async def test_an_early_graduation_is_entered_by_staff(town: Town) -> None:
    await record_study(town.caseworker, town.partner, STUDY)
    with pytest.raises(Invalid, match="graduation-day"):
        await graduate(town.caseworker, town.partner, TODAY + timedelta(days=1))
    await graduate(town.caseworker, town.partner)
    with pytest.raises(NotFound):
        await graduate(town.caseworker, town.partner)


async def test_a_skill_is_kept_at_its_highest_level(town: Town) -> None:
    for level in (SkillLevel.JUNIOR, SkillLevel.SENIOR, SkillLevel.NONE):
        await record_skill(Actor(Role.WORKER, town.worker), town.worker, HeldSkill("电工", level))
    assert await PersonSkill.select(PersonSkill.name, PersonSkill.level) == [{"name": "电工", "level": 4}]


async def test_a_licence_is_entered_by_staff_who_have_seen_it(town: Town) -> None:
    with pytest.raises(NotAllowed):
        await record_licence(Actor(Role.WORKER, town.worker), town.worker, Licence("driving-c1"))
    with pytest.raises(Invalid, match="days-in-order"):
        await record_licence(
            town.caseworker,
            town.worker,
            Licence("driving-c1"),
            valid_from=TODAY,
            valid_until=TODAY - timedelta(days=1),
        )
    first = await record_licence(town.caseworker, town.worker, Licence("driving-c1"))
    assert await record_licence(town.caseworker, town.worker, Licence("driving-c1")) == first
    renewed = await record_licence(town.caseworker, town.worker, Licence("driving-c1"), valid_from=TODAY)
    assert renewed != first


async def test_a_limit_is_set_by_staff_and_lifted_with_a_day(town: Town) -> None:
    with pytest.raises(NotAllowed):
        await set_limit(Actor(Role.WORKER, town.worker), town.worker, PhysicalDemand.DRIVING)
    limit = await set_limit(town.caseworker, town.worker, PhysicalDemand.DRIVING)
    worker = (await household_overview(town.caseworker, town.household)).members[0]
    assert worker.limits == (PhysicalDemand.DRIVING,)
    await lift_limit(town.caseworker, limit, TODAY)
    later = await household_overview(town.caseworker, town.household, TODAY + timedelta(days=1))
    assert later.members[0].limits == ()
    assert "driving" not in repr(await story_of([town.worker]))


async def test_a_care_duty_names_members_and_adults_of_the_household(town: Town) -> None:
    wrong = NewCareDuty(town.worker, WeekPattern.EMPTY, TODAY, (town.child, town.worker), TODAY - timedelta(days=1))
    with pytest.raises(Invalid) as refused:
        await add_care_duty(town.caseworker, town.household, wrong)
    assert [problem.rule for problem in refused.value.problems] == [
        "week-empty",
        "days-in-order",
        "care-cover-adult",
        "care-not-self",
    ]


async def test_a_care_duty_ends_on_its_last_day(town: Town) -> None:
    school_run = parse_windows("Mon-Fri 07:00-08:00")
    duty = await add_care_duty(
        town.caseworker, town.household, NewCareDuty(town.child, school_run, TODAY, (town.partner,))
    )
    await end_care_duty(town.caseworker, duty, TODAY)
    on, after = [
        (await household_overview(town.caseworker, town.household, TODAY + timedelta(days=days))).care
        for days in (0, 1)
    ]
    assert [(care.covered_by, care.week) for care in on] == [((town.partner,), school_run)]
    assert after == ()


async def test_preferences_are_the_persons_own_to_set(town: Town) -> None:
    wanted = Preferences(45, 280_000, True, frozenset({Need.BOARD}))
    await set_preferences(Actor(Role.WORKER, town.worker), town.worker, wanted)
    with pytest.raises(Invalid) as refused:
        await set_preferences(town.caseworker, town.worker, Preferences(601, -5))
    assert [problem.field for problem in refused.value.problems] == ["max_travel_minutes", "wage_floor_fen"]


async def test_the_same_wish_twice_is_one(town: Town) -> None:
    first = await record_wish(town.caseworker, town.worker, WishKind.OCCUPATION, "4-03")
    assert await record_wish(town.caseworker, town.worker, WishKind.OCCUPATION, "4-03") == first
    assert await Wish.count() == 1


async def test_a_wish_can_be_dropped(town: Town) -> None:
    await record_wish(town.caseworker, town.worker, WishKind.NO_NIGHTS)
    for _ in range(2):
        await drop_wish(town.caseworker, town.worker, WishKind.NO_NIGHTS)
    assert await Wish.count() == 0
    assert [entry.event for entry in await story_of([town.worker])][-2:] == ["WishRecorded", "WishDropped"]


async def test_protection_is_set_for_days_to_come_and_its_day_is_not_in_the_history(town: Town) -> None:
    with pytest.raises(Invalid, match="day-gone"):
        await set_protection(town.caseworker, town.partner, TODAY - timedelta(days=1))
    await set_protection(Actor(Role.WORKER, town.partner), town.partner, date(2026, 1, 31))
    await give_consent(town.caseworker, town.partner, [ConsentPurpose.MATCH_VACANCIES])
    (found,) = await candidates(town.caseworker, [town.partner], TODAY)
    assert found.protected_until == date(2026, 1, 31)
    assert "2026" not in repr(await story_of([town.partner]))


async def test_work_of_long_ago_is_entered(town: Town) -> None:
    old = NewEmployment("纺织工", EmploymentForm.FULL_TIME, 80_000, DAY_SHIFT, date(1999, 1, 1), date(2003, 12, 31))
    assert await record_employment(town.caseworker, town.worker, old)


async def test_a_no_keeps_its_last_reason_and_can_be_taken_back(town: Town) -> None:
    opening = new_id()
    for reason in (RefusalReason.PAY, RefusalReason.HOURS):
        await refuse_opening(town.caseworker, town.worker, OpeningKind.VACANCY, opening, reason)
    standing = await Refusal.select(Refusal.reason).where(Refusal.undone_at.is_null())
    assert standing == [{"reason": "hours"}]
    await undo_refusal(town.caseworker, town.worker, opening)
    with pytest.raises(NotFound):
        await undo_refusal(town.caseworker, town.worker, opening)
