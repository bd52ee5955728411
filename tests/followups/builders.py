"""Facts of an invented courier, cook or clerk, stable unless a test says otherwise."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.followups.facts import AgreedShare, Budget, CareSign, CauseSpan, Facts, Lines, Spell
from app.followups.ledger import Entry
from app.followups.lifecycle import Evidence, IncomeKind
from app.followups.months import later
from app.matching.terms import EmploymentForm
from app.regions.defaults import default_parameters
from app.regions.rules import resolve

START = date(2026, 1, 1)
MINIMUM = 200_000
DIBAO = 80_000
PARAMETERS = resolve(default_parameters(), ["00"], date(2026, 6, 1))
LINES = {later(date(2025, 1, 1), count): Lines(MINIMUM, DIBAO) for count in range(48)}


def entry(number: int, fen: int | None, evidence: Evidence = Evidence.BANK, **other: Any) -> Entry:
    """Pay of the `number`th month after START (0 is January), from one employer."""
    month = later(START, number)
    named = {
        "person": "zhao",
        "source": "shop",
        "kind": IncomeKind.WAGE,
        "lineage": f"{month}-{evidence}",
    } | other
    return Entry(month=month, amount_fen=fen, evidence=evidence, **named)


def paid(amounts: Sequence[int | None], evidence: Evidence = Evidence.BANK, **other: Any) -> tuple[Entry, ...]:
    """One entry a month from January; None is a month without a record."""
    return tuple(entry(number, fen, evidence, **other) for number, fen in enumerate(amounts) if fen is not None)


def facts(**changed: Any) -> Facts:
    """A full-time placement from 1 January 2026, six months paid at the line, everything else in order."""
    stable = Facts(
        person="zhao",
        form=EmploymentForm.FULL_TIME,
        started_on=START,
        parameters=PARAMETERS,
        lines=LINES,
        spells=(Spell(START),),
        shares=(AgreedShare(START, 100),),
        entries=paid([MINIMUM] * 6),
        budgets=(Budget(START, members=2, other_income_fen=0, rigid_expense_fen=0),),
        causes=(CauseSpan(date(2025, 5, 1), date(2026, 3, 1)),),
        confirmed_on=(date(2026, 2, 2), date(2026, 4, 5)),
        care=tuple(CareSign(later(START, number).replace(day=20), True) for number in range(12)),
        wage_before_fen=MINIMUM,
    )
    return replace(stable, **changed)


def self_employed(amounts: Sequence[int | None], days: int = 31, **changed: Any) -> Facts:
    """A stall or courier with net takings on the bank account, open `days` a month."""
    entries = paid(amounts, kind=IncomeKind.TAKINGS, days_worked=days)
    return facts(**{"form": EmploymentForm.SELF_EMPLOYED, "entries": entries} | changed)


JUDGED_SIX = date(2026, 7, 21)
"""The first day on which the months January to June are judged."""
