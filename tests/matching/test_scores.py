"""The parts of the score worked by hand, as docs/matching.md shows them."""

from datetime import date
from typing import Any

import pytest

from app.matching import WEIGHTS, Board, Match, Part, best_openings, match, standing_text
from app.matching.terms import FailureCause, Need, PayUnit, PhysicalDemand, WishKind
from app.matching.values import (
    CareWindow,
    Engagement,
    Failure,
    Opening,
    PastOccupation,
    Place,
    Record,
    Wish,
)
from app.schedules.week import parse_windows
from app.sentences import say
from app.skills.values import HeldSkill, RequiredSkill, SkillLevel
from tests.matching.builders import DAY, SOON, candidate, course, vacancy

COOKING = RequiredSkill("中式烹调", SkillLevel.INTERMEDIATE)
PASTRY = RequiredSkill("面点", must=False)


def points(found: Match, part: Part) -> int | None:
    return dict(found.parts).get(part)


def test_the_weights_add_up_to_the_whole() -> None:
    assert sum(WEIGHTS.values()) == 10_000
    assert set(WEIGHTS) == set(Part)


def test_a_must_weighs_three_times_a_wish_and_a_missing_level_counts_in_part() -> None:
    # Cooking one level short: 8000. Pastry missing: 0. (3 x 8000 + 1 x 0) / 4 = 6000; 3000 + 7000 x 0.6 = 7200.
    cook = candidate(skills=(HeldSkill("中式烹调", SkillLevel.JUNIOR),))

    assert points(match(cook, vacancy(skills=(COOKING, PASTRY)), DAY), Part.SKILLS) == 7_200


def test_many_levels_short_still_count_a_little() -> None:
    # Eight levels short keep 3000: 3000 + 7000 x 0.3 = 5100.
    cook = candidate(skills=(HeldSkill("中式烹调"),))

    assert (
        points(match(cook, vacancy(skills=(RequiredSkill("中式烹调", SkillLevel.CHIEF),)), DAY), Part.SKILLS) == 5_100
    )


def test_no_related_skill_keeps_the_base_and_no_skill_asked_for_gives_its_weight_away() -> None:
    assert points(match(candidate(), vacancy(skills=(COOKING,)), DAY), Part.SKILLS) == 3_000
    assert points(match(candidate(), vacancy(), DAY), Part.SKILLS) is None


def test_similarity_of_the_vocabulary_is_used() -> None:
    cook = candidate(skills=(HeldSkill("面点", SkillLevel.CHIEF),))
    found = match(cook, vacancy(skills=(COOKING,)), DAY, lambda held, required: 5_000)

    assert points(found, Part.SKILLS) == 6_500
    assert not found.qualified


@pytest.mark.parametrize(
    ("code", "months", "expected"),
    [
        ("4-02-06-01", 24, 10_000),
        ("4-02-06-02", 24, 7_500),
        ("4-02-01-01", 24, 5_000),
        ("4-99-01-01", 24, 2_500),
        ("6-02-06-01", 24, 0),
        # Half of the 24 months: 4000 + 6000 / 2 = 7000 of 10000.
        ("4-02-06-01", 12, 7_000),
    ],
)
def test_experience_counts_by_nearness_and_months(code: str, months: int, expected: int) -> None:
    worker = candidate(occupations=(PastOccupation(code, months),))

    assert points(match(worker, vacancy(experience_months=24), DAY), Part.EXPERIENCE) == expected


def test_a_week_without_slack_loses_the_share_of_slack() -> None:
    # All hours free: 10000 x 8; no half-hour to spare after the way of half an hour: 0 x 2; over 10 = 8000.
    school_run = CareWindow(parse_windows("Mon-Fri 07:30-08:00"))

    assert points(match(candidate(care_windows=(school_run,)), vacancy(), DAY), Part.WEEK) == 8_000
    assert points(match(candidate(), vacancy(), DAY), Part.WEEK) == 10_000


def test_hours_that_could_be_given_up_count_half() -> None:
    # 08:00-09:30 on two days meets the way and one hour: 6 half-hours, counted as 3 of 80: 10000 - 375 = 9625,
    # x 8 + 10000 x 2, over 10 = 9700.
    stall = Engagement("早市", parse_windows("Mon,Tue 08:00-09:30"), SOON, monthly_pay_fen=50_000, may_stop=True)
    found = match(candidate(engagements=(stall,)), vacancy(), DAY)

    assert found.possible
    assert found.income_lost_fen == 50_000
    assert points(found, Part.WEEK) == 9_700


def test_points_for_the_way_fall_to_four_thousand_at_the_maximum() -> None:
    # 30 minutes of 60: 10000 - 6000 x 30 / 60 = 7000.
    assert points(match(candidate(max_travel_minutes=60), vacancy(), DAY), Part.REACH) == 7_000
    assert points(match(candidate(max_travel_minutes=30), vacancy(), DAY), Part.REACH) == 4_000
    assert points(match(candidate(), vacancy(place=Place("")), DAY), Part.REACH) is None


