"""A process that asks at every due contact: run by the tests, several at once, and killed."""

import asyncio
import sys
from datetime import timedelta

from app.actors import SYSTEM
from app.db import open_database
from app.followups.actions import send_due
from app.followups.tables import FollowUp


async def ask_until_all_are_asked(url: str) -> None:
    async with open_database(url):
        while await FollowUp.count().where(FollowUp.settled_at.is_null()):
            if not await send_due(SYSTEM, limit=7, lease=timedelta(seconds=1)):
                await asyncio.sleep(0.05)


if __name__ == "__main__":
    asyncio.run(ask_until_all_are_asked(sys.argv[1]))
