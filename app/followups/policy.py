"""When someone who started work is asked how it goes: contact points by form of work, dated, each with its reason.

The points are data (data/contacts.tsv). `days` and `months` count from the start; `full_months` from the first full
calendar month, so that pay of the last month judged can be evidenced; `days_more` are added.
"""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

from app.followups.lifecycle import Instrument
from app.followups.months import first_full, last_day, later, on_the_same_day
from app.matching.terms import EmploymentForm
from app.schedules.calendar import Calendar, CalendarDay, DayKind
from app.sentences import Sentence, say

_FILE = Path(__file__).parent / "data" / "contacts.tsv"


class CountedFrom(StrEnum):
    """What a contact point's count counts."""

    DAYS = "days"
    MONTHS = "months"
    FULL_MONTHS = "full_months"
    HEALTH_WATCH = "health_watch"


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """One line of the policy: after how many of what, and how the contact is made."""

    contact: str
    unit: CountedFrom
    count: int
    days_more: int
    instrument: Instrument


@dataclass(frozen=True, slots=True)
class PlannedContact:
    """A dated contact: `planned_on` by the rule, `due_on` after the calendar, in time until `window_until`."""

    point: ContactPoint
    counted_from: date
    planned_on: date
    due_on: date
    window_until: date
    reason: Sentence

    @property
    def rule(self) -> str:
        """The code of the rule that set the date."""
        return f"{self.point.unit}+{self.point.count}"

    @property
    def inputs(self) -> dict[str, str | int]:
        """What the rule was given, kept on the row."""
        return {
            "counted_from": self.counted_from.isoformat(),
            "count": self.point.count,
            "days_more": self.point.days_more,
            "planned_on": self.planned_on.isoformat(),
        }


def plan(form: EmploymentForm, started_on: date, calendar: Calendar, window_days: int) -> list[PlannedContact]:
    """The contacts after a start, in order of date; weekends and holidays are moved to the next workday."""
    planned = [_dated(point, started_on, calendar, window_days) for point in contact_points(form)]
    return sorted(planned, key=lambda contact: (contact.due_on, contact.planned_on, contact.point.contact))


def plan_health_watch(
    from_day: date, until_day: date, every_days: int, calendar: Calendar, window_days: int
) -> list[PlannedContact]:
    """A call each `every_days` from `from_day` until `until_day`, for someone whose health is watched."""
    points = (
        ContactPoint(f"health-{count}", CountedFrom.HEALTH_WATCH, count * every_days, 0, Instrument.CALL)
        for count in range(1, (until_day - from_day).days // every_days + 1)
    )
    return [_dated(point, from_day, calendar, window_days) for point in points]


@cache
def contact_points(form: EmploymentForm) -> tuple[ContactPoint, ...]:
    """The policy of one form of work, in the order of the file. Raises ValueError for a form without a policy."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if form.value in row["forms"].split(",")]
    if not rows:
        raise ValueError(f"no contact points for {form}")
    return tuple(_point(row) for row in rows)


def _point(row: dict[str, str]) -> ContactPoint:
    return ContactPoint(
        contact=row["contact"],
        unit=CountedFrom(row["unit"]),
        count=int(row["count"]),
        days_more=int(row["days_more"]),
        instrument=Instrument(row["instrument"]),
    )


def _dated(point: ContactPoint, start: date, calendar: Calendar, window_days: int) -> PlannedContact:
    planned_on = _planned_on(point, start)
    due_on, moved = _workday(planned_on, calendar)
    return PlannedContact(
        point=point,
        counted_from=start,
        planned_on=planned_on,
        due_on=due_on,
        window_until=due_on + timedelta(days=window_days),
        reason=_reason(point, start, due_on, moved),
    )


def _planned_on(point: ContactPoint, start: date) -> date:
    match point.unit:
        case CountedFrom.DAYS | CountedFrom.HEALTH_WATCH:
            day = start + timedelta(days=point.count)
        case CountedFrom.MONTHS:
            day = on_the_same_day(start, point.count)
        case CountedFrom.FULL_MONTHS:
            day = last_day(later(first_full(start), point.count - 1))
    return day + timedelta(days=point.days_more)


def _workday(day: date, calendar: Calendar) -> tuple[date, CalendarDay | None]:
    """The first workday from `day` on, and what the calendar said of `day` when it is not that day.

    In a year not announced only weekends are known; nothing else is guessed.
    """
    first = calendar.look(day)
    moved = day
    while not _is_for_calls(calendar.look(moved)):
        moved += timedelta(days=1)
    return moved, None if moved == day else first


def _is_for_calls(look: CalendarDay) -> bool:
    if look.kind is DayKind.NOT_ANNOUNCED:
        return look.day.weekday() < 5
    return look.kind in (DayKind.WORKDAY, DayKind.MAKE_UP_WORKDAY)


def _reason(point: ContactPoint, start: date, due_on: date, moved: CalendarDay | None) -> Sentence:
    rule = _rule_sentence(point, start)
    if moved is None:
        return rule
    return say("{rule} Moved to {due_on}: {day}.", rule=rule, due_on=due_on, day=moved.text)


def _rule_sentence(point: ContactPoint, start: date) -> Sentence:
    match point.unit:
        case CountedFrom.DAYS:
            return say("Day {count} after the start on {start}.", count=point.count, start=start)
        case CountedFrom.MONTHS:
            return say("{count} months after the start on {start}.", count=point.count, start=start)
        case CountedFrom.FULL_MONTHS:
            return say(
                "Proof of pay, {days} days after full month {count} since {start}.",
                days=point.days_more,
                count=point.count,
                start=start,
            )
        case CountedFrom.HEALTH_WATCH:
            return say("{count} days after {start}: agreed check-ins on health.", count=point.count, start=start)
