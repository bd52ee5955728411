"""A running app on a database without tables, and one that holds a demonstration."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient

from app.main import create_app
from app.settings import Settings, read_settings
from app.web.public.marker import mark_as_demonstration
from tests.conftest import OpenDatabase

TODAY = date(2027, 1, 24)

Client = AsyncTestClient[Litestar]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({"NUANGANG_DATA": str(tmp_path)})


@pytest.fixture
async def client(settings: Settings) -> AsyncIterator[Client]:
    async with AsyncTestClient(create_app(settings), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def database_settings(tmp_path: Path, database: OpenDatabase) -> Settings:
    """Settings of a database with every table, on each engine."""
    return read_settings({"NUANGANG_DATA": str(tmp_path), "DATABASE_URL": database.url})


@pytest.fixture
async def town(database_settings: Settings) -> AsyncIterator[Client]:
    """A client of an app whose database is marked as a demonstration."""
    mark_as_demonstration(database_settings, TODAY)
    async with AsyncTestClient(create_app(database_settings), raise_server_exceptions=False) as client:
        yield client
