"""S1: 赵晚玲, sole parent of three, ill since 2021, with an oil stall at the morning market of 石河子."""

from datetime import date
from uuid import UUID

import pytest

from app.casework.actions import close_case
from app.casework.lifecycle import CaseState, ClosingReason
from app.casework.matches import Explained, PersonMatches
from app.casework.queries import case_by_id
from app.errors import Invalid, NotPossibleNow
from app.followups.actions import NewIncome, correct_income, record_income
from app.followups.lifecycle import Evidence, IncomeKind, OutcomeClass
from app.followups.outcome import Decision
from app.followups.queries import followups_of, outcome_of, records_of
from app.languages import render
from app.matching.gates import Gate
from app.matching.pairs import Way
from app.matching.terms import OpeningKind
from app.people.tables import PersonSkill
from app.placements.queries import placements_of
from app.schedules.queries import engagements_of
from app.skills.values import SkillLevel
from tests.stories.town import StoryTown, evening

FIRST_EVENING = evening(2025, 5, 6)
AFTER_THE_COURSE = evening(2025, 5, 31)
FOUR_WEEKS_OF_STALL = evening(2025, 6, 29)
SIX_MONTHS = evening(2025, 12, 22)
SEVEN_MONTHS = evening(2026, 1, 22)
A_YEAR = evening(2026, 6, 30)

COURSE = "大盘鸡、凉皮制作培训班"
COOK = "4-03-02-01"


def course_in(found: PersonMatches, *, lodging: bool) -> Explained:
    (course,) = [
        each
        for each in (*found.fitting, *found.near_misses)
        if each.opening.title == COURSE and each.opening.lodging is lodging
    ]
    return course


async def outcome(town: StoryTown, day: date) -> Decision:
    return await outcome_of(town.caseworker, town.diary("S1").kept["stall"], day)


