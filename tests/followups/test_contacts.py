"""Contacts as rows: laid out, asked once, overdue, excused, called off."""

import json
from datetime import date, timedelta

import pytest

from app import clock
from app.actors import SYSTEM
from app.errors import Invalid, NotAllowed, NotFound, NotPossibleNow
from app.followups.actions import (
    Answer,
    already_told,
    answer_followup,
    cancel_followups,
    excuse,
    lay_out_followups,
    lay_out_health_watch,
    mark_overdue,
    pause,
    review_follow_up,
    send_due,
)
from app.followups.lifecycle import CancelReason, ExcuseReason
from app.followups.queries import Contact, followups_of, followups_of_person
from app.followups.tables import FollowUp
from app.notifications.tables import Message
from app.placements.actions import start
from tests.cast import START, Town, build_settled_town, on
from tests.conftest import OpenDatabase

DAY_3, DAY_15, DAY_30 = date(2026, 1, 4), date(2026, 1, 16), date(2026, 2, 2)


async def laid_out() -> tuple[Town, list[Contact]]:
    """A town with one placement from 1 January 2026 and its contacts."""
    town = await build_settled_town()
    with on(START):
        placement_id = await start(town.caseworker, town.job())
        await lay_out_followups(SYSTEM, placement_id)
    return town, await followups_of(town.caseworker, [placement_id])


async def state_of(contact: Contact) -> str:
    rows = await FollowUp.select(FollowUp.state).where(FollowUp.id == contact.id)
    return str(rows[0]["state"])


async def test_each_contact_keeps_the_rule_and_the_inputs_of_its_date(database: OpenDatabase) -> None:
    _, contacts = await laid_out()
    assert [contact.contact for contact in contacts[:3]] == ["day-3", "day-15", "day-30"]
    # 4 January 2026 is a make-up workday, 31 January a Saturday.
    assert [contact.due_on for contact in contacts[:3]] == [DAY_3, DAY_15, DAY_30]
    row = (await FollowUp.select().where(FollowUp.id == contacts[2].id))[0]
    inputs = json.loads(row["inputs"]) if isinstance(row["inputs"], str) else row["inputs"]
    assert row["rule"] == "days+30"
    assert inputs["planned_on"] == "2026-01-31"
    assert "Moved" in contacts[2].reason.template


async def test_laying_out_twice_changes_nothing(database: OpenDatabase) -> None:
    town, contacts = await laid_out()
    assert contacts[0].placement_id is not None
    assert await lay_out_followups(SYSTEM, contacts[0].placement_id) == 0
    assert len(await followups_of_person(town.caseworker, town.worker)) == len(contacts)


async def test_a_start_entered_late_asks_nothing_about_days_long_gone(database: OpenDatabase) -> None:
    town = await build_settled_town()
    with on(date(2026, 3, 20)):
        placement_id = await start(town.caseworker, town.job())
        await lay_out_followups(SYSTEM, placement_id)
    contacts = await followups_of(town.caseworker, [placement_id])
    assert contacts[0].contact == "month-3"


async def test_a_due_contact_is_asked_once(database: OpenDatabase) -> None:
    _, contacts = await laid_out()
    with on(DAY_3, hour=8):
        assert await send_due(SYSTEM) == 0
    with on(DAY_3):
        assert await send_due(SYSTEM) == 1
        assert await send_due(SYSTEM) == 0
    assert await state_of(contacts[0]) == "sent"
    assert await Message.count() == 1


async def test_after_downtime_everything_is_asked_with_its_whole_window(database: OpenDatabase) -> None:
    _, contacts = await laid_out()
    with on(date(2026, 3, 20)):
        asked = await send_due(SYSTEM)
        assert await mark_overdue(SYSTEM, date(2026, 3, 20)) == 0
    assert asked == sum(contact.due_on <= date(2026, 3, 20) for contact in contacts) >= 4
    row = (await FollowUp.select().where(FollowUp.id == contacts[0].id))[0]
    assert row["window_until"] == date(2026, 3, 27)


async def test_what_is_not_answered_in_its_window_is_overdue_and_reminded_once(database: OpenDatabase) -> None:
    _, contacts = await laid_out()
    with on(DAY_3):
        await send_due(SYSTEM)
    with on(DAY_3 + timedelta(days=7)):
        assert await mark_overdue(SYSTEM, clock.today()) == 0
    with on(DAY_3 + timedelta(days=8)):
        assert await mark_overdue(SYSTEM, clock.today()) == 1
        assert await mark_overdue(SYSTEM, clock.today()) == 0
    assert await state_of(contacts[0]) == "overdue"
    assert await Message.count() == 2


async def test_reminders_stop_when_the_answer_is_in(database: OpenDatabase) -> None:
    town, contacts = await laid_out()
    with on(START + timedelta(days=1)):
        await answer_followup(town.as_worker, contacts[0].id, Answer(still_working=True))
    with on(DAY_3):
        assert await send_due(SYSTEM) == 0
    assert await Message.count() == 0


