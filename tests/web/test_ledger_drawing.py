"""The picture of the ledger tells known from unknown, and nothing from little."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sentences import Money
from app.web.drawings.ledger import LEFT, PLOT_HEIGHT, PLOT_WIDTH, TOP, LedgerDrawing, LedgerMonth, draw_ledger


def month(earned: int | None, minimum: int | None = 200_000) -> LedgerMonth:
    return LedgerMonth(date(2026, 3, 1), earned, "A" if earned is not None else "", None, minimum, 70_000)


def heights(drawing: LedgerDrawing) -> list[float | None]:
    return [bar.height for bar in drawing.bars]


@given(st.lists(st.none() | st.integers(-500_000, 5_000_000), min_size=1, max_size=16))
def test_every_bar_lies_within_the_plot(amounts: list[int | None]) -> None:
    for bar in draw_ledger([month(amount) for amount in amounts]).bars:
        assert LEFT <= bar.x <= bar.x + bar.width <= LEFT + PLOT_WIDTH
        if bar.height is not None:
            assert 0 < bar.height <= PLOT_HEIGHT
            assert bar.y + bar.height == pytest.approx(TOP + PLOT_HEIGHT, abs=0.2)


def test_only_an_unknown_month_has_no_bar() -> None:
    unknown, nothing, loss, little = heights(draw_ledger([month(None), month(0), month(-9_900), month(300_000)]))

    assert unknown is None
    assert nothing == loss
    assert little is not None and nothing is not None and little > nothing > 0


def test_a_bar_that_reaches_the_line_is_as_high_as_the_line() -> None:
    drawing = draw_ledger([month(200_000)])
    line = next(line for line in drawing.lines if line.kind == "minimum-wage")

    assert line.points.split()[0].split(",")[1] == str(drawing.bars[0].y)


def test_a_line_breaks_where_it_is_not_known() -> None:
    drawing = draw_ledger([month(1, 200_000), month(1, None), month(1, 210_000)])

    assert [line.kind for line in drawing.lines] == ["minimum-wage", "minimum-wage", "dibao"]


def test_the_summary_counts_known_months_only() -> None:
    summary = draw_ledger([month(100_000), month(None), month(300_000)]).summary

    assert summary.value("known") == 2
    assert summary.value("average") == Money(200_000)
    assert summary.value("lowest") == Money(100_000)


def test_the_first_month_and_each_january_say_their_year() -> None:
    days = [date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1)]
    drawing = draw_ledger([LedgerMonth(day, 1, "A", None, None, None) for day in days])

    assert [bar.name for bar in drawing.bars] == ["25/11", "12", "26/1"]


def test_a_ledger_without_months_is_refused() -> None:
    with pytest.raises(ValueError, match="without months"):
        draw_ledger([])
