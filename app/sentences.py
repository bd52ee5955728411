"""Sentences for people, kept apart from their language: a template in English and the values to put in.

Rules return sentences, rows store them as JSON, faces render them (`app.languages`). A template is marked for
translation by standing as a literal in `say("...")`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole fen."""

    fen: int


@dataclass(frozen=True, slots=True)
class HalfHour:
    """A time of day, in half-hours since midnight: 17 is 08:30; 48 is 24:00."""

    index: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A template in English with `{names}`, and the values of the names."""

    template: str
    values: tuple[tuple[str, "Value"], ...] = ()

    def value(self, name: str) -> "Value":
        """The value put in for `name`. Raises KeyError."""
        return dict(self.values)[name]


Value = str | int | date | datetime | Money | HalfHour | Sentence | tuple[Sentence, ...]


def say(template: str, **values: Value) -> Sentence:
    """A sentence whose literal `template` is found by the message extractor."""
    return Sentence(template, tuple(sorted(values.items())))


def to_json(sentence: Sentence) -> dict[str, Any]:
    """A JSON object that `from_json` reads back into an equal sentence."""
    return {"say": sentence.template, "with": {name: _value_to_json(value) for name, value in sentence.values}}


def from_json(stored: dict[str, Any]) -> Sentence:
    """The sentence that `to_json` stored."""
    return Sentence(
        stored["say"], tuple((name, _value_from_json(value)) for name, value in sorted(stored["with"].items()))
    )


def all_to_json(sentences: Iterable[Sentence]) -> list[dict[str, Any]]:
    """Each sentence through `to_json`, in order."""
    return [to_json(sentence) for sentence in sentences]


def _value_to_json(value: Value) -> Any:
    match value:
        case Money():
            return {"fen": value.fen}
        case HalfHour():
            return {"half_hour": value.index}
        case datetime():
            return {"moment": value.isoformat()}
        case date():
            return {"day": value.isoformat()}
        case Sentence():
            return to_json(value)
        case tuple():
            return [to_json(part) for part in value]
        case _:
            return value


def _value_from_json(stored: Any) -> Value:
    match stored:
        case {"fen": int(fen)}:
            return Money(fen)
        case {"half_hour": int(index)}:
            return HalfHour(index)
        case {"moment": str(moment)}:
            return datetime.fromisoformat(moment)
        case {"day": str(day)}:
            return date.fromisoformat(day)
        case {"say": _}:
            return from_json(stored)
        case list():
            return tuple(from_json(part) for part in stored)
        case str() | int():
            return stored
    raise ValueError(f"not a stored value: {stored!r}")
