"""Three hundred people for thirty seats, each request sent twice, from two processes at once."""

from datetime import timedelta

from app import clock
from app.actors import SYSTEM
from app.db import atomic_block
from app.history import verify
from app.training.lifecycle import EnrolmentState
from app.training.queries import cohort as summary
from app.training.queries import roll_of
from tests.cast import add_grown_up, build_town
from tests.db.processes import output_of, start_process
from tests.training.courses import cohort

PEOPLE, SEATS = 300, 30


async def test_thirty_seats_go_to_the_first_thirty_and_everyone_else_waits_in_order(database):
    run = await _town_with_a_cohort()
    both = [await start_process("tests.training.rush", database.url, str(run), str(seed)) for seed in (1, 2)]
    first, second = [await output_of(process, seconds=120) for process in both]
    assert first == second
    roll = await roll_of(SYSTEM, run)
    assert [one.number for one in roll] == list(range(1, PEOPLE + 1))
    assert [one.state for one in roll[:SEATS]] == [EnrolmentState.ADMITTED] * SEATS
    assert [one.state for one in roll[SEATS:]] == [EnrolmentState.WAITLISTED] * (PEOPLE - SEATS)
    assert [one.position for one in roll[SEATS:]] == list(range(1, PEOPLE - SEATS + 1))
    assert len({one.person_id for one in roll}) == PEOPLE
    standing = await summary(run)
    assert (standing.seats_taken, standing.waiting) == (SEATS, PEOPLE - SEATS)
    assert (await verify()).broken is None


async def _town_with_a_cohort():
    town = await build_town()
    first_day = clock.today() + timedelta(days=30)
    async with atomic_block():
        for _ in range(PEOPLE - len((town.worker, town.partner, town.child))):
            await add_grown_up(town)
        return await cohort(town, seats=SEATS, first_day=first_day, last_day=first_day + timedelta(days=29))
