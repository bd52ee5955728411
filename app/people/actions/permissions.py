"""Whose verbs these are, and refusing a form with every wrong field at once."""

from collections.abc import Sequence
from uuid import UUID

from app.actors import Actor, Role, require
from app.errors import Invalid, NotFound, Problem
from app.people.queries import Member, person

STAFF = (Role.CASEWORKER, Role.SUPERVISOR)
STAFF_OR_SELF = (*STAFF, Role.WORKER, Role.STUDENT)


async def person_for_staff(actor: Actor, person_id: UUID) -> Member:
    """The person, when `actor` is staff of their union. Raises NotAllowed, NotFound."""
    require(actor, *STAFF)
    return await person(actor, person_id)


async def person_for_self(actor: Actor, person_id: UUID) -> Member:
    """The person, when `actor` is that person or staff of their union. Raises NotAllowed, NotFound."""
    require(actor, *STAFF_OR_SELF)
    found = await person(actor, person_id)
    if actor.role in (Role.WORKER, Role.STUDENT) and actor.id != person_id:
        raise NotFound()
    return found


def refuse(problems: Sequence[Problem]) -> None:
    """Raise Invalid when there are problems."""
    if problems:
        raise Invalid(problems)
