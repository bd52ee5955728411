"""S3: 谢明杰, 48, widower in 银川 with a long illness: another post in his firm around the school run."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.actors import Actor, Role
from app.demonstration.diaries.xie import FIRM
from app.errors import Invalid, NotAllowed, NotFound, NotPossibleNow
from app.followups.actions import correct_income
from app.followups.lifecycle import OutcomeClass, Stage
from app.followups.queries import followups_of, household_ledger, outcome_of, records_of
from app.history.queries import story_of
from app.jobs.lifecycle import Party, Stance, TransferState
from app.jobs.postings import NewTransfer
from app.jobs.queries import negotiation_of, transfer
from app.jobs.transfers import NewTerms, agree_transfer, change_transfer_terms, propose_transfer
from app.languages import render
from app.matching.gates import Gate
from app.matching.terms import EmploymentForm, OpeningKind
from app.people.actions import look_at_diagnosis
from app.people.queries import person
from app.placements.actions import start
from app.placements.lifecycle import PlacementKind
from app.placements.queries import placement
from app.placements.rules import NewPlacement
from app.schedules.week import WeekPattern, parse_windows
from tests.stories.town import StoryTown, evening

PROPOSED = evening(2025, 5, 9)
AGREED = evening(2025, 5, 19)
MOVED = evening(2025, 5, 31)
MONTH_SIX = evening(2025, 12, 22)
A_YEAR = evening(2026, 6, 30)

SCHOOL_RUN = parse_windows("Mon-Fri 07:30-08:00; Mon-Fri 16:30-17:00")
PRIVATE = ("肝", "慢性", "作息", "病", "功能限制", "接送", "女儿", "孩子", "照护")
"""What no sentence for the firm may hold: the illness, the limits, and why some hours must stay free."""


def firm(town: StoryTown) -> Actor:
    return Actor(Role.EMPLOYER, None, town.staff.organisations[FIRM])


def transfer_id(town: StoryTown) -> UUID:
    kept: UUID = town.diary("S3").kept["transfer"]
    return kept


async def posting(town: StoryTown) -> NewTransfer:
    """The terms on the table."""
    return (await transfer(town.caseworker, transfer_id(town))).offered


async def test_a_transfer_is_a_kind_of_match_of_its_own_and_stands_first(town: StoryTown) -> None:
    async with town.on(PROPOSED):
        first = (await town.matches("S3", "xie")).fitting[0]
    reasons = {found.gate: render(found.reason) for found in first.explanation.gates}
    assert (first.opening.kind, first.opening.title) == (OpeningKind.TRANSFER, "仓库收发员")
    assert "不低于现在的3,200 元" in reasons[Gate.PAY]
    assert reasons[Gate.WEEK].startswith("时间合适")


async def test_the_hours_of_the_transfer_leave_the_school_run_free(town: StoryTown) -> None:
    async with town.on(PROPOSED):
        first = (await town.matches("S3", "xie")).fitting[0]
    assert first.explanation.match.travel_minutes == 14
    assert not first.explanation.match.week.widened(1, 1) & SCHOOL_RUN


async def test_a_transfer_stands_in_nobody_elses_list(town: StoryTown) -> None:
    async with town.on(PROPOSED):
        others = [await town.matches(code, key, 50, 300) for code, key in (("S3", "son"), ("S1", "zhao"))]
    kinds = {each.opening.kind for found in others for each in (*found.fitting, *found.near_misses)}
    assert OpeningKind.TRANSFER not in kinds


async def test_a_lower_wage_is_refused_when_proposed_and_when_talked_about(town: StoryTown) -> None:
    async with town.on(PROPOSED):
        lower = replace(await posting(town), wage_offered_fen=280_000)
        with pytest.raises(Invalid) as proposed:
            await propose_transfer(firm(town), lower)
        with pytest.raises(Invalid) as changed:
            await change_transfer_terms(
                firm(town), transfer_id(town), NewTerms(wage_offered_fen=310_000), Party.FIRM, ""
            )
    assert (proposed.value.rule, changed.value.rule) == ("wage-lower", "wage-lower")
    assert "2,800 元" in render(proposed.value.message)
    assert "3,200 元" in render(proposed.value.message)


async def test_a_lower_wage_is_refused_also_on_the_day_of_the_move(town: StoryTown) -> None:
    xie = town.person("S3", "xie")
    lower = NewPlacement(
        person_id=xie,
        kind=PlacementKind.TRANSFER,
        form=EmploymentForm.IN_HOUSE_TRANSFER,
        title="仓库收发员",
        started_on=date(2025, 5, 20),
        wage_fen=310_000,
        week=parse_windows("Mon-Fri 08:30-16:00"),
        organisation_id=town.staff.organisations[FIRM],
        wage_before_fen=320_000,
    )
    async with town.on(AGREED):
        with pytest.raises(Invalid) as refused:
            await start(town.caseworker, lower)
    assert refused.value.rule == "transfer-wage-not-lower"


async def test_hours_that_run_into_the_school_run_are_refused_without_saying_why_to_the_firm(town: StoryTown) -> None:
    async with town.on(PROPOSED):
        whole_day = replace(await posting(town), week=parse_windows("Mon-Fri 08:30-17:30"))
        with pytest.raises(Invalid) as refused:
            await propose_transfer(firm(town), whole_day)
    told = render(refused.value.message)
    assert refused.value.rule == "week-does-not-fit"
    assert "16:30-17:00" in told
    assert not [word for word in PRIVATE if word in told]


async def test_nobody_agrees_for_another(town: StoryTown) -> None:
    async with town.on(PROPOSED):
        with pytest.raises(NotPossibleNow) as refused:
            await agree_transfer(town.caseworker, transfer_id(town))
    assert refused.value.rule == "agreement-missing"
    assert "职工" in render(refused.value.message)


async def test_the_negotiation_is_on_record_party_by_party(town: StoryTown) -> None:
    async with town.on(AGREED):
        standing = await transfer(town.caseworker, transfer_id(town))
        said = await negotiation_of(town.caseworker, transfer_id(town))
    assert standing.state is TransferState.AGREED
    assert [(note.party, note.stance, note.terms) for note in said] == [
        (Party.WORKER, Stance.OBJECTS, 1),
        (Party.UNION, Stance.NOTES, 1),
        (Party.FIRM, Stance.PROPOSES, 2),
        (Party.FIRM, Stance.AGREES, 2),
        (Party.WORKER, Stance.AGREES, 2),
        (Party.UNION, Stance.AGREES, 2),
    ]
    assert said[0].text == "工资没有涨，收发要负责对账，希望加一点。"


async def test_the_present_terms_are_those_all_three_agreed_to(town: StoryTown) -> None:
    async with town.on(MOVED):
        work = await placement(town.caseworker, town.diary("S3").kept["post"])
    assert (work["kind"], work["wage_before_fen"], work["wage_fen"]) == ("transfer", 320_000, 335_000)
    assert not WeekPattern.from_text(work["week"]).widened(1, 1) & SCHOOL_RUN


async def test_the_firm_is_refused_the_diagnosis_and_the_file(town: StoryTown) -> None:
    async with town.on(MOVED):
        with pytest.raises(NotAllowed) as refused:
            await look_at_diagnosis(firm(town), town.person("S3", "xie"), "岗位调整")
        with pytest.raises(NotFound):
            await person(firm(town), town.person("S3", "xie"))
    assert refused.value.rule == "diagnosis-staff"


async def test_nothing_the_firm_can_read_tells_of_illness_limits_or_children(town: StoryTown) -> None:
    post = town.diary("S3").kept["post"]
    async with town.on(A_YEAR):
        standing = await transfer(firm(town), transfer_id(town))
        contacts = await followups_of(firm(town), [post])
        work = await placement(firm(town), post)
        refused_terms = [render(finding.reason) for finding in contacts]
    readable = f"{standing} {contacts} {work} {refused_terms}"
    assert contacts
    assert not [word for word in ("肝", "慢性", "high_intensity", "toxic", "diagnosis", "谢静怡") if word in readable]


async def test_every_look_at_the_diagnosis_is_kept_with_its_purpose(town: StoryTown) -> None:
    async with town.on(PROPOSED):
        diagnosis = await look_at_diagnosis(town.caseworker, town.person("S3", "xie"), "复核")
        looks = [entry for entry in await story_of([town.person("S3", "xie")]) if entry.event == "DiagnosisSeen"]
    assert diagnosis == "慢性肝病，需规律作息。"
    assert [look.why for look in looks] == ["商谈岗位调整前核对功能限制"]


async def test_the_wage_before_and_after_stands_at_months_three_and_six(town: StoryTown) -> None:
    async with town.on(MONTH_SIX):
        decision = await outcome_of(town.caseworker, town.diary("S3").kept["post"], MONTH_SIX)
        ledger = await household_ledger(town.caseworker, town.diary("S3").family.household_id, MONTH_SIX)
    wages = {figure.month: figure.fen for figure in ledger.figures if figure.person == str(town.person("S3", "xie"))}
    assert (wages[date(2025, 8, 1)], wages[date(2025, 11, 1)]) == (335_000, 335_000)
    assert decision.step("6-wage-kept").passed is True
    assert render(decision.step("6-wage-kept").sentence) == "工资不低于调整前（3,200 元）。"
    assert render(decision.step("6-care-held").sentence) == "在家照护的时间都保住了。"
    assert decision.outcome is OutcomeClass.STABLE


async def test_a_wage_under_the_former_one_in_month_six_puts_the_transfer_at_risk(town: StoryTown) -> None:
    async with town.on(MONTH_SIX):
        entered = await records_of(town.caseworker, town.diary("S3").family.household_id)
        november = [row for row in entered if (row["kind"], row["month"]) == ("wage", date(2025, 11, 1))]
        await correct_income(town.caseworker, november[-1]["id"], 310_000)
        decision = await outcome_of(town.caseworker, town.diary("S3").kept["post"], MONTH_SIX)
    assert decision.outcome is OutcomeClass.AT_RISK
    assert render(decision.step("6-wage-kept").sentence) == "2025-11 收入 3,100 元；调整前是 3,200 元。"


async def test_after_a_year_the_transfer_is_durable(town: StoryTown) -> None:
    async with town.on(A_YEAR):
        decision = await outcome_of(town.caseworker, town.diary("S3").kept["post"], A_YEAR)
    assert (decision.outcome, decision.stage) == (OutcomeClass.STABLE, Stage.DURABLE)
    assert all(step.passed for step in decision.working)
