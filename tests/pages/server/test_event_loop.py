"""What takes long is made anywhere but on the event loop, where it would hold up every reader and every answer."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from layers.commitments import listing
from layers.maps import headings, tables
from layers.measures import path_length
from loaders.atlas import Atlas
from pages.parts import map_files
from pages.server import answers, files, map_data, start_page
from pages.server.desks import ANSWERS, FILES
from pages.server.routes import ROUTES
from pages.server.start_page import StartPage

PATIENCE = 60
"""Seconds that work waits for the loop before the test says that it stood still."""


async def page(_: Request) -> Response:
    return HTMLResponse("<head><title>Streamlit</title></head>")


SERVER = Starlette(routes=[*ROUTES, Route("/", page)], middleware=[Middleware(StartPage, script="/deck.js")])


def answer_while_the_loop_turns(
    address: str, monkeypatch: pytest.MonkeyPatch, module: Any, work: str
) -> tuple[int, list[bool]]:
    """The status of an answer, and of each call of its work whether the loop turned before it went on."""
    turned: list[bool] = []
    real: Callable[..., Any] = getattr(module, work)

    async def ask() -> int:
        loop = asyncio.get_running_loop()

        def waiting(*args: Any, **words: Any) -> Any:
            turn = threading.Event()
            loop.call_soon_threadsafe(turn.set)  # never, while this is what the loop is doing
            turned.append(turn.wait(PATIENCE))
            return real(*args, **words)

        monkeypatch.setattr(module, work, waiting)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(SERVER), base_url="http://testserver") as client:
            return (await client.get(address, headers={"Accept-Encoding": "identity"})).status_code

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, ask()).result(), turned


@pytest.mark.parametrize(
    ("address", "module", "work"),
    [
        ("/tables/all.json?layers=energy_islands", tables, "overview"),
        ("/tables/energy_islands.json", tables, "layer_table"),
        ("/tables/commitments.json", listing, "table"),
        ("/commitments.csv", listing, "download"),
        ("/tables/places.json?commitment=energy-nautilus", tables, "overview"),
        ("/measure.json?at=51.33,3.2;51.3,1.4", path_length, "measured"),
        ("/layers/energy_islands.geojson?part=label", map_data, "drawn"),
        ("/symbols/paper.json", map_files, "symbols"),
        ("/swatches/paper.css", map_files, "swatches"),
        ("/style/paper.json", map_files, "style"),
        ("/base/borders.geojson", map_data, "_ground"),
        ("/style/night.json", answers.gzip, "decompress"),
        ("/map.csv?layers=energy_islands", headings, "title"),
        ("/map.csv?layers=energy_islands", files, "received"),
        ("/pack.json?subject=migration", files, "received"),
        ("/?layers=energy_islands", start_page, "preview"),
    ],
)
def test_the_loop_turns_while_an_answer_is_made(
    address: str, module: Any, work: str, monkeypatch: pytest.MonkeyPatch, real_atlas: Atlas
) -> None:
    assert real_atlas
    ANSWERS.forget()
    FILES.forget()
    files.brief_of.cache_clear()
    files.pack_work.cache_clear()
    status, turned = answer_while_the_loop_turns(address, monkeypatch, module, work)
    assert status == 200
    assert set(turned) == {True}
