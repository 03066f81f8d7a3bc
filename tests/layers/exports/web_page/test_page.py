"""A view as one HTML file that asks no host for anything."""

import base64
import dataclasses
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import folium
import pytest
from shapely.geometry import LineString, Point, shape

from geodata.records import STATUSES
from layers.exports.web_page.page import LEAFLET, map_file
from layers.exports.web_page.shapes import PANES, hexadecimal
from layers.exports.web_page.words import popup, shared_lines
from layers.looks import basemap, palettes, styles
from layers.looks.basemap import UNSEARCHED
from layers.maps import headings
from layers.maps.deck import features_shown
from layers.maps.features import heroes
from layers.maps.legend import rows
from layers.maps.stack import DRAW_ORDER
from layers.views.map_view import FIRST_VIEW, MapView
from loaders.atlas import Atlas
from tests.small_atlas import covering_belgium

ORANGE, VIOLET = (hexadecimal(styles.HUES[hue]["paper"]) for hue in ("electricity", "carbon"))
GOLD = hexadecimal(styles.HUES["boundary"]["night"])
EVERYTHING = MapView(layers=("cables", "stations", "stores", "zones"))
LINK = "https://atlas.example/?v=1&layers=cables,stores"


class Read(HTMLParser):
    """What a browser would see in a file: its text, its links, and every address that it would fetch."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.text: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.tags: list[str] = []
        self.policy = self.title = ""
        self._inside: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        self.tags.append(tag)
        self._inside.append(tag)
        if tag == "a":
            self.links.append(found["href"])
        else:
            self.fetched += [found[name] for name in ("src", "href", "srcset", "data", "poster") if name in found]
        self._styles(found.get("style", ""))
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"]

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside[: len(self._inside) - self._inside[::-1].index(tag) - 1]

    def handle_data(self, data: str) -> None:
        if self._inside and self._inside[-1] == "style":
            self._styles(data)
        elif self._inside and self._inside[-1] == "title":
            self.title += data
        elif data.strip() and "script" not in self._inside:
            self.text.append(" ".join(data.split()))

    def _styles(self, text: str) -> None:
        self.fetched += re.findall(r"url\(\s*['\"]?([^'\")]*)", text)
        self.fetched += re.findall(r"@import\s+['\"]([^'\"]*)", text)


def told(page: bytes) -> dict[str, Any]:
    """What the file's script knows beside the shapes."""
    found = re.search('<script id="atlas-facts" type="application/json">(.*?)</script>', page.decode(), re.DOTALL)
    assert found
    return dict(json.loads(found[1]))


def shapes(page: bytes, name: str) -> list[dict[str, Any]]:
    """The features of one of the file's lots of shapes."""
    ground = re.search('<script id="atlas-ground" type="application/json">(.*?)</script>', page.decode(), re.DOTALL)
    assert ground
    features: list[dict[str, Any]] = {**json.loads(ground[1]), **told(page)["shapes"]}[name]
    for each in features:
        if "number" in each["properties"]:
            each["properties"]["id"] = told(page)["features"][each["properties"]["number"]]["id"]
    return features


def popups(page: bytes) -> dict[str, str]:
    """The popups that the file holds: id of a feature -> HTML."""
    said = told(page)
    return {each["id"]: "\n".join(said["lines"][line] for line in each["popup"]) for each in said["features"]}


def looks(page: bytes, name: str) -> dict[str, object]:
    """How the features of a lot are drawn: id -> style."""
    return {each["properties"]["id"]: each["properties"]["style"] for each in shapes(page, name)}


def with_changed(atlas: Atlas, layer: str, feature: str, **changes: object) -> Atlas:
    """The atlas with some properties of one feature changed."""
    features = atlas.layers[layer].features.copy()
    for name, value in changes.items():
        features.at[feature, name] = value
    return dataclasses.replace(
        atlas, layers={**atlas.layers, layer: dataclasses.replace(atlas.layers[layer], features=features)}
    )


# What it is made of


