"""The queue of files: a few are made at once, others wait, and what was made is kept for whoever asks next."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable

from starlette.concurrency import run_in_threadpool

AT_ONCE = 2
"""Files that are made at the same time."""
MOST_WAITING = 16
"""Files that wait for their turn; who asks for one more is asked to come back."""
MOST_KEPT = 64_000_000
"""Bytes of all files together that are kept for the next request."""

_turns = asyncio.Semaphore(AT_ONCE)
_under_way: dict[Hashable, asyncio.Task[bytes]] = {}
kept: OrderedDict[Hashable, bytes] = OrderedDict()
"""What was made, by what it was made of; the longest unasked for first."""


class TooMany(Exception):
    """More files are being made than the queue holds: come back later."""


async def in_turn(make: Callable[..., bytes], *of: Hashable) -> bytes:
    """The file that ``make`` makes of something. Raises `TooMany` where the queue is full.

    One that is kept is there at once; one that is being made already is waited for and not made again; any other waits
    for its turn. Whoever asked may leave: the file is finished all the same, for the next one who asks.
    """
    key = (make, *of)
    if key in kept:
        kept.move_to_end(key)
        return kept[key]
    task = _under_way.get(key)
    if task is None:
        if len(_under_way) >= AT_ONCE + MOST_WAITING:
            raise TooMany
        task = _under_way[key] = asyncio.create_task(_made(key, make, of))
        task.add_done_callback(lambda _: _under_way.pop(key))
    return await asyncio.shield(task)


async def _made(key: Hashable, make: Callable[..., bytes], of: tuple[Hashable, ...]) -> bytes:
    async with _turns:
        content = await run_in_threadpool(make, *of)
    if len(content) <= MOST_KEPT:
        kept[key] = content
        while sum(map(len, kept.values())) > MOST_KEPT:
            kept.popitem(last=False)
    return content
