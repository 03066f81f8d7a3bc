"""Coming nearer: a site is a symbol from afar and its outline close in, in a real browser."""

from playwright.sync_api import Page

from pages.server.assets import ADDRESSES
from tests.browser.looking import seen
from tests.conftest import drawn

SYMBOL, FAR_FROM_IT = (1.69, 53.94), (2.0356, 53.974)
"""In one wind farm: where its symbol stands, and another place, in degrees."""


def drawn_now(page: Page) -> set[str]:
    """What the map draws at the moment: the ids of its layers that have a feature."""
    ids: list[str] = page.evaluate(
        """async module => (await import(module)).drawnIn(document.querySelector(".atlas-map").state.overlay)
             .filter(({ features }) => features.length).map(({ id }) => id)""",
        ADDRESSES["map/drawing.js"],
    )
    return set(ids)


def lies_at(page: Page, place: tuple[float, float]) -> str | None:
    """The name of what a click at a place would open."""
    name: str | None = page.evaluate(
        """place => { const { map, overlay } = document.querySelector(".atlas-map").state;
                      return overlay.pickObject(map.project(place))?.object.properties.name ?? null; }""",
        place,
    )
    return name


def test_a_wind_farm_is_a_symbol_from_afar_and_close_in_its_outline_with_its_turbines_on_both_maps(open_page):
    page = open_page("/?v=1&layers=offshore_wind,wind_turbines&at=53.95,1.9,7.2", paint=False)
    assert (drawn_now(page), lies_at(page, SYMBOL), lies_at(page, FAR_FROM_IT)) == (
        {"offshore_wind:point"}, "Hornsea 2", None,
    )  # fmt: skip
    page.get_by_role("button", name="Zoom in").click()
    seen(page, drawn_now, {"offshore_wind:area:outline", "wind_turbines:point"}.__eq__)
    page.get_by_role("button", name="Zoom out").click()
    seen(page, drawn_now, {"offshore_wind:point"}.__eq__)
    page.get_by_role("link", name="Wind", exact=True).click()
    page.locator(".st-key-wind-stage .atlas-map[aria-busy=false]").wait_for()
    assert drawn_now(page) == {"marks:point:0:answer"}
    page.evaluate(
        """place => { document.querySelector(".atlas-map").state.map.jumpTo({ center: place, zoom: 8.2 }); }""", SYMBOL
    )
    seen(page, drawn_now, {"marks:area:7.5:answer", "marks:point:7.5:answer"}.__eq__)
    drawn(page)
    assert (lies_at(page, SYMBOL), lies_at(page, FAR_FROM_IT)) == ("Hornsea 2", "Hornsea 2")
