"""A page waits, once, until its map has drawn its ground: charts and tables would take the browser's time from it.

The map tells so by an address of its own, also where it cannot draw. A browser that never does (an old one, a broken
line) gets the rest of the page after `LONGEST`.
"""

import threading
import uuid

from starlette.requests import Request
from starlette.responses import Response

LONGEST = 3.0
"""Seconds that the rest of a page waits at most."""
awaited: dict[str, threading.Event] = {}
"""What tells of each map that a page waits for, by the name that the map was given."""


def expected() -> str:
    """A name, used once, under which a map will tell that it has drawn its ground."""
    name = uuid.uuid4().hex
    awaited[name] = threading.Event()
    return name


def wait_for(name: str) -> None:
    """Wait until the map has drawn its ground, or `LONGEST`."""
    awaited[name].wait(LONGEST)
    del awaited[name]


async def begun(request: Request) -> Response:
    """``POST /begun/<name>``: the map has drawn its ground. A name that nobody waits for any more is passed over."""
    if event := awaited.get(request.path_params["name"]):
        event.set()
    return Response(status_code=204)
