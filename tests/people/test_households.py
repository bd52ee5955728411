"""Households: opening, money, causes, the signed tier."""

from datetime import date, timedelta

import pytest

from app import clock
from app.actors import SYSTEM, Actor, Role
from app.errors import Invalid, NotAllowed, NotFound, NotPossibleNow
from app.history import story_of
from app.identifiers import new_id
from app.matching.terms import EmploymentForm
from app.organisations.actions import NewOrganisation, register
from app.organisations.rules import OrganisationKind
from app.people.actions import (
    Otherwise,
    decide_tier,
    leave_household,
    move_household,
    open_household,
    record_cause,
    record_employment,
    record_finances,
    resolve_cause,
)
from app.people.entries import NewEmployment, NewFinances, NewHousehold
from app.people.overview import household_overview, proposed_tier_inputs
from app.people.queries import causes_of, finances_of, finances_on, household, households, members_of
from app.people.terms import HardshipCause, HardshipTier
from app.people.tier import TierInputs
from app.schedules.week import parse_windows
from tests.cast import YINCHUAN, Town
from tests.people.conftest import TODAY

LOW = TierInputs(yearly_income_fen=3_000_000, rigid_expense_fen=500_000, members=3)
HIGH = TierInputs(yearly_income_fen=30_000_000, rigid_expense_fen=0, members=3)


async def test_a_double_tap_opens_one_household(town: Town) -> None:
    new = NewHousehold(town.union, YINCHUAN)
    first = await open_household(town.caseworker, new, key="form-1")
    assert await open_household(town.caseworker, new, key="form-1") == first
    assert len(await households(town.caseworker)) == 2


async def test_a_household_is_opened_only_with_the_own_union(town: Town) -> None:
    with pytest.raises(NotFound):
        await open_household(town.outsider, NewHousehold(town.union, YINCHUAN))
    with pytest.raises(NotAllowed):
        await open_household(Actor(Role.WORKER, town.worker), NewHousehold(town.union, YINCHUAN))


async def test_only_a_union_keeps_a_file(town: Town) -> None:
    firm = await register(SYSTEM, NewOrganisation(OrganisationKind.EMPLOYER, "银川顺兴物流", YINCHUAN))
    with pytest.raises(Invalid) as refused:
        await open_household(SYSTEM, NewHousehold(firm, "999999", latitude=1))
    assert {problem.rule for problem in refused.value.problems} == {
        "division-unknown",
        "coordinates-whole",
        "union-keeps-file",
    }


async def test_households_are_listed_by_page(town: Town) -> None:
    ids = [town.household, *[await open_household(SYSTEM, NewHousehold(town.union, YINCHUAN)) for _ in range(3)]]
    first = await households(town.caseworker, limit=2)
    second = await households(town.caseworker, after=first[-1].id, limit=5)
    assert [one.id for one in (*first, *second)] == ids


async def test_a_move_keeps_the_union(town: Town) -> None:
    await move_household(town.caseworker, town.household, NewHousehold(town.union, "530100", "北京路"))
    moved = await household(town.caseworker, town.household)
    assert (moved.division, moved.address, moved.latitude, moved.union_id) == ("5301", "北京路", None, town.union)


async def test_finances_hold_from_their_day_until_the_next_entry(town: Town) -> None:
    for day, income in ((date(2025, 1, 1), 100_000), (date(2025, 3, 1), 150_000), (date(2025, 3, 1), 160_000)):
        await record_finances(town.caseworker, town.household, NewFinances(day, income, 40_000, "home visit"))
    entries = (await finances_of(town.caseworker, [town.household]))[town.household]
    held = [finances_on(entries, day) for day in (date(2024, 12, 31), date(2025, 2, 28), date(2025, 3, 1))]
    assert [one and one.other_income_fen for one in held] == [None, 100_000, 160_000]
    assert (await finances_of(town.outsider, [town.household]))[town.household] == []


async def test_finances_need_a_source_and_amounts_of_a_month(town: Town) -> None:
    with pytest.raises(Invalid) as refused:
        await record_finances(town.caseworker, town.household, NewFinances(TODAY, -1, 10**12, " "))
    assert [problem.field for problem in refused.value.problems] == ["other_income_fen", "rigid_expense_fen", "source"]


