"""The daily decision: outcomes stored with their working, early warnings raised, cases asked to be taken up again."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import structlog
from piccolo.columns.combination import WhereRaw

from app import clock
from app.actors import Actor, require
from app.casework.tables import Case
from app.db import atomic
from app.followups.alerts import Raised, note_setback, raise_alerts
from app.followups.early_warnings import early_warnings
from app.followups.events import OutcomeDecided, ReopenNeeded
from app.followups.gathering import Known, known_of
from app.followups.lifecycle import OutcomeClass, ReopenTrigger, SetbackKind, Stage
from app.followups.outcome import Decision, decide, next_day_to_decide
from app.followups.reopening import Reopening, reopenings
from app.followups.tables import OutcomeDecision, OutcomeReview
from app.history import record
from app.identifiers import new_id
from app.placements.lifecycle import PlacementState
from app.sentences import to_json

AT_ONCE = 200

log = structlog.get_logger()

STABLE_STAGES = frozenset({Stage.STABLE.value, Stage.DURABLE.value})


async def decide_outcomes(actor: Actor, day: date) -> int:
    """Decide every placement whose facts or dates moved since its last decision: how many were looked at.

    Safe to repeat and in any number of processes: a day has one decision of a placement, and it is never rewritten;
    what becomes known later that day is decided the next day.
    """
    require(actor)
    looked_at = 0
    while due := await _due(day):
        try:
            looked_at += await _decide_these(actor, due, day)
        except Exception:
            looked_at += sum([await _decide_alone(actor, placement_id, day) for placement_id in due])
    return looked_at


async def _decide_alone(actor: Actor, placement_id: UUID, day: date) -> int:
    """Decide one placement; what goes wrong with it is logged and tried tomorrow, and holds up no other."""
    try:
        return await _decide_these(actor, [placement_id], day)
    except Exception as error:
        log.error("a placement could not be decided", placement=str(placement_id), error=type(error).__name__)
        await _put_off_alone(actor, placement_id, day)
        return 0


@atomic
async def _put_off_alone(actor: Actor, placement_id: UUID, day: date) -> None:
    await _take([placement_id], day)


@atomic
async def _decide_these(actor: Actor, placement_ids: list[UUID], day: date) -> int:
    taken = await _take(placement_ids, day)
    known = await known_of(taken, day)
    before = await last_decisions(taken, day)
    undecided = [each for each in known if _day_of(before.get(each.row["id"])) != day]
    decisions = [decide(each.facts, day) for each in undecided]
    decided = [
        _Decided(each, decision, before.get(each.row["id"]))
        for each, decision in zip(undecided, decisions, strict=True)
    ]
    await _store(actor, [each for each in decided if each.is_new])
    fallen = {each.known.row["household_id"] for each in decided if await _look_out(actor, each, day)}
    await _put_off(decided, fallen, day)
    return len(known)


@dataclass(frozen=True, slots=True)
class _Decided:
    """A decision just made, and the row of the one before."""

    known: Known
    decision: Decision
    before: Mapping[str, Any] | None

    @property
    def is_new(self) -> bool:
        """Whether the working says anything that the one before did not."""
        if self.before is None or self.before["outcome"] != self.decision.outcome.value:
            return True
        stored: Any = self.before["working"]
        return bool((json.loads(stored) if isinstance(stored, str) else stored) != working_of(self.decision))

    @property
    def has_moved(self) -> bool:
        """Whether class or stage changed."""
        now = (self.decision.outcome.value, self.decision.stage.value)
        return self.before is None or (self.before["outcome"], self.before["stage"]) != now

    @property
    def was_stable(self) -> bool:
        """Whether stable income had been reached before."""
        return self.before is not None and self.before["stage"] in STABLE_STAGES


def _day_of(before: Mapping[str, Any] | None) -> date | None:
    return before["day"] if before is not None else None


async def _due(day: date) -> list[UUID]:
    rows = OutcomeReview.select(OutcomeReview.placement_id).where(OutcomeReview.decide_on <= day)
    return [row["placement_id"] for row in await rows.order_by(OutcomeReview.placement_id).limit(AT_ONCE)]


async def _take(placement_ids: list[UUID], day: date) -> list[UUID]:
    """Those of the placements that no other process has taken meanwhile; until decided they are put off to tomorrow."""
    rows = (
        await OutcomeReview.update({OutcomeReview.decide_on: day + timedelta(days=1)})
        .where(OutcomeReview.placement_id.is_in(placement_ids) & (OutcomeReview.decide_on <= day))
        .returning(OutcomeReview.placement_id)
    )
    return sorted(row["placement_id"] for row in rows)


async def last_decisions(placement_ids: Sequence[UUID], day: date) -> dict[UUID, dict[str, Any]]:
    """The decision in force on `day` of each placement that has one."""
    found: dict[UUID, dict[str, Any]] = {}
    for start in range(0, len(placement_ids), AT_ONCE):
        among = OutcomeDecision.placement_id.is_in(list(placement_ids[start : start + AT_ONCE]))
        found |= {row["placement_id"]: row for row in await OutcomeDecision.select().where(among & _in_force(day))}
    return found


def _in_force(day: date) -> WhereRaw:
    return WhereRaw(
        "outcome_decision.day = (SELECT max(other.day) FROM outcome_decision AS other "
        "WHERE other.placement_id = outcome_decision.placement_id AND other.day <= {})",
        day,
    )


async def _store(actor: Actor, decided: Sequence[_Decided]) -> None:
    """Keep these decisions; an event for each whose class or stage changed."""
    if decided:
        await OutcomeDecision.insert(*(_row(each.known.row["id"], each.decision) for each in decided))
    for each in decided:
        if each.has_moved:
            await record(actor, _event(each))


def _row(placement_id: UUID, decision: Decision) -> OutcomeDecision:
    return OutcomeDecision(
        id=new_id(),
        placement_id=placement_id,
        day=decision.day,
        outcome=decision.outcome.value,
        stage=decision.stage.value,
        apart=decision.apart,
        working=json.dumps(working_of(decision), ensure_ascii=False),
        decided_at=clock.now(),
    )


def _event(decided: _Decided) -> OutcomeDecided:
    return OutcomeDecided(
        subject_id=decided.known.row["id"],
        person_id=decided.known.row["person_id"],
        case_id=decided.known.row["case_id"],
        day=decided.decision.day,
        before=OutcomeClass(decided.before["outcome"]) if decided.before is not None else None,
        after=decided.decision.outcome,
        stage=decided.decision.stage,
    )


def working_of(decision: Decision) -> list[dict[str, Any]]:
    """The working of a decision as it is stored: rule, passed, sentence."""
    return [{"rule": step.rule, "passed": step.passed, "sentence": to_json(step.sentence)} for step in decision.working]


async def _look_out(actor: Actor, decided: _Decided, day: date) -> bool:
    """Warn, and ask for re-opening; whether an income fell that was stable, which the next decision must see."""
    if decided.decision.outcome is OutcomeClass.EXCLUDED:
        return False
    await _warn(actor, decided.known, day)
    return await _ask_to_reopen(actor, decided.known, decided.was_stable, day)


async def _put_off(decided: Sequence[_Decided], fallen: set[UUID], day: date) -> None:
    """Set when each is decided next; tomorrow in a household whose income fell, for a day has one decision."""
    tomorrow = day + timedelta(days=1)
    coming: dict[date, list[UUID]] = defaultdict(list)
    for each in decided:
        fell = each.known.row["household_id"] in fallen
        coming[tomorrow if fell else _next_date(each.known, day)].append(each.known.row["id"])
    for decide_on in sorted(coming):
        among = OutcomeReview.placement_id.is_in(coming[decide_on])
        await OutcomeReview.update({OutcomeReview.decide_on: decide_on}).where(among)


async def _warn(actor: Actor, known: Known, day: date) -> None:
    noticed = early_warnings(known.situation, day, known.facts.parameters)
    person_id, placement_id = known.row["person_id"], known.row["id"]
    await raise_alerts(
        actor, [Raised(person_id, placement_id, each.kind, each.occurrence, each.reason, day) for each in noticed]
    )


async def _ask_to_reopen(actor: Actor, known: Known, was_stable: bool, day: date) -> bool:
    """Ask once for each new reason; whether an income fell that was stable, which the next decision must see."""
    found = {
        Raised(known.row["person_id"], known.row["id"], each.trigger, each.occurrence, each.reason, day): each
        for each in reopenings(known.facts, known.failure, known.figures, day)
    }
    new = [found[raised] for raised in await raise_alerts(actor, list(found))]
    fell = was_stable and any(each.trigger in _FALLS for each in new)
    if fell:
        row = known.row
        await note_setback(actor, row["household_id"], SetbackKind.FALL, day, row["person_id"])
    for reopening in new:
        await _reopen(actor, known, reopening, was_stable, day)
    return fell


_FALLS = frozenset({ReopenTrigger.UNDER_LINE, ReopenTrigger.JOB_LOST})


async def _reopen(actor: Actor, known: Known, reopening: Reopening, was_stable: bool, day: date) -> None:
    row = known.row
    relapse = was_stable or reopening.trigger is ReopenTrigger.RELAPSE
    case_id = row["case_id"] or await _case_of(row["household_id"])
    needed = ReopenNeeded(row["person_id"], case_id, row["id"], reopening.trigger, reopening.cause, relapse, day)
    await record(actor, needed)


async def _case_of(household_id: UUID) -> UUID | None:
    rows = await Case.select(Case.id).where(Case.household_id == household_id)
    return rows[0]["id"] if rows else None


def _next_date(known: Known, day: date) -> date:
    """When the passing of time alone can change the decision, or bring the end of a contract near."""
    days = [next_day_to_decide(known.facts, day)]
    until = known.situation.contract_until
    if until is not None and known.row["state"] == PlacementState.WORKING.value:
        days.append(until - timedelta(days=known.facts.parameters.warning_contract_end_days))
    return min(each for each in days if each > day)
