"""Opening a household's file, moving it, and what the household has and must spend."""

from uuid import UUID

from app import clock
from app.actors import Actor, Role, require
from app.db import atomic, lock_row
from app.errors import NotFound, Problem
from app.history import record
from app.identifiers import new_id
from app.organisations.queries import organisations
from app.organisations.rules import OrganisationKind
from app.people.actions.permissions import STAFF, refuse
from app.people.entries import NewFinances, NewHousehold, problems_of_finances, problems_of_household
from app.people.events import FinancesRecorded, HouseholdHandedOver, HouseholdMoved, HouseholdOpened
from app.people.queries import household
from app.people.tables import Household, HouseholdFinances
from app.regions.divisions import division
from app.sentences import say


@atomic
async def open_household(actor: Actor, new: NewHousehold, *, key: str | None = None) -> UUID:
    """Open a household's file with a union; staff only with their own. Raises Invalid, NotFound for another union."""
    require(actor, *STAFF)
    if actor.role is not Role.SYSTEM and new.union_id != actor.organisation_id:
        raise NotFound()
    refuse([*problems_of_household(new), *await _union_problems(new.union_id)])
    row = Household(
        id=new_id(),
        union_id=new.union_id,
        division=division(new.division).code,
        address=new.address.strip(),
        latitude=new.latitude,
        longitude=new.longitude,
        opened_on=clock.today(),
    )
    await Household.insert(row)
    await record(actor, HouseholdOpened(row.id, new.union_id, row.division))
    return UUID(str(row.id))


@atomic
async def move_household(actor: Actor, household_id: UUID, home: NewHousehold, *, key: str | None = None) -> None:
    """Write down a new address; the union stays the same. Raises NotFound, Invalid."""
    require(actor, *STAFF)
    await household(actor, household_id)
    refuse(problems_of_household(home))
    code = division(home.division).code
    await Household.update(
        {
            Household.division: code,
            Household.address: home.address.strip(),
            Household.latitude: home.latitude,
            Household.longitude: home.longitude,
        }
    ).where(Household.id == household_id)
    await record(actor, HouseholdMoved(household_id, code))


@atomic
async def hand_over_household(actor: Actor, household_id: UUID, union_id: UUID, why: str) -> None:
    """Give the file to another union, which alone sees it from then on. Supervisors only. Raises NotFound, Invalid."""
    require(actor, Role.SUPERVISOR)
    await lock_row(Household, household_id)
    before = (await household(actor, household_id)).union_id
    refuse(await _union_problems(union_id))
    if before == union_id:
        return
    await Household.update({Household.union_id: union_id}).where(Household.id == household_id)
    await record(actor, HouseholdHandedOver(household_id, union_id, before), why)


@atomic
async def record_finances(actor: Actor, household_id: UUID, new: NewFinances, *, key: str | None = None) -> UUID:
    """Enter what the household has and must spend in a month from a day on, beside earlier entries.

    Raises NotFound, Invalid.
    """
    require(actor, *STAFF)
    await household(actor, household_id)
    refuse(problems_of_finances(new))
    row = HouseholdFinances(
        id=new_id(),
        household_id=household_id,
        from_day=new.from_day,
        other_income_fen=new.other_income_fen,
        rigid_expense_fen=new.rigid_expense_fen,
        source=new.source.strip(),
    )
    await HouseholdFinances.insert(row)
    await record(actor, FinancesRecorded(household_id, new.from_day))
    return UUID(str(row.id))


async def _union_problems(union_id: UUID) -> list[Problem]:
    found = (await organisations([union_id])).get(union_id)
    if found is None or found.kind is not OrganisationKind.UNION:
        return [Problem("union_id", say("Only a trade union keeps files of households."), "union-keeps-file")]
    return []
