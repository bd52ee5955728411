"""A running app on a database without tables, and one that holds a demonstration."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from httpx import ASGITransport, AsyncClient
from litestar import Litestar

from app.main import create_app
from app.settings import Settings, read_settings
from app.web.public.marker import Demonstration, mark_as_demonstration
from tests.conftest import OpenDatabase

TODAY = date(2027, 1, 24)

Client = AsyncClient


@asynccontextmanager
async def browsing(app: Litestar) -> AsyncIterator[Client]:
    """A client of a running app, in the loop of the test, so that both use one database.

    The app lives in a task of its own: a fixture's two halves run in different tasks, which its lifespan forbids.
    """
    started, over = asyncio.Event(), asyncio.Event()
    living = asyncio.create_task(_live(app, started, over))
    await asyncio.wait({living, asyncio.create_task(started.wait())}, return_when=asyncio.FIRST_COMPLETED)
    transport = ASGITransport(app, raise_app_exceptions=False)  # type: ignore[arg-type]  # httpx's own idea of ASGI
    try:
        async with AsyncClient(transport=transport, base_url="http://nuangang.test") as client:
            yield client
    finally:
        over.set()
        await living


async def _live(app: Litestar, started: asyncio.Event, over: asyncio.Event) -> None:
    async with app.lifespan():
        started.set()
        await over.wait()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({"NUANGANG_DATA": str(tmp_path)})


@pytest.fixture
async def client(settings: Settings) -> AsyncIterator[Client]:
    async with browsing(create_app(settings, schedule=())) as client:
        yield client


@pytest.fixture
def database_settings(tmp_path: Path, database: OpenDatabase) -> Settings:
    """Settings of a database with every table, on each engine."""
    return read_settings({"NUANGANG_DATA": str(tmp_path), "DATABASE_URL": database.url})


@pytest.fixture
async def town(database_settings: Settings) -> AsyncIterator[Client]:
    """A client of an app whose database is marked as a demonstration."""
    mark_as_demonstration(database_settings, Demonstration(TODAY))
    async with browsing(create_app(database_settings, schedule=())) as client:
        yield client
