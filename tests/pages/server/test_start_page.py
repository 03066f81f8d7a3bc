"""The start page says what the link shows, and names the map's code."""

import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.catalogue import PAGES
from pages.server.start_page import StartPage
from tests.conftest import ROOT


async def page(_: Request) -> HTMLResponse:
    return HTMLResponse("<html><head><title>Streamlit</title></head><head></html>", headers={"ETag": "old"})


async def text(_: Request) -> PlainTextResponse:
    return PlainTextResponse("<head>")


async def kept(_: Request) -> HTMLResponse:
    return HTMLResponse("<head>", headers={"Content-Disposition": 'attachment; filename="map.html"'})


CLIENT = TestClient(
    Starlette(
        routes=[Route("/text", text), Route("/map.html", kept), Route("/{any:path}", page)],  # Streamlit answers all
        middleware=[
            Middleware(
                StartPage,
                script="/assets/deck.1.js",
                modules=["/static/js/Component.js", "/assets/map.1.js"],
                grounds={"paper": ["/assets/p1.png", "/assets/p2.png"], "night": ["/assets/n1.png"]},
            )
        ],
    )
)


def told(address: str) -> dict[str, str]:
    """Title and tags of a page."""
    whole = CLIENT.get(address).text
    found = dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', whole))
    return found | {"title": re.findall("<title>(.*?)</title>", whole)[0]}


def links(address: str) -> list[tuple[str, str]]:
    """What a start page has fetched early: how, and the address."""
    return re.findall(r'<link rel="(\w+)"(?: as="\w+")? href="([^"]+)">', CLIENT.get(address).text)


def test_the_start_page_names_the_maps_code_and_first_pictures_once_at_its_head() -> None:
    answer = CLIENT.get("/")
    assert answer.text.startswith('<html><head><link rel="preload" as="script" href="/assets/deck.1.js">')
    assert links("/") == [
        ("preload", "/assets/deck.1.js"),
        ("modulepreload", "/static/js/Component.js"),
        ("modulepreload", "/assets/map.1.js"),
        ("prefetch", "/assets/p1.png"),
        ("prefetch", "/assets/p2.png"),
    ]
    assert answer.text.endswith("</head><head></html>")
    assert answer.headers["content-length"] == str(len(answer.content))
    assert "etag" not in answer.headers


@pytest.mark.parametrize(("base", "picture"), [("night", "/assets/n1.png"), ("neon", "/assets/p2.png")])
def test_the_first_pictures_are_of_the_base_map_in_the_address(base: str, picture: str) -> None:
    assert links(f"/?base={base}")[-1] == ("prefetch", picture)


@pytest.mark.parametrize(
    "address", ["/?base=night", "/co2?base=night", "/commitments?commitment=energy-nautilus&base=night"]
)
def test_the_picture_of_a_preview_is_on_the_base_map_in_the_address(address: str) -> None:
    assert told(address)["og:image"].partition("?")[2].endswith("base=night&amp;form=preview")
    assert "base" not in told(address.replace("base=night", ""))["og:image"]


@pytest.mark.parametrize("name", ["begin_again.js", "leaving.js", "stepping.js", "files.js"])
def test_every_page_begins_with_the_scripts_of_its_frame(name: str) -> None:
    script = (ROOT / "pages" / "frame" / name).read_text(encoding="utf-8")
    assert [path for path in PAGES if f"<script>{script}</script>" not in CLIENT.get(path).text] == []


def test_a_page_without_a_map_does_not_name_the_code() -> None:
    assert links("/timeline") == []
    assert [path for path in PAGES if links(path)] == [
        "/",
        "/interconnectors",
        "/co2",
        "/ports",
        "/wind",
        "/protection",
        "/compare",
    ]


def test_every_other_answer_is_left_alone() -> None:
    assert CLIENT.get("/text").text == "<head>"
    assert CLIENT.get("/map.html").text == "<head>"


@pytest.mark.parametrize(
    ("bent", "meant"),
    [
        ("/?v=1&amp;layers=ports&amp;select=port-zeebrugge", "/?v=1&layers=ports&select=port-zeebrugge"),
        ("/?LAYERS=ports,eez&fbclid=x", "/?layers=ports,eez"),
        ("/?utm_source=x", "/"),
        ("/?embed=true&v=1&amp;q=a%20b", "/?embed=true&v=1&q=a%20b"),
        ("/timeline?utm_source=x&theme=energy", "/timeline?theme=energy"),
        ("/sources?gclid=1", "/sources"),
        ("/ports).?port=port-zeebrugge", "/ports?port=port-zeebrugge"),
        ("/PORTS", "/ports"),
        ("/ports/?within=25", "/ports?within=25"),
        ("/co2%E2%80%8B", "/co2"),
        ("/explore?layers=ports", "/?layers=ports"),
    ],
)
def test_a_bent_link_is_led_to_the_page_that_was_meant(bent: str, meant: str) -> None:
    answer = CLIENT.get(bent, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, meant)
    assert CLIENT.get(meant, follow_redirects=False).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/?layer=ports", "/?q=", "/?v=1&q=R%26D", "/?%2525252525252541=1", f"/?q={'x' * 9000}&fbclid=1", "/?a=b&a=c"],
)
def test_a_link_that_nobody_can_straighten_is_answered_as_it_is(address: str) -> None:
    assert CLIENT.get(address, follow_redirects=False).status_code == 200


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        (
            "/nowhere",
            "The atlas has no page or file called “nowhere”. These are the pages of the atlas.",
        ),
        (
            "/port",
            'The atlas has no page or file called “port”. Did you mean <a href="/ports">Ports</a>?',
        ),
        ("/assets/old.js", "The atlas has no page or file called that. These are the pages of the atlas."),
        ("/%3Cscript%3Ealert(1)", "The atlas has no page or file called that. These are the pages of the atlas."),
    ],
)
def test_where_nothing_is_a_page_says_so_and_which_pages_there_are(path: str, sentence: str) -> None:
    answer = CLIENT.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert f"<p>{sentence}</p>" in answer.text
    assert re.findall(r'<dt><a href="([^"]+)">', answer.text) == list(PAGES)
    assert "alert(1)" not in answer.text
    assert CLIENT.post(path).status_code == 405


def test_the_first_sight_is_told_by_what_the_atlas_is_for() -> None:
    assert told("/") == {
        "title": "North Sea Atlas",
        "atlas-root": "",
        "atlas-search": "/search.json",
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
            "Nautilus: proposed, as of December 2025 (looked for again in November 2026, nothing newer found). "
            "Capacity 1,400 MW, or up to 1,700 MW.",
            r"/map\.png\?v=1&amp;select=nautilus&amp;base=night&amp;form=preview",
        ),
        (
            "/commitments?commitment=climate-london-protocol",
            None,
            "Promised: aims to. Now: achieved, 16 June 2026.",
            r"/map\.png\?v=1&amp;(layers=[\w,]+&amp;)?commitment=climate-london-protocol&amp;form=preview",
        ),
        ("/timeline", "Timeline · North Sea Atlas", "What happened and what is expected", r"/map\.png\?form=preview"),
    ],
)
def test_a_link_is_told_by_what_it_shows(address: str, title: str | None, description: str, picture: str) -> None:
    found = told(address)
    assert title in (None, found["title"])
    assert found["og:title"] == found["title"]
    assert found["description"].startswith(description)
    assert re.fullmatch(f"http://testserver{picture}", found["og:image"])


def test_the_picture_is_named_by_the_address_the_reader_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_TRUST_FORWARDED", "yes")
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
