"""Sealed values: they open where they were sealed, and nowhere else."""

import os
import stat
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.people.encryption import CannotOpen, Keys, current_keys, keyed_hash, new_keys, open_sealed, read_keys, seal

KEYS = read_keys(new_keys())
ROW = UUID(int=7)


@given(some.text())
def test_what_is_sealed_opens_again(text: str) -> None:
    assert open_sealed(seal(text, "person", "id_number", ROW, KEYS), "person", "id_number", ROW, KEYS) == text


def test_the_same_text_is_never_sealed_alike() -> None:
    assert seal("x", "person", "id_number", ROW, KEYS) != seal("x", "person", "id_number", ROW, KEYS)


@pytest.mark.parametrize(
    ("table", "column", "row"),
    [("household", "id_number", ROW), ("person", "name", ROW), ("person", "id_number", UUID(int=8))],
)
def test_a_sealed_value_moved_elsewhere_does_not_open(table: str, column: str, row: UUID) -> None:
    sealed = seal("secret", "person", "id_number", ROW, KEYS)
    with pytest.raises(CannotOpen):
        open_sealed(sealed, table, column, row, KEYS)


@given(some.integers(3, 60))
def test_any_changed_character_is_noticed(place: int) -> None:
    sealed = seal("a diagnosis of some length, to be kept", "diagnosis", "text", ROW, KEYS)
    other = "A" if sealed[place] != "A" else "B"
    with pytest.raises(CannotOpen):
        open_sealed(sealed[:place] + other + sealed[place + 1 :], "diagnosis", "text", ROW, KEYS)


def test_an_older_key_still_opens_after_a_new_one_is_in_use() -> None:
    sealed = seal("secret", "person", "id_number", ROW, KEYS)
    rotated = Keys("k2", {**KEYS.sealing, "k2": os.urandom(32)}, KEYS.hashing)
    assert open_sealed(sealed, "person", "id_number", ROW, rotated) == "secret"
    assert seal("secret", "person", "id_number", ROW, rotated).startswith("k2.")


def test_without_its_key_nothing_opens() -> None:
    with pytest.raises(CannotOpen, match="no key"):
        open_sealed(seal("x", "a", "b", ROW, KEYS), "a", "b", ROW, Keys("k9", {"k9": os.urandom(32)}, KEYS.hashing))


def test_the_keyed_hash_depends_on_text_column_and_key() -> None:
    mine = keyed_hash("11010519491231002X", "id_number", KEYS)
    assert mine == keyed_hash("11010519491231002X", "id_number", KEYS)
    others = {
        keyed_hash("110105194912310021", "id_number", KEYS),
        keyed_hash("11010519491231002X", "phone", KEYS),
        keyed_hash("11010519491231002X", "id_number", read_keys(new_keys())),
    }
    assert mine not in others and len(mine) == 64


def test_keys_do_not_show_in_print() -> None:
    assert repr(KEYS) == "Keys(current='k1')"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"current": "a", "sealing": {}, "hashing": ""}', "not json"])
def test_what_is_not_keys_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_keys(text)


def test_a_first_run_writes_keys_only_their_owner_can_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NUANGANG_KEYS", raising=False)
    monkeypatch.setenv("NUANGANG_DATA", str(tmp_path / "data"))
    made = current_keys()
    file = tmp_path / "data" / "keys.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert read_keys(file.read_text()) == made
    assert [found.name for found in file.parent.iterdir()] == ["keys.json"]


def test_processes_that_start_at_once_agree_on_the_keys(tmp_path: Path) -> None:
    script = "from app.people.encryption import keyed_hash; print(keyed_hash('x', 'y'))"
    environment = {**os.environ, "NUANGANG_DATA": str(tmp_path), "NUANGANG_KEYS": ""}
    processes = [
        subprocess.Popen([sys.executable, "-c", script], env=environment, stdout=subprocess.PIPE) for _ in range(4)
    ]
    assert len({process.communicate()[0] for process in processes}) == 1
    assert all(process.returncode == 0 for process in processes)
