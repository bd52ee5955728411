"""The database: rows, transactions, locks, claims, one migration history. It knows no domain."""

from app.db.atomic import at_commit, atomic, atomic_block, lock_row, locked, start_task
from app.db.database import DatabaseUnreachable, open_database
from app.db.engines import ConstraintBroken
from app.db.rows import Row

__all__ = [
    "ConstraintBroken",
    "DatabaseUnreachable",
    "Row",
    "at_commit",
    "atomic",
    "atomic_block",
    "lock_row",
    "locked",
    "open_database",
    "start_task",
]
