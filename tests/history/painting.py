"""A process that records twenty events, some at once, for the tests of the chain."""

import asyncio
import sys
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from app.actors import SYSTEM
from app.db import atomic_block, open_database
from app.history import Event, record


@dataclass(frozen=True)
class Brushed(Event):
    subject_kind: ClassVar[str] = "fence"


async def brush() -> None:
    async with atomic_block():
        await record(SYSTEM, Brushed(UUID(int=1)))


async def brush_often(url: str) -> None:
    async with open_database(url):
        for _ in range(5):
            await asyncio.gather(*(brush() for _ in range(4)))


if __name__ == "__main__":
    asyncio.run(brush_often(sys.argv[1]))
