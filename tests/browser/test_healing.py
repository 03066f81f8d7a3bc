"""What is lost on its way comes after all, and meanwhile the map says what is missing."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.looking import answered, camera, changed, picture, said, seen, switch
from tests.conftest import PATIENCE_MS, SCALE, WITHOUT_PAINT, address_on, drawn, free_port, served

CODE = re.compile(r"/assets/(?:again-\d+/)?(?:parts|map|table)\.")
PROGRAM = re.compile(r"/style/|/assets/(?:ground|(?:again-\d+/)?map_library)")
DATA = re.compile(r"/(?:layers|marks|base|symbols|swatches|tables)/|/media/Source")
KIND = re.compile(r"/(?:assets/(?:again-\d+/)?|static/)?(\w+)")
WAYS = ("broken off", "busy", "cut", "late")
"""No answer, status 503, half an answer, and none as long as it lasts."""
EXPLORE = "/?layers=ports"
"""A map of points: lines take a processor several seconds to draw. The map of CO2 has them."""
ON_EXPLORE = {
    **dict.fromkeys(("parts", "map_library", "symbols"), WAYS[0]),
    **dict.fromkeys(("map", "ground", "swatches"), WAYS[1]),
    **dict.fromkeys(("table", "layers", "media"), WAYS[2]),
    **dict.fromkeys(("style", "base", "tables"), WAYS[3]),
}
ON_CO2 = {
    "marks": WAYS[0],
    **dict.fromkeys(("style", "base"), WAYS[1]),
    **dict.fromkeys(("parts", "map_library", "symbols"), WAYS[2]),
    **dict.fromkeys(("map", "ground", "swatches"), WAYS[3]),
}
"""Every kind of address that a page fetches -> the way in which it is lost there, on each page another.

Fonts (``media``) are lost on Explore alone: where the map of CO2 looks first is measured by its title, which is a line
higher or lower in another font.

``python -m benchmarks.healing each`` loses every kind in every way.
"""


WATCH_DIALOGS = """() => {
  globalThis.dialogs = [];
  new MutationObserver(changes => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      const dialog = node.matches?.(".stDialog") ? node : node.querySelector?.(".stDialog");
      if (dialog) dialogs.push(dialog.textContent.slice(0, 16));
    }
  }).observe(document.body, { childList: true, subtree: true });
}"""
"""Notes the first words of every dialog that opens."""


class Losing:
    """Answers to addresses that fit a pattern are lost until `end`. ``lost`` tells which kinds of address have been
    lost in which ways.
    """

    def __init__(self, page: Page, addresses: re.Pattern[str], ways: Mapping[str, Sequence[str]]) -> None:
        """``ways`` are of `WAYS`, by the kind of address: each address is lost in one after the other, and in the last
        for good. Other kinds arrive.
        """
        self.page, self.ways, self.ended = page, ways, False
        self.asked: Counter[str] = Counter()
        self.lost: defaultdict[str, set[str]] = defaultdict(set)
        self.held: list[Route] = []
        page.route(addresses, self.lose)

    def lose(self, route: Route) -> None:
        """Lose one answer."""
        path = urlsplit(route.request.url).path
        address, kind = re.sub(r"again-\d+/", "", path), kind_of(path)
        ways = self.ways.get(kind)
        if self.ended or not ways:
            route.continue_()
            return
        way = ways[min(self.asked[address], len(ways) - 1)]
        self.asked[address] += 1
        if way == "broken off":
            route.abort()
        elif way == "busy":
            route.fulfill(status=503, body="busy", content_type="text/plain")
        elif way == "cut":
            answer = route.fetch()
            kept = {name: value for name, value in answer.headers.items() if name == "content-type"}
            route.fulfill(status=200, headers=kept, body=answer.body()[: len(answer.body()) // 2])
        else:
            self.held.append(route)
        self.lost[kind].add(way)

    def every(self, *kinds: str) -> None:
        """Wait until these kinds of address, and no other, have been lost in each of their ways."""
        ways = {kind: set(self.ways[kind]) for kind in kinds}
        seen(self.page, lambda _: dict(self.lost), lambda lost: lost == ways)

    def end(self) -> None:
        """From now on answers arrive, those that are late among them."""
        self.ended = True
        for route in self.held:
            route.continue_()


def kind_of(path: str) -> str:
    """What an address names: a file of code, or data."""
    found = KIND.match(path)
    assert found, path
    return found[1]


def again(page: Page) -> None:
    """What waits for its next try has it now, as when a browser says that the line is back."""
    page.evaluate("dispatchEvent(new Event('online'))")


class Mortal:
    """A server that can be killed, and started anew in its place. Nobody asks it for files."""

    def __init__(self) -> None:
        self.port, self.serving = free_port(), ExitStack()
        self.start()

    def start(self) -> None:
        self.serving.close()
        self.process = self.serving.enter_context(served(self.port, ATLAS_WORKERS="0"))

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def mortal() -> Iterator[Mortal]:
    """A server that lives."""
    mortal = Mortal()
    yield mortal
    mortal.serving.close()


def told(page: Page) -> str:
    """What the map says of itself."""
    words: str | None = page.locator(".atlas-map-notice").text_content()
    return words or ""


def fresh(browser: Browser) -> BrowserContext:
    """A browser that has fetched nothing yet."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, reduced_motion="reduce", device_scale_factor=SCALE
    )
    context.set_default_timeout(PATIENCE_MS)
    return context


