"""Transactions that fail as they begin and as they commit, and a process that meets both and must still end."""

import asyncio
import sys

from app.db import atomic_block, open_database
from app.db.tables import AnswerGiven


async def break_at_commit() -> None:
    """Refer to a row that is not there by a foreign key that is only looked at when the transaction commits."""
    await AnswerGiven.raw("CREATE TABLE IF NOT EXISTS owner (id INTEGER PRIMARY KEY)")
    await AnswerGiven.raw(
        "CREATE TABLE IF NOT EXISTS pet (owner INTEGER REFERENCES owner (id) DEFERRABLE INITIALLY DEFERRED)"
    )
    await AnswerGiven.raw("INSERT INTO pet (owner) VALUES (1)")


async def fail_twice(url: str) -> None:
    async with open_database(url) as database:
        database.begin_statement = "BEGIN NONSENSE"
        try:
            async with atomic_block():
                print("begun")
        except Exception:
            print("begin failed")
        database.begin_statement = type(database).begin_statement
        try:
            async with atomic_block():
                await break_at_commit()
        except Exception:
            print("commit failed")


if __name__ == "__main__":
    asyncio.run(fail_twice(sys.argv[1]))
