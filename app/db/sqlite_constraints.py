"""Constraints that SQLite cannot add to a table, said in what it has: unique indexes, and triggers that abort."""

import re
import sqlite3
from collections.abc import Iterator

_ADD = re.compile(r'ALTER TABLE "(?P<table>\w+)" ADD CONSTRAINT "?(?P<name>\w+)"? (?P<what>.+)', re.DOTALL)
_DROP = re.compile(r'ALTER TABLE "(?P<table>\w+)" DROP CONSTRAINT (IF EXISTS )?"?(?P<name>\w+)"?')
_UNIQUE = re.compile(r"UNIQUE (?P<nulls>NULLS NOT DISTINCT )?\((?P<columns>[^)]+)\)")
_CHECK = re.compile(r"CHECK \((?P<condition>.+)\)", re.DOTALL)
_SHAPE = re.compile(r'(CREATE TABLE( IF NOT EXISTS)?|ALTER TABLE) "(?P<table>\w+)"')
_LENGTH = re.compile(r"VARCHAR\((?P<length>\d+)\)", re.IGNORECASE)


def statements_for(ddl: str, connection: sqlite3.Connection) -> Iterator[str]:
    """The statements to run, one after the other, in place of `ddl`.

    Lazy on purpose: the triggers that limit lengths are read off the table after the first statement made it.
    """
    if added := _ADD.fullmatch(ddl.strip().rstrip(";")):
        yield from _add_constraint(added["table"], added["name"], added["what"])
    elif dropped := _DROP.fullmatch(ddl.strip().rstrip(";")):
        yield f'DROP INDEX IF EXISTS "{dropped["name"]}"'
        yield from (f'DROP TRIGGER IF EXISTS "{dropped["name"]}_{moment}"' for moment in ("insert", "update"))
    else:
        yield ddl
        if shaped := _SHAPE.match(ddl.strip()):
            yield from limit_lengths(shaped["table"], connection)


def _add_constraint(table: str, name: str, what: str) -> Iterator[str]:
    if unique := _UNIQUE.fullmatch(what):
        columns = [column.strip() for column in unique["columns"].split(",")]
        if unique["nulls"]:
            # No text or number equals a blob, so a null is equal to a null and to nothing else.
            columns = [f"ifnull({column}, x'00')" for column in columns]
        yield f'CREATE UNIQUE INDEX "{name}" ON "{table}" ({", ".join(columns)})'
    elif check := _CHECK.fullmatch(what):
        # Read back from the row as written, so that the condition needs no rewriting to NEW.column.
        broken = f'EXISTS (SELECT 1 FROM "{table}" WHERE rowid = NEW.rowid AND NOT ({check["condition"]}))'
        yield from _triggers(table, name, broken, f"CHECK constraint failed: {name}", "")
    else:
        raise ValueError(f"no translation to SQLite for: {what}")


def limit_lengths(table: str, connection: sqlite3.Connection) -> Iterator[str]:
    """The statements that hold a table's Varchar columns to their lengths, as they are now."""
    limits = {
        column["name"]: int(limit["length"])
        for column in connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        if (limit := _LENGTH.fullmatch(column["type"]))
    }
    name = f"{table}_lengths"
    yield from (f'DROP TRIGGER IF EXISTS "{name}_{moment}"' for moment in ("insert", "update"))
    if limits:
        broken = " OR ".join(f'length(NEW."{column}") > {limit}' for column, limit in limits.items())
        columns = ", ".join(f'"{column}"' for column in limits)
        yield from _triggers(table, name, broken, f"value too long for a column of {table}", f"OF {columns}")


def _triggers(table: str, name: str, broken: str, message: str, of_columns: str) -> Iterator[str]:
    for moment, event in (("insert", "INSERT"), ("update", f"UPDATE {of_columns}")):
        yield (
            f'CREATE TRIGGER "{name}_{moment}" AFTER {event} ON "{table}" FOR EACH ROW WHEN {broken} '
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )
