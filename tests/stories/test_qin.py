"""S7: 覃海 of 南宁, 41, a courier with irregular shifts: courses in the gaps, and six months judged together."""

from datetime import date
from uuid import UUID

from app.casework.queries import reopenings_of
from app.demonstration.eight_families import COURIER_WEEK
from app.followups.actions import correct_income
from app.followups.lifecycle import Grade, OutcomeClass, Stage
from app.followups.outcome import Decision
from app.followups.queries import followups_of, household_ledger, open_alerts, outcome_of, outcomes_of, records_of
from app.matching.gates import Gate
from app.matching.terms import FailureCause, OpeningKind
from app.matching.weights import Part
from tests.stories.finding import cautions, changes, one, part, place_in_list, reason, told
from tests.stories.town import StoryTown, evening

FIRST_EVENING = evening(2025, 5, 6)
AFTER_THE_COURSE = evening(2025, 8, 31)
HE_SAYS_NO = evening(2025, 11, 14)
SIX_MONTHS = evening(2025, 12, 22)
LAST_EVENING = evening(2026, 6, 30)

ONE_GOOD_MONTH, TWO_BAD_MONTHS = date(2025, 9, 22), date(2025, 11, 11)


async def outcome(town: StoryTown, day: date) -> Decision:
    """As it was decided then."""
    riding = town.diary("S7").kept["riding"]
    return (await outcomes_of(town.caseworker, [riding], day))[riding]


def failed(decision: Decision) -> set[str]:
    return {step.rule for step in decision.working if step.passed is False}


async def paid(town: StoryTown, day: date) -> dict[date, int]:
    ledger = await household_ledger(town.caseworker, town.diary("S7").family.household_id, day)
    return {figure.month: figure.fen for figure in ledger.figures}


def test_his_shifts_are_irregular() -> None:
    assert COURIER_WEEK.on(0) != COURIER_WEEK.on(1) != COURIER_WEEK.on(6)