def test_the_leaflet_in_the_file_is_the_one_that_folium_is_written_for(atlas: Atlas) -> None:
    wanted = [address for _, address in (*folium.Map.default_js, *folium.Map.default_css) if "npm/leaflet@" in address]
    assert wanted == [
        f"https://cdn.jsdelivr.net/npm/leaflet@{LEAFLET}/dist/leaflet.js",
        f"https://cdn.jsdelivr.net/npm/leaflet@{LEAFLET}/dist/leaflet.css",
    ]
    assert f" * Leaflet {LEAFLET}, a JS library for interactive maps." in map_file(EVERYTHING, atlas).decode()


@pytest.mark.parametrize("view", [EVERYTHING, MapView(layers=()), EVERYTHING.but(select="nautilus", base="night")])
def test_nothing_in_the_file_is_fetched_from_anywhere(atlas: Atlas, view: MapView) -> None:
    read = Read(map_file(view, atlas, link=LINK))
    assert len(read.fetched) >= 4  # Leaflet's own pictures at least
    assert [address[:60] for address in read.fetched if not address.startswith("data:")] == []


def test_the_file_forbids_the_browser_to_fetch_anything_and_to_run_any_script_but_its_own(atlas: Atlas) -> None:
    page = map_file(EVERYTHING, atlas)
    scripts = re.findall("<script>(.*?)</script>", page.decode(), re.DOTALL)
    own = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts
    )
    assert len(scripts) == 4  # Leaflet, ours, and folium's two
    assert Read(page).policy == (
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src {own}; base-uri 'none'; form-action 'none'"
    )


def test_the_licence_of_leaflet_goes_with_it(atlas: Atlas) -> None:
    page = map_file(MapView(layers=()), atlas).decode()
    assert "Redistributions in binary form must reproduce the above copyright notice" in page


def test_the_same_view_gives_the_same_file(atlas: Atlas) -> None:
    assert map_file(EVERYTHING, atlas, link=LINK) == map_file(EVERYTHING, atlas, link=LINK)
    assert map_file(EVERYTHING, atlas) != map_file(EVERYTHING.but(base="night"), atlas)


def test_a_line_that_stands_in_many_popups_is_in_the_file_once() -> None:
    assert shared_lines(["a\nb", "b\nc\nb"]) == (["a", "b", "c"], [[0, 1], [1, 2, 1]])


def test_the_whole_atlas_in_one_file_stays_small_enough_for_a_mail(real_atlas: Atlas) -> None:
    whole = MapView(layers=tuple(real_atlas.layers), statuses=tuple(STATUSES))
    assert len(map_file(whole, real_atlas)) < 6_000_000


# What is written round the map


def test_the_page_says_what_it_shows_how_old_it_is_and_whom_to_credit(atlas: Atlas) -> None:
    read = Read(map_file(MapView(layers=("cables", "zones")), atlas, link=LINK))
    assert read.title == "Cables in and around the North Sea · North Sea Atlas"
    assert read.text == [
        "Cables in and around the North Sea",
        "3 features · facts as of September 2026",
        "Open the live map",
        "Legend",
        "Cables",
        "Zones",
        "In service",
        "Planned or proposed",
        "Heavier: named in a commitment",
        "Indicative route: within 2 to 15 km",
        "Sketch: not a route",
        "Facts as of September 2026.",
        "Not a navigational, legal or investment document.",
        "Live map:",
        LINK,
        "Credits and licences: © OpenStreetMap contributors and others",
        f"{basemap.ATTRIBUTION} Atlas compilation; © OpenStreetMap contributors. {headings.LIMITS_OF_USE}",
        "Licences:",
        "ODbL 1.0",
        "(coastline and borders, Zones);",
        "CC BY 4.0",
        "(Cables). Drawn with Leaflet (BSD 2-Clause).",
    ]
    assert read.links == [
        LINK,
        LINK,
        "https://opendatacommons.org/licenses/odbl/1-0/",
        "https://creativecommons.org/licenses/by/4.0/",
    ]


def test_without_a_live_view_the_file_leads_only_to_licences(atlas: Atlas) -> None:
    read = Read(map_file(MapView(layers=("cables",)), atlas))
    assert "Open the live map" not in read.text
    assert read.links == [
        "https://opendatacommons.org/licenses/odbl/1-0/",
        "https://creativecommons.org/licenses/by/4.0/",
    ]
    assert Read(map_file(MapView(layers=("cables",)), atlas, link="javascript:alert(1)")).links == read.links


