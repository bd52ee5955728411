"""Transactions: whole or not at all, joined from inside, and never left open."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from piccolo.columns import Integer, Varchar
from piccolo.constraints import Check, Unique

from app import clock
from app.actors import SYSTEM, Actor, Role
from app.db import ConstraintBroken, Row, atomic, atomic_block, lock_row, start_task
from app.db.idempotency import forget_answers
from tests.conftest import OpenDatabase


class Widget(Row):
    name = Varchar(length=10, null=False)
    size = Integer(null=False, default=1)

    one_name = Unique([name])
    positive = Check(size > 0)


@pytest.fixture(autouse=True)
async def widgets(database: OpenDatabase) -> None:
    await database.create(Widget)


@atomic
async def add(actor: Actor, name: str, *, size: int = 1, key: str | None = None) -> UUID:
    widget = Widget({Widget.name: name, Widget.size: size})
    await widget.save()
    return widget.id


async def names() -> list[str]:
    return await Widget.select(Widget.name).order_by(Widget.name).output(as_list=True)


async def test_an_action_writes_its_row() -> None:
    id = await add(SYSTEM, "bolt")
    assert await Widget.select(Widget.id, Widget.size) == [{"id": id, "size": 1}]


async def test_an_action_that_fails_writes_nothing() -> None:
    @atomic
    async def add_and_fail(actor: Actor) -> None:
        await add(actor, "bolt")
        raise LookupError

    with pytest.raises(LookupError):
        await add_and_fail(SYSTEM)
    assert await names() == []


async def test_an_inner_action_that_fails_leaves_nothing_when_the_outer_goes_on() -> None:
    async with atomic_block():
        await add(SYSTEM, "bolt")
        with pytest.raises(ConstraintBroken):
            await add(SYSTEM, "bolt")
        await add(SYSTEM, "nut")
    assert await names() == ["bolt", "nut"]


@pytest.mark.parametrize(("name", "size"), [("bolt", 1), ("nut", 0), ("a name too long", 1)])
async def test_constraints_hold_for_new_rows(name: str, size: int) -> None:
    await add(SYSTEM, "bolt")
    with pytest.raises(ConstraintBroken):
        await add(SYSTEM, name, size=size)


@pytest.mark.parametrize("change", [{"name": "bolt"}, {"size": -1}, {"name": "a name too long"}, {"name": None}])
async def test_constraints_hold_for_changed_rows(change: dict[str, object]) -> None:
    await add(SYSTEM, "bolt")
    nut = await add(SYSTEM, "nut")
    with pytest.raises(ConstraintBroken):
        await Widget.update(change).where(Widget.id == nut)


async def test_a_length_counts_characters() -> None:
    await add(SYSTEM, "十个汉字的名字不算长")
    assert await names() == ["十个汉字的名字不算长"]


async def test_a_repeat_with_the_same_key_gets_the_first_answer() -> None:
    first, second = [await add(SYSTEM, "bolt", key="form-1") for _ in range(2)]
    assert first == second
    assert await names() == ["bolt"]


async def test_the_same_key_sent_twice_at_once_is_carried_out_once() -> None:
    answers = await asyncio.gather(*(add(SYSTEM, "bolt", key="form-1") for _ in range(5)))
    assert len(set(answers)) == 1
    assert await names() == ["bolt"]


async def test_a_key_works_anew_once_its_answer_is_forgotten() -> None:
    with clock.simulated(datetime(2026, 3, 1, tzinfo=UTC)):
        await add(SYSTEM, "bolt", key="form-1")
        clock.pass_time(timedelta(days=7))
        await add(SYSTEM, "nut", key="form-2")
        await forget_answers(clock.now() - timedelta(days=6))
        await add(SYSTEM, "screw", key="form-1")
        await add(SYSTEM, "washer", key="form-2")
    assert await names() == ["bolt", "nut", "screw"]


@pytest.mark.parametrize("answer", [None, 7, "text", UUID(int=3), [UUID(int=4), "text", [None]]])
async def test_a_repeated_answer_is_of_the_same_kind(answer: object) -> None:
    @atomic
    async def give(actor: Actor, *, key: str | None = None) -> object:
        return answer

    assert [await give(SYSTEM, key="form-1") for _ in range(2)] == [answer, answer]


async def test_an_answer_that_could_not_be_repeated_is_refused() -> None:
    @atomic
    async def give(actor: Actor, *, key: str | None = None) -> object:
        return 0.5

    with pytest.raises(TypeError, match="given twice"):
        await give(SYSTEM, key="form-1")


async def test_the_same_key_of_another_actor_or_action_is_another_command() -> None:
    @atomic
    async def give(actor: Actor, answer: int, *, key: str | None = None) -> int:
        return answer

    someone = Actor(Role.CASEWORKER, UUID(int=5))
    assert [await give(SYSTEM, 1, key="form-1"), await give(someone, 2, key="form-1")] == [1, 2]
    await add(SYSTEM, "bolt", key="form-1")
    assert await names() == ["bolt"]


async def test_a_command_that_failed_is_not_remembered() -> None:
    with pytest.raises(ConstraintBroken):
        await add(SYSTEM, "bolt", size=0, key="form-1")
    await add(SYSTEM, "bolt", size=1, key="form-1")
    assert await names() == ["bolt"]


async def test_a_task_started_inside_a_transaction_does_not_inherit_it() -> None:
    async with atomic_block():
        await add(SYSTEM, "bolt")
        task = start_task(names())
        assert await task == []


async def test_a_task_that_did_inherit_a_transaction_is_told_so() -> None:
    async with atomic_block():
        with pytest.raises(RuntimeError, match="start_task"):
            await asyncio.create_task(names())


async def test_a_lock_needs_a_transaction() -> None:
    bolt = await add(SYSTEM, "bolt")
    with pytest.raises(RuntimeError, match="@atomic"):
        await lock_row(Widget, bolt)


async def test_no_update_is_lost_when_many_lock_the_same_row() -> None:
    bolt = await add(SYSTEM, "bolt", size=1)

    @atomic
    async def grow(actor: Actor) -> None:
        await lock_row(Widget, bolt)
        size = (await Widget.select(Widget.size).where(Widget.id == bolt))[0]["size"]
        await asyncio.sleep(0.001)
        await Widget.update({Widget.size: size + 1}).where(Widget.id == bolt)

    await asyncio.gather(*(grow(SYSTEM) for _ in range(20)))
    assert (await Widget.select(Widget.size))[0]["size"] == 21
