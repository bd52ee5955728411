"""A transaction that fails at any point takes nothing with it: no connection, no lock, no process that hangs."""

import asyncio

import pytest
from piccolo.columns import Integer, Varchar
from piccolo.constraints import Check

from app.actors import SYSTEM, Actor
from app.db import ConstraintBroken, Row, atomic, atomic_block
from app.db.postgresql import POOL_MAX_SIZE
from tests.conftest import OpenDatabase
from tests.db.failing import break_at_commit
from tests.db.processes import output_of, start_process

MORE_THAN_THE_POOL_HOLDS = POOL_MAX_SIZE + 2


class Note(Row):
    text = Varchar(length=20, null=False)
    lines = Integer(null=False, default=1)

    some_lines = Check(lines > 0)


@pytest.fixture(autouse=True)
async def notes(database: OpenDatabase) -> None:
    await database.create(Note)


@atomic
async def write(actor: Actor, text: str, lines: int = 1) -> None:
    await Note(text=text, lines=lines).save()


async def can_still_write() -> bool:
    async with asyncio.timeout(10):
        await write(SYSTEM, "still here")
    return await Note.exists().where(Note.text == "still here")


async def test_a_failed_begin_leaks_nothing(database: OpenDatabase) -> None:
    database.opened.begin_statement = "BEGIN NONSENSE"
    for _ in range(MORE_THAN_THE_POOL_HOLDS):
        with pytest.raises(Exception, match="NONSENSE"):
            await write(SYSTEM, "never")
    database.opened.begin_statement = type(database.opened).begin_statement
    assert await can_still_write()


async def test_a_failed_commit_leaks_nothing_and_writes_nothing(database: OpenDatabase) -> None:
    for _ in range(MORE_THAN_THE_POOL_HOLDS):
        with pytest.raises(ConstraintBroken):
            async with atomic_block():
                await write(SYSTEM, "never")
                await break_at_commit()
    assert not await Note.exists().where(Note.text == "never")
    assert await can_still_write()


async def test_an_error_in_an_action_leaks_nothing(database: OpenDatabase) -> None:
    for _ in range(MORE_THAN_THE_POOL_HOLDS):
        with pytest.raises(ConstraintBroken):
            await write(SYSTEM, "never", lines=0)
    assert await can_still_write()


async def test_a_task_cancelled_in_a_transaction_leaks_nothing(database: OpenDatabase) -> None:
    async def write_slowly() -> None:
        async with atomic_block():
            await write(SYSTEM, "never")
            await asyncio.sleep(60)

    tasks = [asyncio.create_task(write_slowly()) for _ in range(MORE_THAN_THE_POOL_HOLDS)]
    await asyncio.sleep(0.1)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert not await Note.exists()
    assert await can_still_write()


async def test_no_reader_sees_a_transaction_that_is_still_open(database: OpenDatabase) -> None:
    halfway, go_on = asyncio.Event(), asyncio.Event()

    async def write_in_two_steps() -> None:
        async with atomic_block():
            await write(SYSTEM, "one")
            halfway.set()
            await go_on.wait()
            await write(SYSTEM, "two")

    writing = asyncio.create_task(write_in_two_steps())
    await halfway.wait()
    assert await Note.count() == 0
    go_on.set()
    await writing
    assert await Note.count() == 2


async def test_a_process_whose_transaction_could_not_begin_or_commit_says_so_and_ends(database: OpenDatabase) -> None:
    process = await start_process("tests.db.failing", database.url)
    assert (await output_of(process, seconds=20)).split() == ["begin", "failed", "commit", "failed"]