async def test_a_tier_is_computed_explained_and_signed(town: Town) -> None:
    await decide_tier(town.caseworker, town.household, LOW)
    overview = await household_overview(town.caseworker, town.household)
    assert overview.household.tier is HardshipTier.DEEP
    assert overview.tier is not None
    assert (overview.tier.tier, overview.tier.recheck_on) == (HardshipTier.DEEP, date(2026, 3, 10))
    assert len(overview.tier.working) == 3
    last = (await story_of([town.household]))[-1]
    assert (last.event, last.actor_id) == ("TierDecided", town.caseworker.id)


async def test_a_caseworker_may_decide_otherwise_with_a_reason(town: Town) -> None:
    with pytest.raises(Invalid, match="tier-needs-reason"):
        await decide_tier(town.caseworker, town.household, HIGH, otherwise=Otherwise(HardshipTier.RELATIVE, " "))
    await decide_tier(town.caseworker, town.household, HIGH, otherwise=Otherwise(HardshipTier.RELATIVE, "debts"))
    signed = (await household_overview(town.caseworker, town.household)).tier
    assert signed is not None
    assert (signed.tier, signed.computed, signed.reason) == (HardshipTier.RELATIVE, None, "debts")


async def test_the_program_never_signs_a_tier(town: Town) -> None:
    for actor in (SYSTEM, Actor(Role.CASEWORKER, None, town.union)):
        with pytest.raises(NotAllowed, match="person-signs"):
            await decide_tier(actor, town.household, LOW)
    with pytest.raises(NotFound):
        await decide_tier(town.outsider, town.household, LOW)


async def test_what_the_file_gives_for_the_tier_test(town: Town) -> None:
    await record_finances(town.caseworker, town.household, NewFinances(date(2025, 1, 1), 50_000, 20_000, "visit"))
    week = parse_windows("Mon-Fri 08:00-17:00")
    work = NewEmployment("仓库管理员", EmploymentForm.FULL_TIME, 300_000, week, date(2024, 1, 1))
    await record_employment(town.caseworker, town.worker, work)
    inputs = await proposed_tier_inputs(town.caseworker, town.household, TODAY)
    assert inputs == TierInputs(12 * 350_000, 12 * 20_000, 3)


async def test_a_cause_is_noted_and_resolved_once(town: Town) -> None:
    cause = await record_cause(town.caseworker, town.household, HardshipCause.ILLNESS, person_id=town.worker)
    clock.pass_time(timedelta(days=30))
    await resolve_cause(town.caseworker, cause)
    standing = (await causes_of(town.caseworker, [town.household]))[town.household]
    assert [(one.cause, one.resolved_on) for one in standing] == [(HardshipCause.ILLNESS, clock.today())]
    with pytest.raises(NotPossibleNow, match="cause-resolved"):
        await resolve_cause(town.caseworker, cause)


async def test_a_cause_belongs_to_the_household_and_its_union(town: Town) -> None:
    cause = await record_cause(town.caseworker, town.household, HardshipCause.SCHOOLING)
    for attempt in (
        resolve_cause(town.outsider, cause),
        resolve_cause(town.caseworker, new_id()),
        record_cause(town.caseworker, town.household, HardshipCause.ILLNESS, person_id=new_id()),
    ):
        with pytest.raises(NotFound):
            await attempt
    with pytest.raises(Invalid, match="cause-day"):
        await resolve_cause(town.caseworker, cause, resolved_on=TODAY + timedelta(days=1))


async def test_a_member_who_left_stays_on_file_but_not_on_the_page(town: Town) -> None:
    await leave_household(town.caseworker, town.partner, TODAY, "divorced")
    overview = await household_overview(town.caseworker, town.household)
    assert [one.member.id for one in overview.members] == [town.worker, town.child]
    assert len((await members_of(town.caseworker, [town.household]))[town.household]) == 3
    with pytest.raises(NotPossibleNow, match="already-left"):
        await leave_household(town.caseworker, town.partner, TODAY)
