"""Reads of follow-ups: the ledger of a household, contacts, outcomes, the table of all placements, open alerts."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app.actors import Actor, Role
from app.followups.deciding import AT_ONCE, last_decisions
from app.followups.facts import Lines
from app.followups.gathering import entry, known_of
from app.followups.ledger import Figure, figures
from app.followups.lifecycle import AlertState, OutcomeClass, Stage
from app.followups.months import month_of, months
from app.followups.outcome import Decision, decide
from app.followups.sight import followups_visible_to
from app.followups.tables import Alert, FollowUp, IncomeRecord, OutcomeDecision
from app.followups.working import Step
from app.people.queries import household
from app.placements.queries import placement, visible_to
from app.placements.tables import Placement
from app.regions.queries import parameter_book
from app.sentences import Sentence, from_json


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a household earned: counted figures in order of month, person and source, and the lines of each month."""

    figures: tuple[Figure, ...]
    lines: Mapping[date, Lines]


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact of a person as pages and lists show it."""

    id: UUID
    placement_id: UUID | None
    person_id: UUID
    contact: str
    instrument: str
    state: str
    due_on: date
    window_until: date
    answered_on: date | None
    overdue_on: date | None
    excused_until: date | None
    rule: str
    reason: Sentence


@dataclass(frozen=True, slots=True)
class OutcomeTable:
    """Every placement started by `day`, each in one class. `durable` of the stable; `apart` of all, by class."""

    day: date
    counts: Mapping[OutcomeClass, int]
    apart: Mapping[OutcomeClass, int]
    durable: int

    @property
    def started(self) -> int:
        """The denominator: the classes add up to it."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class OpenAlert:
    """Something a person should look at, with its reason."""

    id: UUID
    person_id: UUID
    placement_id: UUID | None
    kind: str
    reason: Sentence
    raised_on: date


async def household_ledger(actor: Actor, household_id: UUID, day: date) -> Ledger:
    """The ledger of a household up to the month of `day`. Raises NotFound."""
    home = await household(actor, household_id)
    rows = await IncomeRecord.select().where(
        (IncomeRecord.household_id == household_id)
        & IncomeRecord.superseded.eq(False)
        & (IncomeRecord.month <= month_of(day))
    )
    counted = figures(entry(row) for row in rows)
    book = await parameter_book()
    first = min((figure.month for figure in counted), default=month_of(day))
    on_first = {month: book.on(home.division, month) for month in months(first, month_of(day))}
    lines = {month: Lines(held.minimum_wage_month_fen, held.dibao_line_fen) for month, held in on_first.items()}
    return Ledger(tuple(counted), lines)


async def followups_of(actor: Actor, placement_ids: Sequence[UUID]) -> list[Contact]:
    """The contacts of these placements that the actor may see, in order of date."""
    if not placement_ids:
        return []
    return await _contacts(FollowUp.placement_id.is_in(list(placement_ids)) & followups_visible_to(actor))


async def followups_of_person(actor: Actor, person_id: UUID) -> list[Contact]:
    """All contacts of a person, check-ins on health among them, in order of date."""
    return await _contacts((FollowUp.person_id == person_id) & followups_visible_to(actor))


async def outcome_of(actor: Actor, placement_id: UUID, day: date) -> Decision:
    """The outcome of one placement on any day, by what is known now. Raises NotFound."""
    await placement(actor, placement_id)
    (known,) = await known_of([placement_id], day)
    return decide(known.facts, day)


async def outcomes_of(actor: Actor, placement_ids: Iterable[UUID], day: date) -> dict[UUID, Decision]:
    """The outcome of each of these placements on a day: the stored decision in force, else decided now."""
    wanted = list(placement_ids)
    if not wanted:
        return {}
    seen = await Placement.select(Placement.id).where(Placement.id.is_in(wanted)).where(visible_to(actor))
    return await _decisions([row["id"] for row in seen], day)


