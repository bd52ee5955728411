"""How earlier people fared with an offer, as figures fed from above and stored on its row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.errors import Problem
from app.matching.values import FailureCause, Record
from app.sentences import say


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Placements after an offer that were stable at month 6, of how many, and why the others ended."""

    stable: int
    total: int
    failed: Mapping[FailureCause, int] = field(default_factory=dict)


def outcomes_problem(outcomes: Outcomes) -> Problem | None:
    """Figures that cannot be: negative ones, or more stable and failed placements than there were."""
    failed = sum(outcomes.failed.values())
    if min(outcomes.stable, *outcomes.failed.values(), 0) < 0 or outcomes.stable + failed > outcomes.total:
        return Problem(
            "stable",
            say(
                "{stable} stable and {failed} ended placements do not add up within {total}.",
                stable=outcomes.stable,
                failed=failed,
                total=outcomes.total,
            ),
            "outcomes",
        )
    return None


def outcome_columns(outcomes: Outcomes) -> dict[str, Any]:
    """The values of the columns that store `outcomes`."""
    return {
        "outcomes_stable": outcomes.stable,
        "outcomes_total": outcomes.total,
        "failed_causes": {cause.value: times for cause, times in sorted(outcomes.failed.items()) if times},
    }


def record_of(row: Mapping[str, Any], ratings: int = 0, rating_sum: int = 0) -> Record:
    """The record the engine weighs, from the columns that `outcome_columns` fills."""
    return Record(row["outcomes_stable"], row["outcomes_total"], rating_sum, ratings)
