"""The town with the program's own reactions connected."""

from collections.abc import AsyncIterator

import pytest

from app.history import connect
from app.reactions import REACTIONS
from tests.cast import Town, build_settled_town
from tests.conftest import OpenDatabase


@pytest.fixture
async def town(database: OpenDatabase) -> AsyncIterator[Town]:
    """The settled town; what happens in it has its consequences."""
    connect(REACTIONS)
    yield await build_settled_town()
    connect({})
