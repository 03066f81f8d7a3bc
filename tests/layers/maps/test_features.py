"""How features look: whole drawn collections of a point, lines and an area."""

from dataclasses import replace

import geopandas as gpd
import pytest
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, box

from geodata.records import Kind, Symbol
from layers.looks import styles
from layers.maps.features import drawn, heroes, part_of, parts, short, size, written
from loaders.atlas import Atlas

HEROES = frozenset({"nautilus"})
ORANGE = styles.HUES["electricity"]["paper"]
VIOLET = styles.HUES["carbon"]["paper"]
GOLD = styles.HUES["boundary"]["paper"]
GREY = styles.GONE["paper"]
YELLOW = styles.SELECTED

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "*bold* [link](javascript:alert(1))",
    "\u202egnirts desrever",
    "مزرعة رياح البحر الشمالي",
    '"quotes" \\ and {{braces}}',
    "=1+1",
]


def name_of(shape: str, filling: str, ink: styles.Colour) -> str:
    return f"{shape}-{filling}-{ink[0]:02x}{ink[1]:02x}{ink[2]:02x}"


def collection(
    atlas: Atlas, layer: str, part: str, ids: list[str] | None = None, **more: object
) -> list[dict[str, object]]:
    """The features of a drawn part of a layer on paper, of the ids named or all; checks what is round them."""
    data = atlas.layers[layer]
    features = data.features if ids is None else data.features.loc[ids]
    options: dict[str, object] = {"base": "paper", "heroes": HEROES, "mark_undated": False, **more}
    found = drawn(data, features, part=part, **options)  # type: ignore[arg-type]
    assert list(found) == ["type", "features"]
    assert found["type"] == "FeatureCollection"
    listed: list[dict[str, object]] = found["features"]  # type: ignore[assignment]
    return listed


def named(
    id: str, name: str, *, hero: bool, rank: int, ink: styles.Colour, arrow: float = 0, tone: str = "built"
) -> dict[str, object]:
    """What the label of a feature says."""
    return {
        "id": id, "name": name, "hero": hero, "rank": rank, "arrow": arrow, "arrow_color": [*ink], "tone": tone,
    }  # fmt: skip


def renamed(atlas: Atlas, layer: str, feature: str, name: str) -> gpd.GeoDataFrame:
    features = atlas.layers[layer].features.loc[[feature]].copy()
    features["name"] = [name]
    return features


def test_a_line_in_service_is_solid_and_has_a_soft_halo_where_its_position_is_indicative(atlas: Atlas) -> None:
    assert collection(atlas, "cables", "line", ["nemo-link"]) == [
        {
            "type": "Feature",
            "properties": {
                "id": "nemo-link",
                "name": "Nemo Link",
                "tip": ["Cable · in service", "Capacity 1,000 MW"],
                "color": [*ORANGE, 255],
                "width": 3.0,
                "dash": [1.0, 0.0],
                "halo": 9.0,
                "halo_color": [*ORANGE, 26],
                "fill": [*ORANGE, 31],
                "icon": name_of("circle", "full", ORANGE),
                "icon_color": [255, 255, 255, 255],
                "size": 13.1,
                "ring": 10.0,
                "arrow": 0,
            },
            "geometry": {"type": "LineString", "coordinates": ((1.3, 51.3), (3.2, 51.4))},
        }
    ]


def test_a_limit_is_broken_into_long_and_short_dashes_whatever_its_status(atlas: Atlas) -> None:
    cables = atlas.layers["cables"]
    kinds = {id: replace(kind, symbol=replace(kind.symbol, limit=True)) for id, kind in cables.info.kinds.items()}
    limits = replace(cables, info=replace(cables.info, kinds=kinds))
    found = drawn(limits, cables.features, part="line", base="paper", heroes=HEROES, mark_undated=False)
    assert {tuple(each["properties"]["dash"]) for each in found["features"]} == {(16.0, 5.0, 4.0, 5.0)}  # type: ignore[attr-defined]


