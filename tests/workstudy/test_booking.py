"""Booking slots: age on the day, caps over all slots, classes and exams, floors, graduation."""

from collections.abc import Iterator
from datetime import date

import pytest

from app import clock
from app.actors import SYSTEM, Actor, Role
from app.errors import Invalid, NotFound, NotPossibleNow
from app.history import story_of
from app.matching.values import OpeningKind, PayUnit, PhysicalDemand, StudentLevel
from app.offers.requirements import Requirements
from app.people.actions import graduate
from app.schedules.queries import engagements_of
from app.schedules.week import WeekPattern, parse_windows
from app.workstudy.actions import (
    book_slot,
    cancel_booking,
    change_slot,
    close_slot,
    end_bookings,
    end_bookings_due,
    post_slot,
    review_slot,
)
from app.workstudy.lifecycle import BookingState, SlotState
from app.workstudy.openings import openings
from app.workstudy.queries import bookings_of, combinations_for, hour_meter
from app.workstudy.queries import slot as standing
from app.workstudy.rules import BookingRefused
from tests.cast import Town, add_grown_up, add_student, build_town, employ, set_terms
from tests.offers.counting import counted_queries
from tests.workstudy.slots import SATURDAYS, SUNDAYS, live_slot, slot


@pytest.fixture(autouse=True)
def spring() -> Iterator[None]:
    with clock.simulated(clock.at(date(2026, 3, 2))):
        yield


@pytest.fixture
async def town(database) -> Town:
    built = await build_town()
    await set_terms(built)
    return built


async def _refusal(slot_id, person_id, **days) -> list[str]:
    with pytest.raises(BookingRefused) as refused:
        await book_slot(SYSTEM, slot_id, person_id, **days)
    assert refused.value.rule == refused.value.findings[0].rule
    return [finding.rule for finding in refused.value.findings]


async def test_a_student_books_a_slot_and_its_time_is_taken(town):
    student, slot_id = await add_student(town), await live_slot(town)
    booking = await book_slot(Actor(Role.STUDENT, student), slot_id, student)
    (booked,) = await bookings_of(SYSTEM, [student])
    assert (booked.id, booked.state, booked.last_day) == (booking, BookingState.BOOKED, date(2026, 5, 31))
    (engaged,) = await engagements_of([student], date(2026, 3, 7))
    assert (engaged.source_id, engaged.week, engaged.form) == (booking, SATURDAYS, "student_work")
    assert (await standing(SYSTEM, slot_id)).places_taken == 1


async def test_a_double_tap_is_one_booking(town):
    student, slot_id = await add_student(town), await live_slot(town)
    me = Actor(Role.STUDENT, student)
    first = await book_slot(me, slot_id, student, key="tap")
    assert await book_slot(me, slot_id, student, key="tap") == first
    assert await book_slot(me, slot_id, student) == first
    assert (await standing(SYSTEM, slot_id)).places_taken == 1


async def test_when_the_days_of_a_booking_are_over_the_slot_can_be_booked_again(town):
    student, slot_id = await add_student(town), await live_slot(town)
    march = await book_slot(SYSTEM, slot_id, student, last_day=date(2026, 3, 28))
    assert await book_slot(SYSTEM, slot_id, student) == march
    clock.travel_to(clock.at(date(2026, 3, 29)))
    april = await book_slot(SYSTEM, slot_id, student)
    booked = {booking.id: booking.first_day for booking in await bookings_of(SYSTEM, [student])}
    assert booked == {march: date(2026, 3, 7), april: date(2026, 3, 29)}


async def test_a_booking_whose_days_are_over_ends_by_itself_and_gives_its_place_back_once(town):
    slot_id = await live_slot(town, places=1)
    student = await add_student(town)
    await book_slot(town.caseworker, slot_id, student)
    clock.travel_to(clock.at(date(2026, 12, 1)))

    assert [await end_bookings_due(SYSTEM), await end_bookings_due(SYSTEM)] == [1, 0]
    assert (await bookings_of(SYSTEM, [student]))[0].state is BookingState.ENDED
    assert (await standing(SYSTEM, slot_id)).places_taken == 0


