"""Databases without tables, and databases that had every migration, for the tests of migrations and backups."""

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest

from app.db import open_database
from app.db.migrate import migrate


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'bare.sqlite3'}"
        return
    with _new_database(request.getfixturevalue("postgresql_url"), "bare") as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database that has had every migration."""
    template: str = request.getfixturevalue(f"migrated_{request.param}")
    if request.param == "sqlite":
        shutil.copy(template.removeprefix("sqlite:///"), tmp_path / "migrated.sqlite3")
        yield f"sqlite:///{tmp_path / 'migrated.sqlite3'}"
        return
    with _new_database(template, "copy", template=_name(template)) as url:
        yield url


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A migrated file, to be copied."""
    url = f"sqlite:///{tmp_path_factory.mktemp('migrated') / 'template.sqlite3'}"
    asyncio.run(_migrate(url))
    return url


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_url: str) -> Iterator[str]:
    """A migrated database, to be copied."""
    with _new_database(postgresql_url, "migrated") as url:
        asyncio.run(_migrate(url))
        yield url


@contextmanager
def _new_database(neighbour: str, suffix: str, template: str = "template1") -> Iterator[str]:
    name = f"{_name(neighbour)}_{suffix}"
    # Asked from "postgres", because nobody may be connected to a database that is copied.
    server = neighbour.replace(f"/{_name(neighbour)}?", "/postgres?")
    asyncio.run(_execute(server, f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield neighbour.replace(f"/{_name(neighbour)}?", f"/{name}?")
    asyncio.run(_execute(server, f"DROP DATABASE {name} WITH (FORCE)"))


def _name(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]


async def _migrate(url: str) -> None:
    async with open_database(url):
        await migrate()


async def _execute(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
