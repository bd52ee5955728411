"""S2: the student sons of 赵晚玲 and the younger child: holidays and weekends within the caps, then graduation."""

from datetime import date, timedelta

import pytest

from app.actors import Actor, Role
from app.casework.matches import Explained, PersonMatches
from app.errors import NotFound
from app.followups.lifecycle import OutcomeClass
from app.followups.queries import outcome_of
from app.languages import render
from app.matching.gates import Gate
from app.matching.terms import OpeningKind
from app.people.actions import give_consent
from app.people.terms import ConsentPurpose
from app.placements.queries import placement
from app.workstudy.actions import book_slot
from app.workstudy.lifecycle import SlotState
from app.workstudy.queries import BookingStanding, bookings_of, hour_meter, slot
from app.workstudy.rules import BookingRefused
from tests.stories.town import StoryTown, evening

FIRST_EVENING = evening(2025, 5, 6)
LAST_OF_STUDIES = evening(2025, 6, 29)
ELDER_GRADUATES = evening(2025, 6, 30)
SUMMER = evening(2025, 7, 6)
BEFORE_THE_TERM = evening(2025, 8, 31)
TWO_SLOTS_BOOKED = evening(2025, 9, 5)
YOUNGER_GRADUATES = evening(2026, 6, 30)


def about(found: PersonMatches, town: StoryTown, word: str) -> Explained:
    """What is said of the slot kept as `word`, whether it fits or not."""
    wanted = str(town.diary("S1").kept[word])
    return next(each for each in (*found.fitting, *found.near_misses) if each.opening.id == wanted)


def reason(explained: Explained, gate: Gate) -> str:
    return render(next(found.reason for found in explained.explanation.gates if found.gate is gate))


async def refusal(town: StoryTown, member: str, word: str) -> BookingRefused:
    person_id = town.person("S1", member)
    with pytest.raises(BookingRefused) as refused:
        await book_slot(Actor(Role.STUDENT, person_id), town.diary("S1").kept[word], person_id)
    return refused.value


async def bookings(town: StoryTown, member: str) -> dict[str, BookingStanding]:
    found = await bookings_of(town.caseworker, [town.person("S1", member)])
    return {booking.title: booking for booking in found}


