"""Recording what happens, and letting other rooms react to it in the same transaction."""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from app import clock
from app.actors import Actor
from app.db import at_commit, locked
from app.history.chain import FIRST_HASH, hash_of
from app.history.events import Event
from app.history.tables import HistoryEntry, HistoryHead
from app.identifiers import new_id

Reaction = Callable[[Actor, Any], Awaitable[object]]

HEAD_ID = UUID(int=1)
ENTRIES_AT_ONCE = 500

_reactions: Mapping[type[Event], Sequence[Reaction]] = {}


def connect(reactions: Mapping[type[Event], Sequence[Reaction]]) -> None:
    """Make `reactions` the whole of what follows from events; what was connected before is gone.

    A reaction is `async def (actor, event)`.
    """
    global _reactions
    _reactions = dict(reactions)


async def record(actor: Actor, event: Event, why: str = "") -> None:
    """Note that `event` happened through `actor`, and let its reactions run now, in the same transaction.

    The entry itself is written as the transaction ends, so that the one lock of the chain is held only briefly and
    always taken last; a query of the same transaction does not see it. Raises RuntimeError outside a transaction, and
    TypeError for an event that has no JSON form.
    """
    at_commit(append, _entry(actor, event, why))
    for react in _reactions.get(type(event), ()):
        await react(actor, event)


async def append(entries: Sequence[dict[str, Any]]) -> None:
    """Write `entries`, in order, at the end of the chain. In a transaction."""
    number, previous_hash = await _lock_head()
    for entry in entries:
        number += 1
        entry["number"], entry["previous_hash"] = number, previous_hash
        previous_hash = entry["hash"] = hash_of(entry)
    for start in range(0, len(entries), ENTRIES_AT_ONCE):
        await _insert(entries[start : start + ENTRIES_AT_ONCE])
    await HistoryHead.update({HistoryHead.number: number, HistoryHead.hash: previous_hash}).where(
        HistoryHead.id == HEAD_ID
    )


def _entry(actor: Actor, event: Event, why: str) -> dict[str, Any]:
    return {
        "id": new_id(),
        "happened_at": clock.now(),
        "actor_role": actor.role.value,
        "actor_id": actor.id,
        "organisation_id": actor.organisation_id,
        "event": type(event).__name__,
        "subject_kind": event.subject_kind,
        "subject_id": event.subject_id,
        "data": event.data,
        "why": why,
    }


async def _insert(entries: Sequence[dict[str, Any]]) -> None:
    """As plain SQL, for a row object of each entry would take longer than everything else about it."""
    rows = [{**entry, "data": json.dumps(entry["data"], ensure_ascii=False)} for entry in entries]
    columns = [column._meta.name for column in HistoryEntry._meta.columns]
    places = ", ".join(["({})".format(", ".join(["{}"] * len(columns)))] * len(rows))
    names = ", ".join(f'"{column}"' for column in columns)
    values = [row[column] for row in rows for column in columns]
    await HistoryEntry.raw(f"INSERT INTO history_entry ({names}) VALUES {places}", *values)


async def _lock_head() -> tuple[int, str]:
    head = HistoryHead.select(HistoryHead.number, HistoryHead.hash).where(HistoryHead.id == HEAD_ID)
    heads = await locked(head)
    if heads:
        return heads[0]["number"], heads[0]["hash"]
    # Two first transactions at once: the second waits here for the first, then finds its row.
    await HistoryHead.raw(
        "INSERT INTO history_head (id, number, hash) VALUES ({}, 0, {}) ON CONFLICT (id) DO NOTHING",
        HEAD_ID,
        FIRST_HASH,
    )
    return await _lock_head()
