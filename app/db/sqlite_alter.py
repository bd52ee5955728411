"""Changing columns on SQLite, which has no statement for it: the table's own description is edited instead.

SQLite allows this for what is not part of how rows are stored: lengths, nulls, defaults, references.
"""

import sqlite3
from collections.abc import Iterator, Sequence

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.apps.migrations.auto.operations import AlterColumn
from piccolo.apps.migrations.auto.schema_snapshot import SchemaSnapshot
from piccolo.columns import Column
from piccolo.table import Table, create_table_class

from app.db.engines import ConstraintBroken, without_computed_defaults
from app.db.sqlite_constraints import limit_lengths

LEFT_TO_PICCOLO = {"index", "index_method"}
NOT_POSSIBLE = {"unique", "primary_key", "digits"}


def take_altered_columns(manager: MigrationManager) -> list[AlterColumn]:
    """Take from `manager` the changes of columns that Piccolo cannot make on SQLite, to be made after it has run.

    Raises NotImplementedError for a change that would need every row to be written anew.
    """
    taken = []
    for change in manager.alter_columns.alter_columns:
        if change.column_class is not change.old_column_class or set(change.params) & NOT_POSSIBLE:
            raise NotImplementedError(f"SQLite cannot change {change.tablename}.{change.column_name} so: add a column")
        if set(change.params) - LEFT_TO_PICCOLO:
            taken.append(change)
            change.params = {name: value for name, value in change.params.items() if name in LEFT_TO_PICCOLO}
    return taken


def alter_columns(
    connection: sqlite3.Connection, changes: Sequence[AlterColumn], managers: Sequence[MigrationManager]
) -> None:
    """Make `changes` in the open transaction; `managers` are all migrations up to and with the one that has them.

    Raises ConstraintBroken when a row is already there that the changed column would not allow.
    """
    snapshot = SchemaSnapshot(list(managers))
    for change in changes:
        column = _column_after(snapshot, change)
        _refuse_present_nulls(connection, change, may_be_null=column._meta.null)
        _describe(connection, change.tablename, change.db_column_name, column.ddl)
        for statement in limit_lengths(change.tablename, connection):
            connection.execute(statement)


def _column_after(snapshot: SchemaSnapshot, change: AlterColumn) -> Column:
    """The column made anew from its parameters: the snapshot changes these, but not what was computed from them."""
    table = snapshot.get_table_from_snapshot(change.table_class_name)
    (old,) = [column for column in table.columns if column._meta.name == change.column_name]
    new = type(old)(**old._meta.params)
    made = create_table_class(table.class_name, (Table,), {"tablename": table.tablename}, {change.column_name: new})
    return made._meta.get_column_by_name(change.column_name)


def _refuse_present_nulls(connection: sqlite3.Connection, change: AlterColumn, *, may_be_null: bool) -> None:
    null = f'SELECT 1 FROM "{change.tablename}" WHERE "{change.db_column_name}" IS NULL LIMIT 1'
    if not may_be_null and connection.execute(null).fetchone():
        raise ConstraintBroken(f"{change.tablename}.{change.db_column_name} is null in some rows")


def _describe(connection: sqlite3.Connection, table: str, column: str, ddl: str) -> None:
    (row,) = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", [table]).fetchall()
    head, _, body = row["sql"].partition("(")
    columns = [ddl if text.startswith(f'"{column}" ') else text for text in _split(body.rpartition(")")[0])]
    described = without_computed_defaults(f"{head}({', '.join(columns)})")
    version = connection.execute("PRAGMA schema_version").fetchone()["schema_version"]
    connection.execute("PRAGMA writable_schema = ON")
    try:
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?", [described, table])
        connection.execute(f"PRAGMA schema_version = {version + 1}")
    finally:
        connection.execute("PRAGMA writable_schema = OFF")


def _split(body: str) -> Iterator[str]:
    """The columns of a table's description: parted at commas outside brackets and quotes."""
    depth, quoted, start = 0, False, 0
    for place, sign in enumerate(body):
        quoted ^= sign == "'"
        depth += (not quoted) * ((sign == "(") - (sign == ")"))
        if sign == "," and not quoted and depth == 0:
            yield body[start:place].strip()
            start = place + 1
    yield body[start:].strip()
