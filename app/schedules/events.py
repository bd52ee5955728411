"""What happens to people's time, school terms and the working calendar. Events carry ids, days and codes only."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from app.history import Event


@dataclass(frozen=True, slots=True)
class TimeEngaged(Event):
    """Some of a person's week is taken from a day on."""

    subject_kind: ClassVar[str] = "person"
    subject_id: UUID
    kind: str
    source_id: UUID
    first_day: date
    last_day: date | None


@dataclass(frozen=True, slots=True)
class TimeReleased(Event):
    """The hours are free again after `last_day`; before it ever began when `last_day` is None."""

    subject_kind: ClassVar[str] = "person"
    subject_id: UUID
    kind: str
    source_id: UUID
    last_day: date | None


@dataclass(frozen=True, slots=True)
class TermSet(Event):
    """A school's term was entered, or corrected."""

    subject_kind: ClassVar[str] = "school_term"
    subject_id: UUID
    school_id: UUID
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class YearAnnounced(Event):
    """The holidays of a year were entered from the State Council's notice; `subject_id` is the notice."""

    subject_kind: ClassVar[str] = "holiday_notice"
    subject_id: UUID
    year: int
