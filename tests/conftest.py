"""The `database` fixture: a test that names it runs on SQLite and on PostgreSQL, each time on empty tables.

The tables are made from their classes; tests/db/test_migrations.py shows that migrations make the very same ones.
Nothing else is needed: `async def test_x(database): ...`. A test's own tables: `await database.create(Widget)`.
"""

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import hypothesis
import pytest

from app.db import Row, open_database
from app.db.engines import Database
from app.db.migrate import migrate
from app.db.schema import all_tables, create_tables
from app.people.encryption import new_keys
from tests.postgresql import Server

# Property tests are judged by what they find, not by the clock of a busy machine.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

_PREFIX = "nuangang-tests-"
_FOLDER = pytest.StashKey[Path]()
_SERVER = pytest.StashKey[Server]()


@dataclass(frozen=True)
class OpenDatabase:
    """The database of one test: `url` is what another process would open, `engine` "sqlite" or "postgresql"."""

    url: str
    engine: str
    opened: Database

    async def create(self, *tables: type[Row]) -> None:
        """Create tables of the test's own; they are gone after it."""
        await create_tables(*tables)


def pytest_configure(config: pytest.Config) -> None:
    """Give the run one folder, which processes of a parallel run share, and keys of its own: it writes no ./data."""
    os.environ["NUANGANG_KEYS"] = new_keys()
    shared = getattr(config, "workerinput", {}).get("run_folder")
    if not shared:
        _remove_what_killed_runs_left()
    config.stash[_FOLDER] = Path(shared or tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))


def _remove_what_killed_runs_left() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        try:
            os.kill(int(folder.name.removeprefix(_PREFIX).partition("-")[0]), 0)
        except ProcessLookupError:
            shutil.rmtree(folder, ignore_errors=True)
        except PermissionError:
            continue  # A run of somebody else.


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Start the server before the first process of a parallel run, so that there is one for all of them."""
    _server(node.config)
    node.workerinput["run_folder"] = str(node.config.stash[_FOLDER])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """In a parallel run, give a process whole files, and all tests that look at one costly town, built once."""
    from xdist.scheduler import LoadScopeScheduling

    class ByTown(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            if not file.startswith("tests/stories/"):
                return file
            return "stories on PostgreSQL" if "postgresql" in nodeid else "stories on SQLite"

    return ByTown(config, log)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server and remove everything, however the tests ended."""
    if hasattr(config, "workerinput"):
        return
    if _SERVER in config.stash:
        config.stash[_SERVER].stop()
    shutil.rmtree(config.stash[_FOLDER], ignore_errors=True)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[OpenDatabase]:
    """Every table, empty, and open for the program to use."""
    engine = "sqlite" if database_url.startswith("sqlite") else "postgresql"
    async with open_database(database_url) as opened:
        yield OpenDatabase(database_url, engine, opened)
    if engine == "postgresql":
        await _empty(database_url)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database that nobody has open."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgresql_url"))
    shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "test.sqlite3")
    return f"sqlite:///{tmp_path / 'test.sqlite3'}"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with every table, to be copied."""
    file = tmp_path_factory.mktemp("template") / "template.sqlite3"
    asyncio.run(_create_all_tables(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def postgresql_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of this process's own PostgreSQL database, with every table."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    server = _server(request.config)
    asyncio.run(execute(server.url("postgres"), f"CREATE DATABASE tests_{worker}"))
    url = server.url(f"tests_{worker}")
    asyncio.run(_create_all_tables(url))
    yield url


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
    with _new_database(template, "copy", template=name_of(template)) as url:
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


def _server(config: pytest.Config) -> Server:
    if _SERVER not in config.stash:
        folder = config.stash[_FOLDER]
        folder.chmod(0o755)
        server = Server(folder / "server")
        if not hasattr(config, "workerinput"):
            server.folder.mkdir(exist_ok=True)
            server.start()
        config.stash[_SERVER] = server
    return config.stash[_SERVER]


async def _create_all_tables(url: str) -> None:
    async with open_database(url):
        await create_tables(*all_tables())


@contextmanager
def _new_database(neighbour: str, suffix: str, template: str = "template1") -> Iterator[str]:
    name = f"{name_of(neighbour)}_{suffix}"
    # Asked from "postgres", because nobody may be connected to a database that is copied.
    server = neighbour.replace(f"/{name_of(neighbour)}?", "/postgres?")
    asyncio.run(execute(server, f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield neighbour.replace(f"/{name_of(neighbour)}?", f"/{name}?")
    asyncio.run(execute(server, f"DROP DATABASE {name} WITH (FORCE)"))


def name_of(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]


async def _migrate(url: str) -> None:
    async with open_database(url):
        await migrate()


async def execute(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def _empty(url: str) -> None:
    """Delete every row, and every table that is a test's own; quicker than truncating or copying a database."""
    kept = {table._meta.tablename for table in all_tables()} | {"migration"}
    connection = await asyncpg.connect(url)
    try:
        names = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        present = {row["tablename"] for row in names}
        drops = [f'DROP TABLE "{name}" CASCADE' for name in present - kept]
        deletes = [f'DELETE FROM "{name}"' for name in (present & kept) - {"migration"}]
        # Foreign keys are not looked at while their triggers are off, so the order of the tables does not matter.
        await connection.execute("; ".join(["SET session_replication_role = replica", *drops, *deletes]))
    finally:
        await connection.close()
