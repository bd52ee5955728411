"""The command `nuangang`, on both engines: what it does, and what it says plainly when it cannot."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import httpx
import pytest
import structlog
from click.testing import CliRunner, Result

from app.actors import SYSTEM
from app.cli import main
from app.db import open_database
from app.demonstration import advertisements, build
from app.history.tables import HistoryEntry
from app.organisations.actions import NewOrganisation, register
from app.organisations.rules import OrganisationKind
from app.people.actions import open_household
from app.people.entries import NewHousehold
from app.settings import read_settings
from app.web.public.marker import (
    Demonstration,
    demonstration,
    is_unfinished,
    mark_as_demonstration,
    mark_as_unfinished,
)
from tests.cast import YINCHUAN
from tests.db.processes import ROOT
from tests.demonstration.small import PEOPLE, TITLES

STARTS_WITHIN = 60


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """A command sets up the log of its process; the tests that follow have their own."""
    yield
    structlog.reset_defaults()


class Command:
    """`nuangang` in an environment of its own."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.environment = {"NUANGANG_DATA": str(folder / "data"), "DATABASE_URL": url}
        self.settings = read_settings(self.environment)

    def __call__(self, *arguments: object, **environment: str) -> Result:
        """Run it to its end, in this process."""
        return CliRunner(env=self.environment | environment).invoke(main, [str(each) for each in arguments])

    def answer(self, *arguments: object) -> str:
        """What it prints. Fails the test when it fails."""
        result = self(*arguments)
        assert result.exit_code == 0, result.output
        return result.stdout

    def refusal(self, *arguments: object, **environment: str) -> str:
        """What it says when it declines: one line, and no traceback."""
        result = self(*arguments, **environment)
        assert result.exit_code == 1, result.output
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result.stderr


@pytest.fixture
def nuangang(tmp_path: Path, bare_url: str) -> Command:
    return Command(tmp_path, bare_url)


@pytest.fixture
def small_town(monkeypatch: pytest.MonkeyPatch) -> None:
    """A demonstration that takes seconds."""
    titles = advertisements.real_titles()[:TITLES]
    monkeypatch.setattr(advertisements, "real_titles", lambda: titles)
    monkeypatch.setattr(build, "PEOPLE", PEOPLE)


def _in_its_database(command: Command, work) -> object:
    async def run() -> object:
        async with open_database(command.settings.database_url):
            return await work()

    return asyncio.run(run())


async def _a_real_household() -> UUID:
    union = await register(SYSTEM, NewOrganisation(OrganisationKind.UNION, "银川市总工会", YINCHUAN))
    return await open_household(SYSTEM, NewHousehold(union, YINCHUAN))


def test_migrating_twice_changes_nothing_the_second_time(nuangang: Command) -> None:
    first = nuangang.answer("migrate").splitlines()
    assert len(first) >= 2
    assert "numbers of law" in first[-1]
    assert nuangang.answer("migrate") == ""


def test_a_backup_restores_what_was_there_and_an_unbroken_history(nuangang: Command) -> None:
    nuangang.answer("migrate")
    _in_its_database(nuangang, _a_real_household)
    before = nuangang.answer("history", "verify")
    file = nuangang.folder / "office.backup"
    assert str(file) in nuangang.answer("backup", file)
    _in_its_database(nuangang, _a_real_household)
    assert nuangang.answer("history", "verify") != before
    assert nuangang.answer("restore", file, "--yes") == before
    assert "There is already a file of this name." in nuangang.refusal("backup", file)
    assert "There is no backup file of this name." in nuangang.refusal("restore", nuangang.folder / "none", "--yes")


def test_an_edited_history_is_found_and_named(nuangang: Command) -> None:
    nuangang.answer("migrate")
    _in_its_database(nuangang, _a_real_household)

    async def edit() -> None:
        await HistoryEntry.update({HistoryEntry.why: "nothing happened"}).where(HistoryEntry.number == 2)

    _in_its_database(nuangang, edit)
    assert "entry 2: edited" in nuangang.refusal("history", "verify")


def test_a_demonstration_is_known_again_by_another_name_of_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    mark_as_demonstration(read_settings({}), Demonstration(date(2026, 7, 6)))
    assert demonstration(read_settings({"NUANGANG_DATA": str(tmp_path / "data")})) is not None
    (tmp_path / "data").rename(tmp_path / "moved")
    assert demonstration(read_settings({"NUANGANG_DATA": "moved"})) is not None
    elsewhere = {"NUANGANG_DATA": "moved", "DATABASE_URL": "sqlite:///other.sqlite3"}
    assert demonstration(read_settings(elsewhere)) is None


def test_a_database_without_tables_is_named_as_such(nuangang: Command) -> None:
    assert "run `nuangang migrate`" in nuangang.refusal("history", "verify")


def test_a_demonstration_is_never_mixed_with_real_files(nuangang: Command) -> None:
    nuangang.answer("migrate")
    _in_its_database(nuangang, _a_real_household)
    assert "not empty" in nuangang.refusal("demo", "--json")
    assert not is_unfinished(nuangang.settings)


