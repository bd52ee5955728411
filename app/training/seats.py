"""The queue of a cohort: who holds a seat, who is next, and each move along the lifecycles. For actions.py only."""

from typing import Any
from uuid import UUID

from app import clock
from app.actors import Actor
from app.db import lock_row
from app.errors import NotFound, NotPossibleNow
from app.history import record
from app.matching.values import FailureCause
from app.sentences import say
from app.training.events import CohortMoved, EnrolmentMoved
from app.training.lifecycle import (
    COHORT_LABELS,
    ENROLMENT_LABELS,
    NEXT_COHORT_STATES,
    CohortState,
    EnrolmentState,
    may_move,
)
from app.training.tables import Cohort, Enrolment


async def locked_cohort(cohort_id: UUID) -> dict[str, Any]:
    """A cohort's row that no one else can change until this transaction ends. Raises NotFound."""
    await lock_row(Cohort, cohort_id)
    row = (
        await Cohort.select(
            Cohort.id,
            Cohort.course_id,
            Cohort.course_id.provider_id.as_alias("provider_id"),
            Cohort.course_id.title.as_alias("title"),
            Cohort.state,
            Cohort.first_day,
            Cohort.last_day,
            Cohort.apply_by,
            Cohort.week,
            Cohort.seats,
            Cohort.seats_taken,
        )
        .where(Cohort.id == cohort_id)
        .first()
    )
    if row is None:
        raise NotFound()
    return row


async def move_cohort(actor: Actor, cohort: dict[str, Any], after: CohortState, why: str = "") -> None:
    """Change a cohort's state along the lifecycle. Raises NotPossibleNow."""
    before = CohortState(cohort["state"])
    if after not in NEXT_COHORT_STATES[before]:
        raise NotPossibleNow(
            say("This course run is {state}; that cannot be changed in this way.", state=COHORT_LABELS[before]),
            "cohort-state",
        )
    await Cohort.update({Cohort.state: after.value}).where(Cohort.id == cohort["id"])
    await record(actor, CohortMoved(cohort["id"], before, after, cohort["first_day"]), why)


async def take_seat(cohort_id: UUID) -> bool:
    """Take one seat if one is free. The condition is part of the write, so no two senders take the last one."""
    taken = (
        await Cohort.update({Cohort.seats_taken: Cohort.seats_taken + 1})
        .where(Cohort.id == cohort_id, Cohort.seats_taken < Cohort.seats)
        .returning(Cohort.id)
    )
    return bool(taken)


async def give_seat_back(cohort_id: UUID) -> None:
    """One seat of the cohort is free again."""
    await Cohort.update({Cohort.seats_taken: Cohort.seats_taken - 1}).where(Cohort.id == cohort_id)


async def put_in_queue(
    actor: Actor, cohort_id: UUID, person_id: UUID, earlier: dict[str, Any] | None
) -> dict[str, Any]:
    """Apply for a person: a new enrolment, or the `earlier` dropped one again, with the next number of the queue."""
    number = await _next_number(cohort_id)
    if earlier is not None:
        earlier["number"] = number
        await move_enrolment(actor, earlier, EnrolmentState.APPLIED)
        return earlier
    enrolment = Enrolment(cohort_id=cohort_id, person_id=person_id, number=number, moved_at=clock.now())
    await enrolment.save()
    await record(actor, EnrolmentMoved(enrolment.id, person_id, cohort_id, None, EnrolmentState.APPLIED, number))
    return {
        "id": enrolment.id,
        "cohort_id": cohort_id,
        "person_id": person_id,
        "state": EnrolmentState.APPLIED.value,
        "number": number,
    }


async def enrolment_of(cohort_id: UUID, person_id: UUID) -> dict[str, Any] | None:
    """The one enrolment of a person in a cohort, whatever its state."""
    row: dict[str, Any] | None = (
        await _enrolments().where(Enrolment.cohort_id == cohort_id, Enrolment.person_id == person_id).first()
    )
    return row


async def course_of_cohort(cohort_id: UUID) -> dict[str, Any]:
    """The course behind a cohort: its id, provider, title, and what it gives."""
    row: dict[str, Any] | None = (
        await Cohort.select(
            Cohort.course_id.id.as_alias("id"),
            Cohort.course_id.provider_id.as_alias("provider_id"),
            Cohort.course_id.title.as_alias("title"),
            Cohort.course_id.gives_skills.as_alias("gives_skills"),
            Cohort.course_id.gives_licences.as_alias("gives_licences"),
        )
        .where(Cohort.id == cohort_id)
        .first()
        .output(load_json=True)
    )
    if row is None:
        raise NotFound()
    return row


async def next_waiting(cohort_id: UUID) -> dict[str, Any] | None:
    """The enrolment first in line on the waiting list."""
    row: dict[str, Any] | None = (
        await _enrolments()
        .where(Enrolment.cohort_id == cohort_id, Enrolment.state == EnrolmentState.WAITLISTED.value)
        .order_by(Enrolment.number)
        .first()
    )
    return row


async def enrolments_in(cohort_id: UUID, state: EnrolmentState) -> list[dict[str, Any]]:
    """The enrolments of a cohort in one state, in the order of its queue."""
    rows: list[dict[str, Any]] = (
        await _enrolments()
        .where(Enrolment.cohort_id == cohort_id, Enrolment.state == state.value)
        .order_by(Enrolment.number)
    )
    return rows


async def enrolment_row(enrolment_id: UUID) -> dict[str, Any]:
    """One enrolment. Raises NotFound."""
    row: dict[str, Any] | None = await _enrolments().where(Enrolment.id == enrolment_id).first()
    if row is None:
        raise NotFound()
    return row


async def move_enrolment(
    actor: Actor, enrolment: dict[str, Any], after: EnrolmentState, cause: FailureCause | None = None, why: str = ""
) -> None:
    """Change an enrolment's state along the lifecycle, in its row and in `enrolment`. Raises NotPossibleNow."""
    before = EnrolmentState(enrolment["state"])
    if not may_move(before, after):
        raise NotPossibleNow(
            say(
                "This enrolment is {before}; it cannot become {after}.",
                before=ENROLMENT_LABELS[before],
                after=ENROLMENT_LABELS[after],
            ),
            "enrolment-state",
        )
    await Enrolment.update(
        {
            Enrolment.state: after.value,
            Enrolment.number: enrolment["number"],
            Enrolment.moved_at: clock.now(),
            Enrolment.drop_cause: cause.value if cause else None,
        }
    ).where(Enrolment.id == enrolment["id"])
    enrolment["state"] = after.value
    await record(
        actor,
        EnrolmentMoved(
            enrolment["id"],
            enrolment["person_id"],
            enrolment["cohort_id"],
            before,
            after,
            enrolment["number"],
            cause,
        ),
        why,
    )


async def _next_number(cohort_id: UUID) -> int:
    rows = (
        await Cohort.update({Cohort.last_number: Cohort.last_number + 1})
        .where(Cohort.id == cohort_id)
        .returning(Cohort.last_number)
    )
    return int(rows[0]["last_number"])


def _enrolments() -> Any:
    return Enrolment.select(
        Enrolment.id,
        Enrolment.cohort_id,
        Enrolment.person_id,
        Enrolment.state,
        Enrolment.number,
        Enrolment.engagement_id,
        Enrolment.feedback_mark,
    )
