"""PostgreSQL: a pool of connections, opened and closed with the program."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import asyncpg  # type: ignore[import-untyped]
from piccolo.engine.postgres import PostgresEngine
from piccolo.querystring import QueryString

from app.db.engines import ConstraintBroken, Database, without_computed_defaults

POOL_MIN_SIZE = 1
POOL_MAX_SIZE = 10
_REPEATABLE = (asyncpg.SerializationError, asyncpg.DeadlockDetectedError)
_BROKEN = (asyncpg.IntegrityConstraintViolationError, asyncpg.StringDataRightTruncationError)


class PostgresqlDatabase(Database, PostgresEngine):  # type: ignore[misc]  # our transactions take its place
    """One PostgreSQL database, at READ COMMITTED: decisions about a row lock the row first."""

    begin_statement = "BEGIN"

    def __init__(self, url: str) -> None:
        super().__init__(config={"dsn": url})

    async def check_version(self) -> None:
        """Nothing yet: the version is known once the pool is open."""

    async def open(self) -> None:
        """Open the pool."""
        self.pool = await asyncpg.create_pool(**self.config, min_size=POOL_MIN_SIZE, max_size=POOL_MAX_SIZE)

    async def close(self) -> None:
        """Close the pool, once its connections are back."""
        if self.pool is not None:
            await self.pool.close()
            self.pool = None

    @property
    def connections(self) -> Any:
        """The pool. Raises RuntimeError when the database is not open."""
        if self.pool is None:
            raise RuntimeError("the database is not open")
        return self.pool

    async def begin(self) -> Any:
        """A connection of the pool with a transaction begun."""
        connection = await self.connections.acquire()
        try:
            await connection.execute(self.begin_statement)
        except BaseException:
            await self.release(connection)
            raise
        return connection

    async def commit(self, connection: Any) -> None:
        """Commit. Raises ConstraintBroken, and RuntimeError when a swallowed error had already doomed the transaction.

        PostgreSQL answers such a COMMIT with a silent rollback: the caller would believe in writes that are gone.
        """
        try:
            outcome = await connection.execute("COMMIT")
        except _BROKEN as error:
            raise ConstraintBroken(str(error)) from error
        if outcome != "COMMIT":
            raise RuntimeError("a query of this transaction had failed, so nothing of it was written")

    async def abandon(self, connection: Any) -> None:
        """Roll back; a connection that cannot is cut, which rolls back too."""
        try:
            if connection.is_in_transaction():
                await connection.execute("ROLLBACK")
        except Exception:
            # A connection that the server has closed is already out of the pool, and refuses even this.
            with suppress(asyncpg.InterfaceError):
                connection.terminate()

    async def release(self, connection: Any) -> None:
        """Give the connection back to the pool."""
        await self.connections.release(connection)

    async def execute(self, connection: Any, statement: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Run one statement: its rows. Raises ConstraintBroken."""
        try:
            return [dict(row) for row in await connection.fetch(statement, *values)]
        except _BROKEN as error:
            raise ConstraintBroken(str(error)) from error

    def is_worth_repeating(self, error: BaseException) -> bool:
        """Whether PostgreSQL ended the transaction for a conflict (40001) or a deadlock (40P01)."""
        return isinstance(error, _REPEATABLE)

    async def run_querystring(self, querystring: QueryString, in_pool: bool = True) -> list[dict[str, Any]]:
        """Run a Piccolo query: in this task's transaction, else by itself."""
        statement, values = querystring.compile_string(engine_type="postgres")
        return await self._run(statement, values)

    async def run_ddl(self, ddl: str, in_pool: bool = True) -> list[dict[str, Any]]:
        """Run a statement that changes tables."""
        return await self._run(without_computed_defaults(ddl), ())

    async def _run(self, statement: str, values: Sequence[Any]) -> list[dict[str, Any]]:
        transaction = self.open_transaction()
        if transaction is not None:
            return await self.execute(transaction.connection, statement, values)
        async with self.connections.acquire() as connection:
            return await self.execute(connection, statement, values)
