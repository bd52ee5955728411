"""Backups: one file with everything, taken while the program runs, and checked before it replaces anything.

SQLite's backup is an SQLite file; PostgreSQL's is a zip archive of one consistent snapshot, table by table. A backup
is restored to the kind of database it was taken from. The encryption keys are not in it: keep them elsewhere, for a
backup beside its keys protects nobody, and without them the encrypted columns cannot be read.
"""

from pathlib import Path

from app.db import postgresql_backup, sqlite_backup
from app.db.backup_refused import BackupRefused
from app.db.engines import current_database
from app.db.migrate import migrate
from app.db.postgresql import PostgresqlDatabase
from app.db.sqlite import SqliteDatabase

__all__ = ["BackupRefused", "backup", "restore"]


async def backup(file: Path) -> None:
    """Write the open database as it is at this moment to `file`, which appears only when it is whole, and is
    readable to its owner only.

    Raises BackupRefused when `file` exists.
    """
    unfinished = _unfinished(file)
    try:
        match current_database():
            case SqliteDatabase() as database:
                sqlite_backup.write(database, unfinished)
            case PostgresqlDatabase() as database:
                await postgresql_backup.write(database, unfinished)
        unfinished.rename(file)
    finally:
        unfinished.unlink(missing_ok=True)


async def restore(file: Path) -> None:
    """Replace everything in the open database by the backup in `file`, then run the migrations made since.

    Raises BackupRefused, with nothing replaced, when the file is missing, damaged, of the other kind of database, or
    of a newer version of the program. Run `app.history.verify` afterwards.
    """
    _require_existing(file)
    match current_database():
        case SqliteDatabase() as database:
            sqlite_backup.replace(database, file)
        case PostgresqlDatabase() as database:
            await postgresql_backup.replace(database, file)
    await migrate()


def _unfinished(file: Path) -> Path:
    if file.exists():
        raise BackupRefused.because_it_exists()
    unfinished = file.with_name(f"{file.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    return unfinished


def _require_existing(file: Path) -> None:
    if not file.exists():
        raise BackupRefused.because_it_is_missing()
