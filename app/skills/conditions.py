"""A job title read into the conditions it carries: board, lodging, rest, shift, pay, insurance, limits."""

from dataclasses import dataclass
from typing import Any

from app.sentences import Sentence, say
from app.skills.titles.benefits import Insurance, Settlement, benefits
from app.skills.titles.hours import DayHours, Shift, hours
from app.skills.titles.limits import SEX_LABELS, AgeLimit, Sex, limits
from app.skills.titles.pay import Pay, pays
from app.skills.titles.readings import Condition, Reading, plain, without


@dataclass(frozen=True, slots=True)
class TitleConditions:
    """What a title says; None where it is silent, False where it refuses.

    `rest_days` are per month (双休 is 8). `pay` is in fen per its unit. `readings` name the text behind each value.
    """

    board: bool | None = None
    lodging: bool | None = None
    rest_days: int | None = None
    shift: Shift | None = None
    night: bool | None = None
    hours: DayHours | None = None
    overtime: bool | None = None
    insurance: Insurance | None = None
    pay: Pay | None = None
    settlement: Settlement | None = None
    casual: bool | None = None
    part_time: bool | None = None
    full_time: bool | None = None
    student: bool | None = None
    holiday_work: bool | None = None
    apprentice: bool | None = None
    no_experience: bool | None = None
    age_limit: AgeLimit | None = None
    sex_limit: Sex | None = None
    headcount: int | None = None
    readings: tuple[Reading, ...] = ()

    @property
    def flags(self) -> tuple[Sentence, ...]:
        """What moderation must look at: limits of age and sex, each with the words that set it."""
        return tuple(_flag(found) for found in self.readings if found.condition in _FLAGGED)

    def text_of(self, condition: Condition) -> str | None:
        """The words a condition was read from; None where the title is silent."""
        return next((found.text for found in self.readings if found.condition == condition), None)


_FLAGGED = (Condition.AGE_LIMIT, Condition.SEX_LIMIT)
_NUMBERED = (
    Condition.HOURS,
    Condition.REST,
    Condition.AGE_LIMIT,
    Condition.HEADCOUNT,
    Condition.INSURANCE,
    Condition.BOARD,
)
"""Conditions whose numbers must not be read again as pay."""


def read_title(text: str) -> TitleConditions:
    """The conditions a title or short description carries, each once, with the text it was read from."""
    title = plain(text)
    found = [*benefits(title), *hours(title), *limits(title)]
    found += pays(without(title, [each for each in found if each.condition in _NUMBERED]))
    kept: dict[Condition, Reading] = {}
    for each in found:
        kept.setdefault(each.condition, each)
    if Condition.NIGHT not in kept and (span := kept.get(Condition.HOURS)) is not None:
        kept.update(_night_of(span))
    values: dict[str, Any] = {condition.value: each.value for condition, each in kept.items()}
    return TitleConditions(**values, readings=tuple(kept.values()))


def _night_of(span: Reading) -> dict[Condition, Reading]:
    if not isinstance(span.value, DayHours) or not span.value.touches_night:
        return {}
    return {Condition.NIGHT: Reading(Condition.NIGHT, True, span.text, span.start, span.end)}


def _flag(found: Reading) -> Sentence:
    if isinstance(found.value, Sex):
        return say(
            "The title asks for {sex} (“{words}”): allowed only where a rule says so.",
            sex=SEX_LABELS[found.value],
            words=found.text,
        )
    return say("The title sets an age limit (“{words}”): allowed only where a rule says so.", words=found.text)
