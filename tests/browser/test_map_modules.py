"""The arithmetic of the map's JavaScript, run in the browser that the modules are served to."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from layers.exports.web_page.page import map_file
from layers.maps.framing import look_at
from layers.views.camera import ROOM, Margins, fitted
from layers.views.map_view import MapView, NamedView
from loaders.atlas import Atlas
from pages.server.assets import ADDRESSES
from tests.conftest import ROOT
from tests.layout_cases import BESIDE, COURSES, CROWDED, CROWDED_BY, FITTED, PLACED, ROWS

SHOWN = MapView(layers=("interconnectors",), countries=("BE",))

Call = Callable[..., Any]


@pytest.fixture
def call(plain_page: Page) -> Call:
    """Calls a function of a served module, or gives the constant of that name."""

    def called(module: str, name: str, *arguments: object) -> Any:
        return plain_page.evaluate(
            """async ([module, name, given]) => {
                 const { [name]: found } = await import(module);
                 return typeof found === "function" ? found(...given) : found; }""",
            [ADDRESSES[f"map/{module}.js"], name, list(arguments)],
        )

    return called


def test_what_is_seen_through_keeps_no_names_away_also_where_the_system_sets_the_colours(plain_page: Page) -> None:
    plain_page.emulate_media(forced_colors="active")
    found = plain_page.evaluate(
        """async module => {
             const { plates } = await import(module), root = document.createElement("div");
             root.innerHTML = "<div><h2>Nemo</h2><section style='background: white'><p>Key</p></section></div>";
             document.body.append(root);
             const found = [...plates(root)].map(({ localName }) => localName);
             root.remove();
             return found; }""",
        ADDRESSES["map/labels.js"],
    )
    plain_page.emulate_media(forced_colors="none")
    assert found == ["h2", "section"]


@pytest.mark.parametrize("case", FITTED)
def test_a_camera_is_fitted_to_what_the_margins_leave_free(call: Call, case: str) -> None:
    (bounds, (width, height), (left, top, right, bottom)), expected = FITTED[case]
    margins = {"left": left, "top": top, "right": right, "bottom": bottom}
    found = call("camera", "fitted", bounds, width, height, margins)
    assert (round(found["longitude"], 4), round(found["latitude"], 4), round(found["zoom"], 4)) == expected


def test_a_map_says_where_it_looks_before_its_page_is_left_and_not_after(plain_page: Page) -> None:
    told = plain_page.evaluate(
        """async module => {
             const { reportBeforeLeaving, reportOnceAtRest } = await import(module), told = [];
             const at = (lat, moving = false) =>
               ({ getCenter: () => ({ lat, lng: 2 }), getZoom: () => 7, isMoving: () => moving });
             const standing = map => ({ map, data: {}, moved: true, page: location.pathname,
                                        setState: (_, { latitude }) => told.push(latitude) });
             const still = standing(at(51)), flying = standing(at(52, true)), last = standing(at(53));
             const elsewhere = { ...standing(at(54)), page: "/where-the-reader-has-gone-back-from" };
             for (const map of [still, flying]) reportBeforeLeaving(map);
             dispatchEvent(new Event("atlas:leaving"));
             const before = told.splice(0);
             still.map = flying.map = at(55);
             for (const map of [still, flying, elsewhere]) reportOnceAtRest(map);
             await new Promise(done => reportOnceAtRest({ ...last, setState: done }));  // they are asked in this order
             return [before, told]; }""",
        ADDRESSES["map/camera.js"],
    )
    assert told == [[51], []]


@pytest.mark.parametrize(
    ("width", "selected", "legend", "expected"),
    [
        (1280, False, True, [(230, 24, 12, 24)]),
        (1280, True, True, [(230, 24, 390, 24)]),
        (1280, False, False, [(318, 24, 12, 24), (12, 84, 12, 34)]),
        (1280, True, False, [(318, 24, 390, 24), (12, 84, 390, 34)]),
        (900, False, False, [(12, 84, 12, 34)]),
        (390, True, False, [(12, 84, 12, 392)]),
    ],
)
def test_margins_leave_room_for_an_open_legend_or_the_title_and_for_a_panel(
    call: Call, width: int, selected: bool, legend: bool, expected: list[tuple[float, ...]]
) -> None:
    found = call("camera", "margins", width, 700, ROOM, selected, legend)
    sides = ("left", "top", "right", "bottom")
    assert [tuple(round(place[side], 6) for side in sides) for place in found] == expected


@pytest.mark.parametrize(
    ("wished", "size", "chosen", "expected"),
    [
        (True, (1280, 600), None, True),
        (True, (900, 600), None, False),
        (True, (1280, 440), None, False),
        (False, (1280, 600), None, False),
        (False, (390, 300), True, True),
        (True, (1280, 600), False, False),
    ],
)
def test_a_legend_is_open_where_a_page_wishes_it_and_there_is_room_or_as_the_reader_left_it(
    call: Call, wished: bool, size: tuple[int, int], chosen: bool | None, expected: bool
) -> None:
    root = {"clientWidth": size[0], "clientHeight": size[1]}
    state = {"root": root, "data": {"open": wished, "room": ROOM}, "legend": chosen}
    assert call("panels", "legendIsOpen", state) is expected


def camera_of(
    call: Call, bounds: tuple[float, ...], width: int, height: int, head: int = 84, least: float = 0
) -> dict[str, float]:
    """The camera for bounds in a frame of a page whose title reaches down to so many pixels."""
    data = {"camera": {"bounds": bounds}, "open": False, "room": ROOM, "panel": False, "zooms": [least, 14]}
    data["narrow_zoom"] = max(least - 1, 0)
    state = {"root": {"clientWidth": width, "clientHeight": height}, "data": data, "legend": None}
    found: dict[str, float] = call("camera", "cameraOf", {**state, "head": {"pixels": head}})
    return found


def test_a_camera_lies_below_a_title_however_much_it_says(
    call: Call,
) -> None:
    def latitude_and_zoom(*, head: int, least: float = 0) -> tuple[float, float]:
        found = camera_of(call, (0, 51, 5, 56), 360, 500, head, least)
        return round(found["latitude"], 2), round(found["zoom"], 2)

    assert latitude_and_zoom(head=84) == (53.9, 5.0)
    assert latitude_and_zoom(head=200) == (55.1, 4.47)
    assert latitude_and_zoom(head=200, least=7) == (53.74, 6)  # 25 pixels above the middle, 53.57


def test_a_narrow_frame_shows_its_bounds_from_further_away_than_a_wide_one_may(call: Call) -> None:
    far = (0, 40, 20, 60)
    assert round(camera_of(call, far, 360, 500, least=5)["zoom"], 2) == 4
    assert round(camera_of(call, far, 1000, 500, least=5)["zoom"], 2) == 5


def test_a_camera_lies_beside_the_title_or_below_it_wherever_it_sees_more(call: Call) -> None:
    def longitude_and_zoom(bounds: tuple[float, ...], width: int, height: int) -> tuple[float, float]:
        found = camera_of(call, bounds, width, height)
        return round(found["longitude"], 2), round(found["zoom"], 2)

    assert longitude_and_zoom((2, 50, 4, 54), 1000, 500) == (3.0, 5.61)  # beside, in the middle of the frame
    assert longitude_and_zoom((0, 50, 8, 54), 1000, 500) == (2.62, 5.61)  # beside, as near to the middle as may be
    assert longitude_and_zoom((0, 51, 10, 52), 1000, 500) == (5.0, 6.1)  # below


@pytest.mark.parametrize(
    ("size", "spot", "expected"),
    [
        ((390, 700), (1.9, 51.7, 2.1, 51.71), (2.0, 51.5, 8.0)),  # in the part that is free
        ((390, 700), (1.9, 51.45, 2.1, 51.46), (2.0, 51.19, 8.0)),  # below the sheet
        ((390, 700), (1.9, 52.6, 2.1, 52.61), (2.0, 52.35, 8.0)),  # beyond the upper edge
        ((390, 700), (1.0, 50.9, 3.0, 51.5), (2.0, 50.67, 7.01)),  # longer than the frame is wide: from further away
        ((390, 700), (-3.0, 50.0, 7.0, 52.0), (2.0, 51.5, 8.0)),  # so long that the sender saw a part of it
        ((1280, 700), (1.0, 50.9, 3.0, 51.5), (2.0, 51.5, 8.0)),  # partly beside a panel that the sender had there, too
        ((1280, 700), (4.9, 51.45, 5.1, 51.46), (5.54, 51.43, 8.0)),  # beyond the frame
    ],
)
def test_a_camera_of_another_screen_gives_way_where_it_would_hide_what_is_selected(
    call: Call, size: tuple[int, int], spot: tuple[float, ...], expected: tuple[float, float, float]
) -> None:
    data = {"camera": {"longitude": 2, "latitude": 51.5, "zoom": 8}, "spot": spot, "room": ROOM, "panel": True}
    root = {"clientWidth": size[0], "clientHeight": size[1]}
    found = call("camera", "cameraOf", {"root": root, "data": data, "head": {"pixels": 84}})
    assert tuple(round(found[name], 2) for name in ("longitude", "latitude", "zoom")) == expected


@pytest.mark.parametrize(
    ("metres", "expected"),
    [(9.99, "5 m"), (10, "10 m"), (499, "200 m"), (1000, "1 km"), (4999, "2 km"), (23_000, "20 km"), (1e6, "1000 km")],
)
def test_a_scale_bar_is_the_longest_round_distance_that_fits(call: Call, metres: float, expected: str) -> None:
    assert call("frame", "distanceInWords", call("frame", "roundDistance", metres)) == expected


def test_dashes_begin_at_the_start_of_the_whole_line(call: Call) -> None:
    assert call("dashes", "distances", [[0, 0], [3, 4], [3, 10], [3, 10]]) == [0, 5, 11, 11]


@pytest.mark.parametrize(
    ("path", "form", "points"),
    [
        ([1, 2, 3, 4], "XY", [[1, 2], [3, 4]]),
        ([1, 2, 9, 3, 4, 9], "XYZ", [[1, 2], [3, 4]]),
        ([[1, 2], [3, 4]], "XYZ", [[1, 2], [3, 4]]),
    ],
)
def test_a_path_is_read_flat_or_nested(call: Call, path: list[Any], form: str, points: list[list[int]]) -> None:
    assert call("dashes", "pointsOf", path, form) == points


def test_a_picture_of_the_ground_lies_where_the_camera_sees_it(call: Call) -> None:
    found = call("ground", "placed", [-90, 0, 90, 66.51326044311186], {"longitude": 0, "latitude": 0, "zoom": 1})
    assert {side: round(pixels, 6) for side, pixels in found.items()} == {
        "left": -256,
        "top": -256,
        "width": 512,
        "height": 256,
    }


@pytest.mark.parametrize("case", COURSES)
def test_a_line_lies_beside_its_course_where_pictures_draw_it(call: Call, case: str) -> None:
    course, pixels, drawn = COURSES[case]
    found = call("shapes", "besideCourse", course, pixels)
    assert [tuple(round(each, 6) for each in point) for point in found] == drawn


def test_the_screen_tries_the_sides_of_a_point_in_the_order_of_pictures(call: Call) -> None:
    spots = call("placing", "beside", 100, 80, 60, 16, 10)
    assert call("placing", "SIDES") == [side for side, _ in BESIDE]
    boxes = [
        tuple(round(each, 2) for each in (spot["x"] - 30, spot["y"] - 8, spot["x"] + 30, spot["y"] + 8))
        for spot in spots
    ]
    assert boxes == [box for _, box in BESIDE]


def test_a_name_is_broken_where_pictures_break_it(call: Call) -> None:
    assert {ems: round(call("lettering", "rowWidth", ems), 2) for ems in ROWS} == ROWS


@pytest.mark.parametrize("case", PLACED)
def test_a_name_goes_where_pictures_put_it(plain_page: Page, case: str) -> None:
    there, names, expected = PLACED[case]
    found = plain_page.evaluate(
        """async ([module, there, names]) => {
             const { lines = {}, heavy = [], looks = {}, points = {}, ends = [], dots = [] } = there;
             const { areas = {}, sites = [], panels = [] } = there;
             const { NEEDED, arrange, makeBoard } = await import(module);
             const look = of => of in looks ? looks[of] : "";
             const board = makeBoard(400, 200, {
               panels,
               lines: Object.entries(lines).map(([of, points]) =>
                 ({ of, points, width: 3, heavy: heavy.includes(of), look: look(of) })),
               discs: Object.entries(points)
                 .map(([of, [x, y, radius]]) => ({ of, x, y, radius, end: ends.includes(of) }))
                 .filter(({ of, radius }) => radius && !sites.includes(of) && !dots.includes(of)),
               sites: sites.map(of => ({ of, area: [areas[of]] })),
             });
             const spots = arrange(board, names.map(([of, most]) => {
               const how = { of, most, width: 60, height: 14, needed: most >= NEEDED };
               if (of in lines)
                 return { ...how, way: "along", lines: [lines[of]], look: look(of), away: 4, block: [60, 14] };
               const [x, y, radius] = points[of];
               const area = areas[of] && [areas[of]];
               const isSite = sites.includes(of);
               const dot = dots.includes(of);
               return { ...how, way: "beside", point: [x, y], radius, away: radius + 2.5, area, isSite, dot };
             }));
             const ways = { leader: "led", atEnd: "end", inLine: "in line", inside: "inside" };
             const how = spot => ways[Object.keys(ways).find(way => spot[way])] ?? "";
             return spots.map(({ spot }) => spot && [spot.x, spot.y, spot.turn, how(spot)]); }""",
        [ADDRESSES["map/placing.js"], there, names],
    )
    rounded = [spot and (*(round(each, 1) for each in spot[:3]), spot[3]) for spot in found]
    assert dict(zip((id for id, _ in names), rounded, strict=True)) == expected


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [((100, 100), [114, 118]), ((790, 100), [692, 118]), ((100, 590), [114, 540]), ((5, 5), [19, 23])],
)
def test_a_tooltip_stands_beside_the_pointer_and_inside_the_frame(
    call: Call, pointer: tuple[int, int], expected: list[int]
) -> None:
    x, y = pointer
    assert call("picking", "beside", {"x": x, "y": y}, [100, 40], [800, 600]) == expected


@pytest.mark.parametrize(
    ("pointer", "expected"), [((20, 12), "nautilus"), ((20, 24), None), ((80, 12), None), ((130, 20), "triton-link")]
)
def test_a_point_within_a_name_means_what_the_name_names(
    call: Call, pointer: tuple[int, int], expected: str | None
) -> None:
    names = [
        {"feature": "nautilus", "box": [[0, 5], [50, 5], [50, 20], [0, 20]]},
        {"box": [[60, 5], [100, 5], [100, 20], [60, 20]]},  # a town's name
        {"feature": "triton-link", "box": [[110, 20], [130, 0], [150, 20], [130, 40]]},
    ]
    x, y = pointer
    assert call("picking", "named", names, {"x": x, "y": y}) == expected


@pytest.fixture(scope="module")
def web_page(profile: BrowserContext, real_atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A map as one file, opened on a desk."""
    file = tmp_path_factory.mktemp("map") / "map.html"
    file.write_bytes(map_file(SHOWN, real_atlas))
    page = profile.new_page()
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready=yes]")
    yield page
    page.close()


