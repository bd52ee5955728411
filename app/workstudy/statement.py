"""The monthly statement of a student's hours and pay, slot by slot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.schedules.caps import StudentCaps
from app.schedules.student_hours import month_of, week_of
from app.schedules.terms import SchoolYear
from app.sentences import Sentence, say

MINUTES_OF_HALF_HOUR = 30


@dataclass(frozen=True, slots=True)
class DayWorked:
    """What was worked on one day of one slot: minutes, and their pay in fen."""

    slot_id: UUID
    title: str
    employer: str
    day: date
    minutes: int
    pay_fen: int


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One slot in one month: days, minutes, pay in fen."""

    slot_id: UUID
    title: str
    employer: str
    days: int
    minutes: int
    pay_fen: int


@dataclass(frozen=True, slots=True)
class MonthlyStatement:
    """A student's month: a line a slot, the sums in minutes and fen, and what must be said about the caps."""

    person_id: UUID
    month: date
    lines: tuple[StatementLine, ...]
    minutes: int
    pay_fen: int
    notes: tuple[Sentence, ...]


def statement(
    person_id: UUID, month: date, worked: Sequence[DayWorked], school: SchoolYear, caps: StudentCaps
) -> MonthlyStatement:
    """The statement of the month of `month`.

    `worked` may reach into the weeks around the month, so that a week cut by its ends is judged whole.
    """
    within = [day for day in worked if month_of(day.day) == month_of(month)]
    slots = dict.fromkeys(day.slot_id for day in sorted(within, key=lambda day: (day.title, day.slot_id)))
    lines = tuple(_line([day for day in within if day.slot_id == slot_id]) for slot_id in slots)
    return MonthlyStatement(
        person_id,
        month_of(month),
        lines,
        sum(line.minutes for line in lines),
        sum(line.pay_fen for line in lines),
        tuple(_notes(month_of(month), worked, within, school, caps)),
    )


def _line(days: Sequence[DayWorked]) -> StatementLine:
    first = days[0]
    return StatementLine(
        first.slot_id,
        first.title,
        first.employer,
        len([day for day in days if day.minutes]),
        sum(day.minutes for day in days),
        sum(day.pay_fen for day in days),
    )


def _notes(
    month: date, worked: Iterable[DayWorked], within: Iterable[DayWorked], school: SchoolYear, caps: StudentCaps
) -> Iterable[Sentence]:
    week_cap = caps.student_term_week_half_hours * MINUTES_OF_HALF_HOUR
    in_term: dict[date, int] = {}
    for day in worked:
        if school.counts_as_term(day.day):
            in_term[week_of(day.day)] = in_term.get(week_of(day.day), 0) + day.minutes
    touched = {week_of(day.day) for day in within}
    for monday in sorted(touched & in_term.keys()):
        if in_term[monday] > week_cap:
            yield say(
                "In the week of {day} {minutes} minutes were worked in term; {cap} are allowed.",
                day=monday,
                minutes=in_term[monday],
                cap=week_cap,
            )
    total = sum(day.minutes for day in within if school.counts_as_term(day.day))
    month_cap = caps.student_term_month_half_hours * MINUTES_OF_HALF_HOUR
    if total > month_cap:
        yield say(
            "In the month from {day} on {minutes} minutes were worked in term; {cap} are allowed.",
            day=month,
            minutes=total,
            cap=month_cap,
        )
