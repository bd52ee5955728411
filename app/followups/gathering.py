"""Rows -> `Facts`: everything the rules look at, for many placements in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app.followups.early_warnings import Sign, Situation
from app.followups.facts import AgreedShare, Budget, CareSign, CauseSpan, Exclusion, Facts, Lines, Spell
from app.followups.ledger import Entry, Figure, figures, work_pay
from app.followups.lifecycle import Evidence, FollowUpState, Grade, IncomeKind, SetbackKind, SignKind
from app.followups.months import first_full, last_day, month_of, months
from app.followups.reopening import Failure
from app.followups.rows_known import Gathered, Rows, gather, placement_rows
from app.matching.terms import EmploymentForm, FailureCause
from app.people.queries import FinancesFrom, Member
from app.placements.lifecycle import EXCLUSION_LABELS, ExclusionReason, PlacementState
from app.regions.queries import ParameterBook
from app.schedules.week import WeekPattern


@dataclass(frozen=True, slots=True)
class Known:
    """One placement with all that is known of it on a day: its row, and the values the rules take."""

    row: Mapping[str, Any]
    facts: Facts
    situation: Situation
    failure: Failure
    figures: tuple[Figure, ...]


async def known_of(placement_ids: Sequence[UUID], day: date) -> list[Known]:
    """What is known of these placements, for deciding on `day`; by id. Who may see it is for the caller to decide.

    What happened after `day` is left out; what was entered later about days before it is not.
    """
    rows = await placement_rows(placement_ids)
    if not rows:
        return []
    gathered = await gather(rows)
    return [_known(row, gathered, day) for row in rows]


def _known(row: Mapping[str, Any], gathered: Gathered, day: date) -> Known:
    entries = tuple(entry(each) for each in gathered.records.get(row["household_id"], ()))
    counted = tuple(figures(entries))
    facts = _facts(row, gathered, entries, counted, day)
    return Known(row, facts, _situation(row, gathered, counted, day), _failure(row, gathered, day), counted)


def _facts(
    row: Mapping[str, Any], gathered: Gathered, entries: tuple[Entry, ...], counted: Sequence[Figure], day: date
) -> Facts:
    household_id = row["household_id"]
    return Facts(
        person=str(row["person_id"]),
        form=EmploymentForm(row["form"]),
        started_on=row["started_on"],
        parameters=gathered.book.on(row["division"], day),
        lines=_lines(row, gathered.book, day),
        spells=_spells(row, gathered),
        shares=tuple(
            AgreedShare(each["valid_from"], each["agreed_share_percent"]) for each in _of(gathered.terms, row)
        ),
        entries=entries,
        budgets=_budgets(gathered.finances[household_id], gathered.members[household_id]),
        causes=tuple(CauseSpan(cause.noted_on, cause.resolved_on) for cause in gathered.causes[household_id]),
        confirmed_on=_confirmed(row, gathered, counted),
        care=_care(_of(gathered.signs, row)),
        relapsed_on=_setbacks(row, gathered, SetbackKind.RELAPSE, SetbackKind.FALL),
        wage_before_fen=row["wage_before_fen"],
        subsidised=row["subsidised"],
        excluded=_exclusion(row),
    )


def entry(record: Mapping[str, Any]) -> Entry:
    """A row of the ledger as the value the rules count with."""
    return Entry(
        person=str(record["person_id"]),
        month=record["month"],
        source=record["source"],
        kind=IncomeKind(record["kind"]),
        amount_fen=record["amount_fen"],
        evidence=Evidence(record["evidence"]),
        lineage=str(record["lineage_id"]),
        version=record["version"],
        days_worked=record["days_worked"],
        grade=Grade(record["grade"]),
    )


def _of(grouped: Rows, row: Mapping[str, Any]) -> list[dict[str, Any]]:
    return grouped.get(row["id"], [])


def _lines(row: Mapping[str, Any], book: ParameterBook, day: date) -> dict[date, Lines]:
    """The minimum wage where the work is and the dibao line where the home is, as they stand on each month's first."""
    return {
        month: Lines(
            book.on(row["division"], month).minimum_wage_month_fen,
            book.on(row["household_division"], month).dibao_line_fen,
        )
        for month in months(first_full(row["started_on"]), month_of(day))
    }


def _spells(row: Mapping[str, Any], gathered: Gathered) -> tuple[Spell, ...]:
    """The placement, and work the person began after it; work from before does not stand in for it, nor an error."""
    employments, others = gathered.employments.get(row["person_id"], ()), gathered.placements.get(row["person_id"], ())
    in_error = {other["id"] for other in others if other["state"] == PlacementState.ANNULLED.value}
    own = Spell(row["started_on"], row["ended_on"])
    later = (
        Spell(work["from_day"], work["until_day"])
        for work in employments
        if work["from_day"] >= row["started_on"]
        and work["source_id"] != row["id"]
        and work["source_id"] not in in_error
        and work["form"] != EmploymentForm.STUDENT_WORK.value
    )
    return (own, *later)


