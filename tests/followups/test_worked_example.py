"""The worked example of docs/outcome.md, as it stands there."""

from dataclasses import replace
from datetime import date

import pytest

from app.followups.facts import Spell
from app.followups.lifecycle import Evidence, OutcomeClass
from app.followups.outcome import decide
from tests.followups.builders import entry, facts

START = date(2026, 3, 10)
APRIL, SEPTEMBER = 3, 8
BANKED = tuple(entry(number, 210_000) for number in range(APRIL, SEPTEMBER))
KNOWN = facts(
    started_on=START, spells=(Spell(START),), confirmed_on=(date(2026, 4, 30), date(2026, 6, 30)), wage_before_fen=None
)


@pytest.mark.parametrize(
    ("september_fen", "day", "outcome"),
    [
        (205_000, date(2026, 10, 20), OutcomeClass.ON_THE_WAY),
        (205_000, date(2026, 10, 21), OutcomeClass.STABLE),
        (None, date(2026, 10, 21), OutcomeClass.UNVERIFIED),
        (199_900, date(2026, 10, 21), OutcomeClass.AT_RISK),
    ],
)
def test_the_worked_example_holds(september_fen: int | None, day: date, outcome: OutcomeClass) -> None:
    september = () if september_fen is None else (entry(SEPTEMBER, september_fen, Evidence.WORKER_STATEMENT),)
    assert decide(replace(KNOWN, entries=BANKED + september), day).outcome is outcome
