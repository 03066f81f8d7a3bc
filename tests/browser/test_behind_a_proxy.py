"""The atlas behind a real nginx, with the files of ``deploy/``: below a path as several processes, and at the root."""

import http.client
import os
import re
import socket
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from signal import SIGKILL, SIGTERM
from urllib.parse import urlsplit

import httpx
import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect
from pptx import Presentation

from benchmarks.reader import Reader
from pages.server.assets import ADDRESSES
from tests import debian, nginx
from tests.browser.looking import answered, camera, said, seen
from tests.conftest import STARTING, WITHOUT_PAINT, address_on, drawn, free_port, served
from tests.readers import came
from tests.serving import Server, serving
from tests.waiting import until

NAME = "www.example"
FROM_OUTSIDE = {"Host": NAME, "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "javascript:alert(1)"}
"""What a browser sends that has the atlas by its name, and what a hostile one adds."""


@pytest.fixture(scope="module")
def program() -> str:
    return debian.wait_for("nginx")


COUNTED = "atlas_sessions", "active_sessions"
"""A name in what a process counts, and one in what Streamlit counts of itself."""


@pytest.fixture(scope="module")
def several(program: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The atlas below ``/atlas/`` as two processes, with the nginx of their own before them."""
    assert program
    told = {
        "ATLAS_TRUST_FORWARDED": "yes",
        "ATLAS_SECURITY_CONTACT": "mailto:a@www.example",
        "ATLAS_WORKERS": "0",  # five processes begin in all: each is there sooner
        "ATLAS_METRICS": "yes",
    }
    with serving(tmp_path_factory.mktemp("serving"), 2, "/atlas/", **told) as server:
        yield server


@pytest.fixture(scope="module")
def below_a_path(program: str, several: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the server on which the atlas is below ``/atlas``, as a reader has it: behind two of nginx."""
    folder = tmp_path_factory.mktemp("nginx")
    with nginx.running(program, folder, "nginx-path.conf", urlsplit(several.address).netloc) as address:
        yield address


def handshake(address: str, path: str, host: str, origin: str = "") -> int:
    """The status with which a page's connection is answered that a browser opens under this name.

    ``origin`` is that of the page which asks, where it is not the atlas's own.
    """
    connection = connected(address, path, host, origin)
    status = connection.getresponse().status
    connection.close()
    return status


def connected(address: str, path: str, host: str, origin: str = "") -> http.client.HTTPConnection:
    """A connection on which a page's was asked for, as `handshake` does."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    connection.request(
        "GET",
        path,
        headers={
            "Host": host,
            "Origin": origin or f"http://{host}",
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Protocol": "streamlit",
        },
    )
    return connection


def sessions(server: Server) -> list[int]:
    """How many pages are open at each process, as it tells."""
    told = [httpx.get(f"{address_on(server.metrics_port)}/{number}", timeout=60).text for number in (1, 2)]
    return [int(float(re.findall(r"^atlas_sessions (\S+)$", each, re.MULTILINE)[0])) for each in told]


def test_below_a_path_there_are_the_map_the_table_the_pages_and_a_bent_link(
    profile: BrowserContext, below_a_path: str
) -> None:
    page = profile.new_page()
    page.set_viewport_size({"width": 1280, "height": 720})
    page.add_init_script(WITHOUT_PAINT)
    lost: list[str] = []
    page.on("response", lambda answer: lost.append(answer.url) if answer.status >= 400 else None)
    # A page that is left, as the start page is for a straightened link, asks for nothing more.
    page.on(
        "requestfailed", lambda request: lost.append(request.url) if request.failure != "net::ERR_ABORTED" else None
    )
    page.goto(
        f"{below_a_path}/atlas?v=1&amp;layers=ports&amp;select=port-zeebrugge&#38;utm_source=x&amp;#x26;at=51.3,3.2,9"
    )
    drawn(page)
    expect(page).to_have_url(f"{below_a_path}/atlas/?v=1&layers=ports&select=port-zeebrugge&at=51.3,3.2,9")
    expect(page.locator(".st-key-panel")).to_contain_text("Zeebrugge")
    page.locator(".atlas-table tr[data-feature]").first.wait_for()
    answered(page)
    page.get_by_role("button", name="Download").click()
    links = page.get_by_test_id("stPopoverBody").get_by_role("link")
    links.first.wait_for()
    answered(page)
    for link in links.all():
        expect(link).to_have_attribute("href", re.compile(r"^/atlas/map\.[\w.]+\?v=1&layers=ports"))
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Brief", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Brief")
    shown = page.locator("[class*=st-key-preview] img")
    expect(shown).to_have_attribute("data-address", re.compile(re.escape(f"{below_a_path}/atlas/map.pptx.png?")))
    seen(page, lambda _: shown.evaluate("image => image.naturalWidth"), bool)
    # Streamlit asks on its way to its own path whether the server answers there.
    assert [address for address in lost if "/_stcore/" not in address] == []
    page.close()


def test_below_a_path_files_previews_and_the_list_of_pages_have_the_readers_name(below_a_path: str) -> None:
    with httpx.Client(base_url=below_a_path, headers=FROM_OUTSIDE, timeout=120) as client:
        led = client.get("/atlas/PORTS).?port=port-zeebrugge&fbclid=x")
        assert (led.status_code, led.headers["location"]) == (307, "/atlas/ports?port=port-zeebrugge")
        image = re.findall(r'og:image" content="([^"]+)"', client.get("/atlas/").text)
        assert image == [f"http://{NAME}/atlas/map.png?form=preview"]
        assert Image.open(BytesIO(client.get("/atlas/map.png?form=preview").content)).size == (1200, 630)
        listed = re.findall("<loc>(.*?)</loc>", client.get("/atlas/sitemap.xml").text)
        assert listed[:2] == [f"http://{NAME}/atlas/", f"http://{NAME}/atlas/interconnectors"]
        assert client.get("/atlas/robots.txt").text.endswith(f"Sitemap: http://{NAME}/atlas/sitemap.xml\n")
        assert client.get("/.well-known/security.txt").text.startswith("Contact: mailto:a@www.example\nExpires: ")
        table = client.get("/atlas/map.csv?layers=ports")
        assert (table.status_code, table.headers["content-type"]) == (200, "text/csv; charset=utf-8")
        (slide,) = Presentation(BytesIO(client.get("/atlas/map.pptx?layers=ports").content)).slides
        assert f"http://{NAME}/atlas/?v=1&layers=ports" in slide.notes_slide.notes_text_frame.text
        assert client.get("/atlas").status_code == 301
        missing = client.get("/atlas/nope.png")
        assert (missing.status_code, 'href="/atlas/ports"' in missing.text) == (404, True)
        for path in ("/atlas/metrics", "/atlas/metrics/", "/atlas/_stcore/metrics", "/atlas//_stcore/./metrics/"):
            assert client.get(path).status_code == 404
    for origin in (f"http://{NAME}:8000", "http://evil.example", "http://localhost", "null"):
        assert handshake(below_a_path, "/atlas/_stcore/stream", NAME, origin) == 403


def test_the_settings_that_are_described_do_what_they_say(program: str, tmp_path: Path) -> None:
    settings = {
        "ATLAS_TRUST_FORWARDED": "yes",
        "ATLAS_TLS": "yes",
        "ATLAS_METRICS": "yes",
        "STREAMLIT_BROWSER_SERVER_ADDRESS": "atlas.example",
        "ATLAS_WORKERS": "0",
        "ATLAS_ENDS_AFTER": "1",
    }
    port = free_port()
    with (
        served(port, **settings) as server,
        nginx.running(program, tmp_path, "nginx.conf", f"127.0.0.1:{port}", Host="inner.example") as address,
    ):
        assert handshake(address, "/_stcore/stream", "atlas.example") == 101
        start = httpx.get(f"{address}/", headers={**FROM_OUTSIDE, "Host": "atlas.example"}, timeout=60).text
        assert 'og:image" content="http://atlas.example/map.png?form=preview"' in start
        assert came(Reader(address_on(port), "about")).lost == []
        told = [httpx.get(f"http://127.0.0.1:{port}{path}", timeout=60) for path in ("/metrics", "/_stcore/metrics")]
        assert [(each.status_code, name in each.text) for each, name in zip(told, COUNTED, strict=True)] == [
            (200, True)
        ] * 2
        assert 'atlas_page_run_seconds_count{page="/about"} 1.0' in told[0].text
        hidden = [httpx.get(f"{address}{path}", timeout=60) for path in ("/metrics", "/_stcore/metrics/")]
        assert [each.status_code for each in hidden] == [404, 404]
        healthy = httpx.get(f"{address}/_stcore/health", timeout=60).headers
        assert healthy["strict-transport-security"] == "max-age=31536000"
        assert healthy["set-cookie"].startswith("_streamlit_xsrf=")
        assert healthy["set-cookie"].endswith("; Secure")
        with socket.create_connection(("127.0.0.1", port)) as reader:
            reader.sendall(f"GET {ADDRESSES['map_library.js']} HTTP/1.1\r\nHost: atlas.example\r\n\r\n".encode())
            assert reader.recv(12) == b"HTTP/1.1 200"  # the rest of some megabytes is never read
            server.terminate()
            assert server.wait(120) == -SIGTERM


def test_each_of_several_processes_tells_what_it_has_counted_on_an_address_of_its_own(
    below_a_path: str, several: Server
) -> None:
    assert until(lambda: sessions(several) == [0, 0], STARTING)
    connection = connected(below_a_path, "/atlas/_stcore/stream", NAME)
    assert connection.getresponse().status == 101
    assert sorted(sessions(several)) == [0, 1]
    connection.close()
    assert until(lambda: sessions(several) == [0, 0], STARTING)
    for number in (1, 2):
        assert COUNTED[1] in httpx.get(f"{address_on(several.metrics_port)}/{number}/streamlit", timeout=60).text
    assert httpx.get(f"{address_on(several.metrics_port)}/atlas/", timeout=60).status_code == 404


CHARTS = "[data-testid=stVegaLiteChart]"
WATCH_CHARTS = f"""() => {{
  const count = () => document.querySelectorAll("{CHARTS}").length;
  globalThis.fewest = count();
  new MutationObserver(() => {{ fewest = Math.min(fewest, count()); }})
    .observe(document.body, {{ childList: true, subtree: true }});
}}"""
"""Notes how many charts stood on the page when they were fewest."""
SESSION = """document.querySelector(".atlas-map").state.data.session"""
DOWN = """document.querySelector("[data-testid=stMain]").scrollTop"""
MARKS = """document.querySelector(".atlas-map").state.data.layers.map(({ data }) => data).filter(Boolean)"""


def view(page: Page) -> tuple[object, ...]:
    """What a reader has before the eyes: the address, where the map looks and how far down the page is."""
    return page.url, camera(page), page.evaluate(DOWN)


def process_of(profile: BrowserContext) -> int:
    """The number of the process that the browser's cookie names."""
    (place,) = [cookie["value"] for cookie in profile.cookies() if cookie["name"] == "atlas_at"]
    return int(place[:-1])


def test_a_reader_keeps_the_view_when_the_process_is_killed_and_when_all_give_way_to_new_ones(
    profile: BrowserContext, below_a_path: str, several: Server
) -> None:
    page = profile.new_page()
    page.set_viewport_size({"width": 1280, "height": 720})
    page.add_init_script(WITHOUT_PAINT)
    page.goto(f"{below_a_path}/atlas/ports?port=port-hull&within=50")
    drawn(page)
    page.locator(CHARTS).last.scroll_into_view_if_needed()
    answered(page)
    page.evaluate(WATCH_CHARTS)
    marks = seen(page, lambda _: page.evaluate(MARKS), lambda found: any("/marks/" in each for each in found))
    told = [[httpx.get(address_on(port) + mark).content for mark in marks] for port, _ in several.now().values()]
    assert told[0] == told[1]
    before, charts, session = view(page), page.locator(CHARTS).count(), page.evaluate(SESSION)
    os.kill(several.now()[process_of(profile)][1], SIGKILL)
    other = seen(page, lambda _: page.evaluate(SESSION), lambda now: now != session)
    answered(page)
    assert view(page) == before
    several.renew()
    seen(page, lambda _: page.evaluate(SESSION), lambda now: now != other)
    answered(page)
    assert until(lambda: sorted(sessions(several)) == [0, 1], STARTING)
    assert (view(page), page.evaluate("fewest")) == (before, charts)
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").last.click()
    assert download.value.failure() is None
    page.get_by_text("20 km", exact=True).click()
    seen(page, said, lambda words: words["within"] == ["20"])
    page.close()
