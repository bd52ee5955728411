"""Whose person and whose organisation an actor may act for; what one may not see is not found."""

from typing import Any
from uuid import UUID

from app.actors import Actor, Role
from app.errors import NotAllowed, NotFound
from app.organisations.tables import Organisation
from app.people.tables import Person
from app.sentences import say


async def person_of(actor: Actor, person_id: UUID) -> dict[str, Any]:
    """Id, birth date and union of a person this actor may act for: oneself, or a member of the union's households.

    Raises NotFound.
    """
    row = (
        await Person.select(Person.id, Person.birth_date, Person.household_id.union_id.as_alias("union_id"))
        .where(Person.id == person_id)
        .first()
    )
    if row is None or not _acts_for(actor, row):
        raise NotFound()
    return row


async def organisation_of(actor: Actor, organisation_id: UUID) -> dict[str, Any]:
    """Id, kind, name and standing of an organisation this actor may post for.

    An employer, school or provider posts for itself, a union's staff for anyone. Raises NotFound, NotAllowed.
    """
    row = (
        await Organisation.select(Organisation.id, Organisation.kind, Organisation.name, Organisation.standing)
        .where(Organisation.id == organisation_id)
        .first()
    )
    if row is None:
        raise NotFound()
    if actor.role is Role.EMPLOYER and actor.organisation_id != organisation_id:
        raise NotAllowed(say("You can only do this for your own organisation."), "own-organisation")
    return row


def _acts_for(actor: Actor, person: dict[str, Any]) -> bool:
    if actor.role is Role.SYSTEM:
        return True
    if actor.is_staff:
        return bool(person["union_id"] == actor.organisation_id)
    return actor.role in (Role.WORKER, Role.STUDENT) and bool(actor.id == person["id"])
