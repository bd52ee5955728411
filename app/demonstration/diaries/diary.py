"""A family's diary: its settled rows, who acts for the union, and the agenda its days are put on."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from app.actors import SYSTEM, Actor, Role
from app.demonstration.agenda import Agenda, Step
from app.demonstration.settling import SettledFamily, Staff
from app.errors import Refusal
from app.followups.answering import Answer, answer_followup
from app.followups.lifecycle import AWAITING
from app.followups.queries import Contact, followups_of


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said at one contact, by whom, and how many days after it was asked."""

    by: Actor
    answer: Answer
    days_later: int = 0


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

    async def reply_when_asked(self, placement_id: UUID, reply: Callable[[Contact], Reply | None]) -> None:
        """Put the replies to a placement's contacts on the agenda, each after its day; None: never answered."""
        for contact in await followups_of(SYSTEM, [placement_id]):
            said = reply(contact)
            if said is not None:
                day = contact.due_on + timedelta(days=said.days_later)
                self.on(day, partial(_say, placement_id, contact.id, said))


async def _say(placement_id: UUID, contact_id: UUID, said: Reply) -> None:
    """Answer, unless the contact was called off or answered meanwhile."""
    contacts = await followups_of(SYSTEM, [placement_id])
    if any(contact.id == contact_id and contact.state in AWAITING for contact in contacts):
        await answer_followup(said.by, contact_id, said.answer)
