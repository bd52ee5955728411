"""Which figure counts."""

from dataclasses import replace
from datetime import date

from app.followups.ledger import contradicts, figures, household_income, parties_contradict, work_pay
from app.followups.lifecycle import Evidence, Grade, IncomeKind
from tests.followups.builders import entry

BANK = entry(0, 250_000, Evidence.BANK)
WORD = entry(0, 200_000, Evidence.WORKER_STATEMENT)
FIRM = entry(0, 200_000, Evidence.EMPLOYER_STATEMENT)
JANUARY = date(2026, 1, 1)


def test_the_lowest_of_one_source_counts() -> None:
    (figure,) = figures([BANK, WORD])
    assert (figure.fen, figure.highest_fen) == (200_000, 250_000)


def test_a_bank_record_of_more_proves_the_lower_figure() -> None:
    assert figures([BANK, WORD])[0].grade is Grade.A
    assert figures([WORD])[0].grade is Grade.C


def test_employer_and_worker_together_are_grade_b() -> None:
    assert figures([WORD, FIRM])[0].grade is Grade.B
    assert figures([FIRM])[0].grade is Grade.C


def test_different_sources_add_up() -> None:
    stall = replace(WORD, source="stall", lineage="stall")
    pay = work_pay(figures([BANK, stall]), "zhao")[JANUARY]
    assert (pay.fen, pay.proven_fen) == (450_000, 250_000)


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    corrected = replace(BANK, amount_fen=180_000, version=2)
    assert figures([corrected, BANK])[0].fen == 180_000


def test_a_withdrawn_record_counts_no_more_and_brings_no_older_version_back() -> None:
    assert figures([BANK, replace(BANK, amount_fen=None, version=2)]) == []


def test_the_days_of_two_platforms_do_not_add_up() -> None:
    rides = [
        replace(BANK, kind=IncomeKind.TAKINGS, source=source, lineage=source, days_worked=days)
        for source, days in (("red", 20), ("blue", 25))
    ]
    assert work_pay(figures(rides), "zhao")[JANUARY].days_worked == 25


def test_a_stipend_is_the_households_but_no_pay() -> None:
    stipend = replace(BANK, kind=IncomeKind.STIPEND, source="course")
    assert work_pay(figures([stipend]), "zhao") == {}
    assert household_income(figures([stipend])) == {JANUARY: 250_000}


def test_sources_further_apart_than_the_share_contradict_each_other() -> None:
    (apart,) = figures([BANK, replace(WORD, amount_fen=199_999)])
    (near,) = figures([BANK, WORD])
    assert contradicts(apart, 20)
    assert not contradicts(near, 20)


def test_only_employer_and_worker_are_the_parties() -> None:
    (bank_and_word,) = figures([BANK, replace(WORD, amount_fen=1)])
    assert not parties_contradict(bank_and_word, 20)
    (parties,) = figures([FIRM, replace(WORD, amount_fen=100_000)])
    assert parties_contradict(parties, 20)