def test_the_legend_is_that_of_the_screen(real_atlas: Atlas) -> None:
    view = MapView.first_sight(real_atlas)
    listed = re.findall(r'<li data-row="([^"]+)">.*?<span>(.*?)</span>', map_file(view, real_atlas).decode())
    expected = rows(features_shown(view, real_atlas), real_atlas.layers, year=None, named=heroes(real_atlas))
    assert listed == [(row.swatch, row.label) for row in expected]


def switches(page: bytes) -> list[tuple[str, str]]:
    """The switches of the layers: the HTML of each name, and what it switches."""
    listed = re.search(r"overlays :  \{(.*?)\n\s*\},\n\s*\};", page.decode(), re.DOTALL)
    assert listed
    found = re.findall(r'^\s*("(?:[^"\\]|\\.)*") : (\w+),$', listed[1], re.MULTILINE)
    return [(json.loads(name), group) for name, group in found]


def test_each_layer_of_the_view_has_a_switch_in_the_order_of_the_atlas(atlas: Atlas) -> None:
    page = map_file(EVERYTHING.but(layers=("zones", "cables")), atlas)
    assert [(Read(name.encode()).text, group) for name, group in switches(page)] == [
        (["Cables"], "feature_group_layer_cables"),
        (["Zones"], "feature_group_layer_zones"),
    ]


# What a click tells


def test_a_popup_tells_everything_about_a_feature(atlas: Atlas) -> None:
    read = Read(popup(atlas, "nautilus").encode())
    assert read.text == [
        "Nautilus",
        "Hybrid cable",
        "Proposed, as of 12 December 2025",
        "Capacity 1,400 MW",
        "Position schematic: shows only what is connected, not where it runs",
        "Best of 2 sources: public authority",
        "Still open.",
        "Commitments",
        "Explore Nautilus",
        "Promised: will explore. Now: in progress, 16 June 2026",
        "1 more on the layer “Cables” as a whole",
        "Talk of cables",
        "Promised: agreed. Now: unknown, 12 December 2025",
        "Facts",
        *("Countries", "United Kingdom, Belgium"),
        *("Capacity", "1,400 MW"),
        *("Also joins wind farms", "yes"),
        *("Owners", "National Grid; Elia"),
        "Not published: Operator, Start year, Website.",
        "Sources",
        "Joint statement, UK government, 12 December 2025",
        "Public authority",
        "Nemo Link, facts",
        ", Nemo Link, December 2025",
        "Operator or company",
    ]
    assert read.links == ["https://www.nemolink.co.uk/"]


def test_what_has_no_document_is_told_in_its_popup_and_counted_below_the_map(atlas: Atlas) -> None:
    known = dataclasses.replace(atlas.sources["store-list"], kind="knowledge", publisher="", url="")
    own = dataclasses.replace(atlas, sources=atlas.sources | {"store-list": known})
    said = Read(popup(own, "bacton").encode()).text
    assert "This record rests on the compiler’s general knowledge alone and is unverified." in said
    assert said[-2:] == ["List of stores", "General knowledge"]
    below = Read(map_file(EVERYTHING, own)).text
    assert "3 of 7 features rest on general knowledge alone. Not a navigational, legal or investment document." in below


def test_a_feature_that_no_commitment_is_about_says_so(atlas: Atlas) -> None:
    assert "No commitment names this feature or its layer." in Read(popup(atlas, "bacton").encode()).text


def test_every_feature_that_is_drawn_has_its_popup_and_no_other_has(atlas: Atlas) -> None:
    page = map_file(MapView(layers=("cables", "stores"), select="belgian-zone"), atlas)
    assert set(popups(page)) == {"nemo-link", "nautilus", "snohvit", "bacton", "leman", "belgian-zone"}
    assert popups(page)["nautilus"] == popup(atlas, "nautilus")


HOSTILE = "<img src=https://evil.example/x onerror=alert(1)></script><script>alert(2)</script>{{ 7 * 7 }} & co"


