"""The programs that the tests drive, from Debian's packages where they are missing and this user may install them.

``python -m tests.debian`` installs one after the other; ``make test`` starts it and goes on with its other checks.
``python -m tests.debian chromium`` waits for that one program and says so where it could not be had.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from deploy import web_server
from tests import chromium, librsvg, nginx, office
from tests.waiting import until


@dataclass(frozen=True)
class Program:
    """A program: its Debian package, how it is found, and what is said where it is missing."""

    package: str
    find: Callable[[], str | None]
    missing: str


PROGRAMS = {
    "chromium": Program("chromium", chromium.find, chromium.MISSING),
    "librsvg": Program("librsvg2-bin", librsvg.find, librsvg.MISSING),
    "nginx": Program("nginx", web_server.find, nginx.MISSING),
    "office": Program("libreoffice-impress-nogui", office.find, office.MISSING),
    "letters": Program("fonts-liberation", office.letters, office.WITHOUT_LETTERS),
}
"""In the order in which they are installed: what is needed first comes first. Letters are found by a tool that comes
with the office program.
"""
PATIENCE = 600
"""Seconds that an installation may take."""


def wait_for(name: str) -> str:
    """Path of a program, once nobody is installing it. Raises RuntimeError, with the reason, where it is missing."""
    _lock(name).close()
    return _found(name)


def install(names: list[str]) -> None:
    """Install the programs of this list that are missing. Whoever waits for one of them waits until it is there."""
    locks = {name: _lock(name) for name in names}
    for name, lock in locks.items():
        with lock:
            if not PROGRAMS[name].find() and shutil.which("apt-get") and os.geteuid() == 0:
                _apt(name)


def _found(name: str) -> str:
    program = PROGRAMS[name]
    path, log = program.find(), _beside(name, "log")
    if path is None:
        told = log.read_text(errors="replace").strip().splitlines()[-5:] if log.exists() else []
        raise RuntimeError("\n".join([program.missing, *told]))
    return path


def _apt(name: str) -> None:
    """Install a package; what apt says is kept in a file for whoever asks what went wrong."""
    waiting = ["-o", "DPkg::Lock::Timeout=300"]
    with _beside(name, "log").open("w") as log:
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", PROGRAMS[name].package]):
            subprocess.run(
                ["apt-get", *waiting, *command],
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                check=False,
            )


def _lock(name: str) -> IO[str]:
    """An open file that only one process of this machine's user has locked at a time. It is free when it is closed."""
    file = _beside(name, "lock").open("w")
    if until(lambda: _locked(file), PATIENCE):
        return file
    file.close()
    raise RuntimeError(f"Another process has been installing {PROGRAMS[name].package} for {PATIENCE} seconds.")


def _locked(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _beside(name: str, ending: str) -> Path:
    return Path(tempfile.gettempdir()) / f"north-sea-atlas-tests-{os.getuid()}-{name}.{ending}"


if __name__ == "__main__":
    asked = sys.argv[1:] or list(PROGRAMS)
    install(asked)
    if sys.argv[1:]:
        try:
            print(*(_found(name) for name in asked), sep="\n")
        except RuntimeError as missing:
            sys.exit(str(missing))
