"""What a rule about hours found: the rule's code, why, and what would put it right."""

from dataclasses import dataclass
from datetime import date

from app.sentences import Sentence


@dataclass(frozen=True, slots=True)
class HoursFinding:
    """One broken rule. `day` is the first day it concerns, None for a usual week; `over` the half-hours too many."""

    rule: str
    message: Sentence
    fix: Sentence
    day: date | None = None
    over: int = 0
