"""Streamlit's own code and styles, compressed: a third of their size, and the largest part of a first visit."""

import gzip
from functools import cache
from importlib.resources import files
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from pages import addresses
from pages.server.answers import accepts_gzip, packed

FOLDER = Path(str(files("streamlit"))) / "static" / "static"
KINDS = {"js": "text/javascript", "css": "text/css"}
"""Folder, and ending of what lies in it -> media type."""


class StreamlitFiles:
    """ASGI middleware that answers for Streamlit's code and styles; who does not accept gzip gets Streamlit's answer.

    A file is compressed once, when it is first asked for, and kept. Its name carries a hash of its content.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
        asked = scope["type"] == "http" and scope["method"] == "GET"
        name = scope["path"].removeprefix(addresses.of_streamlit("")) if asked else ""
        if name in _names() and accepts_gzip(Request(scope)):
            content = await run_in_threadpool(_compressed, name)
            await packed(content, KINDS[name.split("/")[0]], current=True)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


@cache
def _names() -> frozenset[str]:
    return frozenset(f"{kind}/{file.name}" for kind in KINDS for file in (FOLDER / kind).glob(f"*.{kind}"))


@cache
def _compressed(name: str) -> bytes:
    return gzip.compress((FOLDER / name).read_bytes(), 9)
