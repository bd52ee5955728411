"""`town`: the eight families after fourteen months, built once a run on SQLite and once on PostgreSQL."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import asyncpg
import pytest

from app.db import open_database
from app.db.schema import all_tables, create_tables
from tests.stories.town import Keep, StoryTown, live_the_months


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def town(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> StoryTown:
    """The families' months, and the evenings the stories look at."""
    if request.param == "sqlite":
        folder = tmp_path_factory.mktemp("stories")
        shutil.copy(request.getfixturevalue("sqlite_template"), folder / "town.sqlite3")
        return asyncio.run(live_the_months(f"sqlite:///{folder / 'town.sqlite3'}", _keep_file(folder)))
    return asyncio.run(_on_postgresql(request.getfixturevalue("postgresql_url")))


def _keep_file(folder: Path) -> Keep:
    async def keep(day: date) -> str:
        kept = folder / f"{day}.sqlite3"
        with closing(sqlite3.connect(folder / "town.sqlite3")) as town, closing(sqlite3.connect(kept)) as copy:
            town.backup(copy)
        return f"sqlite:///{kept}"

    return keep


async def _on_postgresql(tests_url: str) -> StoryTown:
    """A database of the stories' own beside the other tests', and one more for each evening."""
    tests = _database_of(tests_url)
    stories = tests.replace("tests", "stories", 1)
    await _execute(tests_url, f"CREATE DATABASE {stories}")
    url = tests_url.replace(tests, stories, 1)
    async with open_database(url):
        await create_tables(*all_tables())

    async def keep(day: date) -> str:
        kept = f"{stories}_{day:%Y%m%d}"
        await _execute(tests_url, f"CREATE DATABASE {kept} TEMPLATE {stories} STRATEGY FILE_COPY")
        return url.replace(stories, kept, 1)

    return await live_the_months(url, keep)


def _database_of(url: str) -> str:
    """postgresql://postgres@/NAME?host=FOLDER"""
    return url.partition("?")[0].rpartition("/")[2]


async def _execute(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
