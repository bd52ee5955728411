"""The town on the day of these tests."""

from collections.abc import AsyncIterator
from datetime import date

import pytest

from tests.cast import Town, build_town, on

TODAY = date(2025, 3, 10)


@pytest.fixture
async def town(database: object) -> AsyncIterator[Town]:
    """The town on 10 March 2025, on both engines."""
    with on(TODAY):
        yield await build_town()
