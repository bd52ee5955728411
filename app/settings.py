"""Settings, from the environment only; what is missing gets a safe default inside the data folder."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the environment decides."""

    data_folder: Path
    database_url: str
    host: str
    port: int

    @property
    def uses_sqlite(self) -> bool:
        """Whether rows live in an SQLite file rather than in PostgreSQL."""
        return self.database_url.startswith("sqlite")

    @property
    def sqlite_file(self) -> Path:
        """The SQLite database file. Raises ValueError when the database is PostgreSQL."""
        if not self.uses_sqlite:
            raise ValueError("the database is not an SQLite file")
        return Path(self.database_url.removeprefix("sqlite:///"))

    @property
    def key_file(self) -> Path:
        """Where a first run writes the encryption keys it makes, unless NUANGANG_KEYS gives them."""
        return self.data_folder / "keys.json"


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings `environment` asks for.

    NUANGANG_DATA (default ./data), DATABASE_URL (default sqlite:///DATA/nuangang.sqlite3; or postgresql://...),
    NUANGANG_HOST, NUANGANG_PORT. Raises ValueError for a database of another kind and a port that is no number.
    """
    data_folder = Path(environment.get("NUANGANG_DATA") or "data")
    database_url = environment.get("DATABASE_URL") or f"sqlite:///{data_folder / 'nuangang.sqlite3'}"
    if not database_url.startswith(("sqlite:///", "postgresql://", "postgres://")):
        raise ValueError("DATABASE_URL must start with sqlite:/// or postgresql://")
    return Settings(
        data_folder=data_folder,
        database_url=database_url,
        host=environment.get("NUANGANG_HOST") or "127.0.0.1",
        port=_port(environment.get("NUANGANG_PORT") or "8000"),
    )


def _port(text: str) -> int:
    if not text.isdecimal():
        raise ValueError("NUANGANG_PORT must be a number")
    return int(text)
