"""Streamlit's own code and styles go out compressed, and a browser keeps them for good."""

import gzip

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.server.streamlit_files import FOLDER, StreamlitFiles


def streamlits_own(_request: object) -> PlainTextResponse:
    return PlainTextResponse("Streamlit's own answer")


CLIENT = TestClient(
    Starlette(
        routes=[Route("/{path:path}", streamlits_own, methods=["GET", "POST"])],
        middleware=[Middleware(StreamlitFiles)],
    )
)


@pytest.mark.parametrize(("start", "kind"), [("js/react-dom.", "text/javascript"), ("css/index.", "text/css")])
def test_code_and_styles_are_those_of_streamlit_compressed_and_kept_for_good(start: str, kind: str) -> None:
    (file,) = FOLDER.glob(f"{start}*")
    with CLIENT.stream("GET", f"/static/{file.relative_to(FOLDER)}", headers={"accept-encoding": "br, gzip"}) as answer:
        sent = b"".join(answer.iter_raw())
    assert gzip.decompress(sent) == file.read_bytes()
    assert dict(answer.headers) == {
        "content-type": f"{kind}; charset=utf-8",
        "content-encoding": "gzip",
        "content-length": str(len(sent)),
        "vary": "Accept-Encoding",
        "cache-control": "public, max-age=31536000, immutable",
    }


@pytest.mark.parametrize(
    ("method", "path", "accepted"),
    [
        ("GET", "", "identity"),
        ("GET", "", "gzip;q=0"),
        ("POST", "", "gzip"),
        ("GET", ".map", "gzip"),
        ("GET", "/../../../index.html", "gzip"),
    ],
)
def test_all_else_is_answered_by_streamlit(method: str, path: str, accepted: str) -> None:
    (file,) = FOLDER.glob("js/react-dom.*")
    answer = CLIENT.request(method, f"/static/js/{file.name}{path}", headers={"accept-encoding": accepted})
    assert answer.text == "Streamlit's own answer"
