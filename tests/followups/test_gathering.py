"""What the rules are given: only what is about this placement, and nothing a placement entered in error left behind."""

import asyncio
from dataclasses import replace
from datetime import date
from uuid import UUID

from app.actors import SYSTEM
from app.db import atomic_block, start_task
from app.followups.actions import Answer, NewIncome, answer_followup, decide_outcomes, record_income
from app.followups.gathering import Known, known_of
from app.followups.lifecycle import Evidence, IncomeKind, Stage
from app.followups.queries import followups_of
from app.matching.terms import FailureCause
from app.placements.actions import annul, end, start
from app.placements.lifecycle import EndReason
from tests.cast import START, Town, build_settled_town, on
from tests.conftest import OpenDatabase
from tests.followups.line import PAY, Heard, pay, placed

LATER = date(2026, 3, 2)


async def test_a_stipend_does_not_confirm_work(database: OpenDatabase) -> None:
    town = await build_settled_town()
    placement_id = await placed(town)
    with on(LATER):
        stipend = NewIncome(town.worker, START, IncomeKind.STIPEND, 60_000, Evidence.BANK, source="course:1")
        await record_income(town.caseworker, stipend)
    assert (await _known(placement_id)).facts.confirmed_on == ()
    await pay(town, placement_id, 0)
    assert (await _known(placement_id)).facts.confirmed_on == (date(2026, 1, 31),)


async def test_trouble_at_an_earlier_job_is_not_the_trouble_of_this_one(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    first = await placed(town)
    contact = (await followups_of(SYSTEM, [first]))[0]
    with on(date(2026, 1, 5)):
        ended = Answer(still_working=False, trouble=FailureCause.TRANSPORT, ended_on=date(2026, 1, 4))
        await answer_followup(town.as_worker, contact.id, ended)
    second = await _start_later(town)
    assert (await _known(first)).failure.trouble is FailureCause.TRANSPORT
    assert (await _known(second)).failure.trouble is None


async def test_a_placement_entered_in_error_neither_fills_a_gap_nor_takes_over(database: OpenDatabase) -> None:
    town = await build_settled_town()
    first = await placed(town)
    with on(date(2026, 2, 20)):
        await end(town.caseworker, first, date(2026, 2, 19), EndReason.LEFT, FailureCause.PAY)
    error = await _start_later(town)
    assert (await _known(first)).failure.followed_by_another
    with on(LATER):
        await annul(town.caseworker, error, "another person was meant")
    known = await _known(first)
    assert [spell.last_day for spell in known.facts.spells] == [date(2026, 2, 19)]
    assert not known.failure.followed_by_another


async def test_pay_entered_while_the_day_is_decided_is_not_overlooked(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    placement_id = await placed(town)
    with on(START):
        async with atomic_block():
            first_pay = NewIncome(town.worker, START, IncomeKind.WAGE, PAY, Evidence.BANK, placement_id)
            await record_income(town.caseworker, first_pay)
            deciding = start_task(decide_outcomes(SYSTEM, START))
            await asyncio.sleep(0.3)
        await deciding
    assert [event.stage for event in heard.decided] == [Stage.PLACED]


async def _start_later(town: Town) -> UUID:
    with on(LATER):
        return await start(town.caseworker, replace(town.job(), started_on=LATER))


async def _known(placement_id: UUID) -> Known:
    (known,) = await known_of([placement_id], LATER)
    return known
