"""Several processes of the atlas as one server, with nginx before them: ``make serve``, or ``python -m deploy.serve``.

A process that ends is begun anew. At SIGHUP each gives way to a new one, one after the other, and only once the new one
answers: so the code or the data may be exchanged below readers, whose pages go on in another process with the view that
stands in their address. SIGTERM and SIGINT end all of it.
"""

import asyncio
import logging
import os
import secrets
import signal
import socket
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from deploy import web_server

ROOT = Path(__file__).parents[1]
LOG = logging.getLogger("north-sea-atlas.serve")
STARTING_S = 180
"""Seconds that a process may take until it answers."""
ENDING_S = 5
"""Seconds beyond those that a process gives its readers, after which it is killed."""
LOOK_S = 0.1
"""Seconds between two questions whether a new process answers."""
STEADY_S = 60
"""A process that has lived so many seconds and then ends is begun anew at once; a shorter life costs a pause."""
LONGEST_PAUSE_S = 30


@dataclass(frozen=True, slots=True)
class Settings:
    """What is served: how many processes, where readers or the web server before this one ask, below which path, with
    a slash at both ends, and what is believed of the web servers before it.
    """

    workers: int = 2
    address: str = "127.0.0.1"
    port: int = 8501
    path: str = "/"
    trust: str = ""
    """As ``ATLAS_TRUST_FORWARDED``; "" where requests come from readers themselves."""
    tls: bool = False
    ends_after: int = 10
    metrics_address: str = ""
    """Where what the processes measure of themselves is answered; "" for nowhere."""
    metrics_port: int = 9464

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Settings":
        """The settings that variables of the environment name; the others are as at first. Raises ValueError."""
        first, trust = cls(), environment.get("ATLAS_TRUST_FORWARDED", "")
        measured = environment.get("ATLAS_METRICS") == "yes"
        return cls(
            workers=_number(environment, "WORKERS", first.workers, range(1, 65)),
            address=environment.get("ADDRESS") or first.address,
            port=_number(environment, "PORT", first.port, range(1, 65536)),
            path=f"/{path}/" if (path := environment.get("ATLAS_PATH", "").strip("/")) else "/",
            trust=trust if trust == "yes" or trust.isdecimal() else "",
            tls=environment.get("ATLAS_TLS") == "yes",
            ends_after=_number(environment, "ATLAS_ENDS_AFTER", first.ends_after, range(3601)),
            metrics_address=(environment.get("METRICS_ADDRESS") or "127.0.0.1") if measured else "",
            metrics_port=_number(environment, "METRICS_PORT", first.metrics_port, range(1, 65536)),
        )


def _number(environment: Mapping[str, str], name: str, otherwise: int, among: range) -> int:
    words = environment.get(name) or str(otherwise)
    if not words.isdecimal() or int(words) not in among:
        raise ValueError(f"{name} is “{words}”: it must be a number from {among[0]} to {among[-1]}.")
    return int(words)


def surroundings(settings: Settings, environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of each process: none but the nginx of this server reaches it, so what that says is believed."""
    alone = settings.workers == 1
    return {
        "STREAMLIT_SERVER_COOKIE_SECRET": secrets.token_hex(),  # one for all: a reader may come to another process
        **({} if alone else {"ATLAS_WORKERS": "1"}),
        **environment,
        "PYTHONPATH": str(ROOT),
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "STREAMLIT_SERVER_BASE_URL_PATH": settings.path.strip("/"),
        "ATLAS_TRUST_FORWARDED": settings.trust or "yes",
    }


@contextmanager
def held_ports(count: int) -> Iterator[list[int]]:
    """So many free ports of this machine. While they are held nobody is given one of them by chance, and who asks for
    one by its number, as the processes do, may have it.
    """
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            each.bind(("127.0.0.1", 0))
        yield [each.getsockname()[1] for each in sockets]


def check_free(address: str, port: int) -> None:
    """Raises RuntimeError, with a sentence, where nobody can listen there."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        socket.create_server((address.strip("[]"), port), family=family).close()
    except OSError as error:
        raise RuntimeError(f"Nothing can be served at {address}:{port}: {error.strerror or error}.") from None


class NotBegun(Exception):
    """A process did not come to answer."""


class Place:
    """One of several processes, and the two ports that it has by turns."""

    def __init__(self, number: int, ports: Sequence[int], settings: Settings, environment: Mapping[str, str]) -> None:
        self.number, self.ports, self.settings, self.environment = number, ports, settings, environment
        self._at = 0
        self._process: asyncio.subprocess.Process | None = None
        self._changing = asyncio.Lock()

    async def keep(self, answers: asyncio.Event) -> None:
        """Have a process, and another one whenever it ends by itself. ``answers`` is set once the first one does."""
        loop, shorts = asyncio.get_running_loop(), 0
        while True:
            began = loop.time()
            async with self._changing:
                with suppress(NotBegun):
                    self._process = self._process or await self._begun(self.ports[self._at])
                    answers.set()
            if (process := self._process) is not None:
                code = await process.wait()
                if self._process is not process:  # it has given way to another
                    continue
                LOG.error("Process %s has ended with %s and is begun anew", self.number, code)
            self._process = None
            shorts = shorts + 1 if loop.time() - began < STEADY_S else 0
            if shorts:
                await asyncio.sleep(min(LONGEST_PAUSE_S, 2 ** (shorts - 1) - 1))

    async def renew(self) -> None:
        """Begin a new process, and end the old one once the new one answers. Where it does not, the old one stays."""
        async with self._changing:
            old, at = self._process, 1 - self._at
            try:
                new = await self._begun(self.ports[at])
            except NotBegun:
                LOG.error("Process %s goes on as it was", self.number)
                return
            self._process, self._at = new, at
            await self._ended(old)

    async def end(self) -> None:
        """End the process."""
        await self._ended(self._process)

    async def _begun(self, port: int) -> asyncio.subprocess.Process:
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=self.environment)
        health = f"http://127.0.0.1:{port}{self.settings.path}_stcore/health"
        try:
            async with asyncio.timeout(STARTING_S):
                while process.returncode is None:
                    if await asyncio.to_thread(_answers, health):
                        LOG.info("Process %s answers at port %s as %s", self.number, port, process.pid)
                        return process
                    await asyncio.sleep(LOOK_S)
        except TimeoutError:
            pass
        except asyncio.CancelledError:
            await self._ended(process)
            raise
        await self._ended(process)
        LOG.error("Process %s did not come to answer", self.number)
        raise NotBegun

    async def _ended(self, process: asyncio.subprocess.Process | None) -> None:
        if process is None or process.returncode is not None:
            return
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), self.settings.ends_after + ENDING_S)
        except TimeoutError:
            process.kill()
            await process.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


