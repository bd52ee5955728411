"""What an offer asks of a person: skills, licences, and what the body must bear; and how rows store it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.matching.values import FailureCause, PhysicalDemand
from app.schedules.week import WeekPattern
from app.skills.values import HeldSkill, Licence, RequiredSkill, SkillLevel


@dataclass(frozen=True, slots=True)
class Requirements:
    """Skills with their levels, licences (exact), physical demands."""

    skills: tuple[RequiredSkill, ...] = ()
    licences: tuple[Licence, ...] = ()
    demands: frozenset[PhysicalDemand] = frozenset()


NO_REQUIREMENTS = Requirements()

REQUIREMENT_COLUMNS = ("required_skills", "required_licences", "demands")
"""The columns every table of offers stores its requirements in."""


def requirement_columns(asked: Requirements) -> dict[str, Any]:
    """The values of `REQUIREMENT_COLUMNS` that store `asked`."""
    return {
        "required_skills": [
            {"name": skill.name, "level": int(skill.level), "must": skill.must} for skill in asked.skills
        ],
        "required_licences": licences_to_json(asked.licences),
        "demands": sorted(demand.value for demand in asked.demands),
    }


def requirements_of(row: Mapping[str, Any]) -> Requirements:
    """The requirements that `requirement_columns` stored in `row`, read with its JSON loaded."""
    return Requirements(
        skills=tuple(
            RequiredSkill(skill["name"], SkillLevel(skill["level"]), skill["must"]) for skill in row["required_skills"]
        ),
        licences=licences_from_json(row["required_licences"]),
        demands=frozenset(PhysicalDemand(demand) for demand in row["demands"]),
    )


def licences_to_json(licences: Iterable[Licence]) -> list[str]:
    """Licences as a JSON list of codes."""
    return [licence.code for licence in licences]


def licences_from_json(stored: Iterable[str]) -> tuple[Licence, ...]:
    """The licences that `licences_to_json` stored."""
    return tuple(Licence(code) for code in stored)


def given_skills_to_json(skills: Iterable[HeldSkill]) -> list[dict[str, Any]]:
    """Skills a course gives, as a JSON list."""
    return [{"name": skill.name, "level": int(skill.level)} for skill in skills]


def given_skills_from_json(stored: Iterable[Mapping[str, Any]]) -> tuple[HeldSkill, ...]:
    """The skills that `given_skills_to_json` stored."""
    return tuple(HeldSkill(skill["name"], SkillLevel(skill["level"])) for skill in stored)


def with_night(demands: frozenset[PhysicalDemand], week: WeekPattern) -> frozenset[PhysicalDemand]:
    """The demands, with NIGHT added where the week itself has night hours, said or not."""
    return demands | {PhysicalDemand.NIGHT} if week.nights() else demands


def causes_from_json(stored: Mapping[str, int]) -> tuple[tuple[FailureCause, int], ...]:
    """How often people left for each cause, in the order of the causes' codes."""
    return tuple((FailureCause(cause), times) for cause, times in sorted(stored.items()))