def test_markup_in_a_record_is_shown_as_text(atlas: Atlas) -> None:
    changed = with_changed(atlas, "cables", "nautilus", name=HOSTILE, description=HOSTILE, operator=HOSTILE)
    layer = changed.layers["cables"]
    info = dataclasses.replace(layer.info, title=HOSTILE, attribution=HOSTILE, licence=HOSTILE)
    changed = dataclasses.replace(changed, layers={**changed.layers, "cables": dataclasses.replace(layer, info=info)})
    page = map_file(MapView(layers=("cables",), select="nautilus"), changed, link=LINK)
    read, plain = Read(page), Read(map_file(MapView(layers=("cables",), select="nautilus"), atlas, link=LINK))
    assert read.tags == plain.tags
    assert read.title == f"{HOSTILE} · North Sea Atlas"
    assert read.text[0] == HOSTILE
    said = Read(popups(page)["nautilus"].encode())
    assert said.tags == Read(popup(with_changed(atlas, "cables", "nautilus", operator="X"), "nautilus").encode()).tags
    assert [text for text in said.text if text == HOSTILE] == [HOSTILE] * 3
    ((name, _),) = switches(page)
    assert (Read(name.encode()).tags, Read(name.encode()).text) == (["img"], [HOSTILE])


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "ftp://example.org/x", "//example.org"])
def test_only_addresses_of_the_web_become_links(atlas: Atlas, address: str) -> None:
    source = dataclasses.replace(atlas.sources["nemo-site"], url=address)
    changed = dataclasses.replace(atlas, sources={**atlas.sources, "nemo-site": source})
    changed = with_changed(changed, "cables", "nemo-link", website=address)
    read = Read(popup(changed, "nemo-link").encode())
    assert read.links == []
    assert address in read.text
    assert "Nemo Link, facts, Nemo Link, December 2025" in read.text


def test_words_of_a_reader_are_never_taken_for_a_template(atlas: Atlas) -> None:
    view = MapView(layers=("cables",), q="{{ 7 * 7 }}{% raw %}{# x")
    page = map_file(view, atlas, link="https://atlas.example/?q={{ 7 * 7 }}{%")
    read = Read(page)
    assert "0 features · with “{{ 7 * 7 }}{% raw %}{# x” · facts as of September 2026" in read.text
    assert read.links[0] == read.links[1] == "https://atlas.example/?q={{ 7 * 7 }}{%"
    changed = with_changed(atlas, "cables", "nautilus", name="{{ 7 * 7 }}")
    assert told(map_file(MapView(layers=("cables",)), changed))["features"][1]["name"] == "{{ 7 * 7 }}"


def test_a_quotation_mark_in_an_address_does_not_end_it(atlas: Atlas) -> None:
    address = 'https://example.org/"onmouseover="alert(1)'
    source = dataclasses.replace(atlas.sources["nemo-site"], url=address)
    changed = dataclasses.replace(atlas, sources={**atlas.sources, "nemo-site": source})
    assert Read(popup(changed, "richborough").encode()).links == [address]


# What is drawn


def test_lines_are_drawn_in_the_style_of_the_screen(atlas: Atlas) -> None:
    page = map_file(MapView(layers=("cables",)), atlas)
    # Nemo Link's position is indicative: a soft halo lies below. Nautilus is named in a commitment, but only a sketch.
    pen = {"stroke": True, "color": ORANGE, "lineCap": "round", "lineJoin": "round", "fill": False}
    assert looks(page, "sheet_0_shapes") == {"nemo-link": {**pen, "weight": 9, "opacity": 0.102}}
    assert looks(page, "sheet_1_shapes") == {
        "nemo-link": {**pen, "weight": 3.0, "opacity": 1.0},
        "nautilus": {**pen, "weight": 2.48, "opacity": 0.902, "lineCap": "butt", "dashArray": "6.2 4.34"},
    }
    assert [each["properties"]["icon"] for each in shapes(page, "sheet_1_marks")] == [f"dot-open-{ORANGE[1:]}"] * 2


