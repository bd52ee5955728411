"""`Event`, what every room's events derive from, and how its fields become JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum
from typing import Any, ClassVar, Protocol, runtime_checkable
from uuid import UUID

from app.sentences import Money, Sentence, to_json


@dataclass(frozen=True)
class Event:
    """Something that happened to one subject. Derive a frozen dataclass with a `subject_kind` and fields of its own.

    Events are kept for ever and cannot be corrected, so they carry no personal data: ids, codes, amounts and days only,
    never names, numbers of documents, addresses, diagnoses or free text about a person.
    """

    subject_kind: ClassVar[str]
    subject_id: UUID

    @property
    def data(self) -> dict[str, Any]:
        """The fields of the event's own, as JSON. Raises TypeError for a value that has no JSON form."""
        return {field.name: as_json(getattr(self, field.name)) for field in fields(self) if field.name != "subject_id"}


@runtime_checkable
class Textual(Protocol):
    """A value with a text form of its own, such as a week pattern."""

    def to_text(self) -> str:
        """The text."""


def as_json(value: Any) -> Any:
    """`value` in JSON's own types. Raises TypeError for one that has no JSON form, floats among them."""
    match value:
        case Enum():
            return as_json(value.value)
        case None | bool() | int() | str():
            return value
        case UUID():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case Money():
            return value.fen
        case Sentence():
            return to_json(value)
        case Textual():
            return value.to_text()
        case Mapping():
            return {str(as_json(name)): as_json(part) for name, part in value.items()}
        case list() | tuple():
            return [as_json(part) for part in value]
        case set() | frozenset():
            return sorted(as_json(part) for part in value)
    raise TypeError(f"an event cannot carry {value!r}")
