"""Cohorts begin and finish by themselves on their days."""

from collections.abc import Awaitable
from uuid import UUID

from piccolo.columns.combination import And, Where

from app import clock
from app.actors import Actor, Role, require
from app.errors import NotPossibleNow
from app.training.actions import begin, finish
from app.training.lifecycle import CohortState
from app.training.tables import Cohort


async def move_cohorts_due(actor: Actor) -> int:
    """Begin the open cohorts whose first day has come, and finish the running ones after their last: how many.

    For the scheduler; safe to repeat, and after downtime a cohort that is over begins and finishes at once.
    """
    require(actor, Role.SUPERVISOR)
    today = clock.today()
    moved = 0
    for cohort_id in await _ids((Cohort.state == CohortState.OPEN.value) & (Cohort.first_day <= today)):
        moved += await _unless_moved_already(begin(actor, cohort_id))
    for cohort_id in await _ids((Cohort.state == CohortState.RUNNING.value) & (Cohort.last_day < today)):
        moved += await _unless_moved_already(finish(actor, cohort_id))
    return moved


async def _unless_moved_already(moving: Awaitable[None]) -> int:
    """1, or 0 when another process was quicker."""
    try:
        await moving
    except NotPossibleNow:
        return 0
    return 1


async def _ids(condition: Where | And) -> list[UUID]:
    rows = await Cohort.select(Cohort.id).where(condition).order_by(Cohort.first_day).order_by(Cohort.id)
    return [row["id"] for row in rows]
