"""A small town for the tests of offers: a union, an employer, a school, a provider, and people to enrol."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.actors import SYSTEM, Actor, Role
from app.matching.values import EmploymentForm, StudentLevel
from app.offers.site import Site
from app.organisations.actions import NewOrganisation, register, verify
from app.organisations.rules import OrganisationKind, credit_code_check_character
from app.people.actions import add_person, open_household, record_employment, record_study
from app.people.entries import NewEmployment, NewHousehold, NewPerson, NewStudy
from app.people.terms import Kinship, Sex
from app.regions.actions import seed_defaults
from app.schedules.actions import set_term
from app.schedules.entries import NewTerm
from app.schedules.week import parse_windows
from app.skills.values import HeldSkill

YINCHUAN = "640104"
SITE = Site(YINCHUAN, "中山南街 1 号")
COOKING = (HeldSkill("中式烹调"),)
CLASSES = parse_windows("Mon-Fri 08:00-12:00,14:00-17:30")


@dataclass(frozen=True)
class Town:
    """The ids of the town's organisations, its household, and who acts for them."""

    union: UUID
    other_union: UUID
    employer: UUID
    school: UUID
    provider: UUID
    household: UUID

    @property
    def caseworker(self) -> Actor:
        """Of the union that keeps the household's file."""
        return Actor(Role.CASEWORKER, UUID(int=7), self.union)

    @property
    def outsider(self) -> Actor:
        """A caseworker of another union."""
        return Actor(Role.CASEWORKER, UUID(int=8), self.other_union)

    @property
    def personnel(self) -> Actor:
        """Who hires at the employer."""
        return Actor(Role.EMPLOYER, UUID(int=9), self.employer)

    @property
    def supervisor(self) -> Actor:
        """Of the union."""
        return Actor(Role.SUPERVISOR, UUID(int=10), self.union)


async def build_town() -> Town:
    """Every organisation verified, numbers of law seeded, one household without members."""
    await seed_defaults(SYSTEM)
    union = await _organisation(OrganisationKind.UNION, "银川市总工会", 1)
    return Town(
        union=union,
        other_union=await _organisation(OrganisationKind.UNION, "石嘴山市总工会", 2),
        employer=await _organisation(OrganisationKind.EMPLOYER, "银川示例物业公司", 3),
        school=await _organisation(OrganisationKind.SCHOOL, "宁夏示例大学", 4),
        provider=await _organisation(OrganisationKind.PROVIDER, "示例职业培训学校", 5),
        household=await open_household(SYSTEM, NewHousehold(union, YINCHUAN)),
    )


async def add_worker(town: Town, name: str = "谢明杰", born: date = date(1978, 3, 1)) -> UUID:
    """A grown-up member of the household."""
    return await add_person(SYSTEM, town.household, NewPerson(name, born, Sex.MALE, Kinship.SELF))


async def add_student(
    town: Town,
    born: date = date(2004, 5, 1),
    *,
    level: StudentLevel = StudentLevel.UNIVERSITY,
    entered_on: date = date(2023, 9, 1),
    graduates_on: date = date(2027, 6, 30),
) -> UUID:
    """A member who studies at the town's school, with classes on workdays."""
    student = await add_person(SYSTEM, town.household, NewPerson("谢同学", born, Sex.MALE, Kinship.CHILD))
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
    """A full-time job at the town's employer since January 2026."""
    week = parse_windows("Mon-Fri 07:00-15:00")
    job = NewEmployment(
        "保安", EmploymentForm.FULL_TIME, pay_fen, week, date(2026, 1, 1), organisation_id=town.employer
    )
    return await record_employment(SYSTEM, person_id, job)


async def _organisation(kind: OrganisationKind, name: str, number: int) -> UUID:
    first = f"9164010{number}MA0000000"[:17]
    code = first + credit_code_check_character(first)
    organisation = await register(SYSTEM, NewOrganisation(kind, name, YINCHUAN, credit_code=code))
    await verify(SYSTEM, organisation)
    return organisation
