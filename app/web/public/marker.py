"""The mark that a database holds an invented town: without it, the pages of the demonstration do not exist."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.settings import Settings


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the demonstration left: `last_day` is the day its simulated clock stopped at, the "today" of its pages."""

    last_day: date


def mark_as_demonstration(settings: Settings, last_day: date, results: dict[str, Any] | None = None) -> None:
    """Write the mark into the data folder, with the demonstration's own `results` beside it."""
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    marked = {"database": _fingerprint(settings), "last_day": last_day.isoformat(), "results": results or {}}
    _file(settings).write_text(json.dumps(marked, ensure_ascii=False, indent=1), encoding="utf-8")


def demonstration(settings: Settings) -> Demonstration | None:
    """The demonstration in this database, or None.

    The mark names its database: a data folder that served a demonstration opens nothing of another database.
    """
    try:
        marked = json.loads(_file(settings).read_text("utf-8"))
        return Demonstration(date.fromisoformat(marked["last_day"])) if _is_of(marked, settings) else None
    except FileNotFoundError:
        return None


def _is_of(marked: dict[str, Any], settings: Settings) -> bool:
    return bool(marked.get("database") == _fingerprint(settings))


def _file(settings: Settings) -> Path:
    return settings.data_folder / "demonstration.json"


def _fingerprint(settings: Settings) -> str:
    # A hash, because the address of a PostgreSQL database may hold a password.
    return hashlib.sha256(settings.database_url.encode()).hexdigest()[:32]
