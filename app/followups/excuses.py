"""Letting a contact wait: excuses with an end, pauses, and "I already told you". None hides what is overdue."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from app import clock
from app.actors import Actor
from app.db import atomic
from app.errors import Invalid, NotPossibleNow, Problem
from app.followups.lifecycle import CancelReason, ExcuseReason, FollowUpState
from app.followups.moves import call_off, locked, may_move, record_move, window_of
from app.followups.sight import home_of
from app.followups.tables import FollowUp, FollowUpAnswer
from app.regions.queries import parameters
from app.sentences import say

TOLD_RECENTLY = timedelta(days=30)
"""An answer this young makes "I already told you" true."""


@atomic
async def excuse(actor: Actor, follow_up_id: UUID, reason: ExcuseReason, until: date, why: str = "") -> None:
    """Let a contact wait until a day (included); it is asked the day after.

    Raises NotFound, Invalid for a day in the past or too far, and NotPossibleNow for what is overdue already: an excuse
    never hides it.
    """
    row = await locked(actor, follow_up_id)
    await _check_until(row, until)
    await _excuse(actor, row, reason, until, why)


@atomic
async def pause(actor: Actor, person_id: UUID, until: date, reason: ExcuseReason = ExcuseReason.PAUSE_ASKED) -> int:
    """Let all contacts of a person that fall due until a day wait: how many. What is overdue stays overdue.

    Raises NotFound, Invalid.
    """
    await home_of(actor, person_id)
    waiting = FollowUp.state.is_in([FollowUpState.DUE.value, FollowUpState.SENT.value])
    rows = FollowUp.select(FollowUp.id).where((FollowUp.person_id == person_id) & waiting & (FollowUp.due_on <= until))
    paused = 0
    for found in await rows.order_by(FollowUp.id):
        row = await locked(actor, found["id"])
        await _check_until(row, until)
        if not _is_overdue(row):
            await _excuse(actor, row, reason, until, "")
            paused += 1
    return paused


@atomic
async def already_told(actor: Actor, follow_up_id: UUID) -> bool:
    """Take "I already told you" at its word: called off when an answer of the last month is on file (True).

    Else the contact waits for its window's length, so that staff can enter what was told (False). Raises NotFound,
    NotPossibleNow when nothing is on file and the contact is overdue.
    """
    row = await locked(actor, follow_up_id)
    today = clock.today()
    answers = FollowUpAnswer.exists().where(
        (FollowUpAnswer.person_id == row["person_id"]) & (FollowUpAnswer.answered_on >= today - TOLD_RECENTLY)
    )
    if await answers:
        await call_off(actor, row, CancelReason.ALREADY_TOLD)
        return True
    await _excuse(actor, row, ExcuseReason.ALREADY_TOLD, today + window_of(row), "")
    return False


async def _excuse(actor: Actor, row: dict[str, Any], reason: ExcuseReason, until: date, why: str) -> None:
    if _is_overdue(row):
        text = say("This is overdue already. It can be answered or called off, but not excused.")
        raise NotPossibleNow(text, "excuse-not-overdue")
    before = may_move(row, FollowUpState.EXCUSED)
    again = until + timedelta(days=1)
    await FollowUp.update(
        {
            FollowUp.state: FollowUpState.EXCUSED.value,
            FollowUp.excuse_reason: reason.value,
            FollowUp.excused_until: until,
            FollowUp.due_at: clock.at(again),
            FollowUp.window_until: again + window_of(row),
            FollowUp.settled_at: None,
            FollowUp.claimed_until: None,
            # Outdates the claim of a worker that is about to ask.
            FollowUp.fence: FollowUp.fence + 1,
        }
    ).where(FollowUp.id == row["id"])
    await record_move(actor, row, before, FollowUpState.EXCUSED, excuse=reason, until=until, why=why)


async def _check_until(row: dict[str, Any], until: date) -> None:
    today = clock.today()
    longest = (await parameters(row["household_division"], today)).excuse_max_days
    if not today <= until <= today + timedelta(days=longest):
        text = say("An excuse ends between today and {days} days from now.", days=longest)
        raise Invalid([Problem("until", text, "excuse-has-an-end")])


def _is_overdue(row: dict[str, Any]) -> bool:
    """Overdue, also when no process has marked it yet."""
    state = FollowUpState(row["state"])
    asked_too_long_ago = state is FollowUpState.SENT and row["window_until"] < clock.today()
    return state is FollowUpState.OVERDUE or asked_too_long_ago
