"""What the program does by itself: each action of the page, once, whoever else does it too, and after any absence."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date

import pytest
from apscheduler.triggers.cron import CronTrigger
from structlog.testing import capture_logs

from app import clock
from app.actors import SYSTEM
from app.casework.referrals import refer
from app.followups.queries import followups_of
from app.history import connect, verify
from app.history.tables import HistoryEntry
from app.notifications.tables import Message, MessageState
from app.placements.actions import start
from app.reactions import REACTIONS
from app.scheduler import SCHEDULE, Periodic, run_once, start_scheduler
from app.training.actions import enrol
from app.workstudy.actions import book_slot
from tests.casework.referring import proposed, ready
from tests.cast import START, Town, add_student, agree_to_everything, build_settled_town, on
from tests.conftest import OpenDatabase
from tests.db.processes import output_of, start_process
from tests.jobs.vacancies import live_vacancy
from tests.training.courses import cohort
from tests.workstudy.slots import live_slot

FORTY_DAYS_LATER = date(2026, 2, 10)
FIRST_OF_MONTH = date(2026, 3, 1)
LEAP_DAY = "0 0 29 2 *"


@pytest.fixture
async def busy_town(database: OpenDatabase) -> AsyncIterator[Town]:
    """On New Year's Day someone is placed, someone referred, a course and a graduation are near; then nobody comes."""
    connect(REACTIONS)
    town = await build_settled_town()
    with on(START):
        await ready(town)
        await start(town.caseworker, town.job(), key="form-1")
        await agree_to_everything(town.partner)
        partner = replace(town, worker=town.partner)
        await refer(town.caseworker, await proposed(partner, await live_vacancy(town)))
        run = await cohort(town, first_day=date(2026, 1, 20), last_day=date(2026, 1, 30))
        await enrol(town.caseworker, run, town.partner)
        await add_student(town, graduates_on=date(2026, 1, 15))
        slot_id = await live_slot(town, first_day=date(2026, 1, 3), last_day=date(2026, 1, 25))
        await book_slot(SYSTEM, slot_id, await add_student(town))
    yield town
    connect({})


async def _done_in_one_run() -> dict[str, int]:
    with on(FORTY_DAYS_LATER):
        return await run_once()


async def _contacts_due() -> int:
    (row,) = await HistoryEntry.select(HistoryEntry.subject_id).where(HistoryEntry.event == "PlacementStarted")
    return sum(contact.due_on <= FORTY_DAYS_LATER for contact in await followups_of(SYSTEM, [row["subject_id"]]))


async def test_after_forty_days_away_everything_is_done_once(busy_town: Town) -> None:
    due = await _contacts_due()
    assert due > 2
    assert await _done_in_one_run() == {
        "graduate": 1,
        "move cohorts": 2,
        "end bookings": 1,
        "send follow-ups": due,
        "mark overdue": 0,
        "mark referrals unanswered": 1,
        "decide outcomes": 1,
        "forget answers": 1,
        "deliver messages": due,
    }
    assert set((await _done_in_one_run()).values()) == {0}


async def test_three_processes_at_once_do_nothing_twice(busy_town: Town, database: OpenDatabase) -> None:
    due = await _contacts_due()
    day = FORTY_DAYS_LATER.isoformat()
    together = [await start_process("tests.ticking", database.url, day) for _ in range(3)]
    done: Counter[str] = Counter()
    for process in together:
        done.update(json.loads(await output_of(process)))
    assert +done == {
        "graduate": 1,
        "move cohorts": 2,
        "end bookings": 1,
        "send follow-ups": due,
        "mark referrals unanswered": 1,
        "decide outcomes": 1,
        "forget answers": 1,
        "deliver messages": due,
    }
    moved = await HistoryEntry.select(HistoryEntry.subject_id).where(HistoryEntry.event == "FollowUpMoved")
    assert len(moved) == len({row["subject_id"] for row in moved}) == due
    assert (await verify()).broken is None


async def test_what_was_asked_and_not_answered_becomes_overdue(busy_town: Town) -> None:
    asked = (await _done_in_one_run())["send follow-ups"]
    with on(FIRST_OF_MONTH):
        assert (await run_once())["mark overdue"] == asked


async def test_figures_are_passed_on_on_the_first_of_a_month_only(busy_town: Town) -> None:
    with on(FIRST_OF_MONTH):
        assert "pass on how people fared" in await run_once()
    with on(date(2026, 3, 2)):
        assert "pass on how people fared" not in await run_once()


async def test_messages_leave_by_the_log(busy_town: Town) -> None:
    with capture_logs() as logs:
        await _done_in_one_run()
    states = await Message.select(Message.state)
    assert {row["state"] for row in states} == {MessageState.SENT.value}
    assert sum("message" in entry["event"] for entry in logs) == len(states)


def test_every_time_of_the_page_can_be_read_and_every_action_has_its_own_name() -> None:
    for periodic in SCHEDULE:
        trigger = CronTrigger.from_crontab(periodic.cron, clock.CHINA)
        assert trigger.get_next_fire_time(None, clock.at(START)) is not None
    assert len({periodic.name for periodic in SCHEDULE}) == len(SCHEDULE)


async def test_an_action_that_fails_is_logged_and_the_others_go_on() -> None:
    reached = asyncio.Event()

    async def fail() -> int:
        raise RuntimeError("the disk is full")

    async def succeed() -> int:
        reached.set()
        return 3

    with capture_logs() as logs:
        ticker = start_scheduler((Periodic("broken", LEAP_DAY, fail), Periodic("sound", LEAP_DAY, succeed)))
        try:
            async with asyncio.timeout(5):
                await reached.wait()
                await asyncio.sleep(0)
        finally:
            ticker.shutdown()
    assert [(entry["log_level"], entry["action"]) for entry in logs] == [("error", "broken"), ("info", "sound")]
    assert logs[1]["done"] == 3


async def test_at_the_start_everything_is_caught_up_whatever_the_hour(busy_town: Town) -> None:
    over = asyncio.Event()

    async def note_the_end() -> int:
        over.set()
        return 0

    at_no_time_soon = tuple(replace(periodic, cron=LEAP_DAY) for periodic in SCHEDULE)
    with on(FORTY_DAYS_LATER, hour=3):
        ticker = start_scheduler((*at_no_time_soon, Periodic("over", LEAP_DAY, note_the_end)))
        try:
            async with asyncio.timeout(20):
                await over.wait()
        finally:
            ticker.shutdown()
        assert set((await run_once()).values()) == {0}
    assert await Message.count() == await _contacts_due()