def test_a_web_page_tries_the_first_sides_of_a_point(web_page: Page) -> None:
    assert web_page.evaluate("atlas.spots('beside', 100, 80, 60, 16, 10)") == [list(box) for _, box in BESIDE[:4]]


def test_in_a_web_page_names_take_the_free_spots_that_they_take_in_a_picture(web_page: Page) -> None:
    took = """([points, there]) => {
        const taken = [there];
        return points.map(([x, y]) => {
            const box = atlas.spots("beside", x, y, 60, 16, 10).find(spot => atlas.free(spot, taken));
            if (box) taken.push(atlas.around(box));
            return box ?? null;
        });
    }"""
    boxes = web_page.evaluate(took, [[point for point, _ in CROWDED], CROWDED_BY])
    assert boxes == [box and list(box) for _, box in CROWDED]


def test_a_web_page_looks_where_the_screen_and_pictures_look(web_page: Page, real_atlas: Atlas) -> None:
    *seen, width, height = web_page.evaluate(
        """(({ lat, lng }, zoom, { x, y }) => [lng, lat, zoom - 1, x, y])(
             map_atlas.getCenter(), map_atlas.getZoom(), map_atlas.getSize())"""
    )
    subject = look_at(SHOWN, real_atlas)
    assert isinstance(subject, NamedView)
    expected = fitted(subject.bounds, width, height, Margins(230, 24, 12, 24))
    assert seen == pytest.approx([expected.longitude, expected.latitude, expected.zoom], abs=0.003)


