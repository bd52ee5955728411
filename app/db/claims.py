"""Due work shared by any number of processes: rows are claimed with a lease, carried out once, and fenced.

A worker claims rows, then for each does the effect and marks the row settled in one transaction. A worker that dies
leaves its lease to run out; one that was only slow finds its fence outdated and its transaction undone. The effect must
therefore be rows only; what leaves the database goes through the outbox.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from operator import itemgetter
from typing import Any
from uuid import UUID

import structlog
from piccolo.columns import Column, Integer, Timestamptz
from piccolo.columns.combination import And, Or, Where, WhereRaw
from piccolo.query.methods.select import Select
from piccolo.querystring import QueryString

from app import clock
from app.db.atomic import atomic_block, in_transaction
from app.db.engines import current_database
from app.db.rows import Row

LEASE = timedelta(minutes=5)
FIRST_PAUSE = timedelta(minutes=1)
"""How long a row whose effect failed waits for its next try; doubled with each failure, up to LONGEST_PAUSE."""
LONGEST_PAUSE = timedelta(hours=6)

log = structlog.get_logger()

Condition = And | Or | Where | WhereRaw
Effect = Callable[[UUID], Awaitable[object]]


class Claimable(Row):
    """Columns of a table whose rows fall due. `settled_at` is null until the work is done or called off."""

    due_at = Timestamptz(null=False, index=True)
    settled_at = Timestamptz(null=True, default=None, index=True)
    claimed_until = Timestamptz(null=True, default=None)
    fence = Integer(null=False, default=0)
    attempts = Integer(null=False, default=0)


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to settle one row, good as long as nobody claimed it after this."""

    row_id: UUID
    fence: int


@dataclass(frozen=True, slots=True)
class DueWork:
    """What is done with the due rows of a table, and which values a row gets when it is done or given up."""

    table: type[Claimable]
    effect: Effect
    only: Condition | None = None
    lease: timedelta = LEASE
    settled_as: Mapping[Column | str, Any] = field(default_factory=dict)
    give_up_after: int | None = None
    given_up_as: Mapping[Column | str, Any] = field(default_factory=dict)


class ClaimLost(Exception):
    """The lease had run out and another worker has the row: what this one did must be undone."""


async def claim_due(
    table: type[Claimable], *, limit: int = 20, lease: timedelta = LEASE, only: Condition | None = None
) -> list[Claim]:
    """Claim up to `limit` rows that are due and unclaimed, the longest due first, for the time of `lease`."""
    now = clock.now()
    due = table.settled_at.is_null() & (table.due_at <= now)
    due &= table.claimed_until.is_null() | (table.claimed_until <= now)
    chosen = table.select(table.id).where(due & only if only else due).order_by(table.due_at).order_by(table.id)
    claim: dict[Column | str, Any] = {table.claimed_until: now + lease, table.fence: table.fence + 1}
    claimed = table.update(claim).where(_among(table, chosen.limit(limit)))
    # An update gives its rows in whichever order it came across them.
    rows = sorted(await claimed.returning(table.id, table.fence, table.due_at), key=itemgetter("due_at", "id"))
    return [Claim(row["id"], row["fence"]) for row in rows]


async def settle(table: type[Claimable], claim: Claim, values: Mapping[Column | str, Any] | None = None) -> None:
    """Mark the claimed row as done, in the transaction of its effect; `values` are set with it.

    Raises ClaimLost when another worker has claimed or settled the row since.
    """
    if current_database().open_transaction() is None:
        raise RuntimeError("settle a claim in the transaction of its effect")
    await _if_still_ours(table, claim, {table.settled_at: clock.now(), table.claimed_until: None, **(values or {})})


async def give_back(table: type[Claimable], claim: Claim) -> int:
    """Let the row be claimed again after a pause that grows with its failures: how many. Raises ClaimLost."""
    rows = await table.select(table.attempts).where(table.id == claim.row_id)
    attempts: int = rows[0]["attempts"] + 1
    pause = min(FIRST_PAUSE * 2 ** min(attempts - 1, 20), LONGEST_PAUSE)
    await _if_still_ours(table, claim, {table.attempts: attempts, table.claimed_until: clock.now() + pause})
    return attempts


async def carry_out_due(work: DueWork, *, limit: int = 20) -> int:
    """Claim due rows and, for each, settle it and have its effect in one transaction: how many were carried out.

    An effect that raises is undone, logged and tried again later; the other rows go on. Call until it returns 0.
    """
    claims = await claim_due(work.table, limit=limit, lease=work.lease, only=work.only)
    return sum([await _carry_out(work, claim) for claim in claims])


async def _carry_out(work: DueWork, claim: Claim) -> bool:
    async def settle_with_effect() -> None:
        # Settled first, because that locks the row: a second worker of it waits here, and then finds it settled.
        await settle(work.table, claim, work.settled_as)
        await work.effect(claim.row_id)

    try:
        await in_transaction(settle_with_effect)
        return True
    except ClaimLost:
        log.info("claim lost", table=work.table._meta.tablename, row=str(claim.row_id))
    except Exception as error:
        await _note_failure(work, claim, error)
    return False


async def _note_failure(work: DueWork, claim: Claim, error: Exception) -> None:
    row = {"table": work.table._meta.tablename, "row": str(claim.row_id)}
    log.error("due work failed", **row, error=type(error).__name__)
    try:
        attempts = await give_back(work.table, claim)
        if work.give_up_after is not None and attempts >= work.give_up_after:
            async with atomic_block():
                await settle(work.table, claim, work.given_up_as)
    except ClaimLost:
        log.info("claim lost", **row)


async def _if_still_ours(table: type[Claimable], claim: Claim, values: Mapping[Column | str, Any]) -> None:
    ours = (table.id == claim.row_id) & (table.fence == claim.fence) & table.settled_at.is_null()
    if not await table.update(dict(values)).where(ours).returning(table.id):
        raise ClaimLost(str(claim.row_id))


def _among(table: type[Claimable], chosen: Select[Claimable]) -> Condition:
    """The rows that `chosen` selects, without waiting for those that another worker is claiming right now."""
    if not current_database().has_row_locks:
        return table.id.is_in(chosen)
    # As an array, the choice is made once; as a subquery the planner may repeat it, and lock more rows than the limit.
    chosen = chosen.lock_rows("UPDATE", skip_locked=True)
    return WhereRaw("{} = ANY(ARRAY({}))", QueryString(f'"{table._meta.tablename}"."id"'), chosen.querystrings[0])
