"""What only PostgreSQL does: transactions side by side that are ended for each other's sake, connections that go."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from piccolo.columns import Integer

from app.actors import SYSTEM, Actor
from app.db import ConstraintBroken, Row, atomic, atomic_block, open_database
from app.db.postgresql import POOL_MAX_SIZE, PostgresqlDatabase
from app.db.schema import create_tables


class Stock(Row):
    shelf = Integer(null=False, unique=True)
    count_left = Integer(null=False, default=100)


@pytest.fixture(autouse=True)
async def two_shelves(postgresql_url: str) -> AsyncIterator[PostgresqlDatabase]:
    async with open_database(postgresql_url) as opened:
        assert isinstance(opened, PostgresqlDatabase)
        await create_tables(Stock)
        await Stock.insert(Stock(shelf=1), Stock(shelf=2))
        yield opened
        await Stock.alter().drop_table()


async def take(shelf: int) -> None:
    await Stock.update({Stock.count_left: Stock.count_left - 1}).where(Stock.shelf == shelf)


async def left() -> list[int]:
    return await Stock.select(Stock.count_left).order_by(Stock.shelf).output(as_list=True)


async def test_a_deadlocked_action_is_begun_anew() -> None:
    begun = []

    @atomic
    async def take_both(actor: Actor, first: int, second: int) -> None:
        begun.append(first)
        await take(first)
        await asyncio.sleep(0.05)
        await take(second)

    await asyncio.gather(take_both(SYSTEM, 1, 2), take_both(SYSTEM, 2, 1))
    assert await left() == [98, 98]
    assert len(begun) > 2


async def test_an_action_in_conflict_is_begun_anew_also_when_the_commit_says_so() -> None:
    begun = []

    @atomic
    async def take_of_the_fuller(actor: Actor) -> None:
        begun.append(1)
        await Stock.raw("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE")
        counts = await left()
        await asyncio.sleep(0.02)
        await take(1 + counts.index(max(counts)))

    await asyncio.gather(*(take_of_the_fuller(SYSTEM) for _ in range(4)))
    assert await left() == [98, 98]
    assert len(begun) > 4


async def test_a_lost_connection_leaks_nothing() -> None:
    for _ in range(POOL_MAX_SIZE + 2):
        with pytest.raises(Exception, match=r"terminating connection|connection was closed"):
            async with atomic_block():
                await Stock.raw("SELECT pg_terminate_backend(pg_backend_pid())")
    async with asyncio.timeout(10):
        await take(1)
    assert await left() == [99, 100]


async def test_a_swallowed_error_does_not_pass_for_a_success() -> None:
    with pytest.raises(RuntimeError, match="nothing of it was written"):
        async with atomic_block():
            await take(1)
            with pytest.raises(ConstraintBroken):
                await Stock(shelf=2).save()
    assert await left() == [100, 100]


async def test_the_pool_is_no_larger_than_it_may_be(two_shelves: PostgresqlDatabase) -> None:
    assert two_shelves.pool is not None
    assert two_shelves.pool.get_max_size() == POOL_MAX_SIZE
    await asyncio.gather(*(Stock.raw("SELECT pg_sleep(0.05)") for _ in range(POOL_MAX_SIZE * 2)))
    assert two_shelves.pool.get_size() == POOL_MAX_SIZE