def test_the_wordmark_is_whole(plain_page: Page) -> None:
    words = (Path(__file__).parents[2] / "pages" / "frame" / "wordmark.svg").read_text(encoding="utf-8")
    left, right = plain_page.evaluate(
        """async words => {
             const image = new Image(), pen = new OffscreenCanvas(190, 32).getContext("2d");
             image.src = `data:image/svg+xml,${encodeURIComponent(words)}`;
             await image.decode();
             pen.drawImage(image, 0, 0);
             const { data } = pen.getImageData(0, 0, 190, 32);
             const columns = [...Array(190 * 32).keys()].filter(at => data[4 * at + 3] > 40).map(at => at % 190);
             return [Math.min(...columns), Math.max(...columns)]; }""",
        words,
    )
    assert (left > 0, right < 188) == (True, True)


@pytest.mark.parametrize(
    ("zoom", "here", "expected"),
    [
        (6.0, [], ["farms:point", "cables:line"]),
        (7.5, [], ["farms:area:outline", "farms:point", "farms:point:plain", "cables:line"]),
        (7.5, ["/outline"], ["farms:area:outline", "farms:point", "farms:point:plain", "cables:line"]),
        (7.5, ["/outline", "/plain"], ["farms:area:outline", "farms:point:plain", "cables:line"]),
        (9.0, ["/outline", "/plain"], ["farms:area:outline", "farms:point:plain", "cables:line", "turbines:point"]),
    ],
)
def test_a_layer_is_drawn_at_its_zooms_and_a_symbol_until_what_takes_its_place_has_come(
    plain_page: Page, zoom: float, here: list[str], expected: list[str]
) -> None:
    layers = [
        {"id": "farms:area:outline", "data": "/outline", "zooms": [7.5, 99]},
        {"id": "farms:point", "data": "/point", "zooms": [0, 7.5]},
        {"id": "farms:point:plain", "data": "/plain", "zooms": [7.5, 99]},
        {"id": "cables:line", "data": "/line"},
        {"id": "turbines:point", "data": "/turbines", "zooms": [8, 99]},
    ]
    found = plain_page.evaluate(
        """async ([module, zoom, layers, here]) =>
             (await import(module)).drawnAt(zoom, layers, address => here.includes(address))""",
        [ADDRESSES["map/features.js"], zoom, layers, here],
    )
    assert found == expected


