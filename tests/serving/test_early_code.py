"""The map's code named in the start page."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.early_code import EarlyCode


async def page(_: Request) -> HTMLResponse:
    return HTMLResponse("<html><head><title>Atlas</title></head><head></html>", headers={"ETag": "old"})


async def text(_: Request) -> PlainTextResponse:
    return PlainTextResponse("<head>")


CLIENT = TestClient(
    Starlette(
        routes=[Route("/", page), Route("/text", text)], middleware=[Middleware(EarlyCode, script="/assets/deck.1.js")]
    )
)


def test_the_start_page_names_the_code_once_at_its_head() -> None:
    answer = CLIENT.get("/")
    assert answer.text == (
        '<html><head><script async src="/assets/deck.1.js"></script><title>Atlas</title></head><head></html>'
    )
    assert answer.headers["content-length"] == str(len(answer.content))
    assert "etag" not in answer.headers


def test_every_other_answer_is_left_alone() -> None:
    assert CLIENT.get("/text").text == "<head>"
