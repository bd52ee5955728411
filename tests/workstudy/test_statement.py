"""Hours worked and the monthly statement."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import clock
from app.actors import SYSTEM
from app.errors import Invalid, NotFound
from app.history import story_of
from app.regions.defaults import default_parameters
from app.regions.divisions import lineage
from app.regions.rules import resolve
from app.schedules.statutory import statutory_calendar
from app.schedules.terms import SchoolYear, Term
from app.workstudy.actions import book_slot, record_hours
from app.workstudy.queries import monthly_statement
from app.workstudy.rules import pay_for
from app.workstudy.statement import DayWorked, statement
from tests.cast import YINCHUAN, Town, add_student, build_town, set_terms
from tests.workstudy.slots import SUNDAYS, live_slot

NUMBERS = resolve(default_parameters(), lineage(YINCHUAN), date(2026, 4, 1))
SCHOOL = SchoolYear(statutory_calendar(), (Term(date(2026, 2, 9), date(2026, 7, 3), vacation_until=date(2026, 8, 30)),))
SLOT = UUID(int=3)


@pytest.fixture(autouse=True)
def spring() -> Iterator[None]:
    with clock.simulated(clock.at(date(2026, 3, 2))):
        yield


async def _booked(town: Town) -> tuple[UUID, UUID, UUID]:
    """A student with a Saturday and a Sunday slot, at the end of April."""
    student = await add_student(town)
    saturdays = await book_slot(SYSTEM, await live_slot(town), student)
    sundays = await book_slot(
        SYSTEM, await live_slot(town, week=SUNDAYS, title="食堂帮厨", pay_hour_fen=2_400), student
    )
    clock.travel_to(clock.at(date(2026, 4, 30)))
    return student, saturdays, sundays


async def test_the_statement_gives_hours_and_pay_slot_by_slot(database):
    town = await build_town()
    student, saturdays, sundays = await _booked(town)
    for day in (date(2026, 3, 28), date(2026, 4, 4), date(2026, 4, 11)):
        assert await record_hours(town.personnel, saturdays, day, 240) == 8_800
    await record_hours(town.personnel, sundays, date(2026, 4, 12), 90)
    april = await monthly_statement(town.caseworker, student, 2026, 4)
    assert [(line.title, line.days, line.minutes, line.pay_fen) for line in april.lines] == [
        ("图书整理", 2, 480, 17_600),
        ("食堂帮厨", 1, 90, 3_600),
    ]
    assert (april.minutes, april.pay_fen, april.notes) == (570, 21_200, ())
    assert {line.employer for line in april.lines} == {"银川示例物业公司"}


async def test_a_correction_replaces_the_hours_of_a_day_and_is_kept_in_the_history(database):
    town = await build_town()
    student, saturdays, _ = await _booked(town)
    await record_hours(town.personnel, saturdays, date(2026, 4, 11), 240)
    await record_hours(town.personnel, saturdays, date(2026, 4, 11), 180)
    assert (await monthly_statement(SYSTEM, student, 2026, 4)).minutes == 180
    recorded = [entry.data for entry in await story_of([saturdays]) if entry.event == "HoursRecorded"]
    assert [(data["before"], data["after"]) for data in recorded] == [(None, 240), (240, 180)]


@pytest.mark.parametrize(
    ("day", "minutes", "rule"),
    [
        (date(2026, 5, 2), 60, "day-to-come"),
        (date(2026, 3, 6), 60, "day-outside-booking"),
        (date(2026, 4, 11), 1_441, "minutes"),
        (date(2026, 4, 11), -1, "minutes"),
    ],
)
async def test_hours_that_cannot_be_are_refused(database, day, minutes, rule):
    town = await build_town()
    _, saturdays, _ = await _booked(town)
    with pytest.raises(Invalid) as refused:
        await record_hours(town.personnel, saturdays, day, minutes)
    assert refused.value.rule == rule


async def test_another_union_finds_no_statement(database):
    town = await build_town()
    student, _, _ = await _booked(town)
    with pytest.raises(NotFound):
        await monthly_statement(town.outsider, student, 2026, 4)


async def test_a_month_without_work_is_an_empty_statement(database):
    town = await build_town()
    await set_terms(town)
    empty = await monthly_statement(SYSTEM, await add_student(town), 2026, 12)
    assert (empty.lines, empty.minutes, empty.pay_fen) == ((), 0, 0)


def _worked(day: date, minutes: int, slot: UUID = SLOT) -> DayWorked:
    return DayWorked(slot, "图书整理", "图书馆", day, minutes, pay_for(minutes, 2_200))


def test_a_week_over_the_cap_is_said_even_when_the_month_cuts_it():
    """The week of Monday 30 March lies in both months."""
    days = [_worked(date(2026, 3, 30), 300), _worked(date(2026, 4, 4), 240)]
    for month in (date(2026, 3, 1), date(2026, 4, 1)):
        (note,) = statement(SLOT, month, days, SCHOOL, NUMBERS).notes
        assert (note.value("day"), note.value("minutes"), note.value("cap")) == (date(2026, 3, 30), 540, 480)


def test_in_the_school_holidays_the_caps_of_term_are_not_mentioned():
    days = [_worked(date(2026, 7, day), 480) for day in (6, 7, 8)]
    assert statement(SLOT, date(2026, 7, 1), days, SCHOOL, NUMBERS).notes == ()


def test_a_month_over_the_cap_is_said():
    days = [_worked(date(2026, 4, day), 480) for day in (1, 6, 13, 20, 27)] + [_worked(date(2026, 4, 30), 30)]
    notes = statement(SLOT, date(2026, 4, 1), days, SCHOOL, NUMBERS).notes
    assert [note.value("minutes") for note in notes] == [510, 2_430]


DAYS_WORKED = st.lists(
    st.builds(
        _worked,
        st.dates(date(2026, 3, 25), date(2026, 5, 6)),
        st.integers(0, 600),
        st.sampled_from([UUID(int=1), UUID(int=2), UUID(int=3)]),
    ),
    max_size=30,
)


@given(DAYS_WORKED, st.randoms())
@settings(max_examples=100)
def test_the_lines_add_up_to_the_month_in_any_order(days, shuffler):
    one = statement(SLOT, date(2026, 4, 1), days, SCHOOL, NUMBERS)
    shuffled = list(days)
    shuffler.shuffle(shuffled)
    assert statement(SLOT, date(2026, 4, 1), shuffled, SCHOOL, NUMBERS) == one
    april = [day for day in days if day.day.month == 4]
    assert (one.minutes, one.pay_fen) == (sum(day.minutes for day in april), sum(day.pay_fen for day in april))
    assert len(one.lines) == len({day.slot_id for day in april})


@given(st.integers(0, 1_440), st.integers(0, 10_000))
@settings(max_examples=100)
def test_pay_is_never_rounded_against_the_student(minutes, pay_hour_fen):
    assert 0 <= pay_for(minutes, pay_hour_fen) * 60 - minutes * pay_hour_fen < 60