def test_one_voice_says_what_is_missing_in_several_places_and_that_it_is_there_unless_something_newer_was_said(
    plain_page: Page,
) -> None:
    voice = (ROOT / "pages" / "frame" / "voice.js").read_text(encoding="utf-8")
    plain_page.evaluate(f"() => {{ {voice} }}")
    found = plain_page.evaluate(
        """async () => {
             const places = ["atlas-map-notice", "atlas-late", "atlas-late"].map(className =>
               document.body.appendChild(Object.assign(document.createElement("p"), { className })));
             const told = (...words) => places.forEach((place, at) => { place.textContent = words[at] ?? ""; });
             const late = what => `Not arrived yet: ${what}. Trying again.`;
             const voice = await new Promise(done => {
               new MutationObserver((_, watch) => {
                 const found = document.querySelector(".atlas-page-told");
                 if (found) { watch.disconnect(); done(found); }
               }).observe(document.body, { childList: true });
               told();
             });
             const next = () => new Promise(done => {
               new MutationObserver((_, watch) => { watch.disconnect(); done(voice.textContent); })
                 .observe(voice, { childList: true });
             });
             const heard = [];
             const hear = async change => { const coming = next(); change(); heard.push(await coming); };
             await hear(() => told(late("ports and names"), late("the table"), late("the table")));
             await hear(() => told());
             await hear(() => told("The server does not answer.", late("the table")));
             await hear(() => dispatchEvent(new CustomEvent("atlas:said", { detail: "Wind" })));
             told();
             await hear(() => setTimeout(() => told(late("the picture")), 600));
             return heard; }"""
    )
    assert found == [
        "Not arrived yet: ports and names; the table. Trying again.",
        "Everything has loaded.",
        "The server does not answer. Not arrived yet: the table. Trying again.",
        "Wind",
        "Not arrived yet: the picture. Trying again.",
    ]


