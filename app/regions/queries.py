"""Reads of parameters: the numbers that hold in a region on a day, and how each came to hold."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from app.db.engines import Database, current_database
from app.regions.divisions import division, lineage
from app.regions.rules import ParameterCode, Parameters, ParameterValue, Unit, resolve, value_on
from app.regions.tables import Parameter

REMEMBERED = 20_000
"""Answers a book keeps before it begins anew: some ten megabytes."""


@dataclass(frozen=True, slots=True)
class ParameterBook:
    """Every number there is, for whoever needs many regions and days; answers are remembered."""

    values: tuple[ParameterValue, ...]
    _by_region: dict[str, list[ParameterValue]] = field(default_factory=lambda: defaultdict(list))
    _known: dict[tuple[str, date], Parameters] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for value in self.values:
            self._by_region[value.region_code].append(value)

    def on(self, region_code: str, day: date) -> Parameters:
        """Every number that holds in a division on `day`. Raises UnknownDivision, ParameterMissing."""
        place = (division(region_code).code, day)
        if place not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            regions = lineage(region_code)
            self._known[place] = resolve(
                (value for region in regions for value in self._by_region.get(region, ())), regions, day
            )
        return self._known[place]


async def parameters(region_code: str, day: date) -> Parameters:
    """Every number that holds in a division on `day`. Raises UnknownDivision, ParameterMissing."""
    return (await parameter_book()).on(region_code, day)


async def parameter_book() -> ParameterBook:
    """Every number there is, as the database has them now: a small query, and a larger one after a change.

    Rows are only ever added, so their number and the newest of them tell whether there is something new.
    """
    database = current_database()
    edition = await _edition()
    kept = _books.get(database)
    if kept is None or kept[0] != edition:
        kept = _books[database] = edition, ParameterBook(tuple(await _values()))
    return kept[1]


async def parameter_in_force(region_code: str, code: ParameterCode, day: date) -> ParameterValue | None:
    """The one number of `code` that holds in a division on `day`, with its own region, dates and source."""
    values = [value for value in await _values(lineage(region_code), day) if value.code is code]
    return value_on(values, lineage(region_code), day)


async def parameter_story(region_code: str, code: ParameterCode) -> list[ParameterValue]:
    """Every number ever entered for `code` in this division itself, by first day, then in order of entry."""
    rows = await _select().where((Parameter.region_code == division(region_code).code) & (Parameter.code == code.value))
    return _as_values(rows)


async def _edition() -> tuple[int, str]:
    newest = await Parameter.raw(
        "SELECT count(*) AS number, (SELECT id FROM parameter ORDER BY id DESC LIMIT 1) AS newest FROM parameter"
    )
    return newest[0]["number"], str(newest[0]["newest"])


async def _values(regions: Sequence[str] | None = None, day: date | None = None) -> list[ParameterValue]:
    query = _select()
    if regions is not None:
        query = query.where(Parameter.region_code.is_in(list(regions)))
    if day is not None:
        query = query.where(Parameter.from_day <= day)
    return _as_values(await query)


def _select() -> Any:
    return Parameter.select(
        Parameter.region_code,
        Parameter.code,
        Parameter.from_day,
        Parameter.until_day,
        Parameter.value,
        Parameter.unit,
        Parameter.source,
    ).order_by(Parameter.from_day, Parameter.entry)


def _as_values(rows: Iterable[dict[str, Any]]) -> list[ParameterValue]:
    return [
        ParameterValue(**{**row, "code": ParameterCode(row["code"]), "unit": Unit(row["unit"])})
        for row in rows
        if row["code"] in _KNOWN
    ]


_books: WeakKeyDictionary[Database, tuple[tuple[int, str], ParameterBook]] = WeakKeyDictionary()

_KNOWN = frozenset(code.value for code in ParameterCode)
"""A code of a later version of the program is not an error in this one."""
