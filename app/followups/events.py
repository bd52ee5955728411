"""What happens in follow-ups. Events carry ids, days and codes, never names, amounts or words of an answer."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from app.followups.lifecycle import (
    ExcuseReason,
    FollowUpState,
    Grade,
    OutcomeClass,
    ReopenTrigger,
    SetbackKind,
    Stage,
)
from app.history import Event
from app.matching.terms import FailureCause


@dataclass(frozen=True, slots=True)
class FollowUpsLaidOut(Event):
    """The contact points of a placement were dated by its policy."""

    subject_kind: ClassVar[str] = "placement"
    subject_id: UUID
    contacts: int


@dataclass(frozen=True, slots=True)
class HealthWatchLaidOut(Event):
    """Regular check-ins were agreed with a person whose health is watched."""

    subject_kind: ClassVar[str] = "person"
    subject_id: UUID
    contacts: int


@dataclass(frozen=True, slots=True)
class FollowUpMoved(Event):
    """A contact came into a state."""

    subject_kind: ClassVar[str] = "follow_up"
    subject_id: UUID
    person_id: UUID
    placement_id: UUID | None
    before: FollowUpState
    after: FollowUpState
    excuse: ExcuseReason | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class FollowUpReviewed(Event):
    """A caseworker looked at a contact and said whether the placement holds."""

    subject_kind: ClassVar[str] = "follow_up"
    subject_id: UUID
    placement_id: UUID | None
    failed: bool


@dataclass(frozen=True, slots=True)
class WorkSignNoted(Event):
    """Something at work was noticed that the early warnings read."""

    subject_kind: ClassVar[str] = "placement"
    subject_id: UUID
    kind: str
    noticed_on: date


@dataclass(frozen=True, slots=True)
class IncomeRecorded(Event):
    """An amount, or another version of it, came into the ledger; the amount itself stays in its row."""

    subject_kind: ClassVar[str] = "person"
    subject_id: UUID
    record_id: UUID
    month: date
    grade: Grade
    version: int


@dataclass(frozen=True, slots=True)
class SetbackNoted(Event):
    """A blow to a household was noted; nothing is said here about what it was."""

    subject_kind: ClassVar[str] = "household"
    subject_id: UUID
    kind: SetbackKind
    happened_on: date


@dataclass(frozen=True, slots=True)
class OutcomeDecided(Event):
    """A placement came into a class or reached a stage it was not in before."""

    subject_kind: ClassVar[str] = "placement"
    subject_id: UUID
    person_id: UUID
    case_id: UUID | None
    day: date
    before: OutcomeClass | None
    after: OutcomeClass
    stage: Stage


@dataclass(frozen=True, slots=True)
class AlertRaised(Event):
    """Someone should look at this person; the reason stays in its row."""

    subject_kind: ClassVar[str] = "person"
    subject_id: UUID
    alert_id: UUID
    kind: str


@dataclass(frozen=True, slots=True)
class AlertHandled(Event):
    """A person looked at an alert and decided."""

    subject_kind: ClassVar[str] = "person"
    subject_id: UUID
    alert_id: UUID


@dataclass(frozen=True, slots=True)
class ReopenNeeded(Event):
    """The case must be taken up again; the coded cause goes into the next matching, the old reason stays."""

    subject_kind: ClassVar[str] = "person"
    subject_id: UUID
    case_id: UUID | None
    placement_id: UUID | None
    trigger: ReopenTrigger
    cause: FailureCause | None
    relapse: bool
    day: date
