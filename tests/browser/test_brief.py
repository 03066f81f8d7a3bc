"""The Brief page: from the map to a picture with the reader's own words, and to a pack of several."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect
from pptx import Presentation

from tests.browser.looking import answered, seen, width


def preview(page):
    return page.locator("[class*=st-key-preview-] img")


def test_a_view_goes_from_the_map_onto_a_slide_with_the_readers_words(open_page, app):
    page = open_page("/?v=1&layers=interconnectors&select=nautilus&at=51.6,2.2,7.4", wait=False)
    page.get_by_role("link", name="Brief", exact=True).last.click()
    expect(preview(page)).to_have_js_property("naturalWidth", 1920)
    expect(page.get_by_label("Title", exact=True)).to_have_attribute("placeholder", "Nautilus")
    expect(page.get_by_text("What the notes say")).to_be_visible()
    answered(page)
    page.get_by_label("Title", exact=True).fill("Nautilus: <b>what</b> next?")
    with page.expect_download() as saved:  # at once: the click itself leaves the field
        page.get_by_role("link", name="Download Slide").click()
    (drawn,) = Presentation(saved.value.path()).slides
    assert drawn.shapes.title.text == "Nautilus: <b>what</b> next?"
    expect(preview(page)).to_have_attribute(
        "data-address", re.compile(r"title=Nautilus%3A%20%3Cb%3Ewhat%3C%2Fb%3E%20next%3F")
    )
    expect(page).to_have_url(re.compile(r"/brief\?.*title=Nautilus"))
    slide = page.get_by_role("link", name="Download Slide")
    expect(slide).to_have_attribute("href", re.compile("title="))
    address = slide.get_attribute("href")
    asked = {
        "v": ["1"],
        "layers": ["interconnectors"],
        "select": ["nautilus"],
        "title": ["Nautilus: <b>what</b> next?"],
    }
    assert parse_qs(urlsplit(address).query) == asked
    expect(preview(page)).to_have_attribute("data-address", app + address.replace("/map.pptx", "/map.pptx.png"))
    answered(page)
    page.get_by_test_id("stButtonGroup").get_by_role("radio", name="As on screen").click()
    expect(slide).to_have_attribute("href", re.compile("at=51.6,2.2,7.4"))
    answered(page)
    page.get_by_test_id("stButtonGroup").get_by_role("radio", name="SVG", exact=True).click()
    picture = page.get_by_role("link", name="Download SVG")
    expect(picture).to_have_attribute("href", re.compile(r"/map\.svg\?.*at=51.6,2.2,7.4.*title="))
    expect(preview(page)).to_have_attribute("data-address", app + picture.get_attribute("href"))
    expect(preview(page)).to_have_js_property("naturalWidth", 1280)


def test_views_are_put_into_a_pack_in_the_readers_order_and_the_link_keeps_it(open_page):
    page = open_page("/brief?v=1&layers=ports&title=Ports", wait=False)
    answered(page)
    page.get_by_label("Only these features").fill("ZEEBRU")
    page.get_by_label("Only these features").press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Download Slide")).to_have_attribute(
        "href", re.compile("&only=port-zeebrugge&")
    )
    page.get_by_role("button", name="Add to the pack").click()
    expect(page.get_by_role("link", name="Pack of 1 view (PowerPoint)")).to_be_visible()
    answered(page)
    page.locator(".stMain").evaluate("main => main.scrollTo(0, main.scrollHeight)")
    expect(preview(page)).not_to_be_in_viewport()
    page.get_by_role("button", name="Nautilus and the energy island").click()
    expect(page.get_by_role("link", name="Download Slide")).not_to_have_attribute("href", re.compile("only="))
    expect(preview(page)).to_be_in_viewport(ratio=0.9)
    expect(page.get_by_label("Title", exact=True)).to_have_value("Nautilus and the energy island")
    answered(page)
    page.get_by_role("button", name="Add to the pack").click()
    expect(page.get_by_role("link", name="Pack of 2 views (PowerPoint)")).to_be_visible()
    answered(page)
    page.locator(".st-key-slide-1").get_by_role("button", name="Earlier").click()
    expect(page.locator(".st-key-slide-0")).to_contain_text("Nautilus and the energy island")
    expect(page).to_have_url(re.compile("pack=v%3D1%26layers%3Dinterconnectors"))
    page.reload()
    expect(page.locator(".st-key-slide-1")).to_contain_text("Ports")
    file, said = page.get_by_role("link", name="Pack of 2 views (PowerPoint)"), page.locator(".atlas-file span").first
    page.route("**/pack.pptx?*", lambda _: None)
    page.route("**/pack.json?*", lambda asked: asked.fulfill(json={"told": "Drawing map 1 of 2."}))
    file.click()
    expect(said).to_have_text("Drawing map 1 of 2.")
    page.get_by_role("button", name="Stop").click()
    expect(said).to_have_text("Stopped. No file will be made.")
    page.unroute("**/pack.pptx?*")
    with page.expect_download() as saved:
        file.click()
    name = "north-sea-atlas-pack-the-united-kingdom-and-belgium-in-the-north-sea.pptx"
    expect(said).to_have_text(f"Saved as {name}.")
    assert saved.value.suggested_filename == name
    slides = Presentation(saved.value.path()).slides
    assert [slide.shapes.title.text for slide in slides][:4] == [
        "The United Kingdom and Belgium in the North Sea",
        "Nautilus and the energy island",
        "Ports",
        "Features named on the maps",
    ]


def test_nonsense_in_the_address_is_said_and_the_page_works(open_page):
    page = open_page("/brief?form=poster&layers=prots&pack=select=nothing", width=390, height=844, wait=False)
    said = page.get_by_test_id("stAlert")
    expect(said).to_contain_text("layers “prots” in the address is not known. Did you mean 'ports'?")
    expect(said).to_contain_text("form “poster” in the address is not known.")
    expect(said).to_contain_text("Nothing in the atlas is called “nothing”.")
    expect(preview(page)).to_have_js_property("naturalWidth", 1920)
    seen(page, width, lambda wide: wide == 390)
