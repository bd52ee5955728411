"""Taking and releasing people's time, entering school terms and announced holidays."""

import json
from datetime import date
from typing import Any
from uuid import UUID

from app.actors import Actor, Role, require
from app.db import atomic, lock_row
from app.errors import Invalid, NotFound, NotPossibleNow, Problem
from app.history import record
from app.identifiers import new_id
from app.organisations.tables import Organisation
from app.schedules.engagements import Engaged
from app.schedules.entries import NewNotice, NewTerm, notice_problems, term_problems
from app.schedules.events import TermSet, TimeEngaged, TimeReleased, YearAnnounced
from app.schedules.queries import calendar
from app.schedules.statutory import statutory_calendar
from app.schedules.tables import Engagement, HolidayNotice, SchoolTerm
from app.sentences import say


@atomic
async def engage(actor: Actor, engaged: Engaged, *, key: str | None = None) -> UUID:
    """Note that hours of a person's week are taken, and answer the engagement's id.

    Part of the actions of other rooms, which have checked the actor. Raises Invalid for reversed days or negative pay,
    NotPossibleNow when the same source takes the person's time from the same day already.
    """
    _refuse_wrong_engagement(engaged)
    row = Engagement(
        **{
            **{name: getattr(engaged, name) for name in Engaged.__slots__},
            "kind": engaged.kind.value,
            "week": engaged.week.to_text(),
        }
    )
    if not await Engagement.insert(row).on_conflict(action="DO NOTHING").returning(Engagement.id):
        raise NotPossibleNow(say("These hours are taken already from {day} on.", day=engaged.first_day), "time-taken")
    await record(
        actor,
        TimeEngaged(engaged.person_id, engaged.kind, engaged.source_id, engaged.first_day, engaged.last_day),
    )
    return UUID(str(row.id))


@atomic
async def release(
    actor: Actor, source_id: UUID, last_day: date, *, person_id: UUID | None = None, key: str | None = None
) -> None:
    """Free the hours a source takes after `last_day`; what was to begin later goes. Safe to repeat.

    `person_id` narrows it to one person, where a source is shared. Part of the actions of other rooms.
    """
    columns = (Engagement.id, Engagement.person_id, Engagement.kind, Engagement.first_day)
    rows = Engagement.select(*columns).where(
        Engagement.source_id == source_id,
        (Engagement.last_day.is_null()) | (Engagement.last_day > last_day),
    )
    if person_id is not None:
        rows = rows.where(Engagement.person_id == person_id)
    for row in await rows.order_by(Engagement.id):
        began = row["first_day"] <= last_day
        if began:
            await Engagement.update({Engagement.last_day: last_day}).where(Engagement.id == row["id"])
        else:
            await Engagement.delete().where(Engagement.id == row["id"])
        await record(actor, TimeReleased(row["person_id"], row["kind"], source_id, last_day if began else None))


@atomic
async def set_term(actor: Actor, term: NewTerm, *, term_id: UUID | None = None, key: str | None = None) -> UUID:
    """Enter a school's term, or correct the one with `term_id`; answers its id. For staff.

    Raises Invalid with every wrong field (also: shares days with another term), NotFound for an unknown school or term.
    """
    require(actor, Role.CASEWORKER, Role.SUPERVISOR)
    # Two terms entered at once must see each other, or both could hold the same days.
    await lock_row(Organisation, term.school_id)
    if not await Organisation.exists().where(Organisation.id == term.school_id):
        raise NotFound()
    others = SchoolTerm.select(SchoolTerm.first_day, SchoolTerm.last_day).where(SchoolTerm.school_id == term.school_id)
    if term_id is not None:
        others = others.where(SchoolTerm.id != term_id)
    taken = [(row["first_day"], row["last_day"]) for row in await others]
    if problems := term_problems(term, taken, (await calendar()).make_up_days):
        raise Invalid(problems)
    saved = await _save_term(term, term_id)
    await record(actor, TermSet(saved, term.school_id, term.first_day, term.last_day))
    return saved


@atomic
async def announce_year(actor: Actor, notice: NewNotice, *, key: str | None = None) -> UUID:
    """Enter a year's holidays from the State Council's notice, or correct what was entered. For supervisors.

    Raises Invalid with every wrong field, and for a year the program ships.
    """
    require(actor, Role.SUPERVISOR)
    if problems := notice_problems(notice, statutory_calendar().years):
        raise Invalid(problems)
    before = await HolidayNotice.select(HolidayNotice.id).where(HolidayNotice.year == notice.year)
    notice_id = before[0]["id"] if before else new_id()
    await HolidayNotice.delete().where(HolidayNotice.year == notice.year)
    await HolidayNotice.insert(HolidayNotice(id=notice_id, **_notice_columns(notice)))
    await record(actor, YearAnnounced(notice_id, notice.year))
    return UUID(str(notice_id))


def _refuse_wrong_engagement(engaged: Engaged) -> None:
    problems = []
    if engaged.last_day is not None and engaged.last_day < engaged.first_day:
        message = say("The last day lies before the first, {day}.", day=engaged.first_day)
        problems.append(Problem("last_day", message, "days-reversed"))
    if engaged.monthly_pay_fen < 0:
        problems.append(Problem("monthly_pay_fen", say("Pay cannot be less than nothing."), "pay-negative"))
    if problems:
        raise Invalid(problems)


async def _save_term(term: NewTerm, term_id: UUID | None) -> UUID:
    columns: dict[Any, Any] = {
        "school_id": term.school_id,
        "name": term.name.strip(),
        "first_day": term.first_day,
        "last_day": term.last_day,
        "vacation_until": term.vacation_until,
        "exam_weeks": json.dumps([[first.isoformat(), last.isoformat()] for first, last in term.exam_weeks]),
        "days_off": json.dumps(sorted(day.isoformat() for day in term.days_off)),
        "make_up_days_follow": json.dumps({day.isoformat(): to for day, to in term.make_up_days_follow.items()}),
    }
    if term_id is None:
        row = SchoolTerm(**columns)
        await SchoolTerm.insert(row)
        return UUID(str(row.id))
    known = (SchoolTerm.id == term_id) & (SchoolTerm.school_id == term.school_id)
    if not await SchoolTerm.exists().where(known):
        raise NotFound()
    await SchoolTerm.update(columns).where(known)
    return term_id


def _notice_columns(notice: NewNotice) -> dict[str, Any]:
    made = {day.isoformat(): [made.holiday, made.follows] for day, made in sorted(notice.make_up_days.items())}
    return {
        "year": notice.year,
        "source": notice.source.strip(),
        "holidays": json.dumps({day.isoformat(): name for day, name in sorted(notice.holidays.items())}),
        "make_up_days": json.dumps(made),
    }
