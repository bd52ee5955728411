"""The ways an opening's hours could differ, the smallest first: later, earlier, without a day, the same hours moved."""

from collections.abc import Iterator
from typing import NamedTuple

from app.matching.prepared import ended_earlier, first_start, last_end, started_later, with_week
from app.matching.results import ChangeKind
from app.matching.values import Opening
from app.matching.weights import LATEST_SHIFT_OF_START, SHIFTS_TRIED
from app.schedules.ring import DAY
from app.schedules.week import WeekPattern
from app.schedules.week_text import WEEKDAYS, week_text
from app.sentences import HalfHour, Sentence, say


class HoursTrial(NamedTuple):
    """The opening in other hours. `amount` counts half-hours."""

    text: Sentence
    amount: int
    opening: Opening


def hours_trials(kind: ChangeKind, opening: Opening) -> Iterator[HoursTrial]:
    """The opening changed in one way, by more and more; weeks left without an hour are not offered."""
    for text, amount, week in _WEEKS[kind](opening):
        if week and week != opening.week:
            yield HoursTrial(text, amount, with_week(opening, week))


def _later(opening: Opening) -> Iterator[tuple[Sentence, int, WeekPattern]]:
    start = first_start(opening.week)
    for half_hours in range(1, LATEST_SHIFT_OF_START + 1):
        if start is not None and start + half_hours <= DAY:
            text = say("if it starts at {time}", time=HalfHour(start + half_hours))
            yield text, half_hours, started_later(opening.week, half_hours)


def _earlier(opening: Opening) -> Iterator[tuple[Sentence, int, WeekPattern]]:
    end = last_end(opening.week)
    for half_hours in range(1, LATEST_SHIFT_OF_START + 1):
        if end is not None and end - half_hours >= 0:
            text = say("if it ends at {time}", time=HalfHour(end - half_hours))
            yield text, half_hours, ended_earlier(opening.week, half_hours)


def _without_day(opening: Opening) -> Iterator[tuple[Sentence, int, WeekPattern]]:
    weeks = [(opening.week.without_day(day), day) for day in range(7)]
    for lost, day, week in sorted((opening.week.half_hours - week.half_hours, day, week.bits) for week, day in weeks):
        yield say("if {day} is left out", day=WEEKDAYS[day]), lost, WeekPattern(week)


def _other_shift(opening: Opening) -> Iterator[tuple[Sentence, int, WeekPattern]]:
    if opening.meetings:
        return  # dated hours cannot be moved as a week
    for half_hours in SHIFTS_TRIED:
        week = opening.week.shifted(half_hours)
        if week.nights().half_hours > opening.week.nights().half_hours:
            continue  # nobody is asked to move into the night
        yield say("in another shift: {hours}", hours=week_text(week)), abs(half_hours), week


_WEEKS = {
    ChangeKind.START_LATER: _later,
    ChangeKind.END_EARLIER: _earlier,
    ChangeKind.WITHOUT_DAY: _without_day,
    ChangeKind.OTHER_SHIFT: _other_shift,
}
HOURS_KINDS = tuple(_WEEKS)
