"""What happens to cohorts and enrolments. Events carry ids and codes, never names."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from app.history import Event
from app.matching.values import FailureCause
from app.training.lifecycle import CohortState, EnrolmentState


@dataclass(frozen=True, slots=True)
class ProgrammeStarted(Event):
    """A union or a provider began a programme."""

    subject_kind: ClassVar[str] = "programme"
    subject_id: UUID
    organisation_id: UUID


@dataclass(frozen=True, slots=True)
class CoursePosted(Event):
    """A course was added to a programme."""

    subject_kind: ClassVar[str] = "course"
    subject_id: UUID
    programme_id: UUID


@dataclass(frozen=True, slots=True)
class CohortMoved(Event):
    """A cohort was opened (`before` None), began, finished or was cancelled."""

    subject_kind: ClassVar[str] = "cohort"
    subject_id: UUID
    before: CohortState | None
    after: CohortState
    first_day: date


@dataclass(frozen=True, slots=True)
class SeatsAdded(Event):
    """A cohort has more seats than before."""

    subject_kind: ClassVar[str] = "cohort"
    subject_id: UUID
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class EnrolmentMoved(Event):
    """An enrolment came into a state; `number` is its place in the cohort's queue."""

    subject_kind: ClassVar[str] = "enrolment"
    subject_id: UUID
    person_id: UUID
    cohort_id: UUID
    before: EnrolmentState | None
    after: EnrolmentState
    number: int
    cause: FailureCause | None = None


@dataclass(frozen=True, slots=True)
class AdmittedFromWaitlist(Event):
    """A seat became free and went to the next on the list, who should hear of it today."""

    subject_kind: ClassVar[str] = "enrolment"
    subject_id: UUID
    person_id: UUID
    cohort_id: UUID
    first_day: date


@dataclass(frozen=True, slots=True)
class FeedbackGiven(Event):
    """A participant marked the course from 1 to 5."""

    subject_kind: ClassVar[str] = "course"
    subject_id: UUID
    enrolment_id: UUID
    mark: int


@dataclass(frozen=True, slots=True)
class CourseOutcomesNoted(Event):
    """How many placements after the course were stable at month 6, of how many."""

    subject_kind: ClassVar[str] = "course"
    subject_id: UUID
    stable: int
    total: int