def test_lodging_has_points_of_its_own() -> None:
    person = candidate(accepts_lodging=True)

    assert points(match(person, vacancy(place=Place("110101"), lodging=True), DAY), Part.REACH) == 6_000


def test_pay_is_held_against_the_highest_of_floor_and_pay_now() -> None:
    # 3000 against the legal floor 2050: 5000 x 3000 / 2050 = 7317; against 4000 now: 3750.
    assert points(match(candidate(), vacancy(), DAY), Part.PAY) == 7_317
    assert points(match(candidate(current_pay_fen=400_000), vacancy(), DAY), Part.PAY) == 3_750


def test_hourly_pay_becomes_a_month_by_its_hours() -> None:
    # 20 yuan x 40 hours x 52 / 12 = 3466.66 a month; the floor 18 yuan: 3120. 5000 x 346666 / 312000 = 5555.
    hourly = vacancy(pay_unit=PayUnit.HOUR, pay_low_fen=2_000, pay_high_fen=2_000, pay_floor_fen=1_800)

    assert points(match(candidate(), hourly, DAY), Part.PAY) == 5_555


def test_a_course_counts_stipend_fee_and_income_lost() -> None:
    # Against 2000 yuan: 7000 + 3000 x 500/2000 - 3000 x 200/2000 - 4000 x 1000/2000 = 5450.
    stall = Engagement("早市", parse_windows("Mon 09:00-10:00"), SOON, monthly_pay_fen=100_000, may_stop=True)
    found = match(candidate(engagements=(stall,)), course(stipend_fen=50_000, fee_fen=20_000), DAY)

    assert points(found, Part.PAY) == 5_450


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        (Wish(WishKind.OCCUPATION, "4-02"), 10_000),
        (Wish(WishKind.OCCUPATION, "6-01"), 0),
        (Wish(WishKind.OPENING_KIND, "vacancy"), 10_000),
        (Wish(WishKind.FORM, "part_time"), 0),
        (Wish(WishKind.NO_NIGHTS), 10_000),
        (Wish(WishKind.FREE_WEEKEND), 10_000),
        (Wish(WishKind.OWN_BUSINESS), 0),
        (Wish(WishKind.SKILL, "面点"), None),
    ],
)
def test_a_wish_is_met_or_not_or_nothing_is_said_about_it(wish: Wish, expected: int | None) -> None:
    assert points(match(candidate(wishes=(wish,)), vacancy(), DAY), Part.WISHES) == expected


def test_needs_weigh_by_their_table_and_insurance_not_stated_is_left_out() -> None:
    # Board 2 of board 2 + transport 3: 4000.
    needs = frozenset({Need.BOARD, Need.INSURANCE, Need.TRANSPORT})

    assert points(match(candidate(needs=needs), vacancy(board=True), DAY), Part.NEEDS) == 4_000
    assert points(match(candidate(needs=needs), vacancy(board=True, insurance=False), DAY), Part.NEEDS) == 2_500


def test_a_bed_is_needed_only_where_one_cannot_go_home() -> None:
    person = candidate(needs=frozenset({Need.LODGING}), max_travel_minutes=60, accepts_lodging=True)

    assert points(match(person, vacancy(), DAY), Part.NEEDS) is None
    assert points(match(person, vacancy(place=Place("110101")), DAY), Part.NEEDS) == 0
    assert points(match(person, vacancy(lodging=True), DAY), Part.NEEDS) == 10_000


def test_the_first_good_report_raises_the_score_and_the_first_bad_one_lowers_it() -> None:
    unknown = match(candidate(), vacancy(record=Record()), DAY).score
    assert match(candidate(), vacancy(record=Record(1, 1)), DAY).score > unknown
    assert match(candidate(), vacancy(record=Record(0, 1)), DAY).score < unknown
    assert match(candidate(), vacancy(record=Record(rating_sum=5, ratings=1)), DAY).score > unknown


def test_a_short_record_is_drawn_towards_the_mean() -> None:
    # One of one: (10000 + 4 x 5000) / 5 = 6000. Nine of ten: (90000 + 20000) / 14 = 7857.
    assert points(match(candidate(), vacancy(record=Record(1, 1)), DAY), Part.RECORD) == 6_000
    assert points(match(candidate(), vacancy(record=Record(9, 10)), DAY), Part.RECORD) == 7_857
    assert points(match(candidate(), vacancy(record=Record(rating_sum=10, ratings=2)), DAY), Part.RECORD) == 6_666
    assert points(match(candidate(), vacancy(), DAY), Part.RECORD) == 5_000