async def keep_nginx(command: Sequence[str]) -> None:
    """Have nginx, and another one whenever it ends by itself; when this is cancelled it ends once all is answered."""
    while True:
        nginx = await asyncio.create_subprocess_exec(*command)
        try:
            code = await nginx.wait()
        except asyncio.CancelledError:
            nginx.send_signal(signal.SIGQUIT)
            try:
                await asyncio.wait_for(nginx.wait(), ENDING_S)
            except TimeoutError:
                nginx.terminate()
                await nginx.wait()
            raise
        LOG.error("nginx has ended with %s and is begun anew", code)
        await asyncio.sleep(1)


async def serve(settings: Settings, environment: Mapping[str, str]) -> None:
    """Serve until a signal ends it. Raises RuntimeError where nginx is missing, or its port is taken."""
    program = web_server.find()
    if program is None:
        raise RuntimeError(web_server.MISSING)
    check_free(settings.address, settings.port)
    if settings.metrics_address:
        check_free(settings.metrics_address, settings.metrics_port)
    loop, over, again = asyncio.get_running_loop(), asyncio.Event(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, over.set)
    loop.add_signal_handler(signal.SIGHUP, again.set)
    with tempfile.TemporaryDirectory(prefix="north-sea-atlas-") as name, held_ports(2 * settings.workers) as ports:
        folder, pairs = Path(name), list(zip(ports[::2], ports[1::2], strict=True))
        (folder / "nginx.conf").write_text(
            web_server.configuration(
                pairs,
                folder,
                address=settings.address,
                port=settings.port,
                path=settings.path,
                trusts=bool(settings.trust),
                tls=settings.tls,
                metrics=settings.metrics_address and f"{settings.metrics_address}:{settings.metrics_port}",
            )
        )
        own = surroundings(settings, environment)
        places = [Place(number, pair, settings, own) for number, pair in enumerate(pairs, 1)]
        answers = asyncio.Event()
        tasks = [asyncio.create_task(place.keep(answers)) for place in places]
        tasks.append(asyncio.create_task(_renewing(places, again)))
        command = [program, "-p", name, "-c", str(folder / "nginx.conf"), "-e", "stderr"]
        tasks.append(asyncio.create_task(_before(answers, command)))
        await over.wait()
        LOG.info("All ends")
        for task in reversed(tasks):
            task.cancel()
        await asyncio.gather(*(place.end() for place in places), *tasks, return_exceptions=True)


async def _before(answers: asyncio.Event, command: Sequence[str]) -> None:
    """nginx, from when there is somebody to ask behind it."""
    await answers.wait()
    await keep_nginx(command)


async def _renewing(places: Sequence[Place], again: asyncio.Event) -> None:
    """At each signal, one place after the other has a new process."""
    while True:
        await again.wait()
        again.clear()
        for place in places:
            await place.renew()
        LOG.info("All processes are new")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        asyncio.run(serve(Settings.of(os.environ), os.environ))
    except (ValueError, RuntimeError) as refused:
        sys.exit(str(refused))