def test_the_soft_band_of_a_route_that_is_not_there_yet_is_half_as_broad(atlas: Atlas) -> None:
    cables = atlas.layers["cables"]
    bands = {}
    for status in ("operational", "under_construction", "permitted", "planned", "proposed", "cancelled"):
        route = cables.features.loc[["nemo-link"]].assign(status=status)
        (found,) = drawn(cables, route, part="line", base="paper", heroes=HEROES, mark_undated=False)["features"]  # type: ignore[misc]
        bands[status] = found["properties"]["halo"] - found["properties"]["width"]
    assert bands == {
        "operational": 6,
        "under_construction": 6,
        "permitted": 3,
        "planned": 3,
        "proposed": 3,
        "cancelled": 6,
    }


def test_a_line_beside_its_course_lies_on_one_side_whichever_end_it_begins_at_and_a_sketch_on_its_own(
    atlas: Atlas,
) -> None:
    cables = atlas.layers["cables"]
    kinds = {id: replace(kind, symbol=replace(kind.symbol, beside=5)) for id, kind in cables.info.kinds.items()}
    beside = replace(cables, info=replace(cables.info, kinds=kinds))
    for features, nemo_link in ((cables.features, 5), (cables.features.set_geometry(cables.features.reverse()), -5)):
        for part in ("line", "label"):
            found = drawn(beside, features, part=part, base="paper", heroes=HEROES, mark_undated=False)
            told = {each["properties"]["id"]: each["properties"].get("beside") for each in found["features"]}  # type: ignore[attr-defined]
            assert told == {"nemo-link": nemo_link, "nautilus": None, "old-cable": 5}


def test_a_schematic_line_is_thin_and_has_open_ends_but_no_halo(atlas: Atlas) -> None:
    properties = {
        "id": "nautilus",
        "name": "Nautilus",
        "tip": ["Hybrid cable · proposed", "Capacity 1,400 MW"],
        "color": [*ORANGE, 230],
        "width": 2.48,
        "dash": [5.0, 3.5],
        "halo": 0,
        "halo_color": [*ORANGE, 26],
        "fill": [*ORANGE, 31],
        "icon": name_of("dot", "open", ORANGE),
        "icon_color": [255, 255, 255, 230],
        "size": 10.9,
        "ring": 0,
        "arrow": 0,
    }
    line = ((0.7, 51.4), (1.5, 51.5), (2.5, 51.5))
    assert collection(atlas, "cables", "line", ["nautilus"]) == [
        {"type": "Feature", "properties": properties, "geometry": {"type": "LineString", "coordinates": line}},
        {"type": "Feature", "properties": properties, "geometry": {"type": "Point", "coordinates": (0.7, 51.4)}},
        {"type": "Feature", "properties": properties, "geometry": {"type": "Point", "coordinates": (2.5, 51.5)}},
    ]


def test_a_line_that_no_commitment_names_is_a_third_thinner(atlas: Atlas) -> None:
    line = collection(atlas, "cables", "line", ["nautilus"], heroes=frozenset())[0]
    assert line["properties"]["width"] == 1.65  # type: ignore[index]


def test_a_cancelled_line_is_grey_and_sparsely_dotted(atlas: Atlas) -> None:
    assert collection(atlas, "cables", "line", ["old-cable"]) == [
        {
            "type": "Feature",
            "properties": {
                "id": "old-cable",
                "name": "Old cable",
                "tip": ["Cable · cancelled", "Capacity not published"],
                "color": [*GREY, 230],
                "width": 3.0,
                "dash": [1.6, 6.0],
                "halo": 0,
                "halo_color": [*GREY, 26],
                "fill": [*GREY, 31],
                "icon": name_of("circle", "gone", GREY),
                "icon_color": [255, 255, 255, 230],
                "size": 13.1,
                "ring": 0,
                "arrow": 0,
            },
            "geometry": {
                "type": "MultiLineString",
                "coordinates": (((4.0, 58.0), (5.0, 58.0)), ((5.0, 58.0), (8.0, 58.0))),
            },
        }
    ]


