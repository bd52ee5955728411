"""School terms and holiday notices as rows: entered, corrected, refused field by field."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.actors import Actor, Role
from app.errors import Invalid, NotAllowed, NotFound
from app.identifiers import new_id
from app.organisations.tables import Organisation
from app.schedules.actions import announce_year, set_term
from app.schedules.calendar import DayKind, MakeUpDay
from app.schedules.entries import NewNotice, NewTerm
from app.schedules.queries import calendar, school_years
from app.schedules.terms import SchoolPeriod

SUPERVISOR = Actor(Role.SUPERVISOR, new_id(), new_id())
CASEWORKER = Actor(Role.CASEWORKER, new_id(), new_id())
NOTICE = NewNotice(
    2027,
    "an invented notice for this test",
    {date(2027, 1, 1): "New Year's Day", date(2027, 2, 5): "Spring Festival"},
    {date(2027, 2, 13): MakeUpDay("Spring Festival", 4)},
)


async def test_a_school_year_comes_back_with_exams_holidays_and_own_make_up_days(database):
    school = await _school()
    await set_term(CASEWORKER, _term(school))

    year = (await school_years([school]))[school]

    assert year.period(date(2026, 3, 10)) is SchoolPeriod.TERM
    assert year.period(date(2026, 6, 30)) is SchoolPeriod.EXAMS
    assert year.period(date(2026, 8, 1)) is SchoolPeriod.VACATION
    assert year.period(date(2026, 10, 1)) is SchoolPeriod.UNKNOWN
    assert year.student_free(date(2026, 4, 17))
    assert year.calendar.week_day_for_classes(date(2026, 2, 28)) == 3


async def test_a_school_without_terms_has_an_empty_year(database):
    school = await _school()

    assert (await school_years([school]))[school].terms == ()


async def test_a_corrected_term_replaces_the_first_entry(database):
    school = await _school()
    term_id = await set_term(CASEWORKER, _term(school))

    assert await set_term(CASEWORKER, replace(_term(school), last_day=date(2026, 7, 17)), term_id=term_id) == term_id
    assert [term.last_day for term in (await school_years([school]))[school].terms] == [date(2026, 7, 17)]


async def test_every_wrong_field_of_a_term_is_named(database):
    school = await _school()
    await set_term(CASEWORKER, _term(school))
    wrong = NewTerm(
        school,
        " ",
        date(2026, 6, 1),
        date(1900, 1, 1),
        exam_weeks=((date(2026, 6, 8), date(2026, 6, 2)),),
        vacation_until=date(1899, 1, 1),
        make_up_days_follow={date(2026, 3, 3): 0},
    )

    with pytest.raises(Invalid) as refused:
        await set_term(CASEWORKER, wrong)
    assert [problem.rule for problem in refused.value.problems] == [
        "name-missing",
        "year-implausible",
        "days-reversed",
        "exams-outside-term",
        "vacation-before-term-ends",
        "not-a-make-up-day",
    ]


async def test_two_terms_of_a_school_share_no_day(database):
    school = await _school()
    await set_term(CASEWORKER, _term(school))

    with pytest.raises(Invalid) as refused:
        await set_term(CASEWORKER, NewTerm(school, "夏季学期", date(2026, 7, 10), date(2026, 8, 1)))
    assert refused.value.rule == "terms-overlap"


async def test_a_term_needs_a_school_and_a_correction_needs_a_term(database):
    with pytest.raises(NotFound):
        await set_term(CASEWORKER, _term(new_id()))
    with pytest.raises(NotFound):
        await set_term(CASEWORKER, _term(await _school()), term_id=new_id())


async def test_an_employer_enters_no_terms(database):
    with pytest.raises(NotAllowed):
        await set_term(Actor(Role.EMPLOYER, new_id()), _term(new_id()))


async def test_an_announced_year_is_known_from_then_on(database):
    assert (await calendar()).look(date(2027, 1, 1)).kind is DayKind.NOT_ANNOUNCED

    await announce_year(SUPERVISOR, NOTICE)

    known = await calendar()
    assert known.look(date(2027, 1, 1)).kind is DayKind.HOLIDAY
    assert known.week_day_for_classes(date(2027, 2, 13)) == 4
    assert known.look(date(2026, 12, 31)).note is None


async def test_a_corrected_notice_replaces_the_first(database):
    first = await announce_year(SUPERVISOR, NOTICE)

    again = await announce_year(SUPERVISOR, replace(NOTICE, make_up_days={}))

    assert again == first
    assert (await calendar()).look(date(2027, 2, 13)).kind is DayKind.WEEKEND


async def test_a_make_up_day_taken_back_by_a_correction_is_forgotten_by_the_school(database):
    school = await _school()
    await announce_year(SUPERVISOR, NOTICE)
    spring = NewTerm(school, "2027 春", date(2027, 2, 1), date(2027, 7, 1), make_up_days_follow={date(2027, 2, 13): 1})
    await set_term(CASEWORKER, spring)
    assert (await school_years([school]))[school].calendar.week_day_for_classes(date(2027, 2, 13)) == 1

    await announce_year(SUPERVISOR, replace(NOTICE, make_up_days={}))

    assert (await school_years([school]))[school].student_free(date(2027, 2, 13))


async def test_a_shipped_year_is_not_entered_again(database):
    with pytest.raises(Invalid) as refused:
        await announce_year(SUPERVISOR, replace(NOTICE, year=2026))
    assert refused.value.rule == "year-not-open"


async def test_every_wrong_field_of_a_notice_is_named(database):
    wrong = NewNotice(2027, "", {date(2028, 1, 1): "New Year's Day"}, {date(2027, 2, 12): MakeUpDay("", 4)})

    with pytest.raises(Invalid) as refused:
        await announce_year(SUPERVISOR, wrong)
    assert [problem.field for problem in refused.value.problems] == ["source", "holidays", "make_up_days"]


async def test_only_a_supervisor_enters_holidays(database):
    with pytest.raises(NotAllowed):
        await announce_year(CASEWORKER, NOTICE)


def _term(school: UUID) -> NewTerm:
    return NewTerm(
        school,
        "2026 春季学期",
        date(2026, 2, 24),
        date(2026, 7, 10),
        exam_weeks=((date(2026, 6, 29), date(2026, 7, 10)),),
        vacation_until=date(2026, 8, 30),
        days_off=(date(2026, 4, 17),),
        make_up_days_follow={date(2026, 2, 28): 3},
    )


async def _school() -> UUID:
    row = Organisation(kind="school", name="示例职业学院", division="640104")
    await Organisation.insert(row)
    return UUID(str(row.id))
