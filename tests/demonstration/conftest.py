"""Three small demonstrations with one seed, each by a process with another order of hashes; the last on PostgreSQL."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from tests.conftest import execute, name_of
from tests.db.processes import ROOT


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory, postgresql_url: str) -> list[str]:
    """What each printed."""
    name = f"{name_of(postgresql_url)}_demonstration"
    asyncio.run(execute(postgresql_url, f"CREATE DATABASE {name}"))
    folders = [tmp_path_factory.mktemp("demonstration") for _ in range(3)]
    urls = ["", "", postgresql_url.replace(name_of(postgresql_url), name, 1)]
    return asyncio.run(_build_all(folders, urls))


async def _build_all(folders: list[Path], urls: list[str]) -> list[str]:
    building = [_build(folder, url, number) for number, (folder, url) in enumerate(zip(folders, urls, strict=True))]
    return list(await asyncio.gather(*building))


async def _build(folder: Path, url: str, number: int) -> str:
    environment = {"NUANGANG_DATA": str(folder), "DATABASE_URL": url, "PYTHONHASHSEED": str(number)}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.demonstration.small",
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    printed, errors = await process.communicate()
    assert (process.returncode, errors.decode()) == (0, ""), "a demonstration in which an action failed proves nothing"
    return printed.decode()