@pytest.mark.usefixtures("small_town")
def test_a_demonstration_that_was_never_finished_makes_way_for_the_next(nuangang: Command) -> None:
    nuangang.answer("migrate")
    _in_its_database(nuangang, _a_real_household)
    mark_as_unfinished(nuangang.settings)
    assert "run `nuangang demo`" in nuangang.refusal("serve")

    result = json.loads(nuangang.answer("demo", "--months", 1, "--json"))

    assert sum(result["outcomes"].values()) == result["placements"]
    assert demonstration(nuangang.settings) is not None
    assert not is_unfinished(nuangang.settings)
    assert nuangang.answer("demo", "--once") == ""
    assert f"{result['history']['events']} entries, unbroken" in nuangang.answer("history", "verify")


def test_what_is_restored_over_an_unfinished_demonstration_is_never_cleared_away(nuangang: Command) -> None:
    nuangang.answer("migrate")
    _in_its_database(nuangang, _a_real_household)
    file = nuangang.folder / "office.backup"
    nuangang.answer("backup", file)
    mark_as_unfinished(nuangang.settings)
    nuangang.answer("restore", file, "--yes")
    assert "not empty" in nuangang.refusal("demo")


def test_the_demonstrations_pages_go_when_other_data_is_restored(nuangang: Command) -> None:
    nuangang.answer("migrate")
    file = nuangang.folder / "office.backup"
    nuangang.answer("backup", file)
    verified = nuangang.answer("history", "verify").split()[-1]
    shown = Demonstration(date(2026, 7, 6))
    mark_as_demonstration(nuangang.settings, shown, {"history": {"events": 1, "hash": verified}})
    nuangang.answer("restore", file, "--yes")
    assert demonstration(nuangang.settings) == shown, "the very same history"
    mark_as_demonstration(nuangang.settings, shown, {"history": {"events": 1, "hash": "another"}})
    nuangang.answer("restore", file, "--yes")
    assert demonstration(nuangang.settings) is None


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"DATABASE_URL": "mysql://root@localhost/x"}, "DATABASE_URL must start with sqlite:/// or postgresql://"),
        ({"DATABASE_URL": "postgresql://me:secret@127.0.0.1:1/x"}, "cannot be opened"),
        ({"DATABASE_URL": "sqlite:////proc/none/x.sqlite3"}, "cannot be opened"),
        ({"NUANGANG_PORT": "eighty"}, "NUANGANG_PORT must be a number"),
    ],
)
def test_a_wrong_setting_is_said_in_one_line_without_the_password(tmp_path, environment, said) -> None:
    text = Command(tmp_path, "").refusal("migrate", **environment)
    assert said in text
    assert len(text.splitlines()) == 1
    assert "secret" not in text


def test_a_title_is_read_for_people_and_for_machines(tmp_path: Path) -> None:
    command = Command(tmp_path, "")
    assert "  board: True" in command.answer("read-title", "保安 包吃住")
    titles = tmp_path / "titles.txt"
    titles.write_text("保安 包吃住\n\n仓库管理员 双休\n", encoding="utf-8")
    read = [json.loads(line) for line in command.answer("read-title", "--file", titles, "--json").splitlines()]
    assert read == [
        {"text": "保安 包吃住", "board": True, "lodging": True},
        {"text": "仓库管理员 双休", "rest_days": 8},
    ]


def test_an_occupation_is_found_with_its_reason(tmp_path: Path) -> None:
    command = Command(tmp_path, "")
    (read,) = command.answer("occupation", "仓库管理员", "--json").splitlines()
    best = json.loads(read)["occupations"][0]
    assert (best["code"], best["name"]) == ("4-02-06-01", "仓储管理员")
    assert best["because"].endswith("相符。")
    assert "4-02-06-01" in command.answer("occupation", "仓库管理员")


def test_words_are_needed_to_be_read(tmp_path: Path) -> None:
    result = Command(tmp_path, "")("occupation")
    assert (result.exit_code, "Give a TEXT" in result.stderr) == (2, True)


def test_serving_begins_on_an_empty_database_and_ends_when_asked(nuangang: Command) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [Path(sys.executable).with_name("nuangang"), "serve", "--port", address.rpartition(":")[2]],
        cwd=ROOT,
        env={**os.environ, **nuangang.environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert _answer_of(process, f"{address}/healthz") == 200
        assert httpx.get(f"{address}/readyz").status_code == 200
        process.send_signal(signal.SIGTERM)
        printed, errors = process.communicate(timeout=STARTS_WITHIN)
    finally:
        process.kill()
    assert printed.strip() == address
    assert "Traceback" not in errors
    assert process.returncode in (0, -signal.SIGTERM)


def _answer_of(process: subprocess.Popen[str], address: str) -> int:
    patience = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            return httpx.get(address).status_code
        except httpx.ConnectError:
            assert process.poll() is None, process.communicate()[1]
            assert time.monotonic() < patience
            time.sleep(0.05)