async def outcome_table(actor: Actor, day: date) -> OutcomeTable:
    """How many placements started by `day` are in each class, by the decisions in force; work apart also apart."""
    started = Placement.select(Placement.id).where(Placement.started_on <= day).where(visible_to(actor))
    stored = await _standings(started, day)
    undecided = [row["id"] for row in await started if row["id"] not in stored]
    live = (_standing(decision) for decision in (await _decisions(undecided, day)).values())
    found = [*stored.values(), *live]
    return OutcomeTable(
        day=day,
        counts=_by_class(outcome for outcome, _, _ in found),
        apart=_by_class(outcome for outcome, _, apart in found if apart),
        durable=sum(outcome is OutcomeClass.STABLE and stage is Stage.DURABLE for outcome, stage, _ in found),
    )


Standing = tuple[OutcomeClass, Stage, bool]
"""Class, stage, and whether reported apart."""


async def _standings(placements: Any, day: date) -> dict[UUID, Standing]:
    """The standing of each placement by the decision in force on `day`."""
    rows = OutcomeDecision.select(
        OutcomeDecision.placement_id, OutcomeDecision.outcome, OutcomeDecision.stage, OutcomeDecision.apart
    ).where(OutcomeDecision.placement_id.is_in(placements) & (OutcomeDecision.day <= day))
    return {
        row["placement_id"]: (OutcomeClass(row["outcome"]), Stage(row["stage"]), row["apart"])
        for row in await rows.order_by(OutcomeDecision.day)
    }


def _standing(decision: Decision) -> Standing:
    return decision.outcome, decision.stage, decision.apart


async def open_alerts(actor: Actor, limit: int = 200) -> list[OpenAlert]:
    """Alerts nobody has looked at yet, oldest first; for staff of the household's union."""
    union: Any = Alert.person_id
    seen: Any = union.household_id.union_id == actor.organisation_id
    rows = Alert.select(Alert.id, Alert.person_id, Alert.placement_id, Alert.kind, Alert.reason, Alert.raised_on).where(
        Alert.state == AlertState.OPEN.value
    )
    if actor.role is not Role.SYSTEM:
        if not actor.is_staff:
            return []
        rows = rows.where(seen)
    return [
        OpenAlert(**{**row, "reason": from_json(_loaded(row["reason"]))})
        for row in await rows.order_by(Alert.raised_on).order_by(Alert.id).limit(limit)
    ]


async def records_of(actor: Actor, household_id: UUID) -> list[dict[str, Any]]:
    """Every version of every record of a household, as entered, oldest month first. Raises NotFound."""
    await household(actor, household_id)
    rows = IncomeRecord.select().where(IncomeRecord.household_id == household_id)
    return list(await rows.order_by(IncomeRecord.month).order_by(IncomeRecord.id))


async def _contacts(condition: Any) -> list[Contact]:
    columns = (*(getattr(FollowUp, name) for name in Contact.__slots__),)
    rows = FollowUp.select(*columns).where(condition)
    return [
        Contact(**{**row, "reason": from_json(_loaded(row["reason"]))})
        for row in await rows.order_by(FollowUp.due_on).order_by(FollowUp.id)
    ]


async def _decisions(placement_ids: Sequence[UUID], day: date) -> dict[UUID, Decision]:
    stored = await last_decisions(placement_ids, day)
    missing = [placement_id for placement_id in placement_ids if placement_id not in stored]
    found = {placement_id: _decision(row) for placement_id, row in stored.items()}
    for start in range(0, len(missing), AT_ONCE):
        known = await known_of(missing[start : start + AT_ONCE], day)
        found |= {each.row["id"]: decide(each.facts, day) for each in known}
    return found


def _decision(row: Mapping[str, Any]) -> Decision:
    return Decision(
        day=row["day"],
        outcome=OutcomeClass(row["outcome"]),
        stage=Stage(row["stage"]),
        apart=row["apart"],
        working=tuple(
            Step(step["rule"], step["passed"], from_json(step["sentence"])) for step in _loaded(row["working"])
        ),
    )


def _by_class(outcomes: Iterable[OutcomeClass]) -> dict[OutcomeClass, int]:
    counted = Counter(outcomes)
    return {outcome: counted[outcome] for outcome in OutcomeClass}


def _loaded(stored: Any) -> Any:
    return json.loads(stored) if isinstance(stored, str) else stored