SQUARE = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]


@pytest.mark.parametrize(
    ("shape", "middle", "expected"),
    [
        ({"type": "Point", "coordinates": [3, 4]}, [5, 5], [3, 4]),
        ({"type": "Point", "coordinates": [-1, 4]}, [5, 5], None),
        ({"type": "LineString", "coordinates": [[-5, 2], [25, 2]]}, [5, 5], [5, 2]),
        ({"type": "LineString", "coordinates": [[-5, 2], [-5, 22]]}, [5, 5], None),
        ({"type": "MultiLineString", "coordinates": [[[0, 0], [20, 0]], [[0, 9], [20, 9]]]}, [5, 5], [5, 9]),
        ({"type": "Polygon", "coordinates": [SQUARE]}, [5, 5], [5, 5]),
        ({"type": "Polygon", "coordinates": [SQUARE]}, [15, 5], [10, 5]),
        ({"type": "MultiPoint", "coordinates": [[1, 1], [6, 6], [40, 5]]}, [5, 5], [6, 6]),
    ],
)
def test_the_nearest_of_a_shape_to_the_middle_is_looked_for_in_view_only(
    plain_page: Page, shape: dict[str, Any], middle: list[float], expected: list[float] | None
) -> None:
    found = plain_page.evaluate(
        """async ([module, shape, middle]) =>
             (await import(module)).reached(shape, point => point, middle, [0, 0, 20, 20])""",
        [ADDRESSES["map/in_view.js"], shape, middle],
    )
    assert found == expected


