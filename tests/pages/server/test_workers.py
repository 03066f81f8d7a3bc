"""Files are made in other processes; their refusals come back as sentences, and a lost process is replaced."""

import asyncio
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

from layers.views.address import NotAtPresent, NotUnderstood
from loaders.missing import LayerMissing
from pages.server.queue import Call, Made
from pages.server.steps import NOW, Ended, Steps, step
from pages.server.workers import SETTING, NotMade, Workers, count
from tests.waiting import until


def process() -> Made:
    return Made(str(os.getpid()).encode())


def refuse(kind: str) -> Made:
    raise {"words": NotUnderstood("No such word."), "layer": LayerMissing([]), "fault": ZeroDivisionError()}[kind]


def die() -> Made:
    os.kill(os.getpid(), signal.SIGKILL)
    return Made(b"")


def go_on() -> Made:
    for number in range(1, 20_000_000):  # if it is not ended, it ends by itself
        step(number)
    return Made(b"it was not ended")


@pytest.fixture
def page_that_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """While a page runs, Streamlit has put it in place of the main module."""
    (tmp_path / "page.py").write_text("raise RuntimeError", encoding="utf-8")
    page = ModuleType("__main__")
    page.__file__ = str(tmp_path / "page.py")
    monkeypatch.setitem(sys.modules, "__main__", page)


@pytest.mark.usefixtures("page_that_runs")
def test_work_is_done_elsewhere_ends_when_told_to_and_refusals_and_losses_come_back_as_sentences() -> None:
    async def story() -> list[int]:
        pool = Workers()
        pool.start(1)
        makers = [int((await pool.run(Call(process))).content)]
        with pytest.raises(NotUnderstood, match=r"^No such word\.$"):
            await pool.run(Call(refuse, ("words",)))
        with pytest.raises(NotAtPresent):
            await pool.run(Call(refuse, ("layer",)))
        for lost in (Call(refuse, ("fault",)), Call(die)):
            with pytest.raises(NotMade, match=r"^This file could not be made because of a fault "):
                await pool.run(lost)
        makers.append(int((await pool.run(Call(process))).content))
        NOW.set(steps := Steps())
        endless = asyncio.ensure_future(pool.run(Call(go_on)))
        assert await asyncio.to_thread(until, lambda: steps.number, 60)
        steps.end()
        with pytest.raises(Ended):
            await endless
        pool.stop()
        return makers

    with ThreadPoolExecutor(1) as threads:
        first, second = threads.submit(asyncio.run, story()).result()
    assert len({os.getpid(), first, second}) == 3


def test_without_processes_files_are_made_in_this_one() -> None:
    with ThreadPoolExecutor(1) as threads:
        made = threads.submit(asyncio.run, Workers().run(Call(process))).result()
    assert made == Made(str(os.getpid()).encode())


@pytest.mark.parametrize(("words", "number"), [("", 2), ("0", 0), ("5", 5), ("many", 2), ("-1", 2), ("9999", 64)])
def test_how_many_is_a_setting(words: str, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, words)
    assert count() == number
