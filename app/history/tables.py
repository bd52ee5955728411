"""The rows of history, each carrying the hash of the one before, and the one row that knows the last."""

from piccolo.columns import JSON, UUID, BigInt, Text, Timestamptz, Varchar
from piccolo.constraints import Unique

from app.db import Row


class HistoryEntry(Row):
    """One event. Never changed, never deleted: `previous_hash` and `hash` would show it."""

    number = BigInt(null=False)
    happened_at = Timestamptz(null=False)
    actor_role = Varchar(length=20, null=False)
    actor_id = UUID(null=True, default=None)
    organisation_id = UUID(null=True, default=None)
    event = Varchar(length=80, null=False)
    subject_kind = Varchar(length=40, null=False)
    subject_id = UUID(null=False, index=True)
    data = JSON(null=False)
    why = Text(null=False, default="")
    previous_hash = Varchar(length=64, null=False)
    hash = Varchar(length=64, null=False)

    one_number = Unique([number])


class HistoryHead(Row):
    """The last entry's number and hash: locked while entries are added, and a witness when the last are deleted."""

    number = BigInt(null=False, default=0)
    hash = Varchar(length=64, null=False, default="")
