"""What a reader does on the Explore page, in a real browser."""

import json
import re
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.looking import (
    answered,
    camera,
    changed,
    colours,
    light,
    listening,
    on_screen,
    picture,
    retold,
    said,
    seen,
    switch,
    written,
)
from tests.conftest import drawn, stop_painting

ON_NAUTILUS = (1.45, 51.52)


def hatched(page: Page) -> bool:
    """Whether the map hatches what was not looked at, with a pattern that it has."""
    return bool(
        page.evaluate(
            """() => { const { map } = document.querySelector(".atlas-map").state;
                       return map.querySourceFeatures("unsearched").length > 0
                         && map.hasImage(map.getPaintProperty("unsearched", "fill-pattern")); }"""
        )
    )


def addresses(place: Locator) -> list[str]:
    """Where the links of a part of the page lead."""
    return place.get_by_role("link").evaluate_all("links => links.map(link => link.getAttribute('href'))")


def middle_of_name(page: Page, words: str) -> list[float]:
    """Where on the page the middle of a name on the map is."""
    return page.evaluate(
        """words => { const root = document.querySelector(".atlas-map"), { left, top } = root.getBoundingClientRect();
                      const [[a, b], , [c, d]] = root.state.names.find(name => name.words === words).box;
                      return [left + (a + c) / 2, top + (b + d) / 2]; }""",
        words,
    )


def test_nautilus_is_told_at_the_pointer_and_opened_by_a_click_that_the_back_button_takes_back(open_page):
    page = open_page("/", paint=False)
    before = camera(page)
    page.mouse.move(*on_screen(page, *ON_NAUTILUS))
    expect(page.locator(".atlas-map-tooltip > *")).to_have_text(
        ["Nautilus", "Hybrid interconnector (also joins wind farms) · proposed", "Capacity 1,400 MW, or up to 1,700 MW"]
    )
    page.mouse.move(0, 0)
    page.mouse.move(*middle_of_name(page, "Nautilus"))  # the border of two zones runs beneath it
    expect(page.locator(".atlas-map-tooltip > strong")).to_have_text("Nautilus")
    page.mouse.click(*middle_of_name(page, "Nautilus"))
    panel = page.locator(".st-key-panel")
    expect(panel).to_contain_text("1,400 MW, or up to 1,700 MW")
    expect(panel).to_contain_text("Proposed, as of December 2025")
    expect(panel).to_contain_text("Schematic: shows only what is connected, not where it runs")
    expect(panel).to_contain_text("Discussions on the proposed Nautilus interconnector")
    expect(panel).to_contain_text("Promised: will discuss")
    expect(panel).to_contain_text("Now: in progress, 26 January 2026")
    expect(panel).to_contain_text("Joint statement on bilateral cooperation")
    expect(page).to_have_url(re.compile("select=nautilus"))
    links = seen(page, lambda _: addresses(panel), lambda links: "https://nationalgrid.com" in " ".join(links))
    near = [link for link in links if not link.startswith(("http", "commitments?commitment="))]
    assert near == ["protection?near=nautilus&within=10&select=nautilus"]
    panel.get_by_role("button", name=re.compile("^● Best of [0-9]+ sources: public authority")).press("Enter")
    box = page.get_by_test_id("stPopoverBody")
    expect(box).to_contain_text("Stated by a government, a regulator or another public body on its own pages.")
    expect(box.get_by_role("link")).to_have_attribute("href", re.compile(r"sources\?kind=authority$"))
    assert camera(page) == before
    page.go_back()
    expect(panel).to_have_count(0)
    seen(page, camera, lambda at: at == before)
    expect(page).not_to_have_url(re.compile("select"))


def test_a_citation_can_be_copied_and_closing_the_panel_unselects(go_to):
    page = go_to("/?select=nemo-link")
    page.get_by_role("button", name="Copy citation").click()
    citation = page.get_by_test_id("stCode")
    expect(citation).to_have_text(
        re.compile(r"^Nemo Link \(Interconnector; In service, as of December 2025; approximate: within 2 km\)\.")
    )
    expect(citation).to_contain_text("https://www.nemo-link.com/the-project/overview/")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Show only this").click()
    expect(page).to_have_url(re.compile("only=nemo-link"))
    expect(page.locator(".atlas-table tbody th")).to_have_text(["Nemo Link"])
    answered(page)
    page.get_by_role("button", name="Show all").click()
    expect(page).not_to_have_url(re.compile("only="))
    answered(page)
    page.locator(".st-key-panel").get_by_role("button", name="close").click()
    expect(page.locator(".st-key-panel")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("select"))


