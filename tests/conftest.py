"""What tests share: a running app, a browser, and how to wait for a drawn map."""

import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from loaders.atlas import Atlas
from pages import opened_atlas
from pages.parts import map_component
from tests import chromium
from tests.small_atlas import small_atlas
from tests.small_farms import FARM_FILES, WITH_FARMS
from tests.small_lanes import WITH_LANES
from tests.waiting import until

ROOT = Path(__file__).parent.parent
PATIENCE_MS = 180_000
"""How long a browser test waits for what must come: a processor that also draws the map is slow, not wrong."""
STARTING = 180
"""Seconds that a server may take to start."""
SCALE = 0.5
"""Screen pixels to a pixel of the page in the shared browser."""
expect.set_options(timeout=PATIENCE_MS)
settings.register_profile("patient", deadline=None)  # no test fails because the machine is busy
settings.load_profile("patient")


def copied(folder: Path) -> Path:
    """The project's files in another folder, to be changed at will, with what Python has compiled of them already."""
    for room in ("geodata", "loaders", "layers", "pages", ".streamlit"):
        shutil.copytree(ROOT / room, folder / room)
    shutil.copy(ROOT / "app.py", folder / "app.py")
    return folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project for one test."""
    return copied(tmp_path / "atlas")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def running_app(folder: Path = ROOT, script: str = "app.py", path: str = "", **settings: str) -> Iterator[str]:
    """The app of a folder, served on a free port, below a path where one is given; gives its address.

    The server is cold. ``settings`` are variables of its environment.
    """
    port = free_port()
    with served(port, folder, script, path, **settings):
        yield address_on(port, path)


def address_on(port: int, path: str = "") -> str:
    """Where what is served on a port is found."""
    return f"http://127.0.0.1:{port}{path}"


@contextmanager
def served(
    port: int, folder: Path = ROOT, script: str = "app.py", path: str = "", **settings: str
) -> Iterator[subprocess.Popen[bytes]]:
    """As `running_app`, on this port; gives the server's process, which a test may kill."""
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        script,
        "--server.port",
        str(port),
        "--server.address",
        "127.0.0.1",
    ]
    environment = {**os.environ, "PYTHONPATH": str(folder), "STREAMLIT_SERVER_BASE_URL_PATH": path, **settings}
    log = folder / f".server-{port}.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT) as server,
    ):
        try:
            if (
                not until(lambda: answering(address_on(port, path)) or server.poll() is not None, STARTING)
                or server.poll() is not None
            ):
                raise RuntimeError(log.read_text())
            yield server
        finally:
            try:
                end(server)
            finally:
                log.unlink()


def end(server: subprocess.Popen[bytes]) -> None:
    """End a server. One that does not end fails its test and holds up no other."""
    server.terminate()
    try:
        server.wait(120)
    finally:
        server.kill()


map_component.PAGES_WAIT = False
"""A page that a test runs by itself has no browser whose map could tell that its ground is drawn."""


@pytest.fixture(scope="session")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The small atlas of `tests/small_atlas.py`."""
    return small_atlas(tmp_path_factory.mktemp("atlas"))


@pytest.fixture(scope="session")
def lanes_atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The small atlas with the routeing measures of `tests/small_lanes.py`."""
    return small_atlas(tmp_path_factory.mktemp("lanes"), WITH_LANES)


@pytest.fixture(scope="session")
def farms_atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The small atlas with the wind farms of `tests/small_farms.py`."""
    return small_atlas(tmp_path_factory.mktemp("farms"), WITH_FARMS, FARM_FILES)


@pytest.fixture(scope="session")
def real_atlas() -> Atlas:
    """The project's own data, as the server opens it. Nothing that tests go through is empty."""
    atlas = opened_atlas.atlas()
    assert all((atlas.layers, atlas.sources, atlas.commitments, atlas.instruments, atlas.events, atlas.places))
    assert [id for id, layer in atlas.layers.items() if layer.features.empty] == []
    return atlas


FIRST = (
    "test_promises.py",
    "test_keyboard.py",
    "test_healing.py",
    "test_everyone.py",
    "test_explore.py",
    "test_left_out.py",
)
"""What takes longest begins first, then what drives a browser: no worker is alone with it at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that open the project's own data are marked ``project_data``: those that a change of the data may break.

    The dearest come first.
    """
    opens = re.compile(r"\b(?:open_atlas\(\)|copytree\(GEODATA|opened_atlas\.|AppTest\b|ROOT / \"geodata\")")
    files = {file for file in {item.path for item in items} if opens.search(file.read_text(encoding="utf-8"))}
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if item.path in files or asked & {"real_atlas", "client", "app"}:
            item.add_marker("project_data")
    dearest = {name: place for place, name in enumerate(FIRST)}
    items.sort(key=lambda item: (dearest.get(item.path.name, len(FIRST)), "browser" not in item.path.parts))


