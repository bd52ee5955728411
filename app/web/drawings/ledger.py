"""Months of income as a picture: a bar a month by its evidence, against the minimum wage and the dibao line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.sentences import Money, Sentence, say

LEFT, TOP, BOTTOM = 34, 10, 18
PLOT_WIDTH, PLOT_HEIGHT = 300, 150
THINNEST = 1.5
WIDTH, HEIGHT = LEFT + PLOT_WIDTH + 6, TOP + PLOT_HEIGHT + BOTTOM
STEPS_FEN = (50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000)
"""Distances between the amounts on the axis; the smallest that needs at most five of them is taken."""


@dataclass(frozen=True, slots=True)
class LedgerMonth:
    """One month: what the person earned, what a member of the household had, and the two lines, in fen.

    None is unknown. `grade` is "A", "B" or "C", empty when the month is unknown.
    """

    month: date
    earned_fen: int | None
    grade: str
    per_person_fen: int | None
    minimum_wage_fen: int | None
    dibao_fen: int | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A month's bar; `height` is None when nothing is known of the month."""

    x: float
    width: float
    y: float
    height: float | None
    grade: str
    name: str

    @property
    def middle(self) -> float:
        """Where the name of the month stands."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount on the axis, in yuan."""

    name: str
    y: float


@dataclass(frozen=True, slots=True)
class Point:
    """What a member of the household had in a month."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be judged by: `points` as SVG wants them, and its style."""

    kind: str
    points: str


@dataclass(frozen=True, slots=True)
class LedgerDrawing:
    """Everything a template needs to draw a ledger; the table beside it is made of `months`."""

    months: tuple[LedgerMonth, ...]
    bars: tuple[Bar, ...]
    amounts: tuple[Amount, ...]
    lines: tuple[Line, ...]
    per_person: tuple[Point, ...]
    summary: Sentence
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    base: int = TOP + PLOT_HEIGHT


def draw_ledger(months: Sequence[LedgerMonth]) -> LedgerDrawing:
    """The picture of `months`, in their order. Raises ValueError when there is none."""
    if not months:
        raise ValueError("a ledger without months cannot be drawn")
    top, step = _scale(_amounts(months))
    slot = PLOT_WIDTH / len(months)
    return LedgerDrawing(
        months=tuple(months),
        bars=tuple(_bar(month, at, slot, top) for at, month in enumerate(months)),
        amounts=tuple(Amount(f"{fen // 100:,}", _y(fen, top)) for fen in range(0, top + 1, step)),
        lines=(
            *_line("minimum-wage", [month.minimum_wage_fen for month in months], slot, top),
            *_line("dibao", [month.dibao_fen for month in months], slot, top),
        ),
        per_person=tuple(
            Point(round(LEFT + (at + 0.5) * slot, 1), _y(month.per_person_fen, top))
            for at, month in enumerate(months)
            if month.per_person_fen is not None
        ),
        summary=_summary(months),
    )


def _summary(months: Sequence[LedgerMonth]) -> Sentence:
    known = [month.earned_fen for month in months if month.earned_fen is not None]
    if not known:
        return say("{months} months, none of them known", months=len(months))
    return say(
        "{known} of {months} months known; average {average}, lowest {lowest}",
        known=len(known),
        months=len(months),
        average=Money(sum(known) // len(known)),
        lowest=Money(min(known)),
    )


def _amounts(months: Iterable[LedgerMonth]) -> list[int]:
    values = [
        value
        for month in months
        for value in (month.earned_fen, month.per_person_fen, month.minimum_wage_fen, month.dibao_fen)
    ]
    return [value for value in values if value is not None]


def _scale(amounts: Sequence[int]) -> tuple[int, int]:
    """The amount at the top of the plot, and the distance between the amounts on the axis, in fen."""
    highest = max([*amounts, STEPS_FEN[0]])
    step = next((step for step in STEPS_FEN if highest <= 5 * step), STEPS_FEN[-1])
    return -(-highest // step) * step, step


def _bar(month: LedgerMonth, at: int, slot: float, top: int) -> Bar:
    width = round(slot * 0.64, 1)
    x = round(LEFT + at * slot + (slot - width) / 2, 1)
    name = f"{month.month:%y}/{month.month.month}" if at == 0 or month.month.month == 1 else str(month.month.month)
    if month.earned_fen is None:
        return Bar(x, width, TOP, None, month.grade, name)
    # Nothing earned, or a loss, still shows a line at the foot: only an unknown month has no bar.
    y = min(_y(max(month.earned_fen, 0), top), TOP + PLOT_HEIGHT - THINNEST)
    height = round(TOP + PLOT_HEIGHT - y, 1)
    return Bar(x, width, y, height, month.grade, name)


def _line(kind: str, values: Sequence[int | None], slot: float, top: int) -> list[Line]:
    """The line in steps, one level a month, in as many pieces as it is known without a break."""
    pieces: list[list[str]] = [[]]
    for at, value in enumerate(values):
        if value is None:
            pieces.append([])
            continue
        left, right, y = LEFT + at * slot, LEFT + (at + 1) * slot, _y(value, top)
        pieces[-1] += [f"{left:.1f},{y}", f"{right:.1f},{y}"]
    return [Line(kind, " ".join(points)) for points in pieces if points]


def _y(fen: int, top: int) -> float:
    return round(TOP + PLOT_HEIGHT * (1 - fen / top), 1)
