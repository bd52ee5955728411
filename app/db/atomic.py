"""Actions as transactions: `@atomic` on the action, `atomic_block` around many, locks, and tasks of their own."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextvars import Context
from functools import wraps
from random import uniform
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from piccolo.query.methods.select import Select
from piccolo.table import Table

from app.actors import Actor
from app.db.engines import current_database
from app.db.idempotency import answer_once
from app.db.rows import Row
from app.db.transaction import Flush, Transaction

ATTEMPTS = 8
"""How often a transaction that lost against others is begun anew before its error is let through."""

Given = ParamSpec("Given")
Result = TypeVar("Result")
AnyTable = TypeVar("AnyTable", bound=Table)


def atomic(action: Callable[Given, Awaitable[Result]]) -> Callable[Given, Coroutine[Any, Any, Result]]:
    """Make `action`, whose first parameter is the actor, happen wholly or not at all.

    Joins the transaction of its caller, else opens one, and is then begun anew when PostgreSQL ended it for a conflict
    or a deadlock, so it must touch nothing but rows. A keyword `key` makes a repeat return the first answer: the same
    actor, action and key, from any process.
    """
    name = f"{action.__module__}.{action.__qualname__}"

    @wraps(action)
    async def as_transaction(*given: Given.args, **named: Given.kwargs) -> Result:
        key: Any = named.pop("key", None)

        async def carry_out() -> Result:
            if key is None:
                return await action(*given, **named)
            answer: Result = await answer_once(_actor(given, named), name, key, lambda: action(*given, **named))
            return answer

        return await in_transaction(carry_out)

    return as_transaction


def atomic_block() -> Transaction:
    """`async with atomic_block():` groups actions in one transaction, or joins the caller's.

    Unlike `@atomic`, a block cannot be begun anew: a conflict or deadlock on PostgreSQL is raised.
    """
    return current_database().transaction()


async def in_transaction(carry_out: Callable[[], Awaitable[Result]]) -> Result:
    """What `@atomic` does, for work that is not an action: join or open a transaction, begin anew after a conflict."""
    database = current_database()
    attempts = 1 if database.open_transaction() is not None else ATTEMPTS
    for attempt in range(1, attempts):
        try:
            async with database.transaction():
                return await carry_out()
        except Exception as error:
            if not database.is_worth_repeating(error):
                raise
        await asyncio.sleep(uniform(0, 0.005 * 2**attempt))
    async with database.transaction():
        return await carry_out()


async def lock_row(table: type[Row], id: UUID) -> None:
    """Let no other transaction change this row until ours ends; nothing on SQLite, where only one writes at a time.

    Raises RuntimeError outside a transaction, where the lock would be gone at once.
    """
    _require_transaction()
    if current_database().has_row_locks:
        await locked(table.select(table.id).where(table.id == id))


def locked(query: Select[AnyTable]) -> Select[AnyTable]:
    """The same query, with the rows it finds locked as by `lock_row`, so that no moment lies between lock and reading.

    Raises RuntimeError outside a transaction.
    """
    _require_transaction()
    return query.lock_rows("UPDATE") if current_database().has_row_locks else query


def at_commit(flush: Flush, item: Any) -> None:
    """Hand `item` to `flush`, once, with all other items for it, as the last thing before the transaction commits.

    Raises RuntimeError outside a transaction.
    """
    transaction = current_database().open_transaction()
    if transaction is None:
        raise RuntimeError("there is no transaction to wait for: call this in an action marked @atomic")
    transaction.defer(flush, item)


def start_task(work: Coroutine[Any, Any, Result]) -> asyncio.Task[Result]:
    """Start `work` beside the caller, outside its transaction. Keep the task until it is done, or it may vanish."""
    return asyncio.create_task(work, context=Context())


def _require_transaction() -> None:
    if current_database().open_transaction() is None:
        raise RuntimeError("a lock outside a transaction is gone at once: call this in an action marked @atomic")


def _actor(given: tuple[Any, ...], named: dict[str, Any]) -> Actor:
    actor = given[0] if given else named.get("actor")
    if not isinstance(actor, Actor):
        raise TypeError("the first parameter of an action is its actor")
    return actor