def tab(profile: BrowserContext) -> Page:
    """A new tab of a browser."""
    page = profile.new_page()
    page.set_viewport_size({"width": 1280, "height": 720})
    return page


@dataclass
class Standing:
    """A page whose map stands, and what it looked like before anything disturbed it."""

    page: Page
    undisturbed: Image.Image


def opened(profile: BrowserContext, address: str) -> Standing:
    """A page on which nothing is lost."""
    page = tab(profile)
    page.goto(address)
    return Standing(page, picture(page))


@pytest.fixture(scope="module")
def explore(profile: BrowserContext, app: str) -> Iterator[Standing]:
    """Explore, opened once: what it must look like after every loss, and a map from which something is taken."""
    standing = opened(profile, app + EXPLORE)
    yield standing
    standing.page.close()


@pytest.fixture
def undisturbed(request: pytest.FixtureRequest, profile: BrowserContext, app: str) -> Callable[[str], Image.Image]:
    """What the map of a page looks like that nothing has disturbed."""

    def looked_at(path: str) -> Image.Image:
        if path == EXPLORE:
            explore: Standing = request.getfixturevalue("explore")
            return explore.undisturbed
        standing = opened(profile, app + path)
        standing.page.close()
        return standing.undisturbed

    return looked_at


@pytest.mark.parametrize(
    ("path", "ways", "parts", "answers"),
    [
        (EXPLORE, ON_EXPLORE, ("parts", "map", "table"), ("layers", "base", "symbols", "swatches", "media", "tables")),
        ("/co2", ON_CO2, ("parts", "map"), ("base", "symbols", "swatches", "marks")),
    ],
    ids=["explore", "co2"],
)
def test_whatever_is_lost_while_a_map_loads_in_whatever_way_is_told_by_name_and_comes(
    browser, app, undisturbed, path, ways, parts, answers
):
    context = fresh(browser)
    page = context.new_page()
    code, program, data = (
        Losing(page, addresses, {kind: [way] for kind, way in ways.items()}) for addresses in (CODE, PROGRAM, DATA)
    )
    page.goto(app + path, wait_until="commit")
    before = undisturbed(path)  # while what is late becomes late
    expect(page.locator(".atlas-late").first).to_have_text("Not arrived yet: the map. Trying again.")
    expect(page.locator(".atlas-map")).to_be_hidden()
    code.every(*parts)
    code.end()
    expect(page.locator(".atlas-late").first).to_have_text("")
    program.every("style", "map_library", "ground")
    seen(page, told, lambda words: "the base map" in words and "the map's program" in words)
    program.end()
    again(page)
    data.every(*answers)
    seen(page, told, lambda words: "the coast" in words and "the map's program" not in words)
    expect(page.locator(".atlas-map")).to_have_attribute("aria-busy", "true")
    if path == EXPLORE:
        expect(page.locator(".atlas-late").last).to_have_text("Not arrived yet: the table. Trying again.")
    data.end()
    again(page)
    assert changed(before, picture(page)) == 0
    assert told(page) == ""
    if path == EXPLORE:
        expect(page.locator(".atlas-table")).to_have_attribute("aria-busy", "false")
    context.close()


def test_one_layer_that_does_not_come_is_named_and_what_it_showed_before_is_not_shown_for_it(explore):
    page = explore.page
    page.bring_to_front()
    before = picture(page)
    ports = Losing(page, re.compile(r"/layers/ports\.geojson\?part=point"), {"layers": ["busy"]})
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Words in name, kind, operator or description").fill("zee")
    page.keyboard.press("Enter")
    seen(page, told, lambda words: words == "Not arrived yet: Ports. Trying again.")
    features = """document.querySelector(".atlas-map").state.drawn.get("ports:point").data"""
    seen(page, lambda _: page.evaluate(features), lambda data: data == [])
    ports.end()
    seen(page, told, lambda words: words == "")
    assert changed(before, picture(page)) > 100


def test_a_map_whose_graphics_memory_was_taken_says_so_and_is_drawn_again(explore):
    page = explore.page
    page.bring_to_front()
    page.locator(".atlas-table tr[data-feature] button").first.click()
    expect(page.locator(".st-key-panel")).to_contain_text("Sources")
    answered(page)
    before, looked = picture(page), camera(page)
    page.evaluate(
        """() => { const context = document.querySelector(".maplibregl-canvas").getContext("webgl2");
                   window.graphics = context.getExtension("WEBGL_lose_context"); graphics.loseContext(); }"""
    )
    seen(page, told, lambda words: words.startswith("The browser took the map's graphics memory back."))
    expect(page.locator(".atlas-map")).to_have_attribute("aria-busy", "true")
    page.evaluate("graphics.restoreContext()")
    seen(page, told, lambda words: words == "")
    assert (changed(before, picture(page)), camera(page)) == (0, looked)
    expect(page.locator(".atlas-map-message")).to_be_hidden()


