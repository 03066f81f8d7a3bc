"""Whatever is asked of any address, the answer is what was asked for or one sentence: never an error of the server.

``ATLAS_FUZZ=5000 python -m pytest -s tests/pages/server/test_hostile_requests.py`` asks so many times, and draws every
file that is asked for, which takes some minutes; it prints the slowest answers and what memory the server had after
each tenth. The suite asks a few hundred times and leaves the drawing out.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from geodata import base
from layers.exports.briefs import OWN_WORDS
from layers.exports.formats import ANSWERED
from layers.views.map_view import ORDER
from loaders.atlas import Atlas
from pages.catalogue import PAGES
from pages.parts.subject_maps import MAPS
from pages.server import desks
from pages.server.desks import FILES
from pages.server.files import PACK_WORDS
from pages.server.map_data import LAYER_WORDS
from pages.server.queue import Call, Made
from pages.server.routes import ANSWERS, ROUTES
from pages.server.security_headers import SecurityHeaders
from pages.server.start_page import StartPage

TIMES = int(os.environ.get("ATLAS_FUZZ", "300"))
IN_FULL = "ATLAS_FUZZ" in os.environ
ASKED: list[tuple[float, int, str]] = []
"""Of a full run: seconds that each answer took, pages of memory that the process had after it, what was asked."""
NAMES = sorted(
    {*ORDER, *OWN_WORDS, *PACK_WORDS, *LAYER_WORDS, *(word for each in MAPS.values() for word in each.words)}
    | {"at", "v", "theme", "embed", "present", "utm_source"}
)
WORDS = [
    "", "all", "none", "ports", "energy_islands", "interconnectors,ports", "point", "label", "paper", "night", "2030",
    "-1", "1e999", "nan", "51.3,3.2,9", "51.33,3.2;51.3,1.4", "NaN,NaN", "inf,1;2,3", "nautilus", "port-zeebrugge",
    "energy-nautilus", "energy", "v=1&layers=ports", "v=1&layers=ports;v=1&title=$x^{", ";" * 50, "screen", "slide",
    "$\\frac{", "%", "%00", "\0", "\ud83d\ude80", "\u202e", "../../etc/passwd", "<script>alert(1)</script>",
    "'; drop table", "{{7*7}}", "x" * 3000, "3D2030", "operational,planned", "BE", "GB,BE,XX", "again-1/map_library.js",
]  # fmt: skip
HEADERS = {
    "accept-encoding": ["", "gzip", "gzip;q=0", "gzip;q=0.", "*;q=1.000", ";;;", "br, gzip;q=9"],
    "host": ["testserver", "localhost", "[::1]:1", "a_b", "<x>"],
    "x-forwarded-for": ["", "203.0.113.9", "nonsense, ,", "::1"],
}
SENTENCE = re.compile(r"[^\n]{5,800}[.?]|Not Found|Method Not Allowed")


async def page(_: Request) -> Response:
    """What Streamlit answers to any path that it does not know."""
    return HTMLResponse("<head><title>Streamlit</title></head>")


@pytest.fixture(scope="module")
def server(real_atlas: Atlas) -> Iterator[TestClient]:
    assert real_atlas.layers
    real = FILES.run

    async def undrawn(call: Call, *_: object) -> Made:
        assert hash(call) == hash(Call(call.make, call.of))
        return Made(b"drawn", "file")

    if not IN_FULL:
        FILES.run = undrawn
    middleware = [Middleware(SecurityHeaders), Middleware(StartPage, script="/deck.js")]
    routes = [*ROUTES, Route("/{path:path}", page)]
    with TestClient(Starlette(routes=routes, middleware=middleware), follow_redirects=False) as client:
        yield client
    kept_mb = [sum(len(made.content) for made in queue.kept.values()) / 1_000_000 for queue in (FILES, desks.ANSWERS)]
    FILES.run = real
    FILES.forget()
    if IN_FULL:
        page_mb = os.sysconf("SC_PAGE_SIZE") / 1_000_000
        tenths = ASKED[:: max(1, len(ASKED) // 10)]
        print("\nMemory, MB:", *(round(pages * page_mb) for _, pages, _ in [*tenths, ASKED[-1]]))
        print("Of that, results that are kept for who asks again, files and answers, MB:", *map(round, kept_mb))
        for seconds, _, asked in sorted(ASKED, reverse=True)[:8]:
            print(f"{seconds:.2f} s: {asked[:200]}")


anything = st.sampled_from(WORDS) | st.text(max_size=60)
in_paths = st.sampled_from(
    ["all", "ports", "energy_islands", "paper", "night", "png", "json", "map_library.js", *MAPS, *ANSWERED, *base.NAMES]
)


@st.composite
def addresses(draw: st.DrawFn) -> str:
    """An address of any route or page: its places filled with what belongs there, or not, and any words."""
    path = draw(st.sampled_from([*ANSWERS, *PAGES]))
    filled = re.sub(r"\{[^}]+\}", lambda _: quote(draw(in_paths | anything), safe="", errors="surrogatepass"), path)
    words = draw(st.lists(st.tuples(st.sampled_from(NAMES) | anything, anything), max_size=5))
    bent = draw(st.sampled_from(["", "", "", "&amp;layers=ports", "?x=1", "%", "&&&", "#&38;"]))
    return f"{filled}?{urlencode(words, errors='surrogatepass')}{bent}"


headers = st.fixed_dictionaries({}, optional={name: st.sampled_from(words) for name, words in HEADERS.items()})


@settings(max_examples=TIMES, deadline=None, suppress_health_check=list(HealthCheck))
@example(address="/layers/%0A.geojson", headers={}, method="GET")
@given(address=addresses(), headers=headers, method=st.sampled_from(["GET", "GET", "GET", "HEAD", "POST", "OPTIONS"]))
def test_whatever_is_asked_the_answer_is_a_file_or_one_sentence(
    server: TestClient, address: str, headers: dict[str, str], method: str
) -> None:
    answer = server.request(method, address, headers=headers)
    if IN_FULL:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        ASKED.append((answer.elapsed.total_seconds(), pages, f"{method} {address}"))
    assert answer.status_code in (200, 204, 307, 400, 404, 405, 414)
    told = answer.status_code >= 400 and answer.headers["content-type"].startswith("text/plain") and method == "GET"
    assert not told or SENTENCE.fullmatch(answer.text)
    assert "Traceback" not in answer.text
