"""A small demonstration in a process of its own: `python -m tests.demonstration.small` prints it as `demo --json` does.

Twelve people, twelve of the real titles, two months; the eight families are whole.
"""

import asyncio
import json
import logging

from app.demonstration import advertisements, build
from app.settings import read_settings
from app.web.logs import write_json_lines

SEED, PEOPLE, TITLES, MONTHS = 3, 12, 12, 2


def make_the_town_small() -> None:
    titles = advertisements.real_titles()[:TITLES]
    advertisements.real_titles = lambda: titles
    build.PEOPLE = PEOPLE


if __name__ == "__main__":
    write_json_lines(logging.WARNING)
    make_the_town_small()
    result = asyncio.run(build.build(read_settings(), SEED, MONTHS, quiet=True))
    print(json.dumps(result.to_json(), ensure_ascii=False, indent=1))