def test_the_next_year_is_one_in_which_something_begins_or_the_last_that_may_be_chosen(call: Call) -> None:
    begin = [[2019, 1, "Nemo Link"], [2030, 2, "Nautilus"]]
    assert [
        call("years", "next", begin, year, way, [2000, 2040]) for year, way in ((2020, 1), (2020, -1), (2030, 1))
    ] == [
        2030,
        2019,
        2040,
    ]
    assert [call("years", "along", year, [2000, 2040]) for year in (2000, 2030, 2040)] == [0, 0.75, 1]


@pytest.mark.parametrize(
    ("address", "dated"),
    [
        ("/layers/ports.geojson?part=point&year=2030&v=a", "/layers/ports.geojson?part=point&v=a&dated=yes"),
        ("/layers/ports.geojson?part=point&id=hull&v=a", "/layers/ports.geojson?part=point&id=hull&v=a"),
        ("/layers/ports.geojson?part=label&commitment=x&v=a", "/layers/ports.geojson?part=label&commitment=x&v=a"),
        ("/layers/ships/{z}/{x}/{y}.mvt?part=point&year=2030", "/layers/ships/{z}/{x}/{y}.mvt?part=point&year=2030"),
        ("/marks/wind.geojson?part=marks&year=2030", "/marks/wind.geojson?part=marks&year=2030"),
    ],
)
def test_what_the_filters_let_pass_is_fetched_with_its_years_while_a_reader_goes_through_them(
    call: Call, address: str, dated: str
) -> None:
    assert call("in_year", "datedFrom", {"years": {"through": True}}, address) == dated
    assert call("in_year", "datedFrom", {"years": {"through": False}}, address) == address
    assert call("in_year", "datedFrom", {"years": None}, address) == address


def test_in_a_year_there_is_what_has_begun_and_what_has_no_year_and_the_same_is_not_drawn_anew(
    plain_page: Page,
) -> None:
    found = plain_page.evaluate(
        """async module => {
             const { inYear } = await import(module);
             const all = { features: [2019, 2030, undefined].map(from => ({ properties: { from } })) };
             const at = year => inYear({ years: { through: true, year } }, "?part=line&dated=yes", all);
             const [early, next, late, any] = [2019, 2020, 2030, null].map(at);
             return [[early, next, late, any].map(({ features }) => features.length), early === next]; }""",
        ADDRESSES["map/in_year.js"],
    )
    assert found == [[2, 2, 3, 3], True]
