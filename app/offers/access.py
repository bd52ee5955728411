"""For which organisation an actor may post."""

from typing import Any
from uuid import UUID

from app.actors import Actor, Role
from app.errors import NotAllowed, NotFound
from app.organisations.tables import Organisation
from app.sentences import say


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
