"""The end of studies: on the day of graduation a student becomes a young job-seeker."""

from datetime import date
from typing import Any
from uuid import UUID

from app import clock
from app.actors import Actor, Role, require
from app.db import atomic, lock_row
from app.errors import NotFound, Problem
from app.history import record
from app.people.actions.permissions import person_for_staff, refuse
from app.people.events import Graduated
from app.people.tables import StudentStatus
from app.sentences import say


@atomic
async def graduate(actor: Actor, person_id: UUID, graduated_on: date | None = None, *, key: str | None = None) -> None:
    """End a person's studies with graduation; work-study ends with it. Raises NotFound when there are none, Invalid."""
    await person_for_staff(actor, person_id)
    row = await _going_on(StudentStatus.person_id == person_id).first()
    if row is None:
        raise NotFound()
    day = graduated_on or clock.today()
    if not row["entered_on"] < day <= clock.today():
        text = say("Graduation lies after the start of studies and not in the future.")
        refuse([Problem("graduated_on", text, "graduation-day")])
    await _end(actor, row, day)


@atomic
async def graduate_due(actor: Actor, limit: int = 500) -> int:
    """End the studies of all whose day of graduation has come; gives how many. Run each day; safe to repeat."""
    require(actor, Role.SUPERVISOR)
    rows = await _going_on(StudentStatus.graduates_on <= clock.today()).order_by(StudentStatus.id).limit(limit)
    return sum([await _end(actor, row, row["graduates_on"]) for row in rows])


def _going_on(condition: Any) -> Any:
    return StudentStatus.select(
        StudentStatus.id, StudentStatus.person_id, StudentStatus.entered_on, StudentStatus.graduates_on
    ).where(condition & StudentStatus.ended_on.is_null())


async def _end(actor: Actor, row: dict[str, Any], day: date) -> int:
    """1 when this call ended the studies, 0 when another did so in the meantime."""
    study_id: UUID = row["id"]
    await lock_row(StudentStatus, study_id)
    ended = (
        await StudentStatus.update({StudentStatus.ended_on: day})
        .where((StudentStatus.id == study_id) & StudentStatus.ended_on.is_null())
        .returning(StudentStatus.id)
    )
    if ended:
        await record(actor, Graduated(row["person_id"], study_id, day))
    return len(ended)
