"""A link opens exactly what the sender saw: cold addresses, back and forward, a second browser, a frame."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from tests.browser.looking import PANELS, answered, box_of, camera, meeting, said, seen, switch
from tests.conftest import WITHOUT_DRAWING, WITHOUT_PAINT, drawn

FIRST = {
    "Electricity interconnectors",
    "Energy islands and hubs",
    "CO2 stores",
    "Ports",
    "Green shipping corridors",
    "Maritime boundaries",
}
PANEL = ".st-key-panel"


def switched_on(page: Page) -> set[str]:
    """Titles of the layers that are on in the sidebar."""
    return {words.split(" · ")[0].strip() for words in ticked(page).all_inner_texts()}


def ticked(page: Page) -> Locator:
    """The switches that are on."""
    return page.get_by_test_id("stCheckbox").filter(has=page.locator("input:checked"))


def aimed(page: Page) -> tuple[float, float, float]:
    """Where a map is told to look: its latitude, longitude and zoom. It need not be drawn."""
    found = page.evaluate(
        """() => { const { latitude, longitude, zoom } = document.querySelector(".atlas-map").state.data.camera;
                   return [latitude, longitude, zoom]; }"""
    )
    return found[0], found[1], found[2]


@pytest.mark.parametrize(
    ("address", "layers", "panel", "at"),
    [
        ("/?v=1&layers=ports,eez&at=51.35,3.2,9.5", {"Ports", "Maritime zones (EEZ)"}, None, (51.35, 3.2, 9.5)),
        ("/?v=1&select=nemo-link&at=51.3,2.3,7.25", FIRST, "Nemo Link", (51.3, 2.3, 7.25)),
        ("/?v=1&status=planned,proposed&year=2035&at=54.1,1.9,6&base=night", FIRST, None, (54.1, 1.9, 6.0)),
        (
            "/?v=1&layers=nuclear&country=BE,FR&select=nuc-gravelines&at=51,2.1,8.4",
            {"Nuclear sites"},
            "Gravelines",
            (51, 2.1, 8.4),
        ),
        (
            "/?v=1&commitment=maritime-green-corridors&at=52.5,2.5,6.8",
            FIRST,
            "Explore green shipping corridors",
            (52.5, 2.5, 6.8),
        ),
        (
            "/?v=1&layers=co2_transport,ports&q=Zeebrugge&at=51.3,3.2,10",
            {"Ports", "CO2 pipelines, terminals"},
            None,
            (51.3, 3.2, 10.0),
        ),
    ],
)
def test_a_cold_link_gives_the_layers_the_selection_and_the_camera(open_page, address, layers, panel, at):
    painted = "commitment" in address  # one is looked at; of the others what the map is told
    page = open_page(address, wait=painted, paint=False)
    page.locator(".atlas-table tr[data-feature]").first.wait_for()
    expect(ticked(page)).to_have_count(len(layers))
    seen(page, switched_on, lambda on: on == layers)
    if panel:
        expect(page.locator(PANEL)).to_contain_text(panel)
    seen(
        page,
        camera if painted else aimed,
        lambda found: (
            [abs(a - b) < near for a, b, near in zip(found, at, (0.01, 0.01, 0.1), strict=True)] == [True] * 3
        ),
    )
    seen(page, said, lambda words: words == parse_qs(urlsplit(address).query))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/commitments?commitment=energy-nautilus", "Talks are promised, not a result."),
        ("/timeline?event=uk-be-co2-arrangement&theme=climate-maritime", "UK-Belgium CO2 arrangement signed"),
        ("/reference?q=HVDC&section=glossary", "direct current"),
    ],
)
def test_a_cold_link_to_any_other_page_gives_its_choices(open_page, address, words):
    page = open_page(address, wait=False)
    expect(page.get_by_text(words).first).to_be_visible()
    answered(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def at_rest(page: Page, before: str) -> str:
    """Where the map looks, as the address says it, once it says so and that is not where it looked before."""

    def both(page: Page) -> tuple[str, tuple[float, float, float]]:
        return said(page).get("at", [""])[0], camera(page)

    def says_so(found: tuple[str, tuple[float, float, float]]) -> bool:
        at, looks = found
        return at not in ("", before) and tuple(map(float, at.split(","))) == looks

    return seen(page, both, says_so)[0]


def test_what_one_reader_sees_another_sees_by_the_link(open_page, app):
    page = open_page("/?layers=interconnectors", paint=False)
    switch(page, "Nuclear sites")
    page.locator(".atlas-table").get_by_role("button", name="Nemo Link", exact=True).click()
    expect(page.locator(PANEL)).to_contain_text("Nemo Link")
    answered(page)
    page.mouse.move(600, 400)
    page.mouse.wheel(0, -300)
    zoomed = at_rest(page, "")
    answered(page)
    page.mouse.down()
    page.mouse.move(500, 350, steps=4)
    page.mouse.up()
    moved = at_rest(page, zoomed)
    answered(page)
    page.get_by_role("button", name="Share").click()
    code = page.get_by_test_id("stCode").first
    expect(code).to_contain_text(f"at={moved}")
    shared = code.inner_text().strip()
    assert shared.startswith(page.url.split("?")[0])
    box = page.get_by_test_id("stPopoverBody")
    expect(box).to_contain_text("This address works only on this machine.")
    expect(box.locator("img, a[href^=mailto]")).to_have_count(0)  # a code and a mail that nobody could use
    expect(page.get_by_test_id("stCode")).to_have_count(1)  # and a frame
    other = open_page(shared.removeprefix(app), paint=False)
    for each in (page, other):
        seen(each, switched_on, lambda on: on == {"Electricity interconnectors", "Nuclear sites"})
    expect(other.locator(PANEL)).to_contain_text("Nemo Link")
    seen(other, camera, lambda at: at == pytest.approx(camera(page), abs=0.01))


def test_back_and_forward_step_over_a_filter_a_selection_and_a_page(open_page):
    page = open_page("/", wait=False)
    switch(page, "Nuclear sites")
    page.locator(".atlas-table").get_by_role("button", name="Nemo Link", exact=True).click()
    expect(page.locator(PANEL)).to_contain_text("Nemo Link")
    page.get_by_role("link", name="Timeline").click()
    expect(page.locator("h1")).to_have_text("Timeline")
    page.go_back()
    expect(page.locator(PANEL)).to_contain_text("Nemo Link")
    seen(page, switched_on, lambda on: on == FIRST | {"Nuclear sites"})
    page.go_back()
    expect(page.locator(PANEL)).to_have_count(0)
    seen(page, switched_on, lambda on: "Nuclear sites" in on)
    page.go_back()
    expect(page.get_by_test_id("stCheckbox").filter(has_text="Nuclear sites").locator("input")).not_to_be_checked()
    entries = page.evaluate("history.length")
    step(page, +1, +1)
    expect(page.locator(PANEL)).to_contain_text("Nemo Link")
    seen(page, switched_on, lambda on: on == FIRST | {"Nuclear sites"})
    step(page, +1, -1, +1)
    expect(page.locator("h1")).to_have_text("Timeline")
    answered(page)
    expect(page.locator("h1")).to_have_text("Timeline")
    assert (urlsplit(page.url).path, page.evaluate("history.length")) == ("/timeline", entries)


def step(page: Page, *steps: int) -> None:
    """Step back and forward, each time as soon as the browser has the address: sooner than the server can answer."""
    page.evaluate(
        """async steps => { for (const step of steps) {
               const there = new Promise(done => addEventListener("popstate", done, { once: true }));
               history.go(step);
               await there;
           } }""",
        list(steps),
    )


def test_what_a_reader_has_chosen_waits_while_another_page_is_shown(open_page):
    page = open_page("/?base=night&layers=ports&year=2030&at=52,3,7", wait=False)
    page.get_by_role("link", name="Timeline").click()
    expect(page.locator("h1")).to_have_text("Timeline")
    page.get_by_role("link", name="Explore").click()
    page.wait_for_selector(".st-key-stage")
    seen(page, switched_on, lambda on: on == {"Ports"})
    expect(page.locator(".atlas-map")).to_have_attribute("data-base", "night")
    seen(page, aimed, lambda at: at == (52.0, 3.0, 7.0))
    expect(page).to_have_url(re.compile(r"v=1&layers=ports&year=2030&at=52,3,7&base=night|year=2030.*base=night"))
    answered(page)
    page.go_back()  # one step for a page that was gone to, though Streamlit writes its path and its words apart
    expect(page.locator("h1")).to_have_text("Timeline")
    expect(page).to_have_url(re.compile("/timeline$"))


def test_what_is_chosen_just_before_a_page_is_left_is_in_the_address_of_no_other(profile, app):
    page, held = profile.new_page(), list[str | bytes]()
    page.add_init_script(WITHOUT_DRAWING)
    lines: list[WebSocketRoute] = []

    def joined(line: WebSocketRoute) -> None:
        lines.append(line)
        line.connect_to_server().on_message(lambda words: held.append(words) if slow else line.send(words))

    slow: list[bool] = []
    page.route_web_socket(re.compile("/_stcore/stream"), joined)
    page.goto(f"{app}/timeline")
    expect(page.locator("h1")).to_have_text("Timeline")
    answered(page)
    slow.append(True)
    page.get_by_role("radio", name="Expected", exact=True).click()
    seen(page, lambda _: list(held), lambda words: any(b"phase=expected" in bytes(word) for word in words))
    page.get_by_role("link", name="Commitments").click()
    seen(page, lambda _: list(held), lambda words: any(b"How they stand" in bytes(word) for word in words))
    while held:
        lines[-1].send(held.pop(0))
    slow.clear()
    expect(page.locator("h1")).to_have_text("Commitments")
    answered(page)
    expect(page).to_have_url(re.compile("/commitments$"))
    page.close()


def test_a_page_asked_for_while_a_box_is_open_is_not_called_back(open_page):
    page = open_page("/?layers=ports", wait=False)
    answered(page)
    page.get_by_role("button", name="Share").click()
    page.get_by_test_id("stPopoverBody").get_by_test_id("stCode").wait_for()
    answered(page)
    page.evaluate(
        """() => { const { send } = WebSocket.prototype;
                   window.asked = [];
                   addEventListener("atlas:leaving", () => { asked.push("leaving"); });
                   WebSocket.prototype.send = function (words) { asked.push("words"); send.call(this, words); }; }"""
    )
    page.get_by_role("link", name="Commitments").click()
    expect(page.locator("h1")).to_have_text("Commitments")
    answered(page)
    expect(page.locator("h1")).to_have_text("Commitments")
    assert page.evaluate("asked") == ["leaving", "words"]


def test_a_long_drag_neither_reruns_nor_rebuilds_nor_fills_the_line(profile, app):
    page = profile.new_page()
    page.set_viewport_size({"width": 1280, "height": 720})
    page.add_init_script(WITHOUT_PAINT)
    page.add_init_script(
        """window.contexts = 0; const ask = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
            if (kind.startsWith("webgl")) window.contexts += 1;
            return ask.call(this, kind, ...more);
        };"""
    )
    sent: list[int] = []
    heard: list[int] = []
    page.on(
        "websocket",
        lambda socket: (
            socket.on("framesent", lambda frame: sent.append(len(frame))),
            socket.on("framereceived", lambda frame: heard.append(len(frame))),
        ),
    )
    page.goto(f"{app}/?layers=interconnectors")
    drawn(page)
    answered(page)
    contexts, entries = page.evaluate("[window.contexts, history.length]")
    sent.clear()
    heard.clear()
    page.mouse.move(700, 400)
    page.mouse.down()
    at = camera(page)
    for step in range(1, 16):
        page.mouse.move(700 - 16 * step, 400 + (step % 5) * 6)
        at = seen(page, camera, at.__ne__)
    assert sent == []
    page.mouse.up()
    expect(page).to_have_url(re.compile("at="))
    answered(page)
    seen(page, lambda _: list(heard), bool)
    assert len(sent) <= 2
    assert sum(heard) < 50_000
    assert page.evaluate("[window.contexts, history.length]") == [contexts, entries]
    page.close()


def test_in_a_frame_there_is_the_map_its_legend_its_credits_and_the_way_to_the_atlas(open_page):
    page = open_page("/?v=1&layers=interconnectors&at=51.4,2.2,6.5&embed=true", width=800, height=600, wait=False)
    expect(page.locator(".atlas-map-canvas")).to_be_visible()  # the map's style sheet has come
    seen(page, aimed, lambda at: at == (51.4, 2.2, 6.5))
    answered(page)
    for gone in ("stSidebar", "stHeader", "stCheckbox"):
        expect(page.get_by_test_id(gone).locator("visible=true")).to_have_count(0)
    expect(page.locator(".atlas-table")).to_have_count(0)
    link = page.get_by_role("link", name="Open in the atlas")
    expect(link).to_have_attribute("href", re.compile(re.escape("/?v=1&layers=interconnectors&at=51.4,2.2,6.5") + "$"))
    parts = (*PANELS, ".st-key-open-in-the-atlas")
    for width, height in ((1600, 600), (800, 600), (400, 300), (320, 400)):
        page.set_viewport_size({"width": width, "height": height})
        whole = {"x": 0, "y": 0, "width": width, "height": height}
        seen(page, lambda page: box_of(page.locator(".atlas-map")), lambda box, whole=whole: box == whole)
        for _ in range(2):  # as it is at first, and the other way round
            seen(page, lambda page: meeting(page, parts), lambda found: found == [])
            page.locator(".atlas-map-legend summary").click()


NAMES = ("layers", "status", "country", "year", "q", "select", "commitment", "at", "base", "v")
HOSTILE = ("javascript:alert(1)", "<script>alert(1)</script>", "../../etc/passwd", "%zz")


def test_hostile_words_in_every_parameter_leave_no_trace(open_page):
    page = open_page("/?" + "&".join(f"{name}={HOSTILE[i % 4]}" for i, name in enumerate(NAMES)), wait=False)
    expect(page.get_by_text("in the address is not", exact=False).first).to_be_visible()
    expect(page.get_by_test_id("stCheckbox").filter(has=page.locator("input:checked"))).to_have_count(len(FIRST))
    expect(page.locator(".atlas-table")).to_have_attribute("aria-busy", "false")
    answered(page)
    whole = page.content()
    assert [word for word in ("alert(1)", "javascript:", "etc/passwd", "%zz") if word in whole] == []
