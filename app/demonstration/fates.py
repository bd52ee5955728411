"""What becomes of an invented placement: drawn once from the seed, so that every run tells the same story."""

from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import TypeVar

from app.matching.terms import FailureCause

Option = TypeVar("Option")


class Fate(StrEnum):
    """How an invented placement goes on."""

    STEADY = "steady"
    LEAVES = "leaves"
    DIPS = "dips"
    SILENT = "silent"
    CONTRADICTED = "contradicted"
    MOVES_AWAY = "moves_away"


FATES: tuple[tuple[Fate, int], ...] = (
    (Fate.STEADY, 60),
    (Fate.LEAVES, 16),
    (Fate.DIPS, 8),
    (Fate.SILENT, 7),
    (Fate.CONTRADICTED, 6),
    (Fate.MOVES_AWAY, 3),
)
"""Each fate with its share in a hundred; invented, to show every outcome, and no claim about any real town."""

CAUSES: tuple[tuple[FailureCause, int], ...] = (
    (FailureCause.CARE, 26),
    (FailureCause.TRANSPORT, 18),
    (FailureCause.HOURS, 16),
    (FailureCause.PAY, 14),
    (FailureCause.HEALTH, 12),
    (FailureCause.EMPLOYER_CLOSED, 6),
    (FailureCause.SEASONAL, 5),
    (FailureCause.CONFLICT, 3),
)


class Diligence(StrEnum):
    """How someone answers follow-ups."""

    PROMPT = "prompt"
    LATE = "late"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Life:
    """The drawn course of one placement. Days count from its start, months from the first full one."""

    fate: Fate
    diligence: Diligence
    turning_day: int
    cause: FailureCause
    payroll: bool
    swing_percent: int

    def pay_of_month(self, wage_fen: int, number: int) -> int:
        """Pay in fen of the `number`-th full month: the wage swung by a few percent, low in the months of a dip."""
        if self.fate is Fate.DIPS and number in (self.turning_day // 30, self.turning_day // 30 + 1):
            return _whole_yuan(wage_fen * 38 // 100)
        wave = (-1, 0, 1, 0)[number % 4]
        return _whole_yuan(wage_fen * (100 + wave * self.swing_percent) // 100)

    def answer_delay(self, random: Random) -> int | None:
        """Days until a follow-up is answered, or None for never."""
        match self.diligence:
            case Diligence.PROMPT:
                return random.randint(0, 2)
            case Diligence.LATE:
                return random.randint(4, 16)
            case Diligence.NEVER:
                return None


def draw_life(random: Random) -> Life:
    """Draw the course of a placement."""
    fate = _weighted(random, FATES)
    silent = fate is Fate.SILENT
    diligence = Diligence.NEVER if silent else _weighted(random, ((Diligence.PROMPT, 78), (Diligence.LATE, 22)))
    return Life(
        fate=fate,
        diligence=diligence,
        turning_day=random.randint(20, 210),
        cause=_weighted(random, CAUSES),
        payroll=not silent and random.randint(1, 100) <= 78,
        swing_percent=random.randint(0, 4),
    )


def _weighted(random: Random, shares: tuple[tuple[Option, int], ...]) -> Option:
    return random.choices([option for option, _ in shares], [share for _, share in shares])[0]


def _whole_yuan(fen: int) -> int:
    return fen // 100 * 100
