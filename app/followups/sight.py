"""Who may see what of follow-ups, and finding one row or nothing."""

from typing import Any
from uuid import UUID

from app.actors import Actor, Role
from app.db.claims import Condition
from app.errors import NotFound
from app.followups.lifecycle import Instrument
from app.followups.tables import FollowUp
from app.people.tables import Person

ASKED_OF_FIRMS = (Instrument.EMPLOYER_LINK.value, Instrument.PAYROLL_IMPORT.value)

_person: Any = FollowUp.person_id
_union: Any = _person.household_id.union_id
_firm: Any = FollowUp.placement_id.organisation_id

_placement: Any = FollowUp.placement_id
_household: Any = Person.household_id

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
    _person.household_id.as_alias("household_id"),
    _union.as_alias("union_id"),
    _person.household_id.division.as_alias("household_division"),
    _firm.as_alias("organisation_id"),
    _placement.form.as_alias("form"),
    _placement.state.as_alias("placement_state"),
)
_HOME = (
    _household.as_alias("household_id"),
    _household.division.as_alias("division"),
    _household.union_id.as_alias("union_id"),
)


def followups_visible_to(actor: Actor) -> Condition:
    """Staff see those of their union's households, a person their own, a firm what it is asked about its placements.

    A call to someone whose health is watched, or a person's own form, is none of the firm's business.
    """
    own: Condition = FollowUp.id.is_null()
    if actor.role is Role.SYSTEM:
        own = FollowUp.id.is_not_null()
    elif actor.is_staff and actor.organisation_id is not None:
        own = _union == actor.organisation_id
    elif actor.role is Role.EMPLOYER and actor.organisation_id is not None:
        own = (_firm == actor.organisation_id) & FollowUp.instrument.is_in(list(ASKED_OF_FIRMS))
    elif actor.role in (Role.WORKER, Role.STUDENT) and actor.id is not None:
        own = _person == actor.id
    return own


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
    return actor.is_staff and actor.organisation_id is not None and actor.organisation_id == union_id
