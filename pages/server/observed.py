"""Tells of each answer, where that is wanted: see `pages.observing`."""

import re
import time
from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages import addresses, observing
from pages.catalogue import PAGES

OTHER = "other"
"""In the place of a path that no table has: it may be anything."""


class Observed:
    """ASGI middleware that tells of each answer: which address of the table, its status, milliseconds and bytes."""

    def __init__(self, app: ASGIApp, answers: Iterable[str] = ()) -> None:
        """``answers``: the paths of the table of addresses, with names in braces."""
        self.app = app
        self.kinds = {path: re.compile(re.sub(r"\\\{[^}]+\\\}", ".+", re.escape(path))) for path in answers}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; tell of it when all has been sent."""
        if scope["type"] != "http" or not observing.is_on():
            await self.app(scope, receive, send)
            return
        began, status, size = time.perf_counter(), 0, 0

        async def counted(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, counted)
        finally:
            path = self.kind(scope["path"])
            observing.tell("answer", path=path, status=status, ms=observing.since(began), bytes=size)

    def kind(self, path: str) -> str:
        """The path of a table that a path is one of, without the path below which the atlas stands."""
        own = path.removeprefix(addresses.root())
        if own in PAGES:
            return own
        if path.startswith(addresses.of_streamlit("")):
            return addresses.of_streamlit("").removeprefix(addresses.root())
        return next((kind for kind, pattern in self.kinds.items() if pattern.fullmatch(own)), OTHER)
