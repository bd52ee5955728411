"""Real processes of the program for tests of what several do at once."""

import asyncio
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


async def start_process(module: str, *arguments: str) -> asyncio.subprocess.Process:
    """Start `python -m module arguments` beside the test."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-W",
        "error",
        "-m",
        module,
        *arguments,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def output_of(process: asyncio.subprocess.Process, seconds: float = 60) -> str:
    """What the process printed, once it has ended by itself. Fails the test when it hangs or ends in error."""
    async with asyncio.timeout(seconds):
        printed, errors = await process.communicate()
    assert process.returncode == 0, errors.decode()
    return printed.decode()
