"""What several processes of the program do at once to the same rows."""

from app import clock
from app.actors import SYSTEM
from tests.conftest import OpenDatabase
from tests.db.lamps import Lamp, Light, place
from tests.db.processes import output_of, start_process


async def test_the_same_key_sent_twice_at_once_by_two_processes_is_carried_out_once(database: OpenDatabase) -> None:
    await database.create(Lamp)
    both = [await start_process("tests.db.lamps", "place_once", database.url, "form-1") for _ in range(2)]
    first, second = [(await output_of(process)).strip() for process in both]
    assert first == second == str(await place(SYSTEM, key="form-1"))
    assert await Lamp.count() == 1


async def test_no_update_of_two_processes_is_lost(database: OpenDatabase) -> None:
    await database.create(Lamp, Light)
    lamp = Lamp(due_at=clock.now())
    await lamp.save()
    both = [await start_process("tests.db.lamps", "add_one_many_times", database.url, str(lamp.id)) for _ in range(2)]
    for process in both:
        await output_of(process)
    assert (await Lamp.select(Lamp.times_lit))[0]["times_lit"] == 100
