"""Builds the demonstration: a town is founded, openings are posted, and months pass under the simulated clock."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

import click

from app import clock, identifiers
from app.casework.events import CaseReopened
from app.db import atomic_block, open_database
from app.db.migrate import migrate
from app.db.schema import delete_every_row
from app.demonstration.agenda import Agenda
from app.demonstration.diaries import DIARIES, write_diaries
from app.demonstration.diaries.diary import Diary
from app.demonstration.eight_families import EIGHT_FAMILIES, LIVES_WITH
from app.demonstration.founding import found_town
from app.demonstration.offers import draw_firms
from app.demonstration.population import draw_population
from app.demonstration.posting import post_next_season, post_openings
from app.demonstration.result import DemonstrationResult, read_result
from app.demonstration.settling import SettledFamily, Staff, settle
from app.demonstration.townspeople import Townspeople
from app.followups.events import FollowUpMoved
from app.followups.months import on_the_same_day
from app.history import connect
from app.people.tables import Household
from app.placements.events import PlacementStarted
from app.reactions import REACTIONS
from app.scheduler import run_once
from app.settings import Settings
from app.training.events import EnrolmentMoved
from app.web.public.marker import Demonstration, is_unfinished, mark_as_demonstration, mark_as_unfinished

FIRST_DAY = date(2025, 5, 6)
"""Chosen so that 14 months hold a graduation each summer, a make-up Saturday in term, and only announced holidays."""
PEOPLE = 300
DAYS_OF_LAST_SEASON = 9
"""So many days before the end new courses and slots go up: their deadlines lie behind it."""
COLLECT_AFTER = 200_000
"""Objects made and not freed between two looks for circular garbage (Python's own default: 700)."""


class DatabaseNotEmpty(Exception):
    """The database holds households already: an invented town is never mixed with real files."""


@dataclass(frozen=True, slots=True)
class Town:
    """The town on its first day."""

    staff: Staff
    families: Mapping[str, SettledFamily]
    people: Townspeople
    agenda: Agenda


async def build(settings: Settings, seed: int, months: int, *, quiet: bool = False) -> DemonstrationResult:
    """Found the town in an empty database and let `months` pass; marks the database as a demonstration.

    The same seed gives the same result on every machine and on both engines. Raises DatabaseNotEmpty.
    """
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    last_day = on_the_same_day(FIRST_DAY, months)
    async with open_database(settings.database_url):
        await migrate()
        await _make_room(settings)
        with clock.simulated(clock.at(FIRST_DAY)), identifiers.reproducible(seed), _seldom_collecting():
            async with atomic_block():
                town = await _found(seed, last_day)
            await let_days_pass(town.agenda, FIRST_DAY, last_day, quiet=quiet)
            result = await read_result(town.staff.caseworker, town.families, seed, months, last_day)
    homes = {code: family.household_id for code, family in town.families.items() if code in DIARIES}
    families = homes | {code: homes[home] for code, home in LIVES_WITH.items()}
    mark_as_demonstration(settings, Demonstration(last_day, families), result.to_json())
    return result


async def _make_room(settings: Settings) -> None:
    """Refuse a database that holds anything but a demonstration that was never finished, which is removed first."""
    if is_unfinished(settings):
        await delete_every_row()
    elif await Household.exists():
        raise DatabaseNotEmpty("this database is not empty: choose another NUANGANG_DATA or DATABASE_URL")
    mark_as_unfinished(settings)


async def let_days_pass(agenda: Agenda, first_day: date, last_day: date, *, quiet: bool = True) -> None:
    """Every day from the first to the last: the program's own actions, then what people do.

    A day is one transaction, so that its hundreds of small actions wait for the disk once.
    """
    with _days(first_day, last_day, quiet=quiet) as days:
        for day in days:
            async with atomic_block():
                clock.travel_to(clock.at(day, 9))
                await run_once()
                clock.travel_to(clock.at(day, 10))
                await agenda.do(day)


async def _found(seed: int, last_day: date) -> Town:
    families = (*EIGHT_FAMILIES, *draw_population(seed, PEOPLE, FIRST_DAY))
    staff = await found_town(seed, families)
    agenda = Agenda()
    people = Townspeople(staff, seed, agenda, last_day)
    connect(_with_townspeople(people))
    settled = {family.code: await settle(staff, family, FIRST_DAY) for family in families}
    for family in settled.values():
        if family.family.code not in DIARIES:
            people.get_to_know(family)
    await post_openings(staff, seed, FIRST_DAY, draw_firms(seed))
    await people.look_around()
    await write_diaries(settled, lambda family: Diary(staff, family, agenda, FIRST_DAY, last_day))
    await people.begin(FIRST_DAY)
    season = last_day - timedelta(days=DAYS_OF_LAST_SEASON)
    if season > FIRST_DAY:
        agenda.put(season, partial(post_next_season, staff, seed, season, draw_firms(seed)))
        agenda.put(season, people.talk_about_another_post)
    return Town(staff, settled, people, agenda)


def _with_townspeople(people: Townspeople) -> dict[Any, Any]:
    """The program's reactions, and behind them what the invented people do about an event."""
    acting = {
        PlacementStarted: people.on_started,
        FollowUpMoved: people.on_asked,
        CaseReopened: people.on_reopened,
        EnrolmentMoved: people.on_enrolment,
    }
    return {**REACTIONS, **{event: (*REACTIONS.get(event, ()), act) for event, act in acting.items()}}


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Look for circular garbage seldom: millions of small values come and go here, and hardly any is in a circle."""
    before = gc.get_threshold()
    gc.set_threshold(COLLECT_AFTER)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _days(first_day: date, last_day: date, *, quiet: bool) -> Iterator[Iterator[date]]:
    days = [first_day + timedelta(days=number) for number in range((last_day - first_day).days + 1)]
    if quiet:
        yield iter(days)
        return
    with click.progressbar(days, label=f"{first_day} - {last_day}") as shown:
        yield iter(shown)
