"""Outcomes in words: each rule's line, and the months as they were judged."""

from datetime import date

import pytest

from app.followups.lifecycle import Evidence
from app.followups.working import Step
from app.sentences import Sentence
from app.web.drawings.ledger import LedgerDrawing
from app.web.public.outcome_words import ledger_of, reason_of
from tests.followups.builders import DIBAO, JUDGED_SIX, MINIMUM, START, entry, facts, paid


def drawn(day: date = JUDGED_SIX, **changed: object) -> LedgerDrawing:
    drawing = ledger_of(facts(**changed), day)
    assert drawing is not None
    return drawing


@pytest.mark.parametrize(("passed", "kind"), [(True, "fits"), (False, "blocks"), (None, "short")])
def test_a_rule_passed_failed_or_unknown_has_its_sign(passed: bool | None, kind: str) -> None:
    assert reason_of(Step("rule", passed, Sentence("why"))).kind == kind


def test_the_months_are_the_full_ones_with_both_lines() -> None:
    months = drawn().months

    assert [month.month for month in months] == [date(2026, number, 1) for number in range(1, 7)]
    assert {(month.earned_fen, month.minimum_wage_fen, month.dibao_fen) for month in months} == {
        (MINIMUM, MINIMUM, DIBAO)
    }


def test_what_a_member_has_is_the_income_shared_out_after_fixed_costs() -> None:
    assert {month.per_person_fen for month in drawn().months} == {MINIMUM // 2}


def test_an_unknown_month_stays_unknown() -> None:
    unknown = drawn(entries=paid([MINIMUM, None, MINIMUM])).months[1]

    assert (unknown.earned_fen, unknown.grade, unknown.per_person_fen) == (None, "", None)


def test_the_weakest_evidence_of_a_month_is_shown() -> None:
    stall = entry(0, 50_000, Evidence.WORKER_STATEMENT, source="stall")
    months = drawn(entries=(entry(0, MINIMUM), stall, entry(1, MINIMUM))).months

    assert (months[0].grade, months[0].earned_fen, months[1].grade) == ("C", MINIMUM + 50_000, "A")


def test_there_is_nothing_to_draw_before_a_month_is_over() -> None:
    assert ledger_of(facts(), START.replace(day=31)) is None
    assert ledger_of(facts(), date(2026, 2, 1)) is not None
