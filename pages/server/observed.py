"""Tells of each answer and counts it, where that is wanted: see `pages.observing` and `pages.measuring`."""

import re
import time
from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages import addresses, measuring, observing
from pages.catalogue import PAGES

OTHER = "other"
"""In the place of a path that no table has: it may be anything."""


class Observed:
    """ASGI middleware that tells of each answer: which address of the table, its status, milliseconds and bytes; and
    counts the pages that are open.
    """

    def __init__(self, app: ASGIApp, answers: Iterable[str] = ()) -> None:
        """``answers``: the paths of the table of addresses, with names in braces."""
        self.app = app
        self.kinds = {path: re.compile(re.sub(r"\\\{[^}]+\\\}", ".+", re.escape(path))) for path in answers}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; tell of it when all has been sent."""
        if scope["type"] == "websocket" and measuring.is_on():
            await self._connected(scope, receive, send)
        elif scope["type"] == "http" and (measuring.is_on() or observing.is_on()):
            await self._answered(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _connected(self, scope: Scope, receive: Receive, send: Send) -> None:
        accepted = False

        async def counted(message: Message) -> None:
            nonlocal accepted
            if message["type"] == "websocket.accept":
                accepted = True
                measuring.SESSIONS.inc()
            await send(message)

        try:
            await self.app(scope, receive, counted)
        finally:
            if accepted:
                measuring.SESSIONS.dec()

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
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
            if measuring.is_on():
                measuring.ANSWERS.labels(path, status).observe(time.perf_counter() - began)
            observing.tell("answer", path=path, status=status, ms=observing.since(began), bytes=size)

    def kind(self, path: str) -> str:
        """The path of a table that a path is one of, without the path below which the atlas stands."""
        own = path.removeprefix(addresses.root())
        if own in PAGES:
            return own
        if path.startswith(addresses.of_streamlit("")):
            return addresses.of_streamlit("").removeprefix(addresses.root())
        return next((kind for kind, pattern in self.kinds.items() if pattern.fullmatch(own)), OTHER)
