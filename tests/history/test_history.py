"""Recording events: their order, their fields, and what follows from them in the same transaction."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID, uuid4

import pytest

from app import clock
from app.actors import SYSTEM, Actor, Role
from app.db import atomic, atomic_block
from app.history import Event, connect, record, story_of, verify
from app.sentences import Money, say
from tests.conftest import OpenDatabase
from tests.db.processes import output_of, start_process


class Colour(StrEnum):
    RED = "red"


class Week:
    def to_text(self) -> str:
        return "00ff"


@dataclass(frozen=True)
class Painted(Event):
    subject_kind: ClassVar[str] = "fence"
    colour: Any = Colour.RED


@dataclass(frozen=True)
class Dried(Event):
    subject_kind: ClassVar[str] = "fence"


@atomic
async def paint(actor: Actor, fence: UUID, colour: Any = Colour.RED, *, why: str = "") -> None:
    await record(actor, Painted(fence, colour), why)


@pytest.fixture(autouse=True)
def no_reactions() -> Iterator[None]:
    connect({})
    yield
    connect({})


async def test_an_entry_says_who_did_what_to_which_subject_when_and_why(database: OpenDatabase) -> None:
    fence, person, union = uuid4(), uuid4(), uuid4()
    moment = datetime(2026, 3, 1, 9, tzinfo=UTC)
    with clock.simulated(moment):
        await paint(Actor(Role.CASEWORKER, person, union), fence, why="it had faded")
    (entry,) = await story_of([fence])
    assert (entry.number, entry.happened_at, entry.why) == (1, moment, "it had faded")
    assert (entry.actor_role, entry.actor_id, entry.organisation_id) == ("caseworker", person, union)
    assert (entry.event, entry.subject_kind, entry.subject_id) == ("Painted", "fence", fence)
    assert entry.data == {"colour": "red"}


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (UUID(int=5), str(UUID(int=5))),
        (date(2026, 2, 28), "2026-02-28"),
        (Money(1999), 1999),
        (Week(), "00ff"),
        ((Colour.RED, None, True), ["red", None, True]),
        ({Colour.RED: 3}, {"red": 3}),
        (say("{n} coats", n=2), {"say": "{n} coats", "with": {"n": 2}}),
    ],
)
async def test_the_values_of_rooms_can_be_stored(database: OpenDatabase, value: object, stored: object) -> None:
    fence = uuid4()
    await paint(SYSTEM, fence, value)
    assert (await story_of([fence]))[0].data == {"colour": stored}
    assert (await verify()).broken is None


async def test_a_value_that_would_not_read_back_alike_is_refused(database: OpenDatabase) -> None:
    with pytest.raises(TypeError, match="cannot carry"):
        await paint(SYSTEM, uuid4(), 0.1)


async def test_the_story_of_several_subjects_is_in_the_order_it_happened(database: OpenDatabase) -> None:
    first, second, other = uuid4(), uuid4(), uuid4()
    for fence, colour in ((first, "a"), (second, "b"), (other, "c"), (first, "d")):
        await paint(SYSTEM, fence, colour)
    assert [entry.data["colour"] for entry in await story_of([second, first])] == ["a", "b", "d"]


async def test_an_action_that_fails_leaves_no_entry(database: OpenDatabase) -> None:
    fence = uuid4()
    async with atomic_block():
        await paint(SYSTEM, fence, "a")
        with pytest.raises(LookupError):
            async with atomic_block():
                await paint(SYSTEM, fence, "b")
                raise LookupError
        await paint(SYSTEM, fence, "c")
    assert [entry.data["colour"] for entry in await story_of([fence])] == ["a", "c"]


async def test_nothing_can_be_recorded_outside_a_transaction(database: OpenDatabase) -> None:
    with pytest.raises(RuntimeError, match="@atomic"):
        await record(SYSTEM, Dried(uuid4()))


async def test_a_reaction_runs_in_the_same_transaction(database: OpenDatabase) -> None:
    async def dry(actor: Actor, event: Painted) -> None:
        await record(actor, Dried(event.subject_id))
        if event.colour == "never":
            raise LookupError

    connect({Painted: [dry]})
    fence = uuid4()
    await paint(SYSTEM, fence)
    with pytest.raises(LookupError):
        await paint(SYSTEM, fence, "never")
    assert [entry.event for entry in await story_of([fence])] == ["Painted", "Dried"]


async def test_connecting_again_replaces_what_was_connected(database: OpenDatabase) -> None:
    async def dry(actor: Actor, event: Painted) -> None:
        await record(actor, Dried(event.subject_id))

    connect({Painted: [dry]})
    connect({Painted: [dry]})
    fence = uuid4()
    await paint(SYSTEM, fence)
    assert [entry.event for entry in await story_of([fence])] == ["Painted", "Dried"]


async def test_entries_written_at_once_form_one_chain(database: OpenDatabase) -> None:
    fence = uuid4()
    await asyncio.gather(*(paint(SYSTEM, fence, number) for number in range(30)))
    assert [entry.number for entry in await story_of([fence])] == list(range(1, 31))
    assert (await verify()).broken is None


async def test_the_very_first_entries_form_one_chain_when_several_processes_begin_it(database: OpenDatabase) -> None:
    processes = [await start_process("tests.history.painting", database.url) for _ in range(4)]
    for process in processes:
        await output_of(process)
    verification = await verify()
    assert (verification.entries, verification.broken) == (80, None)


async def test_more_entries_than_one_batch_are_written_in_one_transaction(database: OpenDatabase) -> None:
    fence = uuid4()
    async with atomic_block():
        for number in range(1201):
            await record(SYSTEM, Painted(fence, number))
    verification = await verify()
    assert (verification.entries, verification.broken) == (1201, None)
    assert [entry.data["colour"] for entry in await story_of([fence])] == list(range(1201))
