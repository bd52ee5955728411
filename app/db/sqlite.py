"""SQLite: one connection that writes and one that reads, both kept open for the life of the process.

Statements run on the event loop's own thread: a query takes some 0.05 ms, less than a hop to another thread, and no
thread can be left behind. Only waiting for another process's transaction could take long; that wait is asynchronous.
"""

import asyncio
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from random import uniform
from typing import Any

from piccolo.engine.sqlite import SQLiteEngine, dict_factory
from piccolo.querystring import QueryString

from app.db.engines import ConstraintBroken, Database, without_computed_defaults
from app.db.sqlite_constraints import statements_for

BUSY_PATIENCE = 30.0
"""Seconds to wait for another process to end its transaction before giving up."""
READ_BUSY_MILLISECONDS = 5000
_READS = ("SELECT", "PRAGMA", "EXPLAIN")


class SqliteDatabase(Database, SQLiteEngine):  # type: ignore[misc]  # our transactions take the place of Piccolo's
    """One SQLite file. Transactions of this process queue on a lock, those of other processes on BEGIN IMMEDIATE."""

    begin_statement = "BEGIN IMMEDIATE"

    def __init__(self, file: Path) -> None:
        super().__init__(path=str(file))
        self._one_at_a_time = asyncio.Lock()
        self._writing: sqlite3.Connection | None = None
        self._reading: sqlite3.Connection | None = None

    async def check_version(self) -> None:
        """Nothing to check: the SQLite that Python carries is new enough."""

    async def open(self) -> None:
        """Open both connections; the file is made when it is missing, its folder too, readable to its owner only."""
        self._make_file()
        try:
            self._writing = self._connect("busy_timeout = 30000", "journal_mode = WAL", "busy_timeout = 0")
            self._reading = self._connect(f"busy_timeout = {READ_BUSY_MILLISECONDS}", "query_only = ON")
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Close both connections."""
        for connection in (self._reading, self._writing):
            if connection is not None:
                connection.close()
        self._reading = self._writing = None

    @property
    def writing(self) -> sqlite3.Connection:
        """The connection of transactions. Raises RuntimeError when the database is not open."""
        if self._writing is None:
            raise RuntimeError("the database is not open")
        return self._writing

    @property
    def reading(self) -> sqlite3.Connection:
        """The connection of queries outside transactions. Raises RuntimeError when the database is not open."""
        if self._reading is None:
            raise RuntimeError("the database is not open")
        return self._reading

    async def begin(self) -> sqlite3.Connection:
        """The writing connection, once no other transaction is open in any process.

        Raises sqlite3.OperationalError after BUSY_PATIENCE seconds.
        """
        await asyncio.sleep(0)  # Nothing else here waits, and a long row of actions must let others have a turn.
        await self._one_at_a_time.acquire()
        try:
            await self._begin_immediate(self.writing)
        except BaseException:
            self._one_at_a_time.release()
            raise
        return self.writing

    async def commit(self, connection: sqlite3.Connection) -> None:
        """Commit; the data is on the disk when this returns (synchronous FULL). Raises ConstraintBroken."""
        await self.execute(connection, "COMMIT")

    async def abandon(self, connection: sqlite3.Connection) -> None:
        """Roll back, unless SQLite already did."""
        if connection.in_transaction:
            connection.execute("ROLLBACK")

    async def release(self, connection: sqlite3.Connection) -> None:
        """Let the next transaction of this process begin."""
        self._one_at_a_time.release()

    async def execute(
        self, connection: sqlite3.Connection, statement: str, values: Sequence[Any] = ()
    ) -> list[dict[str, Any]]:
        """Run one statement: its rows. Raises ConstraintBroken."""
        try:
            return connection.execute(statement, values).fetchall()
        except sqlite3.IntegrityError as error:
            raise ConstraintBroken(str(error)) from error

    def is_worth_repeating(self, error: BaseException) -> bool:
        """Never: transactions run one after the other."""
        return False

    async def run_querystring(self, querystring: QueryString, in_pool: bool = True) -> list[dict[str, Any]]:
        """Run a Piccolo query: in this task's transaction, else by itself."""
        statement, values = querystring.compile_string(engine_type="sqlite")
        return await self._run(statement, values)

    async def run_ddl(self, ddl: str, in_pool: bool = True) -> list[dict[str, Any]]:
        """Run a statement that changes tables, translated where SQLite lacks it."""
        async with self.transaction() as transaction:
            rows: list[dict[str, Any]] = []
            for statement in statements_for(without_computed_defaults(ddl), transaction.connection):
                rows = await self.execute(transaction.connection, statement)
        return rows

    async def _run(self, statement: str, values: Sequence[Any]) -> list[dict[str, Any]]:
        transaction = self.open_transaction()
        if transaction is not None:
            return await self.execute(transaction.connection, statement, values)
        if statement.lstrip().upper().startswith(_READS):
            await asyncio.sleep(0)
            return await self.execute(self.reading, statement, values)
        async with self.transaction() as alone:
            return await self.execute(alone.connection, statement, values)

    async def _begin_immediate(self, connection: sqlite3.Connection) -> None:
        patience = asyncio.get_running_loop().time() + BUSY_PATIENCE
        while True:
            try:
                connection.execute(self.begin_statement)
                return
            except sqlite3.OperationalError as error:
                busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not busy or asyncio.get_running_loop().time() > patience:
                    raise
            await asyncio.sleep(uniform(0.0005, 0.005))

    def _make_file(self) -> None:
        file = Path(self.path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)

    def _connect(self, *pragmas: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path,
            isolation_level=None,
            detect_types=sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES,
            cached_statements=512,
        )
        connection.row_factory = dict_factory
        for pragma in (*pragmas, "foreign_keys = ON", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")
        return connection
