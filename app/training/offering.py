"""What is done to offer courses: programmes, courses, cohorts with their meetings; the only writers of their rows."""

from datetime import timedelta
from uuid import UUID

from app import clock
from app.actors import Actor, Role, require
from app.db import atomic
from app.errors import NotFound
from app.history import record
from app.offers.access import organisation_of
from app.offers.fields import refuse_if_any
from app.offers.outcomes import Outcomes, outcome_columns, outcomes_problem
from app.offers.requirements import given_skills_to_json, licences_to_json, requirement_columns
from app.offers.site import site_columns
from app.schedules.expansion import expand
from app.schedules.queries import calendar
from app.training.events import CohortMoved, CourseOutcomesNoted, CoursePosted, ProgrammeStarted
from app.training.lifecycle import CohortState
from app.training.postings import (
    NewCohort,
    NewCourse,
    NewProgramme,
    cohort_problems,
    course_problems,
    programme_problems,
)
from app.training.rules import meetings_of
from app.training.tables import ClassMeeting, Cohort, Course, Programme

STAFF = (Role.CASEWORKER, Role.SUPERVISOR)
POSTERS = (*STAFF, Role.EMPLOYER)
"""Providers of training sign in as employers do."""


@atomic
async def start_programme(actor: Actor, posting: NewProgramme, *, key: str | None = None) -> UUID:
    """Begin a programme: its id. Raises Invalid, NotFound, NotAllowed."""
    require(actor, *POSTERS)
    refuse_if_any(programme_problems(posting))
    await organisation_of(actor, posting.organisation_id)
    programme = Programme(
        organisation_id=posting.organisation_id,
        name=posting.name.strip(),
        purpose=posting.purpose,
        created_on=clock.today(),
    )
    await programme.save()
    await record(actor, ProgrammeStarted(programme.id, posting.organisation_id))
    return programme.id


@atomic
async def post_course(actor: Actor, posting: NewCourse, *, key: str | None = None) -> UUID:
    """Add a course to a programme: its id. Raises Invalid with every wrong field, NotFound, NotAllowed."""
    require(actor, *POSTERS)
    refuse_if_any(course_problems(posting))
    await organisation_of(actor, posting.provider_id)
    if not await Programme.exists().where(Programme.id == posting.programme_id):
        raise NotFound()
    course = Course(
        programme_id=posting.programme_id,
        provider_id=posting.provider_id,
        title=posting.title.strip(),
        description=posting.description,
        occupation_code=posting.occupation_code,
        gives_skills=given_skills_to_json(posting.gives_skills),
        gives_licences=licences_to_json(posting.gives_licences),
        leads_to_own_business=posting.leads_to_own_business,
        fee_fen=posting.fee_fen,
        stipend_month_fen=posting.stipend_month_fen,
        **requirement_columns(posting.requirements),
    )
    await course.save()
    await record(actor, CoursePosted(course.id, posting.programme_id))
    return course.id


@atomic
async def open_cohort(actor: Actor, posting: NewCohort, *, key: str | None = None) -> UUID:
    """Open one run of a course and lay out its dated meetings, holidays left out: its id.

    Raises Invalid with every wrong field, NotFound, NotAllowed.
    """
    require(actor, *POSTERS)
    refuse_if_any(cohort_problems(posting, clock.today()))
    course = await Course.select(Course.provider_id).where(Course.id == posting.course_id).first()
    if course is None:
        raise NotFound()
    await organisation_of(actor, course["provider_id"])
    holidays = None if posting.meets_on_holidays else await calendar()
    meetings = meetings_of(expand(posting.week, posting.first_day, posting.last_day, holidays).days)
    cohort = Cohort(
        course_id=posting.course_id,
        name=posting.name,
        first_day=posting.first_day,
        last_day=posting.last_day,
        apply_by=posting.apply_by or posting.first_day - timedelta(days=1),
        week=posting.week.to_text(),
        seats=posting.seats,
        **site_columns(posting.site),
    )
    await cohort.save()
    if meetings:
        rows = (
            ClassMeeting(cohort_id=cohort.id, day=meeting.day, start=meeting.start, end=meeting.end)
            for meeting in meetings
        )
        await ClassMeeting.insert(*rows)
    await record(actor, CohortMoved(cohort.id, None, CohortState.OPEN, posting.first_day))
    return cohort.id


@atomic
async def note_outcomes(actor: Actor, course_id: UUID, outcomes: Outcomes) -> None:
    """Store how people fared after a course, as counted above. Raises Invalid for figures that do not add up."""
    require(actor, Role.SUPERVISOR)
    refuse_if_any([outcomes_problem(outcomes)])
    changed = await Course.update(**outcome_columns(outcomes)).where(Course.id == course_id).returning(Course.id)
    if not changed:
        raise NotFound()
    await record(actor, CourseOutcomesNoted(course_id, outcomes.stable, outcomes.total))
