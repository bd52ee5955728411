"""One thing read from a title: which condition, its value, and the text that says it."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from app.sentences import Sentence, say


class Condition(StrEnum):
    """What a title can say beside the work."""

    BOARD = "board"
    LODGING = "lodging"
    REST = "rest_days"
    SHIFT = "shift"
    NIGHT = "night"
    HOURS = "hours"
    OVERTIME = "overtime"
    INSURANCE = "insurance"
    PAY = "pay"
    SETTLEMENT = "settlement"
    CASUAL = "casual"
    PART_TIME = "part_time"
    FULL_TIME = "full_time"
    STUDENT = "student"
    HOLIDAY_WORK = "holiday_work"
    APPRENTICE = "apprentice"
    NO_EXPERIENCE = "no_experience"
    AGE_LIMIT = "age_limit"
    SEX_LIMIT = "sex_limit"
    HEADCOUNT = "headcount"


LABELS: dict[Condition, Sentence] = {
    Condition.BOARD: say("Meals"),
    Condition.LODGING: say("Lodging"),
    Condition.REST: say("Rest days"),
    Condition.SHIFT: say("Shift"),
    Condition.NIGHT: say("Night work"),
    Condition.HOURS: say("Hours of the day"),
    Condition.OVERTIME: say("Overtime"),
    Condition.INSURANCE: say("Social insurance"),
    Condition.PAY: say("Pay"),
    Condition.SETTLEMENT: say("How often pay is handed over"),
    Condition.CASUAL: say("Casual work"),
    Condition.PART_TIME: say("Part-time"),
    Condition.FULL_TIME: say("Full-time"),
    Condition.STUDENT: say("Students welcome"),
    Condition.HOLIDAY_WORK: say("Holiday work"),
    Condition.APPRENTICE: say("Apprenticeship"),
    Condition.NO_EXPERIENCE: say("No experience needed"),
    Condition.AGE_LIMIT: say("Age limit"),
    Condition.SEX_LIMIT: say("Sex limit"),
    Condition.HEADCOUNT: say("Number of places"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A condition, the value read, and the stretch `start`..`end` of the plain text that says it."""

    condition: Condition
    value: object
    text: str
    start: int
    end: int


def plain(text: str) -> str:
    """The text with full-width letters, digits and signs made ordinary (Unicode NFKC)."""
    return unicodedata.normalize("NFKC", text)


def reading(condition: Condition, value: object, found: re.Match[str]) -> Reading:
    """The reading of one match."""
    return Reading(condition, value, found.group().strip(), found.start(), found.end())


def without(text: str, readings: list[Reading]) -> str:
    """The text with what the readings took blanked out, so that no number is read twice."""
    letters = list(text)
    for taken in readings:
        letters[taken.start : taken.end] = "|" * (taken.end - taken.start)
    return "".join(letters)
