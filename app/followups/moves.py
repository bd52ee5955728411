"""Moving a contact from state to state, by the table of the lifecycle; part of the actions of this room."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from app import clock
from app.actors import Actor
from app.db import lock_row
from app.errors import NotPossibleNow
from app.followups.events import FollowUpMoved
from app.followups.lifecycle import STATE_LABELS, TRANSITIONS, CancelReason, ExcuseReason, FollowUpState
from app.followups.sight import visible_follow_up
from app.followups.tables import FollowUp
from app.history import record
from app.sentences import say


async def locked(actor: Actor, follow_up_id: UUID) -> dict[str, Any]:
    """The contact, locked until the transaction ends, if `actor` may see it. Raises NotFound."""
    await lock_row(FollowUp, follow_up_id)
    return await visible_follow_up(actor, follow_up_id)


async def call_off(actor: Actor, row: dict[str, Any], reason: CancelReason) -> None:
    """Call a contact off: it is never asked, and not waited for any more. Raises NotPossibleNow."""
    before = may_move(row, FollowUpState.CANCELLED)
    await FollowUp.update(
        {
            FollowUp.state: FollowUpState.CANCELLED.value,
            FollowUp.cancel_reason: reason.value,
            FollowUp.settled_at: clock.now(),
            FollowUp.claimed_until: None,
        }
    ).where(FollowUp.id == row["id"])
    await record_move(actor, row, before, FollowUpState.CANCELLED)


def may_move(row: dict[str, Any], after: FollowUpState) -> FollowUpState:
    """The state before, when the lifecycle allows the move. Raises NotPossibleNow."""
    before = FollowUpState(row["state"])
    if (before, after) not in TRANSITIONS:
        text = say(
            "This contact is “{before}” and cannot become “{after}”.",
            before=STATE_LABELS[before],
            after=STATE_LABELS[after],
        )
        raise NotPossibleNow(text, "follow-up-lifecycle")
    return before


def window_of(row: dict[str, Any]) -> timedelta:
    """How long a contact is waited for once it is asked: a day at least."""
    begins = row["due_on"] if row["excused_until"] is None else row["excused_until"] + timedelta(days=1)
    length: timedelta = row["window_until"] - begins
    return max(length, timedelta(days=1))


async def record_move(
    actor: Actor,
    row: dict[str, Any],
    before: FollowUpState,
    after: FollowUpState,
    *,
    excuse: ExcuseReason | None = None,
    until: date | None = None,
    why: str = "",
) -> None:
    """Note that a contact came into another state."""
    moved = FollowUpMoved(row["id"], row["person_id"], row["placement_id"], before, after, excuse, until)
    await record(actor, moved, why)
