"""China's administrative divisions (GB/T 2260) held in memory: names, parents, search by name."""

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from app.regions.rules import COUNTRY

_DATA = Path(__file__).parent / "data"
_GROUPINGS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
"""City-level entries that only group areas: no one names them in an address."""


class DivisionLevel(StrEnum):
    """How large a division is."""

    COUNTRY = "country"
    PROVINCE = "province"
    CITY = "city"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Division:
    """One division: its code ("00", "53", "5301" or "530124"), Chinese name, level, and parent's code."""

    code: str
    name: str
    level: DivisionLevel
    parent: str | None


class UnknownDivision(LookupError):
    """No division has this code."""


def division(code: str) -> Division:
    """The division of `code`; also of a six-digit code that ends in zeros ("530100"). Raises UnknownDivision."""
    found = _divisions().get(_shortened(code))
    if found is None:
        raise UnknownDivision(code)
    return found


def is_division(code: str) -> bool:
    """Whether `code` names a division, in its short or its six-digit form."""
    return _shortened(code) in _divisions()


def lineage(code: str) -> tuple[str, ...]:
    """The codes from the division itself up to the country, "00". Raises UnknownDivision."""
    codes = []
    step: str | None = division(code).code
    while step is not None:
        codes.append(step)
        step = _divisions()[step].parent
    return tuple(codes)


def full_name(code: str) -> str:
    """The name as an address says it, "云南省昆明市富民县", without grouping levels. Raises UnknownDivision."""
    names = [_divisions()[step].name for step in reversed(lineage(code)) if step != COUNTRY]
    return "".join(name for name in names if name not in _GROUPINGS) or division(code).name


def is_within(code: str, ancestor: str) -> bool:
    """Whether the division is `ancestor` or lies inside it. Raises UnknownDivision."""
    return division(ancestor).code in lineage(code)


def find_divisions(text: str, limit: int = 10) -> tuple[Division, ...]:
    """Divisions whose full name holds every character run of `text` (parts split by spaces), best first.

    An exact name comes first, then names that begin with the text, then larger divisions, then by code.
    """
    parts = text.split()
    if not parts:
        return ()
    fitting = [found for found in _divisions().values() if _names_all(found, parts)]
    return tuple(sorted(fitting, key=lambda found: _rank(found, parts[-1]))[:limit])


def _names_all(found: Division, parts: list[str]) -> bool:
    return parts[-1] in found.name and all(part in _full_names()[found.code] for part in parts)


def _rank(found: Division, wanted: str) -> tuple[bool, bool, int, str]:
    return found.name != wanted, not found.name.startswith(wanted), len(found.code), found.code


def _shortened(code: str) -> str:
    if len(code) == 6 and code.endswith("0000"):
        return code[:2]
    if len(code) == 6 and code.endswith("00"):
        return code[:4]
    return code


@cache
def _divisions() -> dict[str, Division]:
    country = Division(COUNTRY, "全国", DivisionLevel.COUNTRY, None)
    rows = [
        country,
        *_read("division_provinces.csv", DivisionLevel.PROVINCE, None),
        *_read("division_cities.csv", DivisionLevel.CITY, "provinceCode"),
        *_read("division_areas.csv", DivisionLevel.AREA, "cityCode"),
    ]
    return {row.code: row for row in rows}


@cache
def _full_names() -> dict[str, str]:
    return {code: full_name(code) for code in _divisions()}


def _read(file: str, level: DivisionLevel, parent_column: str | None) -> list[Division]:
    with (_DATA / file).open(encoding="utf-8", newline="") as lines:
        return [
            Division(row["code"], row["name"], level, row[parent_column] if parent_column else COUNTRY)
            for row in csv.DictReader(lines)
        ]
