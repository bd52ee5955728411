"""A small table of due work, and a process that works on it: run by the tests, several at once, and killed."""

import asyncio
import random
import sys
from datetime import timedelta
from importlib import import_module
from uuid import UUID

from piccolo.columns import Integer, Timestamptz

from app import clock
from app.actors import SYSTEM, Actor
from app.db import Row, atomic, lock_row, open_database
from app.db.claims import Claimable, DueWork, carry_out_due
from app.identifiers import new_id


class Lamp(Claimable):
    """A lamp to be lit once."""

    times_lit = Integer(null=False, default=0)


class Light(Row):
    """What lighting a lamp leaves behind."""

    lit_at = Timestamptz(null=False)


async def light(lamp_id: UUID) -> None:
    await asyncio.sleep(random.uniform(0, 0.01))
    await Lamp.update({Lamp.times_lit: Lamp.times_lit + 1}).where(Lamp.id == lamp_id)
    await Light(lit_at=clock.now()).save()


WORK = DueWork(Lamp, light, lease=timedelta(seconds=1))


async def work_until_all_are_lit(url: str) -> None:
    async with open_database(url):
        while await Lamp.count().where(Lamp.settled_at.is_null()):
            if not await carry_out_due(WORK, limit=7):
                await asyncio.sleep(0.05)


@atomic
async def place(actor: Actor, *, key: str | None = None) -> UUID:
    """Place a lamp, slowly, so that two processes overlap."""
    lamp = Lamp(id=new_id(), due_at=clock.now())
    await lamp.save()
    await asyncio.sleep(0.2)
    return lamp.id


async def place_once(url: str, key: str) -> None:
    async with open_database(url):
        print(await place(SYSTEM, key=key))


async def add_one_many_times(url: str, lamp_id: str) -> None:
    @atomic
    async def add_one(actor: Actor) -> None:
        await lock_row(Lamp, UUID(lamp_id))
        times = (await Lamp.select(Lamp.times_lit).where(Lamp.id == UUID(lamp_id)))[0]["times_lit"]
        await Lamp.update({Lamp.times_lit: times + 1}).where(Lamp.id == UUID(lamp_id))

    async with open_database(url):
        for _ in range(50):
            await add_one(SYSTEM)


if __name__ == "__main__":
    # By its real name, which the keys of commands carry, not as __main__.
    asyncio.run(getattr(import_module("tests.db.lamps"), sys.argv[1])(*sys.argv[2:]))
