"""What happened to parameters."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from app.history import Event
from app.regions.rules import ParameterCode


@dataclass(frozen=True, slots=True)
class ParameterSet(Event):
    """A number was entered for a region from a day on."""

    subject_kind: ClassVar[str] = "parameter"
    subject_id: UUID
    code: ParameterCode
    region_code: str
    from_day: date
    until_day: date | None
    value: int


@dataclass(frozen=True, slots=True)
class DefaultsSeeded(Event):
    """The numbers shipped with the program were entered; `rows` of them were new."""

    subject_kind: ClassVar[str] = "parameters"
    subject_id: UUID
    rows: int
