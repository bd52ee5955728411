"""What is done with courses and enrolments. Offering courses is in offering.py, the queue of a cohort in seats.py."""

from typing import Any
from uuid import UUID

from app import clock
from app.actors import SYSTEM, Actor, Role, require
from app.db import atomic, lock_row
from app.errors import NotPossibleNow
from app.history import record
from app.matching.values import FailureCause
from app.offers.access import organisation_of
from app.offers.fields import people_problem, refuse_if_any
from app.offers.requirements import (
    given_skills_from_json,
    licences_from_json,
)
from app.people.actions import record_licence, record_skill
from app.people.queries import person
from app.schedules.actions import engage, release
from app.schedules.engagements import Engaged, EngagementKind
from app.schedules.week import WeekPattern
from app.sentences import say
from app.training.events import (
    AdmittedFromWaitlist,
    FeedbackGiven,
    SeatsAdded,
)
from app.training.lifecycle import HOLDS_A_SEAT, LIVE, MAY_GIVE_FEEDBACK, CohortState, EnrolmentState
from app.training.offering import POSTERS, STAFF, note_outcomes, open_cohort, post_course, start_programme
from app.training.rules import enrolment_obstacle, feedback_problems, licence_problem, seat_goes_to_next
from app.training.seats import (
    course_of_cohort,
    enrolment_of,
    enrolment_row,
    enrolments_in,
    give_seat_back,
    locked_cohort,
    move_cohort,
    move_enrolment,
    next_waiting,
    put_in_queue,
    take_seat,
)
from app.training.tables import Cohort, Course, Enrolment

__all__ = [
    "add_seats",
    "admit_next",
    "begin",
    "cancel_cohort",
    "complete",
    "drop",
    "enrol",
    "finish",
    "give_feedback",
    "note_outcomes",
    "open_cohort",
    "post_course",
    "start_programme",
]

ENROLLERS = (*STAFF, Role.WORKER, Role.STUDENT)


@atomic
async def enrol(actor: Actor, cohort_id: UUID, person_id: UUID, *, key: str | None = None) -> UUID:
    """Give a person a seat, or the next place on the waiting list: the enrolment's id, the same one when sent again.

    Raises NotFound, NotPossibleNow when the cohort is not open or the deadline has passed.
    """
    require(actor, *ENROLLERS)
    await person(actor, person_id)
    cohort = await locked_cohort(cohort_id)
    enrolment = await enrolment_of(cohort_id, person_id)
    if enrolment is not None and EnrolmentState(enrolment["state"]) in LIVE:
        return UUID(str(enrolment["id"]))
    obstacle = enrolment_obstacle(CohortState(cohort["state"]), cohort["apply_by"], clock.today())
    if obstacle is not None:
        raise NotPossibleNow(obstacle.message, obstacle.rule)
    enrolment = await put_in_queue(actor, cohort_id, person_id, enrolment)
    if await take_seat(cohort_id):
        await _admit(actor, cohort, enrolment)
    else:
        await move_enrolment(actor, enrolment, EnrolmentState.WAITLISTED)
    return UUID(str(enrolment["id"]))


@atomic
async def drop(
    actor: Actor, enrolment_id: UUID, *, cause: FailureCause | None = None, why: str = "", key: str | None = None
) -> None:
    """A person leaves; before the cohort begins the seat goes to the next on the list. Again: nothing happens.

    Raises NotFound, NotPossibleNow.
    """
    require(actor, *ENROLLERS)
    enrolment = await enrolment_row(enrolment_id)
    await person(actor, enrolment["person_id"])
    cohort = await locked_cohort(enrolment["cohort_id"])
    enrolment = await enrolment_row(enrolment_id)
    before = EnrolmentState(enrolment["state"])
    if before is EnrolmentState.DROPPED:
        return
    await move_enrolment(actor, enrolment, EnrolmentState.DROPPED, cause, why)
    if before in HOLDS_A_SEAT:
        await give_seat_back(cohort["id"])
        await release(actor, enrolment_id, min(clock.today(), cohort["last_day"]))
        await _fill_from_list(actor, cohort)


@atomic
async def admit_next(actor: Actor, cohort_id: UUID) -> UUID | None:
    """Give a free seat to the next on the waiting list: the enrolment, or None with no free seat or nobody waiting."""
    require(actor, *STAFF)
    return await _fill_from_list(actor, await locked_cohort(cohort_id))


@atomic
async def add_seats(actor: Actor, cohort_id: UUID, more: int) -> list[UUID]:
    """Add seats and fill them from the waiting list, in order: who was admitted. Raises Invalid, NotFound."""
    require(actor, *POSTERS)
    refuse_if_any([people_problem("more", more)])
    cohort = await locked_cohort(cohort_id)
    await organisation_of(actor, cohort["provider_id"])
    await Cohort.update({Cohort.seats: Cohort.seats + more}).where(Cohort.id == cohort_id)
    await record(actor, SeatsAdded(cohort_id, cohort["seats"], cohort["seats"] + more))
    admitted = []
    while (enrolment_id := await _fill_from_list(actor, cohort)) is not None:
        admitted.append(enrolment_id)
    return admitted


@atomic
async def begin(actor: Actor, cohort_id: UUID) -> None:
    """The cohort begins: the admitted attend, and the waiting list is closed. Raises NotFound, NotPossibleNow."""
    require(actor, *POSTERS)
    cohort = await locked_cohort(cohort_id)
    await organisation_of(actor, cohort["provider_id"])
    if clock.today() < cohort["first_day"]:
        raise NotPossibleNow(say("This course run begins on {day}.", day=cohort["first_day"]), "not-begun")
    await move_cohort(actor, cohort, CohortState.RUNNING)
    for enrolment in await enrolments_in(cohort_id, EnrolmentState.ADMITTED):
        await move_enrolment(actor, enrolment, EnrolmentState.ATTENDING)
    for enrolment in await enrolments_in(cohort_id, EnrolmentState.WAITLISTED):
        await move_enrolment(actor, enrolment, EnrolmentState.DROPPED, why="the course began without a free seat")


