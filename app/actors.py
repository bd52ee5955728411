"""Who acts: a role, and whose person and organisation stand behind it."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.errors import NotAllowed
from app.sentences import say


class Role(StrEnum):
    """The users of the platform, and the program itself."""

    WORKER = "worker"
    STUDENT = "student"
    EMPLOYER = "employer"
    CASEWORKER = "caseworker"
    SUPERVISOR = "supervisor"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """One who acts. `id` is the account or person, `organisation_id` the union, employer or school acted for."""

    role: Role
    id: UUID | None = None
    organisation_id: UUID | None = None

    @property
    def is_staff(self) -> bool:
        """Whether this is a union's own staff."""
        return self.role in (Role.CASEWORKER, Role.SUPERVISOR)


SYSTEM = Actor(Role.SYSTEM)
"""The program acting by itself: follow-ups falling due, cases re-opening."""


def require(actor: Actor, *roles: Role) -> None:
    """Let the action go on only for one of `roles`, or for the program itself. Raises NotAllowed."""
    if actor.role is not Role.SYSTEM and actor.role not in roles:
        raise NotAllowed(say("Your role may not do this. Please ask a caseworker of your union."), "role-not-allowed")