async def test_an_excused_contact_is_asked_the_day_after_the_excuse_ends(database: OpenDatabase) -> None:
    town, contacts = await laid_out()
    with on(DAY_3):
        await send_due(SYSTEM)
        await excuse(town.caseworker, contacts[0].id, ExcuseReason.IN_HOSPITAL, date(2026, 1, 14))
    with on(date(2026, 1, 14)):
        assert await send_due(SYSTEM) == 0
        assert await mark_overdue(SYSTEM, clock.today()) == 0
    with on(date(2026, 1, 15)):
        assert await send_due(SYSTEM) == 1
    assert await state_of(contacts[0]) == "sent"


async def test_an_excuse_has_an_end_that_is_not_far_away(database: OpenDatabase) -> None:
    town, contacts = await laid_out()
    with on(DAY_3):
        for until in (DAY_3 - timedelta(days=1), DAY_3 + timedelta(days=61)):
            with pytest.raises(Invalid) as refused:
                await excuse(town.caseworker, contacts[0].id, ExcuseReason.AWAY, until)
            assert refused.value.rule == "excuse-has-an-end"


@pytest.mark.parametrize("marked", [True, False])
async def test_an_excuse_never_hides_what_is_overdue_already(database: OpenDatabase, marked: bool) -> None:
    town, contacts = await laid_out()
    with on(DAY_3):
        await send_due(SYSTEM)
    with on(DAY_3 + timedelta(days=8)):
        if marked:
            await mark_overdue(SYSTEM, clock.today())
        with pytest.raises(NotPossibleNow) as refused:
            await excuse(town.caseworker, contacts[0].id, ExcuseReason.AWAY, clock.today())
        assert refused.value.rule == "excuse-not-overdue"
        assert await pause(town.caseworker, town.worker, clock.today()) == 0


async def test_a_pause_lets_what_falls_due_until_then_wait(database: OpenDatabase) -> None:
    town, contacts = await laid_out()
    with on(START):
        assert await pause(town.as_worker, town.worker, DAY_30) == 3
    with on(DAY_30):
        assert await send_due(SYSTEM) == 0
    with on(DAY_30 + timedelta(days=1)):
        assert await send_due(SYSTEM) == 3
    assert await state_of(contacts[0]) == "sent"


async def test_already_told_is_taken_at_its_word_when_an_answer_is_on_file(database: OpenDatabase) -> None:
    town, contacts = await laid_out()
    with on(DAY_3):
        await answer_followup(town.as_worker, contacts[0].id, Answer(still_working=True))
    with on(DAY_15):
        await send_due(SYSTEM)
        assert await already_told(town.as_worker, contacts[1].id)
    assert await state_of(contacts[1]) == "cancelled"


async def test_already_told_without_an_answer_on_file_only_waits(database: OpenDatabase) -> None:
    town, contacts = await laid_out()
    with on(DAY_3):
        await send_due(SYSTEM)
        assert not await already_told(town.as_worker, contacts[0].id)
    assert await state_of(contacts[0]) == "excused"


async def test_an_overdue_contact_can_still_be_answered_once(database: OpenDatabase) -> None:
    town, contacts = await laid_out()
    with on(DAY_3):
        await send_due(SYSTEM)
    with on(date(2026, 1, 13)):
        await mark_overdue(SYSTEM, clock.today())
        await answer_followup(town.as_worker, contacts[0].id, Answer(still_working=True))
        with pytest.raises(NotPossibleNow):
            await answer_followup(town.as_worker, contacts[0].id, Answer(still_working=True))


async def test_contacts_are_called_off_with_a_reason(database: OpenDatabase) -> None:
    town, contacts = await laid_out()
    assert contacts[0].placement_id is not None
    with on(DAY_3):
        called_off = await cancel_followups(town.caseworker, contacts[0].placement_id, CancelReason.WORK_ENDED)
        assert called_off == len(contacts)
        assert await send_due(SYSTEM) == 0


async def test_health_is_watched_every_thirty_days(database: OpenDatabase) -> None:
    town = await build_settled_town()
    with on(START):
        assert await lay_out_health_watch(town.caseworker, town.worker, START, date(2026, 7, 1)) == 6
        assert await lay_out_health_watch(town.caseworker, town.worker, START, date(2026, 7, 1)) == 0
    contacts = await followups_of_person(town.caseworker, town.worker)
    assert contacts[0].due_on == date(2026, 2, 2)
    assert {contact.instrument for contact in contacts} == {"call"}


async def test_another_union_finds_no_contact(database: OpenDatabase) -> None:
    town, contacts = await laid_out()
    with on(DAY_3):
        with pytest.raises(NotFound):
            await excuse(town.outsider, contacts[0].id, ExcuseReason.AWAY, DAY_3)
        with pytest.raises(NotFound):
            await review_follow_up(town.outsider, contacts[0].id, True)
        with pytest.raises(NotAllowed):
            await send_due(town.caseworker)
    assert await followups_of_person(town.outsider, town.worker) == []
