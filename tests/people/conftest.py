"""Keys of the tests' own, and a union with a household to work on."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from app import clock
from app.actors import SYSTEM, Actor, Role
from app.identifiers import new_id
from app.organisations.actions import NewOrganisation, register
from app.organisations.rules import OrganisationKind
from app.people.actions import add_person, open_household
from app.people.encryption import new_keys
from app.people.entries import NewHousehold, NewPerson
from app.people.terms import Kinship, Sex
from app.regions.actions import seed_defaults

TODAY = date(2025, 3, 10)
KEYS = new_keys()


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that no other run knows, and no file."""
    monkeypatch.setenv("NUANGANG_KEYS", KEYS)


@dataclass(frozen=True)
class Town:
    """A union of Quangang with a household of two adults and a child, and a caseworker of another union."""

    union: UUID
    household: UUID
    worker: UUID
    spouse: UUID
    child: UUID
    caseworker: Actor
    supervisor: Actor
    outsider: Actor


@pytest.fixture
async def town(database: object) -> AsyncIterator[Town]:
    """The town on 10 March 2025, on both engines."""
    with clock.simulated(clock.at(TODAY)):
        await seed_defaults(SYSTEM)
        union = await register(SYSTEM, NewOrganisation(OrganisationKind.UNION, "泉港区总工会", "350505"))
        other = await register(SYSTEM, NewOrganisation(OrganisationKind.UNION, "富民县总工会", "530124"))
        caseworker = Actor(Role.CASEWORKER, new_id(), union)
        household = await open_household(caseworker, NewHousehold(union, "350505", "山腰街道", 25_127_000, 118_916_000))
        worker, spouse, child = [
            await add_person(caseworker, household, NewPerson(name, born, sex, kinship))
            for name, born, sex, kinship in (
                ("林新辉", date(1980, 5, 4), Sex.MALE, Kinship.SELF),
                ("陈美玲", date(1982, 8, 1), Sex.FEMALE, Kinship.SPOUSE),
                ("林小宝", date(2014, 9, 9), Sex.MALE, Kinship.CHILD),
            )
        ]
        yield Town(
            union,
            household,
            worker,
            spouse,
            child,
            caseworker,
            Actor(Role.SUPERVISOR, new_id(), union),
            Actor(Role.CASEWORKER, new_id(), other),
        )
