"""A later migration may change columns, and both engines then hold the rows to the new rule."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.db import ConstraintBroken, open_database
from app.db import migrate as migrating
from app.db.migrate import migrate, migrations_run
from app.db.tables import AnswerGiven

HEAD = """
from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import Integer, Text, Varchar

from app.db.migration_words import NewTable

ID = "{id}"


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="nuangang", description="")
"""
FIRST = """
    jar = NewTable(manager, "Jar", "jar")
    jar.column("label", Varchar, length=5, default="a, (b", null=False)
    jar.column("note", Varchar, length=5, default=None, null=True)
    jar.column("weight", Integer, default=1, null=False)
    return manager
"""
ALTER = """
    manager.alter_column(
        table_class_name="Jar", tablename="jar", column_name="{column}", db_column_name="{column}",
        params={new}, old_params={old}, column_class={kind}, old_column_class={old_kind}, schema=None,
    )
"""


@pytest.fixture
async def jars(bare_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Path]:
    monkeypatch.setattr(migrating, "MIGRATIONS_FOLDER", tmp_path)
    _write(tmp_path, "m0001_first", FIRST)
    async with open_database(bare_url):
        await migrate()
        yield tmp_path


def _write(folder: Path, name: str, body: str) -> None:
    (folder / f"{name}.py").write_text(HEAD.format(id=name) + body, "utf-8")


def _alter(
    folder: Path, column: str, old: object, new: object, kind: str = "Varchar", old_kind: str = "Varchar"
) -> None:
    body = ALTER.format(column=column, old=old, new=new, kind=kind, old_kind=old_kind)
    _write(folder, "m0002_second", f"{body}    return manager\n")


async def add(label: str = "a", note: str | None = "b") -> None:
    await AnswerGiven.raw("INSERT INTO jar (label, note) VALUES ({}, {})", label, note)


async def test_a_longer_text_is_let_in_and_a_shorter_limit_holds(jars: Path) -> None:
    _alter(jars, "label", {"length": 5}, {"length": 8})
    await migrate()
    await add("12345678")
    with pytest.raises(ConstraintBroken):
        await add("123456789")
    with pytest.raises(ConstraintBroken):
        await add(note="123456")


async def test_a_column_that_may_no_longer_be_null_refuses_nulls(jars: Path) -> None:
    _alter(jars, "note", {"null": True}, {"null": False})
    await migrate()
    with pytest.raises(ConstraintBroken):
        await add(note=None)


async def test_a_column_that_is_null_somewhere_cannot_be_made_full(jars: Path) -> None:
    await add(note=None)
    _alter(jars, "note", {"null": True}, {"null": False})
    with pytest.raises(ConstraintBroken):
        await migrate()
    assert await migrations_run() == ["m0001_first"]
    await add("other", note=None)


async def test_a_changed_default_is_given_to_new_rows(jars: Path) -> None:
    _alter(jars, "weight", {"default": 1}, {"default": 7}, "Integer", "Integer")
    await add("old")
    await migrate()
    await add("newer")
    weights = await AnswerGiven.raw("SELECT label, weight FROM jar ORDER BY label")
    assert [(row["label"], row["weight"]) for row in weights] == [("newer", 7), ("old", 1)]


async def test_a_change_that_one_engine_cannot_make_changes_nothing_there(jars: Path, bare_url: str) -> None:
    _alter(jars, "weight", {}, {}, "Text", "Integer")
    await add("old")
    if bare_url.startswith("sqlite"):
        with pytest.raises(NotImplementedError, match="add a column"):
            await migrate()
        assert await migrations_run() == ["m0001_first"]
    else:
        await migrate()
        assert await AnswerGiven.raw("SELECT weight FROM jar") == [{"weight": "1"}]


async def test_a_table_whose_columns_changed_is_sound_and_seen_alike_by_everyone(jars: Path, bare_url: str) -> None:
    _alter(jars, "label", {"length": 5}, {"length": 8})
    await migrate()
    await add("12345678")
    async with open_database(bare_url) as database:
        await add("87654321")
        if not database.has_row_locks:
            assert await AnswerGiven.raw("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    assert len(await AnswerGiven.raw("SELECT label FROM jar")) == 2
