"""What happens to vacancies and in-house transfers. Events carry ids and codes, never names or words said."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from app.history import Event
from app.jobs.lifecycle import Party, Stance, TransferState, VacancyState


@dataclass(frozen=True, slots=True)
class VacancyMoved(Event):
    """A vacancy was posted (`before` None), sent to review, went live, was returned or closed; `rules` are findings."""

    subject_kind: ClassVar[str] = "vacancy"
    subject_id: UUID
    organisation_id: UUID
    before: VacancyState | None
    after: VacancyState
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VacancyChanged(Event):
    """What a vacancy offers or asks was changed; it must be reviewed again."""

    subject_kind: ClassVar[str] = "vacancy"
    subject_id: UUID
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceFilled(Event):
    """One place of a vacancy was taken (+1) or given back (-1)."""

    subject_kind: ClassVar[str] = "vacancy"
    subject_id: UUID
    change: int
    filled: int


@dataclass(frozen=True, slots=True)
class TransferMoved(Event):
    """A transfer was proposed (`before` None), is being negotiated, was agreed or refused."""

    subject_kind: ClassVar[str] = "transfer"
    subject_id: UUID
    person_id: UUID
    organisation_id: UUID
    before: TransferState | None
    after: TransferState


@dataclass(frozen=True, slots=True)
class TransferNegotiated(Event):
    """One party spoke about one version of the terms; the words stay in their row."""

    subject_kind: ClassVar[str] = "transfer"
    subject_id: UUID
    note_id: UUID
    party: Party
    stance: Stance
    terms: int


@dataclass(frozen=True, slots=True)
class VacancyOutcomesNoted(Event):
    """How many placements in this post were stable at month 6, of how many."""

    subject_kind: ClassVar[str] = "vacancy"
    subject_id: UUID
    stable: int
    total: int


@dataclass(frozen=True, slots=True)
class TransferOutcomesNoted(Event):
    """Whether this transfer was stable at month 6."""

    subject_kind: ClassVar[str] = "transfer"
    subject_id: UUID
    stable: int
    total: int
