"""Who may see what of follow-ups, and finding one row or nothing."""

from typing import Any
from uuid import UUID

from app.actors import Actor, Role
from app.db.claims import Condition
from app.errors import NotFound
from app.followups.tables import FollowUp
from app.people.tables import Person

_PERSON: Any = FollowUp.person_id
_UNION: Any = _PERSON.household_id.union_id
_FIRM: Any = FollowUp.placement_id.organisation_id

_PLACEMENT: Any = FollowUp.placement_id
_HOUSEHOLD: Any = Person.household_id

# Made once: building a joined column costs more than the query that uses it.
_CONTACT = (
    FollowUp.id,
    FollowUp.person_id,
    FollowUp.placement_id,
    FollowUp.state,
    FollowUp.instrument,
    FollowUp.due_on,
    FollowUp.window_until,
    FollowUp.excused_until,
    _PERSON.household_id.as_alias("household_id"),
    _UNION.as_alias("union_id"),
    _PERSON.household_id.division.as_alias("household_division"),
    _FIRM.as_alias("organisation_id"),
    _PLACEMENT.form.as_alias("form"),
    _PLACEMENT.state.as_alias("placement_state"),
)
_HOME = (
    _HOUSEHOLD.as_alias("household_id"),
    _HOUSEHOLD.division.as_alias("division"),
    _HOUSEHOLD.union_id.as_alias("union_id"),
)


def followups_visible_to(actor: Actor) -> Condition:
    """Staff see those of their union's households, a firm those of its placements, a person their own."""
    match actor.role:
        case Role.SYSTEM:
            seen: Condition = FollowUp.id.is_not_null()
        case Role.CASEWORKER | Role.SUPERVISOR:
            seen = actor.organisation_id == _UNION
        case Role.EMPLOYER:
            seen = actor.organisation_id == _FIRM
        case _:
            seen = actor.id == _PERSON
    return seen


async def visible_follow_up(actor: Actor, follow_up_id: UUID) -> dict[str, Any]:
    """What the actions need of a contact, with its household, union, firm, form and division. Raises NotFound."""
    found = FollowUp.select(*_CONTACT).where(FollowUp.id == follow_up_id)
    rows = await (found if actor.role is Role.SYSTEM else found.where(followups_visible_to(actor)))
    if not rows:
        raise NotFound()
    return dict(rows[0])


async def home_of(actor: Actor, person_id: UUID) -> dict[str, Any]:
    """`household_id`, `division` and `union_id` of a person: for staff of the union, or the person. Raises NotFound."""
    rows = await Person.select(*_HOME).where(Person.id == person_id)
    if not rows or not _may_know(actor, person_id, rows[0]["union_id"]):
        raise NotFound()
    return dict(rows[0])


def _may_know(actor: Actor, person_id: UUID, union_id: UUID) -> bool:
    if actor.role in (Role.WORKER, Role.STUDENT):
        return actor.id == person_id
    if actor.role is Role.SYSTEM:
        return True
    return actor.is_staff and actor.organisation_id == union_id
