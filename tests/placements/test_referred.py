"""From an offer to work begun: the opening's terms become the placement's."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date

import pytest

from app import clock
from app.actors import SYSTEM
from app.casework.lifecycle import ReferralState
from app.casework.queries import referral_by_id
from app.errors import NotFound, NotPossibleNow
from app.history import connect
from app.jobs.actions import agree_transfer, propose_transfer, record_negotiation
from app.jobs.lifecycle import Party, Stance
from app.jobs.postings import NewTransfer
from app.matching.terms import EmploymentForm, OpeningKind, PayUnit
from app.people.actions import record_employment
from app.people.entries import NewEmployment
from app.people.tables import Employment
from app.placements.actions import end
from app.placements.lifecycle import EndReason
from app.placements.queries import placement
from app.placements.referred import begin_transfer, place
from app.reactions import REACTIONS
from app.schedules.week import WeekPattern, parse_windows
from app.workstudy.lifecycle import BookingState
from app.workstudy.queries import bookings_of
from app.workstudy.rules import BookingRefused
from tests.casework.referring import offered, proposed, ready
from tests.cast import SITE, Town, add_student, agree_to_everything, build_town, employ, on, set_terms
from tests.conftest import OpenDatabase
from tests.jobs.vacancies import OFFICE_HOURS, live_vacancy
from tests.training.courses import cohort
from tests.workstudy.slots import live_slot

SPRING = date(2026, 3, 2)
FIRST_DAY = date(2026, 4, 1)


@pytest.fixture
async def town(database: OpenDatabase) -> AsyncIterator[Town]:
    connect(REACTIONS)
    with on(SPRING):
        town = await build_town()
        await set_terms(town)
        await ready(town)
        yield town
    connect({})


async def _placed(town: Town, referral_id, **agreed) -> dict:
    clock.travel_to(clock.at(FIRST_DAY))
    return await placement(SYSTEM, await place(town.caseworker, referral_id, FIRST_DAY, **agreed))


async def test_a_full_time_post_gives_its_hours_its_lowest_pay_and_its_place(town: Town) -> None:
    vacancy_id = await live_vacancy(town)
    referral = await offered(town, vacancy_id)
    row = await _placed(town, referral)
    assert (row["opening_id"], row["referral_id"], row["organisation_id"]) == (vacancy_id, referral, town.employer)
    assert (row["form"], row["wage_fen"], row["agreed_share_percent"]) == ("full_time", 350_000, 100)
    assert (WeekPattern.from_text(row["week"]), row["division"]) == (OFFICE_HOURS, "640104")
    assert (await referral_by_id(town.caseworker, referral)).state is ReferralState.PLACED


async def test_another_wage_may_have_been_agreed(town: Town) -> None:
    row = await _placed(town, await offered(town, await live_vacancy(town)), wage_fen=390_000)
    assert row["wage_fen"] == 390_000


async def test_part_time_pay_of_an_hour_becomes_the_pay_of_a_month_and_its_share_of_full_time(town: Town) -> None:
    vacancy_id = await live_vacancy(
        town,
        form=EmploymentForm.PART_TIME,
        week=parse_windows("Mon-Fri 08:00-12:00"),
        pay_unit=PayUnit.HOUR,
        pay_low_fen=2_600,
        pay_high_fen=2_600,
        paid_every_days=15,
    )
    row = await _placed(town, await offered(town, vacancy_id))
    twenty_hours_a_week = 20 * 2_600 * 52 // 12
    assert row["form"] == "part_time"
    assert abs(row["wage_fen"] - twenty_hours_a_week) < twenty_hours_a_week // 50
    assert row["agreed_share_percent"] == 50


async def test_work_given_up_for_it_ends_the_day_before(town: Town) -> None:
    stall = NewEmployment(
        "早市", EmploymentForm.SELF_EMPLOYED, 150_000, parse_windows("daily 05:00-10:00"), SPRING, may_stop=True
    )
    stall_id = await record_employment(town.caseworker, town.worker, stall)
    referral = await offered(town, await live_vacancy(town))
    with pytest.raises(NotPossibleNow, match="placement-clash"):
        await _placed(town, referral)
    await _placed(town, referral, gives_up=(stall_id,))
    (before,) = await Employment.select().where(Employment.source_id == stall_id)
    assert before["until_day"] == date(2026, 3, 31)


async def test_nobody_begins_before_an_offer_and_nobody_twice(town: Town) -> None:
    referral = await proposed(town, await live_vacancy(town))
    with pytest.raises(NotPossibleNow, match="referral-lifecycle"):
        await _placed(town, referral)
    clock.travel_to(clock.at(SPRING))
    other = await offered(town, await live_vacancy(town, title="保安"))
    await _placed(town, other)
    with pytest.raises(NotPossibleNow, match="referral-lifecycle"):
        await _placed(town, other)


async def test_a_course_is_enrolled_in(town: Town) -> None:
    referral = await offered(town, await cohort(town), OpeningKind.COURSE)
    with pytest.raises(NotPossibleNow, match="course-is-no-placement"):
        await _placed(town, referral)


async def test_another_union_places_nobody(town: Town) -> None:
    referral = await offered(town, await live_vacancy(town))
    with pytest.raises(NotFound):
        await place(town.outsider, referral, FIRST_DAY)


async def test_a_slot_is_booked_with_its_caps_and_given_back_at_the_end(town: Town) -> None:
    student = await add_student(town)
    await agree_to_everything(student)
    of_student = replace(town, worker=student)
    row = await _placed(town, await offered(of_student, await live_slot(town), OpeningKind.SLOT))
    (booking,) = await bookings_of(SYSTEM, [student])
    assert (row["kind"], booking.first_day, booking.state) == ("slot", FIRST_DAY, BookingState.BOOKED)
    clock.travel_to(clock.at(date(2026, 4, 20)))
    await end(town.caseworker, row["id"], date(2026, 4, 19), EndReason.TERM_OVER)
    (booking,) = await bookings_of(SYSTEM, [student])
    assert (booking.state, booking.last_day) == (BookingState.ENDED, date(2026, 4, 19))


async def test_a_slot_over_the_cap_of_term_is_not_begun(town: Town) -> None:
    student = await add_student(town)
    await agree_to_everything(student)
    of_student = replace(town, worker=student)
    first = await offered(of_student, await live_slot(town, week=parse_windows("Sat 09:00-15:00")), OpeningKind.SLOT)
    second = await offered(of_student, await live_slot(town, week=parse_windows("Sun 09:00-15:00")), OpeningKind.SLOT)
    await _placed(town, first)
    with pytest.raises(BookingRefused, match="student-term-week"):
        await _placed(town, second)


async def test_a_transfer_begins_when_all_agree_and_keeps_the_wage_before(town: Town) -> None:
    await employ(town, town.worker)
    post = NewTransfer(town.worker, "后勤管理员", FIRST_DAY, parse_windows("Mon-Fri 08:30-16:00"), 310_000, SITE)
    transfer_id = await propose_transfer(town.caseworker, post)
    clock.travel_to(clock.at(FIRST_DAY))
    with pytest.raises(NotPossibleNow):
        await begin_transfer(town.caseworker, transfer_id)
    for party in Party:
        await record_negotiation(SYSTEM, transfer_id, party, Stance.AGREES)
    await agree_transfer(town.caseworker, transfer_id)
    row = await placement(SYSTEM, await begin_transfer(town.caseworker, transfer_id))
    assert (row["kind"], row["wage_fen"], row["wage_before_fen"]) == ("transfer", 310_000, 300_000)


async def test_a_transfer_is_not_begun_by_a_referral_alone(town: Town) -> None:
    await employ(town, town.worker)
    post = NewTransfer(town.worker, "后勤管理员", FIRST_DAY, parse_windows("Mon-Fri 08:30-16:00"), 310_000, SITE)
    referral = await offered(town, await propose_transfer(town.caseworker, post), OpeningKind.TRANSFER)
    with pytest.raises(NotPossibleNow, match="transfer-by-agreement"):
        await _placed(town, referral)
