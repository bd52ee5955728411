"""Members of a household: entering them, their ID numbers, what they ask of work, and their leaving."""

import json
from datetime import date
from uuid import UUID

from app import clock
from app.actors import Actor, require
from app.db import atomic, lock_row
from app.errors import NotFound, NotPossibleNow, Problem
from app.history import record
from app.identifiers import new_id
from app.organisations.tables import Organisation
from app.people.actions.permissions import STAFF, person_for_self, person_for_staff, refuse
from app.people.encryption import keyed_hash, open_sealed, seal
from app.people.entries import NewPerson, Preferences, problems_of_person, problems_of_preferences
from app.people.events import IdNumberRecorded, IdNumberSeen, PersonAdded, PersonLeft, PreferencesSet, ProtectionSet
from app.people.id_numbers import IdNumber, read_id_number
from app.people.queries import household
from app.people.tables import Person
from app.sentences import say


@atomic
async def add_person(actor: Actor, household_id: UUID, new: NewPerson, *, key: str | None = None) -> UUID:
    """Enter a member of a household. Raises NotFound, Invalid with every wrong field.

    An ID number already in another file of the same union is refused; of files of other unions nothing is said.
    """
    require(actor, *STAFF)
    home = await household(actor, household_id)
    refuse(problems_of_person(new, clock.today()))
    row = _row(household_id, new)
    if new.id_number:
        await _set_id_number(row, new.id_number, home.union_id)
    await Person.insert(row)
    await record(actor, PersonAdded(row.id, household_id, new.kinship))
    if new.id_number:
        await record(actor, IdNumberRecorded(row.id))
    return UUID(str(row.id))


@atomic
async def set_preferences(actor: Actor, person_id: UUID, new: Preferences, *, key: str | None = None) -> None:
    """Write down what a person asks of work; they themselves or staff. Raises NotFound, Invalid."""
    await person_for_self(actor, person_id)
    refuse(problems_of_preferences(new))
    await Person.update(
        {
            Person.max_travel_minutes: new.max_travel_minutes,
            Person.wage_floor_fen: new.wage_floor_fen,
            Person.accepts_lodging: new.accepts_lodging,
            Person.needs: _needs(new),
        }
    ).where(Person.id == person_id)
    await record(actor, PreferencesSet(person_id))


@atomic
async def set_protection(actor: Actor, person_id: UUID, until: date | None, *, key: str | None = None) -> None:
    """Keep until which day a person works no nights and no overtime (pregnancy, nursing); None ends it.

    By the person or staff. Raises NotFound, Invalid for a day gone by.
    """
    await person_for_self(actor, person_id)
    if until is not None and until < clock.today():
        refuse([Problem("until", say("This day has gone by."), "day-gone")])
    await Person.update({Person.protected_until: until}).where(Person.id == person_id)
    await record(actor, ProtectionSet(person_id))


@atomic
async def leave_household(actor: Actor, person_id: UUID, left_on: date, why: str = "") -> None:
    """Note that a member no longer belongs to the household from a day on. Raises NotFound, NotPossibleNow."""
    member = await person_for_staff(actor, person_id)
    if left_on < member.birth_date:
        refuse([Problem("left_on", say("This day lies before the birth."), "days-in-order")])
    if member.left_on is not None:
        raise NotPossibleNow(say("This person left the household on {day}.", day=member.left_on), "already-left")
    await Person.update({Person.left_on: left_on}).where(Person.id == person_id)
    await record(actor, PersonLeft(person_id, left_on), why)


@atomic
async def look_at_id_number(actor: Actor, person_id: UUID, purpose: str) -> str:
    """The whole ID number, for staff of the household's union; who looked and why is kept.

    Raises NotFound when there is none, NotAllowed, Invalid without a purpose.
    """
    await person_for_staff(actor, person_id)
    if not purpose.strip():
        refuse([Problem("purpose", say("Write what you need the number for."), "purpose-missing")])
    stored = await _sealed_number(person_id)
    await record(actor, IdNumberSeen(person_id), purpose.strip())
    return open_sealed(stored, "person", "id_number", person_id)


async def _sealed_number(person_id: UUID) -> str:
    row = await Person.select(Person.id_number).where(Person.id == person_id).first()
    if row is None or row["id_number"] is None:
        raise NotFound()
    return str(row["id_number"])


async def _set_id_number(row: Person, text: str, union_id: UUID) -> None:
    number = read_id_number(text)
    if not isinstance(number, IdNumber):
        raise ValueError("the number was checked before")
    # One at a time in a union, so that the same number cannot enter two files at once.
    await lock_row(Organisation, union_id)
    hashed = keyed_hash(number.text, "id_number")
    if await Person.exists().where((Person.id_number_index == hashed) & (Person.household_id.union_id == union_id)):
        text_ = say("A person with this ID number is already in a file of your union. Search for the number.")
        refuse([Problem("id_number", text_, "id-number-taken")])
    row.id_number = seal(number.text, "person", "id_number", row.id)
    row.id_number_index = hashed


def _row(household_id: UUID, new: NewPerson) -> Person:
    return Person(
        id=new_id(),
        household_id=household_id,
        name=new.name.strip(),
        birth_date=new.birth_date,
        sex=new.sex.value,
        kinship=new.kinship.value,
        shares_household=new.shares_household,
        phone=new.phone.strip(),
        occupation_code=new.occupation_code,
        protected_until=new.protected_until,
        max_travel_minutes=new.preferences.max_travel_minutes,
        wage_floor_fen=new.preferences.wage_floor_fen,
        accepts_lodging=new.preferences.accepts_lodging,
        needs=_needs(new.preferences),
    )


def _needs(preferences: Preferences) -> str:
    return json.dumps(sorted(need.value for need in preferences.needs))
