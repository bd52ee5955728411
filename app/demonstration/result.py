"""What the demonstration ends with: the closing table, and each family's story, for people and for machines."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.actors import Actor
from app.demonstration.settling import SettledFamily
from app.followups.lifecycle import OutcomeClass, Stage
from app.followups.outcome import Decision
from app.followups.queries import OutcomeTable, outcome_table
from app.followups.working import Step
from app.history import verify
from app.sentences import to_json
from app.web.public.family_rows import history_of, read_family
from app.web.public.moments import Moment, moments


@dataclass(frozen=True, slots=True)
class PlacementStory:
    """One placement of a family and where it stands, with the working of the decision."""

    title: str
    started_on: date
    ended_on: date | None
    outcome: OutcomeClass
    stage: Stage
    working: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class FamilyStory:
    """A family's code, whose family it is, what happened, and its placements, oldest first."""

    code: str
    name: str
    moments: tuple[Moment, ...]
    placements: tuple[PlacementStory, ...]


@dataclass(frozen=True, slots=True)
class DemonstrationResult:
    """The end of the demonstration. `history` is the number of events and the hash the chain ends with."""

    seed: int
    months: int
    last_day: date
    table: OutcomeTable
    families: tuple[FamilyStory, ...]
    history: tuple[int, str]

    def to_json(self) -> dict[str, Any]:
        """The result for machines: the same bytes for the same seed and months."""
        return {
            "seed": self.seed,
            "months": self.months,
            "last_day": self.last_day.isoformat(),
            "placements": self.table.started,
            "durable": self.table.durable,
            "outcomes": {outcome.value: self.table.counts.get(outcome, 0) for outcome in OutcomeClass},
            "apart": {outcome.value: self.table.apart.get(outcome, 0) for outcome in OutcomeClass},
            "families": [_family_json(family) for family in self.families],
            "history": {"events": self.history[0], "hash": self.history[1]},
        }


async def read_result(
    actor: Actor, families: Mapping[str, SettledFamily], seed: int, months: int, last_day: date
) -> DemonstrationResult:
    """Read the closing table and the stories of the eight families on `last_day`.

    Raises RuntimeError for a broken history.
    """
    verified = await verify()
    if verified.broken is not None:
        raise RuntimeError(f"the history is broken at entry {verified.broken.number}")
    stories = [await _story(family, last_day) for code, family in families.items() if code.startswith("S")]
    return DemonstrationResult(
        seed, months, last_day, await outcome_table(actor, last_day), tuple(stories), (verified.entries, verified.hash)
    )


async def _story(settled: SettledFamily, day: date) -> FamilyStory:
    rows = await read_family(settled.household_id, day)
    return FamilyStory(
        settled.family.code,
        settled.family.members[0].name,
        tuple(moments(await history_of(rows), rows.names)),
        tuple(_placement(known.row, rows.decisions[known.row["id"]]) for known in rows.placements),
    )


def _placement(row: Mapping[str, Any], decision: Decision) -> PlacementStory:
    return PlacementStory(
        row["title"], row["started_on"], row["ended_on"], decision.outcome, decision.stage, decision.working
    )


def _family_json(family: FamilyStory) -> dict[str, Any]:
    return {
        "code": family.code,
        "name": family.name,
        "moments": [{"day": moment.day.isoformat(), "what": to_json(moment.what)} for moment in family.moments],
        "placements": [
            {
                "title": placement.title,
                "started_on": placement.started_on.isoformat(),
                "ended_on": placement.ended_on.isoformat() if placement.ended_on else None,
                "outcome": placement.outcome.value,
                "stage": placement.stage.value,
                "working": [
                    {"rule": step.rule, "passed": step.passed, "why": to_json(step.sentence)}
                    for step in placement.working
                ],
            }
            for placement in family.placements
        ],
    }