def test_layers_and_base_maps_are_drawn_send_little_leave_the_camera_alone_and_no_other_host_is_asked(profile, app):
    page = profile.new_page()
    page.set_viewport_size({"width": 1280, "height": 720})
    hosts: set[str] = set()
    complaints: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc or request.url.split(":")[0]))
    page.on("websocket", lambda socket: hosts.add(urlsplit(socket.url).netloc))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    with listening(page) as sizes:
        page.goto(app)
        drawn(page)
        first = camera(page)
        page.mouse.move(700, 400)
        page.mouse.down()
        page.mouse.move(600, 330, steps=4)
        page.mouse.up()
        expect(page).to_have_url(re.compile("at="))
        moved = camera(page)
        assert moved != first
        answered(page)
        paper = picture(page)
        sizes.clear()
        switch(page, "Gas pipelines")
        seen(page, picture, lambda now: changed(paper, now) > 100)
        assert 0 < sum(sizes) < 20_000
        seen(page, hatched, lambda area: area)  # gas pipelines are those of the North Sea only
    with retold(page):
        page.get_by_text("Night", exact=True).click()
        expect(page.locator(".atlas-map")).to_have_attribute("data-base", "night")
    night = seen(page, picture, lambda night: colours(night) > 1000 and light(paper) > 2 * light(night))
    assert night.size == paper.size
    seen(page, written, {"Nautilus", "Nemo Link", "Zeebrugge"}.issubset)
    assert camera(page) == moved
    seen(page, said, lambda words: words["at"] == [f"{moved[0]:g},{moved[1]:g},{moved[2]:g}"])
    page.get_by_role("link", name="Brief").first.click()
    expect(page.locator(".st-key-preview-picture img")).to_have_js_property("naturalWidth", 1920)
    stop_painting(page)
    page.get_by_role("link", name="Protection").click()
    expect(page.get_by_role("heading", name="Protection", exact=True)).to_be_visible()
    drawn(page)
    page.close()
    assert hosts - {"data", "blob"} == {urlsplit(app).netloc}
    assert complaints == []


def test_a_named_view_and_a_name_that_is_searched_for_are_flown_to(open_page):
    page = open_page("/", paint=False)
    page.get_by_role("button", name="Go to").click()
    page.get_by_text("Dover Strait", exact=True).click()
    seen(page, camera, lambda at: 50.8 < at[0] < 51.3 and 1.0 < at[1] < 2.0 and 7.5 < at[2] < 9.5)
    page.keyboard.press("Escape")
    answered(page)
    page.get_by_role("combobox", name="Search the atlas").fill("Zeebrugge")
    page.get_by_role("option").filter(has_text=re.compile("^ZeebruggePort$")).click()
    expect(page.locator(".st-key-panel h2")).to_have_text("Zeebrugge")
    seen(page, camera, lambda at: at == (51.357, 3.202, 9.5))


def test_the_table_sorts_words_and_figures_a_row_selects_its_feature_and_a_layer_has_its_own_columns(go_to):
    page = go_to("/?layers=interconnectors&country=BE")
    table = page.locator(".atlas-table")
    for _ in range(2):
        table.get_by_role("button", name="Key figure").click()

    def numbers(_: Page) -> list[int]:
        figures = table.locator("tr[data-feature] td:nth-of-type(8)").all_inner_texts()
        return [int(figure.split()[0].replace(",", "")) for figure in figures if figure]

    assert len(seen(page, numbers, lambda found: found and found == sorted(found, reverse=True))) > 2
    table.get_by_role("button", name="Year").click()
    expect(table.locator("tbody th").first).to_have_text("Nemo Link")
    table.get_by_role("button", name="Nautilus").click()
    expect(page.locator(".st-key-panel h2")).to_have_text("Nautilus")
    expect(table.locator("tr[aria-selected=true] th")).to_have_text("Nautilus")
    answered(page)
    page.get_by_test_id("stMain").get_by_test_id("stSelectbox").click()
    page.get_by_role("option", name="Electricity interconnectors").click()
    table.locator("thead").get_by_text("Capacity (MW)").wait_for()


