"""The queue of what is made: fair to everybody who asks, bounded, and nothing in it that nobody waits for.

Each client has a line of its own, and the lines take turns; within a line what is made in several parts takes turns
with the rest. What many ask for is made once. A file of many parts, such as a pack of slides, is made part by part,
so that others come between. A turn that has steps ends at the next where nobody waits for it any more. All of this runs
on the event loop: no lock is needed, and nothing here waits.
"""

import asyncio
import math
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pages.server.steps import NOW, Ended, Steps


class Made(NamedTuple):
    """What was made: the content of a file, and the name under which a reader keeps it ("" where it needs none)."""

    content: bytes
    name: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A function and what it is called with. Two of the same are one; a process of its own can make it."""

    make: Callable[..., Made]
    of: tuple[Hashable, ...] = ()

    def __call__(self, *more: Any) -> Made:
        """Make it, here and now."""
        return self.make(*self.of, *more)


@dataclass(frozen=True, slots=True)
class Work:
    """Something to be made: its ``parts``, each in a turn of its own, and then the ``whole``.

    ``whole`` is called with a tuple of the parts, where there are any. What is the same work is made once.
    """

    whole: Call
    parts: tuple[Call, ...] = ()

    @property
    def turns(self) -> int:
        """How many turns it takes."""
        return len(self.parts) + 1


Run = Callable[..., Awaitable[Made]]
"""Makes a `Call`, with more to be called with, anywhere but on the event loop. Hands on the steps of its turn (`NOW`),
and raises `Ended` where it was ended at one of them.
"""
SHORTEST, LONGEST = 2, 120
"""Seconds after which who was refused is asked to come back, at least and at most."""

MOST_RESULTS = 4096
"""Results that a queue keeps, however small they are."""


class TooMany(Exception):
    """More is being made than the queue holds. ``seconds`` until there is likely to be room; the message says so."""

    def __init__(self, seconds: int, whose: str = "") -> None:
        self.seconds = seconds
        super().__init__(f"Many files are being made{whose}. Try again in about {seconds} seconds.")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far something under way is: ``made`` parts ``of`` all, whether its first turn is still to come, and at which
    ``step`` the turn is that it has; 0 where it has none, or no steps.
    """

    made: int
    of: int
    waits: bool
    step: int = 0


@dataclass(slots=True)
class _Line:
    """What one client waits for."""

    jobs: list["_Job"] = field(default_factory=list)
    served: int = 0
    """As that of a job."""

    def next(self) -> "_Job | None":
        """The job whose turn was longest ago."""
        return min((job for job in self.jobs if not job.running), key=lambda job: job.served, default=None)


@dataclass(eq=False, slots=True)
class _Job:
    work: Work
    done: asyncio.Future[Made]
    waiting: Counter[str] = field(default_factory=Counter)
    """Client -> how many of its requests wait for this."""
    parts: list[Made] = field(default_factory=list)
    served: int = 0
    """Number of the turn that it had last; 0 for none yet."""
    running: Steps | None = None
    """The steps of the turn that it has."""

    @property
    def left(self) -> int:
        return self.work.turns - len(self.parts)


