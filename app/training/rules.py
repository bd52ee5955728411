"""Decisions about enrolments and class meetings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.errors import Problem
from app.matching.values import FailureCause
from app.schedules.dated import DatedDays
from app.sentences import Sentence, say
from app.training.lifecycle import COHORT_LABELS, CohortState

BEST_MARK = 5


@dataclass(frozen=True, slots=True)
class MeetingTime:
    """One dated meeting, `start` to `end` in half-hours of its day."""

    day: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NoEnrolment:
    """Why nobody can enrol now: the rule's code, and the reason with what to do."""

    rule: str
    message: Sentence


def enrolment_obstacle(state: CohortState, apply_by: date, today: date) -> NoEnrolment | None:
    """What stops anyone from enrolling `today`; None when enrolment is open. A full cohort is no obstacle."""
    if state is not CohortState.OPEN:
        return NoEnrolment(
            "cohort-not-open",
            say("This course run is {state}. Please look for the next one.", state=COHORT_LABELS[state]),
        )
    if today > apply_by:
        return NoEnrolment(
            "deadline-passed",
            say("Applications closed on {day}. Please ask your caseworker about the next run.", day=apply_by),
        )
    return None


def seat_goes_to_next(state: CohortState) -> bool:
    """Whether a seat given back is offered to the waiting list: until the cohort begins, not after."""
    return state is CohortState.OPEN


def meetings_of(days: DatedDays) -> tuple[MeetingTime, ...]:
    """Each unbroken stretch of each day; one over midnight is two meetings."""
    return tuple(
        MeetingTime(day, start, end) for day, half_hours in days.words() for start, end in _stretches(half_hours)
    )


def feedback_problems(mark: int, causes: tuple[FailureCause, ...]) -> Iterator[Problem | None]:
    """What is wrong with a participant's feedback."""
    if not 1 <= mark <= BEST_MARK:
        yield Problem("mark", say("Please choose from 1 to {best} stars.", best=BEST_MARK), "mark")
    if len(set(causes)) < len(causes):
        yield Problem("causes", say("One entry is named twice."), "named-twice")


def licence_problem(code: str, given: list[str]) -> Problem | None:
    """A licence that the course does not give."""
    if code in given:
        return None
    return Problem("licences", say("This course does not give the licence {code}.", code=code), "licence-not-given")


def _stretches(half_hours: int) -> Iterator[tuple[int, int]]:
    start = None
    for index in range(49):
        taken = half_hours >> index & 1
        if taken and start is None:
            start = index
        elif not taken and start is not None:
            yield start, index
            start = None