async def test_make_up_saturdays_are_class_days_and_left_out(town):
    """Saturday 2026-05-09 makes up for the Labour Day holiday."""
    student, slot_id = await add_student(town), await live_slot(town)
    await book_slot(SYSTEM, slot_id, student)
    (booked,) = await bookings_of(SYSTEM, [student])
    assert [(left.day, left.rule) for left in booked.left_out] == [(date(2026, 5, 9), "class-time")]


async def test_a_slot_that_needs_every_day_is_refused_on_a_make_up_saturday(town):
    student, slot_id = await add_student(town), await live_slot(town, may_skip_days=False)
    assert await _refusal(slot_id, student) == ["class-time"]


async def test_a_slot_in_class_time_is_refused(town):
    student = await add_student(town)
    slot_id = await live_slot(town, week=parse_windows("Wed 15:00-17:00"))
    assert await _refusal(slot_id, student, last_day=date(2026, 6, 10)) == ["class-time"]


async def test_exam_weeks_are_left_out_and_a_slot_within_them_refused(town):
    student = await add_student(town)
    slot_id = await live_slot(town, first_day=date(2026, 6, 13), last_day=date(2026, 7, 3))
    await book_slot(SYSTEM, slot_id, student)
    (booked,) = await bookings_of(SYSTEM, [student])
    assert [(left.day, left.rule) for left in booked.left_out] == [(date(2026, 6, 27), "exam-weeks")]
    other = await live_slot(town, first_day=date(2026, 6, 22), last_day=date(2026, 7, 3))
    assert await _refusal(other, student) == ["exam-weeks"]


async def test_both_weekend_days_full_break_the_cap_of_term(town):
    """S4: sixteen hours of a weekend, however they are spread over slots."""
    student = await add_student(town)
    both = await live_slot(town, week=parse_windows("Sat,Sun 09:00-17:00"))
    assert "student-term-week" in await _refusal(both, student)
    saturday = await live_slot(town, week=parse_windows("Sat 09:00-17:00"))
    sunday = await live_slot(town, week=parse_windows("Sun 09:00-17:00"))
    await book_slot(SYSTEM, saturday, student)
    assert "student-term-week" in await _refusal(sunday, student)


async def test_the_caps_are_summed_over_all_slots(town):
    student = await add_student(town)
    await book_slot(SYSTEM, await live_slot(town), student)
    await book_slot(SYSTEM, await live_slot(town, week=SUNDAYS), student)
    third = await live_slot(town, week=parse_windows("Sun 14:00-15:00"))
    assert await _refusal(third, student, last_day=date(2026, 4, 30)) == ["student-term-week"]
    assert await _refusal(third, student) == ["student-term-week", "student-term-month"]
    used = await hour_meter(SYSTEM, student, date(2026, 3, 14))
    assert (used.week_used, used.left) == (16, 0)


async def test_a_week_of_work_fits_in_the_summer_but_not_in_term(town):
    week = parse_windows("Mon-Fri 08:00-16:00")
    slot_id = await live_slot(town, week=week, first_day=date(2026, 7, 6), last_day=date(2026, 8, 28))
    await book_slot(SYSTEM, slot_id, await add_student(town))
    autumn = await live_slot(town, week=parse_windows("Mon-Fri 18:00-21:00"))
    assert "student-term-week" in await _refusal(autumn, await add_student(town))


async def test_two_slots_at_the_same_hours_are_refused(town):
    student = await add_student(town)
    await book_slot(SYSTEM, await live_slot(town), student)
    assert "slots-overlap" in await _refusal(await live_slot(town), student)


async def test_under_sixteen_is_refused_until_the_birthday(town):
    """Age counts on the day the work takes place."""
    young = await add_student(town, date(2010, 4, 18), level=StudentLevel.VOCATIONAL, entered_on=date(2024, 9, 1))
    slot_id = await live_slot(town)
    assert await _refusal(slot_id, young) == ["under-age"]
    await book_slot(SYSTEM, slot_id, young, first_day=date(2026, 4, 18))


