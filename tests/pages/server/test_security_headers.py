"""Headers on every answer."""

import base64
import hashlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.server.assets import PRELOADS
from pages.server.routes import ROUTES
from pages.server.security_headers import PERMISSIONS, POLICY, SecurityHeaders
from tests.conftest import ROOT

NAMES = (
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "strict-transport-security",
)


async def page(_: Request) -> Response:
    return HTMLResponse("<!doctype html><title>North Sea Atlas</title>")


async def cookies(_: Request) -> Response:
    answer = HTMLResponse("")
    answer.headers.append("set-cookie", "a=1; Path=/")
    answer.headers.append("set-cookie", "b=2; Secure")
    return answer


async def broken(_: Request) -> Response:
    raise RuntimeError("broken")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = Starlette(
        routes=[*ROUTES, Route("/page", page), Route("/cookies", cookies), Route("/broken", broken)],
        middleware=[Middleware(SecurityHeaders, preload=[("/a.js", "script"), ("/b.json", "fetch")])],
    )
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


class InlineScripts(HTMLParser):
    """Collects the text of every script that has no address."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script" and "src" not in dict(attrs)
        if self.inside:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.scripts[-1] += data


def directives() -> dict[str, list[str]]:
    return {name: words for name, *words in (part.split() for part in POLICY.split(";"))}


@pytest.mark.parametrize(
    "path",
    [
        "/page",
        "/layers/ports.geojson?part=point",
        "/layers/port.geojson",
        "/layers/ports.geojson",
        "/symbols/paper.png",
        "/style/night.json",
        "/base/lakes.geojson",
        "/tables/all.json",
        "/assets/old.js",
        "/map.csv",
        "/nowhere",
    ],
)
def test_every_answer_carries_the_policy(path: str, client: TestClient) -> None:
    headers = client.get(path).headers
    shared = "cross-origin" if path == "/map.csv" else "same-origin"
    assert {name: headers.get_list(name) for name in NAMES} == {
        "content-security-policy": [POLICY],
        "x-content-type-options": ["nosniff"],
        "referrer-policy": ["same-origin"],
        "permissions-policy": [PERMISSIONS],
        "cross-origin-opener-policy": ["same-origin"],
        "cross-origin-resource-policy": [shared],
        "strict-transport-security": [],
    }


def test_no_page_may_ask_for_what_a_device_knows_of_its_owner() -> None:
    denied = PERMISSIONS.split(", ")
    assert {"camera=()", "geolocation=()", "microphone=()", "payment=()"} <= set(denied)
    assert [each for each in denied if not re.fullmatch(r"[a-z-]+=\(\)", each)] == []


def test_a_browser_is_kept_to_tls_only_where_the_server_is_told_of_it(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_TRUST_FORWARDED", "yes")
    plain = client.get("/cookies", headers={"x-forwarded-proto": "https"}).headers
    assert ("strict-transport-security" in plain, plain.get_list("set-cookie")) == (
        False,
        ["a=1; Path=/", "b=2; Secure"],
    )
    monkeypatch.setenv("ATLAS_TLS", "yes")
    kept = client.get("/cookies").headers
    assert kept["strict-transport-security"] == "max-age=31536000"
    assert kept.get_list("set-cookie") == ["a=1; Path=/; Secure", "b=2; Secure"]


def test_only_a_page_announces_what_it_will_need(client: TestClient) -> None:
    assert client.get("/page").headers["link"] == (
        "</a.js>; rel=preload; as=script, </b.json>; rel=preload; as=fetch; crossorigin"
    )
    for path in ("/layers/ports.geojson?part=point", "/swatches/paper.css", "/nowhere", "/assets/old.js"):
        assert "link" not in client.get(path).headers


def test_without_anything_to_announce_there_is_no_link() -> None:
    with TestClient(Starlette(routes=[Route("/", page)], middleware=[Middleware(SecurityHeaders)])) as client:
        assert "link" not in client.get("/").headers


def test_what_is_announced_exists(client: TestClient) -> None:
    announced = [(address, kind) for address, kind in PRELOADS if kind != "font"]
    assert announced
    for address, kind in announced:
        answer = client.get(address)
        media = {"script": "text/javascript", "style": "text/css"}[kind]
        assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, media)


def test_the_page_may_contact_its_own_origin_only() -> None:
    rules = directives()
    assert rules["default-src"] == ["'none'"]
    assert rules["connect-src"] == ["'self'"]
    assert rules["frame-ancestors"] == ["'self'"]
    assert rules["form-action"] == ["'self'"]
    assert rules["base-uri"] == ["'self'"]
    words = {word for listed in rules.values() for word in listed}
    assert "*" not in POLICY
    assert not any(word.startswith(("http", "ws")) or "." in word for word in words)
    assert not words.intersection({"'unsafe-eval'"})
    assert "'unsafe-inline'" not in rules["script-src"]


def test_the_policy_names_every_inline_script_of_the_start_page_and_no_other() -> None:
    found = InlineScripts()
    found.feed((files("streamlit") / "static" / "index.html").read_text(encoding="utf-8"))
    own = [file.read_text(encoding="utf-8") for file in (ROOT / "pages" / "frame").glob("*.js")]
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in (*found.scripts, *own)
    }
    assert hashes == {word for word in directives()["script-src"] if word.startswith("'sha256-")}
    assert len(hashes) > 2


def test_only_a_page_asked_for_as_embedded_may_be_shown_in_a_frame_of_another_site(client: TestClient) -> None:
    embedded = client.get("/page?layers=ports&embed=true").headers
    assert embedded["content-security-policy"] == POLICY.replace("frame-ancestors 'self'", "frame-ancestors *")
    assert embedded["cross-origin-resource-policy"] == "cross-origin"
    assert "cross-origin-opener-policy" not in embedded
    assert client.get("/page?q=embed=true").headers["content-security-policy"] == POLICY


def test_an_address_that_is_too_long_is_refused_with_a_sentence(client: TestClient) -> None:
    answer = client.get("/page?q=" + "x" * 16_000)
    assert (answer.status_code, answer.text) == (
        414,
        "This address is longer than any view of the atlas needs. "
        "Open the atlas without what follows the question mark.",
    )
    assert answer.headers["content-security-policy"] == POLICY
