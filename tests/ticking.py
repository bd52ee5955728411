"""One process of the program on a day: `python -m tests.ticking URL DAY` does what is due, and prints how much."""

import asyncio
import json
import sys
from datetime import date

from app import clock
from app.db import open_database
from app.history import connect
from app.reactions import REACTIONS
from app.scheduler import run_once
from app.web.logs import write_json_lines


async def tick(url: str, day: date) -> dict[str, int]:
    connect(REACTIONS)
    async with open_database(url):
        with clock.simulated(clock.at(day)):
            return await run_once()


if __name__ == "__main__":
    write_json_lines()
    print(json.dumps(asyncio.run(tick(sys.argv[1], date.fromisoformat(sys.argv[2])))))
