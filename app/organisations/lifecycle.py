"""The standing of an organisation: which changes are possible, and who makes them."""

from dataclasses import dataclass
from enum import StrEnum

from app.actors import Role
from app.sentences import Sentence, say


class Standing(StrEnum):
    """Whether an organisation's offers may reach people."""

    UNVERIFIED = "unverified"
    GOOD = "good"
    SUSPENDED = "suspended"


STANDING_LABELS: dict[Standing, Sentence] = {
    Standing.UNVERIFIED: say("Not yet verified"),
    Standing.GOOD: say("In good standing"),
    Standing.SUSPENDED: say("Suspended"),
}


@dataclass(frozen=True, slots=True)
class Transition:
    """From which standings a verb leads to which, and whose verb it is."""

    origins: frozenset[Standing]
    target: Standing
    roles: tuple[Role, ...]


TRANSITIONS: dict[str, Transition] = {
    "verify": Transition(frozenset({Standing.UNVERIFIED, Standing.SUSPENDED}), Standing.GOOD, (Role.SUPERVISOR,)),
    "suspend": Transition(frozenset({Standing.UNVERIFIED, Standing.GOOD}), Standing.SUSPENDED, (Role.SUPERVISOR,)),
}
"""SYSTEM may do every one of these."""