async def test_a_sibling_who_does_not_study_is_refused(town):
    assert await _refusal(await live_slot(town), await add_grown_up(town)) == ["not-a-student"]


async def test_first_years_of_a_vocational_school_are_refused(town):
    new = await add_student(town, date(2008, 1, 1), level=StudentLevel.VOCATIONAL, entered_on=date(2025, 9, 1))
    assert await _refusal(await live_slot(town), new) == ["placement-first-year"]


async def test_vocational_students_do_not_work_at_night(town):
    older = await add_student(town, date(2007, 1, 1), level=StudentLevel.VOCATIONAL, entered_on=date(2024, 9, 1))
    slot_id = await live_slot(town, week=parse_windows("Sat 20:00-23:00"))
    assert "placement-night" in await _refusal(slot_id, older)


async def test_a_booking_ends_before_graduation(town):
    student = await add_student(town, graduates_on=date(2026, 5, 1))
    await book_slot(SYSTEM, await live_slot(town), student)
    (booked,) = await bookings_of(SYSTEM, [student])
    assert booked.last_day == date(2026, 4, 30)


async def test_on_graduation_bookings_end(town):
    student = await add_student(town)
    now = await book_slot(SYSTEM, await live_slot(town), student)
    summer = await live_slot(town, week=SUNDAYS, first_day=date(2026, 7, 6), last_day=date(2026, 8, 28))
    later = await book_slot(SYSTEM, summer, student)
    clock.travel_to(clock.at(date(2026, 4, 1)))
    await graduate(SYSTEM, student)
    assert await end_bookings(SYSTEM, student, date(2026, 4, 1)) == [now, later]
    found = {one.id: one for one in await bookings_of(SYSTEM, [student])}
    assert (found[now].state, found[now].last_day) == (BookingState.ENDED, date(2026, 4, 1))
    assert found[later].state is BookingState.CANCELLED
    assert await engagements_of([student], date(2026, 4, 2)) == []
    assert await end_bookings(SYSTEM, student, date(2026, 4, 1)) == []
    fresh = await live_slot(town, week=SUNDAYS)
    assert await _refusal(fresh, student) == ["not-a-student"]


async def test_hours_of_a_job_are_taken(town):
    student = await add_student(town)
    await employ(town, student)
    slot_id = await live_slot(
        town, week=parse_windows("Mon 08:00-10:00"), first_day=date(2026, 7, 6), last_day=date(2026, 8, 28)
    )
    assert await _refusal(slot_id, student) == ["time-taken"]


async def test_a_campus_slot_is_for_its_own_students(town):
    student = await add_student(town)
    own = await live_slot(town, on_campus=True, school_id=town.school, pay_hour_fen=1_200)
    await book_slot(SYSTEM, own, student)
    other = await live_slot(town, on_campus=True, school_id=town.provider, pay_hour_fen=1_200, week=SUNDAYS)
    assert await _refusal(other, student) == ["other-school"]


async def test_the_last_place_is_taken_once(town):
    slot_id = await live_slot(town, places=1)
    first = await book_slot(SYSTEM, slot_id, await add_student(town))
    other = await add_student(town)
    with pytest.raises(NotPossibleNow) as refused:
        await book_slot(SYSTEM, slot_id, other)
    assert refused.value.rule == "slot-full"
    await cancel_booking(SYSTEM, first)
    await cancel_booking(SYSTEM, first)
    await book_slot(SYSTEM, slot_id, other)
    assert (await standing(SYSTEM, slot_id)).places_taken == 1


async def test_a_booking_that_was_cancelled_no_longer_counts(town):
    student = await add_student(town)
    full = await live_slot(town, week=parse_windows("Sat 09:00-17:00"))
    await cancel_booking(SYSTEM, await book_slot(SYSTEM, full, student))
    sunday = await live_slot(town, week=parse_windows("Sun 09:00-17:00"))
    await book_slot(SYSTEM, sunday, student)
    assert [entry.data["after"] for entry in await story_of([(await bookings_of(SYSTEM, [student]))[0].id])] == [
        "booked",
        "cancelled",
    ]