def test_a_point_is_sized_by_its_figure_and_filled_by_its_status(atlas: Atlas) -> None:
    assert collection(atlas, "stores", "point", ["snohvit", "bacton"]) == [
        {
            "type": "Feature",
            "properties": {
                "id": "snohvit",
                "name": "Snøhvit",
                "tip": ["CO2 store · in service", "Storage capacity 150 Mt CO2"],
                "color": [*VIOLET, 255],
                "width": 2.0,
                "dash": [1.0, 0.0],
                "halo": 0,
                "halo_color": [*VIOLET, 43],
                "fill": [*VIOLET, 43],
                "icon": name_of("circle", "full", VIOLET),
                "icon_color": [255, 255, 255, 255],
                "size": 15.5,
                "ring": 0,
                "arrow": 0,
            },
            "geometry": {"type": "Point", "coordinates": (21.3, 71.3)},
        },
        {
            "type": "Feature",
            "properties": {
                "id": "bacton",
                "name": "Bacton",
                "tip": ["CO2 store · planned", "Storage capacity not published"],
                "color": [*VIOLET, 230],
                "width": 2.0,
                "dash": [5.0, 3.5],
                "halo": 8.0,
                "halo_color": [*VIOLET, 43],
                "fill": [*VIOLET, 43],
                "icon": name_of("circle", "open", VIOLET),
                "icon_color": [255, 255, 255, 230],
                "size": 14.3,
                "ring": 10.5,
                "arrow": 0,
            },
            "geometry": {"type": "Point", "coordinates": (2.1, 53.2)},
        },
    ]


def test_an_area_is_filled_faintly_in_its_hue(atlas: Atlas) -> None:
    assert collection(atlas, "zones", "area") == [
        {
            "type": "Feature",
            "properties": {
                "id": "belgian-zone",
                "name": "Belgian zone",
                "tip": ["Zone of a state · in force"],
                "color": [*GOLD, 255],
                "width": 1.2,
                "dash": [1.0, 0.0],
                "halo": 0,
                "halo_color": [*GOLD, 43],
                "fill": [*GOLD, 15],
                "icon": name_of("circle", "full", GOLD),
                "icon_color": [255, 255, 255, 255],
                "size": 13.1,
                "ring": 0,
                "arrow": 0,
            },
            "geometry": {
                "type": "Polygon",
                "coordinates": (((2.0, 51.0), (3.0, 51.0), (3.0, 52.0), (2.0, 52.0), (2.0, 51.0)),),
            },
        }
    ]


def test_labels_lie_along_a_line_inside_an_area_and_at_a_point(atlas: Atlas) -> None:
    assert collection(atlas, "cables", "label") == [
        {
            "type": "Feature",
            "properties": named("nemo-link", "Nemo Link", hero=False, rank=1, ink=ORANGE),
            "geometry": {"type": "LineString", "coordinates": ((1.3, 51.3), (3.2, 51.4))},
        },
        {
            "type": "Feature",
            "properties": named("old-cable", "Old cable", hero=False, rank=3, ink=GREY, tone="stopped"),
            "geometry": {
                "type": "MultiLineString",
                "coordinates": (((4.0, 58.0), (5.0, 58.0)), ((5.0, 58.0), (8.0, 58.0))),
            },
        },
        {
            "type": "Feature",
            "properties": named("nautilus", "Nautilus", hero=True, rank=0, ink=ORANGE, tone="to_come"),
            "geometry": {"type": "LineString", "coordinates": ((0.7, 51.4), (1.5, 51.5), (2.5, 51.5))},
        },
    ]
    assert collection(atlas, "zones", "label") == [
        {
            "type": "Feature",
            "properties": named("belgian-zone", "Belgian zone", hero=False, rank=2, ink=GOLD),
            "geometry": {"type": "Point", "coordinates": (2.5, 51.5)},
        }
    ]
    assert collection(atlas, "stores", "label", ["leman"]) == [
        {
            "type": "Feature",
            "properties": named("leman", "Leman", hero=False, rank=2, ink=VIOLET),
            "geometry": {"type": "Point", "coordinates": (2.2, 53.1)},
        }
    ]


