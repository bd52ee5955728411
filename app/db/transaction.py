"""One transaction as a block: begins, collects what is to be done last, commits or undoes, and always gives back."""

import asyncio
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from piccolo.engine.base import BaseTransaction

if TYPE_CHECKING:
    from app.db.engines import Database

Flush = Callable[[list[Any]], Awaitable[None]]


class Transaction(BaseTransaction):
    """The outermost block owns the connection; a block inside it is a savepoint of the same transaction.

    So an inner action that fails leaves nothing behind, even when the outer one goes on.
    """

    def __init__(self, database: "Database") -> None:
        self.database = database
        self.connection: Any = None
        self.task: asyncio.Task[Any] | None = None
        self._outer: Transaction | None = None
        self._savepoints = 0
        self._savepoint = ""
        self._deferred: list[tuple[Flush, Any]] = []
        self._deferred_before = 0

    async def __aenter__(self) -> "Transaction":
        outer = self.database.open_transaction()
        if outer is not None:
            await self._join(outer)
            return outer
        self.connection = await self.database.begin()
        self.task = asyncio.current_task()
        self.database.current_transaction.set(self)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> Literal[False]:
        if self._outer is not None:
            await self._leave(self._outer, failed=error is not None)
        elif error is None:
            await self._finish()
        else:
            await self._undo()
        return False

    def defer(self, flush: Flush, item: Any) -> None:
        """Hand `item` to `flush`, with all other items for it, just before the outermost block commits."""
        self._deferred.append((flush, item))

    async def _join(self, outer: "Transaction") -> None:
        outer._savepoints += 1
        self._savepoint = f"inner_{outer._savepoints}"
        self._deferred_before = len(outer._deferred)
        await self.database.execute(outer.connection, f"SAVEPOINT {self._savepoint}")
        self._outer = outer

    async def _leave(self, outer: "Transaction", *, failed: bool) -> None:
        if failed:
            del outer._deferred[self._deferred_before :]
            await self.database.execute(outer.connection, f"ROLLBACK TO SAVEPOINT {self._savepoint}")
        await self.database.execute(outer.connection, f"RELEASE SAVEPOINT {self._savepoint}")

    async def _finish(self) -> None:
        try:
            await self._flush()
            await self.database.commit(self.connection)
        except BaseException:
            await self._undo()
            raise
        await self._give_back()

    async def _flush(self) -> None:
        while self._deferred:
            flush = self._deferred[0][0]
            items = [item for other, item in self._deferred if other is flush]
            self._deferred = [entry for entry in self._deferred if entry[0] is not flush]
            await flush(items)

    async def _undo(self) -> None:
        try:
            await self.database.abandon(self.connection)
        finally:
            await self._give_back()

    async def _give_back(self) -> None:
        self.database.current_transaction.set(None)
        await self.database.release(self.connection)
