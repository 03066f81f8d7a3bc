"""Names on the screen: each at its own feature, clear of panels and of each other, wherever a reader looks."""

from typing import Any

from playwright.sync_api import Page
from shapely import Polygon, box

from layers.looks import styles
from layers.maps.sheets import sheets
from layers.views.camera import Frame
from layers.views.map_view import Camera, MapView
from loaders.atlas import Atlas
from tests.belonging import LOOKS, SAME, Placed, overlapping, shapes_in, strangers
from tests.browser.looking import answered, seen
from tests.conftest import drawn

ON_A_PHONE = (52.1676, 2.6, 5.745)
"""Where a phone's first sight looks."""
STATE = """() => {
    const root = document.querySelector(".atlas-map"), { map, names } = root.state, { lat, lng } = map.getCenter();
    const { left, top } = root.getBoundingClientRect();
    const panels = ["title", "zoom", "legend", "scale", "attribution"];
    const boxes = panels.map(name => root.querySelector(`.atlas-map-${name}`))
        .map(each => [each.className, each.getBoundingClientRect()])
        .map(([name, box]) => [name, [box.left - left, box.top - top, box.right - left, box.bottom - top]]);
    return { camera: [lat, lng, map.getZoom()], size: [root.clientWidth, root.clientHeight], boxes,
             names: names.map(({ id, anchor, box, spot }) => [id, anchor, box, Boolean(spot.leader || spot.atEnd)]),
             anew: names !== window.looked };
}"""


def look(page: Page, latitude: float, longitude: float, zoom: float) -> dict[str, Any]:
    """What is written, and what lies over the map, once the camera rests there."""
    page.evaluate(
        """([lat, lng, zoom]) => { const { map, names } = document.querySelector(".atlas-map").state;
                                   window.looked = names;
                                   map.jumpTo({ center: [lng, lat], zoom }); }""",
        [latitude, longitude, zoom],
    )
    return seen(page, lambda now: now.evaluate(STATE), lambda state: state["anew"])


def faults(state: dict[str, Any], atlas: Atlas) -> list[object]:
    """The names that stand at another's feature, on a panel, on another name, or beyond the frame, and countries that
    are named twice.
    """
    frame = Frame(*state["size"], Camera(*state["camera"]))
    shapes, window = shapes_in(sheets(MapView.first_sight(atlas), atlas), frame), box(0, 0, frame.width, frame.height)
    names: list[Placed] = [(of, tuple(anchor), Polygon(outline), led) for of, anchor, outline, led in state["names"]]
    over = {name: box(*edges) for name, edges in state["boxes"]}
    out = [of for of, _, outline, _ in names if not window.contains(outline)]
    countries = [of for of, *_ in names if of.removeprefix("place ").isupper()]
    twice = [of for of in set(countries) if countries.count(of) > 1]
    return [*strangers(names, shapes), *overlapping(names, over), *out, *twice]


def test_each_name_stands_at_its_own_feature_clear_of_panels_and_other_names(open_page, real_atlas: Atlas):
    page = open_page("/", width=1600, height=900, paint=False)
    told: dict[object, int] = {}
    for width, height in ((1600, 900), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        answered(page)
        drawn(page)
        for at in LOOKS:
            state = look(page, *at)
            assert faults(state, real_atlas) == [], (width, at)
            told[width, at] = len(state["names"])
    assert min(told.values()) > 1
    first = look(page, *ON_A_PHONE)
    assert faults(first, real_atlas) == []
    assert {"nautilus", "nemo-link", "princess-elisabeth-island"} <= {of for of, *_ in first["names"]}


def test_no_name_beside_picked_features_lies_on_the_symbol_of_another(open_page, real_atlas: Atlas):
    page = open_page("/?v=1&pick=gsc-uk-belgium,nautilus", paint=False)
    drawn(page)
    state = page.evaluate(STATE)
    frame = Frame(*state["size"], Camera(*state["camera"]))
    shapes = shapes_in(sheets(MapView.first_sight(real_atlas), real_atlas), frame)
    symbols = {id: shape for id, shape in shapes.items() if shape.geom_type == "Polygon"}
    names = {of: Polygon(outline) for of, _, outline, _ in state["names"]}
    assert {"gsc-uk-belgium", "nautilus"} <= names.keys()
    assert len(symbols) > 20
    assert [
        (of, id)
        for of, outline in names.items()
        for id, disc in symbols.items()
        if id != of and outline.intersection(disc).area > SAME
    ] == []


def test_lanes_have_heads_in_their_own_colour_at_every_zoom_and_those_beside_a_selected_one_step_back(open_page):
    page = open_page("/?v=1&layers=shipping_lanes&select=tss-dover-strait-sw&at=51.5,2.5,6.2", paint=False)
    heads = seen(
        page,
        lambda now: now.evaluate(
            """document.querySelector(".atlas-map")?.state?.arrows.map(({ size, colour, strength }) =>
                   [size, colour, strength]) ?? []"""
        ),
        lambda found: {strength for *_, strength in found} == {1, 0.35},
    )
    red, green, blue = styles.HUES["shipping"]["paper"]
    assert {tuple(head) for head in heads} == {(14, f"rgb({red},{green},{blue})", each) for each in (1, 0.35)}
