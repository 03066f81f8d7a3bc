"""The Ports and shipping page in a real browser."""

import re

from playwright.sync_api import expect

from tests.browser.looking import answered, box_of, choose, seen
from tests.conftest import drawn


def test_zeebrugge_comes_first_with_what_it_handles_who_guards_it_and_what_was_promised(go_to):
    page = go_to("/ports")
    figures = page.locator(".st-key-figures-port")
    expect(figures).to_contain_text("49.2 Mt (2021)")
    expect(figures).to_contain_text("it is inside the Antwerp-Bruges total, do not add.")
    expect(figures).to_contain_text("16 places and lines")  # what two sources have drawn is one thing
    expect(page.locator(".atlas-map")).to_contain_text("Zeebrugge and its routes")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("Authority, facilities, website and position rest partly on the compiler’s general")
    expect(main).to_contain_text(
        "3 tied to the port itself, 3 to something located or landing here, 10 about ports in general."
    )
    expect(page.get_by_role("link", name="Operational improvements at the port of Zeebrugge")).to_have_attribute(
        "href", re.compile("commitments[?]commitment=migration-zeebrugge$")
    )
    expect(page.get_by_role("link", name="Maritime Security Centre Belgium (MIK)")).to_be_visible()
    bars = page.get_by_test_id("stVegaLiteChart").first
    expect(bars).to_contain_text("Antwerp, Belgium: 266.5 Mt (2025)")
    expect(bars).to_contain_text("Port of Antwerp-Bruges, both platforms together (do not add Zeebrugge).")
    headings = page.get_by_test_id("stHeading")
    expect(headings.last).to_contain_text("Offshore wind and energy islands")
    for words in ("Services between the UK and Belgium", "Green shipping corridors", "LNG and hydrogen at ports"):
        expect(headings.filter(has_text=words)).to_have_count(1)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_another_port_and_another_measure_go_into_the_address(go_to):
    page = go_to("/ports?country=GB,FR")
    expect(page.get_by_text("Cargo published for 10 of 37 ports")).to_be_visible()
    choose(page, "Port", "Dover, United Kingdom")
    figures = page.locator(".st-key-figures-port")
    expect(figures).to_contain_text("2.2 million units")
    expect(figures).to_contain_text("No tonnage found; the units are freight vehicles in 2023.")
    expect(page.get_by_text("Nothing in the energy layers is within 10 km of Dover.")).to_be_visible()
    answered(page)
    page.get_by_role("radio", name="Facilities").click()
    expect(page.get_by_text("Facilities of 36 of 36 ports rest partly on")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/ports\?port=port-dover&country=GB%2CFR&compare=facilities$"))


def test_an_address_that_cannot_be_meant_opens_with_one_note_and_sentences_for_what_is_empty(go_to):
    page = go_to("/ports?port=nemo-link&within=100000&country=SE")
    notes = page.get_by_test_id("stAlert")
    expect(notes.first).to_contain_text("port “nemo-link” in the address is not known.")
    expect(notes.first).to_contain_text("within “100000” in the address is not known.")
    expect(page.locator(".st-key-figures-port")).to_contain_text("49.2 Mt (2021)")
    expect(notes.filter(has_text="No LNG terminal within 10 km of a port.")).to_be_visible()
    expect(notes.filter(has_text="Nothing is in service in the chosen countries.")).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


WEST = """document.querySelector(".atlas-map").getBoundingClientRect().left
          + (({ map, data }) => map.project(data.camera.bounds.slice(0, 2)).x)(
            document.querySelector(".atlas-map").state)"""
AT = """([longitude, latitude, right]) => {
          const { map, overlay } = document.querySelector(".atlas-map").state;
          const { x, y } = map.project([longitude, latitude]);
          return overlay.pickObject({ x: x + right, y, radius: 1 })?.object.properties.id; }"""


def test_a_planned_corridor_lies_beside_the_ferry_that_sails_its_course(open_page):
    page = open_page("/ports", width=1600, height=900)
    answered(page)
    on_course, beside = ([5.6, 54.765, right] for right in (0, 6))
    seen(page, lambda now: now.evaluate(AT, on_course), lambda id: id.startswith("svc-gothenburg-"))
    seen(page, lambda now: now.evaluate(AT, beside), "gsc-sweden-belgium".__eq__)


def test_the_routes_of_a_port_move_beside_the_legend_that_a_reader_opens(open_page):
    page = open_page("/ports", width=1600, height=900, paint=False)
    legend = page.locator(".atlas-map-legend")
    for wide, high in ((1600, 900), (1280, 720)):
        page.set_viewport_size({"width": wide, "height": high})
        page.reload()
        drawn(page)
        before = page.evaluate(WEST)
        legend.locator("> details > summary").click()
        seen(page, lambda now: now.evaluate(WEST), lambda x, before=before: x > before)
        seen(page, lambda now: now.evaluate(WEST) - box_of(legend)["x"] - box_of(legend)["width"], lambda far: far > 0)
