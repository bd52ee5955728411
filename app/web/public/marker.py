"""The mark that a database holds an invented town: without it, the pages of the demonstration do not exist."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from litestar.datastructures import State

from app.errors import NotFound
from app.settings import Settings


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the demonstration left: `last_day` is the day its simulated clock stopped at, the "today" of its pages.

    `families` are the households of S1...S8, by code.
    """

    last_day: date
    families: Mapping[str, UUID] = field(default_factory=dict)

    def code_of(self, household_id: UUID) -> str | None:
        """Which of the eight families this is, if it is one: "S1"; "S1 S2" where two stories share a home."""
        return " ".join(code for code, family in self.families.items() if family == household_id) or None


def mark_as_demonstration(settings: Settings, found: Demonstration, results: dict[str, Any] | None = None) -> None:
    """Write the mark into the data folder, with the demonstration's own `results` beside it."""
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    marked = {
        "database": _fingerprint(settings),
        "last_day": found.last_day.isoformat(),
        "families": {code: str(household_id) for code, household_id in found.families.items()},
        "results": results or {},
    }
    _file(settings).write_text(json.dumps(marked, ensure_ascii=False, indent=1), encoding="utf-8")
    _unfinished_file(settings).unlink(missing_ok=True)


def mark_as_unfinished(settings: Settings) -> None:
    """Note, before its first row is written, that a demonstration is being built in this database."""
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    _unfinished_file(settings).write_text(_fingerprint(settings), encoding="utf-8")


def is_unfinished(settings: Settings) -> bool:
    """Whether a demonstration was begun in this database and never finished."""
    try:
        return _unfinished_file(settings).read_text("utf-8") == _fingerprint(settings)
    except FileNotFoundError:
        return False


def unmark(settings: Settings) -> None:
    """Take the marks away: the database holds something else now, to be shown to few and never to be cleared away."""
    if demonstration(settings) is not None:
        _file(settings).unlink()
    if is_unfinished(settings):
        _unfinished_file(settings).unlink()


def history_hash(settings: Settings) -> str | None:
    """The hash with which the marked demonstration's history ended, or None."""
    if demonstration(settings) is None:
        return None
    marked = json.loads(_file(settings).read_text("utf-8"))
    ended: str | None = marked["results"].get("history", {}).get("hash")
    return ended


def demonstration(settings: Settings) -> Demonstration | None:
    """The demonstration in this database, or None.

    The mark names its database: a data folder that served a demonstration opens nothing of another database.
    """
    try:
        marked = json.loads(_file(settings).read_text("utf-8"))
    except FileNotFoundError:
        return None
    if marked["database"] != _fingerprint(settings):
        return None
    families = {code: UUID(household_id) for code, household_id in marked["families"].items()}
    return Demonstration(date.fromisoformat(marked["last_day"]), families)


def shown_by(state: State) -> Demonstration:
    """The demonstration an app shows. Raises NotFound where there is none."""
    found: Demonstration | None = state.demonstration
    if found is None:
        raise NotFound
    return found


def _file(settings: Settings) -> Path:
    return settings.data_folder / "demonstration.json"


def _unfinished_file(settings: Settings) -> Path:
    return settings.data_folder / "demonstration.unfinished"


def _fingerprint(settings: Settings) -> str:
    # A hash, because the address of a PostgreSQL database may hold a password.
    return hashlib.sha256(_address(settings).encode()).hexdigest()[:32]


def _address(settings: Settings) -> str:
    """A file by its place in the data folder, which may be moved, or named from the root; anything else by address."""
    if not settings.uses_sqlite:
        return settings.database_url
    file, folder = settings.sqlite_file.resolve(), settings.data_folder.resolve()
    return str(file.relative_to(folder) if file.is_relative_to(folder) else file)
