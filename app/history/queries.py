"""Reading history: the story of some subjects, and whether anyone has tampered with it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from app.history.actions import HEAD_ID
from app.history.chain import FIRST_HASH, Break, Damage, find_break
from app.history.tables import HistoryEntry, HistoryHead

IDS_AT_ONCE = 5000
ENTRIES_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as it was recorded; `data` holds the event's own fields as JSON."""

    number: int
    happened_at: datetime
    actor_role: str
    actor_id: UUID | None
    organisation_id: UUID | None
    event: str
    subject_kind: str
    subject_id: UUID
    data: dict[str, Any]
    why: str


@dataclass(frozen=True, slots=True)
class Verification:
    """How far history was read, the hash it ends with (worth noting elsewhere), and the first entry that is wrong."""

    entries: int
    hash: str
    broken: Break | None


async def story_of(subject_ids: Iterable[UUID]) -> list[Entry]:
    """Every event of these subjects, in the order they happened. Whose subjects one may see is the caller's to say."""
    ids = list(dict.fromkeys(subject_ids))
    entries: list[Entry] = []
    for start in range(0, len(ids), IDS_AT_ONCE):
        rows = await HistoryEntry.select(*_STORY).where(HistoryEntry.subject_id.is_in(ids[start : start + IDS_AT_ONCE]))
        entries += [Entry(**{**row, "data": json.loads(row["data"])}) for row in rows]
    return sorted(entries, key=lambda entry: entry.number)


async def verify() -> Verification:
    """Read the whole chain: the first edited, deleted, swapped or added entry, if any.

    Entries that are added while this runs are left for the next time.
    """
    last, last_hash, beside = await _head()
    number, previous_hash = 0, FIRST_HASH
    while number < last:
        rows = await _entries_after(number, last)
        for row in rows or [{"number": last + 1}]:
            broken = find_break(row, number + 1, previous_hash)
            if broken is not None:
                return Verification(number, previous_hash, broken)
            number, previous_hash = row["number"], row["hash"]
    if previous_hash != last_hash:
        return Verification(number, previous_hash, Break(number, Damage.EDITED))
    return Verification(number, previous_hash, Break(last + 1, Damage.ADDED) if beside else None)


_STORY = [HistoryEntry._meta.get_column_by_name(name) for name in Entry.__slots__]


async def _head() -> tuple[int, str, bool]:
    """The number and hash the chain should end with, and whether there are entries besides, all at one moment."""
    rows: Sequence[dict[str, Any]] = await HistoryHead.raw(
        "SELECT number, hash, (SELECT count(*) FROM history_entry) AS there FROM history_head WHERE id = {}",
        HEAD_ID,
    )
    if rows:
        return rows[0]["number"], rows[0]["hash"], rows[0]["there"] > rows[0]["number"]
    return 0, FIRST_HASH, await HistoryEntry.exists()


async def _entries_after(number: int, last: int) -> list[dict[str, Any]]:
    rows = (
        await HistoryEntry.select()
        .where((HistoryEntry.number > number) & (HistoryEntry.number <= last))
        .order_by(HistoryEntry.number)
        .limit(ENTRIES_AT_ONCE)
    )
    return [{**row, "data": json.loads(row["data"])} for row in rows]
