"""The base map: its files say what is land and what is water, and its two styles differ in colour only."""

import csv
import json
from collections.abc import Iterator
from itertools import pairwise

import pytest
import shapely

from geodata import base
from geodata.base import build
from geodata.records import Place
from layers.looks import basemap, lettering, palettes

GROUND = {name: f"/base/{name}.geojson" for name in base.NAMES}


def read(name: str) -> list[dict]:
    return json.loads((base.FOLDER / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


def shapes(name: str) -> list[shapely.Geometry]:
    return [shapely.from_geojson(json.dumps(feature["geometry"])) for feature in read(name)]


@pytest.fixture(scope="module")
def land() -> shapely.STRtree:
    return shapely.STRtree(shapes("land"))


@pytest.fixture(scope="module")
def lakes() -> shapely.STRtree:
    return shapely.STRtree(shapes("lakes"))


@pytest.fixture(scope="module")
def places() -> list[Place]:
    with (base.FOLDER.parent / "places.csv").open(encoding="utf-8", newline="") as file:
        return [
            Place(row["id"], row["name"], row["kind"], int(row["rank"]), float(row["lon"]), float(row["lat"]))
            for row in csv.DictReader(file)
        ]


@pytest.fixture(scope="module")
def paper(places: list[Place]) -> dict:
    return basemap.style("paper", places, GROUND)


def covers(tree: shapely.STRtree, lon: float, lat: float) -> bool:
    return len(tree.query(shapely.Point(lon, lat), predicate="within")) > 0


def words_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from words_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from words_in(inner)


def test_the_files_are_under_three_megabytes_together():
    assert {path.stem for path in base.FOLDER.glob("*.geojson")} == set(base.NAMES)
    assert sum(path.stat().st_size for path in base.FOLDER.glob("*.geojson")) < 3_000_000


@pytest.mark.parametrize("name", base.NAMES)
def test_every_shape_is_valid_and_lies_on_a_line_of_its_own(name: str):
    text = (base.FOLDER / f"{name}.geojson").read_text(encoding="utf-8")
    features = read(name)
    assert features
    assert "NaN" not in text
    assert text.count("\n") == len(features) + 2
    assert all(shape.is_valid and not shape.is_empty for shape in shapes(name))


@pytest.mark.parametrize(
    ("where", "lon", "lat"),
    [
        ("Antwerp", 4.4025, 51.2194),
        ("London", -0.1276, 51.5072),
        ("Rotterdam", 4.4777, 51.9244),
        ("Bergen", 5.3321, 60.3813),
        ("west mole of Zeebrugge", 3.1725, 51.3518),
        ("east mole of Zeebrugge", 3.2044, 51.3613),
        ("Warsaw, where only the surround reaches", 21.0, 52.2),
        ("land beside the western edge of the core", -4.65, 51.9),
    ],
)
def test_land_is_land(land: shapely.STRtree, where: str, lon: float, lat: float):
    assert covers(land, lon, lat), where


@pytest.mark.parametrize(
    ("where", "lon", "lat"),
    [
        ("the middle of the North Sea", 3.0, 56.0),
        ("the outer port of Zeebrugge", 3.2, 51.352),
        ("the entrance of Zeebrugge", 3.1924, 51.3617),
        ("Western Scheldt", 3.75, 51.39),
        ("Wadden Sea", 5.2, 53.15),
        ("the Hardangerfjord", 6.2, 60.27),
    ],
)
def test_water_is_water(land: shapely.STRtree, where: str, lon: float, lat: float):
    assert not covers(land, lon, lat), where


def test_the_wider_rivers_are_open_from_end_to_end(land: shapely.STRtree):
    wide = [river for river in build.RIVERS if river.drawn_width_m >= build.NARROWEST_BED_M]
    assert {"Scheldt", "Thames in London", "Elbe"} <= {river.name for river in wide}
    dammed = [
        (river.name, point) for river in wide for point in build.rounded_course(river.course) if covers(land, *point)
    ]
    assert dammed == []


def test_the_ijsselmeer_is_a_lake_and_the_dyke_before_it_is_land(land: shapely.STRtree, lakes: shapely.STRtree):
    assert covers(lakes, 5.35, 52.8)
    assert covers(land, 5.175, 53.0)
    assert not covers(lakes, 5.175, 53.0)


def test_no_lake_reaches_into_the_sea(land: shapely.STRtree):
    outside = [lake.centroid.wkt for lake in shapes("lakes") if not len(land.query(lake, predicate="within"))]
    assert outside == []


def test_no_seam_of_half_a_kilometre_shows_where_zones_of_detail_meet(land: shapely.STRtree):
    shore = shapely.union_all([shape.exterior for shape in land.geometries])
    for zone in build.ZONES[:-1]:
        along = shapely.get_parts(shapely.intersection(shapely.box(*zone.frame).exterior, shore))
        assert max((part.length for part in along), default=0) < 0.008, zone.name


@pytest.fixture(scope="module")
def deeper_than() -> dict[int, shapely.Geometry]:
    features = read("depth")
    return {each["properties"]["depth_m"]: shapely.from_geojson(json.dumps(each["geometry"])) for each in features}


def test_what_is_deep_lies_in_what_is_less_deep(deeper_than: dict[int, shapely.Geometry]):
    seen = shapely.box(*basemap.BOUNDS)
    assert tuple(deeper_than) == base.DEPTHS_M
    for shallow, deep in pairwise(deeper_than.values()):
        assert shapely.difference(shapely.intersection(deep, seen), shallow).area < 1e-3


@pytest.mark.parametrize(
    ("where", "lon", "lat", "deeper"),
    [
        ("Dogger Bank", 2.2, 54.8, 20),
        ("the coast of Flanders", 2.9, 51.3, 0),
        ("Southern Bight", 3.2, 52.6, 20),
        ("the middle of the North Sea", 3.0, 56.3, 40),
        ("Fladen Ground", 0.5, 58.5, 100),
        ("Norwegian Trench off Stavanger", 4.5, 58.9, 200),
        ("the deep of the Skagerrak", 9.3, 58.2, 500),
    ],
)
def test_known_waters_are_as_deep_as_they_are(
    deeper_than: dict[int, shapely.Geometry], where: str, lon: float, lat: float, deeper: int
):
    under = [metres for metres, area in deeper_than.items() if area.covers(shapely.Point(lon, lat))]
    assert max(under, default=0) == deeper, where


def test_every_figure_of_depth_stands_on_its_contour(deeper_than: dict[int, shapely.Geometry], places: list[Place]):
    figures = [place for place in places if place.kind == "depth"]
    away = {
        (place.name, place.lon, place.lat): deeper_than[int(place.name.removesuffix(" m"))].boundary.distance(
            shapely.Point(place.lon, place.lat)
        )
        for place in figures
    }
    assert {name for name, *_ in away} == {f"{metres} m" for metres in base.DEPTHS_M}
    assert {name: far for name, far in away.items() if far > 0.01} == {}


def test_depths_are_gone_before_their_grid_could_be_taken_for_a_chart(paper: dict):
    drawn = {layer["id"]: layer for layer in paper["layers"]}
    plain = palettes.PALETTES["paper"]["sea"]
    fading = [drawn["sea"]["paint"]["background-color"]]
    fading += [drawn[f"depth-{metres}"]["paint"]["fill-color"] for metres in base.DEPTHS_M]
    assert [each[-2:] for each in fading] == [[8.5, plain]] * 6
    assert drawn["depth-contours"]["maxzoom"] == 8.5
    assert {how.until for how in lettering.LETTERINGS.values() if how.stays} == {8.0}


def test_both_bases_have_the_same_sources_and_layers_and_differ_in_paint_only(places: list[Place], paper: dict):
    night = basemap.style("night", places, GROUND)
    assert paper["sources"] == night["sources"]
    assert [layer["id"] for layer in paper["layers"]] == [layer["id"] for layer in night["layers"]]
    for one, other in zip(paper["layers"], night["layers"], strict=True):
        assert {key: one[key] for key in one if key != "paint"} == {key: other[key] for key in other if key != "paint"}
        assert one.get("paint", {}).keys() == other.get("paint", {}).keys()


def test_an_unknown_base_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match=r"There is no base map 'dusk'\. Known: paper, night\."):
        basemap.style("dusk", [], GROUND)


def test_layer_ids_are_unique_and_every_source_is_there(paper: dict):
    ids = [layer["id"] for layer in paper["layers"]]
    assert len(ids) == len(set(ids))
    assert {layer["source"] for layer in paper["layers"] if "source" in layer} == set(paper["sources"])


def test_the_map_itself_sets_all_names_and_is_told_how(places: list[Place], paper: dict):
    assert "symbol" not in {layer["type"] for layer in paper["layers"]}
    assert {feature["properties"]["name"] for feature in paper["sources"]["places"]["data"]["features"]} == {
        place.name for place in places
    }
    assert paper["metadata"]["lettering"] == lettering.on_screen("paper")


def test_data_goes_under_the_land_or_above_the_map(paper: dict):
    ids = [layer["id"] for layer in paper["layers"]]
    unseen = [layer for layer in paper["layers"] if layer.get("layout", {}).get("visibility") == "none"]
    assert [layer["id"] for layer in unseen if layer["type"] == "background"] == ["under-land", "data-slot"]
    assert ids.index("depth-500") < ids.index("under-land") < ids.index("land") < ids.index("data-slot")
    assert ids[-1] == "data-slot"


def test_the_style_names_no_outside_address(paper: dict):
    assert "glyphs" not in paper
    assert "sprite" not in paper
    assert [word for word in words_in(paper) if "://" in word or word.startswith("//")] == []
    addresses = [source["data"] for source in paper["sources"].values() if isinstance(source["data"], str)]
    assert all(address.startswith("/base/") for address in addresses)


def test_the_credit_names_all_makers_and_the_licence(paper: dict):
    assert paper["sources"]["land"]["attribution"] == basemap.ATTRIBUTION
    for word in (
        "© OpenStreetMap contributors",
        "ODbL",
        "Natural Earth",
        "NOAA ETOPO1, indicative; not for navigation",
    ):
        assert word in basemap.ATTRIBUTION


def test_the_map_cannot_be_moved_to_where_it_ends():
    west, south, east, north = basemap.BOUNDS
    outer = build.ZONES[-1].frame
    assert outer[0] < west
    assert outer[1] < south
    assert east < outer[2]
    assert north < outer[3]


def box_as_geojson(west: float, south: float, east: float, north: float, **properties: str) -> dict:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def test_building_from_given_files_asks_no_registry_and_gives_the_same_twice(tmp_path, monkeypatch):
    countries = [box_as_geojson(2, 51, 4, 53, A3="AAA"), box_as_geojson(4, 51, 6, 53, A3="BBB")]
    coastline, lakes = tmp_path / "map.geo.json", tmp_path / "lakes.geojson"
    coastline.write_text(json.dumps({"type": "FeatureCollection", "features": countries}))
    pond = box_as_geojson(2.8, 52.2, 3.2, 52.6, name="Pond")
    lakes.write_text(json.dumps({"type": "FeatureCollection", "features": [pond]}))
    monkeypatch.setattr(build.subprocess, "run", lambda *_, **__: pytest.fail("a registry was asked"))
    written = []
    for folder in ("one", "two"):
        build.main(["--coastline", str(coastline), "--lakes", str(lakes), "--into", str(tmp_path / folder)])
        written.append({path.name: path.read_bytes() for path in (tmp_path / folder).glob("*.geojson")})
    assert written[0] == written[1]
    assert written[0].keys() == {f"{name}.geojson" for name in base.NAMES if name != "depth"}
    (border,) = json.loads(written[0]["borders.geojson"])["features"]
    assert [4, 51] in border["geometry"]["coordinates"]
    assert [4, 53] in border["geometry"]["coordinates"]
    (lake,) = json.loads(written[0]["lakes.geojson"])["features"]
    assert lake["properties"] == {"name": "Pond"}
