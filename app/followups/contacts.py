"""Contacts as rows: laid out by the policy, asked when due by whichever process is awake, waited for, called off."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from app import clock
from app.actors import SYSTEM, Actor, Role, require
from app.db import atomic
from app.db.claims import LEASE, DueWork, carry_out_due
from app.errors import Invalid, Problem
from app.followups.again import decide_placement_again
from app.followups.events import FollowUpReviewed, FollowUpsLaidOut, HealthWatchLaidOut
from app.followups.lifecycle import (
    AWAITING,
    CancelReason,
    FollowUpState,
    Instrument,
)
from app.followups.moves import call_off, may_move, record_move, window_of
from app.followups.policy import PlannedContact, plan, plan_health_watch
from app.followups.sight import home_of, visible_follow_up
from app.followups.tables import FollowUp
from app.history import record
from app.identifiers import new_id
from app.matching.terms import EmploymentForm
from app.notifications.actions import Recipient, queue
from app.placements.queries import placement
from app.regions.queries import parameters
from app.schedules.queries import calendar
from app.sentences import Sentence, say, to_json


@atomic
async def lay_out_followups(actor: Actor, placement_id: UUID) -> int:
    """Date the contacts of a placement by the policy of its form: how many. Safe to repeat. Raises NotFound.

    Of a start entered late, nobody is asked about days whose window has passed.
    """
    row = await placement(actor, placement_id)
    if await FollowUp.exists().where(FollowUp.placement_id == placement_id):
        return 0
    window = (await parameters(row["division"], row["started_on"])).followup_window_days
    planned = plan(EmploymentForm(row["form"]), row["started_on"], await calendar(), window)
    contacts = [contact for contact in planned if contact.window_until >= clock.today()]
    await _insert(contacts, row["person_id"], placement_id, f"{placement_id}")
    await decide_placement_again(placement_id, row["started_on"])
    await record(actor, FollowUpsLaidOut(placement_id, len(contacts)))
    return len(contacts)


@atomic
async def lay_out_health_watch(actor: Actor, person_id: UUID, from_day: date, until_day: date) -> int:
    """Agree on regular check-ins with someone whose health is watched: how many are new. Raises NotFound, Invalid."""
    require(actor, Role.CASEWORKER, Role.SUPERVISOR)
    home = await home_of(actor, person_id)
    if not from_day < until_day <= from_day + timedelta(days=731):
        text = say("Check-ins are agreed for at most two years at a time.")
        raise Invalid([Problem("until_day", text, "health-watch-span")])
    known = await parameters(home["division"], from_day)
    every, window = known.health_check_in_days, known.followup_window_days
    contacts = plan_health_watch(from_day, until_day, every, await calendar(), window)
    there = await FollowUp.select(FollowUp.due_on).where(
        (FollowUp.person_id == person_id) & FollowUp.placement_id.is_null()
    )
    new = [contact for contact in contacts if contact.due_on not in {row["due_on"] for row in there}]
    await _insert(new, person_id, None, f"{person_id}:{from_day}")
    await record(actor, HealthWatchLaidOut(person_id, len(new)))
    return len(new)


async def send_due(actor: Actor, limit: int = 200, lease: timedelta = LEASE) -> int:
    """Ask at every contact that is due by now, oldest first: how many. Call until it gives 0.

    Safe in any number of processes: each contact is claimed with a lease, and asked in the transaction that marks it.
    After downtime all that fell due is asked, each once, with its whole window from then on.
    """
    require(actor)

    async def ask(follow_up_id: UUID) -> None:
        await _ask(actor, follow_up_id)

    # The effect itself sets the state: it must still know the one before.
    return await carry_out_due(DueWork(FollowUp, ask, lease=lease), limit=limit)


@atomic
async def mark_overdue(actor: Actor, day: date) -> int:
    """Mark what was asked and not answered within its window, and remind once: how many. Safe to repeat."""
    require(actor)
    late = (FollowUp.state == FollowUpState.SENT.value) & (FollowUp.window_until < day)
    rows = (
        await FollowUp.update({FollowUp.state: FollowUpState.OVERDUE.value, FollowUp.overdue_on: day})
        .where(late)
        .returning(FollowUp.id, FollowUp.person_id, FollowUp.placement_id)
    )
    for row in sorted(rows, key=lambda row: str(row["id"])):
        await queue(actor, Recipient(row["person_id"]), _REMINDER, message_key=f"follow-up:{row['id']}:reminder")
        await record_move(actor, row, FollowUpState.SENT, FollowUpState.OVERDUE)
        await decide_placement_again(row["placement_id"], day)
    return len(rows)


@atomic
async def cancel_followups(actor: Actor, placement_id: UUID, reason: CancelReason) -> int:
    """Call off every contact of a placement that still waits for an answer: how many. Raises NotFound."""
    await placement(actor, placement_id)
    waiting = (FollowUp.placement_id == placement_id) & FollowUp.state.is_in([state.value for state in AWAITING])
    rows = await FollowUp.select(*_MOVED).where(waiting).order_by(FollowUp.id)
    for row in rows:
        await call_off(actor, row, reason)
    return len(rows)


@atomic
async def review_follow_up(actor: Actor, follow_up_id: UUID, failed: bool, note: str = "") -> None:
    """Note, as a caseworker, whether the placement holds; a failed review re-opens the case. Raises NotFound."""
    require(actor, Role.CASEWORKER, Role.SUPERVISOR)
    row = await visible_follow_up(actor, follow_up_id)
    await FollowUp.update(
        {FollowUp.review_failed: failed, FollowUp.reviewed_on: clock.today(), FollowUp.review_note: note}
    ).where(FollowUp.id == follow_up_id)
    await decide_placement_again(row["placement_id"], clock.today())
    await record(actor, FollowUpReviewed(follow_up_id, row["placement_id"], failed))


async def close_answered(actor: Actor, row: dict[str, Any], day: date) -> None:
    """Mark a contact as answered on `day`, so that it is never asked again. Part of answering."""
    before = may_move(row, FollowUpState.ANSWERED)
    await FollowUp.update(
        {
            FollowUp.state: FollowUpState.ANSWERED.value,
            FollowUp.answered_on: day,
            FollowUp.settled_at: clock.now(),
            FollowUp.claimed_until: None,
        }
    ).where(FollowUp.id == row["id"])
    await record_move(actor, row, before, FollowUpState.ANSWERED)


async def _ask(actor: Actor, follow_up_id: UUID) -> None:
    row = await visible_follow_up(SYSTEM, follow_up_id)
    before = may_move(row, FollowUpState.SENT)
    today = clock.today()
    await FollowUp.update(
        {
            FollowUp.state: FollowUpState.SENT.value,
            FollowUp.sent_at: clock.now(),
            FollowUp.window_until: max(row["window_until"], today + window_of(row)),
        }
    ).where(FollowUp.id == follow_up_id)
    recipient, question = _question(row)
    await queue(actor, recipient, question, message_key=f"follow-up:{follow_up_id}:{today}")
    await record_move(actor, row, before, FollowUpState.SENT)


_REMINDER = say("We have not heard from you yet. How is work going? Three taps are enough.")


def _question(row: dict[str, Any]) -> tuple[Recipient, Sentence]:
    """Whom to ask: the person, the firm about pay, or the union's staff to call or visit."""
    match Instrument(row["instrument"]):
        case Instrument.CALL | Instrument.VISIT:
            return Recipient(organisation_id=row["union_id"]), say("A call or visit is due: how is work going?")
        case Instrument.EMPLOYER_LINK | Instrument.PAYROLL_IMPORT if row["organisation_id"]:
            return Recipient(organisation_id=row["organisation_id"]), say("Please confirm work and pay. Thank you.")
        case _:
            return Recipient(row["person_id"]), say("How is work going? Three taps are enough.")


async def _insert(contacts: Sequence[PlannedContact], person_id: UUID, placement_id: UUID | None, owner: str) -> None:
    rows = [
        FollowUp(
            id=new_id(),
            key=f"{owner}:{contact.point.contact}",
            person_id=person_id,
            placement_id=placement_id,
            contact=contact.point.contact,
            instrument=contact.point.instrument.value,
            rule=contact.rule,
            inputs=json.dumps(contact.inputs),
            reason=json.dumps(to_json(contact.reason), ensure_ascii=False),
            due_on=contact.due_on,
            due_at=clock.at(contact.due_on),
            window_until=contact.window_until,
        )
        for contact in contacts
    ]
    if rows:
        await FollowUp.insert(*rows)


_MOVED = (FollowUp.id, FollowUp.person_id, FollowUp.placement_id, FollowUp.state)
