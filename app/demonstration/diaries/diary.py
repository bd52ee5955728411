"""A family's diary: its settled rows, who acts for the union, and the agenda its days are put on."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from app.actors import Actor, Role
from app.demonstration.agenda import Agenda, Step
from app.demonstration.settling import SettledFamily, Staff
from app.errors import Refusal


@contextmanager
def refused(rule: str) -> Iterator[None]:
    """What is tried inside is refused by `rule`: that is part of the story. Raises RuntimeError when it is not."""
    try:
        yield
    except Refusal as refusal:
        if refusal.rule != rule:
            raise
    else:
        raise RuntimeError(f"{rule} should have refused this")


@dataclass(slots=True)
class Diary:
    """What a family's module writes into. `kept` holds ids that later days need, by a word."""

    staff: Staff
    family: SettledFamily
    agenda: Agenda
    first_day: date
    last_day: date
    kept: dict[str, Any] = field(default_factory=dict)

    def on(self, day: date, step: Step) -> None:
        """Put `step` on the agenda of `day`, unless the demonstration ends before."""
        if day <= self.last_day:
            self.agenda.put(day, step)

    def after(self, days: int) -> date:
        """The day so many days after the first."""
        return self.first_day + timedelta(days=days)

    def person(self, key: str) -> UUID:
        """The id of a member. Raises KeyError."""
        return self.family.person(key)

    def acting(self, key: str, role: Role = Role.WORKER) -> Actor:
        """A member as the one who acts. Raises KeyError."""
        return Actor(role, self.person(key))

    @property
    def organisations(self) -> Mapping[str, UUID]:
        """The town's organisations by name."""
        return self.staff.organisations