def test_a_hatched_area_has_stripes_and_others_are_filled(lanes_atlas: Atlas) -> None:
    hatches = {
        each["properties"]["id"]: each["properties"].get("hatch")  # type: ignore[index]
        for each in collection(lanes_atlas, "lanes", "area", ["zone", "junction"])
    }
    assert hatches == {"zone": [7.0, 2.5], "junction": None}


def test_a_line_with_a_direction_has_heads_in_its_own_colour_and_other_lines_and_areas_have_none(
    lanes_atlas: Atlas,
) -> None:
    blue, magenta = styles.HUES["shipping"]["paper"], styles.HUES["caution"]["paper"]
    (line,) = collection(lanes_atlas, "lanes", "line", ["westbound"])
    assert (line["properties"]["arrow"], line["properties"]["color"]) == (14, [*blue, 255])  # type: ignore[index]
    assert [each["properties"] for each in collection(lanes_atlas, "lanes", "label", ["westbound", "zone"])] == [
        named("westbound", "Westbound lane", hero=False, rank=2, ink=blue, arrow=14),
        named("zone", "Separation zone off Ostend", hero=False, rank=2, ink=magenta),
    ]


def test_a_kind_may_have_a_hue_of_its_own_and_an_area_a_badge_in_its_middle(lanes_atlas: Atlas) -> None:
    magenta = styles.HUES["caution"]["paper"]
    zone, junction, badge = collection(lanes_atlas, "lanes", "area")
    assert (zone["properties"]["color"], zone["properties"]["fill"]) == ([*magenta, 255], [*magenta, 66])  # type: ignore[index]
    assert badge == {
        "type": "Feature",
        "properties": junction["properties"],
        "geometry": {"type": "Point", "coordinates": (3.5, 51.9)},
    }
    assert junction["properties"]["icon"] == name_of("caution", "full", magenta)  # type: ignore[index]
    assert [
        each["geometry"]["type"] for each in collection(lanes_atlas, "lanes", "area", ["junction"], selected=True)
    ] == [  # type: ignore[index]
        "Polygon"
    ]


def test_a_direction_is_told_as_not_published_only_of_what_has_one(lanes_atlas: Atlas) -> None:
    tips = {
        each["properties"]["id"]: each["properties"]["tip"]  # type: ignore[index]
        for part in ("line", "area")
        for each in collection(lanes_atlas, "lanes", part)
    }
    assert tips == {
        "westbound": ["Traffic lane · in service", "Direction of traffic W"],
        "route": ["Two-way route · in service", "Direction of traffic not published"],
        "track": ["Recommended route · in service", "Direction of traffic E"],
        "zone": ["Separation zone · in service"],
        "junction": ["Precautionary area · in service"],
    }


def test_the_casing_of_a_selected_line_is_wide_yellow_and_solid_without_ends(atlas: Atlas) -> None:
    assert collection(atlas, "cables", "line", ["nautilus"], selected=True) == [
        {
            "type": "Feature",
            "properties": {
                "id": "nautilus",
                "name": "Nautilus",
                "tip": ["Hybrid cable · proposed", "Capacity 1,400 MW"],
                "color": [*YELLOW, 255],
                "width": 11.5,
                "dash": [1.0, 0.0],
                "halo": 0,
                "halo_color": [*YELLOW, 255],
                "fill": [*YELLOW, 40],
                "icon": "",
                "icon_color": [*YELLOW, 255],
                "size": 0,
                "ring": 12.9,
                "arrow": 0,
            },
            "geometry": {"type": "LineString", "coordinates": ((0.7, 51.4), (1.5, 51.5), (2.5, 51.5))},
        }
    ]


