"""Backing up and restoring an SQLite file, by SQLite's own online copy."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.db.backup_refused import BackupRefused
from app.db.migrate import migration_files
from app.db.sqlite import SqliteDatabase


def write(database: SqliteDatabase, file: Path) -> None:
    """Copy the database, as it was last committed, to `file`."""
    with closing(sqlite3.connect(file)) as target:
        database.reading.backup(target)
        # In one file: a copy in WAL mode would want a second and a third file beside it.
        target.execute("PRAGMA journal_mode = DELETE")


def replace(database: SqliteDatabase, file: Path) -> None:
    """Copy `file` over the database, all or nothing. Raises BackupRefused when it should not be."""
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as source:
        _check(source)
        source.backup(database.writing)
    database.writing.execute("PRAGMA journal_mode = WAL")


def _check(source: sqlite3.Connection) -> None:
    try:
        sound = source.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        broken_references = source.execute("PRAGMA foreign_key_check").fetchall()
        ran = {name for (name,) in source.execute("SELECT name FROM migration")}
    except sqlite3.DatabaseError as error:
        if "no such table" in str(error) or error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise BackupRefused.because_it_is_of_another_kind() from error
        raise BackupRefused.because_it_is_damaged() from error
    if not sound or broken_references:
        raise BackupRefused.because_it_is_damaged()
    if not ran <= set(migration_files()):
        raise BackupRefused.because_it_is_newer()
