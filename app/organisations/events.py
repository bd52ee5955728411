"""What happened to organisations."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from app.history import Event
from app.organisations.lifecycle import Standing
from app.organisations.rules import OrganisationKind


@dataclass(frozen=True, slots=True)
class OrganisationRegistered(Event):
    """An organisation came onto the platform."""

    subject_kind: ClassVar[str] = "organisation"
    subject_id: UUID
    kind: OrganisationKind
    standing: Standing


@dataclass(frozen=True, slots=True)
class StandingChanged(Event):
    """An organisation was verified or suspended."""

    subject_kind: ClassVar[str] = "organisation"
    subject_id: UUID
    standing: Standing
    before: Standing
