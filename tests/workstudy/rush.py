"""One process of a rush for slots: `python -m tests.workstudy.rush URL SLOT PERSON...` books for everyone at once."""

import asyncio
import sys
from uuid import UUID

from app.actors import Actor, Role
from app.db import open_database
from app.errors import NotPossibleNow
from app.workstudy.actions import book_slot


async def book_for_everyone(url: str, slot: UUID, people: list[UUID]) -> list[str]:
    """Each student's own request, all sent together: "booked", or the rule of the refusal."""
    async with open_database(url):
        return await asyncio.gather(*(_book(slot, person) for person in people))


async def _book(slot: UUID, person: UUID) -> str:
    try:
        await book_slot(Actor(Role.STUDENT, person), slot, person)
    except NotPossibleNow as refused:
        return refused.rule
    return "booked"


if __name__ == "__main__":
    answers = asyncio.run(book_for_everyone(sys.argv[1], UUID(sys.argv[2]), [UUID(each) for each in sys.argv[3:]]))
    print("\n".join(answers))