def test_the_casing_of_a_selected_point_is_a_yellow_disc_round_its_symbol(atlas: Atlas) -> None:
    assert collection(atlas, "stores", "point", ["bacton"], selected=True) == [
        {
            "type": "Feature",
            "properties": {
                "id": "bacton",
                "name": "Bacton",
                "tip": ["CO2 store · planned", "Storage capacity not published"],
                "color": [*YELLOW, 255],
                "width": 9.0,
                "dash": [1.0, 0.0],
                "halo": 0,
                "halo_color": [*YELLOW, 255],
                "fill": [*YELLOW, 255],
                "icon": "",
                "icon_color": [*YELLOW, 255],
                "size": 0,
                "ring": 12.0,
                "arrow": 0,
            },
            "geometry": {"type": "Point", "coordinates": (2.1, 53.2)},
        }
    ]


def test_what_a_commitment_names_is_drawn_last_and_so_on_top(atlas: Atlas) -> None:
    ids = [each["properties"]["id"] for each in collection(atlas, "cables", "line")]  # type: ignore[index]
    assert ids == ["nemo-link", "old-cable", "nautilus", "nautilus", "nautilus"]


def test_heroes_are_the_features_that_a_commitment_names(atlas: Atlas, real_atlas: Atlas) -> None:
    assert heroes(atlas) == {"nautilus"}
    assert {"nautilus", "nemo-link"} <= heroes(real_atlas)


def test_an_undated_feature_is_faint_only_while_a_year_is_chosen(atlas: Atlas) -> None:
    names = ("color", "halo_color", "fill", "icon_color")

    def strengths(mark_undated: bool) -> dict[str, list[int]]:
        listed = collection(atlas, "stores", "point", mark_undated=mark_undated)
        properties: list[dict[str, list[int]]] = [each["properties"] for each in listed]  # type: ignore[misc]
        return {str(each["id"]): [each[name][3] for name in names] for each in properties}

    assert strengths(False) == {
        "snohvit": [255, 43, 43, 255],
        "bacton": [230, 43, 43, 230],
        "leman": [255, 43, 43, 255],
    }
    assert strengths(True) == {
        "snohvit": [255, 43, 43, 255],
        "bacton": [230, 43, 43, 230],
        "leman": [115, 19, 19, 115],
    }


def test_a_layer_without_any_year_is_not_made_faint_by_a_year(atlas: Atlas) -> None:
    assert collection(atlas, "zones", "area", mark_undated=True) == collection(atlas, "zones", "area")


def test_another_base_map_changes_colours_and_symbols_and_nothing_else(atlas: Atlas) -> None:
    paper = collection(atlas, "cables", "line", ["nemo-link"])
    night = collection(atlas, "cables", "line", ["nemo-link"], base="night")
    glow = styles.HUES["electricity"]["night"]
    changed = {
        **paper[0]["properties"],  # type: ignore[dict-item]
        "color": [*glow, 255],
        "halo_color": [*glow, 26],
        "fill": [*glow, 31],
        "icon": name_of("circle", "full", glow),
    }
    assert night == [{**paper[0], "properties": changed}]


def test_a_part_that_a_layer_does_not_have_is_an_empty_collection(atlas: Atlas) -> None:
    assert collection(atlas, "cables", "point") == []
    assert collection(atlas, "cables", "line", []) == []


def test_each_feature_of_the_atlas_is_drawn_in_exactly_one_part(real_atlas: Atlas) -> None:
    for layer in real_atlas.layers.values():
        seen = [
            feature["properties"]["id"]
            for part in parts(layer.features)
            for feature in drawn(layer, layer.features, part=part, base="paper", heroes=(), mark_undated=False)[  # type: ignore[attr-defined]
                "features"
            ]
            if part == "point" or feature["geometry"]["type"] != "Point"
        ]
        assert sorted(seen) == sorted(layer.features.index)


