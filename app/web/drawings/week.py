"""A person's week as a picture: what takes which half-hours, where two things clash, and the same in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.schedules.week import EVERY_DAY, WeekPattern
from app.schedules.week_text import WEEKDAYS, hours_text, week_text
from app.sentences import HalfHour, Sentence, say

LEFT, TOP = 31, 14
DAY_WIDTH, DAY_GAP = 42, 3
HALF_HOUR_HEIGHT = 6
WIDTH = LEFT + len(EVERY_DAY) * (DAY_WIDTH + DAY_GAP)
HEIGHT = TOP + 48 * HALF_HOUR_HEIGHT + 4
NAMED_FROM = 3
"""Half-hours a block must last for its name to fit inside."""


class Taken(StrEnum):
    """What takes time, by colour."""

    CARE = "care"
    SHARED = "shared"
    WORK = "work"
    STUDY = "study"
    OWN = "own"
    CLASH = "clash"


TAKEN_LABELS: dict[Taken, Sentence] = {
    Taken.CARE: say("care"),
    Taken.SHARED: say("shared"),
    Taken.WORK: say("work"),
    Taken.STUDY: say("lessons"),
    Taken.OWN: say("own work"),
    Taken.CLASH: say("clash"),
}


@dataclass(frozen=True, slots=True)
class Layer:
    """One thing that takes time every week.

    SHARED care yields: another adult can give it, so it never clashes. CARE for two people at once is no clash either.
    """

    taken: Taken
    title: Sentence
    week: WeekPattern


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of one day; `named` when its name fits inside."""

    taken: Taken
    x: int
    y: int
    width: int
    height: int
    named: bool

    @property
    def middle(self) -> tuple[float, float]:
        """Where the name stands."""
        return self.x + self.width / 2, self.y + self.height / 2 + 3


@dataclass(frozen=True, slots=True)
class Column:
    """A day: its name and where its column begins."""

    name: Sentence
    x: int


@dataclass(frozen=True, slots=True)
class Hour:
    """A line across the picture at a full hour."""

    name: HalfHour
    y: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table beside the picture."""

    taken: Taken
    title: Sentence
    hours: Sentence
    length: Sentence


@dataclass(frozen=True, slots=True)
class WeekDrawing:
    """Everything a template needs to draw a week and to say it in words."""

    columns: tuple[Column, ...]
    hours: tuple[Hour, ...]
    blocks: tuple[Block, ...]
    key: tuple[Taken, ...]
    rows: tuple[Row, ...]
    free: Sentence
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def labels(self) -> dict[Taken, Sentence]:
        """The name of each colour."""
        return TAKEN_LABELS


def draw_week(layers: Sequence[Layer]) -> WeekDrawing:
    """The picture of `layers`; half-hours that two of them want are drawn, and said, as a clash."""
    clash = clashes(layers)
    clashing = [Layer(Taken.CLASH, say("wanted twice"), clash)] if clash else []
    shown = [*layers, *clashing]
    taken = _taken(layers)
    return WeekDrawing(
        columns=tuple(Column(WEEKDAYS[day], _x(day)) for day in EVERY_DAY),
        hours=tuple(Hour(HalfHour(index), _y(index)) for index in range(0, 49, 8)),
        blocks=tuple(block for layer in _apart(shown, taken, clash) for block in _blocks(layer)),
        key=tuple(kind for kind in Taken if any(layer.taken is kind for layer in shown)),
        rows=tuple(
            Row(layer.taken, layer.title, week_text(layer.week), hours_text(layer.week.half_hours)) for layer in shown
        ),
        free=hours_text((~taken).half_hours),
    )


def clashes(layers: Sequence[Layer]) -> WeekPattern:
    """The half-hours that two layers take which cannot both be done."""
    care = other = twice = WeekPattern.EMPTY
    for layer in layers:
        if layer.taken is Taken.CARE:
            twice |= other & layer.week
            care |= layer.week
        elif layer.taken is not Taken.SHARED:
            twice |= (care | other) & layer.week
            other |= layer.week
    return twice


def _taken(layers: Sequence[Layer]) -> WeekPattern:
    return WeekPattern.any_of(layer.week for layer in layers if layer.taken is not Taken.SHARED)


def _apart(shown: Sequence[Layer], taken: WeekPattern, clash: WeekPattern) -> Iterator[Layer]:
    """The layers without what another one is drawn over."""
    shared = care = WeekPattern.EMPTY
    for layer in shown:
        if layer.taken is Taken.SHARED:
            yield replace(layer, week=layer.week - taken - shared)
            shared |= layer.week
        elif layer.taken is Taken.CARE:
            yield replace(layer, week=layer.week - clash - care)
            care |= layer.week
        else:
            yield replace(layer, week=layer.week if layer.taken is Taken.CLASH else layer.week - clash)


def _blocks(layer: Layer) -> list[Block]:
    return [
        Block(layer.taken, _x(day), _y(start), DAY_WIDTH, (end - start) * HALF_HOUR_HEIGHT, end - start >= NAMED_FROM)
        for day in EVERY_DAY
        for start, end in _stretches(layer.week.on(day))
    ]


def _stretches(word: int) -> list[tuple[int, int]]:
    """The unbroken runs of a day's 48 bits, as (start, end) half-hours."""
    edges = [at for at in range(49) if (word >> at & 1) != (word << 1 >> at & 1)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _x(day: int) -> int:
    return LEFT + day * (DAY_WIDTH + DAY_GAP)


def _y(half_hour: int) -> int:
    return TOP + half_hour * HALF_HOUR_HEIGHT
