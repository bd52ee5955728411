"""The hand-labelled titles, and the short notation of their labels."""

import csv
from pathlib import Path

from app.skills.conditions import TitleConditions
from app.skills.titles.hours import DayHours
from app.skills.titles.limits import AgeLimit
from app.skills.titles.pay import Pay

_LABELS = Path(__file__).parent / "labelled_conditions.tsv"


def labelled() -> list[tuple[str, frozenset[str]]]:
    """Each title with every condition it carries, as a person read it."""
    with _LABELS.open(encoding="utf-8", newline="") as lines:
        return [
            (row["title"], frozenset((row["expected"] or "").split()))
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def in_short(found: TitleConditions) -> frozenset[str]:
    """What was read, in the notation of the labels; hours and pay in whole hours and yuan."""
    return frozenset(_one(each.condition.value, each.value) for each in found.readings)


def _one(name: str, value: object) -> str:
    match value:
        case True:
            return name
        case False:
            return f"{name}=no"
        case Pay():
            high = f"-{value.high_fen // 100}" if value.high_fen else ""
            return f"{name}={value.low_fen // 100}{high}/{value.unit}{'+' if value.at_least else ''}"
        case DayHours():
            return f"{name}={value.start // 2}-{value.end // 2}"
        case AgeLimit():
            return f"{name}={value.lowest or ''}-{value.highest or ''}"
        case _:
            return f"{name}={value}"
