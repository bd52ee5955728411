"""Placements as rows: started, changed, ended, by those who may."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from app.actors import Actor, Role
from app.errors import Invalid, NotAllowed, NotFound, NotPossibleNow
from app.history import connect
from app.matching.terms import EmploymentForm, FailureCause
from app.people.actions import record_employment
from app.people.entries import NewEmployment
from app.people.tables import Employment
from app.placements.actions import NewTerms, annul, change_terms, end, exclude, start
from app.placements.events import PlacementEnded, PlacementStarted
from app.placements.lifecycle import EndReason, ExclusionReason, PlacementKind
from app.placements.queries import placement, placements_of, terms_of
from app.placements.tables import Placement
from app.schedules.queries import engagements_of
from app.schedules.week import WeekPattern, parse_windows
from tests.cast import START, build_settled_town, on
from tests.conftest import OpenDatabase


async def test_a_start_writes_terms_employment_and_hours(database: OpenDatabase) -> None:
    town = await build_settled_town()
    with on(START):
        placement_id = await start(town.caseworker, town.job())
    row = await placement(town.as_worker, placement_id)
    assert (row["state"], row["wage_fen"], row["division"]) == ("working", 320_000, "640104")
    assert row["household_id"] == town.household
    assert [terms["version"] for terms in await terms_of(town.caseworker, placement_id)] == [1]
    (job,) = await Employment.select().where(Employment.source_id == placement_id)
    assert (job["employer_name"], job["from_day"], job["until_day"]) == ("银川示例物业公司", START, None)
    (engaged,) = await engagements_of([town.worker], START)
    assert (engaged.source_id, engaged.week) == (placement_id, town.job().week)


async def test_nobody_gets_two_placements_that_clash(database: OpenDatabase) -> None:
    town = await build_settled_town()
    with on(START):
        await start(town.caseworker, town.job())
        with pytest.raises(NotPossibleNow) as refused:
            await start(town.caseworker, town.job(title="保安", week=parse_windows("Fri 16:00-20:00")))
        assert refused.value.rule == "placement-clash"
        await start(
            town.caseworker,
            town.job(title="保安", form=EmploymentForm.PART_TIME, week=parse_windows("Sat 08:00-12:00")),
        )
    assert len(await placements_of(town.caseworker, [town.worker])) == 2


async def test_of_two_clashing_starts_at_once_one_is_refused(database: OpenDatabase) -> None:
    town = await build_settled_town()
    with on(START):
        answers = await asyncio.gather(
            *(start(town.caseworker, town.job(title=title)) for title in ("厨师", "保安")), return_exceptions=True
        )
    assert sum(isinstance(answer, NotPossibleNow) for answer in answers) == 1
    assert await Placement.count() == 1


async def test_a_double_tap_is_one_placement(database: OpenDatabase) -> None:
    town = await build_settled_town()
    caseworker = town.caseworker
    with on(START):
        first = await start(caseworker, town.job(), key="form-1")
        assert await start(caseworker, town.job(), key="form-1") == first
    assert await Placement.count() == 1


async def test_what_is_given_up_ends_the_day_before(database: OpenDatabase) -> None:
    town = await build_settled_town()
    stall = NewEmployment("早市", EmploymentForm.SELF_EMPLOYED, 150_000, parse_windows("daily 05:00-10:00"), START)
    with on(START):
        stall_id = await record_employment(town.caseworker, town.worker, stall)
    with on(date(2026, 3, 2)):
        with pytest.raises(NotPossibleNow):
            await start(town.caseworker, town.job(started_on=date(2026, 3, 2)))
        await start(town.caseworker, town.job(started_on=date(2026, 3, 2), gives_up=(stall_id,)))
    (before,) = await Employment.select().where(Employment.source_id == stall_id)
    assert before["until_day"] == date(2026, 3, 1)


async def test_a_transfer_replaces_the_post_and_ends_its_placement(database: OpenDatabase) -> None:
    town = await build_settled_town()
    with on(START):
        old_id = await start(town.caseworker, town.job())
    transfer = town.job(
        kind=PlacementKind.TRANSFER,
        form=EmploymentForm.IN_HOUSE_TRANSFER,
        started_on=date(2026, 2, 2),
        week=parse_windows("Mon-Fri 08:30-15:30"),
        wage_before_fen=320_000,
    )
    with on(date(2026, 2, 2)):
        await start(town.caseworker, transfer)
    old = await placement(town.caseworker, old_id)
    assert (old["state"], old["ended_on"], old["end_reason"]) == ("ended", date(2026, 2, 1), "other_job")


async def test_a_slot_leaves_its_hours_to_the_booking(database: OpenDatabase) -> None:
    town = await build_settled_town()
    slot = town.job(kind=PlacementKind.SLOT, form=EmploymentForm.STUDENT_WORK, week=parse_windows("Sat 09:00-13:00"))
    with on(START):
        await start(town.caseworker, slot)
    assert await engagements_of([town.worker], START) == []


async def test_changed_terms_keep_the_old_version(database: OpenDatabase) -> None:
    town = await build_settled_town()
    with on(START):
        placement_id = await start(town.caseworker, town.job())
    shorter = NewTerms(date(2026, 3, 1), 330_000, parse_windows("Mon-Fri 09:00-16:00"))
    with on(date(2026, 3, 1)):
        assert await change_terms(town.caseworker, placement_id, shorter) == 2
        with pytest.raises(Invalid) as refused:
            await change_terms(town.caseworker, placement_id, replace(shorter, wage_fen=1))
    assert refused.value.rule == "terms-in-order"
    versions = await terms_of(town.caseworker, placement_id)
    assert [(terms["version"], terms["wage_fen"]) for terms in versions] == [(1, 320_000), (2, 330_000)]
    weeks = [engaged.week for engaged in await engagements_of([town.worker], START)]
    assert weeks == [town.job().week, shorter.week]


async def test_an_end_names_its_cause_and_frees_the_hours(database: OpenDatabase) -> None:
    town = await build_settled_town()
    heard: list[PlacementEnded] = []

    async def hear(actor: object, event: PlacementEnded) -> None:
        heard.append(event)

    with on(START):
        placement_id = await start(town.caseworker, town.job())
    connect({PlacementEnded: [hear]})
    try:
        with on(date(2026, 2, 10)):
            with pytest.raises(Invalid):
                await end(town.as_worker, placement_id, date(2026, 2, 9), EndReason.LEFT)
            await end(town.as_worker, placement_id, date(2026, 2, 9), EndReason.LEFT, FailureCause.CARE)
            with pytest.raises(NotPossibleNow):
                await end(town.as_worker, placement_id, date(2026, 2, 9), EndReason.LEFT, FailureCause.CARE)
    finally:
        connect({})
    assert [(event.cause, event.ended_on) for event in heard] == [(FailureCause.CARE, date(2026, 2, 9))]
    assert await engagements_of([town.worker], date(2026, 2, 10)) == []


async def test_another_union_finds_nothing(database: OpenDatabase) -> None:
    town = await build_settled_town()
    with on(START):
        placement_id = await start(town.caseworker, town.job())
        with pytest.raises(NotFound):
            await placement(town.outsider, placement_id)
        with pytest.raises(NotFound):
            await start(town.outsider, town.job(title="保安", week=WeekPattern.FULL))
        with pytest.raises(NotFound):
            await end(town.outsider, placement_id, START, EndReason.TERM_OVER)
    assert await placements_of(town.outsider, [town.worker]) == []


async def test_an_employer_may_not_place_anyone(database: OpenDatabase) -> None:
    town = await build_settled_town()
    with on(START), pytest.raises(NotAllowed):
        await start(town.personnel, town.job())


async def test_an_exclusion_and_an_error_stay_on_file_with_their_reason(database: OpenDatabase) -> None:
    town = await build_settled_town()
    with on(START):
        first = await start(town.caseworker, town.job())
        await exclude(town.caseworker, first, ExclusionReason.MOVED_AWAY)
        await end(town.caseworker, first, START, EndReason.TERM_OVER)
        second = await start(town.caseworker, town.job(week=parse_windows("Sat 08:00-12:00")))
        await annul(town.caseworker, second, "wrong person")
    rows = [await placement(town.caseworker, each) for each in (first, second)]
    assert [(row["state"], row["exclusion_reason"]) for row in rows] == [
        ("ended", "moved_away"),
        ("annulled", "entered_in_error"),
    ]


async def test_the_event_of_a_start_carries_what_reactions_need(database: OpenDatabase) -> None:
    town = await build_settled_town()
    heard: list[PlacementStarted] = []

    async def hear(actor: object, event: PlacementStarted) -> None:
        heard.append(event)

    connect({PlacementStarted: [hear]})
    try:
        with on(START):
            placement_id = await start(town.caseworker, town.job())
    finally:
        connect({})
    assert [(event.subject_id, event.person_id, event.started_on) for event in heard] == [
        (placement_id, town.worker, START)
    ]


async def test_a_firm_without_an_id_sees_no_own_business(database: OpenDatabase) -> None:
    town = await build_settled_town()
    stall = town.job(kind=PlacementKind.OWN_BUSINESS, form=EmploymentForm.SELF_EMPLOYED, organisation_id=None)
    with on(START):
        placement_id = await start(town.caseworker, stall)
    for role in (Role.EMPLOYER, Role.CASEWORKER, Role.WORKER):
        with pytest.raises(NotFound):
            await placement(Actor(role), placement_id)
