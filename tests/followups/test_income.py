"""Amounts enter the ledger: by whom, on what evidence, and how they are corrected."""

from datetime import date

import pytest

from app.actors import SYSTEM
from app.errors import Invalid, NotAllowed, NotFound
from app.followups.actions import (
    Answer,
    MonthPaid,
    NewIncome,
    answer_followup,
    correct_income,
    record_income,
)
from app.followups.lifecycle import Evidence, IncomeKind
from app.followups.queries import (
    followups_of,
    household_ledger,
    records_of,
)
from tests.cast import START, build_settled_town, on
from tests.conftest import OpenDatabase
from tests.followups.line import PAY, Heard, pay, placed


async def test_answers_of_both_parties_are_grade_b(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    placement_id = await placed(town)
    contacts = {contact.contact: contact.id for contact in await followups_of(SYSTEM, [placement_id])}
    with on(date(2026, 2, 5)):
        paid = (MonthPaid(START, PAY),)
        await answer_followup(town.as_worker, contacts["day-30"], Answer(still_working=True, pays=paid))
        await answer_followup(town.personnel, contacts["pay-3"], Answer(still_working=True, pays=paid))
    ledger = await household_ledger(town.caseworker, town.household, date(2026, 2, 5))
    assert [(figure.fen, figure.grade) for figure in ledger.figures] == [(PAY, "B")]
    assert ledger.lines[START].minimum_wage_fen > 0


async def test_reading_a_list_in_twice_changes_nothing_and_a_new_amount_is_a_version(
    database: OpenDatabase, heard: Heard
) -> None:
    town = await build_settled_town()
    placement_id = await placed(town)
    first = await pay(town, placement_id, 0)
    assert await pay(town, placement_id, 0) == first
    second = await pay(town, placement_id, 0, PAY - 1)
    records = await records_of(town.caseworker, town.household)
    assert [(record["id"], record["version"], record["superseded"]) for record in records] == [
        (first, 1, True),
        (second, 2, False),
    ]


async def test_a_correction_supersedes_and_a_withdrawal_leaves_the_month_unknown(
    database: OpenDatabase, heard: Heard
) -> None:
    town = await build_settled_town()
    placement_id = await placed(town)
    first = await pay(town, placement_id, 0)
    with on(date(2026, 2, 10)):
        second = await correct_income(town.caseworker, first, 100_000)
        with pytest.raises(Invalid) as refused:
            await correct_income(town.caseworker, first, 1)
        assert refused.value.rule == "correct-the-latest"
        await correct_income(town.caseworker, second, None)
    ledger = await household_ledger(town.caseworker, town.household, date(2026, 2, 10))
    assert ledger.figures == ()


async def test_evidence_is_entered_by_those_who_can_have_it(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    placement_id = await placed(town)
    bank = NewIncome(town.worker, START, IncomeKind.WAGE, PAY, Evidence.BANK, placement_id)
    with on(date(2026, 2, 5)):
        for actor in (town.as_worker, town.personnel):
            with pytest.raises(NotAllowed):
                await record_income(actor, bank)
        with pytest.raises(NotFound):
            await record_income(town.outsider, bank)


async def test_every_wrong_field_of_an_amount_is_named(database: OpenDatabase, heard: Heard) -> None:
    town = await build_settled_town()
    wrong = NewIncome(
        town.worker, date(2099, 1, 1), IncomeKind.TAKINGS, 10**12, Evidence.SOCIAL_INSURANCE, days_worked=32
    )
    with on(START), pytest.raises(Invalid) as refused:
        await record_income(town.caseworker, wrong)
    assert [problem.rule for problem in refused.value.problems] == [
        "month-begun",
        "source-needed",
        "amount-in-range",
        "takings-not-by-insurance",
        "days-in-month",
    ]