REPEATING: list[tuple[Failure, dict[str, Any]]] = [
    (Failure(FailureCause.TRANSPORT, travel_minutes=30), {}),
    (Failure(FailureCause.PAY, pay_fen=300_000), {}),
    (Failure(FailureCause.HOURS, week=parse_windows("Mon-Fri 09:00-17:00")), {}),
    (Failure(FailureCause.HEALTH), {"demands": frozenset({PhysicalDemand.COLD})}),
    (Failure(FailureCause.CONFLICT, organisation_id="firm"), {}),
    (Failure(FailureCause.EMPLOYER_CLOSED, organisation_id="firm"), {}),
    (Failure(FailureCause.SEASONAL), {"last_day": date(2026, 5, 1)}),
    (Failure(FailureCause.CARE), {"failed_causes": ((FailureCause.CARE, 2),)}),
]
DIFFERENT: list[tuple[Failure, dict[str, Any]]] = [
    (Failure(FailureCause.TRANSPORT, travel_minutes=50), {}),
    (Failure(FailureCause.PAY, pay_fen=290_000), {}),
    (Failure(FailureCause.HOURS, week=parse_windows("Mon-Sat 09:00-17:00")), {}),
    (Failure(FailureCause.HEALTH), {}),
    (Failure(FailureCause.CONFLICT, organisation_id="other"), {}),
    (Failure(FailureCause.SEASONAL), {}),
    (Failure(FailureCause.CARE), {}),
]


@pytest.mark.parametrize(("failure", "terms"), REPEATING, ids=[failure.cause for failure, _ in REPEATING])
def test_what_ended_earlier_work_costs_when_it_is_found_again(failure: Failure, terms: dict[str, Any]) -> None:
    assert points(match(candidate(failures=(failure,)), vacancy(**terms), DAY), Part.EARLIER) == 5_000


@pytest.mark.parametrize(("failure", "terms"), DIFFERENT, ids=[failure.cause for failure, _ in DIFFERENT])
def test_what_ended_earlier_work_costs_nothing_where_it_is_not(failure: Failure, terms: dict[str, Any]) -> None:
    assert points(match(candidate(failures=(failure,)), vacancy(**terms), DAY), Part.EARLIER) == 10_000


def test_the_score_is_the_weighted_mean_of_the_parts_there_are() -> None:
    # Week 10000 x 1800, way 10000 - 6000 x 30 / 90 = 8000 x 1000, pay 7317 x 1400, nobody before 5000 x 500,
    # uncertainty 5000 x 300: 40243800 / 5000 = 8048.
    found = match(candidate(), vacancy(), DAY)

    assert found.parts == (
        (Part.WEEK, 10_000),
        (Part.REACH, 8_000),
        (Part.PAY, 7_317),
        (Part.RECORD, 5_000),
        (Part.UNCERTAINTY, 5_000),
    )
    assert found.score == 8_048


def test_equal_scores_are_ordered_by_id() -> None:
    board = [vacancy(id="b"), vacancy(id="c"), vacancy(id="a")]

    assert [entry.match.opening_id for entry in best_openings(candidate(), board, DAY)] == ["a", "b", "c"]


def cook_job(number: int) -> Opening:
    return vacancy(id=f"cook-{number}", skills=(RequiredSkill("中式烹调"),), place=Place("640105"))


def test_a_course_that_opens_three_jobs_stands_above_a_poor_job_and_names_them() -> None:
    person = candidate(max_travel_minutes=60)
    lessons = course(gives_skills=(HeldSkill("中式烹调"),))
    poor_job = vacancy(pay_low_fen=206_000, pay_high_fen=206_000)
    listed = best_openings(person, [poor_job, lessons, *(cook_job(number) for number in range(3))], DAY)

    first, alone = listed[0], best_openings(person, [poor_job, lessons], DAY)
    assert first.match.kind == "course"
    assert first.opens == ("cook-0", "cook-1", "cook-2")
    assert first.standing == first.match.score + 3 * 700
    assert standing_text(first) == say("Opens {count} jobs that are out of reach now.", count=3)
    assert standing_text(alone[1]) is None
    assert alone[0].standing - alone[1].standing < 3 * 700


def test_a_course_that_gives_nothing_new_stands_lower_and_is_marked() -> None:
    cook = candidate(skills=(HeldSkill("中式烹调"),))
    [listed] = best_openings(cook, [course(gives_skills=(HeldSkill("中式烹调"),))], DAY)

    assert listed.nothing_new
    assert standing_text(listed) == say("Teaches nothing that is not there already.")
    assert listed.standing == listed.match.score - 2_500


def test_a_board_of_another_day_and_an_opening_that_comes_twice_are_refused() -> None:
    with pytest.raises(ValueError, match="board was made for"):
        best_openings(candidate(), Board([vacancy()], SOON), DAY)
    with pytest.raises(ValueError, match="twice"):
        Board([vacancy(), vacancy()], DAY)
