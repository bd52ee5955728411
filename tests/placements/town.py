"""A small invented town: one union, one firm, one household of two, and those who act for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from app import clock
from app.actors import SYSTEM, Actor, Role
from app.identifiers import new_id
from app.matching.terms import EmploymentForm
from app.organisations.tables import Organisation
from app.people.actions import add_person, open_household, record_cause, record_finances, resolve_cause
from app.people.entries import NewFinances, NewHousehold, NewPerson
from app.people.terms import HardshipCause, Kinship, Sex
from app.placements.lifecycle import PlacementKind
from app.placements.rules import NewPlacement
from app.regions.actions import seed_defaults
from app.schedules.week import parse_windows

DIVISION = "340300"
OPENED = date(2025, 12, 1)
START = date(2026, 1, 1)


@dataclass(frozen=True)
class Town:
    """Whom the tests of placements and follow-ups know."""

    union_id: UUID
    firm_id: UUID
    household_id: UUID
    worker_id: UUID
    partner_id: UUID

    @property
    def caseworker(self) -> Actor:
        """Staff of the household's own union."""
        return Actor(Role.CASEWORKER, new_id(), self.union_id)

    @property
    def outsider(self) -> Actor:
        """Staff of another union, who must find nothing."""
        return Actor(Role.CASEWORKER, new_id(), new_id())

    @property
    def employer(self) -> Actor:
        """The firm's own office."""
        return Actor(Role.EMPLOYER, new_id(), self.firm_id)

    @property
    def worker(self) -> Actor:
        """The worker on the phone."""
        return Actor(Role.WORKER, self.worker_id)

    def job(self, **changed: Any) -> NewPlacement:
        """A full-time job at the firm, by day, from 1 January 2026."""
        job = NewPlacement(
            person_id=self.worker_id,
            kind=PlacementKind.VACANCY,
            form=EmploymentForm.FULL_TIME,
            title="仓储管理员",
            started_on=START,
            wage_fen=320_000,
            week=parse_windows("Mon-Fri 08:00-17:00"),
            organisation_id=self.firm_id,
        )
        return replace(job, **changed)


@contextmanager
def on(day: date, hour: int = 9) -> Iterator[None]:
    """Time stands still on `day`."""
    with clock.simulated(clock.at(day, hour)):
        yield


async def build_town() -> Town:
    """The town's rows, in an empty database."""
    await seed_defaults(SYSTEM)
    union_id, firm_id = await _organisation("union", "蚌埠市总工会"), await _organisation("employer", "淮河物流")
    with on(OPENED):
        staff = Actor(Role.CASEWORKER, new_id(), union_id)
        household_id = await open_household(staff, NewHousehold(union_id, DIVISION))
        worker_id = await add_person(staff, household_id, NewPerson("张道成", date(1980, 5, 1), Sex.MALE, Kinship.SELF))
        partner_id = await add_person(
            staff, household_id, NewPerson("李梅", date(1982, 5, 1), Sex.FEMALE, Kinship.SPOUSE)
        )
        await record_finances(staff, household_id, NewFinances(OPENED, 0, 30_000, "visit"))
        cause_id = await record_cause(staff, household_id, HardshipCause.UNEMPLOYMENT)
        await resolve_cause(staff, cause_id)
    return Town(union_id, firm_id, household_id, worker_id, partner_id)


async def _organisation(kind: str, name: str) -> UUID:
    row = Organisation(kind=kind, name=name, division=DIVISION, standing="good")
    await Organisation.insert(row)
    return UUID(str(row.id))
