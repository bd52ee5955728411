"""The same thing done twice at the same moment happens once."""

import asyncio
from datetime import date

from app.actors import SYSTEM
from app.db import start_task
from app.errors import Invalid
from app.matching.terms import StudentLevel
from app.people.actions import add_person, give_consent, graduate_due, open_household, record_skill, record_study
from app.people.entries import NewHousehold, NewPerson, NewStudy
from app.people.id_numbers import id_number_check_character
from app.people.tables import Consent, Person, PersonSkill
from app.people.terms import ConsentPurpose, Kinship, Sex
from app.schedules.week import parse_windows
from app.skills.values import HeldSkill, SkillLevel
from tests.cast import YINCHUAN, Town
from tests.people.conftest import TODAY

FIRST = "35050519900203123"
BROTHER = NewPerson(
    "谢明亮", date(1990, 2, 3), Sex.MALE, Kinship.SIBLING, id_number=FIRST + id_number_check_character(FIRST)
)


async def test_one_id_number_entered_in_two_files_at_once_enters_one(town: Town) -> None:
    other = await open_household(town.caseworker, NewHousehold(town.union, YINCHUAN))
    tries = [start_task(add_person(town.caseworker, home, BROTHER)) for home in (town.household, other)]
    outcomes = await asyncio.gather(*tries, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes].count(Invalid) == 1
    assert await Person.count().where(Person.id_number_index.is_not_null()) == 1


async def test_consent_given_five_times_at_once_is_one_consent(town: Town) -> None:
    tries = [start_task(give_consent(town.caseworker, town.worker, [ConsentPurpose.MATCH_COURSES])) for _ in range(5)]
    assert sorted(await asyncio.gather(*tries)) == [0, 0, 0, 0, 1]
    assert await Consent.count() == 1


async def test_a_skill_raised_at_once_keeps_the_highest_level(town: Town) -> None:
    levels = (SkillLevel.JUNIOR, SkillLevel.SENIOR, SkillLevel.INTERMEDIATE)
    tries = [start_task(record_skill(town.caseworker, town.worker, HeldSkill("电工", level))) for level in levels]
    assert len(set(await asyncio.gather(*tries))) == 1
    assert await PersonSkill.select(PersonSkill.level) == [{"level": 4}]


async def test_two_schedulers_graduate_a_student_once(town: Town) -> None:
    timetable = parse_windows("Mon-Thu 08:00-12:00")
    study = NewStudy("泉州师范学院", StudentLevel.UNIVERSITY, date(2021, 9, 1), TODAY, timetable)
    await record_study(town.caseworker, town.partner, study)
    assert sorted(await asyncio.gather(*[start_task(graduate_due(SYSTEM)) for _ in range(3)])) == [0, 0, 1]
