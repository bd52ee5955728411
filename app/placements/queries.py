"""Reads of placements; whoever may not see a placement does not find it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from app.actors import Actor, Role
from app.db.claims import Condition
from app.errors import NotFound
from app.people.tables import Person
from app.placements.tables import Placement, PlacementTerms

_household: Any = Placement.person_id.household_id
"""Columns of the household, joined over the person."""
# Made once: building a joined column costs more than the query that uses it.
_COLUMNS = (*Placement.all_columns(), _household.as_alias("household_id"), _household.union_id.as_alias("union_id"))
_HOME = (
    Person.household_id,
    Person.household_id.division.as_alias("division"),
    Person.household_id.union_id.as_alias("union_id"),
)


def visible_to(actor: Actor) -> Condition:
    """The placements `actor` may see: staff those of their union's households, a firm and a person their own."""
    own: Condition = Placement.id.is_null()
    if actor.role is Role.SYSTEM:
        own = Placement.id.is_not_null()
    elif actor.is_staff and actor.organisation_id is not None:
        own = _household.union_id == actor.organisation_id
    elif actor.role is Role.EMPLOYER and actor.organisation_id is not None:
        own = Placement.organisation_id == actor.organisation_id
    elif actor.role in (Role.WORKER, Role.STUDENT) and actor.id is not None:
        own = Placement.person_id == actor.id
    return own


async def placement(actor: Actor, placement_id: UUID) -> dict[str, Any]:
    """Every column of one placement, plus its household and union. Raises NotFound."""
    rows = await _select().where(Placement.id == placement_id).where(visible_to(actor))
    if not rows:
        raise NotFound()
    return dict(rows[0])


async def placements_of(actor: Actor, person_ids: Iterable[UUID]) -> list[dict[str, Any]]:
    """Placements of these people, oldest first, as `placement` gives them."""
    wanted = list(person_ids)
    if not wanted:
        return []
    rows = _select().where(Placement.person_id.is_in(wanted)).where(visible_to(actor))
    return list(await rows.order_by(Placement.started_on).order_by(Placement.id))


async def placements_of_household(actor: Actor, household_id: UUID) -> list[dict[str, Any]]:
    """Placements of all members of a household, oldest first."""
    rows = _select().where(household_id == _household).where(visible_to(actor))
    return list(await rows.order_by(Placement.started_on).order_by(Placement.id))


async def terms_of(actor: Actor, placement_id: UUID) -> list[dict[str, Any]]:
    """Every version of the terms of one placement, first version first. Raises NotFound."""
    await placement(actor, placement_id)
    return list(
        await PlacementTerms.select()
        .where(PlacementTerms.placement_id == placement_id)
        .order_by(PlacementTerms.version)
    )


async def household_of(actor: Actor, person_id: UUID) -> dict[str, Any]:
    """`household_id`, `division` and `union_id` of a person whom `actor` may place. Raises NotFound."""
    rows = await Person.select(*_HOME).where(Person.id == person_id)
    if not rows or (actor.role is not Role.SYSTEM and rows[0]["union_id"] != actor.organisation_id):
        raise NotFound()
    return dict(rows[0])


def _select() -> Any:
    return Placement.select(*_COLUMNS)
