"""The queues of the server: files and tiles are made by its workers, what else maps and tables fetch in threads of its
own.
"""

import asyncio
from contextlib import suppress

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from pages.server.client import client_of
from pages.server.queue import Made, Queue, Work
from pages.server.workers import count, workers

FILES = Queue(workers.run, at_once=max(1, count() or 2))
"""Files: pictures, slides, packs, data. Each takes from a tenth of a second to several seconds."""
ANSWERS = Queue(run_in_threadpool, most_of_one=512, most_in_all=2048)
"""Parts of layers, tables, distances: tens of milliseconds each, and a map asks for sixty of them at once."""
TILES = Queue(workers.run, at_once=max(2, count() or 2), most_of_one=512, most_in_all=2048, most_kept=16_000_000)
"""Tiles of large layers, which the workers make too: tenths of a second each, and a map asks for a dozen at once. They
are kept on disk (`pages.server.tile_store`).
"""

Sent = tuple[tuple[str, str], ...]
"""The words of an address as they were sent, in a form that can name what is made of them."""


class GoneAway(Exception):
    """Whoever asked has hung up: nobody hears an answer."""


async def waited_for(queue: Queue, work: Work, request: Request) -> Made:
    """What a queue makes of some work, for the client who asks. Raises `GoneAway` as soon as it hangs up, and what
    `Queue.made` raises.
    """
    made = asyncio.ensure_future(queue.made(work, client_of(request.scope)))
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait((made, gone), return_when=asyncio.FIRST_COMPLETED)
        if not made.done():
            raise GoneAway
        return made.result()
    finally:
        for each in (made, gone):
            each.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await made


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def sent(request: Request) -> Sent:
    """The words of a request."""
    return tuple(request.query_params.items())
