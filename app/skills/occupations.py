"""The occupation classes of 2022 (职业分类大典): codes, names, parents, aliases."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
_MARKS = re.compile(r"(?:L/S|[SL])$")
"""The book marks digital occupations with S and green ones with L."""


@dataclass(frozen=True, slots=True)
class Occupation:
    """One class: `level` 1 (major) to 4 (occupation), with what people in it do."""

    code: str
    name: str
    level: int
    definition: str
    tasks: str
    aliases: tuple[str, ...]
    is_digital: bool
    is_green: bool


class UnknownOccupation(LookupError):
    """No class of 2022 has this code."""


def occupation(code: str) -> Occupation:
    """The class of a code such as "4-03-02-01". Raises UnknownOccupation."""
    found = _by_code().get(code)
    if found is None:
        raise UnknownOccupation(code)
    return found


def is_occupation(code: str) -> bool:
    """Whether a class of 2022 has this code."""
    return code in _by_code()


def occupation_name(code: str) -> str:
    """The Chinese name of a class, without the marks S and L. Raises UnknownOccupation."""
    return occupation(code).name


def occupations() -> tuple[Occupation, ...]:
    """Every class, in the order of the codes."""
    return tuple(_by_code().values())


def ancestors(code: str) -> tuple[str, ...]:
    """The codes of the classes above, nearest first, those missing from the data left out. Raises UnknownOccupation."""
    occupation(code)
    parts = code.split("-")
    above = ("-".join([*parts[:kept], *["00"] * (4 - kept)]) for kept in (3, 2, 1))
    return tuple(dict.fromkeys(candidate for candidate in above if candidate != code and is_occupation(candidate)))


def without_marks(name: str) -> str:
    """A name of the book without its marks: 全媒体运营师S is 全媒体运营师."""
    return _MARKS.sub("", name)


@cache
def _by_code() -> dict[str, Occupation]:
    aliases: dict[str, list[str]] = {}
    for row in _rows("occupation_aliases.csv"):
        aliases.setdefault(row["code"], []).append(without_marks(row["alias"]))
    return {row["code"]: _occupation(row, aliases.get(row["code"], [])) for row in _rows("occupations.csv")}


def _occupation(row: dict[str, str], aliases: list[str]) -> Occupation:
    marks = _MARKS.search(row["name"])
    shown = marks.group() if marks else ""
    return Occupation(
        code=row["code"],
        name=without_marks(row["name"]),
        level=int(row["level"]),
        definition=row["definition"],
        tasks=row["tasks"],
        aliases=tuple(aliases),
        is_digital="S" in shown,
        is_green="L" in shown,
    )


def _rows(file: str) -> Iterator[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
