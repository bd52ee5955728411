"""The eight families' fourteen months for the story tests: lived once on each engine, and kept on the days tests name.

A story says at its top which evenings it looks at, `FIRST_EVENING = evening(2025, 5, 6)`, and its tests go there:
`async with town.on(FIRST_EVENING): ...`. Whatever a test does there is undone when the block ends.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from app import clock, identifiers
from app.actors import Actor
from app.casework.matches import PersonMatches, matches_for
from app.db import atomic_block, open_database
from app.demonstration.agenda import Agenda
from app.demonstration.build import FIRST_DAY, let_days_pass
from app.demonstration.diaries import write_diaries
from app.demonstration.diaries.diary import Diary
from app.demonstration.eight_families import EIGHT_FAMILIES
from app.demonstration.founding import PROVIDER, found_town
from app.demonstration.offers import draw_cohort, draw_courses, draw_firms, draw_slots, draw_vacancies
from app.demonstration.settling import SettledFamily, Staff, settle
from app.followups.months import on_the_same_day
from app.history import connect
from app.jobs.actions import post_vacancy, review_vacancy
from app.reactions import REACTIONS
from app.training.actions import open_cohort, post_course, start_programme
from app.training.postings import NewProgramme
from app.workstudy.actions import post_slot, review_slot

SEED, MONTHS = 1, 14
LAST_DAY = on_the_same_day(FIRST_DAY, MONTHS)
VACANCIES, COURSES, SLOTS = 36, 12, 8
"""Openings besides the families' own, so that a first place in a list means something."""

Keep = Callable[[date], Awaitable[str]]
"""Copies the closed database as it stands on the evening of a day: the address of the copy."""

_looked_at: set[date] = set()


def evening(year: int, month: int, day: int) -> date:
    """Have the town kept as it stands on that evening. Called while tests are collected, before the town is built."""
    named = date(year, month, day)
    _looked_at.add(named)
    return named


class _Undo(Exception):
    """Ends the transaction a test ran in, and leaves nothing of it."""


@dataclass(slots=True)
class StoryTown:
    """The eight families: their diaries by the code of the household, and the databases kept by evening."""

    staff: Staff
    diaries: dict[str, Diary] = field(default_factory=dict)
    kept: dict[date, str] = field(default_factory=dict)

    @property
    def caseworker(self) -> Actor:
        """Who answers for every family."""
        return self.staff.caseworker

    def diary(self, code: str) -> Diary:
        """What the household of S1, S3, S5, S6, S7 or S8 wrote down. Raises KeyError."""
        return self.diaries[code]

    def person(self, code: str, key: str) -> UUID:
        """A member of a household. Raises KeyError."""
        return self.diaries[code].person(key)

    @asynccontextmanager
    async def on(self, day: date, *, today: date | None = None) -> AsyncIterator[None]:
        """The town on an evening named with `evening`, the clock at six (of `today`, if another day shall be it).

        Everything done inside is one transaction that is undone in the end.
        """
        async with open_database(self.kept[day]):
            with clock.simulated(clock.at(today or day, 18)):
                connect(REACTIONS)
                try:
                    async with atomic_block():
                        yield
                        raise _Undo
                except _Undo:
                    pass
                finally:
                    connect({})

    async def matches(self, code: str, key: str, limit: int = 10, near_misses: int = 60) -> PersonMatches:
        """What fits a member today, the best first, and what does not. Inside `on`."""
        return await matches_for(self.caseworker, self.person(code, key), clock.today(), limit, near_misses)


async def live_the_months(url: str, keep: Keep) -> StoryTown:
    """Found the town in the empty database at `url`, let its months pass, and keep each evening that is looked at."""
    connect(REACTIONS)
    try:
        with clock.simulated(clock.at(FIRST_DAY)), identifiers.reproducible(SEED):
            agenda = Agenda()
            async with open_database(url):
                town = await _found(agenda)
            await _let_days_pass(url, agenda, town, keep)
    finally:
        connect({})
    return town


async def _let_days_pass(url: str, agenda: Agenda, town: StoryTown, keep: Keep) -> None:
    """The months in stretches, each up to an evening that is looked at."""
    first = FIRST_DAY
    for day in sorted({*_looked_at, LAST_DAY}):
        async with open_database(url):
            await let_days_pass(agenda, first, day)
        if day in _looked_at:
            town.kept[day] = await keep(day)
        first = day + timedelta(days=1)


async def _found(agenda: Agenda) -> StoryTown:
    staff = await found_town(SEED, EIGHT_FAMILIES)
    town = StoryTown(staff)
    settled = {family.code: await settle(staff, family, FIRST_DAY) for family in EIGHT_FAMILIES}
    await _post_openings(staff)

    def diary_of(family: SettledFamily) -> Diary:
        town.diaries[family.family.code] = Diary(staff, family, agenda, FIRST_DAY, LAST_DAY)
        return town.diaries[family.family.code]

    await write_diaries(settled, diary_of)
    return town


async def _post_openings(staff: Staff) -> None:
    firms = draw_firms(SEED)
    for vacancy in draw_vacancies(SEED, VACANCIES, FIRST_DAY, firms, staff.organisations):
        await review_vacancy(staff.supervisor, await post_vacancy(staff.supervisor, vacancy))
    programme_id = await start_programme(staff.supervisor, NewProgramme(staff.union_id, "造血帮扶技能培训"))
    for index, course in enumerate(draw_courses(COURSES, programme_id, staff.organisations[PROVIDER])):
        course_id = await post_course(staff.supervisor, course)
        await open_cohort(staff.supervisor, draw_cohort(SEED, index, FIRST_DAY, course_id))
    for slot in draw_slots(SEED, SLOTS, FIRST_DAY, firms, staff.organisations):
        await review_slot(staff.supervisor, await post_slot(staff.supervisor, slot))
