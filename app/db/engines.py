"""What the rest of the room asks of a database engine, whichever it is, and the one engine this process has open."""

import asyncio
import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextvars import ContextVar
from typing import Any

from app.db.transaction import Transaction

_current: "Database | None" = None


_COMPUTED_DEFAULT = re.compile(r" DEFAULT '(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d[^']*)'")


class ConstraintBroken(Exception):
    """A row breaks a unique, check, foreign key, not-null or length constraint; the same error on both engines."""


class Database(ABC):
    """A Piccolo engine with the few verbs that transactions, locks and claims are built from."""

    engine_type: str
    begin_statement: str
    current_transaction: ContextVar[Any]

    @abstractmethod
    async def open(self) -> None:
        """Connect. Raises the driver's error when the database cannot be reached."""

    @abstractmethod
    async def close(self) -> None:
        """Disconnect; nothing keeps the process from ending."""

    @abstractmethod
    async def begin(self) -> Any:
        """A connection with a transaction begun on it; when that fails, nothing stays taken."""

    @abstractmethod
    async def commit(self, connection: Any) -> None:
        """Make the transaction's writes last. Raises the driver's error; then `abandon` must follow."""

    @abstractmethod
    async def abandon(self, connection: Any) -> None:
        """Undo the transaction, whatever state it is in. Never raises."""

    @abstractmethod
    async def release(self, connection: Any) -> None:
        """Let others use what `begin` took."""

    @abstractmethod
    async def execute(self, connection: Any, statement: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Run one statement on that connection: its rows. Raises ConstraintBroken."""

    @abstractmethod
    def is_worth_repeating(self, error: BaseException) -> bool:
        """Whether the transaction failed only because another one ran at the same time."""

    @property
    def has_row_locks(self) -> bool:
        """Whether transactions run side by side, so that a row must be locked before a decision about it."""
        return self.engine_type != "sqlite"

    def transaction(self, *_: Any, **__: Any) -> Transaction:
        """A transaction, or the joining of the one open in this task."""
        return Transaction(self)

    def open_transaction(self) -> Transaction | None:
        """The transaction open in this task, if any.

        Raises RuntimeError in a task that was started inside a transaction and copied its context: on one engine its
        queries would land in somebody's transaction, on the other the connection would be used twice at once.
        """
        transaction: Transaction | None = self.current_transaction.get()
        if transaction is not None and transaction.task is not asyncio.current_task():
            raise RuntimeError("this task was started inside a transaction of another: use app.db.start_task")
        return transaction


def without_computed_defaults(ddl: str) -> str:
    """`ddl` without the ids and moments that a column's default function gave while the table was being made.

    Piccolo writes them down as constants. The program gives each row its own; without one, a row must be refused.
    """
    return _COMPUTED_DEFAULT.sub("", ddl) if ddl.startswith("CREATE TABLE") else ddl


def current_database() -> Database:
    """The database this process has open. Raises RuntimeError when there is none."""
    if _current is None:
        raise RuntimeError("no database is open: use `async with open_database(url)`")
    return _current


def replace_current(database: Database | None) -> Database | None:
    """Make `database` the one every table's queries go to: the one it takes the place of."""
    global _current
    before, _current = _current, database
    return before
