"""The numbers the platform starts with, each with its dates and its source, read from data/parameters.tsv."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

from app.regions.rules import ParameterCode, ParameterValue, unit_of

_FILE = Path(__file__).parent / "data" / "parameters.tsv"


@cache
def default_parameters() -> tuple[ParameterValue, ...]:
    """Every default number, in the order of the file. Raises ValueError for a code that is no parameter."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(_value(row) for row in csv.DictReader(lines, delimiter="\t"))


def _value(row: dict[str, str]) -> ParameterValue:
    code = ParameterCode(row["code"])
    return ParameterValue(
        code=code,
        region_code=row["region"],
        from_day=date.fromisoformat(row["from_day"]),
        until_day=date.fromisoformat(row["until_day"]) if row["until_day"] else None,
        value=int(row["value"]),
        unit=unit_of(code),
        source=row["source"],
    )
