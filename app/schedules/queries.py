"""Reads of taken time, school years and the working calendar."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from app.schedules.calendar import Calendar, MakeUpDay
from app.schedules.engagements import Engaged, EngagementKind
from app.schedules.statutory import statutory_calendar
from app.schedules.tables import Engagement, HolidayNotice, SchoolTerm
from app.schedules.terms import DaySpan, SchoolYear, Term
from app.schedules.week import WeekPattern


async def engagements_of(person_ids: Sequence[UUID], from_day: date, until_day: date | None = None) -> list[Engaged]:
    """What takes these people's time on some day from `from_day` to `until_day` (None: ever after), in one query.

    By person, then by first day. Which people may be seen is for the caller to decide.
    """
    if not person_ids:
        return []
    rows = Engagement.select().where(
        Engagement.person_id.is_in(list(person_ids)),
        (Engagement.last_day.is_null()) | (Engagement.last_day >= from_day),
    )
    if until_day is not None:
        rows = rows.where(Engagement.first_day <= until_day)
    return [_engaged(row) for row in await rows.order_by(Engagement.person_id, Engagement.first_day, Engagement.id)]


async def engagements_from(source_id: UUID) -> list[Engaged]:
    """Every engagement that comes from one placement, enrolment, booking or the like, by first day."""
    rows = await Engagement.select().where(Engagement.source_id == source_id).order_by(Engagement.first_day)
    return [_engaged(row) for row in rows]


async def calendar() -> Calendar:
    """The working calendar: the shipped years, and those a supervisor has entered since."""
    known = statutory_calendar()
    for row in await HolidayNotice.select().order_by(HolidayNotice.year):
        known = known.with_year(
            row["year"],
            {date.fromisoformat(day): name for day, name in json.loads(row["holidays"]).items()},
            {date.fromisoformat(day): MakeUpDay(*made) for day, made in json.loads(row["make_up_days"]).items()},
        )
    return known


async def school_years(school_ids: Sequence[UUID]) -> dict[UUID, SchoolYear]:
    """The terms of each school over the working calendar, in two queries; a school without terms is there, empty."""
    known = await calendar()
    terms: dict[UUID, list[dict[str, Any]]] = {school_id: [] for school_id in school_ids}
    if school_ids:
        found = SchoolTerm.select().where(SchoolTerm.school_id.is_in(list(school_ids)))
        for row in await found.order_by(SchoolTerm.first_day):
            terms[row["school_id"]].append(row)
    return {school_id: _school_year(known, rows) for school_id, rows in terms.items()}


def _school_year(known: Calendar, rows: Sequence[dict[str, Any]]) -> SchoolYear:
    decided = {
        date.fromisoformat(day): weekday
        for row in rows
        for day, weekday in json.loads(row["make_up_days_follow"]).items()
    }
    # A corrected notice may have taken back a make-up day the school had decided on.
    follow = {day: weekday for day, weekday in decided.items() if day in known.make_up_days}
    return SchoolYear(known, tuple(_term(row) for row in rows), follow)


def _term(row: dict[str, Any]) -> Term:
    return Term(
        row["first_day"],
        row["last_day"],
        tuple(DaySpan(*map(date.fromisoformat, week)) for week in json.loads(row["exam_weeks"])),
        row["vacation_until"],
        frozenset(map(date.fromisoformat, json.loads(row["days_off"]))),
    )


def _engaged(row: dict[str, Any]) -> Engaged:
    return Engaged(
        **{
            **{name: row[name] for name in Engaged.__slots__},
            "kind": EngagementKind(row["kind"]),
            "week": WeekPattern.from_text(row["week"]),
        }
    )
