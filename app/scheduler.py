"""One page: when the program acts by itself, and which action then runs.

The ticker only wakes the actions. What is due stands in rows, claimed with a lease, so any number of processes may run
this page at once, and a process that was away catches up.
"""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

from app import clock
from app.actors import SYSTEM
from app.casework.referrals import mark_unanswered
from app.db import start_task
from app.db.idempotency import forget_answers
from app.followups.contacts import mark_overdue, send_due
from app.followups.deciding import decide_outcomes
from app.followups.feedback import pass_on_feedback
from app.notifications.actions import deliver_due
from app.people.actions import graduate_due
from app.training.running import move_cohorts_due
from app.workstudy.actions import end_bookings_due

log = structlog.get_logger()

ANSWERS_KEPT = timedelta(days=30)
"""How long a command that is sent again with its key gets its first answer."""

Action = Callable[[], Coroutine[Any, Any, int]]


@dataclass(frozen=True, slots=True)
class Periodic:
    """An action that runs by itself: `cron` in China's time (minute hour day month weekday). It answers how many."""

    name: str
    cron: str
    action: Action

    def falls_on(self, day: date) -> bool:
        """Whether `day` is one of its days of the month."""
        return self.cron.split()[2] in ("*", str(day.day))


async def _send_followups() -> int:
    return await _until_none(lambda: send_due(SYSTEM))


async def _mark_overdue() -> int:
    return await mark_overdue(SYSTEM, clock.today())


async def _decide_outcomes() -> int:
    return await decide_outcomes(SYSTEM, clock.today())


async def _graduate() -> int:
    return await _until_none(lambda: graduate_due(SYSTEM))


async def _end_bookings() -> int:
    return await _until_none(lambda: end_bookings_due(SYSTEM))


async def _move_cohorts() -> int:
    return await move_cohorts_due(SYSTEM)


async def _mark_unanswered() -> int:
    return await mark_unanswered(SYSTEM)


async def _deliver_messages() -> int:
    return await _until_none(deliver_due)


async def _pass_on_feedback() -> int:
    return await pass_on_feedback(SYSTEM, clock.today())


async def _forget_answers() -> int:
    return await forget_answers(clock.now() - ANSWERS_KEPT)


SCHEDULE = (
    Periodic("graduate", "0 4 * * *", _graduate),
    Periodic("end bookings", "5 4 * * *", _end_bookings),
    Periodic("move cohorts", "10 4 * * *", _move_cohorts),
    Periodic("send follow-ups", "*/10 8-20 * * *", _send_followups),
    Periodic("mark overdue", "0 5 * * *", _mark_overdue),
    Periodic("mark referrals unanswered", "20 5 * * *", _mark_unanswered),
    Periodic("decide outcomes", "30 5 * * *", _decide_outcomes),
    Periodic("pass on how people fared", "40 5 1 * *", _pass_on_feedback),
    Periodic("forget answers", "50 5 * * *", _forget_answers),
    Periodic("deliver messages", "* * * * *", _deliver_messages),
)


async def run_once(schedule: tuple[Periodic, ...] = SCHEDULE) -> dict[str, int]:
    """Run the actions of today now, in the order of the page; answers how many each did. Raises what one raises."""
    today = clock.today()
    return {periodic.name: await periodic.action() for periodic in schedule if periodic.falls_on(today)}


def start_scheduler(schedule: tuple[Periodic, ...] = SCHEDULE) -> AsyncIOScheduler:
    """Wake the actions at their times until the scheduler is shut down. In a running event loop.

    All of them run once at the start: an office whose machine is off at night catches up in the morning.
    """
    ticker = AsyncIOScheduler(
        timezone=clock.CHINA, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )
    for periodic in schedule:
        ticker.add_job(_tick, CronTrigger.from_crontab(periodic.cron, clock.CHINA), [periodic], id=periodic.name)
    ticker.add_job(_catch_up, args=[schedule], id="catch up")
    ticker.start()
    return ticker


async def _catch_up(schedule: tuple[Periodic, ...]) -> None:
    for periodic in schedule:
        await _tick(periodic)


async def _tick(periodic: Periodic) -> None:
    """One run; what goes wrong is logged, and the next run tries again."""
    try:
        done = await start_task(periodic.action())
    except Exception:
        log.exception("periodic action failed", action=periodic.name)
    else:
        log.info("periodic action", action=periodic.name, done=done)


async def _until_none(action: Action) -> int:
    total = 0
    while done := await action():
        total += done
    return total