def _budgets(finances: Sequence[FinancesFrom], members: Sequence[Member]) -> tuple[Budget, ...]:
    """A budget from each day on which the finances or the number of members changed."""
    sharing = [member for member in members if member.shares_household]
    first = min((each.from_day for each in finances), default=None)
    if first is None:
        return ()
    changes = {each.from_day for each in finances} | {
        member.left_on for member in sharing if member.left_on is not None and member.left_on > first
    }
    return tuple(_budget(change, finances, sharing) for change in sorted(changes))


def _budget(day: date, finances: Sequence[FinancesFrom], sharing: Sequence[Member]) -> Budget:
    in_force = [each for each in finances if each.from_day <= day][-1]
    count = sum(member.belongs_on(day) for member in sharing)
    return Budget(day, max(1, count), in_force.other_income_fen, in_force.rigid_expense_fen)


def _confirmed(row: Mapping[str, Any], gathered: Gathered, counted: Sequence[Figure]) -> tuple[date, ...]:
    """Days on which work was confirmed: an answer "still working", or a month with pay, at its end; never a stipend."""
    told = [each["answered_on"] for each in gathered.answers.get(row["person_id"], ()) if each["still_working"]]
    person, started_on = str(row["person_id"]), row["started_on"]
    paid = {last_day(month) for month, pay in work_pay(counted, person).items() if pay.fen > 0}
    return tuple(sorted({day for day in {*told, *paid} if day >= started_on}))


def _care(signs: Sequence[Mapping[str, Any]]) -> tuple[CareSign, ...]:
    kind = SignKind.CARE_WINDOW_LOST.value
    return tuple(CareSign(sign["noticed_on"], sign["value"] == 0) for sign in signs if sign["kind"] == kind)


def _setbacks(row: Mapping[str, Any], gathered: Gathered, *kinds: SetbackKind) -> tuple[date, ...]:
    found = gathered.setbacks.get(row["household_id"], ())
    since = row["started_on"]
    return tuple(
        sorted({each["happened_on"] for each in found if each["kind"] in kinds and each["happened_on"] >= since})
    )


def _exclusion(row: Mapping[str, Any]) -> Exclusion | None:
    if row["excluded_on"] is None:
        return None
    # An entry in error never was a placement: it is out from its first day.
    in_error = row["state"] == PlacementState.ANNULLED.value
    since = row["started_on"] if in_error else row["excluded_on"]
    return Exclusion(since, EXCLUSION_LABELS[ExclusionReason(row["exclusion_reason"])])


def _situation(row: Mapping[str, Any], gathered: Gathered, counted: tuple[Figure, ...], day: date) -> Situation:
    working = row["state"] == PlacementState.WORKING.value
    overdue = [
        each["overdue_on"] for each in _of(gathered.contacts, row) if each["state"] == FollowUpState.OVERDUE.value
    ]
    coming = [
        work["from_day"]
        for work in gathered.employments.get(row["person_id"], ())
        if work["source_id"] != row["id"] and work["from_day"] > row["started_on"] and work["until_day"] is None
    ]
    signs = (Sign(SignKind(each["kind"]), each["noticed_on"], each["value"]) for each in _of(gathered.signs, row))
    return Situation(
        signs=tuple(signs),
        agreed_half_hours=WeekPattern.from_text(row["week"]).half_hours,
        contract_until=row["contract_until"] if working else None,
        next_job_on=min(coming, default=None),
        unanswered=tuple(each for each in overdue if each is not None and each <= day),
        figures=() if _has_later(row, gathered, day) else _own(counted, row),
    )


def _failure(row: Mapping[str, Any], gathered: Gathered, day: date) -> Failure:
    reviews = _of(gathered.contacts, row)
    answers, since = gathered.answers.get(row["person_id"], ()), row["started_on"]
    troubles = [each["trouble"] for each in answers if each["trouble"] and each["answered_on"] >= since]
    return Failure(
        end_cause=FailureCause(row["end_cause"]) if row["end_cause"] else None,
        failed_reviews=tuple(sorted(each["reviewed_on"] for each in reviews if each["review_failed"])),
        shocks=_setbacks(row, gathered, SetbackKind.SHOCK),
        relapses=_setbacks(row, gathered, SetbackKind.RELAPSE),
        trouble=FailureCause(troubles[-1]) if troubles else None,
        followed_by_another=_has_later(row, gathered, day),
    )


def _own(counted: tuple[Figure, ...], row: Mapping[str, Any]) -> tuple[Figure, ...]:
    return tuple(each for each in counted if each.person == str(row["person_id"]))


def _has_later(row: Mapping[str, Any], gathered: Gathered, day: date) -> bool:
    """Whether a placement that is judged began after this one; an entry in error and student work are not."""
    return any(
        row["started_on"] < other["started_on"] <= day
        and other["state"] != PlacementState.ANNULLED.value
        and other["form"] != EmploymentForm.STUDENT_WORK.value
        for other in gathered.placements.get(row["person_id"], ())
    )