async def test_the_free_course_with_board_and_lodging_stands_first(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        found = await town.matches("S1", "zhao")
    first = found.fitting[0].opening
    assert (first.title, first.lodging, first.board, first.fee_fen) == (COURSE, True, True, 0)
    assert len(found.fitting) > 3


async def test_the_reason_for_the_course_is_told_in_chinese(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        course = course_in(await town.matches("S1", "zhao"), lodging=True).explanation
    told = {gate.gate: render(gate.reason) for gate in course.gates}
    assert render(course.headline) == "合适，但需要放下手头的另一份事。"
    assert "8 小时" in told[Gate.REACH]
    assert "提供住宿" in told[Gate.REACH]
    assert told[Gate.PAY].startswith("免费")
    assert "提供所需的：包住、包吃。" in [render(part.reason) for part in course.parts]


async def test_the_clash_with_the_market_and_the_income_lost_are_shown(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        course = course_in(await town.matches("S1", "zhao"), lodging=True).explanation
    assert course.match.income_lost_fen == 190_000
    assert [render(caution) for caution in course.cautions] == [
        "需要放下早市香油摊（周一至周六 05:00-10:00），每月少收入1,900 元。"
    ]


async def test_the_course_stands_so_high_because_it_opens_jobs(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        course = course_in(await town.matches("S1", "zhao"), lodging=True)
    assert course.listed is not None
    assert str(town.diary("S1").kept["cook"]) in course.listed.opens
    assert course.opening.leads_to_own_business


async def test_the_same_course_without_lodging_is_out_of_reach_and_says_what_would_open_it(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        course = course_in(await town.matches("S1", "zhao"), lodging=False).explanation
    assert course.match.closed == (Gate.REACH,)
    assert course.match.way is Way.TOO_FAR
    assert [render(reason) for reason in course.reasons_against] == ["单程约 8 小时，超过可接受的25分钟。"]
    assert [render(change.text) for change in course.changes] == ["如果提供住宿"]


async def test_before_the_course_the_cooks_jobs_miss_a_skill(town: StoryTown) -> None:
    async with town.on(FIRST_EVENING):
        found = await town.matches("S1", "zhao", limit=50)
    cook = next(each for each in found.fitting if each.opening.id == str(town.diary("S1").kept["cook"]))
    assert not cook.explanation.match.qualified
    assert "还缺所需的技能" in render(cook.explanation.headline)


async def test_after_the_course_the_cooks_jobs_fit(town: StoryTown) -> None:
    async with town.on(AFTER_THE_COURSE):
        found = await town.matches("S1", "zhao")
    first = found.fitting[0]
    assert (first.opening.kind, first.opening.occupation) == (OpeningKind.VACANCY, COOK)
    assert first.opening.id == str(town.diary("S1").kept["cook"])
    assert first.explanation.match.qualified
    assert render(first.explanation.headline) == "合适。"
    assert "所需技能都具备：中式烹调。" in [render(part.reason) for part in first.explanation.parts]


async def test_the_course_left_its_skill_on_file(town: StoryTown) -> None:
    async with town.on(AFTER_THE_COURSE):
        held = await PersonSkill.select(PersonSkill.name, PersonSkill.level).where(
            PersonSkill.person_id == town.person("S1", "zhao")
        )
    assert {"name": "中式烹调", "level": int(SkillLevel.JUNIOR)} in held


async def test_her_own_stall_is_a_placement_and_the_oil_stall_ends_the_day_before(town: StoryTown) -> None:
    async with town.on(FOUR_WEEKS_OF_STALL):
        (stall,) = await placements_of(town.caseworker, [town.person("S1", "zhao")])
        before = await engagements_of([town.person("S1", "zhao")], date(2025, 5, 31), date(2025, 5, 31))
        after = await engagements_of([town.person("S1", "zhao")], date(2025, 6, 1), date(2025, 6, 1))
    assert (stall["kind"], stall["form"], stall["occupation_code"]) == ("own_business", "self_employed", COOK)
    assert [each.title for each in before] == ["早市香油摊"]
    assert [each.title for each in after] == ["大盘鸡凉皮摊"]


async def test_follow_ups_ask_for_the_net_takings_and_never_for_a_pay_list(town: StoryTown) -> None:
    async with town.on(FOUR_WEEKS_OF_STALL):
        contacts = await followups_of(town.caseworker, [town.diary("S1").kept["stall"]])
    asked = {contact.contact: contact.instrument for contact in contacts}
    assert {"takings-6", "takings-7", "takings-9", "takings-12"} <= asked.keys()
    assert not {"employer_link", "payroll_import"} & set(asked.values())
    assert render(contacts[0].reason) == "2025年6月1日 (周日)上岗后第 3 天。"


async def test_a_stall_is_not_judged_by_social_insurance(town: StoryTown) -> None:
    receipt = NewIncome(
        person_id=town.person("S1", "zhao"),
        month=date(2025, 11, 1),
        kind=IncomeKind.TAKINGS,
        amount_fen=420_000,
        evidence=Evidence.SOCIAL_INSURANCE,
        placement_id=town.diary("S1").kept["stall"],
    )
    async with town.on(SIX_MONTHS):
        with pytest.raises(Invalid) as refused:
            await record_income(town.caseworker, receipt)
    assert refused.value.rule == "takings-not-by-insurance"
    assert "社保" in render(refused.value.message)


async def test_every_amount_of_the_stall_is_takings_by_other_evidence(town: StoryTown) -> None:
    async with town.on(A_YEAR):
        entered = await records_of(town.caseworker, town.diary("S1").family.household_id)
    stall = [row for row in entered if row["person_id"] == town.person("S1", "zhao")]
    assert len(stall) > 12
    assert {row["kind"] for row in stall} == {"takings"}
    assert {row["evidence"] for row in stall} == {"bank", "worker_statement", "checked_takings_book"}


async def test_six_good_months_with_rest_days_are_still_too_few_days(town: StoryTown) -> None:
    async with town.on(SIX_MONTHS):
        decision = await outcome(town, SIX_MONTHS)
    assert decision.outcome is OutcomeClass.ON_THE_WAY
    assert [step.rule for step in decision.working if step.passed is False] == ["5-days-worked"]
    assert render(decision.step("5-days-worked").sentence) == "从 2025-06 起共工作 159 天；需要 182 天。"


async def test_after_seven_months_the_stall_is_stable_by_average_and_lowest_month(town: StoryTown) -> None:
    async with town.on(SEVEN_MONTHS):
        decision = await outcome(town, SEVEN_MONTHS)
    assert decision.outcome is OutcomeClass.STABLE
    assert "3-pay" not in {step.rule for step in decision.working}
    assert render(decision.step("5-average").sentence) == "6 个月平均净收入 2,585 元；最低工资标准是 1,870 元。"
    assert render(decision.step("5-lowest-month").sentence) == (
        "每个月的收入都达到标准；最低的一个月是 2,190 元，最近的标准是 935 元。"
    )


async def test_a_month_under_half_the_minimum_wage_would_take_the_stability_away(town: StoryTown) -> None:
    async with town.on(SEVEN_MONTHS):
        entered = await records_of(town.caseworker, town.diary("S1").family.household_id)
        (december,) = [
            row
            for row in entered
            if (row["kind"], row["month"], row["evidence"]) == ("takings", date(2025, 12, 1), "bank")
        ]
        await correct_income(town.caseworker, UUID(str(december["id"])), 90_000, days_worked=27)
        decision = await outcome(town, SEVEN_MONTHS)
    assert decision.outcome is OutcomeClass.AT_RISK
    assert decision.step("5-lowest-month").passed is False


async def test_a_cold_january_under_the_minimum_wage_reopens_nothing(town: StoryTown) -> None:
    async with town.on(A_YEAR):
        decision = await outcome(town, A_YEAR)
        case = await case_by_id(town.caseworker, town.diary("S1").family.case_id)
    assert "最低的一个月是 1,790 元" in render(decision.step("5-lowest-month").sentence)
    assert decision.outcome is OutcomeClass.STABLE
    assert case.times_reopened == 0


async def test_the_case_closes_by_work_only_once_income_is_stable(town: StoryTown) -> None:
    case_id = town.diary("S1").family.case_id
    async with town.on(FOUR_WEEKS_OF_STALL):
        with pytest.raises(NotPossibleNow) as refused:
            await close_case(town.caseworker, case_id, ClosingReason.EXIT_BY_WORK)
    async with town.on(A_YEAR):
        case = await case_by_id(town.caseworker, case_id)
    assert refused.value.rule == "close-needs-stable-income"
    assert (case.state, case.closing_reason) == (CaseState.CLOSED, ClosingReason.EXIT_BY_WORK)
