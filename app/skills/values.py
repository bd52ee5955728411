"""The small values other rooms share: a skill held or asked for, its level, a licence."""

from dataclasses import dataclass
from enum import IntEnum

from app.sentences import Sentence, say


class SkillLevel(IntEnum):
    """The eight levels of vocational skill in use since 2022, ascending; NONE is a skill without a graded level."""

    NONE = 0
    APPRENTICE = 1
    JUNIOR = 2
    INTERMEDIATE = 3
    SENIOR = 4
    TECHNICIAN = 5
    SENIOR_TECHNICIAN = 6
    MASTER = 7
    CHIEF = 8


LEVEL_LABELS: dict[SkillLevel, Sentence] = {
    SkillLevel.NONE: say("No graded level"),
    SkillLevel.APPRENTICE: say("Apprentice"),
    SkillLevel.JUNIOR: say("Junior worker (grade five)"),
    SkillLevel.INTERMEDIATE: say("Intermediate worker (grade four)"),
    SkillLevel.SENIOR: say("Senior worker (grade three)"),
    SkillLevel.TECHNICIAN: say("Technician (grade two)"),
    SkillLevel.SENIOR_TECHNICIAN: say("Senior technician (grade one)"),
    SkillLevel.MASTER: say("Master technician"),
    SkillLevel.CHIEF: say("Chief technician"),
}


@dataclass(frozen=True, slots=True, order=True)
class HeldSkill:
    """A skill a person has: `name` is a canonical word of the vocabulary, in Chinese."""

    name: str
    level: SkillLevel = SkillLevel.NONE


@dataclass(frozen=True, slots=True, order=True)
class RequiredSkill:
    """A skill an opening asks for: `must` tells what is needed from what is only welcome."""

    name: str
    level: SkillLevel = SkillLevel.NONE
    must: bool = True


@dataclass(frozen=True, slots=True, order=True)
class Licence:
    """A certificate, compared exactly by its `code` in data/licences.tsv: `low-voltage-electrician`, `driving-c1`."""

    code: str