def test_areas_of_the_sea_lie_below_the_land(atlas: Atlas) -> None:
    page = map_file(MapView(layers=("zones",), base="night"), atlas)
    (look,) = looks(page, "sheet_0_shapes").values()
    assert (look["color"], look["weight"], look["fillColor"], look["fillOpacity"]) == (GOLD, 1.2, GOLD, 0.059)  # type: ignore[index]
    assert '"pane": "sea-areas"' in page.decode()


def test_a_hatched_area_is_filled_with_a_pattern_of_its_colour(lanes_atlas: Atlas) -> None:
    page = map_file(MapView(layers=("lanes",)), lanes_atlas)
    magenta = hexadecimal(styles.HUES["caution"]["paper"])
    fills = {
        each["properties"]["style"]["fillColor"]
        for sheet in told(page)["shapes"].values()
        for each in sheet
        if each["geometry"]["type"] == "Polygon" and "fillColor" in each["properties"]["style"]
    }
    assert {f"url(#atlas-stripes-{magenta[1:]})", magenta} <= fills
    assert page.decode().count(f'<pattern id="atlas-stripes-{magenta[1:]}"') == 1


def test_lines_with_a_direction_say_how_long_their_heads_are(lanes_atlas: Atlas) -> None:
    page = map_file(MapView(layers=("lanes",)), lanes_atlas)
    found = {
        each["properties"]["number"]: each["properties"].get("arrow")
        for sheet in told(page)["shapes"].values()
        for each in sheet
        if each["geometry"]["type"] != "Point"
    }
    ids = [each["id"] for each in told(page)["features"]]
    assert {ids[number]: arrow for number, arrow in found.items()} == {
        "zone": None,
        "junction": None,
        "westbound": 14,
        "route": 14,
        "track": 14,
    }
    assert told(page)["arrows"] == {
        "every": 90,
        "shortest": 24,
        "head": [[0.5, 0], [-0.5, 0.4], [-0.28, 0], [-0.5, -0.4]],
    }


def test_the_rows_of_the_kinds_of_a_layer_go_with_its_switch(lanes_atlas: Atlas) -> None:
    page = map_file(MapView(layers=("lanes",)), lanes_atlas).decode()
    assert re.findall('data-row="(.*?)"', page) == ["lanes"] * 4


def test_points_are_the_pictures_of_the_screen(atlas: Atlas) -> None:
    page = map_file(MapView(layers=("stores",)), atlas)
    marks = {each["properties"]["id"]: each["properties"] for each in shapes(page, "sheet_0_marks")}
    assert {id: (mark["icon"], mark["strength"]) for id, mark in marks.items()} == {
        "snohvit": (f"circle-full-{VIOLET[1:]}", 1.0),
        "bacton": (f"circle-open-{VIOLET[1:]}", 0.902),
        "leman": (f"circle-half-{VIOLET[1:]}", 1.0),
    }
    names = {f"circle-{filling}-{VIOLET[1:]}" for filling in ("full", "open", "half")}
    assert set(told(page)["icons"]) == names
    assert all(address.startswith("data:image/png;base64,iVBOR") for address in told(page)["icons"].values())
    # Bacton's position is indicative: a soft ring lies below.
    assert looks(page, "sheet_0_rings") == {
        "bacton": {"stroke": False, "fill": True, "fillColor": VIOLET, "fillOpacity": 0.169}
    }


def test_a_followed_commitment_stands_out_and_the_rest_is_dimmed(atlas: Atlas) -> None:
    page = map_file(MapView(layers=("cables", "stores"), commitment="explore-nautilus"), atlas)
    strengths = {each["properties"]["id"]: each["properties"]["strength"] for each in shapes(page, "sheet_3_marks")}
    assert looks(page, "sheet_1_shapes")["nemo-link"]["opacity"] == 0.35  # type: ignore[index]
    assert looks(page, "sheet_2_shapes")["nautilus"]["opacity"] == 0.902  # type: ignore[index]
    assert strengths == {"snohvit": 0.35, "bacton": 0.316, "leman": 0.35}
    assert told(page)["look"] == {"bounds": [[51.15, 0.592], [51.75, 2.608]]}


