"""The hash chain: what an entry's hash covers, and where a chain of entries breaks."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from enum import StrEnum
from typing import Any

from app.history.events import as_json

FIRST_HASH = "0" * 64
"""What the first entry names as the hash before it."""
HASHED = (
    "id",
    "happened_at",
    "actor_role",
    "actor_id",
    "organisation_id",
    "event",
    "subject_kind",
    "subject_id",
    "data",
    "why",
    "previous_hash",
)
"""Everything but the number: an entry's place follows from `previous_hash`, so a moved entry is told from an edited."""


class Damage(StrEnum):
    """What can be wrong with an entry."""

    EDITED = "edited"
    DELETED = "deleted"
    SWAPPED = "swapped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Break:
    """The first entry that is wrong, by its number, and how."""

    number: int
    damage: Damage


def hash_of(entry: Mapping[str, Any]) -> str:
    """SHA-256, in hex, of the entry's canonical JSON. `data` is a JSON value, `happened_at` an aware datetime."""
    content = {name: as_json(entry[name]) for name in HASHED if name != "happened_at"}
    content["happened_at"] = entry["happened_at"].astimezone(UTC).isoformat()
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def find_break(entry: Mapping[str, Any], expected_number: int, hash_before: str) -> Break | None:
    """What is wrong with `entry`, which should be number `expected_number` and follow the entry with `hash_before`."""
    if entry["number"] != expected_number:
        return Break(expected_number, Damage.DELETED)
    if hash_of(entry) != entry["hash"]:
        return Break(expected_number, Damage.EDITED)
    if entry["previous_hash"] != hash_before:
        return Break(expected_number, Damage.SWAPPED)
    return None
