"""Hardship: deciding and signing the tier, and the causes behind it."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app import clock
from app.actors import Actor, Role, require
from app.db import atomic, lock_row
from app.errors import NotAllowed, NotFound, NotPossibleNow, Problem
from app.history import record
from app.identifiers import new_id
from app.people.actions.permissions import STAFF, refuse
from app.people.events import CauseRecorded, CauseResolved, TierDecided
from app.people.queries import HouseholdSummary, household, person
from app.people.tables import Cause, Household, TierDecision
from app.people.terms import HardshipCause, HardshipTier
from app.people.tier import TierFinding, TierInputs, find_tier, recheck_day
from app.regions.queries import parameters
from app.sentences import all_to_json, say


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A tier a caseworker decides against the computation, and why."""

    tier: HardshipTier | None
    reason: str


@atomic
async def decide_tier(
    actor: Actor, household_id: UUID, inputs: TierInputs, *, otherwise: Otherwise | None = None, key: str | None = None
) -> UUID:
    """Sign the tier the numbers give, or `otherwise` with a reason; the working is kept. Gives the decision's id.

    A person decides: the program itself is refused. Raises NotFound, NotAllowed, Invalid.
    """
    home = await _home_of_signer(actor, household_id)
    refuse(_problems_of(inputs, otherwise))
    today = clock.today()
    region = await parameters(home.division, today)
    finding = find_tier(inputs, region)
    decided = otherwise.tier if otherwise else finding.tier
    row = TierDecision(
        id=new_id(),
        household_id=household_id,
        decided_on=today,
        tier=_text(decided),
        signed_by=actor.id,
        recheck_on=recheck_day(today, region),
        **_working_columns(inputs, finding, otherwise),
    )
    await TierDecision.insert(row)
    await Household.update({Household.tier: _text(decided)}).where(Household.id == household_id)
    await record(actor, TierDecided(household_id, row.id, decided, finding.tier, home.tier))
    return UUID(str(row.id))


@atomic
async def record_cause(
    actor: Actor,
    household_id: UUID,
    cause: HardshipCause,
    *,
    person_id: UUID | None = None,
    noted_on: date | None = None,
    key: str | None = None,
) -> UUID:
    """Note why the household came into difficulty, and whom it concerns. Raises NotFound."""
    require(actor, *STAFF)
    await household(actor, household_id)
    if person_id is not None and (await person(actor, person_id)).household_id != household_id:
        raise NotFound()
    row = Cause(
        id=new_id(),
        household_id=household_id,
        person_id=person_id,
        cause=cause.value,
        noted_on=noted_on or clock.today(),
    )
    await Cause.insert(row)
    await record(actor, CauseRecorded(household_id, row.id, cause))
    return UUID(str(row.id))


@atomic
async def resolve_cause(actor: Actor, cause_id: UUID, *, resolved_on: date | None = None, why: str = "") -> None:
    """Note that a cause no longer holds. Raises NotFound, NotPossibleNow when it is resolved already, Invalid."""
    require(actor, *STAFF)
    await lock_row(Cause, cause_id)
    row = await Cause.select().where(Cause.id == cause_id).first()
    if row is None:
        raise NotFound()
    await household(actor, row["household_id"])
    if row["resolved_on"] is not None:
        raise NotPossibleNow(say("This cause was resolved on {day}.", day=row["resolved_on"]), "cause-resolved")
    day = resolved_on or clock.today()
    if not row["noted_on"] <= day <= clock.today():
        refuse([Problem("resolved_on", say("Choose a day from when the cause was noted until today."), "cause-day")])
    await Cause.update({Cause.resolved_on: day}).where(Cause.id == cause_id)
    await record(actor, CauseResolved(row["household_id"], cause_id, HardshipCause(row["cause"]), day), why)


async def _home_of_signer(actor: Actor, household_id: UUID) -> HouseholdSummary:
    if actor.role is Role.SYSTEM or actor.id is None:
        raise NotAllowed(say("A tier is decided and signed by a caseworker, never by the program."), "person-signs")
    require(actor, *STAFF)
    await lock_row(Household, household_id)
    return await household(actor, household_id)


def _problems_of(inputs: TierInputs, otherwise: Otherwise | None) -> list[Problem]:
    found = []
    if inputs.members < 1:
        found.append(Problem("members", say("A household has at least one member."), "members"))
    for name in ("yearly_income_fen", "rigid_expense_fen", "sudden_costs_fen"):
        if getattr(inputs, name) < 0:
            found.append(Problem(name, say("This amount cannot be negative."), "amount-negative"))
    if otherwise is not None and not otherwise.reason.strip():
        text = say("Write why you decide otherwise than the computation.")
        found.append(Problem("reason", text, "tier-needs-reason"))
    return found


def _working_columns(inputs: TierInputs, finding: TierFinding, otherwise: Otherwise | None) -> dict[str, Any]:
    return {
        "computed_tier": _text(finding.tier),
        "inputs": json.dumps(asdict(inputs)),
        "working": json.dumps(all_to_json(finding.working), ensure_ascii=False),
        "reason": otherwise.reason.strip() if otherwise else "",
    }


def _text(tier: HardshipTier | None) -> str | None:
    return tier.value if tier else None
