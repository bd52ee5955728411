"""Alerts: things a person should look at, each raised once with its reason, and closed by a person."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app import clock
from app.actors import Actor, Role, require
from app.casework.tables import Case
from app.db import atomic, lock_row
from app.errors import NotFound, NotPossibleNow
from app.followups.again import decide_household_again
from app.followups.events import AlertHandled, AlertRaised, SetbackNoted
from app.followups.lifecycle import AlertState, ReopenTrigger, SetbackKind, WarningKind
from app.followups.sight import home_of
from app.followups.tables import Alert, Setback
from app.history import record
from app.identifiers import new_id
from app.people.queries import household
from app.people.tables import Person
from app.sentences import Sentence, say, to_json


@dataclass(frozen=True, slots=True)
class Raised:
    """An alert about to be raised; person, placement, kind and occurrence together are raised once."""

    person_id: UUID
    placement_id: UUID | None
    kind: WarningKind | ReopenTrigger
    occurrence: str
    reason: Sentence
    day: date

    @property
    def stored_kind(self) -> str:
        """The kind as its row names it."""
        return f"reopen:{self.kind}" if isinstance(self.kind, ReopenTrigger) else self.kind.value

    @property
    def key(self) -> str:
        """What keeps the same occurrence from being raised twice."""
        return f"{self.placement_id or self.person_id}:{self.stored_kind}:{self.occurrence}"


async def raise_alerts(actor: Actor, alerts: Sequence[Raised]) -> list[Raised]:
    """Raise those that were not raised before; gives the new ones. In a transaction. Part of other actions."""
    if not alerts:
        return []
    there = await Alert.select(Alert.key).where(Alert.key.is_in([alert.key for alert in alerts]))
    known = {row["key"] for row in there}
    new = list({alert.key: alert for alert in alerts if alert.key not in known}.values())
    cases = await _cases_of({alert.person_id for alert in new})
    for alert in new:
        await _raise(actor, alert, cases.get(alert.person_id))
    return new


@atomic
async def handle_alert(actor: Actor, alert_id: UUID, note: str = "") -> None:
    """Note what a person decided about an alert. Raises NotFound, NotPossibleNow when someone has done so already."""
    require(actor, Role.CASEWORKER, Role.SUPERVISOR)
    await lock_row(Alert, alert_id)
    rows = await Alert.select(Alert.id, Alert.person_id, Alert.state).where(Alert.id == alert_id)
    if not rows:
        raise NotFound()
    await home_of(actor, rows[0]["person_id"])
    if rows[0]["state"] == AlertState.HANDLED.value:
        raise NotPossibleNow(say("Someone has looked at this already."), "alert-handled")
    handled: dict[Any, Any] = {
        Alert.state: AlertState.HANDLED.value,
        Alert.handled_on: clock.today(),
        Alert.handled_by: actor.id,
        Alert.handling_note: note,
    }
    await Alert.update(handled).where(Alert.id == alert_id)
    await record(actor, AlertHandled(rows[0]["person_id"], alert_id))


@atomic
async def report_shock(actor: Actor, person_id: UUID, happened_on: date, why: str = "") -> UUID:
    """Note a new blow to a person's household: illness, loss, disaster. The case is taken up again. Raises NotFound."""
    home = await home_of(actor, person_id)
    return await note_setback(actor, home["household_id"], SetbackKind.SHOCK, happened_on, person_id, why)


@atomic
async def note_relapse(actor: Actor, household_id: UUID, happened_on: date, why: str = "") -> UUID:
    """Note that hardship came back, e.g. by a new tier decision in the watch period. Raises NotFound."""
    require(actor, Role.CASEWORKER, Role.SUPERVISOR)
    await household(actor, household_id)
    return await note_setback(actor, household_id, SetbackKind.RELAPSE, happened_on, None, why)


async def note_setback(
    actor: Actor, household_id: UUID, kind: SetbackKind, day: date, person_id: UUID | None, why: str = ""
) -> UUID:
    """Keep a setback and have the household's placements decided again. In a transaction. Part of other actions."""
    row = Setback(id=new_id(), household_id=household_id, person_id=person_id, kind=kind.value, happened_on=day)
    await Setback.insert(row)
    await decide_household_again(household_id)
    await record(actor, SetbackNoted(household_id, kind, day), why)
    return row.id


async def _raise(actor: Actor, alert: Raised, case_id: UUID | None) -> None:
    row = Alert(
        id=new_id(),
        key=alert.key,
        person_id=alert.person_id,
        placement_id=alert.placement_id,
        case_id=case_id,
        kind=alert.stored_kind,
        reason=json.dumps(to_json(alert.reason), ensure_ascii=False),
        raised_on=alert.day,
    )
    await Alert.insert(row)
    await record(actor, AlertRaised(alert.person_id, row.id, alert.stored_kind))


async def _cases_of(person_ids: set[UUID]) -> dict[UUID, UUID]:
    if not person_ids:
        return {}
    people = await Person.select(Person.id, Person.household_id).where(Person.id.is_in(list(person_ids)))
    households = list({row["household_id"] for row in people})
    rows = await Case.select(Case.id, Case.household_id).where(Case.household_id.is_in(households))
    cases = {row["household_id"]: row["id"] for row in rows}
    return {row["id"]: cases[row["household_id"]] for row in people if row["household_id"] in cases}