class Queue:
    """Makes `Work` by turns of its clients and keeps the results while there is room. Belongs to one event loop."""

    def __init__(
        self, run: Run, *, at_once: int = 2, most_of_one: int = 32, most_in_all: int = 256, most_kept: int = 64_000_000
    ) -> None:
        """``at_once``: how many turns are taken at the same time; one client has all but one of them at most.

        ``most_of_one``, ``most_in_all``: turns that may wait, of one client and of all together. ``most_kept``: bytes
        of all results together that are kept for the next request.
        """
        self.run, self.at_once, self.of_one = run, at_once, max(1, at_once - 1)
        self.most_of_one, self.most_in_all, self.most_kept = most_of_one, most_in_all, most_kept
        self.kept: OrderedDict[Hashable, Made] = OrderedDict()
        """What was made, by what it was made of; the longest unasked for first."""
        self._bytes = 0
        self.jobs: dict[Work, _Job] = {}
        self.asked: Counter[str] = Counter()
        """How often what was asked for was "kept", had to be "made", or was "refused"."""
        self._lines: dict[str, _Line] = {}
        self._busy: Counter[str] = Counter()
        self._served = 0
        self._turns: set[asyncio.Task[None]] = set()
        self._pace = 0.5
        """Seconds that a turn takes, as far as the last ones tell."""

    async def made(self, work: Work, client: str) -> Made:
        """What the work gives. Raises `TooMany` where the client's line, or the queue, is full.

        What is kept is there at once, and what is being made already is not made again. Who is cancelled waits no
        longer; what nobody waits for any more is dropped, before its first turn or at the next step of the one it has.
        """
        if (found := self._found(work)) is not None:
            self.asked["kept"] += 1
            return found
        job = self.jobs.get(work)
        if job is None:
            self._refuse(work, client)
            self.asked["made"] += 1
            job = self.jobs[work] = _Job(work, asyncio.get_running_loop().create_future())
        if client not in job.waiting:
            self._lines.setdefault(client, _Line()).jobs.append(job)
        job.waiting[client] += 1
        if job.running:
            job.running.end(False)
        self._go_on()
        try:
            return await asyncio.shield(job.done)
        finally:
            self._leave(job, client)

    @property
    def waiting(self) -> int:
        """How much of what is under way has no turn now."""
        return len(self.jobs) - self.working

    @property
    def working(self) -> int:
        """How much of what is under way has its turn."""
        return sum(job.running is not None for job in self.jobs.values())

    def progress(self, work: Work) -> Progress | None:
        """How far some work is; None for what is not under way."""
        job = self.jobs.get(work)
        if job is None:
            return None
        return Progress(len(job.parts), len(work.parts), not job.served, job.running.number if job.running else 0)

    def forget(self) -> None:
        """Give up what is kept: all of it is made anew."""
        self.kept.clear()
        self._bytes = 0

    def _found(self, key: Hashable) -> Made | None:
        if key in self.kept:
            self.kept.move_to_end(key)
        return self.kept.get(key)

    def _keep(self, key: Hashable, made: Made) -> None:
        if key in self.kept or len(made.content) > self.most_kept:
            return
        self.kept[key] = made
        self._bytes += len(made.content)
        while self._bytes > self.most_kept or len(self.kept) > MOST_RESULTS:
            self._bytes -= len(self.kept.popitem(last=False)[1].content)

    def _refuse(self, work: Work, client: str) -> None:
        """Raise `TooMany` where there is no room. Who has nothing in the queue may have one thing, however large."""
        own = sum(job.left for job in self._lines[client].jobs) if client in self._lines else 0
        every = sum(job.left for job in self.jobs.values())
        if own and own + work.turns > self.most_of_one:
            self.asked["refused"] += 1
            share = min(self.of_one, self.at_once / len(self._lines))
            raise TooMany(self._seconds((own + work.turns - self.most_of_one) / share), " for you")
        if every and every + work.turns > self.most_in_all:
            self.asked["refused"] += 1
            raise TooMany(self._seconds((every + work.turns - self.most_in_all) / self.at_once))

    def _seconds(self, turns: float) -> int:
        return min(LONGEST, max(SHORTEST, math.ceil(turns * self._pace)))

    def _leave(self, job: _Job, client: str) -> None:
        job.waiting[client] -= 1
        if job.waiting[client] <= 0:
            del job.waiting[client]
            self._out_of_line(job, client)
        if not job.waiting and job.running:
            job.running.end()
        elif not job.waiting:
            self._end(job)

    def _out_of_line(self, job: _Job, client: str) -> None:
        line = self._lines.get(client)
        if line and job in line.jobs:
            line.jobs.remove(job)
        if line and not line.jobs:
            del self._lines[client]

    def _end(self, job: _Job) -> None:
        """Take a job that is done, or that nobody waits for, out of everything."""
        if self.jobs.get(job.work) is job:
            del self.jobs[job.work]
        for client in list(job.waiting):
            self._out_of_line(job, client)
        job.done.cancel()  # nothing, where it has its result

    def _go_on(self) -> None:
        """Begin turns while there is room for them."""
        while self._busy.total() < self.at_once and (found := self._next()):
            client, job = found
            self._served += 1
            self._lines[client].served = job.served = self._served
            job.running = Steps()
            self._busy[client] += 1
            turn = asyncio.get_running_loop().create_task(self._turn(job, client))
            self._turns.add(turn)
            turn.add_done_callback(self._turns.discard)

    def _next(self) -> tuple[str, _Job] | None:
        """Whose turn it is: of the clients that may have one more, the one whose last was longest ago."""
        found = [
            (line.served, client, job)
            for client, line in self._lines.items()
            if self._busy[client] < self.of_one and (job := line.next()) is not None
        ]
        return min(found, key=lambda each: each[0])[1:] if found else None

    async def _turn(self, job: _Job, client: str) -> None:
        """One turn: the next part, or the whole."""
        loop = asyncio.get_running_loop()
        number, parts, began = len(job.parts), job.work.parts, loop.time()
        NOW.set(job.running)  # a turn is a task, with a context of its own
        try:
            if number < len(parts):
                made = self._found(parts[number])
                if made is None:
                    made = await self.run(parts[number])
                    self._keep(parts[number], made)
                job.parts.append(made)
            else:
                made = await self.run(job.work.whole, *([tuple(job.parts)] if parts else []))
                self._keep(job.work, made)
                if not job.done.done():
                    job.done.set_result(made)
        except Ended:
            pass  # whoever waits for it by now gets it in another turn
        except BaseException as error:
            if job.waiting and not job.done.done():
                job.done.set_exception(error)
            if not isinstance(error, Exception):
                raise
        finally:
            job.running = None
            self._busy[client] -= 1
            self._pace += 0.2 * (loop.time() - began - self._pace)
            if job.done.done() or not job.waiting:
                self._end(job)
            self._go_on()
