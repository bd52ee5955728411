"""The people every test knows: the union's caseworker may, the employer's office is asked, the outsider is refused.

One town in Yinchuan with one household: a worker, a partner and a child at school. A test adds what it is about: a
student, another grown-up, a job.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from app import clock
from app.actors import SYSTEM, Actor, Role
from app.matching.terms import EmploymentForm, StudentLevel
from app.offers.site import Site
from app.organisations.actions import NewOrganisation, register, verify
from app.organisations.rules import OrganisationKind, credit_code_check_character
from app.people.actions import (
    add_person,
    give_consent,
    open_household,
    record_cause,
    record_employment,
    record_finances,
    record_study,
    resolve_cause,
)
from app.people.entries import NewEmployment, NewFinances, NewHousehold, NewPerson, NewStudy
from app.people.terms import ConsentPurpose, HardshipCause, Kinship, Sex
from app.placements.lifecycle import PlacementKind
from app.placements.rules import NewPlacement
from app.regions.actions import seed_defaults
from app.schedules.actions import set_term
from app.schedules.entries import NewTerm
from app.schedules.week import parse_windows
from app.skills.values import HeldSkill

YINCHUAN = "640104"
SITE = Site(YINCHUAN, "中山南街 1 号")
COOKING = (HeldSkill("中式烹调"),)
CLASSES = parse_windows("Mon-Fri 08:00-12:00,14:00-17:30")
OFFICE_HOURS = parse_windows("Mon-Fri 08:00-12:00,13:00-17:00")
OPENED = date(2025, 12, 1)
START = date(2026, 1, 1)


@dataclass(frozen=True)
class Town:
    """The ids of the town's organisations and of its household, and who acts for them."""

    union: UUID
    other_union: UUID
    employer: UUID
    school: UUID
    provider: UUID
    household: UUID
    worker: UUID
    partner: UUID
    child: UUID

    @property
    def caseworker(self) -> Actor:
        """Of the union that keeps the household's file."""
        return Actor(Role.CASEWORKER, UUID(int=7), self.union)

    @property
    def supervisor(self) -> Actor:
        """Of the same union."""
        return Actor(Role.SUPERVISOR, UUID(int=10), self.union)

    @property
    def outsider(self) -> Actor:
        """A caseworker of the other union, to whom nothing of this household exists."""
        return Actor(Role.CASEWORKER, UUID(int=8), self.other_union)

    @property
    def personnel(self) -> Actor:
        """The office that hires at the employer."""
        return Actor(Role.EMPLOYER, UUID(int=9), self.employer)

    @property
    def as_worker(self) -> Actor:
        """The worker on the phone."""
        return Actor(Role.WORKER, self.worker)

    def job(self, **changed: Any) -> NewPlacement:
        """The worker's full-time job at the employer, by day, from 1 January 2026."""
        job = NewPlacement(
            person_id=self.worker,
            kind=PlacementKind.VACANCY,
            form=EmploymentForm.FULL_TIME,
            title="仓储管理员",
            started_on=START,
            wage_fen=320_000,
            week=parse_windows("Mon-Fri 08:00-17:00"),
            organisation_id=self.employer,
        )
        return replace(job, **changed)


@contextmanager
def on(day: date, hour: int = 9) -> Iterator[None]:
    """Time stands still on `day`."""
    with clock.simulated(clock.at(day, hour)):
        yield


async def build_town() -> Town:
    """The town as it is on the day of the clock: every organisation verified, the numbers of law entered."""
    await seed_defaults(SYSTEM)
    union = await _organisation(OrganisationKind.UNION, "银川市总工会", 1)
    home = NewHousehold(union, YINCHUAN, "兴庆区", 38_468_000, 106_288_000)
    household = await open_household(SYSTEM, home)
    return Town(
        union=union,
        other_union=await _organisation(OrganisationKind.UNION, "石嘴山市总工会", 2),
        employer=await _organisation(OrganisationKind.EMPLOYER, "银川示例物业公司", 3),
        school=await _organisation(OrganisationKind.SCHOOL, "宁夏示例大学", 4),
        provider=await _organisation(OrganisationKind.PROVIDER, "示例职业培训学校", 5),
        household=household,
        worker=await _member(household, "谢明杰", date(1978, 3, 1), Sex.MALE, Kinship.SELF),
        partner=await _member(household, "李梅", date(1980, 8, 1), Sex.FEMALE, Kinship.SPOUSE),
        child=await _member(household, "谢小明", date(2016, 5, 1), Sex.MALE, Kinship.CHILD),
    )


async def build_settled_town() -> Town:
    """The town since December 2025, its household's money on file and its hardship over: only income is to be shown."""
    with on(OPENED):
        town = await build_town()
        await record_finances(town.caseworker, town.household, NewFinances(OPENED, 0, 30_000, "入户核访"))
        await resolve_cause(
            town.caseworker, await record_cause(town.caseworker, town.household, HardshipCause.UNEMPLOYMENT)
        )
    return town


async def add_grown_up(town: Town, name: str = "谢明俊", born: date = date(1985, 3, 1)) -> UUID:
    """One more adult of the household."""
    return await _member(town.household, name, born, Sex.MALE, Kinship.SIBLING)


async def add_student(
    town: Town,
    born: date = date(2004, 5, 1),
    *,
    level: StudentLevel = StudentLevel.UNIVERSITY,
    entered_on: date = date(2023, 9, 1),
    graduates_on: date = date(2027, 6, 30),
) -> UUID:
    """A member who studies at the town's school, with classes on workdays."""
    student = await _member(town.household, "谢同学", born, Sex.MALE, Kinship.CHILD)
    await record_study(
        SYSTEM, student, NewStudy("宁夏示例大学", level, entered_on, graduates_on, CLASSES, school_id=town.school)
    )
    return student


async def set_terms(town: Town) -> None:
    """The school's spring term of 2026 and the summer behind it."""
    await set_term(
        SYSTEM,
        NewTerm(
            town.school,
            "2025-2026 春",
            date(2026, 2, 9),
            date(2026, 7, 3),
            exam_weeks=((date(2026, 6, 22), date(2026, 7, 3)),),
            vacation_until=date(2026, 8, 30),
        ),
    )


async def employ(town: Town, person_id: UUID, pay_fen: int = 300_000) -> UUID:
    """A full-time job at the town's employer since January 2026, that no placement brought."""
    week = parse_windows("Mon-Fri 07:00-15:00")
    job = NewEmployment(
        "保安", EmploymentForm.FULL_TIME, pay_fen, week, date(2026, 1, 1), organisation_id=town.employer
    )
    return await record_employment(SYSTEM, person_id, job)


async def agree_to_everything(person_id: UUID) -> None:
    """The person's consent to every kind of matching, and to be introduced by name."""
    await give_consent(Actor(Role.WORKER, person_id), person_id, list(ConsentPurpose))


async def _member(household: UUID, name: str, born: date, sex: Sex, kinship: Kinship) -> UUID:
    return await add_person(SYSTEM, household, NewPerson(name, born, sex, kinship))


async def _organisation(kind: OrganisationKind, name: str, number: int) -> UUID:
    first = f"9164010{number}MA0000000"[:17]
    code = first + credit_code_check_character(first)
    organisation = await register(SYSTEM, NewOrganisation(kind, name, YINCHUAN, credit_code=code))
    await verify(SYSTEM, organisation)
    return organisation
