"""How many queries a piece of work takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from tests.conftest import OpenDatabase


@contextmanager
def counted_queries(database: OpenDatabase) -> Iterator[list[str]]:
    """The text of every query run within the block."""
    run, texts = database.opened.run_querystring, []  # type: ignore[attr-defined]

    async def noting(querystring: Any, in_pool: bool = True) -> Any:
        texts.append(str(querystring))
        return await run(querystring, in_pool)

    with patch.object(database.opened, "run_querystring", noting):
        yield texts
