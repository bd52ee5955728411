"""Slots booked from two processes at once: places are never overbooked, caps never slip through."""

import time
from collections import Counter
from datetime import date, timedelta
from uuid import UUID

from app import clock
from app.actors import SYSTEM
from app.db import atomic_block
from app.schedules.week import parse_windows
from app.workstudy.lifecycle import BookingState
from app.workstudy.queries import bookings_of
from app.workstudy.queries import slot as standing
from tests.cast import add_student, build_town
from tests.db.processes import output_of, start_process
from tests.workstudy.slots import live_slot

SECONDS_TO_START = 4
"""What a process needs to import the program and open the database, with time to spare."""


def _next_month() -> dict[str, date]:
    """Four weeks of days to come by the machine's clock, which the processes share."""
    first_day = clock.today() + timedelta(days=7)
    return {"first_day": first_day, "last_day": first_day + timedelta(days=27)}


async def test_five_places_are_taken_by_five_of_twenty_students(database):
    town = await build_town()
    async with atomic_block():
        students = [await add_student(town, graduates_on=clock.today() + timedelta(days=400)) for _ in range(20)]
        slot_id = await live_slot(town, places=5, **_next_month())
    orders = (students, students[::-1])
    answers = await _rush(database, [(slot_id, order) for order in orders])
    booked = [one.person_id for one in await bookings_of(SYSTEM, students)]
    assert len(set(booked)) == len(booked) == 5
    assert (await standing(SYSTEM, slot_id)).places_taken == 5
    assert [Counter(answer) for answer in answers] == [Counter({"slot-full": 15, "booked": 5})] * 2


async def test_two_slots_over_the_cap_booked_at_one_moment_become_one_booking(database):
    town = await build_town()
    async with atomic_block():
        students = [await add_student(town, graduates_on=clock.today() + timedelta(days=400)) for _ in range(20)]
        slots = [
            await live_slot(town, places=20, week=parse_windows(f"{day} 09:00-17:00"), **_next_month())
            for day in ("Sat", "Sun")
        ]
    answers = await _rush(database, [(slot, students) for slot in slots])
    pairs = [set(pair) for pair in zip(*answers, strict=True)]
    assert pairs == [{"booked", "student-term-week"}] * 20
    booked = await bookings_of(SYSTEM, students)
    assert sorted(one.person_id for one in booked) == sorted(students)
    assert {one.state for one in booked} == {BookingState.BOOKED}


async def _rush(database, orders: list[tuple[UUID, list[UUID]]]) -> list[list[str]]:
    """What each process answered, all begun at one moment: a slot and the students it books for, in order."""
    start = str(time.time() + SECONDS_TO_START)
    processes = [
        await start_process("tests.workstudy.rush", database.url, start, str(slot), *map(str, people))
        for slot, people in orders
    ]
    return [(await output_of(process, seconds=120)).split() for process in processes]
