"""What tests do about a program that is missing, or that is just being installed."""

import tempfile
import threading
from pathlib import Path

import pytest

from tests import debian
from tests.waiting import until


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that is missing until somebody makes this file. Installing it runs a command of the test's own."""

    def find() -> str | None:
        return str(path) if path.exists() else None

    path = tmp_path / "tool"
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setitem(debian.PROGRAMS, "tool", debian.Program("tool", find, "The test needs a tool. Install it."))
    monkeypatch.setattr(debian.shutil, "which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr(debian.os, "geteuid", lambda: 0)
    return path


def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a script in the place of apt-get."""
    program = tmp_path / "apt-get"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")


@pytest.mark.usefixtures("tool")
def test_a_program_that_cannot_be_installed_is_told_with_what_apt_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apt(tmp_path, monkeypatch, 'echo "E: Unable to locate package tool" >&2; exit 100')
    debian.install(["tool"])
    with pytest.raises(RuntimeError) as told:
        debian.wait_for("tool")
    sentence = "E: Unable to locate package tool"
    assert str(told.value).splitlines() == ["The test needs a tool. Install it.", sentence, sentence]


def test_a_program_that_is_there_is_not_installed(tool: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    apt(tmp_path, monkeypatch, f"touch {tmp_path}/asked")
    tool.touch()
    debian.install(["tool"])
    assert debian.wait_for("tool") == str(tool)
    assert not (tmp_path / "asked").exists()


def test_who_needs_a_program_waits_until_it_is_installed(
    tool: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apt(tmp_path, monkeypatch, f'touch {tmp_path}/begun; [ "$3" = update ] || (sleep 0.5; touch {tool})')
    installing = threading.Thread(target=debian.install, args=[["tool"]])
    installing.start()
    assert until((tmp_path / "begun").exists, 60)
    assert debian.wait_for("tool") == str(tool)
    installing.join()
