"""What another origin asks in a reader's name is refused, and what the server measures of itself is not told."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send
from streamlit import config

from pages.server.gate import Gate


async def answer(_: Request) -> Response:
    return PlainTextResponse("answered")


@pytest.fixture(scope="module")
def asked() -> Iterator[TestClient]:
    routes = [Route("/{path:path}", answer, methods=["GET", "POST"])]
    with TestClient(Starlette(routes=routes, middleware=[Middleware(Gate)])) as client:
        yield client


@pytest.fixture
def setting() -> Iterator[dict[str, object]]:
    """Streamlit's settings while the test runs: what is put in is taken out again."""
    before: dict[str, object] = {}
    yield before
    for name, value in before.items():
        config.set_option(name, value)


def passed(origin: str | None, host: str, **more: str) -> bool:
    """Whether a page's connection with these headers comes to Streamlit; else it is closed before it is opened."""
    named = {"origin": origin, "host": host, **{name.replace("_", "-"): value for name, value in more.items()}}
    headers = [(name.encode(), value.encode()) for name, value in named.items() if value is not None]
    scope: Scope = {"type": "websocket", "path": "/_stcore/stream", "scheme": "ws", "headers": headers}
    came: list[str] = []
    sent: list[Message] = []

    async def streamlit(scope: Scope, _receive: Receive, _send: Send) -> None:
        came.append(scope["path"])

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    with ThreadPoolExecutor(1) as pool:  # a browser's tests leave a loop running in this thread
        pool.submit(asyncio.run, Gate(streamlit)(scope, receive, send)).result()
    assert sent == ([] if came else [{"type": "websocket.close", "code": 1008}])
    return bool(came)


@pytest.mark.parametrize(
    ("origin", "host", "passes"),
    [
        ("http://localhost:8501", "localhost:8501", True),
        ("http://localhost:9999", "localhost:8501", False),
        ("http://127.0.0.1:8501", "localhost:8501", False),
        ("https://atlas.example", "atlas.example", True),
        ("http://atlas.example", "atlas.example:80", True),
        ("https://ATLAS.example", "atlas.example", True),
        ("https://atlas.example:8443", "atlas.example", False),
        ("https://atlas.example.evil.example", "atlas.example", False),
        ("null", "atlas.example", False),
        ("https://atlas.example:port", "atlas.example", False),
        (None, "atlas.example", True),
    ],
)
def test_a_connection_comes_from_the_servers_own_name_and_port_or_from_no_browser(
    origin: str | None, host: str, passes: bool
) -> None:
    assert passed(origin, host) == passes


def test_behind_a_proxy_the_name_that_the_proxy_tells_counts_where_it_is_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("ATLAS_TRUST_FORWARDED", raising=False)
    assert not passed("https://atlas.example", "inner:8501", x_forwarded_host="atlas.example")
    monkeypatch.setenv("ATLAS_TRUST_FORWARDED", "yes")
    assert passed("https://atlas.example", "inner:8501", x_forwarded_host="atlas.example")
    assert not passed("https://atlas.example:8443", "inner:8501", x_forwarded_host="atlas.example")


def test_a_name_a_port_and_other_origins_may_be_set(setting: dict[str, object]) -> None:
    for name, value in {"browser.serverAddress": "atlas.example", "browser.serverPort": 8443}.items():
        setting[name] = config.get_option(name)
        config.set_option(name, value)
    assert passed("https://atlas.example:8443", "inner")
    assert not passed("https://atlas.example", "inner")
    setting["server.corsAllowedOrigins"] = config.get_option("server.corsAllowedOrigins")
    config.set_option("server.corsAllowedOrigins", ["https://other.example"])
    assert passed("https://other.example", "inner")
    assert not passed("http://other.example", "inner")


def test_another_site_may_read_and_change_nothing(asked: TestClient) -> None:
    foreign = {"Origin": "http://testserver:81"}
    assert asked.get("/begun/x", headers=foreign).status_code == 200
    refused = asked.post("/begun/x", headers=foreign)
    assert (refused.status_code, refused.text) == (
        403,
        "This address does not answer requests from other sites.",
    )
    assert asked.post("/begun/x", headers={"Origin": "http://testserver"}).text == "answered"


def test_what_the_server_measures_of_itself_is_told_only_where_that_is_asked_for(
    asked: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ATLAS_METRICS", raising=False)
    for path in ("/_stcore/metrics", "/_stcore/metrics/"):
        refused = asked.get(path)
        assert (refused.status_code, refused.text) == (404, "The measurements of this server are not published.")
    monkeypatch.setenv("ATLAS_METRICS", "yes")
    assert asked.get("/_stcore/metrics").text == "answered"