def test_the_selected_feature_is_cased_last_and_its_popup_is_the_one_to_open(atlas: Atlas) -> None:
    page = map_file(MapView(layers=("stores",), select="nemo-link"), atlas)
    assert told(page)["features"][told(page)["open"]]["id"] == "nemo-link"
    assert looks(page, "sheet_1_shapes")["nemo-link"]["color"] == "#ffd84d"  # type: ignore[index]
    assert looks(page, "sheet_3_shapes")["nemo-link"]["color"] == ORANGE  # type: ignore[index]
    assert told(page)["names"][0]["words"] == "Nemo Link"


def test_a_line_is_named_where_it_is_well_apart_from_others_and_by_what_stands_behind_it(atlas: Atlas) -> None:
    cables = atlas.layers["cables"]
    beside = cables.features.copy()
    # Old cable lies upon Nautilus from its start to beyond its middle.
    beside.loc["old-cable", "geometry"] = LineString([(0.7, 51.4), (1.5, 51.5), (1.8, 51.5), (1.8, 58)])
    crowded = dataclasses.replace(
        atlas, layers={**atlas.layers, "cables": dataclasses.replace(cables, features=beside)}
    )
    view = MapView(layers=("cables",), statuses=tuple(STATUSES))
    alone, there = (
        {name["words"]: (name["at"], name["set"]) for name in told(map_file(view, each))["names"]}
        for each in (atlas, crowded)
    )
    assert alone["Nautilus"] == ([51.5, 1.5969], "hero-line-to_come")
    assert there["Nautilus"] == ([51.5, 1.9581], "hero-line-to_come")
    assert there["Nemo Link"][1] == "line-built"
    assert there["Old cable"][1] == "line-stopped"


def test_the_file_looks_where_the_view_looks(atlas: Atlas) -> None:
    view, _ = MapView.from_query({"v": "1", "layers": "cables", "at": "51.6,2.2,7.4"}, atlas)
    assert told(map_file(view, atlas))["look"] == {"center": [51.6, 2.2], "zoom": 8.4}
    assert told(map_file(view.but(camera=None), atlas))["look"] == {"bounds": [[51.1, 0.55], [51.7, 3.35]]}
    west, south, east, north = FIRST_VIEW.bounds
    assert told(map_file(MapView.first_sight(atlas), atlas))["look"] == {"bounds": [[south, west], [north, east]]}


def test_a_view_without_layers_is_the_base_map(atlas: Atlas) -> None:
    page = map_file(MapView(layers=()), atlas)
    assert Read(page).text[:3] == ["The North Sea", "No layer is switched on · facts as of September 2026", "Legend"]
    assert (told(page)["features"], told(page)["icons"]) == ([], {})
    assert [name["words"] for name in told(page)["names"]] == ["Ostend"]
    (land,) = shapes(page, "land")
    assert land["properties"]["style"]["fillColor"] == palettes.PALETTES["paper"]["land"]
    assert "layer_control" not in page.decode()


def test_where_nobody_looked_is_hatched_by_a_pattern_of_the_file_itself(atlas: Atlas) -> None:
    view = MapView(layers=("stores",), base="night")
    assert shapes(map_file(view, atlas), UNSEARCHED) == []
    page = map_file(view, covering_belgium(atlas, "stores"))
    (area,) = shapes(page, UNSEARCHED)
    assert area["properties"]["style"]["fillColor"] == "url(#atlas-hatching)"
    assert shape(area["geometry"]).disjoint(Point(2.5, 51.5))
    assert page.decode().count('<pattern id="atlas-hatching"') == 1
    assert re.findall(r'<li data-row="unsearched">.*?<span>(.*?)</span>', page.decode()) == ["Not covered: CO2 stores"]


def test_panes_lie_above_each_other_in_the_order_of_the_screen() -> None:
    heights = {name: height for name, height, _ in PANES}
    assert list(heights.values()) == sorted(heights.values())
    in_order = [heights[pane] for pane in ("areas", "halo", "lines", "points")]
    assert (DRAW_ORDER, in_order) == (("area", "halo", "line", "point"), sorted(in_order))
