"""Bringing a database's tables up to date: `python -m app.db.migrate check | new NAME | up`."""

import asyncio
import os
import sys
from collections.abc import Collection
from contextlib import redirect_stdout
from importlib.util import module_from_spec, spec_from_file_location
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.apps.migrations.tables import Migration

from app.db.atomic import atomic_block
from app.db.database import open_database
from app.db.engines import current_database
from app.db.migration_text import changes_since, write_migration
from app.db.piccolo_app import APP_NAME, MIGRATIONS_FOLDER
from app.db.sqlite import SqliteDatabase
from app.db.sqlite_alter import alter_columns, take_altered_columns
from app.settings import read_settings

LOCK_NUMBER = 0x6E75616E
"""Of the advisory lock that one process at a time migrates under."""


async def migrate(only: Collection[str] | None = None) -> list[str]:
    """Run the migrations that the open database lacks, all or none: their ids. `only` runs no others than these.

    Safe when several processes start at once: one migrates, the others wait and then find nothing to do.
    """
    async with atomic_block():
        await _lock_out_others()
        lacking = sorted((set(migration_files()) if only is None else set(only)) - set(await migrations_run()))
        for migration_id in lacking:
            await _run(migration_id)
    return lacking


async def migrations_run() -> list[str]:
    """The ids of the migrations that the open database has had, in order."""
    _ask_current_database()
    if not await Migration.table_exists():
        return []
    return sorted(await Migration.get_migrations_which_ran(APP_NAME))


def migration_files() -> dict[str, Path]:
    """The file of every migration of this program, by its id."""
    return {path.stem: path for path in sorted(MIGRATIONS_FOLDER.glob("m*.py"))}


async def _lock_out_others() -> None:
    database = current_database()
    _ask_current_database()
    if database.has_row_locks:
        # On SQLite the transaction itself is the lock.
        await Migration.raw("SELECT pg_advisory_xact_lock({})", LOCK_NUMBER)
    if not await Migration.table_exists():
        await Migration.create_table()


async def _run(migration_id: str) -> None:
    manager = await _load(migration_files()[migration_id]).forwards()
    database = current_database()
    altered = take_altered_columns(manager) if isinstance(database, SqliteDatabase) else []
    with redirect_stdout(StringIO()):  # Piccolo reports its progress there.
        await manager.run()
    if isinstance(database, SqliteDatabase) and altered:
        alter_columns(database.writing, altered, await _managers(until=migration_id))
    await Migration.insert(Migration(name=migration_id, app_name=APP_NAME))


def _load(path: Path) -> Any:
    """The migration as a fresh module, for its tables remember the engine they first ran on."""
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module: ModuleType = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _ask_current_database() -> None:
    os.environ["PICCOLO_CONF"] = "app.db.piccolo_conf"
    Migration._meta.db = current_database()  # type: ignore[assignment]


async def _up() -> int:
    async with open_database(read_settings().database_url):
        ran = await migrate()
    print("\n".join(ran) or "nothing to do")
    return 0


async def _check() -> int:
    changes = changes_since(await _managers())
    for change in changes:
        print("\n".join(change.statements), file=sys.stderr)
    if changes:
        print("tables and migrations differ: run `make migration NAME=what_changed`", file=sys.stderr)
    return 1 if changes else 0


async def _new(name: str) -> int:
    changes = changes_since(await _managers(), ask=True)
    print(write_migration(name, changes, MIGRATIONS_FOLDER) if changes else "no changes")
    return 0


async def _managers(until: str | None = None) -> list[MigrationManager]:
    wanted = [path for name, path in migration_files().items() if until is None or name <= until]
    return [await _load(path).forwards() for path in wanted]


async def _main(command: str, *arguments: str) -> int:
    match command, arguments:
        case "up", ():
            return await _up()
        case "check", ():
            return await _check()
        case "new", (name,):
            return await _new(name)
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(asyncio.run(_main(*(sys.argv[1:] or ["help"]))))
