"""The start page says what the link shows, and names the map's code."""

import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from layers.previews import PAGES
from pages.start_page import StartPage


async def page(_: Request) -> HTMLResponse:
    return HTMLResponse("<html><head><title>Streamlit</title></head><head></html>", headers={"ETag": "old"})


async def text(_: Request) -> PlainTextResponse:
    return PlainTextResponse("<head>")


CLIENT = TestClient(
    Starlette(
        routes=[*(Route(path, page) for path in PAGES), Route("/text", text)],
        middleware=[Middleware(StartPage, script="/assets/deck.1.js")],
    )
)


def told(address: str) -> dict[str, str]:
    """Title and tags of a page."""
    whole = CLIENT.get(address).text
    found = dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', whole))
    return found | {"title": re.findall("<title>(.*?)</title>", whole)[0]}


def test_the_start_page_names_the_code_once_at_its_head() -> None:
    answer = CLIENT.get("/")
    assert answer.text.startswith('<html><head><script async src="/assets/deck.1.js"></script><meta ')
    assert answer.text.endswith("</head><head></html>")
    assert answer.headers["content-length"] == str(len(answer.content))
    assert "etag" not in answer.headers


def test_a_page_without_a_map_does_not_name_the_code() -> None:
    assert "<script" not in CLIENT.get("/timeline").text
    with_a_map = [path for path in PAGES if "<script async" in CLIENT.get(path).text]
    assert with_a_map == ["/", "/interconnectors", "/co2", "/ports", "/protection"]


def test_every_other_answer_is_left_alone() -> None:
    assert CLIENT.get("/text").text == "<head>"


def test_the_first_sight_is_told_by_what_the_atlas_is_for() -> None:
    assert told("/") == {
        "title": "North Sea Atlas",
        "description": "What lies in and around the North Sea, and which UK-Belgium commitment stands behind it.",
        "twitter:card": "summary_large_image",
        "og:type": "website",
        "og:site_name": "North Sea Atlas",
        "og:title": "North Sea Atlas",
        "og:description": "What lies in and around the North Sea, and which UK-Belgium commitment stands behind it.",
        "og:image": "http://testserver/map.png?form=preview",
        "og:image:width": "1200",
        "og:image:height": "630",
    }


@pytest.mark.parametrize(
    ("address", "title", "description", "picture"),
    [
        (
            "/?v=1&select=nautilus&base=night",
            "Nautilus · North Sea Atlas",
            "Nautilus: proposed, as of December 2025. Capacity 1,400 MW.",
            "/map.png?v=1&amp;select=nautilus&amp;base=night&amp;form=preview",
        ),
        (
            "/commitments?commitment=climate-london-protocol",
            None,
            "Promised: aims to. Now: achieved, 16 June 2026.",
            "/map.png?v=1&amp;commitment=climate-london-protocol&amp;form=preview",
        ),
        ("/timeline", "Timeline · North Sea Atlas", "What happened and what is expected", "/map.png?form=preview"),
    ],
)
def test_a_link_is_told_by_what_it_shows(address: str, title: str | None, description: str, picture: str) -> None:
    found = told(address)
    assert title in (None, found["title"])
    assert found["og:title"] == found["title"]
    assert found["description"].startswith(description)
    assert found["og:image"] == f"http://testserver{picture}"


def test_the_picture_is_named_by_the_address_the_reader_used() -> None:
    answer = CLIENT.get("/", headers={"x-forwarded-proto": "https", "x-forwarded-host": "atlas.example"})
    assert 'content="https://atlas.example/map.png?form=preview"' in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/?select=<script>alert(1)</script>&layers=javascript:alert(1)&q=%22><img src=x>",
        "/commitments?commitment=<script>&q=<script>alert(1)</script>",
        "/timeline?event=%zz&q=javascript:alert(1)",
    ],
)
def test_nothing_in_an_address_gets_into_the_page(address: str) -> None:
    whole = CLIENT.get(address).text
    assert "alert(1)" not in whole
    assert "javascript:" not in whole
    assert "<img" not in whole
