"""The list of licences: exact codes and names, how people write them, and which ones a higher one covers by law."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from app.skills.occupations import DATA
from app.skills.values import Licence


@dataclass(frozen=True, slots=True)
class LicenceKind:
    """One kind of licence: `covers` are those its holder may act under as well (driving classes, nothing guessed)."""

    code: str
    name: str
    written_as: tuple[str, ...]
    covers: tuple[str, ...]


class UnknownLicence(LookupError):
    """The list of licences has no such code."""


def licence_kinds() -> tuple[LicenceKind, ...]:
    """Every kind of licence, in the order of the list."""
    return tuple(_by_code().values())


def is_licence(code: str) -> bool:
    """Whether the list has this code."""
    return code in _by_code()


def licence_name(code: str) -> str:
    """The Chinese name of a licence. Raises UnknownLicence."""
    return _kind(code).name


def with_covered(held: Iterable[Licence]) -> frozenset[Licence]:
    """The licences held and those they cover by law: B2 also lets its holder drive C1. Raises UnknownLicence."""
    given = list(held)
    covered = (Licence(code) for licence in given for code in _kind(licence.code).covers)
    return frozenset([*given, *covered])


@cache
def licence_pattern() -> re.Pattern[str]:
    """Finds every written form of a licence, the longest first, never inside another word of letters."""
    longest_first = sorted(_written(), key=lambda word: (-len(word), word))
    return re.compile(f"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, longest_first))})", re.IGNORECASE)


def licence_written(word: str) -> Licence:
    """The licence a written form stands for, exactly. Raises UnknownLicence."""
    code = _written().get(word.upper())
    if code is None:
        raise UnknownLicence(word)
    return Licence(code)


def _kind(code: str) -> LicenceKind:
    found = _by_code().get(code)
    if found is None:
        raise UnknownLicence(code)
    return found


@cache
def _written() -> dict[str, str]:
    return {form.upper(): kind.code for kind in licence_kinds() for form in kind.written_as}


@cache
def _by_code() -> dict[str, LicenceKind]:
    with (DATA / "licences.tsv").open(encoding="utf-8", newline="") as lines:
        return {
            row["code"]: LicenceKind(row["code"], row["name"], _listed(row["written_as"]), _listed(row["covers"]))
            for row in csv.DictReader(lines, delimiter="\t")
        }


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(",")) if cell else ()
