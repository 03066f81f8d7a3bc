"""A reader without a browser: opens a page's connection and says on it what Streamlit's own client says.

It asks for the start page, opens the connection, and asks for a run of the page with the words of its address. What it
is sent it remembers by its hash, as the browser does, so that it is only named the next time. Where a page waits for
its map it asks for the second run, as the map does once its ground is drawn, here at once. It draws nothing, and
fetches nothing of what a map fetches.
"""

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

LONGEST_S = 300
"""Seconds after which a page that has not come is counted as lost."""


class NotShown(Exception):
    """The page did not come whole."""


@dataclass(slots=True)
class Reader:
    """One session: the ``page`` of a server at ``address``, its path without the slash and its words after a "?"."""

    address: str
    page: str
    size: int = 0
    """Bytes that have come on the connection."""
    runs: int = 0
    """Runs of the page that have ended."""
    _line: ClientConnection | None = None
    _query: str = ""
    _script: str = ""
    _known: list[str] = field(default_factory=list)
    _awaited: str = ""
    """The id of the map for which the page waits; "" for none."""

    async def open(self, web: httpx.AsyncClient) -> None:
        """Come to the page, until all of it is there. Raises `NotShown`."""
        path, _, self._query = self.page.partition("?")
        try:
            async with asyncio.timeout(LONGEST_S):
                (await web.get(f"{self.address}/{self.page}")).raise_for_status()
                place = urlsplit(self.address)
                self._line = await connect(
                    f"ws://{place.netloc}{place.path}/_stcore/stream",
                    origin=f"{place.scheme}://{place.netloc}",  # type: ignore[arg-type]
                    subprotocols=["streamlit"],  # type: ignore[list-item]
                    max_size=None,
                    open_timeout=None,
                    ping_interval=None,
                )
                await self._run(path)
                while self._awaited:
                    map_id, self._awaited = self._awaited, ""
                    await self._run("", begun=map_id)
        except (OSError, TimeoutError, httpx.HTTPError, WebSocketException) as error:
            raise NotShown(f"{type(error).__name__}: {error}") from error

    async def lost(self) -> None:
        """Wait until the server has cut the connection."""
        if self._line:
            await self._line.wait_closed()

    async def close(self) -> None:
        """Go away."""
        if self._line:
            await self._line.close()

    async def _run(self, page: str, begun: str = "") -> None:
        """Ask for a run of the page, and take in all of it. ``begun``: the id of the map whose ground is drawn."""
        assert self._line
        asked = BackMsg()
        run = asked.rerun_script
        run.query_string, run.page_name, run.page_script_hash = self._query, page, self._script
        run.cached_message_hashes.extend(self._known)
        run.context_info.timezone, run.context_info.locale = "Europe/Brussels", "en-GB"
        run.context_info.url = f"{self.address}/{self.page}"
        if begun:
            widget = run.widget_states.widgets.add()
            widget.id = f"{STREAMLIT_INTERNAL_KEY_PREFIX}_{begun}__events"
            widget.json_trigger_value = json.dumps([{"event": "begun", "value": True}])
        await self._line.send(asked.SerializeToString())
        while not self._is_whole(await self._line.recv()):
            pass
        self.runs += 1

    def _is_whole(self, sent: str | bytes) -> bool:
        """Take in what has come; whether it was the end of a run. Raises `NotShown` where the run failed."""
        assert isinstance(sent, bytes)
        self.size += len(sent)
        message = ForwardMsg.FromString(sent)
        if message.hash and message.metadata.cacheable:
            self._known.append(message.hash)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._script = message.new_session.page_script_hash
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "delta":
            self._look_at(message)
        elif kind == "script_finished":
            if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                raise NotShown("The page could not be run.")
            return bool(message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY)
        return False

    def _look_at(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        if element.WhichOneof("type") == "exception":
            raise NotShown(element.exception.message)
        if element.WhichOneof("type") == "bidi_component":
            part = element.bidi_component
            if '"awaited"' in (part.json or part.mixed.json):
                self._awaited = part.id


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of several readers at once: ``seconds`` of each who saw the page, what the others were told, and how
    long it took for ``all_s`` of them, in seconds.
    """

    seconds: list[float]
    lost: list[str]
    all_s: float


async def at_once(readers: Sequence[Reader], *, stay: bool = False) -> Opened:
    """All readers come at the same moment. They go away again, or ``stay``."""
    seconds: list[float] = []
    lost: list[str] = []

    async def come(reader: Reader) -> None:
        began = time.perf_counter()
        try:
            await reader.open(web)
            seconds.append(time.perf_counter() - began)
        except NotShown as error:
            lost.append(str(error))
        finally:
            if not stay:
                await reader.close()

    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(timeout=LONGEST_S, limits=limits) as web:
        began = time.perf_counter()
        await asyncio.gather(*(come(reader) for reader in readers))
        return Opened(seconds, lost, time.perf_counter() - began)