def test_nonsense_in_the_address_gets_one_sentence_each_and_a_map(go_to):
    page = go_to("/?layers=prots&year=soon&select=nessie&at=here")
    expect(page.get_by_test_id("stAlert").locator("p")).to_have_text(
        "layers “prots” in the address is not known. Did you mean 'ports'?\n"
        "year “soon” in the address is not a year from 1965 to 2050.\n"
        "Nothing in the atlas is called “nessie”.\n"
        "at “here” in the address is not a latitude, longitude and zoom.",
        use_inner_text=True,
    )
    expect(page.locator(".atlas-map-title h1")).to_have_text("The North Sea, and what Britain and Belgium agreed on it")
    expect(page.locator(".atlas-map-legend li").first).to_have_text("Electricity interconnectors")


def test_searching_a_name_of_a_hidden_layer_switches_the_layer_on(go_to):
    page = go_to("/")
    answered(page)
    page.get_by_role("combobox", name="Search the atlas").fill("Sizewell C")
    page.get_by_role("option").first.click()
    expect(page.locator(".st-key-panel h2")).to_have_text("Sizewell C")
    expect(page).to_have_url(re.compile("layers=[^&]*nuclear"))


def test_filters_leave_the_features_that_match(go_to):
    page = go_to("/?layers=interconnectors&status=operational&country=BE")
    expect(page.locator(".atlas-map-title p")).to_have_text(
        "1 feature · Belgium · in service · facts as of September 2026"
    )
    expect(page.locator(".atlas-table tbody th")).to_have_text(["Nemo Link"])


def test_a_year_shows_what_is_there_or_expected_and_marks_what_has_no_year(go_to):
    page = go_to("/?layers=energy_islands&year=2033")
    expect(page.locator(".atlas-map-title p")).to_have_text(
        "3 features · in service or expected in 2033, 2 without a start year also shown · facts as of September 2026"
    )
    expect(page.locator(".atlas-map-legend li").last).to_have_text("Start year not published")


def test_what_is_shown_can_be_downloaded(go_to, tmp_path):
    page = go_to("/?layers=energy_islands")
    page.get_by_role("button", name="Download").click()
    for label, ending in (("GeoJSON", "geojson"), ("GeoPackage", "gpkg"), ("CSV", "csv")):
        with page.expect_download() as download:
            page.get_by_role("link", name=label).click()
        name = f"north-sea-atlas-energy-islands-and-hubs-in-and-around-the-north-sea.{ending}"
        assert download.value.suggested_filename == name
        download.value.save_as(tmp_path / f"map.{ending}")
        assert (tmp_path / f"map.{ending}").stat().st_size > 1000
    assert [feature["id"] for feature in json.loads((tmp_path / "map.geojson").read_text())["features"]] == [
        "princess-elisabeth-island",
        "danish-north-sea-energy-island",
        "nederwiek-3-hub",
        "north-sea-wind-power-hub",
    ]
    page.keyboard.press("Escape")


def test_a_distance_is_measured_along_clicked_points_and_clicks_do_not_select_meanwhile(open_page):
    page = open_page("/?v=1&layers=interconnectors&at=51.4,2.3,8", paint=False)
    page.get_by_role("button", name="Measure a distance").click()
    told = page.locator(".atlas-map-measured")
    expect(told).to_contain_text("Choose points on the map.")
    for longitude, latitude in ((3.2, 51.35), (2.4, 51.35), (1.45, 51.35)):
        page.mouse.click(*on_screen(page, longitude, latitude))
    expect(told).to_contain_text(re.compile(r"12[12]\.\d km \(6[56]\.\d nautical miles\)"))
    told.get_by_role("button", name="Undo").click()
    expect(told).to_contain_text(re.compile(r"5[56]\.\d km \(30\.\d nautical miles\)"))
    expect(page.locator(".st-key-panel")).to_have_count(0)
    told.get_by_role("button", name="Done").click()
    expect(told).to_be_hidden()
    page.mouse.click(*on_screen(page, 2.2, 51.3224))
    expect(page.locator(".st-key-panel")).to_contain_text("Nemo Link")


def test_the_panel_names_what_is_nearest_and_how_sure_that_is(go_to):
    page = go_to("/?select=princess-elisabeth-island")
    page.locator(".st-key-panel").get_by_role("button", name="Nearest features").click()
    box = page.get_by_test_id("stPopoverBody")
    expect(box).to_contain_text("Princess Elisabeth Zone - lot III")
    expect(box).to_contain_text("0.9 km, ±4 km")
    page.keyboard.press("Escape")
