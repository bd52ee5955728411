"""Slots booked from two processes at once: places are never overbooked, caps never slip through."""

from collections import Counter
from datetime import date, timedelta

from app import clock
from app.actors import SYSTEM
from app.db import atomic_block
from app.schedules.week import parse_windows
from app.workstudy.lifecycle import BookingState
from app.workstudy.queries import bookings_of
from app.workstudy.queries import slot as standing
from tests.db.processes import output_of, start_process
from tests.offers.town import add_student, build_town
from tests.workstudy.slots import live_slot


def _next_month() -> dict[str, date]:
    """Four weeks of days to come by the machine's clock, which the processes share."""
    first_day = clock.today() + timedelta(days=7)
    return {"first_day": first_day, "last_day": first_day + timedelta(days=27)}


async def test_five_places_are_taken_by_five_of_twenty_students(database):
    town = await build_town()
    async with atomic_block():
        students = [await add_student(town, graduates_on=clock.today() + timedelta(days=400)) for _ in range(20)]
        slot_id = await live_slot(town, places=5, **_next_month())
    ids = [str(student) for student in students]
    orders = (ids, ids[::-1])
    both = [await start_process("tests.workstudy.rush", database.url, str(slot_id), *order) for order in orders]
    answers = [(await output_of(process, seconds=120)).split() for process in both]
    booked = [one.person_id for one in await bookings_of(SYSTEM, students)]
    assert len(set(booked)) == len(booked) == 5
    assert (await standing(SYSTEM, slot_id)).places_taken == 5
    assert [Counter(answer) for answer in answers] == [Counter({"slot-full": 15, "booked": 5})] * 2


async def test_two_slots_over_the_cap_booked_at_one_moment_become_one_booking(database):
    town = await build_town()
    student = await add_student(town, graduates_on=clock.today() + timedelta(days=400))
    slots = [await live_slot(town, week=parse_windows(f"{day} 09:00-17:00"), **_next_month()) for day in ("Sat", "Sun")]
    both = [await start_process("tests.workstudy.rush", database.url, str(slot), str(student)) for slot in slots]
    answers = sorted([(await output_of(process, seconds=120)).strip() for process in both])
    assert answers == ["booked", "student-term-week"]
    assert [one.state for one in await bookings_of(SYSTEM, [student])] == [BookingState.BOOKED]
