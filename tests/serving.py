"""Several processes of the atlas as one server, as ``make serve`` has them, for tests."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT, STARTING, address_on, answering, end, free_port
from tests.waiting import until

ALL_NEW = "All processes are new"


@dataclass(frozen=True)
class Server:
    """What is served, with what it tells of its processes. ``port`` is that of the web server before them."""

    process: subprocess.Popen[bytes]
    port: int
    path: str
    log: Path
    metrics_port: int
    """Where its processes tell what they have counted, where ``ATLAS_METRICS`` is set."""

    @property
    def address(self) -> str:
        """Where it is asked."""
        return address_on(self.port, self.path.rstrip("/"))

    def begun(self) -> list[tuple[int, int, int]]:
        """The number, the port and the process id of every process that has come to answer, the oldest first."""
        told = re.findall(r"Process (\d+) answers at port (\d+) as (\d+)", self.log.read_text())
        return [(int(number), int(port), int(id)) for number, port, id in told]

    def now(self) -> dict[int, tuple[int, int]]:
        """Number of each process -> its port and its process id."""
        return {number: (port, id) for number, port, id in self.begun()}

    def renew(self) -> None:
        """Have new processes, and wait until all are."""
        before = self.log.read_text().count(ALL_NEW)
        self.process.send_signal(signal.SIGHUP)
        assert until(lambda: self.log.read_text().count(ALL_NEW) > before, 2 * STARTING)


@contextmanager
def serving(folder: Path, workers: int, path: str = "/", **settings: str) -> Iterator[Server]:
    """The atlas served by so many processes, all of them answering. ``settings`` are variables of the environment."""
    port, metrics_port, log = free_port(), free_port(), folder / "serve.log"
    told = {"WORKERS": str(workers), "PORT": str(port), "ATLAS_PATH": path, "PYTHONPATH": str(ROOT)}
    told |= {"METRICS_PORT": str(metrics_port), **settings}
    command = [sys.executable, "-m", "deploy.serve"]
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **told}, stdout=output, stderr=subprocess.STDOUT
        ) as process,
    ):
        server = Server(process, port, path, log, metrics_port)
        try:
            whole = until(
                lambda: process.poll() is not None or (len(server.now()) == workers and answering(server.address)),
                workers * STARTING,
            )
            if not whole or process.poll() is not None:
                raise RuntimeError(log.read_text())
            yield server
        finally:
            end(process)
