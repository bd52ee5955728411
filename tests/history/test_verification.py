"""Tampering with history is found, and the first wrong entry is named."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID, uuid4

import pytest

from app.actors import SYSTEM
from app.db import atomic_block
from app.history import Event, record, verify
from app.history.chain import Break, Damage, hash_of
from app.history.tables import HistoryEntry, HistoryHead
from tests.conftest import OpenDatabase


@dataclass(frozen=True)
class Counted(Event):
    subject_kind: ClassVar[str] = "sheep"
    number: int


@pytest.fixture(autouse=True)
async def ten_entries(database: OpenDatabase) -> None:
    async with atomic_block():
        for number in range(1, 11):
            await record(SYSTEM, Counted(UUID(int=number), number))


async def broken() -> Break | None:
    return (await verify()).broken


async def test_untouched_history_is_whole() -> None:
    verification = await verify()
    assert (verification.entries, verification.broken) == (10, None)
    assert verification.hash == (await HistoryHead.select(HistoryHead.hash))[0]["hash"]


@pytest.mark.parametrize(
    "edit",
    [
        {"data": '{"number": 99}'},
        {"why": "another reason"},
        {"actor_role": "supervisor"},
        {"subject_id": uuid4()},
        {"event": "Forgotten"},
        {"hash": "f" * 64},
    ],
)
async def test_an_edited_entry_is_found(edit: dict[str, object]) -> None:
    await HistoryEntry.update(edit).where(HistoryEntry.number == 4)
    assert await broken() == Break(4, Damage.EDITED)


async def test_an_edited_entry_with_its_hash_made_anew_breaks_the_next() -> None:
    row = (await HistoryEntry.select().where(HistoryEntry.number == 4))[0]
    forged = hash_of({**row, "data": {"number": 99}})
    await HistoryEntry.update({"data": '{"number": 99}', "hash": forged}).where(HistoryEntry.number == 4)
    assert await broken() == Break(5, Damage.SWAPPED)


async def test_a_deleted_entry_is_found() -> None:
    await HistoryEntry.delete().where(HistoryEntry.number == 4)
    assert await broken() == Break(4, Damage.DELETED)


@pytest.mark.parametrize("last", [7, 10])
async def test_deleted_last_entries_are_found(last: int) -> None:
    await HistoryEntry.delete().where(HistoryEntry.number >= last)
    assert await broken() == Break(last, Damage.DELETED)


async def test_all_entries_deleted_is_found() -> None:
    await HistoryEntry.delete(force=True)
    assert await broken() == Break(1, Damage.DELETED)


async def test_swapped_entries_are_found() -> None:
    for was, becomes in ((4, 99), (6, 4), (99, 6)):
        await HistoryEntry.update({HistoryEntry.number: becomes}).where(HistoryEntry.number == was)
    assert await broken() == Break(4, Damage.SWAPPED)


async def test_an_entry_taken_out_with_the_numbers_closed_up_is_found() -> None:
    await HistoryEntry.delete().where(HistoryEntry.number == 4)
    for number in range(5, 11):
        await HistoryEntry.update({HistoryEntry.number: number - 1}).where(HistoryEntry.number == number)
    assert await broken() == Break(4, Damage.SWAPPED)


async def test_an_entry_put_in_behind_the_last_is_found() -> None:
    await HistoryEntry.update({HistoryEntry.number: 12}).where(HistoryEntry.number == 10)
    await HistoryHead.update({HistoryHead.number: 9}).where(HistoryHead.number == 10)
    assert await broken() == Break(9, Damage.EDITED)


@pytest.mark.parametrize("number", [0, -5])
async def test_an_entry_put_in_before_the_first_is_found(number: int) -> None:
    entry = (await HistoryEntry.select().where(HistoryEntry.number == 4))[0]
    await HistoryEntry.insert(HistoryEntry(**{**entry, "id": uuid4(), "number": number}))
    assert await broken() == Break(11, Damage.ADDED)


async def test_a_head_taken_away_is_found() -> None:
    await HistoryHead.delete(force=True)
    assert await broken() == Break(1, Damage.ADDED)
