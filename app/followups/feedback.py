"""How people fared after an opening, a course or with an employer: counted here, passed down to weigh in matching."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from app.actors import Actor, Role, require
from app.db import atomic
from app.followups.deciding import STABLE_STAGES, last_decisions
from app.followups.months import first_full, last_day, later
from app.jobs import actions as jobs
from app.jobs.tables import Vacancy
from app.matching.terms import EmploymentForm, FailureCause
from app.offers.outcomes import Outcomes, outcome_columns
from app.placements.lifecycle import PlacementKind, PlacementState
from app.placements.tables import Placement
from app.regions.queries import parameter_book
from app.training import actions as training
from app.training.lifecycle import EnrolmentState
from app.training.tables import Course, Enrolment

OPENING, COURSE, ORGANISATION = "opening", "course", "organisation"


@dataclass(frozen=True, slots=True)
class Fared:
    """How one placement fared: stable at month 6, or ended before with a coded cause; neither is also an answer."""

    placement_id: UUID
    person_id: UUID
    opening_id: UUID | None
    organisation_id: UUID | None
    started_on: date
    stable: bool
    cause: FailureCause | None


def count(fared: Iterable[Fared]) -> Outcomes:
    """The figures of some placements."""
    known = list(fared)
    causes = Counter(each.cause for each in known if each.cause is not None)
    return Outcomes(sum(each.stable for each in known), len(known), dict(causes))


async def feedback(day: date) -> dict[tuple[str, UUID], Outcomes]:
    """Figures by ("opening" | "course" | "organisation", id), of placements whose month 6 is judged or that failed.

    Student work and what is excluded are left out. Figures of a whole offer, so of no person: anyone may see them.
    """
    fared = await _fared(day)
    courses = await _courses_before(fared)
    grouped: dict[tuple[str, UUID], list[Fared]] = defaultdict(list)
    for each in fared:
        if each.opening_id is not None:
            grouped[OPENING, each.opening_id].append(each)
        if each.organisation_id is not None:
            grouped[ORGANISATION, each.organisation_id].append(each)
        for course_id in courses[each.placement_id]:
            grouped[COURSE, course_id].append(each)
    return {key: count(grouped[key]) for key in sorted(grouped, key=str)}


@atomic
async def pass_on_feedback(actor: Actor, day: date) -> int:
    """Store the figures with the vacancies and courses they are about: how many changed. Safe to repeat."""
    require(actor, Role.SUPERVISOR)
    found = await feedback(day)
    changed = 0
    for table, kind, note in ((Vacancy, OPENING, jobs.note_outcomes), (Course, COURSE, training.note_outcomes)):
        figures = {subject_id: outcomes for (named, subject_id), outcomes in found.items() if named == kind}
        for subject_id in await _changed(table, figures):
            await note(actor, subject_id, figures[subject_id])
            changed += 1
    return changed


async def _fared(day: date) -> list[Fared]:
    rows = (
        await Placement.select(
            Placement.id,
            Placement.person_id,
            Placement.opening_id,
            Placement.organisation_id,
            Placement.division,
            Placement.started_on,
            Placement.ended_on,
            Placement.end_cause,
        )
        .where(
            (Placement.started_on <= day)
            & (Placement.state != PlacementState.ANNULLED.value)
            & (Placement.kind != PlacementKind.SLOT.value)
            & (Placement.form != EmploymentForm.STUDENT_WORK.value)
            & (Placement.excluded_on.is_null() | (Placement.excluded_on > day))
        )
        .order_by(Placement.id)
    )
    decisions = await last_decisions([row["id"] for row in rows], day)
    book = await parameter_book()
    judged = [(row, _judged_on(row, book.on(row["division"], day))) for row in rows]
    fared = (_as_fared(row, judged_on, decisions.get(row["id"]), day) for row, judged_on in judged)
    return [each for each in fared if each is not None]


def _judged_on(row: Mapping[str, Any], parameters: Any) -> date:
    """The day from which the last month of the first whole window is judged."""
    month = later(first_full(row["started_on"]), parameters.stable_months - 1)
    return last_day(month) + timedelta(days=parameters.evidence_grace_days + 1)


def _as_fared(row: Mapping[str, Any], judged_on: date, decision: Mapping[str, Any] | None, day: date) -> Fared | None:
    failed = row["end_cause"] is not None and row["ended_on"] < min(judged_on, day)
    if not failed and day < judged_on:
        return None
    stable = not failed and decision is not None and decision["stage"] in STABLE_STAGES
    return Fared(
        placement_id=row["id"],
        person_id=row["person_id"],
        opening_id=row["opening_id"],
        organisation_id=row["organisation_id"],
        started_on=row["started_on"],
        stable=stable,
        cause=FailureCause(row["end_cause"]) if failed else None,
    )


async def _courses_before(fared: Sequence[Fared]) -> Mapping[UUID, list[UUID]]:
    """The courses each person had completed before the placement began."""
    cohort: Any = Enrolment.cohort_id
    people = list({each.person_id for each in fared})
    rows = (
        await Enrolment.select(
            Enrolment.person_id, cohort.course_id.as_alias("course_id"), cohort.last_day.as_alias("last_day")
        ).where(Enrolment.person_id.is_in(people) & (Enrolment.state == EnrolmentState.COMPLETED.value))
        if people
        else []
    )
    return {
        each.placement_id: sorted(
            {
                row["course_id"]
                for row in rows
                if row["person_id"] == each.person_id and row["last_day"] <= each.started_on
            }
        )
        for each in fared
    }


async def _changed(table: Any, figures: Mapping[UUID, Outcomes]) -> list[UUID]:
    """Those of the rows whose stored figures differ."""
    if not figures:
        return []
    columns = (table.id, table.outcomes_stable, table.outcomes_total, table.failed_causes)
    rows = await table.select(*columns).where(table.id.is_in(list(figures))).output(load_json=True)
    return sorted(
        row["id"]
        for row in rows
        if {name: row[name] for name in row if name != "id"} != outcome_columns(figures[row["id"]])
    )