def answering(address: str) -> bool:
    """Whether a server is up."""
    try:
        return bool(urllib.request.urlopen(f"{address}/_stcore/health", timeout=10).read())
    except OSError:
        return False


@pytest.fixture(scope="session")
def app() -> Iterator[str]:
    """Address of the running app, one server for all tests of a process."""
    with running_app() as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver of the browsers."""
    if chromium.find() is None:
        pytest.fail(chromium.MISSING)
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A real Chromium that draws WebGL in software, for tests that want a new, empty profile."""
    browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FOR_TESTS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def profile(playwright: Playwright, app: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """One reader's browser, which keeps what it has fetched and compiled: one tab of the site is always open.

    Motion is reduced: flights take no time. Four pixels of the page are one of the screen: the layout is the same, and
    a processor that must draw like a graphics card is done sooner.
    """
    folder = tmp_path_factory.mktemp("profile")
    context = playwright.chromium.launch_persistent_context(
        folder,
        executable_path=chromium.find(),
        args=chromium.FOR_TESTS,
        reduced_motion="reduce",
        device_scale_factor=SCALE,
    )
    context.set_default_timeout(PATIENCE_MS)
    context.pages[0].goto(f"{app}/_stcore/health")  # what the process of the site has compiled goes with its last tab
    yield context
    context.close()


@pytest.fixture(scope="module")
def plain_page(profile: BrowserContext, app: str) -> Iterator[Page]:
    """A page of the server that holds nothing but text."""
    page = profile.new_page()
    page.goto(f"{app}/_stcore/health")
    yield page
    page.close()


WITHOUT_DRAWING = "globalThis.mapLibrary = { maplibre: { Map: class { constructor() { throw new Error('none'); } } } };"
"""Instead of the drawing library, for tests of everything but the picture: drawing takes most of a test's time.

It is there before the page asks for the library. To answer for it would cost the browser what it has kept of all files.
"""

WITHOUT_PAINT = """
    for (const draw of ["drawArrays", "drawArraysInstanced", "drawElements", "drawElementsInstanced"]) {
        const { prototype } = WebGL2RenderingContext, paint = prototype[draw];
        prototype[draw] = function (...given) {
            if (this.getParameter(this.DRAW_FRAMEBUFFER_BINDING)) paint.apply(this, given);
        };
    }
"""
"""What paints the screen does nothing, for tests of where a map looks, what it shows, names and has at the pointer.

All else of the map is there, also the picture beside the screen in which it looks up what lies at a place. A processor
in place of a graphics card translates every program that paints anew in every tab: half of what a map costs it.
"""


@pytest.fixture
def open_page(profile: BrowserContext, app: str) -> Iterator[Callable[..., Page]]:
    """Opens an address of the app in a new tab, hence a new session, and waits until the map is drawn.

    With ``paint=False`` the map does all but paint (`WITHOUT_PAINT`). With ``wait=False`` it does not wait, and the map
    is not drawn at all: its frame, the panel and the table are there.
    """
    pages: list[Page] = []

    def opened(path: str = "/", width: int = 1280, height: int = 720, wait: bool = True, paint: bool = True) -> Page:
        page = profile.new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": height})
        if not wait:
            page.add_init_script(WITHOUT_DRAWING)
        elif not paint:
            page.add_init_script(WITHOUT_PAINT)
        page.goto(app + path)
        if wait:
            drawn(page)
        return page

    yield opened
    for page in pages:
        page.unroute_all(behavior="ignoreErrors")  # answers that a failed test held back are no fault of the next one
        page.close()


def stop_painting(page: Page) -> None:
    """From now on the map of a page does all but paint, as with ``paint=False``: enough was looked at."""
    page.evaluate(f"() => {{ {WITHOUT_PAINT} }}")


@pytest.fixture(scope="module")
def go_to(profile: BrowserContext, app: str) -> Iterator[Callable[..., Page]]:
    """Opens addresses in one tab, one after the other, for all tests of a file; the map is not drawn.

    For tests that leave nothing in the browser: what the tab has loaded is kept, the session is a new one.
    """
    page = profile.new_page()
    page.add_init_script(WITHOUT_DRAWING)

    def gone(path: str, width: int = 1280, height: int = 720) -> Page:
        page.bring_to_front()
        page.set_viewport_size({"width": width, "height": height})
        page.goto(app + path)
        return page

    yield gone
    page.close()


def drawn(page: Page) -> None:
    """Wait until the map says that its picture is complete."""
    page.wait_for_selector(".atlas-map[aria-busy=false]", timeout=PATIENCE_MS)
