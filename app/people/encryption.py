"""Encryption of what must stay secret even in a stolen database, and keyed hashes to find it again.

Each value is sealed with AES-256-GCM under a key named in its first part, and bound to its table, column and row, so a
sealed value moved to another place does not open. Keys come from NUANGANG_KEYS or from keys.json in the data folder,
which a first run writes; they are never in the database.
"""

import hashlib
import hmac
import json
import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.settings import read_settings

_NONCE_BYTES = 12
_KEY_BYTES = 32


class CannotOpen(Exception):
    """A sealed value was changed or moved, or its key is gone."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Sealing keys by their id, the id of the one in use, and the key of the hashes."""

    current: str
    sealing: Mapping[str, bytes] = field(repr=False)
    hashing: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if self.current not in self.sealing:
            raise ValueError("the current key is not among the keys")
        if any(len(key) != _KEY_BYTES for key in (*self.sealing.values(), self.hashing)):
            raise ValueError(f"every key has {_KEY_BYTES} bytes")


def seal(text: str, table: str, column: str, row: UUID, keys: Keys | None = None) -> str:
    """`text` sealed for one place, as KEYID.BASE64; sealing the same text twice gives different values."""
    keys = keys or current_keys()
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(keys.sealing[keys.current]).encrypt(nonce, text.encode(), _place(table, column, row))
    return f"{keys.current}.{_to_text(nonce + sealed)}"


def open_sealed(sealed: str, table: str, column: str, row: UUID, keys: Keys | None = None) -> str:
    """The text that was sealed for this place. Raises CannotOpen."""
    keys = keys or current_keys()
    key_id, _, encoded = sealed.partition(".")
    if key_id not in keys.sealing:
        raise CannotOpen(f"there is no key {key_id!r}")
    try:
        raw = urlsafe_b64decode(encoded)
        opened = AESGCM(keys.sealing[key_id]).decrypt(
            raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], _place(table, column, row)
        )
    except (InvalidTag, ValueError) as reason:
        raise CannotOpen(f"{table}.{column} of {row} was changed or moved") from reason
    return opened.decode()


def keyed_hash(text: str, column: str, keys: Keys | None = None) -> str:
    """A hash (HMAC-SHA-256, 64 hex digits) by which an equal text of the same column is found, and nothing is read."""
    keys = keys or current_keys()
    return hmac.new(keys.hashing, f"{column}:{text}".encode(), hashlib.sha256).hexdigest()


def current_keys() -> Keys:
    """The keys of this installation; a first run makes them. Raises ValueError for a NUANGANG_KEYS that is not keys."""
    return _keys(os.environ.get("NUANGANG_KEYS"), read_settings().key_file)


def new_keys() -> str:
    """Fresh random keys as the JSON that NUANGANG_KEYS and keys.json hold."""
    fresh = _to_text(secrets.token_bytes(_KEY_BYTES))
    return json.dumps({"current": "k1", "sealing": {"k1": fresh}, "hashing": _to_text(secrets.token_bytes(_KEY_BYTES))})


def read_keys(text: str) -> Keys:
    """The keys in the JSON that `new_keys` writes. Raises ValueError."""
    try:
        stored = json.loads(text)
        sealing = {key_id: urlsafe_b64decode(key) for key_id, key in stored["sealing"].items()}
        return Keys(stored["current"], sealing, urlsafe_b64decode(stored["hashing"]))
    except (KeyError, TypeError, AttributeError) as reason:
        raise ValueError("keys are a JSON object with current, sealing and hashing") from reason


@cache
def _keys(given: str | None, file: Path) -> Keys:
    if given:
        return read_keys(given)
    if not file.exists():
        _write_first(file)
    return read_keys(file.read_text(encoding="utf-8"))


def _write_first(file: Path) -> None:
    """Write new keys readable by their owner only; of several processes starting at once, the first to link wins."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as writing:
        writing.write(new_keys())
        writing.flush()
        os.fsync(writing.fileno())
    try:
        file.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _place(table: str, column: str, row: UUID) -> bytes:
    return f"{table}:{column}:{row}".encode()


def _to_text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode()
