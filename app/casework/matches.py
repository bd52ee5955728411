"""Brings rows together in the engine: every live opening, every person in sight, what fits and what would."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.jobs.openings import openings as job_openings
from app.matching import Board, Explanation, Fit, Gain, Listed, Opening
from app.training.openings import openings as training_openings
from app.workstudy.openings import openings as workstudy_openings

NEAR_MISSES = 3
"""How many openings that do not fit are explained beside those that do."""


@dataclass(frozen=True, slots=True)
class PersonMatches:
    """What fits one person, the best first, and the nearest of what does not, each explained."""

    person_id: UUID
    fitting: tuple[Listed, ...]
    explanations: Mapping[str, Explanation]
    near_misses: tuple[Explanation, ...]


@dataclass(frozen=True, slots=True)
class OpeningMatches:
    """Who fits one opening, as the offering side may see it, and what single changes would add."""

    opening: Opening
    fits: tuple[Fit, ...]
    gains: tuple[Gain, ...]


async def openings_on(day: date) -> list[Opening]:
    """Every live opening of the four kinds on `day`, by id."""
    found = [*await training_openings(day), *await job_openings(day), *await workstudy_openings(day)]
    return sorted(found, key=lambda opening: opening.id)


async def board_on(day: date) -> Board:
    """The live openings of `day`, made ready to be matched with many people."""
    return Board(await openings_on(day), day)
