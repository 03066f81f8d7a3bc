"""The Protection page in a real browser."""

import re

from playwright.sync_api import Page, expect

from layers.protection import crossings
from layers.protection.choice import ProtectionChoice
from loaders.atlas import Atlas
from tests.browser.looking import answered, box_of, camera, on_screen, seen, written


def test_on_a_phone_the_map_names_the_lines_that_are_crossed_most_and_its_title_covers_little(
    open_page, real_atlas: Atlas
):
    page = open_page("/protection", width=390, height=844, paint=False)
    every, chosen = crossings.crossings(real_atlas), ProtectionChoice.at_first(real_atlas).cross
    counted = crossings.by_line(crossings.chosen(every, chosen, in_service=False, of=None))
    (most, count), *_ = counted.most_common(1)
    names = seen(page, written, lambda found: f"{real_atlas.feature(most)['name']}: {count} crossings" in found)
    assert len([name for name in names if name.endswith(" crossings")]) >= 3
    title, root = box_of(page.locator(".atlas-map-title")), box_of(page.locator(".atlas-map"))
    assert title["width"] * title["height"] < 0.28 * root["width"] * root["height"]
    counts = page.locator(".atlas-map-title p")
    expect(counts).to_be_visible()
    expect(counts).to_contain_text(re.compile("^[0-9]+ crossings"))
    assert box_of(counts)["height"] < 24  # one line


def test_the_wheel_over_its_map_moves_the_page_until_the_map_is_grasped_and_again_once_it_was_left(open_page):
    page = open_page("/protection", width=1280, height=720, paint=False)
    answered(page)
    root = box_of(page.locator(".atlas-map"))
    water = root["x"] + 0.6 * root["width"], root["y"] + 0.5 * root["height"]
    page.mouse.move(*water)
    at, down = zoom(page), scrolled(page)
    page.mouse.wheel(0, 60)
    seen(page, scrolled, lambda now: now == down + 60)
    expect(page.locator(".maplibregl-desktop-message")).to_have_text(
        "Click the map, or hold Ctrl, to zoom by scrolling."
    )
    assert zoom(page) == at
    page.mouse.down()
    page.mouse.move(water[0] + 20, water[1], steps=2)
    page.mouse.up()
    page.mouse.wheel(0, -120)
    closer = seen(page, zoom, lambda now: now > at and not page.evaluate(MOVES))
    assert scrolled(page) == down + 60
    page.mouse.move(4, 4)
    page.mouse.move(*water)
    page.mouse.wheel(0, -60)
    seen(page, scrolled, lambda now: now == down)
    assert zoom(page) == closer


MOVES = """document.querySelector(".atlas-map").state.map.isMoving()"""


def zoom(page: Page) -> float:
    """How near the map looks."""
    return camera(page)[2]


def scrolled(page: Page) -> float:
    """Pixels by which the page is pushed up."""
    pixels: float = page.get_by_test_id("stMain").evaluate("main => main.scrollTop")
    return pixels


def test_a_linked_crossing_is_told_and_a_click_on_another_in_the_map_opens_that(open_page):
    page = open_page("/protection?select=nemo-link.franpipe.1", paint=False)
    expect(page.get_by_text("Nemo Link × Franpipe")).to_be_visible()
    expect(page.get_by_text("the place may be off by up to 4 km")).to_be_visible()
    expect(page.get_by_text("Waters: Belgium")).to_be_visible()
    for part in (".atlas-map-title", ".atlas-map-legend"):
        expect(page.locator(part)).to_contain_text("On a sketch: place not known")
    answered(page)
    page.mouse.click(*on_screen(page, 2.405, 51.3455))
    expect(page.get_by_test_id("stMarkdown").get_by_text("Nemo Link × CO2 Highway Europe")).to_be_visible()
    expect(page).to_have_url(re.compile(r"select=nemo-link\.co2-highway-dunkirk-branch\.1$"))
    answered(page)
    page.get_by_role("button", name="Close").click()
    expect(page).to_have_url(re.compile(r"/protection$"))


def test_what_lies_near_a_point_is_told_with_errors_and_a_point_off_the_map_gets_a_sentence(go_to):
    page = go_to("/protection?near=51.45,2.9&within=10")
    expect(page.get_by_text("Within 10 km, ±0.2 to ±15 km")).to_be_visible()
    expect(page.get_by_text("What lies within 10 km of 51.45° N, 2.9° E")).to_be_visible()
    box = page.get_by_role("combobox", name="Near")
    box.fill("10, 10")
    box.press("Enter")
    expect(page.get_by_text("That point lies off the map")).to_be_visible()
    expect(page.get_by_text("Within 10 km, ±")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/protection\?within=10$"))


def test_an_impossible_distance_an_unknown_place_and_an_empty_choice_each_get_a_sentence(go_to):
    page = go_to("/protection?within=5000&near=atlantis&cross=none")
    notes = page.get_by_test_id("stAlert")
    expect(notes.filter(has_text="Nothing in the atlas is called “atlantis”.")).to_be_visible()
    expect(notes.filter(has_text="a distance is a number of kilometres from 0.1 to 300.")).to_have_count(1)
    expect(notes.filter(has_text="Choose at least one kind of cable or pipeline.")).to_be_visible()
    expect(notes.filter(has_text="Choose a feature by name, or type a point")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/protection\?cross=none$"))
    answered(page)
    page.get_by_role("button", name="Gas pipelines").click()
    expect(page.get_by_text("7 crossings. Tick one, or press Enter in it, to see it on the map.")).to_be_visible()
    expect(page.get_by_text("Public information only")).to_be_visible()
