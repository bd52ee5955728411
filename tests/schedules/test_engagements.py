"""Taken time as rows: engaged, released, read back for many people at once."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.actors import SYSTEM
from app.errors import Invalid, NotPossibleNow
from app.history import story_of
from app.identifiers import new_id
from app.organisations.tables import Organisation
from app.schedules.actions import engage, release
from app.schedules.dated import DatedDays
from app.schedules.engagements import Engaged, EngagementKind
from app.schedules.queries import engagements_from, engagements_of
from app.schedules.statutory import statutory_calendar
from app.schedules.week import parse_windows

STALL = Engaged(
    new_id(),
    EngagementKind.OWN_BUSINESS,
    new_id(),
    parse_windows("daily 05:00-10:00"),
    date(2025, 3, 1),
    title="早市芝麻油摊",
    may_stop=True,
    monthly_pay_fen=180_000,
)


async def test_an_engagement_reads_back_as_it_was_written(database):
    await engage(SYSTEM, STALL)

    assert await engagements_of([STALL.person_id], date(2026, 1, 1), date(2026, 1, 31)) == [STALL]


async def test_only_engagements_that_touch_the_days_are_read(database):
    ended = replace(STALL, source_id=new_id(), last_day=date(2025, 12, 31))
    later = replace(STALL, source_id=new_id(), first_day=date(2026, 2, 1))
    someone_else = replace(STALL, person_id=new_id())
    for engaged in (STALL, ended, later, someone_else):
        await engage(SYSTEM, engaged)

    assert await engagements_of([STALL.person_id], date(2026, 1, 1), date(2026, 1, 31)) == [STALL]
    assert len(await engagements_of([STALL.person_id, someone_else.person_id], date(2025, 12, 31))) == 4
    assert await engagements_of([STALL.person_id], date(2026, 1, 1), date(2026, 2, 1)) == [STALL, later]
    assert await engagements_of([], date(2026, 1, 1)) == []


async def test_release_ends_what_has_begun_and_removes_what_has_not(database):
    then = replace(STALL, first_day=date(2026, 6, 1))
    await engage(SYSTEM, STALL)
    await engage(SYSTEM, then)

    await release(SYSTEM, STALL.source_id, date(2026, 5, 31))
    await release(SYSTEM, STALL.source_id, date(2026, 5, 31))

    assert await engagements_from(STALL.source_id) == [replace(STALL, last_day=date(2026, 5, 31))]
    assert await _events(STALL.person_id) == ["TimeEngaged", "TimeEngaged", "TimeReleased", "TimeReleased"]


async def test_release_does_not_lengthen_what_ended_earlier(database):
    ended = replace(STALL, last_day=date(2025, 12, 31))
    await engage(SYSTEM, ended)

    await release(SYSTEM, STALL.source_id, date(2026, 5, 31))

    assert await engagements_from(STALL.source_id) == [ended]


async def test_release_can_be_narrowed_to_one_person(database):
    other = replace(STALL, person_id=new_id())
    await engage(SYSTEM, STALL)
    await engage(SYSTEM, other)

    await release(SYSTEM, STALL.source_id, date(2026, 5, 31), person_id=STALL.person_id)

    assert await engagements_of([other.person_id], date(2026, 6, 1)) == [other]
    assert await engagements_of([STALL.person_id], date(2026, 6, 1)) == []


async def test_the_same_source_takes_the_same_time_once(database):
    await engage(SYSTEM, STALL)

    with pytest.raises(NotPossibleNow) as refused:
        await engage(SYSTEM, STALL)
    assert refused.value.rule == "time-taken"


async def test_a_repeated_form_is_one_engagement(database):
    first = await engage(SYSTEM, STALL, key="form-1")

    assert await engage(SYSTEM, STALL, key="form-1") == first
    assert len(await engagements_from(STALL.source_id)) == 1


async def test_every_wrong_field_of_an_engagement_is_named(database):
    wrong = replace(STALL, last_day=date(1900, 1, 1), monthly_pay_fen=-1)

    with pytest.raises(Invalid) as refused:
        await engage(SYSTEM, wrong)
    assert [problem.field for problem in refused.value.problems] == ["last_day", "monthly_pay_fen"]


async def test_an_engagement_names_an_organisation_that_exists(database):
    school = Organisation(kind="school", name="示例大学", division="640104")
    await Organisation.insert(school)
    classes = replace(STALL, kind=EngagementKind.CLASSES, organisation_id=school.id, keeps_holidays=True)

    await engage(SYSTEM, classes)
    assert await engagements_from(STALL.source_id) == [classes]
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await engage(SYSTEM, replace(classes, source_id=new_id(), organisation_id=new_id()))


def test_the_hours_of_an_engagement_lie_within_its_days():
    calendar = statutory_calendar()
    engaged = replace(STALL, last_day=date(2026, 10, 2))

    assert engaged.hours(date(2026, 9, 30), date(2026, 10, 31), calendar).days.half_hours == 3 * 10
    assert replace(engaged, keeps_holidays=True).hours(
        date(2026, 9, 30), date(2026, 10, 31), calendar
    ).days == DatedDays.from_words({date(2026, 9, 30): 0x3FF << 10})
    assert engaged.holds_on(date(2026, 10, 2)) and not engaged.holds_on(date(2026, 10, 3))
    assert not engaged.holds_on(date(2025, 2, 28))


async def _events(person_id: UUID) -> list[str]:
    return [entry.event for entry in await story_of([person_id])]
