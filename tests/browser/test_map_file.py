"""The map file in a real browser: opened from disk, with the network off."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from layers.exports.web_page.page import map_file
from layers.exports.web_page.shapes import hexadecimal
from layers.looks import styles
from layers.looks.palettes import PALETTES
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from tests.browser.looking import seen
from tests.conftest import PATIENCE_MS


@pytest.fixture
def offline(browser: Browser) -> Iterator[Page]:
    """A new page that has no network, of a reader who wants no motion: a popup does not glide from under a click."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()


def inked(page: Page, colour: str) -> int:
    """How many shapes of a colour have any extent on the page."""
    return page.evaluate(
        """colour => [...document.querySelectorAll(`path[stroke="${colour}"], path[fill="${colour}"]`)]
                     .map(path => path.getBoundingClientRect()).filter(box => box.width + box.height > 9).length""",
        colour,
    )


def test_a_map_file_opens_from_disk_without_a_network_and_asks_no_host(
    offline: Page, real_atlas: Atlas, tmp_path: Path
) -> None:
    view = MapView(layers=("interconnectors", "ports", "shipping_lanes"), select="nemo-link")
    file = tmp_path / "map.html"
    file.write_bytes(map_file(view, real_atlas, link="https://atlas.example/?v=1"))
    asked: set[str] = set()
    complaints: list[str] = []
    offline.on("request", lambda request: asked.add(request.url))
    offline.on("console", lambda message: complaints.append(message.text))
    offline.on("pageerror", lambda error: complaints.append(str(error)))

    offline.goto(file.as_uri())
    expect(offline.locator("html")).to_have_attribute("data-ready", "yes")
    popup = offline.locator(".leaflet-popup")
    expect(popup.get_by_role("heading", name="Nemo Link")).to_be_visible()
    expect(popup).to_contain_text("1,000 MW")
    seen(offline, lambda page: inked(page, PALETTES["paper"]["land"]), lambda shapes: shapes == 1)
    orange = hexadecimal(styles.HUES["electricity"]["paper"])
    seen(offline, lambda page: inked(page, orange), lambda shapes: shapes >= 5)
    heads = offline.locator(".leaflet-heads-pane path")
    assert heads.count() > 10
    port = offline.locator(".leaflet-marker-icon[alt=Zeebrugge]")
    expect(port).to_have_js_property("naturalWidth", 64)

    offline.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    port.click()
    expect(popup.get_by_role("heading", name="Zeebrugge")).to_be_visible()
    expect(popup.get_by_role("link").first).to_have_attribute("href", re.compile("^https://"))

    popup.get_by_text("Facts", exact=True).click()
    expect(popup.get_by_role("term").filter(has_text="Countries")).to_be_visible()

    legend = offline.locator(".atlas-legend")
    expect(legend.get_by_text("Ports", exact=True)).to_be_visible()
    offline.locator(".leaflet-control-layers").hover()
    offline.get_by_role("checkbox", name="Ports").uncheck()
    expect(port).to_have_count(0)
    expect(popup).to_have_count(0)
    expect(legend.get_by_text("Ports", exact=True)).to_be_hidden()

    assert asked == {file.as_uri()}
    assert complaints == []