async def test_an_evening_course_on_the_evenings_without_riding_stands_first(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        found = await town.matches("S7", "qin")
    evenings = one(town, "S7", found, "evenings")
    assert place_in_list(town, "S7", found, "evenings") == 1
    assert told(evenings.explanation.headline) == "Fits."
    assert not evenings.opening.week.widened(1, 1) & COURIER_WEEK
    assert cautions(evenings) == []


async def test_a_short_block_fits_between_two_shifts_to_the_half_hour(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        found = await town.matches("S7", "qin")
    block = one(town, "S7", found, "short block")
    assert block in found.fitting
    assert block.opening.kind is OpeningKind.COURSE
    assert part(block, Part.WEEK) == "Fits, with no time to spare before or after."
    assert not block.opening.week.widened(1, 1) & COURIER_WEEK


async def test_the_usual_evening_course_clashes_and_says_with_what(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        usual = one(town, "S7", await town.matches("S7", "qin"), "usual evenings")
    assert usual.explanation.match.closed == (Gate.WEEK,)
    assert reason(usual, Gate.WEEK) == "Clashes with 外卖骑手 (Mon, Wed, Fri 18:30-20:30)."
    assert changes(usual) == ["if 外卖骑手 is given up (¥3,300 a month)"]


async def test_before_the_course_the_electricians_post_is_one_licence_short(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        upkeep = one(town, "S7", await town.matches("S7", "qin"), "upkeep")
    assert reason(upkeep, Gate.LICENCES) == "One licence short: 低压电工作业证."


async def test_after_the_course_the_post_is_open_and_says_what_it_would_cost(town: StoryTown) -> None:
    async with town.on(AFTER_THE_COURSE):
        upkeep = one(town, "S7", await town.matches("S7", "qin"), "upkeep")
    assert upkeep.explanation.match.closed == ()
    assert reason(upkeep, Gate.LICENCES) == "All licences asked for are valid on the first day."
    assert told(upkeep.explanation.headline) == "Fits if something else is given up."
    assert [
        caution for caution in cautions(upkeep) if caution.endswith("would have to be given up: ¥3,300 a month less.")
    ]


async def test_one_good_month_is_not_stable_income(town: StoryTown) -> None:
    async with town.on(HE_SAYS_NO):
        decision = await outcome(town, ONE_GOOD_MONTH)
        known = await paid(town, ONE_GOOD_MONTH)
    assert known[date(2025, 8, 1)] == 580_000
    assert decision.outcome is OutcomeClass.ON_THE_WAY
    assert decision.stage is Stage.RETAINED_90
    assert told(decision.step("3-months").sentence) == "3 of 6 full months are complete."
    assert told(decision.step("5-average").sentence) == "The average is worked out over 6 months."


async def test_six_months_pass_by_their_average_and_fail_by_their_worst_month(town: StoryTown) -> None:
    async with town.on(SIX_MONTHS):
        decision = await outcome(town, SIX_MONTHS)
    assert decision.step("5-average").passed is True
    assert told(decision.step("5-average").sentence) == (
        "The average of 6 months is ¥2,883.33 net; the minimum wage is ¥1,990."
    )
    assert "5-lowest-month" in failed(decision)
    assert told(decision.step("5-lowest-month").sentence) == "In 2025-10 the pay was ¥850; ¥995 is asked of each month."
    assert decision.outcome is not OutcomeClass.STABLE


async def test_no_august_however_good_makes_up_for_october(town: StoryTown) -> None:
    async with town.on(SIX_MONTHS):
        entered = await records_of(town.caseworker, town.diary("S7").family.household_id)
        (august,) = [
            row for row in entered if (row["month"], row["evidence"]) == (date(2025, 8, 1), "platform_statement")
        ]
        await correct_income(town.caseworker, UUID(str(august["id"])), 9_000_000, days_worked=31)
        decision = await outcome_of(town.caseworker, town.diary("S7").kept["riding"], SIX_MONTHS)
    assert decision.step("5-average").passed is True
    assert "5-lowest-month" in failed(decision)
    assert decision.outcome is not OutcomeClass.STABLE


async def test_where_his_word_and_the_platform_differ_the_lower_counts_and_a_person_is_told(town: StoryTown) -> None:
    async with town.on(HE_SAYS_NO):
        known = await paid(town, ONE_GOOD_MONTH)
        alerts = [each for each in await open_alerts(town.caseworker, 1000) if each.kind == "contradiction"]
    (alert,) = [each for each in alerts if each.person_id == town.person("S7", "qin")]
    assert known[date(2025, 7, 1)] == 290_000
    assert told(alert.reason) == (
        "For 2025-07 one source says ¥2,900, another ¥3,900. The lower counts until this is clear."
    )


async def test_an_answer_that_comes_late_was_overdue_and_is_taken(town: StoryTown) -> None:
    async with town.on(HE_SAYS_NO):
        contacts = await followups_of(town.caseworker, [town.diary("S7").kept["riding"]])
    (late,) = [contact for contact in contacts if contact.contact == "month-4"]
    assert (late.state, late.overdue_on, late.answered_on) == ("answered", date(2025, 10, 17), date(2025, 10, 21))


async def test_two_months_under_the_line_take_the_case_up_again_with_the_coded_cause(town: StoryTown) -> None:
    async with town.on(HE_SAYS_NO):
        (note,) = await reopenings_of(town.caseworker, town.diary("S7").family.case_id)
    assert (note.reopened_on, note.trigger) == (TWO_BAD_MONTHS, "under_line")
    assert note.cause is FailureCause.TRANSPORT
    assert note.old_causes == ("unemployment",)
    assert not note.relapse


async def test_his_no_to_fixed_hours_is_remembered(town: StoryTown) -> None:
    async with town.on(HE_SAYS_NO):
        upkeep = one(town, "S7", await town.matches("S7", "qin"), "upkeep")
    assert upkeep.explanation.match.closed == (Gate.REFUSED,)
    assert reason(upkeep, Gate.REFUSED) == "Refused before because of the hours."


async def test_after_a_year_six_months_hold_by_average_worst_month_and_days(town: StoryTown) -> None:
    async with town.on(LAST_EVENING):
        decision = await outcome(town, LAST_EVENING)
    assert decision.outcome is OutcomeClass.STABLE
    assert told(decision.step("5-average").sentence) == (
        "The average of 6 months is ¥3,141.66 net; the minimum wage is ¥1,990."
    )
    assert told(decision.step("5-lowest-month").sentence) == (
        "In every month the pay reached the line; the lowest was ¥2,600, the line last ¥995."
    )
    assert told(decision.step("5-days-worked").sentence) == "194 days worked since 2025-09; 182 are asked for."


async def test_the_year_is_not_called_lasting_because_of_the_autumn(town: StoryTown) -> None:
    async with town.on(LAST_EVENING):
        decision = await outcome(town, LAST_EVENING)
    assert decision.stage is Stage.STABLE
    assert decision.step("4-durable").passed is False


async def test_his_months_rest_on_the_platforms_statements(town: StoryTown) -> None:
    async with town.on(LAST_EVENING):
        ledger = await household_ledger(town.caseworker, town.diary("S7").family.household_id, date(2026, 5, 31))
    assert len(ledger.figures) == 12
    assert {figure.grade for figure in ledger.figures} == {Grade.B}
