"""Open cohorts as the engine's openings, in a few queries for any number of them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from piccolo.query.functions import Count

from app.matching.values import Meeting, Opening, OpeningKind
from app.offers.outcomes import record_of
from app.offers.requirements import (
    causes_from_json,
    given_skills_from_json,
    licences_from_json,
    requirements_of,
)
from app.offers.site import SITE_COLUMNS, place_of, site_of
from app.organisations.lifecycle import Standing
from app.schedules.week import WeekPattern
from app.training.lifecycle import CohortState, EnrolmentState
from app.training.tables import ClassMeeting, Cohort, Enrolment

_COHORT_COLUMNS = ("id", "first_day", "last_day", "apply_by", "week", "seats", "seats_taken", *SITE_COLUMNS)
_COURSE_COLUMNS = (
    "title",
    "occupation_code",
    "provider_id",
    "gives_skills",
    "gives_licences",
    "required_skills",
    "required_licences",
    "demands",
    "leads_to_own_business",
    "fee_fen",
    "stipend_month_fen",
    "outcomes_stable",
    "outcomes_total",
    "failed_causes",
    "feedback_count",
    "feedback_points",
)

_COURSE: Any = Cohort.course_id
# Made once: building a joined column costs more than the query that uses it.
_COLUMNS = (
    *(getattr(Cohort, name) for name in _COHORT_COLUMNS),
    *(getattr(_COURSE, name).as_alias(name) for name in _COURSE_COLUMNS),
    _COURSE.provider_id.standing.as_alias("standing"),
)


async def openings(day: date, cohort_ids: Sequence[UUID] | None = None) -> list[Opening]:
    """The cohorts one can apply for on `day`, full ones too, by id: three queries. `cohort_ids` narrows it."""
    if cohort_ids is not None and not cohort_ids:
        return []
    chosen = (Cohort.state == CohortState.OPEN.value) & (Cohort.apply_by >= day)
    if cohort_ids is not None:
        chosen &= Cohort.id.is_in(list(cohort_ids))
    rows = await Cohort.select(*_COLUMNS).where(chosen).order_by(Cohort.id).output(load_json=True)
    if not rows:
        return []
    waiting = await _waiting(day, cohort_ids)
    meetings = await _meetings(day, cohort_ids)
    return [_opening(row, waiting.get(row["id"], 0), meetings[row["id"]]) for row in rows]


def _opening(row: dict[str, Any], waiting: int, meetings: dict[date, int]) -> Opening:
    site, asked = site_of(row), requirements_of(row)
    return Opening(
        id=str(row["id"]),
        kind=OpeningKind.COURSE,
        title=row["title"],
        place=place_of(site),
        week=WeekPattern.from_text(row["week"]),
        first_day=row["first_day"],
        last_day=row["last_day"],
        organisation_id=str(row["provider_id"]),
        occupation=row["occupation_code"],
        good_standing=row["standing"] == Standing.GOOD.value,
        apply_until=row["apply_by"],
        seats_left=row["seats"] - row["seats_taken"],
        waiting=waiting,
        shuttles=site.shuttles,
        step_free=site.step_free,
        lodging=site.lodging,
        board=site.board,
        meetings=tuple(Meeting(on, half_hours) for on, half_hours in sorted(meetings.items())),
        skills=tuple(skill for skill in asked.skills if not skill.must),
        licences=asked.licences,
        prerequisites=tuple(skill for skill in asked.skills if skill.must),
        gives_skills=given_skills_from_json(row["gives_skills"]),
        gives_licences=licences_from_json(row["gives_licences"]),
        demands=asked.demands,
        stipend_fen=row["stipend_month_fen"],
        fee_fen=row["fee_fen"],
        record=record_of(row, row["feedback_count"], row["feedback_points"]),
        failed_causes=causes_from_json(row["failed_causes"]),
        leads_to_own_business=row["leads_to_own_business"],
    )


async def _waiting(day: date, cohort_ids: Sequence[UUID] | None) -> dict[UUID, int]:
    """How many wait for each cohort one can still apply for."""
    chosen: Any = (Enrolment.state == EnrolmentState.WAITLISTED.value) & (Enrolment.cohort_id.apply_by >= day)
    if cohort_ids is not None:
        chosen &= Enrolment.cohort_id.is_in(list(cohort_ids))
    rows = (
        await Enrolment.select(Enrolment.cohort_id, Count(Enrolment.id, alias="waiting"))
        .where(chosen)
        .group_by(Enrolment.cohort_id)
    )
    return {row["cohort_id"]: row["waiting"] for row in rows}


async def _meetings(day: date, cohort_ids: Sequence[UUID] | None) -> defaultdict[UUID, dict[date, int]]:
    """The dated half-hours, as 48-bit words, of each cohort one can still apply for."""
    chosen: Any = (ClassMeeting.cohort_id.apply_by >= day) & (ClassMeeting.cohort_id.state == CohortState.OPEN.value)
    if cohort_ids is not None:
        chosen &= ClassMeeting.cohort_id.is_in(list(cohort_ids))
    rows = await ClassMeeting.select(
        ClassMeeting.cohort_id, ClassMeeting.day, ClassMeeting.start, ClassMeeting.end
    ).where(chosen)
    meetings: defaultdict[UUID, dict[date, int]] = defaultdict(dict)
    for row in rows:
        word = (1 << row["end"]) - (1 << row["start"])
        days = meetings[row["cohort_id"]]
        days[row["day"]] = days.get(row["day"], 0) | word
    return meetings
