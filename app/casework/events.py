"""What happens to cases and referrals. Events carry ids and codes, never names or findings."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from app.casework.lifecycle import ClosingReason, EmployerReason, ReferralState
from app.history import Event
from app.matching.terms import FailureCause, OpeningKind, RefusalReason


@dataclass(frozen=True, slots=True)
class CaseOpened(Event):
    """A household's case was opened."""

    subject_kind: ClassVar[str] = "case"
    subject_id: UUID
    household_id: UUID


@dataclass(frozen=True, slots=True)
class CaseHandedOver(Event):
    """Another caseworker answers for the case from now on."""

    subject_kind: ClassVar[str] = "case"
    subject_id: UUID
    caseworker_id: UUID


@dataclass(frozen=True, slots=True)
class PlanAgreed(Event):
    """A version of the household's plan was agreed."""

    subject_kind: ClassVar[str] = "case"
    subject_id: UUID
    version: int


@dataclass(frozen=True, slots=True)
class HomeVisited(Event):
    """A visit was made; its findings stay in their row."""

    subject_kind: ClassVar[str] = "case"
    subject_id: UUID
    visit_id: UUID


@dataclass(frozen=True, slots=True)
class CaseClosed(Event):
    """The case was closed for a coded reason."""

    subject_kind: ClassVar[str] = "case"
    subject_id: UUID
    reason: ClosingReason


@dataclass(frozen=True, slots=True)
class CaseReopened(Event):
    """Work on the case began again; the old reason for aid and the cause of the failure are kept."""

    subject_kind: ClassVar[str] = "case"
    subject_id: UUID
    person_id: UUID
    placement_id: UUID | None
    trigger: str
    cause: FailureCause | None
    relapse: bool


@dataclass(frozen=True, slots=True)
class ReferralMoved(Event):
    """A referral came into a state; a person's or an employer's "no" carries its coded reason."""

    subject_kind: ClassVar[str] = "referral"
    subject_id: UUID
    person_id: UUID
    opening_kind: OpeningKind
    opening_id: UUID
    before: ReferralState | None
    after: ReferralState
    decline_reason: EmployerReason | RefusalReason | None = None
