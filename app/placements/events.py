"""What happens to placements. Events carry ids, days and codes, never names or amounts."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from app.history import Event
from app.matching.terms import EmploymentForm, FailureCause
from app.placements.lifecycle import EndReason, ExclusionReason, PlacementKind


@dataclass(frozen=True, slots=True)
class PlacementStarted(Event):
    """Someone began to work; follow-ups are laid out from here."""

    subject_kind: ClassVar[str] = "placement"
    subject_id: UUID
    person_id: UUID
    case_id: UUID | None
    referral_id: UUID | None
    kind: PlacementKind
    form: EmploymentForm
    opening_id: UUID | None
    organisation_id: UUID | None
    started_on: date


@dataclass(frozen=True, slots=True)
class TermsChanged(Event):
    """Another version of the terms holds from a day."""

    subject_kind: ClassVar[str] = "placement"
    subject_id: UUID
    version: int
    valid_from: date


@dataclass(frozen=True, slots=True)
class PlacementEnded(Event):
    """The work ended; `ended_on` is the last day worked, `cause` is coded when it failed."""

    subject_kind: ClassVar[str] = "placement"
    subject_id: UUID
    person_id: UUID
    case_id: UUID | None
    kind: PlacementKind
    opening_id: UUID | None
    ended_on: date
    reason: EndReason
    cause: FailureCause | None


@dataclass(frozen=True, slots=True)
class PlacementExcluded(Event):
    """A person took the placement out of the stable-income figures, with a coded reason."""

    subject_kind: ClassVar[str] = "placement"
    subject_id: UUID
    excluded_on: date
    reason: ExclusionReason
