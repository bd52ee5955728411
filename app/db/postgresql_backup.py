"""Backing up and restoring a PostgreSQL database: a zip of one repeatable-read snapshot, without other programs."""

import json
import tempfile
import zipfile
import zlib
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]

from app.db.atomic import atomic_block
from app.db.backup_refused import BackupRefused
from app.db.migrate import migrate, migration_files
from app.db.postgresql import PostgresqlDatabase

FORMAT = "nuangang-postgresql-1"
CONTENTS = "contents.json"

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'"
_REFERENCES = """
    SELECT conrelid::regclass::text AS referring, confrelid::regclass::text AS referred
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid <> confrelid
"""
_COLUMNS = """
    SELECT column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position
"""


async def write(database: PostgresqlDatabase, file: Path) -> None:
    """Copy every table, as they are together at one moment, into the archive `file`."""
    async with (
        database.connections.acquire() as connection,
        connection.transaction(isolation="repeatable_read", readonly=True),
    ):
        await _write_archive(connection, file)


async def replace(database: PostgresqlDatabase, file: Path) -> None:
    """Replace every table by the archive's, in one transaction. Raises BackupRefused when it should not be."""
    _require_zip(file)
    try:
        with zipfile.ZipFile(file) as archive:
            contents = _checked_contents(archive)
            async with atomic_block() as transaction:
                await _drop_all_tables(transaction.connection)
                await migrate(only=contents["migrations"])
                for table in contents["tables"]:
                    await _read_table(transaction.connection, archive, table)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError) as error:
        raise BackupRefused.because_it_is_damaged() from error


def _require_zip(file: Path) -> None:
    with file.open("rb") as start:
        if start.read(4) != b"PK\x03\x04":
            raise BackupRefused.because_it_is_of_another_kind()


async def _write_archive(connection: Any, file: Path) -> None:
    tables = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in await _tables_in_order(connection):
            columns = [row["column_name"] for row in await connection.fetch(_COLUMNS, name)]
            with tempfile.TemporaryFile() as rows:
                copied = await connection.copy_from_table(name, columns=columns, output=rows, format="text")
                rows.seek(0)
                with archive.open(f"{name}.rows", "w", force_zip64=True) as member:
                    while part := rows.read(1 << 20):
                        member.write(part)
            tables.append({"name": name, "columns": columns, "rows": int(copied.split()[-1])})
        migrations = [row["name"] for row in await connection.fetch("SELECT name FROM migration ORDER BY name")]
        contents = {"format": FORMAT, "migrations": migrations, "tables": tables}
        archive.writestr(CONTENTS, json.dumps(contents, indent=1))


async def _tables_in_order(connection: Any) -> list[str]:
    """Every table, one that is referred to before those that refer to it."""
    order: TopologicalSorter[str] = TopologicalSorter()
    for row in await connection.fetch(_TABLES):
        order.add(row["tablename"])
    for row in await connection.fetch(_REFERENCES):
        order.add(row["referring"].strip('"'), row["referred"].strip('"'))
    return list(order.static_order())


def _checked_contents(archive: zipfile.ZipFile) -> dict[str, Any]:
    if CONTENTS not in archive.namelist():
        raise BackupRefused.because_it_is_of_another_kind()
    # Reads every member against its checksum.
    if archive.testzip() is not None:
        raise BackupRefused.because_it_is_damaged()
    contents: dict[str, Any] = json.loads(archive.read(CONTENTS))
    if contents.get("format") != FORMAT or not set(contents["migrations"]) <= set(migration_files()):
        raise BackupRefused.because_it_is_newer()
    if {f"{table['name']}.rows" for table in contents["tables"]} != {*archive.namelist()} - {CONTENTS}:
        raise BackupRefused.because_it_is_damaged()
    return contents


async def _drop_all_tables(connection: Any) -> None:
    names = [row["tablename"] for row in await connection.fetch(_TABLES)]
    for name in [*names, "migration"]:
        await connection.execute(f'DROP TABLE IF EXISTS "{name}" CASCADE')


async def _read_table(connection: Any, archive: zipfile.ZipFile, table: dict[str, Any]) -> None:
    try:
        with archive.open(f"{table['name']}.rows") as rows:
            copied = await connection.copy_to_table(table["name"], columns=table["columns"], source=rows, format="text")
    except asyncpg.PostgresError as error:
        raise BackupRefused.because_it_is_damaged() from error
    if int(copied.split()[-1]) != table["rows"]:
        raise BackupRefused.because_it_is_damaged()
