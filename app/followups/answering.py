"""Answering a contact: what is said becomes signs, amounts in the ledger, alerts, and at times the end of the work."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app import clock
from app.actors import Actor, Role
from app.db import atomic, lock_row
from app.errors import Invalid, Problem
from app.followups.again import decide_placement_again
from app.followups.alerts import Raised, raise_alerts
from app.followups.contacts import close_answered
from app.followups.events import WorkSignNoted
from app.followups.income import NewIncome, record_income
from app.followups.lifecycle import Evidence, IncomeKind, Instrument, SignKind, WarningKind
from app.followups.sight import visible_follow_up
from app.followups.tables import FollowUp, FollowUpAnswer, WorkSign
from app.history import record
from app.identifiers import new_id
from app.matching.terms import FAILURE_CAUSE_LABELS, EmploymentForm, FailureCause
from app.placements.actions import end
from app.placements.lifecycle import EndReason, PlacementState
from app.placements.queries import placement
from app.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class MonthPaid:
    """What was paid for one month, in fen; net takings and days worked for own business and platform work."""

    month: date
    fen: int
    days_worked: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What someone says at a contact; None is "not said". `week_half_hours` are the hours of a usual week.

    When work has ended, `ended_on` is the last day worked (else the day of the answer), `trouble` its coded cause, and
    `other_work` says that other work follows. `care_held`: the hours at home for care could be kept.
    """

    still_working: bool | None = None
    pays: tuple[MonthPaid, ...] = ()
    week_half_hours: int | None = None
    absence_days: int | None = None
    pay_late_days: int | None = None
    trouble: FailureCause | None = None
    worsening: bool = False
    care_held: bool | None = None
    ended_on: date | None = None
    other_work: bool = False
    note: str = ""


INCOME_KINDS: dict[EmploymentForm, IncomeKind] = {
    EmploymentForm.SELF_EMPLOYED: IncomeKind.TAKINGS,
    EmploymentForm.PLATFORM: IncomeKind.TAKINGS,
    EmploymentForm.STUDENT_WORK: IncomeKind.STUDENT_PAY,
}
"""What the pay of a form of work is; a wage where nothing else is said."""


@atomic
async def answer_followup(actor: Actor, follow_up_id: UUID, answer: Answer, *, key: str | None = None) -> UUID:
    """Take the answer to a contact, also to an overdue one; gives the answer's id.

    Raises NotFound, Invalid with every wrong field, and NotPossibleNow when it was answered or called off already.
    """
    await lock_row(FollowUp, follow_up_id)
    row = await visible_follow_up(actor, follow_up_id)
    if problems := problems_of(answer):
        raise Invalid(problems)
    today = clock.today()
    await close_answered(actor, row, today)
    answer_id = await _insert(actor, row, answer, today)
    await _raise_alerts(actor, row, answer, today)
    if row["placement_id"] is not None:
        await _note_signs(actor, row["placement_id"], answer, today)
        await _enter_pays(actor, row, answer)
        await _end_work(actor, row, answer, today)
        await decide_placement_again(row["placement_id"], today)
    return answer_id


@atomic
async def note_sign(actor: Actor, placement_id: UUID, kind: SignKind, noticed_on: date, value: int) -> UUID:
    """Note something at work outside of a contact: an absence, late pay, hours. Raises NotFound, Invalid."""
    await placement(actor, placement_id)
    if not 0 <= value <= 336 or noticed_on > clock.today():
        raise Invalid([Problem("value", say("Please check the day and the number."), "sign-plausible")])
    sign_id = await _insert_sign(actor, placement_id, kind, noticed_on, value)
    await decide_placement_again(placement_id, clock.today())
    return sign_id


def problems_of(answer: Answer) -> list[Problem]:
    """Every wrong field of an answer; amounts are checked as they enter the ledger."""
    found = []
    hours = answer.week_half_hours
    if hours is not None and not 0 <= hours <= 336:
        found.append(Problem("week_half_hours", say("A week has 168 hours."), "hours-of-week"))
    days = {"absence_days": answer.absence_days, "pay_late_days": answer.pay_late_days}
    for name, value in days.items():
        if value is not None and not 0 <= value <= 366:
            found.append(Problem(name, say("Please check the number of days."), "days-plausible"))
    if len({paid.month.replace(day=1) for paid in answer.pays}) < len(answer.pays):
        found.append(Problem("pays", say("Each month is named once."), "month-once"))
    return found


