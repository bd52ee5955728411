"""Shifts, night work and hours of the day, as a title writes them: 长白班, 两班倒, 早九晚六, 8:30-17:30."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.sentences import Sentence, say
from app.skills.titles.numbers import whole
from app.skills.titles.readings import Condition, Reading, reading

_NIGHT_BEGINS, _NIGHT_ENDS, _DAY = 44, 12, 48
"""Night is 22:00 to 06:00, in half-hours."""


class Shift(StrEnum):
    """The part of the day a title names."""

    DAY = "day"
    EARLY = "early"
    EVENING = "evening"
    NIGHT = "night"
    ROTATING = "rotating"


SHIFT_LABELS: dict[Shift, Sentence] = {
    Shift.DAY: say("Day shift"),
    Shift.EARLY: say("Early shift"),
    Shift.EVENING: say("Evening shift"),
    Shift.NIGHT: say("Night shift"),
    Shift.ROTATING: say("Rotating shifts"),
}


@dataclass(frozen=True, slots=True)
class DayHours:
    """Hours of a day in half-hours since midnight; `end` <= `start` runs past midnight."""

    start: int
    end: int

    @property
    def touches_night(self) -> bool:
        """Whether some of it lies between 22:00 and 06:00."""
        return self.end <= self.start or self.start < _NIGHT_ENDS or self.end > _NIGHT_BEGINS


_SHIFTS: tuple[tuple[Condition, object, re.Pattern[str]], ...] = (
    (Condition.NIGHT, False, re.compile(r"(?:不|无|没有?|免)(?:用|需)?(?:上|值)?(?:夜班|晚班|倒班|大夜|熬夜|通宵)")),
    (Condition.SHIFT, Shift.DAY, re.compile(r"(?:不|无)用?倒班")),
    (
        Condition.SHIFT,
        Shift.ROTATING,
        re.compile(r"[两二三四]班[倒制]|四班三(?:运转|倒)|(?<!不)(?<!无)(?<!不用)(?:倒班|轮班|翻班)"),
    ),
    (Condition.SHIFT, Shift.NIGHT, re.compile(r"(?<!无)(?<!不上)(?:大夜班|大夜|夜班|长夜班|通宵)")),
    (Condition.SHIFT, Shift.DAY, re.compile(r"长?白班|行政班|常白班")),
    (Condition.SHIFT, Shift.EARLY, re.compile(r"(?<!夜)早班")),
    (Condition.SHIFT, Shift.EVENING, re.compile(r"(?<!早)(?<!无)(?<!不上)晚班|中班(?!主?教师|老师)")),
    (
        Condition.NIGHT,
        True,
        re.compile(
            r"(?<!无)(?<!不上)(?:夜班|大夜|通宵)|(?<!不)(?<!无)(?<!不用)(?:[两二三]班倒|倒班|四班三(?:运转|倒))"
        ),
    ),
)
_CHINESE_HOUR = r"\d{1,2}|十[一二]?|[一二两三四五六七八九]"
_SPOKEN = re.compile(
    rf"(?:早上?|朝|上午)(?P<start>{_CHINESE_HOUR})点?(?P<half>半)?(?:[-到至])?(?:晚上?|下午)(?P<end>{_CHINESE_HOUR})点?(?P<late>半)?"
)
_CLOCK = re.compile(
    r"(?<![\d.])(?P<start>\d{1,2}):(?P<minute>[0-5]\d)\s*[-~至到—]+\s*(?P<end>\d{1,2}):(?P<last>[0-5]\d)"
)
_POINTS = re.compile(r"(?<![\d.])(?P<start>\d{1,2})点?\s*[-~至到—]+\s*(?P<end>\d{1,2})点")


def hours(text: str) -> Iterator[Reading]:
    """What a plain title says of shifts and hours."""
    for condition, value, pattern in _SHIFTS:
        for found in pattern.finditer(text):
            yield reading(condition, value, found)
    for found, span in _spans(text):
        yield reading(Condition.HOURS, span, found)


def _spans(text: str) -> Iterator[tuple[re.Match[str], DayHours]]:
    for found in _SPOKEN.finditer(text):
        evening = whole(found["end"]) % 12 + 12
        yield from _checked(found, whole(found["start"]) * 2 + bool(found["half"]), evening * 2 + bool(found["late"]))
    for found in _CLOCK.finditer(text):
        start, end = (
            int(found["start"]) * 2 + int(found["minute"]) // 30,
            int(found["end"]) * 2 + int(found["last"]) // 30,
        )
        yield from _checked(found, start, end)
    for found in _POINTS.finditer(text):
        start, end = int(found["start"]) * 2, int(found["end"]) * 2
        yield from _checked(found, start, end + 24 if end <= start <= 24 else end)


def _checked(found: re.Match[str], start: int, end: int) -> Iterator[tuple[re.Match[str], DayHours]]:
    if start < _DAY and end <= _DAY and start != end:
        yield found, DayHours(start, end)