async def test_a_weekend_slot_is_the_best_for_one_and_a_holiday_slot_for_the_other(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        elder, younger = [(await town.matches("S1", son)).fitting for son in ("elder", "younger")]
    assert (elder[0].opening.kind, elder[0].opening.title) == (OpeningKind.SLOT, "周六收银")
    assert (younger[0].opening.kind, younger[0].opening.title) == (OpeningKind.SLOT, "暑期理货")
    assert "周六收银" in {each.opening.title for each in younger}


async def test_whole_days_are_for_the_holidays_only(town: StoryTown) -> None:
    async with town.on(SUMMER):
        summer = (await bookings(town, "younger"))["暑期理货"]
        used = await hour_meter(town.caseworker, town.person("S1", "younger"), date(2025, 7, 9))
    assert (summer.first_day, summer.last_day, summer.left_out) == (date(2025, 7, 7), date(2025, 8, 29), ())
    assert (used.week_used, used.week_cap) == (80, 80)


async def test_the_caps_are_summed_over_all_slots(town: StoryTown) -> None:
    async with town.on(TWO_SLOTS_BOOKED):
        used = await hour_meter(town.caseworker, town.person("S1", "younger"), date(2025, 9, 17))
        third = about(await town.matches("S1", "younger"), town, "evenings")
        refused = await refusal(town, "younger", "evenings")
    assert (used.week_used, used.week_cap) == (16, 16)
    assert third.explanation.match.closed == (Gate.LEGAL_HOURS,)
    assert reason(third, Gate.LEGAL_HOURS) == "连同其他岗位每周12 小时，超过学生每周8 小时的上限。"
    assert refused.rule == "student-term-week"


async def test_class_time_is_refused_and_named(town: StoryTown) -> None:
    async with town.on(BEFORE_THE_TERM):
        weekdays = about(await town.matches("S1", "younger"), town, "weekdays")
        refused = await refusal(town, "younger", "weekdays")
    assert Gate.WEEK in weekdays.explanation.match.closed
    assert "上课" in reason(weekdays, Gate.WEEK)
    assert refused.rule == "class-time"
    assert "有课" in render(refused.message)


async def test_exam_weeks_are_refused_and_named(town: StoryTown) -> None:
    async with town.on(TWO_SLOTS_BOOKED):
        refused = await refusal(town, "younger", "exams")
    assert refused.rule == "exam-weeks"
    assert "考试周" in render(refused.message)


async def test_days_of_exams_and_make_up_classes_are_left_out_of_a_booking(town: StoryTown) -> None:
    async with town.on(TWO_SLOTS_BOOKED):
        saturdays = (await bookings(town, "younger"))["周六收银"]
    left_out = {skipped.day: skipped.rule for skipped in saturdays.left_out}
    assert left_out[date(2025, 10, 11)] == "class-time"
    assert left_out[date(2026, 1, 10)] == "exam-weeks"


async def test_the_sibling_under_16_is_refused_paid_work_by_her_age(town: StoryTown) -> None:
    async with town.on(SUMMER):
        refused = await refusal(town, "youngest", "summer")
    assert refused.rule == "under-age"


async def test_the_sibling_is_no_candidate_and_with_consent_her_age_closes_the_gate(town: StoryTown) -> None:
    async with town.on(SUMMER):
        with pytest.raises(NotFound):
            await town.matches("S1", "youngest")
        asked = (ConsentPurpose.MATCH_SLOTS, ConsentPurpose.MATCH_VACANCIES)
        await give_consent(town.caseworker, town.person("S1", "youngest"), asked, given_by=town.person("S1", "zhao"))
        found = await town.matches("S1", "youngest", near_misses=200)
    work = [each for each in found.near_misses if each.opening.kind is not OpeningKind.COURSE]
    assert work
    assert all(Gate.AGE in each.explanation.match.closed for each in work)
    assert reason(about(found, town, "evenings"), Gate.AGE) == (
        "开始当天（2025年7月6日 (周日)）13周岁，未满16周岁不得从事任何有报酬的工作。"
    )
    assert found.fitting == ()


async def test_pay_under_the_floor_never_goes_live(town: StoryTown) -> None:
    slot_id = town.diary("S1").kept["underpaid"]
    async with town.on(FIRST_EVENING):
        standing = await slot(town.caseworker, slot_id)
        found = await town.matches("S1", "elder", limit=50, near_misses=200)
    assert standing.state is SlotState.RETURNED
    assert [finding.rule for finding in standing.findings if finding.blocking] == ["pay-floor"]
    assert "18.70 元" in render(standing.findings[0].message)
    assert str(slot_id) not in {each.opening.id for each in (*found.fitting, *found.near_misses)}


async def test_a_booking_ends_on_the_eve_of_graduation(town: StoryTown) -> None:
    async with town.on(LAST_OF_STUDIES):
        saturdays = (await bookings(town, "elder"))["周六收银"]
    assert saturdays.last_day == ELDER_GRADUATES - timedelta(days=1)


async def test_until_the_eve_of_graduation_there_are_slots_and_no_full_time_work(town: StoryTown) -> None:
    async with town.on(LAST_OF_STUDIES):
        found = await town.matches("S1", "elder", limit=50, near_misses=200)
    kinds = {each.opening.kind for each in found.fitting}
    jobs = [each for each in found.near_misses if each.opening.title == "食堂厨师"]
    assert OpeningKind.SLOT in kinds
    assert OpeningKind.VACANCY not in kinds
    assert reason(jobs[0], Gate.STUDIES) == "还在读，全日制工作可从2025年6月30日 (周一)开始。"


async def test_on_graduation_the_elder_leaves_work_study_and_appears_as_job_seeker(town: StoryTown) -> None:
    async with town.on(ELDER_GRADUATES):
        found = await town.matches("S1", "elder", limit=50, near_misses=200)
    kinds = {each.opening.kind for each in found.fitting}
    slots = [each for each in found.near_misses if each.opening.kind is OpeningKind.SLOT]
    assert OpeningKind.VACANCY in kinds
    assert OpeningKind.SLOT not in kinds
    assert slots
    assert {reason(each, Gate.STUDIES) for each in slots} == {"勤工俭学岗位只面向在校学生。"}


async def test_the_younger_leaves_work_study_a_year_later(town: StoryTown) -> None:
    async with town.on(YOUNGER_GRADUATES):
        saturdays = (await bookings(town, "younger"))["周六收银"]
        work = await placement(town.caseworker, town.diary("S1").kept["younger saturdays work"])
        found = await town.matches("S1", "younger", limit=50)
        refused = await refusal(town, "younger", "sundays")
    assert saturdays.last_day == date(2026, 6, 29)
    assert (work["state"], work["end_reason"]) == ("ended", "graduated")
    assert OpeningKind.VACANCY in {each.opening.kind for each in found.fitting}
    assert refused.rule == "not-a-student"


async def test_the_elders_first_job_becomes_stable_and_student_pay_was_no_first_pay(town: StoryTown) -> None:
    async with town.on(YOUNGER_GRADUATES):
        decision = await outcome_of(town.caseworker, town.diary("S1").kept["first job work"], YOUNGER_GRADUATES)
    assert decision.outcome is OutcomeClass.STABLE
    assert "2025-07" in render(decision.step("1-placed").sentence)


async def test_work_beside_studies_is_not_asked_to_feed_a_family(town: StoryTown) -> None:
    async with town.on(YOUNGER_GRADUATES):
        decision = await outcome_of(town.caseworker, town.diary("S1").kept["summer work"], YOUNGER_GRADUATES)
    assert decision.outcome is OutcomeClass.EXCLUDED
    assert render(decision.working[0].sentence) == "边读书边挣钱是一份助力，不要求它养家。"