def test_a_server_that_is_killed_while_code_and_while_data_load_and_comes_back_gives_the_whole_map(
    profile, explore, mortal
):
    page = tab(profile)

    def kill(route: Route) -> None:
        mortal.kill()
        route.continue_()

    for moment in ("**/static/js/index.*", "**/layers/**"):  # the second cuts the line to the page as well
        page.route(moment, kill, times=1)
    page.goto(address_on(mortal.port) + EXPLORE, wait_until="commit")
    for _ in range(2):
        seen(page, lambda _: mortal.process.poll(), lambda code: code is not None)
        mortal.start()
    assert changed(explore.undisturbed, picture(page)) == 0
    assert told(page) == ""
    page.close()


def test_after_the_server_was_gone_the_address_says_what_the_map_shows(browser):
    port = free_port()
    context = fresh(browser)
    page = context.new_page()
    page.add_init_script(WITHOUT_PAINT)
    with served(port, ATLAS_WORKERS="0") as server:
        page.goto(address_on(port))
        drawn(page)
        page.locator(".maplibregl-canvas").hover()
        page.mouse.wheel(0, -300)
        expect(page).to_have_url(re.compile("at="))
        answered(page)
        page.evaluate(WATCH_DIALOGS)
        server.kill()
        seen(page, told, lambda words: words.startswith("The server does not answer."))
        seen(page, lambda _: page.evaluate("dialogs"), lambda opened: opened == ["Connection error"])
        page.locator(".maplibregl-canvas").hover()  # nothing lies over the map, nor over what it says
        page.locator(".atlas-map-notice").hover()
        at = page.evaluate("""() => { const { map } = document.querySelector(".atlas-map").state;
                                      map.zoomTo(7.2, { duration: 0 }, { originalEvent: new Event("wheel") });
                                      return map.getZoom(); }""")
        assert at == 7.2
    with served(port, ATLAS_WORKERS="0"):
        seen(page, told, lambda words: words == "")
        answered(page)
        drawn(page)
        shown = camera(page)
        assert shown[2] == 7.2
        seen(page, said, lambda words: words["at"] == [f"{shown[0]:g},{shown[1]:g},7.2"])
        switch(page, "Gas pipelines")
        answered(page)
        assert camera(page) == shown
        seen(page, said, lambda words: words["at"] == [f"{shown[0]:g},{shown[1]:g},7.2"] and "gas" in str(words))
    context.close()


def test_an_embedded_map_leaves_the_wheel_to_the_page_around_it(profile, app):
    page = tab(profile)
    around = "<p style='height: 600px'>Words</p>"
    frame = f"<iframe src='{app}/?layers=ports&embed=true' width=700 height=500></iframe>"
    page.route("**/article.html", lambda route: route.fulfill(body=around + frame + around, content_type="text/html"))
    page.goto(f"{app}/article.html")
    inside = page.frame_locator("iframe")
    inside.locator(".atlas-map[aria-busy=false]").wait_for()
    zoom = """() => document.querySelector(".atlas-map").state.map.getZoom()"""
    before = page.frames[1].evaluate(zoom)
    page.locator("iframe").hover()
    page.evaluate("scrollTo(0, 400)")
    page.mouse.wheel(0, 120)
    hint = inside.locator(".maplibregl-cooperative-gesture-screen")
    expect(hint).to_have_text("Click the map, or hold Ctrl, to zoom by scrolling.Move the map with two fingers.")
    seen(page, lambda _: page.evaluate("scrollY"), lambda down: down > 400)
    assert page.frames[1].evaluate(zoom) == before
    page.keyboard.down("Control")
    page.mouse.wheel(0, -240)
    seen(page, lambda _: page.frames[1].evaluate(zoom), lambda now: now > before)
    page.close()


def test_a_picture_that_does_not_come_is_told_in_its_place_and_asked_for_again(profile, app):
    page = profile.new_page()
    lost = Losing(page, re.compile(r"/map\."), {"map": WAYS})
    page.goto(f"{app}/brief")
    place = page.locator(".st-key-preview-picture")
    expect(place.locator(".atlas-late")).to_have_text("Not arrived yet: the picture. Trying again.")
    expect(place.locator("img")).to_have_count(0)
    expect(place.locator(".atlas-picture")).to_have_attribute("aria-busy", "true")
    lost.every("map")
    lost.end()
    expect(place.locator("img")).to_have_js_property("naturalWidth", 1920)
    expect(place.locator(".atlas-late")).to_have_text("")
    page.close()
