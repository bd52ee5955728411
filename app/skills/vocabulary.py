"""The reviewed vocabulary of skills: canonical names, synonyms, how alike two are, what an occupation usually asks."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from app.skills.levels import without_levels
from app.skills.occupations import DATA
from app.skills.titles.readings import plain
from app.skills.values import RequiredSkill

SAME = 10_000
_TYPING_ERRORS_FORGIVEN = 60
"""The lowest similarity in percent at which a mistyped word still brings up a skill."""


@dataclass(frozen=True, slots=True)
class Skill:
    """A canonical skill, its everyday names, the occupations it is the core of, and those it is welcome in."""

    name: str
    family: str
    synonyms: tuple[str, ...]
    occupations: tuple[str, ...]
    useful_in: tuple[str, ...]


def skills() -> tuple[Skill, ...]:
    """Every canonical skill, in the order of the reviewed list."""
    return tuple(_by_name().values())


def is_skill(name: str) -> bool:
    """Whether `name` is a canonical name."""
    return name in _by_name()


def canonical(word: str) -> str | None:
    """The canonical skill a word stands for, levels left out: 高级电工 is 电工; None for an unknown word."""
    text = plain(word).strip()
    return words().get(text) or words().get(without_levels(text))


@cache
def words() -> dict[str, str]:
    """Every word of the vocabulary, canonical or synonym, to its canonical skill."""
    found = {skill.name: skill.name for skill in skills()}
    for skill in skills():
        found.update(dict.fromkeys(skill.synonyms, skill.name))
    return found


def similarity(one: str, other: str) -> int:
    """How far one skill serves for another, 0..10000: 10000 the same or a synonym, less if related, 0 otherwise.

    Symmetric. Levels play no part. Words outside the vocabulary are like themselves only.
    """
    first, second = canonical(one) or one, canonical(other) or other
    if first == second:
        return SAME
    return grades().get((first, second), 0)


def usual_skills(code: str) -> tuple[RequiredSkill, ...]:
    """What an occupation usually asks: the first core skill is a must, the rest welcome; maybe nothing.

    A small class (4-03-02-00) welcomes what is core to any occupation in it, and insists on none.
    """
    core = [skill.name for skill in skills() if code in skill.occupations]
    welcome = [skill.name for skill in skills() if code in skill.useful_in or _is_core_inside(skill, code)]
    return tuple(RequiredSkill(name, must=place == 0) for place, name in enumerate(core)) + tuple(
        RequiredSkill(name, must=False) for name in welcome if name not in core
    )


def suggest_skills(text: str, limit: int = 5) -> list[str]:
    """Canonical skills for a search box, nearest first: parts of words and typing errors are forgiven."""
    wanted = plain(text).strip()
    if not wanted:
        return []
    inside = sorted((word for word in words() if wanted in word), key=lambda word: (len(word), word))
    near = process.extract(
        wanted, list(words()), scorer=fuzz.ratio, limit=limit * 4, score_cutoff=_TYPING_ERRORS_FORGIVEN
    )
    ordered = [*inside, *(word for word, _, _ in near)]
    return list(dict.fromkeys(words()[word] for word in ordered))[:limit]


def _is_core_inside(skill: Skill, small_class: str) -> bool:
    inside = small_class.removesuffix("00")
    is_small_class = inside != small_class and not inside.endswith("-00-")
    return is_small_class and any(code.startswith(inside) for code in skill.occupations)


@cache
def _by_name() -> dict[str, Skill]:
    return {
        row["name"]: Skill(
            row["name"],
            row["family"],
            _listed(row["synonyms"]),
            _listed(row["occupations"]),
            _listed(row["useful_in"]),
        )
        for row in _rows("skills.tsv")
    }


@cache
def grades() -> dict[tuple[str, str], int]:
    """Every reviewed pair of related skills, in both orders, with how far one serves for the other in basis points."""
    found: dict[tuple[str, str], int] = {}
    for row in _rows("related_skills.tsv"):
        found[row["one"], row["other"]] = found[row["other"], row["one"]] = int(row["grade"])
    return found


def _rows(file: str) -> Iterator[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t")


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(",")) if cell else ()
