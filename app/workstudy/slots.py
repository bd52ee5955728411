"""What is done to offer work-study slots: post, review, change, close; the only writers of their rows."""

from typing import Any
from uuid import UUID

from app import clock
from app.actors import Actor, Role, require
from app.db import atomic, lock_row
from app.errors import NotFound, NotPossibleNow
from app.history import record
from app.offers.access import organisation_of
from app.offers.fields import refuse_if_any
from app.offers.findings import blocking, findings_to_json
from app.offers.outcomes import Outcomes, outcome_columns, outcomes_problem
from app.organisations.lifecycle import Standing
from app.organisations.tables import Organisation
from app.regions.queries import parameters
from app.sentences import say
from app.workstudy.events import SlotMoved, SlotOutcomesNoted
from app.workstudy.lifecycle import SLOT_LABELS, SLOT_TRANSITIONS, SlotState
from app.workstudy.postings import NewSlot, slot_problems
from app.workstudy.reading import slot_columns, slot_of, slot_row
from app.workstudy.rules import slot_findings
from app.workstudy.tables import WorkStudySlot

STAFF = (Role.CASEWORKER, Role.SUPERVISOR)
POSTERS = (*STAFF, Role.EMPLOYER)
"""Schools that offer slots sign in as employers do."""


@atomic
async def post_slot(actor: Actor, posting: NewSlot, *, key: str | None = None) -> UUID:
    """Post a slot for review: its id. Raises Invalid with every wrong field, NotFound, NotAllowed."""
    require(actor, *POSTERS)
    refuse_if_any(slot_problems(posting, clock.today()))
    await organisation_of(actor, posting.organisation_id)
    slot = WorkStudySlot(**slot_columns(posting), posted_on=clock.today())
    await slot.save()
    await record(actor, SlotMoved(slot.id, posting.organisation_id, None, SlotState.IN_REVIEW))
    slot_id: UUID = slot.id
    return slot_id


@atomic
async def change_slot(actor: Actor, slot_id: UUID, posting: NewSlot, *, key: str | None = None) -> None:
    """Change a returned slot and hand it in again. Raises Invalid, NotFound, NotPossibleNow."""
    require(actor, *POSTERS)
    refuse_if_any(slot_problems(posting, clock.today()))
    slot = await locked_slot(actor, slot_id)
    if posting.organisation_id != slot["organisation_id"] or posting.places < slot["places_taken"]:
        raise NotPossibleNow(say("The employer stays the same, and the places taken must remain."), "slot-change")
    await _move_slot(actor, slot, SlotState.IN_REVIEW)
    await WorkStudySlot.update(**slot_columns(posting)).where(WorkStudySlot.id == slot_id)


@atomic
async def review_slot(actor: Actor, slot_id: UUID, *, key: str | None = None) -> list[str]:
    """Judge a slot by the rules of its place: live when nothing stops it, else returned with the findings.

    The codes of the rules that stop it, empty when it went live. Raises NotFound, NotPossibleNow.
    """
    require(actor, *STAFF)
    slot = await locked_slot(actor, slot_id)
    employer = (
        await Organisation.select(Organisation.standing).where(Organisation.id == slot["organisation_id"]).first()
    )
    standing = Standing(employer["standing"]) if employer else Standing.UNVERIFIED
    findings = slot_findings(slot_of(slot), standing, await parameters(slot["division"], slot["first_day"]))
    stopping = [finding.rule for finding in blocking(findings)]
    await WorkStudySlot.update(
        findings=findings_to_json(findings), reviewed_at=clock.now(), reviewed_by=actor.id
    ).where(WorkStudySlot.id == slot_id)
    after = SlotState.RETURNED if stopping else SlotState.LIVE
    await _move_slot(actor, slot, after, rules=tuple(finding.rule for finding in findings))
    return stopping


@atomic
async def close_slot(actor: Actor, slot_id: UUID, why: str = "", *, key: str | None = None) -> None:
    """Take a slot off; bookings go on. Again: nothing happens. Raises NotFound."""
    require(actor, *POSTERS)
    slot = await locked_slot(actor, slot_id)
    if slot["state"] != SlotState.CLOSED.value:
        await _move_slot(actor, slot, SlotState.CLOSED, why=why)


@atomic
async def note_outcomes(actor: Actor, slot_id: UUID, outcomes: Outcomes) -> None:
    """Store how people fared in this slot, as counted above. Raises Invalid, NotFound."""
    require(actor, Role.SUPERVISOR)
    refuse_if_any([outcomes_problem(outcomes)])
    changed = (
        await WorkStudySlot.update(**outcome_columns(outcomes))
        .where(WorkStudySlot.id == slot_id)
        .returning(WorkStudySlot.id)
    )
    if not changed:
        raise NotFound()
    await record(actor, SlotOutcomesNoted(slot_id, outcomes.stable, outcomes.total))


async def locked_slot(actor: Actor, slot_id: UUID) -> dict[str, Any]:
    """A slot that no one else can change until this transaction ends; an employer's own. Raises NotFound."""
    await lock_row(WorkStudySlot, slot_id)
    slot = await slot_row(slot_id)
    if actor.role is Role.EMPLOYER and slot["organisation_id"] != actor.organisation_id:
        raise NotFound()
    return slot


async def _move_slot(
    actor: Actor, slot: dict[str, Any], after: SlotState, *, rules: tuple[str, ...] = (), why: str = ""
) -> None:
    before = SlotState(slot["state"])
    if (before, after) not in SLOT_TRANSITIONS:
        raise NotPossibleNow(
            say("This slot is {state}; that is not possible now.", state=SLOT_LABELS[before]), "slot-state"
        )
    await WorkStudySlot.update({WorkStudySlot.state: after.value}).where(WorkStudySlot.id == slot["id"])
    slot["state"] = after.value
    await record(actor, SlotMoved(slot["id"], slot["organisation_id"], before, after, rules), why)
