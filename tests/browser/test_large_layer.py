"""A layer of 30,000 points on the map: it comes in tiles, and a reader has of it what every layer gives."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import seen, written
from tests.conftest import PATIENCE_MS, WITHOUT_PAINT, copied, drawn, running_app
from tests.many_features import write_many

COUNT = 30_000


@pytest.fixture(scope="module")
def lights(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a copy of the atlas with so many lights."""
    copy = copied(tmp_path_factory.mktemp("large") / "atlas")
    write_many(copy, COUNT)
    with running_app(copy, ATLAS_WORKERS="0", ATLAS_TILES=str(copy / "tiles")) as app:
        yield app


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab whose map paints nothing."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.add_init_script(WITHOUT_PAINT)
    yield page
    context.close()


def tiles(page: Page) -> dict[str, int]:
    """The tiles that are drawn -> how many symbols each holds."""
    found: dict[str, int] = page.evaluate(
        """() => Object.fromEntries(document.querySelector(".atlas-map").state.overlay._deck.layerManager.getLayers()
             .filter(({ parent, props, id }) => !parent && props.visible && id.startsWith("lighthouses:point:"))
             .map(({ id, props: { data } }) => [id.split(":")[2], (data.features ?? data).length]))"""
    )
    return found


def light_near_the_middle(page: Page) -> tuple[str, list[str], float, float]:
    """Name, tooltip and place on the page of the symbol that is nearest to the middle of the map."""
    name, tip, x, y = page.evaluate(
        """() => { const root = document.querySelector(".atlas-map"), { map, overlay } = root.state;
             const box = root.getBoundingClientRect(), middle = map.project(map.getCenter());
             const all = overlay._deck.layerManager.getLayers()
               .filter(({ parent, props, id }) => !parent && props.visible && id.startsWith("lighthouses:point:"))
               .flatMap(({ props: { data } }) => data.features ?? []);
             const far = ({ geometry }) => map.project(geometry.coordinates).dist(middle);
             const nearest = all.reduce((best, each) => far(each) < far(best) ? each : best);
             const { x, y } = map.project(nearest.geometry.coordinates), { name, tip } = nearest.properties;
             return [name, tip, box.x + x, box.y + y]; }"""
    )
    return name, tip, x, y


def test_a_layer_of_thousands_is_drawn_in_tiles_told_clicked_filtered_and_searched(lights: str, page: Page):
    page.goto(f"{lights}/?layers=lighthouses&at=56,2.5,6.5")
    drawn(page)
    expect(page.locator(".atlas-map-title p")).to_contain_text("30,000 features")
    far = tiles(page)
    assert {name.partition("/")[0] for name in far} == {"6"}
    assert 1000 < sum(far.values()) < 20_000
    name, tip, x, y = light_near_the_middle(page)
    assert tip[0] in ("Lighthouse · in service", "Lighthouse · planned")
    page.mouse.move(x, y)
    expect(page.locator(".atlas-map-tooltip strong")).to_have_text(name)

    page.mouse.click(x, y)
    expect(page.locator(".st-key-panel h2")).to_have_text(name)
    drawn(page)
    assert name in written(page)

    page.goto(f"{lights}/?layers=lighthouses&status=planned&base=night&at=56,2.5,9")
    drawn(page)
    expect(page.locator(".atlas-map-title p")).to_contain_text("6,000 features")
    close = tiles(page)
    assert {name.partition("/")[0] for name in close} == {"9"}
    seen(page, written, lambda names: any(each.startswith("Light ") for each in names))

    expect(page.locator(".atlas-pages")).to_have_count(0)  # so many rows are sent whole


def test_a_pan_and_a_zoom_bring_the_tiles_of_the_new_place(lights: str, page: Page):
    page.goto(f"{lights}/?layers=lighthouses&at=56,2.5,8")
    drawn(page)
    before = tiles(page)
    page.locator(".maplibregl-canvas").focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    seen(page, tiles, lambda found: found and not set(found) & set(before))
    drawn(page)
    page.keyboard.press("+")
    seen(page, tiles, lambda found: found and {name.partition("/")[0] for name in found} == {"9"})


def test_a_long_table_is_turned_sorted_and_searched(lights: str, page: Page):
    page.goto(f"{lights}/?layers=lighthouses&at=56,2.5,8")
    where, first = page.locator(".atlas-pages [role=status]"), page.locator(".atlas-table tbody th").first
    expect(where).to_have_text("Rows 1 to 200 of 30,000")
    page.get_by_role("button", name="Next rows").click()
    expect(where).to_have_text("Rows 201 to 400 of 30,000")
    expect(first).to_have_text("Light 200")
    page.locator(".atlas-table thead button", has_text="Year").click()
    expect(where).to_have_text("Rows 1 to 200 of 30,000")
    expect(page.locator(".atlas-page-told")).to_have_text("Sorted by Year, ascending.")
    page.get_by_label("Search the table").fill("light 2999")
    expect(where).to_have_text("Rows 1 to 13 of 13")
    first.click()
    expect(page.locator(".st-key-panel h2")).to_contain_text("Light 2999")
