"""What comes out of the engine: a match in codes and integers, an explanation in sentences, changes that would help."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.matching.gates import Gate
from app.matching.pairs import Way
from app.matching.terms import OpeningKind
from app.matching.values import Candidate, Opening
from app.matching.weights import Part
from app.schedules.week import WeekPattern
from app.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Match:
    """One person and one opening. `score` is 0..10000 also when gates are closed, to put near misses in order."""

    candidate_id: str
    opening_id: str
    kind: OpeningKind
    closed: tuple[Gate, ...]
    score: int
    parts: tuple[tuple[Part, int], ...]
    qualified: bool
    """Whether the musts among the skills are covered well enough to be put forward."""
    waitlist: bool
    way: Way
    travel_minutes: int | None
    week: WeekPattern
    """The hours this person would work or learn: the opening's, or those its bends allow."""
    week_is_bent: bool
    income_lost_fen: int
    """A month, from engagements that would have to be given up."""

    @property
    def possible(self) -> bool:
        """Whether every gate is open."""
        return not self.closed


@dataclass(frozen=True, slots=True)
class Listed:
    """A match in a person's list, where kinds stand beside each other.

    `standing` orders the list: the score, and for a course what it opens or that it gives nothing new.
    """

    match: Match
    standing: int
    opens: tuple[str, ...] = ()
    """Ids of the openings that are out of reach now and become possible with what the course gives."""
    nothing_new: bool = False


@dataclass(frozen=True, slots=True)
class GateFinding:
    """One gate, open or closed, and why."""

    gate: Gate
    is_open: bool
    reason: Sentence


@dataclass(frozen=True, slots=True)
class PartFinding:
    """One part of the score: its points (None: no data, the weight went to the others), its weight, and why."""

    part: Part
    points: int | None
    weight: int
    reason: Sentence


class ChangeKind(StrEnum):
    """The single changes that are tried, in the order in which people would ask for them."""

    COVER_CARE = "cover_care"
    START_LATER = "start_later"
    END_EARLIER = "end_earlier"
    WITHOUT_DAY = "without_day"
    OTHER_SHIFT = "other_shift"
    GIVE_UP = "give_up"
    LICENCE = "licence"
    SKILL = "skill"
    TRANSPORT = "transport"
    LODGING = "lodging"
    ACCEPT_LODGING = "accept_lodging"
    STEP_FREE = "step_free"
    PAY = "pay"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Change:
    """One change that was tried and does open the pair: matching `candidate` and `opening` on `day` is possible."""

    kind: ChangeKind
    text: Sentence
    amount: int
    """How much: half-hours, fen, minutes, days; 0 where there is nothing to count. The smallest of its kind."""
    candidate: Candidate
    opening: Opening
    day: date
    courses: tuple[str, ...] = ()
    """Ids of courses that give the licence or skill, the best first."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A match with every gate and part in sentences, what to keep in mind, and what would open or improve it."""

    match: Match
    headline: Sentence
    gates: tuple[GateFinding, ...]
    parts: tuple[PartFinding, ...]
    cautions: tuple[Sentence, ...]
    changes: tuple[Change, ...]

    @property
    def reasons_against(self) -> tuple[Sentence, ...]:
        """The reasons of the closed gates."""
        return tuple(finding.reason for finding in self.gates if not finding.is_open)


@dataclass(frozen=True, slots=True)
class Gain:
    """What one change by the offering side would add: the people who do not fit now and would then."""

    kind: ChangeKind
    text: Sentence
    opening: Opening
    candidate_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """What the offering side sees of one person: work only. No limit, tier, cause, need, wish, care or name."""

    candidate_id: str
    points: int
    """Skills and experience alone, 0..10000."""
    skills: tuple[str, ...]
    """Names of the skills asked for that the person covers."""
    licences: tuple[str, ...]
    """Codes of the licences asked for, all held."""
    week: WeekPattern
    text: Sentence
