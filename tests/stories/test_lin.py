"""S6: 林新辉 of 泉港: a wife free from nine to three, and four children, each with a first day of work of their own."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.actors import SYSTEM
from app.casework.queries import case_by_id, referrals_of
from app.casework.referrals import propose
from app.errors import Invalid, NotFound, NotPossibleNow
from app.followups.events import OutcomeDecided
from app.followups.lifecycle import OutcomeClass, Stage
from app.followups.queries import outcome_of, outcomes_of
from app.history import record
from app.matching.gates import Gate
from app.matching.terms import EmploymentForm, OpeningKind
from app.matching.weights import Part
from app.people.actions import end_employment
from app.placements.actions import start
from app.placements.lifecycle import PlacementKind
from app.placements.queries import placements_of
from app.placements.rules import NewPlacement
from app.schedules.queries import engagements_of
from app.schedules.week import WeekPattern, parse_windows
from tests.stories.finding import cautions, changes, everything, one, part, place_in_list, reason, told
from tests.stories.town import StoryTown, evening

FIRST_EVENING = evening(2025, 5, 6)
SUMMER_BEGINS = evening(2025, 6, 29)
AUTUMN_POSTS = evening(2025, 8, 25)
STILL_FIFTEEN = evening(2025, 12, 5)
LATE_SHIFT = evening(2026, 1, 6)
LAST_EVENING = evening(2026, 6, 30)

SIXTEEN, HALF_A_YEAR = date(2025, 12, 10), date(2026, 3, 21)

CARE = parse_windows("Mon-Fri 07:00-08:30; Mon-Fri 15:30-18:30")
SCHOOL_HOURS = parse_windows("Mon-Fri 09:00-15:00")


def weekend_work(town: StoryTown, started_on: date) -> NewPlacement:
    return NewPlacement(
        person_id=town.person("S6", "second"),
        kind=PlacementKind.OWN_FIND,
        form=EmploymentForm.PART_TIME,
        title="周末帮工",
        started_on=started_on,
        wage_fen=80_000,
        week=parse_windows("Sat 09:00-13:00"),
        agreed_share_percent=10,
    )


async def test_the_wifes_course_in_school_hours_stands_first(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        found = await town.matches("S6", "wife")
    course = one(town, "S6", found, "child care course")
    assert place_in_list(town, "S6", found, "child care course") == 1
    assert told(course.explanation.headline) == "Fits."
    assert not course.opening.week - SCHOOL_HOURS


async def test_a_course_until_the_evening_clashes_with_the_twins_and_would_fit_until_three(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        course = one(town, "S6", await town.matches("S6", "wife"), "course until evening")
    assert course.explanation.match.closed == (Gate.WEEK,)
    assert reason(course, Gate.WEEK) == "Clashes with care at home (Mon-Fri 15:30-18:00)."
    assert "if it ends at 15:00" in changes(course)


async def test_part_time_work_near_home_stands_first_after_the_course(town: StoryTown) -> None:
    async with town.on(AUTUMN_POSTS):
        found = await town.matches("S6", "wife")
    nursery = one(town, "S6", found, "nursery")
    assert place_in_list(town, "S6", found, "nursery") == 1
    assert nursery.opening.form is EmploymentForm.PART_TIME
    assert nursery.explanation.match.travel_minutes == 14
    assert part(nursery, Part.SKILLS) == "Has every skill asked for: 婴幼儿照护."


async def test_the_same_work_across_town_is_out_of_reach(town: StoryTown) -> None:
    async with town.on(AUTUMN_POSTS):
        far = one(town, "S6", await town.matches("S6", "wife"), "across town")
    assert far.explanation.match.closed == (Gate.REACH,)
    assert reason(far, Gate.REACH) == "About 82 minutes each way, more than 30 minutes."


async def test_while_the_father_works_by_day_she_is_free_from_nine_to_three(town: StoryTown) -> None:
    async with town.on(AUTUMN_POSTS):
        found = await town.matches("S6", "wife")
    early, afternoons = one(town, "S6", found, "early"), one(town, "S6", found, "afternoons")
    assert early.explanation.match.closed == afternoons.explanation.match.closed == (Gate.WEEK,)
    assert reason(early, Gate.WEEK) == "Clashes with care at home (Mon-Fri 07:00-08:30)."
    assert reason(afternoons, Gate.WEEK) == "Clashes with care at home (Mon-Fri 15:30-18:00)."
    assert "if it starts at 09:00" in changes(early)
    assert "if it ends at 15:00" in changes(afternoons)


async def test_once_the_father_is_home_in_the_morning_early_work_fits_and_says_who_must_be_there(
    town: StoryTown,
) -> None:
    async with town.on(LATE_SHIFT):
        yesterday = LATE_SHIFT - timedelta(days=1)
        await end_employment(town.caseworker, town.diary("S6").kept["nursery work"], yesterday)
        found = await town.matches("S6", "wife")
    early, afternoons = one(town, "S6", found, "early"), one(town, "S6", found, "afternoons")
    assert early.explanation.match.closed == ()
    assert cautions(early) == ["林新辉 must be at home: Mon-Fri 07:00-08:30."]
    assert afternoons.explanation.match.closed == (Gate.WEEK,)


async def test_the_two_adults_are_never_both_away_when_the_twins_need_one(town: StoryTown) -> None:
    adults = [town.person("S6", key) for key in ("lin", "wife")]
    async with town.on(LAST_EVENING):
        engaged = await engagements_of(adults, FIRST_EVENING)
    held = 0
    for number in range((LAST_EVENING - FIRST_EVENING).days + 1):
        day = FIRST_EVENING + timedelta(days=number)
        away = [
            WeekPattern.any_of(each.week for each in engaged if each.person_id == adult and each.holds_on(day))
            for adult in adults
        ]
        held += all(away)
        assert not away[0].on(day.weekday()) & away[1].on(day.weekday()) & CARE.on(day.weekday())
    assert held > 300


async def test_no_paid_work_for_the_fifteen_year_old_whatever_its_kind(town: StoryTown) -> None:
    async with town.on(SUMMER_BEGINS):
        found = await town.matches("S6", "second")
    paid = [each for each in everything(found) if each.opening.kind is not OpeningKind.COURSE]
    before = [each for each in paid if each.opening.first_day < SIXTEEN]
    assert {each.opening.kind for each in before} == {OpeningKind.VACANCY, OpeningKind.SLOT}
    assert all(Gate.AGE in each.explanation.match.closed for each in before)


async def test_the_refusal_says_his_age_on_the_first_day_and_from_when_it_is_possible(town: StoryTown) -> None:
    async with town.on(STILL_FIFTEEN):
        too_early = one(town, "S6", await town.matches("S6", "second"), "too early")
    assert too_early.explanation.match.closed == (Gate.AGE,)
    assert reason(too_early, Gate.AGE) == ("15 years old on the first day (Sat 6 Dec 2025): no paid work under 16.")
    assert changes(too_early) == ["from Wed 10 Dec 2025 on"]


async def test_not_even_a_referral_before_the_birthday(town: StoryTown) -> None:
    help_wanted = town.diary("S6").kept["summer help"]
    async with town.on(SUMMER_BEGINS):
        with pytest.raises(NotPossibleNow) as refused:
            await propose(
                town.caseworker, town.person("S6", "second"), OpeningKind.VACANCY, help_wanted, why="家里急用钱"
            )
        referrals = await referrals_of(town.caseworker, [town.person("S6", "second")])
    assert refused.value.rule == "gate-age"
    assert referrals == []


async def test_the_day_of_the_work_counts_and_not_the_day_of_the_match(town: StoryTown) -> None:
    async with town.on(STILL_FIFTEEN):
        apprentice = one(town, "S6", await town.matches("S6", "second"), "apprentice")
    assert apprentice.explanation.match.closed == ()
    assert reason(apprentice, Gate.AGE) == "16 years old on the first day."
    assert cautions(apprentice) == ["A medical check comes before work under 18."]


async def test_work_cannot_begin_on_the_eve_of_the_birthday_and_can_on_it(town: StoryTown) -> None:
    async with town.on(STILL_FIFTEEN, today=SIXTEEN):
        with pytest.raises(Invalid) as refused:
            await start(town.caseworker, weekend_work(town, SIXTEEN - timedelta(days=1)))
    async with town.on(STILL_FIFTEEN, today=SIXTEEN):
        started = await start(town.caseworker, weekend_work(town, SIXTEEN))
    assert refused.value.rule == "under-age"
    assert "Possible from Wed 10 Dec 2025." in told(refused.value.message)
    assert started


async def test_at_sixteen_nights_and_heat_stay_closed(town: StoryTown) -> None:
    async with town.on(STILL_FIFTEEN):
        night = one(town, "S6", await town.matches("S6", "second"), "at night")
    assert Gate.AGE in night.explanation.match.closed
    assert reason(night, Gate.AGE) == "16 years old: not allowed under 18: night work, heat."


async def test_his_first_work_begins_three_days_after_the_birthday(town: StoryTown) -> None:
    async with town.on(LAST_EVENING):
        (work,) = await placements_of(town.caseworker, [town.person("S6", "second")])
    assert work["started_on"] == date(2025, 12, 13)


async def test_the_student_of_nineteen_is_open_to_slots_and_not_to_full_time_work(town: StoryTown) -> None:
    async with town.on(SUMMER_BEGINS):
        found = await town.matches("S6", "eldest", 50)
    full_time = [each for each in everything(found) if each.opening.form is EmploymentForm.FULL_TIME]
    slots = [each for each in everything(found) if each.opening.kind is OpeningKind.SLOT]
    assert full_time
    assert all(Gate.STUDIES in each.explanation.match.closed for each in full_time)
    assert slots
    assert not [each for each in slots if Gate.STUDIES in each.explanation.match.closed]


async def test_slots_are_closed_to_her_mother_who_does_not_study(town: StoryTown) -> None:
    async with town.on(AUTUMN_POSTS):
        summer = one(town, "S6", await town.matches("S6", "wife"), "summer")
    assert Gate.STUDIES in summer.explanation.match.closed
    assert reason(summer, Gate.STUDIES) == "Work-study slots are for students."


async def test_the_twins_are_not_matched_at_all(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        for twin in ("twin-one", "twin-two"):
            with pytest.raises(NotFound):
                await town.matches("S6", twin)


async def test_the_students_pay_helps_but_is_not_asked_to_feed_the_family(town: StoryTown) -> None:
    async with town.on(AUTUMN_POSTS):
        (slot,) = await placements_of(town.caseworker, [town.person("S6", "eldest")])
        decision = await outcome_of(town.caseworker, slot["id"], AUTUMN_POSTS)
    assert decision.outcome is OutcomeClass.EXCLUDED
    assert (
        told(decision.working[0].sentence)
        == "Paid work beside studies is help on the way; it is not asked to feed a family."
    )


async def test_half_a_year_of_part_time_work_is_judged_by_its_share_of_the_minimum_wage(town: StoryTown) -> None:
    async with town.on(LAST_EVENING):
        work = town.diary("S6").kept["nursery work"]
        decision = (await outcomes_of(town.caseworker, [work], HALF_A_YEAR))[work]
    assert decision.outcome is OutcomeClass.STABLE
    assert told(decision.step("3-pay").sentence) == (
        "In every month the pay reached the line; the lowest was ¥2,340, the line last ¥1,097.50."
    )


async def test_other_work_in_the_family_takes_no_stability_away_and_the_loss_of_the_stable_work_does(
    town: StoryTown,
) -> None:
    work, case_id = town.diary("S6").kept["nursery work"], town.diary("S6").family.case_id
    beside = OutcomeDecided(
        subject_id=work,
        person_id=town.person("S6", "eldest"),
        case_id=case_id,
        day=LAST_EVENING,
        before=None,
        after=OutcomeClass.EXCLUDED,
        stage=Stage.STARTED,
    )
    lost = replace(beside, person_id=town.person("S6", "wife"), before=OutcomeClass.STABLE, after=OutcomeClass.LOST)
    async with town.on(LAST_EVENING):
        await record(SYSTEM, beside)
        assert (await case_by_id(town.caseworker, case_id)).stable_since == HALF_A_YEAR
        await record(SYSTEM, lost)
        assert (await case_by_id(town.caseworker, case_id)).stable_since is None