async def _insert(actor: Actor, row: dict[str, Any], answer: Answer, today: date) -> UUID:
    answer_id = new_id()
    pays = [[paid.month.isoformat(), paid.fen, paid.days_worked] for paid in answer.pays]
    await FollowUpAnswer.insert(
        FollowUpAnswer(
            id=answer_id,
            follow_up_id=row["id"],
            person_id=row["person_id"],
            answered_on=today,
            answered_by=actor.role.value,
            still_working=answer.still_working,
            pays=json.dumps(pays),
            week_half_hours=answer.week_half_hours,
            absence_days=answer.absence_days,
            pay_late_days=answer.pay_late_days,
            trouble=answer.trouble.value if answer.trouble else None,
            worsening=answer.worsening,
            care_held=answer.care_held,
            note=answer.note,
        )
    )
    return answer_id


async def _raise_alerts(actor: Actor, row: dict[str, Any], answer: Answer, today: date) -> None:
    """What goes to a person at once: never a rule's decision."""
    raised: list[tuple[WarningKind, Sentence]] = []
    if answer.worsening:
        raised.append((WarningKind.WORSENING, say("Feels worse than last time. Please speak with them in person.")))
    if answer.trouble is not None:
        text = say("Something is difficult: {trouble}.", trouble=FAILURE_CAUSE_LABELS[answer.trouble])
        raised.append((WarningKind.TROUBLE, text))
    if answer.still_working is False and _end_reason(answer) is None:
        text = say("Says that the work has ended, without saying why. Please ask, and enter the end.")
        raised.append((WarningKind.WORK_ENDED, text))
    alerts = [Raised(row["person_id"], row["placement_id"], kind, f"{row['id']}", text, today) for kind, text in raised]
    await raise_alerts(actor, alerts)


async def _note_signs(actor: Actor, placement_id: UUID, answer: Answer, today: date) -> None:
    signs = {
        SignKind.ABSENCE_DAYS: answer.absence_days,
        SignKind.PAY_LATE_DAYS: answer.pay_late_days,
        SignKind.WEEK_HALF_HOURS: answer.week_half_hours,
        SignKind.CARE_WINDOW_LOST: None if answer.care_held is None else int(not answer.care_held),
    }
    for kind, value in signs.items():
        if value is not None:
            await _insert_sign(actor, placement_id, kind, today, value)


async def _insert_sign(actor: Actor, placement_id: UUID, kind: SignKind, day: date, value: int) -> UUID:
    sign_id = new_id()
    await WorkSign.insert(
        WorkSign(
            id=sign_id,
            placement_id=placement_id,
            kind=kind.value,
            noticed_on=day,
            value=value,
            told_by=actor.role.value,
        )
    )
    await record(actor, WorkSignNoted(placement_id, kind, day))
    return sign_id


async def _enter_pays(actor: Actor, row: dict[str, Any], answer: Answer) -> None:
    form = EmploymentForm(row["form"])
    for paid in sorted(answer.pays, key=lambda paid: paid.month):
        income = NewIncome(
            person_id=row["person_id"],
            month=paid.month,
            kind=INCOME_KINDS.get(form, IncomeKind.WAGE),
            amount_fen=paid.fen,
            evidence=_evidence(actor, row, form),
            placement_id=row["placement_id"],
            days_worked=paid.days_worked,
        )
        await record_income(actor, income)


def _evidence(actor: Actor, row: dict[str, Any], form: EmploymentForm) -> Evidence:
    """A word is a word, whoever types it; only on a visit does staff look through a takings book."""
    if actor.role is Role.EMPLOYER:
        return Evidence.EMPLOYER_STATEMENT
    own = INCOME_KINDS.get(form) is IncomeKind.TAKINGS
    if own and actor.is_staff and row["instrument"] == Instrument.VISIT.value:
        return Evidence.CHECKED_TAKINGS_BOOK
    return Evidence.WORKER_STATEMENT


def _end_reason(answer: Answer) -> EndReason | None:
    if answer.still_working is not False:
        return None
    if answer.other_work:
        return EndReason.OTHER_JOB
    return EndReason.LEFT if answer.trouble is not None else None


async def _end_work(actor: Actor, row: dict[str, Any], answer: Answer, today: date) -> None:
    reason = _end_reason(answer)
    if reason is None or row["placement_state"] != PlacementState.WORKING.value:
        return
    cause = answer.trouble if reason is EndReason.LEFT else None
    await end(actor, row["placement_id"], answer.ended_on or today, reason, cause)
