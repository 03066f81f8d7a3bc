"""What is lost on its way comes after all, and meanwhile the map says what is missing."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.looking import answered, camera, changed, picture, said, seen, switch
from tests.conftest import PATIENCE_MS, SCALE, address_on, drawn, free_port, served

CODE = re.compile(r"/assets/(?:again-\d+/)?(?:parts|map|table)\.")
PROGRAM = re.compile(r"/style/|/assets/(?:ground|(?:again-\d+/)?deck)")
DATA = re.compile(r"/(?:layers|marks|base|symbols|swatches|tables)/|/media/Source")
KIND = re.compile(r"/(?:assets/(?:again-\d+/)?|static/)?(\w+)")
WAYS = ("broken off", "busy", "cut", "late")
SIZE = {"width": 1280, "height": 720}


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


def fresh(browser: Browser) -> BrowserContext:
    """A browser that has fetched nothing yet."""
    context = browser.new_context(viewport=SIZE, reduced_motion="reduce", device_scale_factor=SCALE)
    context.set_default_timeout(PATIENCE_MS)
    return context


class Losing:
    """Answers to addresses that fit a pattern are lost until `end`: each address in one of ``ways`` after the other,
    and for good in the last. ``lost`` tells which kinds of address have been lost in which ways.
    """

    def __init__(self, page: Page, addresses: re.Pattern[str], ways: Sequence[str] = WAYS) -> None:
        """``ways`` are of `WAYS`: no answer, status 503, half an answer, and none as long as it lasts."""
        self.ways, self.ended = ways, False
        self.asked: Counter[str] = Counter()
        self.lost: defaultdict[str, set[str]] = defaultdict(set)
        self.held: list[Route] = []
        page.route(addresses, self.lose)

    def lose(self, route: Route) -> None:
        """Lose one answer."""
        if self.ended:
            route.continue_()
            return
        path = urlsplit(route.request.url).path
        address, kind = re.sub(r"again-\d+/", "", path), KIND.match(path)
        way = self.ways[min(self.asked[address], len(self.ways) - 1)]
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
        if kind:
            self.lost[kind[1]].add(way)

    def every(self, *kinds: str) -> bool:
        """Whether these kinds of address, and no other, have been lost in every way."""
        return self.lost == {kind: set(self.ways) for kind in kinds}

    def end(self) -> None:
        """From now on answers arrive, those that are late among them."""
        self.ended = True
        for route in self.held:
            route.continue_()


def told(page: Page) -> str:
    """What the map says of itself."""
    words: str | None = page.locator(".atlas-map-notice").text_content()
    return words or ""


@cache
def opened(browser: Browser, address: str) -> Image.Image:
    """What a map looks like that nothing has disturbed: looked at once."""
    context = fresh(browser)
    page = context.new_page()
    page.goto(address)
    undisturbed = picture(page)
    context.close()
    return undisturbed


@pytest.mark.parametrize(
    ("path", "parts", "answers"),
    [
        ("/", ("parts", "map", "table"), ("layers", "base", "symbols", "swatches", "media", "tables")),
        ("/co2", ("parts", "map"), ("base", "symbols", "swatches", "media", "marks")),
    ],
)
def test_whatever_is_lost_while_a_map_loads_in_whatever_way_is_told_by_name_and_comes(
    browser, app, path, parts, answers
):
    undisturbed = opened(browser, app + path)
    context = fresh(browser)
    page = context.new_page()
    code, program, data = (Losing(page, addresses) for addresses in (CODE, PROGRAM, DATA))
    page.goto(app + path, wait_until="commit")
    expect(page.locator(".atlas-late").first).to_have_text("Not arrived yet: the map. Trying again.")
    expect(page.locator(".atlas-map")).to_be_hidden()
    seen(page, lambda _: code.every(*parts), bool)
    code.end()
    expect(page.locator(".atlas-late").first).to_have_text("")
    seen(page, lambda _: program.every("style", "deck", "ground"), bool)
    seen(page, told, lambda words: "the base map" in words and "the map's program" in words)
    program.end()
    seen(page, lambda _: data.every(*answers), bool)
    seen(page, told, lambda words: "the coast" in words and "the map's program" not in words)
    expect(page.locator(".atlas-map")).to_have_attribute("aria-busy", "true")
    if path == "/":
        expect(page.locator(".atlas-late").last).to_have_text("Not arrived yet: the table. Trying again.")
    data.end()
    assert changed(undisturbed, picture(page)) == 0
    assert told(page) == ""
    if path == "/":
        expect(page.locator(".atlas-table")).to_have_attribute("aria-busy", "false")
    context.close()


def test_one_layer_that_does_not_come_is_named_and_what_it_showed_before_is_not_shown_for_it(open_page):
    page = open_page("/?layers=ports")
    before = picture(page)
    ports = Losing(page, re.compile(r"/layers/ports\.geojson\?part=point"), ["busy"])
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Words in name, kind, operator or description").fill("zee")
    page.keyboard.press("Enter")
    seen(page, told, lambda words: words == "Not arrived yet: Ports. Trying again.")
    features = """document.querySelector(".atlas-map").state.drawn.get("ports:point").data"""
    seen(page, lambda _: page.evaluate(features), lambda data: data == [])
    ports.end()
    seen(page, told, lambda words: words == "")
    assert changed(before, picture(page)) > 100


def test_a_map_whose_graphics_memory_was_taken_says_so_and_is_drawn_again(open_page):
    page = open_page("/?select=nautilus&at=51.4,2.3,7.6")
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


def test_after_the_server_was_gone_the_address_says_what_the_map_shows(browser):
    port = free_port()
    context = fresh(browser)
    page = context.new_page()
    with served(port) as server:
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
    with served(port):
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


@pytest.mark.parametrize("moment", ["**/static/js/index.*", "**/layers/**"])
def test_a_server_that_is_killed_while_a_map_loads_and_comes_back_gives_the_whole_map(browser, app, moment):
    port = free_port()
    context = fresh(browser)
    page = context.new_page()
    with served(port) as server:

        def kill(route: Route) -> None:
            server.kill()
            server.wait()
            route.continue_()

        page.route(moment, kill, times=1)
        page.goto(address_on(port))
        seen(page, lambda _: server.poll(), lambda code: code is not None)
    with served(port):
        drawn(page)
        assert changed(opened(browser, f"{app}/"), picture(page)) == 0
        assert told(page) == ""
    context.close()


def test_an_embedded_map_leaves_the_wheel_to_the_page_around_it(browser, app):
    context = fresh(browser)
    page = context.new_page()
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
    expect(hint).to_have_text("Hold Ctrl and scroll to zoom the map.Move the map with two fingers.")
    seen(page, lambda _: page.evaluate("scrollY"), lambda down: down > 400)
    assert page.frames[1].evaluate(zoom) == before
    page.keyboard.down("Control")
    page.mouse.wheel(0, -240)
    seen(page, lambda _: page.frames[1].evaluate(zoom), lambda now: now > before)
    context.close()


def test_a_picture_that_does_not_come_is_told_in_its_place_and_asked_for_again(profile, app):
    page = profile.new_page()
    lost = Losing(page, re.compile(r"/map\."))
    page.goto(f"{app}/brief")
    place = page.locator(".st-key-preview-picture")
    expect(place.locator(".atlas-late")).to_have_text("Not arrived yet: the picture. Trying again.")
    expect(place.locator("img")).to_have_count(0)
    expect(place.locator(".atlas-picture")).to_have_attribute("aria-busy", "true")
    seen(page, lambda _: lost.every("map"), bool)
    lost.end()
    expect(place.locator("img")).to_have_js_property("naturalWidth", 1920)
    expect(place.locator(".atlas-late")).to_have_text("")
    page.close()
