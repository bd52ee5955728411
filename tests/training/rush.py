"""One process of the rush for seats: `python -m tests.training.rush URL COHORT SEED` enrols everyone at once."""

import asyncio
import random
import sys
from uuid import UUID

from app.actors import Actor, Role
from app.db import open_database
from app.people.tables import Person
from app.training.actions import enrol


async def enrol_everyone(url: str, cohort: UUID, seed: int) -> dict[UUID, UUID]:
    """Each person's own request, all sent together, in an order of this process's own: the enrolment of each."""
    async with open_database(url):
        people = [row["id"] for row in await Person.select(Person.id).order_by(Person.id)]
        random.Random(seed).shuffle(people)
        requests = (enrol(Actor(Role.WORKER, person), cohort, person, key=f"form-{person}") for person in people)
        return dict(zip(people, await asyncio.gather(*requests), strict=True))


if __name__ == "__main__":
    answers = asyncio.run(enrol_everyone(sys.argv[1], UUID(sys.argv[2]), int(sys.argv[3])))
    print("\n".join(f"{person} {enrolment}" for person, enrolment in sorted(answers.items())))
