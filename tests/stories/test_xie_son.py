"""S4: the son of 谢明杰, a third-year student who works at weekends."""

from datetime import date

import pytest

from app.actors import Actor, Role
from app.casework.matches import PersonMatches
from app.demonstration.diaries.xie_son import WEEKS
from app.errors import NotFound
from app.followups.queries import records_of
from app.languages import render
from app.matching.gates import Gate
from app.workstudy.actions import book_slot
from app.workstudy.queries import bookings_of, combinations_for, hour_meter, monthly_statement
from app.workstudy.rules import BookingRefused
from tests.stories.town import StoryTown, evening

NOTHING_BOOKED = evening(2025, 8, 31)
EIGHT_HOURS_BOOKED = evening(2025, 9, 5)
AUTUMN = evening(2025, 12, 22)
GRADUATES = evening(2026, 6, 30)
TERM = date(2025, 9, 6), date(2026, 1, 4)


def words(town: StoryTown, slot_ids: tuple[str, ...]) -> set[str]:
    """Slots by the words under which the diary keeps them."""
    return {word for word in WEEKS if str(town.diary("S3").kept[word]) in slot_ids}


def reason(found: PersonMatches, town: StoryTown, word: str, gate: Gate) -> str:
    wanted = str(town.diary("S3").kept[word])
    pair = next(each for each in (*found.fitting, *found.near_misses) if each.opening.id == wanted)
    return render(next(told.reason for told in pair.explanation.gates if told.gate is gate))


async def refusal(town: StoryTown, word: str) -> BookingRefused:
    son = town.person("S3", "son")
    with pytest.raises(BookingRefused) as refused:
        await book_slot(Actor(Role.STUDENT, son), town.diary("S3").kept[word], son)
    return refused.value


async def test_weekend_slots_are_put_together_up_to_eight_hours_a_week(town: StoryTown) -> None:
    slot_ids = [town.diary("S3").kept[word] for word in WEEKS]
    async with town.on(NOTHING_BOOKED):
        found = await combinations_for(town.caseworker, town.person("S3", "son"), slot_ids, *TERM)
    assert [words(town, each.slot_ids) for each in found] == [
        {"saturday mornings", "saturday afternoons"},
        {"saturday mornings", "sunday mornings"},
        {"saturday afternoons", "sunday mornings"},
    ]
    assert [each.pay_fen for each in found] == sorted((each.pay_fen for each in found), reverse=True)


async def test_both_weekend_days_full_are_sixteen_hours_and_refused(town: StoryTown) -> None:
    async with town.on(NOTHING_BOOKED):
        found = await town.matches("S3", "son", near_misses=200)
        refused = await refusal(town, "whole weekends")
    assert reason(found, town, "whole weekends", Gate.LEGAL_HOURS) == (
        "连同其他岗位每周16 小时，超过学生每周8 小时的上限。"
    )
    assert refused.rule == "student-term-week"
    assert "16 小时" in render(refused.message)


async def test_with_eight_hours_booked_a_third_slot_is_refused(town: StoryTown) -> None:
    async with town.on(EIGHT_HOURS_BOOKED):
        used = await hour_meter(town.caseworker, town.person("S3", "son"), date(2025, 9, 17))
        refused = await refusal(town, "saturday afternoons")
    assert (used.week_used, used.week_cap, used.left) == (16, 16, 0)
    assert refused.rule == "student-term-week"


async def test_make_up_saturdays_and_sundays_are_days_of_classes(town: StoryTown) -> None:
    async with town.on(EIGHT_HOURS_BOOKED):
        bookings = await bookings_of(town.caseworker, [town.person("S3", "son")])
    left_out = {skipped.day: skipped for booking in bookings for skipped in booking.left_out}
    assert {day for day, skipped in left_out.items() if skipped.rule == "class-time"} == {
        date(2025, 9, 28),
        date(2025, 10, 11),
        date(2026, 1, 4),
        date(2026, 5, 9),
    }
    assert render(left_out[date(2025, 10, 11)].reason) == (
        "2025年10月11日 (周六)：调休上班日，按周三的课表上课（国庆节），有课"
    )


async def test_exam_weeks_are_left_out_too(town: StoryTown) -> None:
    async with town.on(EIGHT_HOURS_BOOKED):
        bookings = await bookings_of(town.caseworker, [town.person("S3", "son")])
    exams = {skipped.day for booking in bookings for skipped in booking.left_out if skipped.rule == "exam-weeks"}
    assert exams == {date(2026, 1, 10), date(2026, 6, 27)}


async def test_the_statement_of_a_month_adds_hours_and_pay_of_both_slots(town: StoryTown) -> None:
    async with town.on(AUTUMN):
        october = await monthly_statement(town.caseworker, town.person("S3", "son"), 2025, 10)
    assert [(line.title, line.days, line.minutes, line.pay_fen) for line in october.lines] == [
        ("周六上午收银", 3, 720, 26_400),
        ("周日上午导购", 4, 960, 33_600),
    ]
    assert (october.minutes, october.pay_fen) == (1_680, 60_000)
    assert october.notes == ()


async def test_the_make_up_saturday_is_missing_from_the_statement(town: StoryTown) -> None:
    async with town.on(AUTUMN):
        october = await monthly_statement(town.caseworker, town.person("S3", "son"), 2025, 10)
    saturdays_of_october, on_make_up_work = 4, 1
    assert october.lines[0].days == saturdays_of_october - on_make_up_work


async def test_what_the_statement_says_is_what_the_ledger_holds(town: StoryTown) -> None:
    async with town.on(AUTUMN):
        october = await monthly_statement(town.caseworker, town.person("S3", "son"), 2025, 10)
        entered = await records_of(town.caseworker, town.diary("S3").family.household_id)
    student_pay = [row for row in entered if (row["kind"], row["month"]) == ("student_pay", date(2025, 10, 1))]
    assert sum(row["amount_fen"] for row in student_pay) == october.pay_fen


async def test_his_statement_is_his_own(town: StoryTown) -> None:
    son, stranger = town.person("S3", "son"), Actor(Role.STUDENT, town.person("S1", "younger"))
    async with town.on(AUTUMN):
        mine = await monthly_statement(Actor(Role.STUDENT, son), son, 2025, 10)
        with pytest.raises(NotFound):
            await monthly_statement(stranger, son, 2025, 10)
    assert mine.pay_fen == 60_000


async def test_he_leaves_work_study_on_graduation(town: StoryTown) -> None:
    async with town.on(GRADUATES):
        found = await town.matches("S3", "son", near_misses=200)
        refused = await refusal(town, "sunday mornings")
    assert reason(found, town, "saturday afternoons", Gate.STUDIES) == "勤工俭学岗位只面向在校学生。"
    assert refused.rule == "not-a-student"
