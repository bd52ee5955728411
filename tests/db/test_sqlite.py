"""What only SQLite needs: settings of its connections, waiting for other processes, translated constraints."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from piccolo.columns import Integer, Varchar
from piccolo.constraints import Check, Unique

from app.db import ConstraintBroken, Row, open_database, sqlite
from app.db.engines import Database
from app.db.schema import create_tables
from app.db.sqlite import SqliteDatabase


class Shelf(Row):
    label = Varchar(length=5, null=True, default=None)
    room = Integer(null=False, default=0)

    one_label = Unique([label, room], nulls_distinct=False)
    known_room = Check((room >= 0) & (room < 10))


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(f"sqlite:///{tmp_path / 'new folder' / 'shelves.sqlite3'}") as database:
        await create_tables(Shelf)
        yield database


@pytest.fixture
async def other(opened: SqliteDatabase) -> AsyncIterator[SqliteDatabase]:
    """The same file as another process would have it open."""
    database = SqliteDatabase(Path(opened.path))
    await database.open()
    yield database
    await database.close()


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 2), ("busy_timeout", 0)]
)
def test_transactions_are_durable_and_keep_foreign_keys(opened: SqliteDatabase, pragma: str, value: object) -> None:
    assert opened.writing.execute(f"PRAGMA {pragma}").fetchone() in ({pragma: value}, {"timeout": value})


async def test_a_transaction_waits_for_that_of_another_process(opened: Database, other: SqliteDatabase) -> None:
    elsewhere = await other.begin()
    adding = asyncio.create_task(Shelf(room=1).save().run())
    await asyncio.sleep(0.05)
    assert not adding.done()
    await other.commit(elsewhere)
    await other.release(elsewhere)
    await adding
    assert await Shelf.count() == 1


async def test_a_transaction_does_not_wait_for_ever(
    opened: Database, other: SqliteDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_PATIENCE", 0.05)
    elsewhere = await other.begin()
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        await Shelf(room=1).save()
    await other.abandon(elsewhere)
    await Shelf(room=2).save()
    assert await Shelf.select(Shelf.room).output(as_list=True) == [2]


async def test_reading_does_not_wait_for_another_process(opened: Database, other: SqliteDatabase) -> None:
    elsewhere = await other.begin()
    assert await Shelf.count() == 0
    await other.abandon(elsewhere)


async def test_nulls_are_equal_where_the_constraint_says_so(opened: Database) -> None:
    await Shelf(label=None, room=1).save()
    await Shelf(label=None, room=2).save()
    with pytest.raises(ConstraintBroken):
        await Shelf(label=None, room=1).save()


async def test_a_dropped_constraint_holds_no_more(opened: Database) -> None:
    for name in ("shelf_one_label", "shelf_known_room"):
        await Shelf.alter().drop_constraint(name)
    await Shelf.insert(*(Shelf(label="a", room=99) for _ in range(2)))
    assert await Shelf.count() == 2


async def test_a_column_added_later_has_its_length_limited_too(opened: Database) -> None:
    await Shelf.raw('ALTER TABLE "shelf" ADD COLUMN "note" TEXT')
    await Shelf.alter().add_column("colour", Varchar(length=4, null=True, default=None))
    await Shelf(room=1).save()
    with pytest.raises(ConstraintBroken, match="too long"):
        await Shelf.raw("UPDATE shelf SET colour = 'purple'")
    with pytest.raises(ConstraintBroken, match="too long"):
        await Shelf(label="longer", room=1).save()
