"""Opening a database: for the app, for a command, for a test."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]

from app.db.engines import Database, replace_current
from app.db.postgresql import PostgresqlDatabase
from app.db.sqlite import SqliteDatabase


class DatabaseUnreachable(Exception):
    """No database could be opened at the address; the message says why, without the address, which holds a password."""


@asynccontextmanager
async def open_database(url: str) -> AsyncIterator[Database]:
    """Open the database at `url` and send every table's queries to it until the block ends.

    Raises DatabaseUnreachable.
    """
    database = database_at(url)
    try:
        await database.open()
    except (OSError, sqlite3.Error, asyncpg.PostgresError, asyncpg.InterfaceError, ValueError) as error:
        raise DatabaseUnreachable(str(error) or type(error).__name__) from error
    before = replace_current(database)
    try:
        yield database
    finally:
        replace_current(before)
        await database.close()


def database_at(url: str) -> Database:
    """The database at `url` (sqlite:///FILE or postgresql://...), not yet open. Raises ValueError for another kind."""
    if url.startswith("sqlite:///"):
        return SqliteDatabase(Path(url.removeprefix("sqlite:///")))
    if url.startswith(("postgresql://", "postgres://")):
        return PostgresqlDatabase(url)
    raise ValueError("a database address starts with sqlite:/// or postgresql://")