@pytest.mark.parametrize(
    ("geometry", "part"),
    [
        (Point(2, 51), "point"),
        (LineString([(2, 51), (3, 52)]), "line"),
        (MultiLineString([[(2, 51), (3, 52)]]), "line"),
        (box(2, 51, 3, 52), "area"),
        (MultiPolygon([box(2, 51, 3, 52)]), "area"),
    ],
)
def test_a_geometry_is_drawn_as_point_line_or_area(geometry: Point, part: str) -> None:
    assert part_of(geometry) == part


def test_the_parts_of_a_layer_come_in_drawing_order(real_atlas: Atlas) -> None:
    several = {id: parts(layer.features) for id, layer in real_atlas.layers.items() if len(parts(layer.features)) > 1}
    assert several["autonomous_shipping"] == ["area", "line"]
    assert several["co2_transport"] == ["line", "point"]
    assert several["shipping_lanes"] == ["area", "line"]


def test_a_name_of_ten_thousand_characters_is_shortened_on_the_map(atlas: Atlas) -> None:
    features = renamed(atlas, "stores", "leman", "long " * 2000)
    layer = atlas.layers["stores"]
    wanted = f"{' '.join(['long'] * 19)}…"
    assert [short(each) for each in ("x" * 100, "x" * 101, "")] == ["x" * 100, "x" * 99 + "…", ""]
    for part in ("point", "label"):
        found = drawn(layer, features, part=part, base="paper", heroes=(), mark_undated=False)
        assert [each["properties"]["name"] for each in found["features"]] == [wanted]  # type: ignore[attr-defined]


def test_no_name_of_the_atlas_is_cut_on_the_map_and_a_long_one_is_without_its_brackets(real_atlas: Atlas) -> None:
    names = [str(name) for layer in real_atlas.layers.values() for name in layer.features["name"]]
    assert names
    assert [name for name in names if "…" in written(name)] == []
    assert written("UK – Belgium green shipping corridors (agreement)") == "UK – Belgium green shipping corridors"
    assert written("IFA (Interconnexion France-Angleterre)") == "IFA (Interconnexion France-Angleterre)"
    assert written(f"({'x' * 60})") == f"({'x' * 60})"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_passed_on_unchanged_as_text(name: str, atlas: Atlas) -> None:
    features = renamed(atlas, "stores", "leman", name)
    for part in ("point", "label"):
        found = drawn(atlas.layers["stores"], features, part=part, base="paper", heroes=(), mark_undated=False)
        assert [each["properties"]["name"] for each in found["features"]] == [name]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("capacity", "largest", "diameter"),
    [(600, 600, 26.0), (150, 600, 13.0), (1200, 600, 26.0), (1, 600, 9.0), (0, 600, 9.0), (None, 600, 12)],
)
def test_the_area_of_a_symbol_is_in_step_with_its_figure(
    capacity: float | None, largest: float, diameter: float
) -> None:
    kind = Kind("store", "Store", Symbol(size=12, size_by="capacity_mt"))
    assert size(kind, {"capacity_mt": capacity}, largest) == diameter


def test_a_symbol_without_a_figure_has_a_fixed_size() -> None:
    assert size(Kind("port", "Port", Symbol(size=13)), {}, 1) == 13


def test_few_symbols_of_the_atlas_have_the_largest_size(real_atlas: Atlas) -> None:
    """Otherwise the unit of a figure is not known, and whatever is large looks the same."""
    for id in ("co2_storage", "offshore_wind"):
        layer = real_atlas.layers[id]
        found = drawn(layer, layer.features, part="point", base="paper", heroes=(), mark_undated=False)
        sizes = [each["properties"]["size"] for each in found["features"]]  # type: ignore[attr-defined]
        assert sizes.count(max(sizes)) <= len(sizes) / 10
