"""A backup holds everything as it was at one moment, and nothing is replaced by a file that is not sound."""

import asyncio
import zipfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from uuid import UUID

import pytest

from app.actors import SYSTEM, Actor
from app.db import atomic, open_database
from app.db import migrate as migrating
from app.db.backup import BackupRefused, backup, restore
from app.db.engines import Database
from app.history import Event, record, story_of, verify
from app.notifications import Recipient, queue
from app.notifications.tables import Message
from app.sentences import say

SUBJECT = UUID(int=9)


@dataclass(frozen=True)
class Noted(Event):
    subject_kind: ClassVar[str] = "note"
    number: int


@atomic
async def note(actor: Actor, number: int) -> None:
    await record(actor, Noted(SUBJECT, number), why="反斜杠 \\N \t 与换行\n都要保住")
    await queue(actor, Recipient(person_id=SUBJECT), say("Number {n}", n=number), message_key=f"note:{number}")


@pytest.fixture
async def opened(migrated_url: str) -> AsyncIterator[Database]:
    async with open_database(migrated_url) as database:
        for number in range(5):
            await note(SYSTEM, number)
        yield database


async def everything() -> tuple[object, object]:
    return await story_of([SUBJECT]), await Message.select().order_by(Message.id)


async def test_a_restored_backup_brings_back_everything_and_a_whole_history(opened: Database, tmp_path: Path) -> None:
    before = await everything()
    await backup(tmp_path / "town.backup")
    for number in range(5, 9):
        await note(SYSTEM, number)
    await restore(tmp_path / "town.backup")
    assert await everything() == before
    assert ((await verify()).entries, (await verify()).broken) == (5, None)


async def test_the_program_goes_on_after_a_restore(opened: Database, tmp_path: Path) -> None:
    await backup(tmp_path / "town.backup")
    await restore(tmp_path / "town.backup")
    await note(SYSTEM, 5)
    assert [entry.data["number"] for entry in await story_of([SUBJECT])] == [0, 1, 2, 3, 4, 5]
    assert (await verify()).broken is None


async def test_a_backup_taken_while_others_write_is_of_one_moment(opened: Database, tmp_path: Path) -> None:
    async def write() -> None:
        for number in range(5, 60):
            await note(SYSTEM, number)

    writing = asyncio.create_task(write())
    await asyncio.sleep(0.02)
    await backup(tmp_path / "town.backup")
    await writing
    await restore(tmp_path / "town.backup")
    verification = await verify()
    assert verification.broken is None
    assert verification.entries == await Message.count() < 60


async def test_a_backup_is_for_its_owner_only(opened: Database, tmp_path: Path) -> None:
    await backup(tmp_path / "town.backup")
    assert _others_rights(tmp_path / "town.backup") == 0


def _others_rights(file: Path) -> int:
    return file.stat().st_mode & 0o077


async def test_a_backup_replaces_no_file(opened: Database, tmp_path: Path) -> None:
    (tmp_path / "town.backup").write_text("precious")
    with pytest.raises(BackupRefused) as refused:
        await backup(tmp_path / "town.backup")
    assert refused.value.rule == "backup-exists"
    assert (tmp_path / "town.backup").read_text() == "precious"


async def test_a_missing_file_is_refused(opened: Database, tmp_path: Path) -> None:
    with pytest.raises(BackupRefused) as refused:
        await restore(tmp_path / "nothing")
    assert refused.value.rule == "backup-missing"


async def test_a_file_that_is_no_backup_is_refused(opened: Database, tmp_path: Path) -> None:
    before = await everything()
    (tmp_path / "letter.txt").write_text("Dear Sir or Madam, " * 1000)
    with pytest.raises(BackupRefused) as refused:
        await restore(tmp_path / "letter.txt")
    assert refused.value.rule == "backup-of-another-kind"
    assert await everything() == before


async def test_a_damaged_backup_is_refused_and_changes_nothing(opened: Database, tmp_path: Path) -> None:
    before = await everything()
    damaged = tmp_path / "town.backup"
    await backup(damaged)
    content = bytearray(damaged.read_bytes())
    middle = range(len(content) // 10, len(content) * 9 // 10)
    content[middle.start : middle.stop] = bytes(byte ^ 0x5A for byte in content[middle.start : middle.stop])
    damaged.write_bytes(content)
    with pytest.raises(BackupRefused) as refused:
        await restore(damaged)
    assert refused.value.rule == "backup-damaged"
    assert await everything() == before


async def test_a_backup_of_a_newer_program_is_refused(
    opened: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await backup(tmp_path / "town.backup")
    monkeypatch.setattr(migrating, "MIGRATIONS_FOLDER", tmp_path)
    with pytest.raises(BackupRefused) as refused:
        await restore(tmp_path / "town.backup")
    assert refused.value.rule == "backup-newer"


async def test_a_backup_of_the_other_kind_of_database_is_refused(opened: Database, tmp_path: Path) -> None:
    other = tmp_path / "other.backup"
    if opened.has_row_locks:
        async with open_database(f"sqlite:///{tmp_path / 'other.sqlite3'}"):
            await migrating.migrate()
            await backup(other)
    else:
        with zipfile.ZipFile(other, "w") as archive:
            archive.writestr("contents.json", "{}")
    with pytest.raises(BackupRefused) as refused:
        await restore(other)
    assert refused.value.rule == "backup-of-another-kind"


async def test_a_restore_that_fails_halfway_changes_nothing(opened: Database, tmp_path: Path) -> None:
    before = await everything()
    await backup(tmp_path / "town.backup")
    spoiled = tmp_path / "spoiled.backup"
    _spoil(tmp_path / "town.backup", spoiled, sqlite=not opened.has_row_locks)
    with pytest.raises(BackupRefused) as refused:
        await restore(spoiled)
    assert refused.value.rule == "backup-damaged"
    assert await everything() == before


def _spoil(sound: Path, spoiled: Path, *, sqlite: bool) -> None:
    """The same backup with some of its rows lost, so that it is readable but not whole."""
    if sqlite:
        spoiled.write_bytes(sound.read_bytes()[: -4096 * 3])
        return
    with zipfile.ZipFile(sound) as source, zipfile.ZipFile(spoiled, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content[: content.rindex(b"\n", 0, -1) + 1] if name == "message.rows" else content)
