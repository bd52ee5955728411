"""Two hundred contacts that fell due while everything was down, three processes, and kills at random."""

import asyncio
import random
from datetime import date
from uuid import UUID

from app import clock
from app.followups.lifecycle import FollowUpState
from app.followups.tables import FollowUp
from app.history.tables import HistoryEntry
from app.identifiers import new_id
from app.notifications.tables import Message
from tests.cast import Town, build_settled_town
from tests.conftest import OpenDatabase
from tests.db.processes import output_of, start_process

DUE_ON = date(2026, 3, 2)


async def test_after_downtime_no_contact_is_lost_and_none_is_asked_twice(database: OpenDatabase) -> None:
    await _overdue_contacts(await build_settled_town(), 200)
    workers = [await _start_worker(database.url) for _ in range(3)]
    kills = 0
    while await FollowUp.count().where(FollowUp.settled_at.is_null()) > 20:
        await asyncio.sleep(random.uniform(0.5, 1.1))
        victim = random.randrange(3)
        if workers[victim].returncode is None:
            workers[victim].kill()
            kills += 1
        await workers[victim].communicate()
        workers[victim] = await _start_worker(database.url)
    for worker in workers:
        await output_of(worker)
    asked = HistoryEntry.select(HistoryEntry.subject_id).where(HistoryEntry.event == "FollowUpMoved")
    subjects = await asked.output(as_list=True)
    assert kills > 0
    assert await FollowUp.count().where(FollowUp.state == FollowUpState.SENT.value) == 200
    assert (len(subjects), len(set(subjects))) == (200, 200)
    assert await Message.count() == 200


async def _overdue_contacts(town: Town, count: int) -> None:
    rows = [_contact(town.worker, number) for number in range(count)]
    await FollowUp.insert(*rows)


def _contact(person_id: UUID, number: int) -> FollowUp:
    return FollowUp(
        id=new_id(),
        key=f"contact-{number}",
        person_id=person_id,
        contact="health-1",
        instrument="worker_form",
        rule="health_watch+30",
        inputs="{}",
        reason='{"say": "", "with": {}}',
        due_on=DUE_ON,
        due_at=clock.at(DUE_ON),
        window_until=DUE_ON,
    )


async def _start_worker(url: str) -> asyncio.subprocess.Process:
    return await start_process("tests.followups.workers", url)
