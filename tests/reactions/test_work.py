"""What follows when work starts, ends or is excluded, and when studies or a waiting list move on."""

from datetime import date, timedelta

import pytest

from app.actors import SYSTEM
from app.errors import NotPossibleNow
from app.followups.lifecycle import CancelReason, FollowUpState
from app.followups.queries import followups_of
from app.followups.tables import FollowUp
from app.history import connect
from app.matching.terms import FailureCause
from app.notifications.tables import Message
from app.people.actions import (
    graduate_due,
)
from app.people.tables import PastFailure
from app.placements.actions import end, exclude, start
from app.placements.lifecycle import EndReason, ExclusionReason, PlacementKind
from app.placements.queries import placement
from app.placements.tables import Placement
from app.reactions import REACTIONS
from app.schedules.week import parse_windows
from app.training.actions import drop, enrol
from app.workstudy.actions import book_slot
from app.workstudy.lifecycle import BookingState
from app.workstudy.queries import bookings_of
from tests.cast import (
    START,
    EmploymentForm,
    Town,
    add_grown_up,
    add_student,
    on,
    set_terms,
)
from tests.followups.line import decide_on
from tests.reactions.working import NEWS_ON, SPRING, filled, judged_next, left, vacancy, working
from tests.training.courses import cohort
from tests.workstudy.slots import live_slot


async def test_a_start_fills_the_place_and_lays_out_the_followups(town: Town) -> None:
    vacancy_id = await vacancy(town)
    placement_id = await working(town, opening_id=vacancy_id)
    assert await filled(vacancy_id) == 1
    assert (await followups_of(SYSTEM, [placement_id]))[0].due_on == START + timedelta(days=3)


async def test_connecting_again_replaces_so_that_a_second_app_doubles_nothing(town: Town) -> None:
    connect(REACTIONS)
    vacancy_id = await vacancy(town, headcount=2)
    await working(town, opening_id=vacancy_id)
    assert await filled(vacancy_id) == 1


async def test_nobody_starts_in_a_vacancy_that_is_full(town: Town) -> None:
    vacancy_id = await vacancy(town)
    await working(town, opening_id=vacancy_id)
    with pytest.raises(NotPossibleNow, match="vacancy-full"):
        await working(town, opening_id=vacancy_id, person_id=town.partner)
    assert await Placement.count() == 1, "the refused start left nothing behind"


async def test_work_that_was_found_alone_fills_no_place(town: Town) -> None:
    vacancy_id = await vacancy(town)
    await working(town, kind=PlacementKind.OWN_FIND, opening_id=None)
    assert await filled(vacancy_id) == 0


async def test_an_end_gives_the_place_back_and_calls_off_what_was_to_be_asked(town: Town) -> None:
    vacancy_id = await vacancy(town)
    placement_id = await working(town, opening_id=vacancy_id)
    await left(town, placement_id)
    assert await filled(vacancy_id) == 0
    assert {contact.state for contact in await followups_of(SYSTEM, [placement_id])} == {FollowUpState.CANCELLED}


async def test_a_failure_is_remembered_with_the_terms_it_had(town: Town) -> None:
    placement_id = await working(town)
    await left(town, placement_id)
    (failure,) = await PastFailure.select().where(PastFailure.person_id == town.worker)
    assert (failure["placement_id"], failure["cause"]) == (placement_id, FailureCause.CARE.value)
    assert (failure["organisation_id"], failure["pay_fen"]) == (town.employer, 320_000)


async def test_other_work_is_no_failure_and_says_so_to_the_contacts(town: Town) -> None:
    placement_id = await working(town)
    with on(SPRING):
        await end(town.caseworker, placement_id, SPRING, EndReason.OTHER_JOB)
    reasons = await FollowUp.select(FollowUp.cancel_reason).where(FollowUp.cancel_reason.is_not_null())
    assert {row["cancel_reason"] for row in reasons} == {CancelReason.OTHER_CONTRACT.value}
    assert await PastFailure.count() == 0


async def test_an_exclusion_calls_off_the_contacts_and_is_judged_today(town: Town) -> None:
    placement_id = await working(town)
    await decide_on(START)
    with on(NEWS_ON):
        await exclude(town.caseworker, placement_id, ExclusionReason.MOVED_AWAY)
    reasons = await FollowUp.select(FollowUp.cancel_reason).where(FollowUp.cancel_reason.is_not_null())
    assert {row["cancel_reason"] for row in reasons} == {CancelReason.EXCLUDED.value}
    assert await judged_next() == NEWS_ON


async def test_graduation_ends_bookings_and_the_work_they_were_for(town: Town) -> None:
    with on(SPRING):
        await set_terms(town)
        student = await add_student(town, graduates_on=date(2026, 4, 20))
        slot_id = await live_slot(town)
        booking_id = await book_slot(SYSTEM, slot_id, student)
    work = town.job(
        person_id=student,
        kind=PlacementKind.SLOT,
        form=EmploymentForm.STUDENT_WORK,
        opening_id=slot_id,
        started_on=date(2026, 3, 7),
        week=parse_windows("Sat 09:00-13:00"),
        agreed_share_percent=10,
    )
    with on(date(2026, 3, 7)):
        placement_id = await start(town.caseworker, work)
    with on(date(2026, 4, 20)):
        assert await graduate_due(SYSTEM) == 1
    row = await placement(SYSTEM, placement_id)
    assert (row["state"], row["ended_on"], row["end_reason"]) == ("ended", date(2026, 4, 19), "graduated")
    (booking,) = await bookings_of(SYSTEM, [student])
    assert (booking.id, booking.state, booking.last_day) == (booking_id, BookingState.BOOKED, date(2026, 4, 19))


async def test_who_moves_up_from_the_waiting_list_is_told_once(town: Town) -> None:
    with on(SPRING):
        run = await cohort(town, seats=1)
        first = await enrol(town.caseworker, run, town.worker)
        waiting = await enrol(town.caseworker, run, town.partner)
        await enrol(town.caseworker, run, await add_grown_up(town))
        await drop(town.caseworker, first)
    (message,) = await Message.select()
    assert (message["person_id"], message["message_key"]) == (town.partner, f"enrolment:{waiting}:admitted")