@atomic
async def complete(
    actor: Actor, enrolment_id: UUID, *, licences: list[str] | None = None, key: str | None = None
) -> None:
    """A person completes the course and has its skills, and its licences: those passed, or all when not said.

    Again: nothing happens. Raises Invalid for a licence the course does not give, NotFound, NotPossibleNow.
    """
    require(actor, *POSTERS)
    enrolment = await enrolment_row(enrolment_id)
    course = await course_of_cohort(enrolment["cohort_id"])
    await organisation_of(actor, course["provider_id"])
    if enrolment["state"] == EnrolmentState.COMPLETED.value:
        return
    passed = course["gives_licences"] if licences is None else licences
    refuse_if_any(licence_problem(code, course["gives_licences"]) for code in passed)
    await move_enrolment(actor, enrolment, EnrolmentState.COMPLETED)
    for skill in given_skills_from_json(course["gives_skills"]):
        await record_skill(SYSTEM, enrolment["person_id"], skill, evidence=course["title"])
    for licence in licences_from_json(passed):
        await record_licence(SYSTEM, enrolment["person_id"], licence, valid_from=clock.today())


@atomic
async def finish(actor: Actor, cohort_id: UUID) -> None:
    """The cohort ends: everyone still attending completes it. Raises NotFound, NotPossibleNow before its last day."""
    require(actor, *POSTERS)
    cohort = await locked_cohort(cohort_id)
    await organisation_of(actor, cohort["provider_id"])
    if clock.today() < cohort["last_day"]:
        raise NotPossibleNow(say("This course run ends on {day}.", day=cohort["last_day"]), "not-ended")
    await move_cohort(actor, cohort, CohortState.FINISHED)
    for enrolment in await enrolments_in(cohort_id, EnrolmentState.ATTENDING):
        await complete(actor, enrolment["id"])


@atomic
async def cancel_cohort(actor: Actor, cohort_id: UUID, why: str) -> None:
    """The cohort does not take place, or stops: everyone leaves it. Raises NotFound, NotPossibleNow."""
    require(actor, *POSTERS)
    cohort = await locked_cohort(cohort_id)
    await organisation_of(actor, cohort["provider_id"])
    await move_cohort(actor, cohort, CohortState.CANCELLED, why)
    for state in (EnrolmentState.WAITLISTED, EnrolmentState.ADMITTED, EnrolmentState.ATTENDING):
        for enrolment in await enrolments_in(cohort_id, state):
            await move_enrolment(actor, enrolment, EnrolmentState.DROPPED, why=why)
            if state in HOLDS_A_SEAT:
                await give_seat_back(cohort_id)
                await release(actor, enrolment["id"], clock.today())


@atomic
async def give_feedback(
    actor: Actor, enrolment_id: UUID, mark: int, causes: tuple[FailureCause, ...] = (), *, key: str | None = None
) -> None:
    """Mark a course from 1 to 5 and say what was hard (the way there, care at home...); a new mark replaces the old.

    Raises Invalid, NotFound, NotPossibleNow before the course has begun.
    """
    require(actor, *ENROLLERS)
    refuse_if_any(feedback_problems(mark, causes))
    enrolment = await enrolment_row(enrolment_id)
    await person(actor, enrolment["person_id"])
    course = await course_of_cohort(enrolment["cohort_id"])
    if EnrolmentState(enrolment["state"]) not in MAY_GIVE_FEEDBACK:
        raise NotPossibleNow(say("You can mark the course once you have taken part in it."), "feedback-too-early")
    await lock_row(Course, course["id"])
    earlier = (await enrolment_row(enrolment_id))["feedback_mark"]
    await Enrolment.update(
        {Enrolment.feedback_mark: mark, Enrolment.feedback_causes: [cause.value for cause in causes]}
    ).where(Enrolment.id == enrolment_id)
    await Course.update(
        {
            Course.feedback_count: Course.feedback_count + (0 if earlier else 1),
            Course.feedback_points: Course.feedback_points + (mark - (earlier or 0)),
        }
    ).where(Course.id == course["id"])
    await record(actor, FeedbackGiven(course["id"], enrolment_id, mark))


async def _fill_from_list(actor: Actor, cohort: dict[str, Any]) -> UUID | None:
    if not seat_goes_to_next(CohortState(cohort["state"])):
        return None
    enrolment = await next_waiting(cohort["id"])
    if enrolment is None or not await take_seat(cohort["id"]):
        return None
    await _admit(actor, cohort, enrolment)
    await record(
        actor, AdmittedFromWaitlist(enrolment["id"], enrolment["person_id"], cohort["id"], cohort["first_day"])
    )
    admitted: UUID = enrolment["id"]
    return admitted


async def _admit(actor: Actor, cohort: dict[str, Any], enrolment: dict[str, Any]) -> None:
    """From now on the course takes the person's time."""
    await move_enrolment(actor, enrolment, EnrolmentState.ADMITTED)
    await engage(
        actor,
        Engaged(
            person_id=enrolment["person_id"],
            kind=EngagementKind.COURSE,
            source_id=enrolment["id"],
            week=WeekPattern.from_text(cohort["week"]),
            first_day=cohort["first_day"],
            last_day=cohort["last_day"],
            title=cohort["title"],
        ),
    )
