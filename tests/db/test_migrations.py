"""One history of migrations makes the tables the program declares, on both engines, however many start at once."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from app.db import ConstraintBroken, open_database
from app.db import migrate as migrating
from app.db.engines import Database
from app.db.migrate import migrate, migration_files, migrations_run
from app.db.migration_text import changes_since, write_migration
from app.db.schema import all_tables, create_tables
from app.db.tables import AnswerGiven
from app.history.tables import HistoryHead
from tests.db.processes import ROOT, output_of

SQLITE_SHAPE = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE tbl_name <> 'migration' ORDER BY type, name"
POSTGRESQL_SHAPE = (
    """SELECT table_name, ordinal_position, column_name, data_type, character_maximum_length, column_default,
    is_nullable FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> 'migration' ORDER BY 1, 2""",
    """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'migration' ORDER BY 1, 2""",
    """SELECT indexname, indexdef FROM pg_indexes
    WHERE schemaname = 'public' AND tablename <> 'migration' ORDER BY 1""",
)


async def shape(database: Database) -> list[Any]:
    """Every table, column, constraint and index, as the database itself describes them."""
    questions = POSTGRESQL_SHAPE if database.has_row_locks else (SQLITE_SHAPE,)
    return [await AnswerGiven.raw(question) for question in questions]


async def test_migrations_make_what_the_tables_declare(bare_url: str) -> None:
    async with open_database(bare_url) as database:
        await migrate()
        migrated = await shape(database)
        for table in reversed(all_tables()):
            await table.alter().drop_table()
        await create_tables(*all_tables())
        assert migrated == await shape(database)


async def test_an_id_that_was_made_with_the_table_is_no_default(bare_url: str) -> None:
    async with open_database(bare_url):
        await migrate()
        with pytest.raises(ConstraintBroken):
            await HistoryHead.raw("INSERT INTO history_head (number, hash) VALUES (1, '')")


async def test_migrating_again_does_nothing(bare_url: str) -> None:
    async with open_database(bare_url):
        assert await migrate() == list(migration_files())
        assert await migrate() == []
        assert await migrations_run() == list(migration_files())


async def test_three_processes_starting_at_once_migrate_once(bare_url: str) -> None:
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "app.db.migrate",
            "up",
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": bare_url},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        for _ in range(3)
    ]
    outputs = sorted([(await output_of(process)).strip() for process in processes])
    assert outputs == sorted(["nothing to do", "nothing to do", "\n".join(migration_files())])


async def test_a_migration_that_fails_leaves_nothing(
    bare_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = next(iter(migration_files().values()))
    (tmp_path / first.name).write_text(first.read_text("utf-8"), "utf-8")
    (tmp_path / "m0002_broken.py").write_text("async def forwards():\n    raise LookupError\n", "utf-8")
    monkeypatch.setattr(migrating, "MIGRATIONS_FOLDER", tmp_path)
    async with open_database(bare_url):
        with pytest.raises(LookupError):
            await migrate()
        assert await migrations_run() == []
        assert not await AnswerGiven.table_exists()


async def test_no_migration_is_missing() -> None:
    managers = [await migrating._load(path).forwards() for path in migration_files().values()]
    assert [change.statements for change in changes_since(managers)] == []


async def test_a_written_migration_makes_the_tables_it_was_written_from(
    bare_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = write_migration("all_anew", changes_since([]), tmp_path)
    assert written.name == "m0001_all_anew.py"
    monkeypatch.setattr(migrating, "MIGRATIONS_FOLDER", tmp_path)
    async with open_database(bare_url):
        await migrate()
        for table in all_tables():
            assert await table.count() == 0
    managers = [await migrating._load(written).forwards()]
    assert [change.statements for change in changes_since(managers)] == []


async def test_a_column_without_a_migration_is_found(tmp_path: Path) -> None:
    whole = next(iter(migration_files().values())).read_text("utf-8")
    lacking = "\n".join(line for line in whole.splitlines() if 'answer_given.column("key"' not in line)
    assert lacking.count("\n") == whole.count("\n") - 2
    (tmp_path / "m0001_lacking.py").write_text(lacking, "utf-8")
    (change,) = changes_since([await migrating._load(tmp_path / "m0001_lacking.py").forwards()])
    assert "'answer_given', column_name='key'" in change.statements[0]
