"""Due work is claimed by one worker at a time, and done once, whatever becomes of the workers."""

import asyncio
import random
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app import clock
from app.db import atomic_block
from app.db.claims import Claim, ClaimLost, DueWork, carry_out_due, claim_due, give_back, settle
from tests.conftest import OpenDatabase
from tests.db.lamps import WORK, Lamp, Light
from tests.db.processes import output_of, start_process

LEASE = timedelta(minutes=5)


@pytest.fixture(autouse=True)
async def lamps(database: OpenDatabase) -> None:
    await database.create(Lamp, Light)


async def place_lamps(count: int, due_at: datetime | None = None) -> None:
    await Lamp.insert(*(Lamp(due_at=(due_at or clock.now()) + timedelta(microseconds=n)) for n in range(count)))


async def settle_alone(claim: Claim) -> None:
    async with atomic_block():
        await settle(Lamp, claim)


async def test_a_claimed_row_is_not_claimed_again_within_its_lease() -> None:
    await place_lamps(3)
    first = await claim_due(Lamp, limit=2)
    second = await claim_due(Lamp, limit=2)
    assert [len(first), len(second)] == [2, 1]
    assert all(isinstance(claim.row_id, UUID) for claim in first)
    assert len({claim.row_id for claim in first + second}) == 3


async def test_the_longest_due_are_claimed_first_in_order_and_no_more_than_the_limit() -> None:
    await Lamp.insert(*(Lamp(due_at=clock.now() - timedelta(minutes=n)) for n in range(50)))
    in_order = await Lamp.select(Lamp.id).order_by(Lamp.due_at).output(as_list=True)
    claims = await claim_due(Lamp, limit=7)
    assert [claim.row_id for claim in claims] == in_order[:7]


async def test_what_is_not_due_is_not_claimed() -> None:
    await place_lamps(1, clock.now() + timedelta(hours=1))
    assert await claim_due(Lamp) == []


async def test_a_lease_that_ran_out_lets_another_worker_in_and_the_first_cannot_settle() -> None:
    with clock.simulated(datetime(2026, 3, 1, tzinfo=UTC)):
        await place_lamps(1, clock.now() - LEASE)
        (slow,) = await claim_due(Lamp, lease=LEASE)
        clock.pass_time(LEASE)
        (quick,) = await claim_due(Lamp, lease=LEASE)
        with pytest.raises(ClaimLost):
            await settle_alone(slow)
        await settle_alone(quick)
        with pytest.raises(ClaimLost):
            await settle_alone(quick)


async def test_settling_needs_the_transaction_of_its_effect() -> None:
    await place_lamps(1)
    (claim,) = await claim_due(Lamp)
    with pytest.raises(RuntimeError, match="transaction"):
        await settle(Lamp, claim)


async def test_a_row_given_back_waits_longer_each_time() -> None:
    with clock.simulated(datetime(2026, 3, 1, tzinfo=UTC)):
        await place_lamps(1, clock.now() - LEASE)
        for minutes in (1, 2, 4, 8):
            (claim,) = await claim_due(Lamp)
            await give_back(Lamp, claim)
            clock.pass_time(timedelta(minutes=minutes, seconds=-1))
            assert await claim_due(Lamp) == []
            clock.pass_time(timedelta(seconds=1))


async def test_an_effect_that_fails_is_undone_and_the_other_rows_go_on() -> None:
    await place_lamps(3)
    broken = await Lamp.select(Lamp.id).order_by(Lamp.due_at).first()
    assert broken is not None

    async def light_most(lamp_id: UUID) -> None:
        await WORK.effect(lamp_id)
        if lamp_id == broken["id"]:
            raise LookupError

    assert await carry_out_due(DueWork(Lamp, light_most)) == 2
    assert await Light.count() == 2
    assert await Lamp.select(Lamp.id).where(Lamp.settled_at.is_null()).output(as_list=True) == [broken["id"]]


async def test_workers_at_once_do_every_row_once() -> None:
    await place_lamps(60)
    done = await asyncio.gather(*(carry_out_due(WORK, limit=20) for _ in range(3)))
    assert sum(done) == 60
    assert await Light.count() == 60


async def test_nothing_is_lost_or_done_twice_when_workers_are_killed(database: OpenDatabase) -> None:
    await place_lamps(200)
    workers = [await start_worker(database.url) for _ in range(3)]
    kills = 0
    while await Lamp.count().where(Lamp.settled_at.is_null()) > 20:
        await asyncio.sleep(random.uniform(0.3, 0.9))
        victim = random.randrange(3)
        if workers[victim].returncode is None:
            workers[victim].kill()
            kills += 1
        await workers[victim].communicate()
        workers[victim] = await start_worker(database.url)
    for worker in workers:
        await output_of(worker)
    assert kills > 0
    assert await Lamp.select(Lamp.times_lit).group_by(Lamp.times_lit).output(as_list=True) == [1]
    assert await Light.count() == 200


async def start_worker(url: str) -> asyncio.subprocess.Process:
    return await start_process("tests.db.lamps", "work_until_all_are_lit", url)