async def test_another_unions_caseworker_books_for_nobody(town):
    student, slot_id = await add_student(town), await live_slot(town)
    with pytest.raises(NotFound):
        await book_slot(town.outsider, slot_id, student)
    assert await bookings_of(town.outsider, [student]) == []


async def test_a_slot_not_reviewed_or_past_its_deadline_cannot_be_booked(town):
    student = await add_student(town)
    waiting = await post_slot(SYSTEM, slot(town.employer))
    with pytest.raises(NotPossibleNow) as refused:
        await book_slot(SYSTEM, waiting, student)
    assert refused.value.rule == "slot-not-open"
    late = await live_slot(town, apply_by=date(2026, 3, 1))
    with pytest.raises(NotPossibleNow) as refused:
        await book_slot(SYSTEM, late, student)
    assert refused.value.rule == "deadline-passed"


async def test_every_wrong_field_of_a_slot_is_named_at_once(town):
    posting = slot(
        town.employer,
        places=0,
        first_day=date(2026, 5, 1),
        last_day=date(2026, 4, 1),
        week=WeekPattern.EMPTY,
        pay_hour_fen=-1,
        on_campus=True,
    )
    with pytest.raises(Invalid) as refused:
        await post_slot(SYSTEM, posting)
    assert [problem.rule for problem in refused.value.problems] == [
        "people",
        "dates-reversed",
        "week-empty",
        "not-negative",
        "campus",
    ]


@pytest.mark.parametrize(
    ("fields", "rules"),
    [
        ({"pay_hour_fen": 1_200}, ["pay-floor"]),
        ({"requirements": Requirements(demands=frozenset({PhysicalDemand.TOXIC}))}, ["student-danger"]),
        ({"week": parse_windows("Sat 08:00-17:00")}, ["student-holiday-day"]),
        ({"week": parse_windows("Mon-Sat 08:00-15:00")}, ["student-holiday-week"]),
    ],
)
async def test_a_slot_that_breaks_a_rule_does_not_go_live(town, fields, rules):
    slot_id = await post_slot(town.personnel, slot(town.employer, **fields))
    assert await review_slot(town.caseworker, slot_id) == rules
    assert (await standing(town.personnel, slot_id)).state is SlotState.RETURNED
    await change_slot(town.personnel, slot_id, slot(town.employer))
    assert await review_slot(town.caseworker, slot_id) == []


async def test_a_live_slot_becomes_an_opening(database, town):
    slot_id = await live_slot(town)
    await book_slot(SYSTEM, slot_id, await add_student(town))
    with counted_queries(database) as one:
        (opening,) = await openings(clock.today())
    assert (opening.id, opening.kind, opening.pay_unit, opening.seats_left) == (
        str(slot_id),
        OpeningKind.SLOT,
        PayUnit.HOUR,
        1,
    )
    assert opening.pay_floor_fen is not None
    await live_slot(town, week=SUNDAYS)
    with counted_queries(database) as two:
        assert len(await openings(clock.today())) == 2
    assert len(one) == len(two) == 2
    await close_slot(SYSTEM, slot_id)
    assert len(await openings(clock.today())) == 1


async def test_combinations_keep_to_eight_hours_a_week(town):
    student = await add_student(town)
    saturday = await live_slot(town, week=parse_windows("Sat 09:00-17:00"), pay_hour_fen=2_500)
    morning = await live_slot(town, week=SUNDAYS, pay_hour_fen=3_000)
    afternoon = await live_slot(town, week=parse_windows("Sun 14:00-18:00"))
    found = await combinations_for(SYSTEM, student, [saturday, morning, afternoon], date(2026, 3, 9), date(2026, 3, 15))
    assert [(combination.slot_ids, combination.half_hours, combination.pay_fen) for combination in found] == [
        ((str(morning), str(afternoon)), 16, 20_800),
        ((str(saturday),), 16, 20_000),
    ]
