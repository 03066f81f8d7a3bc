"""The processes that make files: drawing in the server's own would hold up every page, answer and reader.

They are copies of one process that has read the atlas and the drawing library once, and share its memory. Until
`start`, and with ``ATLAS_WORKERS=0``, files are made in threads of this process, as tests and a tiny machine want it.
"""

import logging
import multiprocessing
import os
import signal
import threading
import traceback
from asyncio import wrap_future
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import count as counted
from multiprocessing import spawn
from multiprocessing.sharedctypes import RawArray
from typing import Any

from starlette.concurrency import run_in_threadpool
from streamlit import config

from layers.views.address import NotAtPresent, NotUnderstood
from loaders.findings import DataRefused
from loaders.missing import LayerMissing
from pages.server.queue import Call, Made
from pages.server.steps import NOW, WORDS, Ended, Steps

SETTING = "ATLAS_WORKERS"
"""Environment variable: how many processes make files; 0 for none but the server's own."""
MOST = 64
"""Processes at most, whatever the setting asks for."""
AT_ONCE = 2
"""Files, or parts of one, that are made at the same time, where the setting says nothing."""
LOG = logging.getLogger("north-sea-atlas")
_PATH = "server.baseUrlPath"
_TOLD: dict[str, Callable[[str], Exception]] = {"refused": NotUnderstood, "lacking": NotAtPresent}


class NotMade(Exception):
    """A file could not be made because of a fault of the server. The message is the sentence for the reader."""


def count() -> int:
    """How many processes the setting asks for."""
    words = os.environ.get(SETTING, "")
    return min(int(words), MOST) if words.isdecimal() else AT_ONCE


class Workers:
    """A pool of processes that make a `Call`, mended where one of them was lost."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()
        self._steps: Any = None
        """Memory shared with the processes: the steps of what they make."""
        self._places = counted()
        self.number = 0

    def start(self, number: int) -> None:
        """Have this many processes from now on. They are ready in some seconds; what is asked for meanwhile waits."""
        self.number = number
        if number:
            threading.Thread(target=self._opened, daemon=True).start()

    def stop(self) -> None:
        """Begin nothing more; what is being made is finished, and not waited for."""
        if self._pool is not None:
            self._lose(self._pool)

    async def run(self, call: Call, *more: Any) -> Made:
        """What a call gives. Raises what it raises, as far as that is a sentence for the reader; `Ended` where the
        steps of this turn were ended; else `NotMade`.
        """
        if not self.number:
            return await run_in_threadpool(call, *more)
        steps = NOW.get() or Steps()
        for _ in range(2):
            pool = await run_in_threadpool(self._opened)
            place = WORDS * (next(self._places) % (2 * MOST))  # more than there are turns at once: none is still in use
            steps.share(self._steps, place)
            try:
                future: Future[Made | tuple[str, str]] = await run_in_threadpool(pool.submit, _done, place, call, *more)
                found = await wrap_future(future)
            except BrokenProcessPool:  # a process was killed, perhaps because memory ran out
                LOG.exception("What makes files was lost and is begun anew")
                self._lose(pool)
                continue
            if isinstance(found, Made):
                return found
            kind, words = found
            if kind == "ended":
                raise Ended
            if kind in _TOLD:
                raise _TOLD[kind](words)
            LOG.error("A file could not be made:\n%s", words)
            break
        raise NotMade("This file could not be made because of a fault in the atlas. Others may still work.")

    def _opened(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                spawn.get_preparation_data = _without_the_script
                ways = multiprocessing.get_all_start_methods()
                context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
                if "forkserver" in ways:
                    multiprocessing.set_forkserver_preload(["pages.server.worker_start"])
                told = config.get_option(_PATH)
                self._steps = self._steps or RawArray("i", 2 * MOST * WORDS)
                given = (told, self._steps)
                self._pool = ProcessPoolExecutor(self.number, context, initializer=_begin, initargs=given)
                for ready in [self._pool.submit(_ready) for _ in range(self.number)]:
                    ready.result()
            return self._pool

    def _lose(self, pool: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is pool:
                self._pool = None
        pool.shutdown(wait=False, cancel_futures=True)


_preparation = spawn.get_preparation_data


def _without_the_script(name: str) -> dict[str, Any]:
    """What a new process is told, without the main module: while a page runs, Streamlit has put that page there, and a
    process that begins then would run it.
    """
    told = _preparation(name)
    return {key: value for key, value in told.items() if key not in ("init_main_from_name", "init_main_from_path")}


_shared: list[Any] = []
"""In a process that makes files: the memory in which the steps of all of them are kept."""


def _begin(path: str, steps: Any) -> None:
    """What each process does first: it ends with the server, however that ends, and answers below the same path."""
    _shared[:] = [steps]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    config.set_option(_PATH, path)
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    from pages.server import worker_start  # noqa: F401  read already, where processes are copies of one


def _end_with_the_server() -> None:
    server = multiprocessing.parent_process()
    if server is not None:
        server.join()
        os._exit(0)


def _ready() -> None:
    return None


def _done(place: int, call: Call, *more: Any) -> Made | tuple[str, str]:
    """What a call gives, or what it raises in words: not every exception can travel from one process to another."""
    NOW.set(Steps(_shared[0], place))
    try:
        return call(*more)
    except Ended:
        return "ended", ""
    except (LayerMissing, NotAtPresent) as error:
        return "lacking", str(error)
    except NotUnderstood as error:
        return "refused", str(error)
    except DataRefused as error:
        return "lacking", f"The atlas's data must be corrected first:\n{error}"
    except Exception:
        return "failed", traceback.format_exc()


workers = Workers()
"""Those of this server."""
