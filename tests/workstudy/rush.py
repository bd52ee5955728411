"""One process of a rush: `python -m tests.workstudy.rush URL START SLOT PERSON...` books a slot for everyone at once.

START, in seconds since 1970, lets several processes begin together.
"""

import asyncio
import sys
import time
from uuid import UUID

from app.actors import Actor, Role
from app.db import open_database
from app.errors import NotPossibleNow
from app.workstudy.actions import book_slot


async def book_for_everyone(url: str, start: float, slot: UUID, people: list[UUID]) -> list[str]:
    """Each student's own request, all sent together: "booked", or the rule of the refusal."""
    async with open_database(url):
        await asyncio.sleep(max(0.0, start - time.time()))
        return await asyncio.gather(*(_book(slot, person) for person in people))


async def _book(slot: UUID, person: UUID) -> str:
    try:
        await book_slot(Actor(Role.STUDENT, person), slot, person)
    except NotPossibleNow as refused:
        return refused.rule
    return "booked"


if __name__ == "__main__":
    url, start, slot, *people = sys.argv[1:]
    answers = asyncio.run(book_for_everyone(url, float(start), UUID(slot), [UUID(person) for person in people]))
    print("\n".join(answers))
