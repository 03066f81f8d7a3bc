"""Tiles of layers that are too large to be sent whole: counts that hold at every zoom, shapes that meet at edges."""

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from pyogrio import read_dataframe
from shapely import LineString, Point, box, union_all
from shapely.geometry.base import BaseGeometry

from layers.maps.features import dressed
from layers.maps.tiling import TILE_PARTS, Tile, in_tile, is_tiled
from layers.maps.vector_tiles import EMPTY, written
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from loaders.layer_files import MANY, LayerData

EVERYTHING = MapView(layers=())
NOBODY: frozenset[str] = frozenset()
NORTH_SEA = [Tile(4, x, y) for x in (7, 8) for y in (4, 5)]
"""The tiles of the first zoom between 22.5 degrees west and east, 40.9 and 66.5 degrees north."""


def layer_of(atlas: Atlas, layer: str, shapes: list[BaseGeometry], **changed: list[Any]) -> LayerData:
    """A layer of the small atlas with these shapes: its first feature again and again, under ids of their own."""
    data = atlas.layers[layer]
    features = gpd.GeoDataFrame(
        data.features.iloc[[0] * len(shapes)].drop(columns="geometry"), geometry=shapes, crs=4326
    )
    ids = [f"f{number}" for number in range(len(shapes))]
    features = features.assign(**{"id": ids, "name": ids} | changed).set_index("id", drop=False).rename_axis("id")
    return replace(data, features=features)


def held(
    layer: LayerData, tiles: list[Tile], part: str, view: MapView = EVERYTHING, heroes: frozenset[str] = NOBODY
) -> Any:
    """The rows of some tiles: id -> how many it stands for."""
    found = [in_tile(layer, view, tile, part=part, heroes=heroes) for tile in tiles]
    return [(id, count) for rows in found for id, count in zip(rows["id"], rows["stands_for"], strict=True)]


def at_zoom(z: int, longitudes: tuple[int, int], rows: tuple[int, int]) -> list[Tile]:
    return [Tile(z, x, y) for x in range(*longitudes) for y in range(*rows)]


def test_points_close_to_each_other_that_look_alike_are_one_far_off_and_all_there_close_by(atlas: Atlas) -> None:
    places = [Point(2, 51), Point(2.001, 51), Point(2.001, 51.001), Point(2.002, 51), Point(9, 57)]
    status = ["operational", "operational", "operational", "planned", "operational"]
    layer = layer_of(atlas, "stations", places, status=status)
    assert sorted(held(layer, NORTH_SEA, "point")) == [("f0", 3), ("f3", 1), ("f4", 1)]
    close = Tile(13, 4141, 2742)
    assert held(layer, [close], "point") == [("f0", 1), ("f1", 1), ("f2", 1), ("f3", 1)]


def test_over_all_tiles_of_a_zoom_the_counts_are_those_of_the_view(atlas: Atlas) -> None:
    places = [Point(-3 + 0.07 * (number % 101), 51 + 0.0613 * (number % 97)) for number in range(3000)]
    status = ["operational" if number % 3 else "planned" for number in range(3000)]
    layer = layer_of(atlas, "stations", places, status=status)
    planned = EVERYTHING.but(statuses=("planned",))
    for z, across, down in ((4, (7, 9), (4, 6)), (6, (31, 34), (17, 22)), (8, (124, 132), (70, 87))):
        tiles = at_zoom(z, across, down)
        assert sum(count for _, count in held(layer, tiles, "point")) == 3000
        assert sum(count for _, count in held(layer, tiles, "point", planned)) == 1000


def test_what_a_commitment_names_is_never_left_out_for_its_neighbours(atlas: Atlas) -> None:
    layer = layer_of(atlas, "stations", [Point(2, 51), Point(2.001, 51)])
    assert held(layer, NORTH_SEA, "point", heroes=frozenset({"f1"})) == [("f1", 2)]
    assert held(layer, NORTH_SEA, "label", heroes=frozenset({"f1"})) == [("f1", 2)]


def test_a_tooltip_tells_how_many_more_there_are(atlas: Atlas) -> None:
    layer = layer_of(atlas, "stations", [Point(2, 51)] * 1201)
    tips = [in_tile(layer, EVERYTHING, tile, part="point", heroes=NOBODY)["tip"].tolist()
            for tile in (Tile(4, 8, 5), Tile(13, 4141, 2742))]  # fmt: skip
    told = "Converter station · in service"
    assert tips == [
        [f"{told}\nand 1,200 more close by: zoom in to see them"],
        [f"{told}\nand 1,200 more at the same place: the table lists them"],
    ]


def test_how_a_feature_is_drawn_is_what_it_is_where_the_layer_is_sent_whole(atlas: Atlas) -> None:
    layer = atlas.layers["cables"]
    tile = Tile(4, 8, 5)
    for base in ("paper", "night"):
        rows = in_tile(layer, EVERYTHING.but(base=base), tile, part="line", heroes=frozenset({"nautilus"}))
        shown = layer.features.loc[["nemo-link", "nautilus"]]  # the third is cancelled
        wanted = dressed(layer, shown, part="line", base=base, heroes={"nautilus"}, mark_undated=False)
        whole = {id: {"id": id, "name": name, **rest} for _, each in wanted for id, name, rest in [_parted(each)]}
        found = {
            row["id"]: {"id": row["id"], "name": row["name"], "tip": row["tip"].split("\n"), **json.loads(row["look"])}
            for row in rows.drop(columns="geometry").to_dict("records")
        }
        assert found == whole


def _parted(properties: dict[str, Any]) -> tuple[str, str, dict[str, Any]]:
    rest = {name: value for name, value in properties.items() if name not in ("id", "name")}
    return properties["id"], properties["name"], rest


def test_a_line_over_several_tiles_is_cut_at_their_edges_and_counted_once(atlas: Atlas) -> None:
    layer = layer_of(atlas, "cables", [LineString([(-1, 52), (2, 52)])])
    pieces = [in_tile(layer, EVERYTHING, Tile(4, x, 5), part="line", heroes=NOBODY) for x in (7, 8)]
    assert [rows["stands_for"].tolist() for rows in pieces] == [[0], [1]]
    assert [[round(side) for side in rows.to_crs(4326).total_bounds] for rows in pieces] == [
        [-1, 52, 0, 52],
        [0, 52, 2, 52],
    ]


def test_an_area_has_no_edge_where_a_tile_ends(atlas: Atlas) -> None:
    layer = layer_of(atlas, "zones", [box(-1, 51, 2, 53)])
    rows = in_tile(layer, EVERYTHING, Tile(4, 8, 5), part="area", heroes=NOBODY)
    inside, edge = rows.to_crs(4326).geometry
    assert inside.equals_exact(box(0, 51, 2, 53), 1e-6, normalize=True)
    assert edge.equals_exact(LineString([(0, 51), (2, 51), (2, 53), (0, 53)]), 1e-6, normalize=True)
    widths = [json.loads(look)["width"] for look in rows["look"]]
    assert widths == [0, 1.2]
    assert rows["stands_for"].tolist() == [1, 0]
    assert held(layer, [Tile(4, 7, 5), Tile(4, 8, 5)], "area") == [("f0", 0), ("f0", 0), ("f0", 1), ("f0", 0)]


def test_what_is_smaller_than_a_pixel_is_drawn_as_one(atlas: Atlas) -> None:
    tile = Tile(4, 8, 5)
    line = in_tile(layer_of(atlas, "cables", [LineString([(2, 52), (2, 52.001)])]), EVERYTHING, tile, part="line",
                   heroes=NOBODY)  # fmt: skip
    area = in_tile(layer_of(atlas, "zones", [box(2, 52, 2.001, 52.001)]), EVERYTHING, tile, part="area", heroes=NOBODY)
    assert [round(shape.length / tile.pixel, 6) for shape in line.geometry] == [1]
    assert [round(shape.length / tile.pixel, 6) for shape in area.geometry] == [4, 4]


def test_a_long_line_stays_beside_a_short_one(atlas: Atlas) -> None:
    layer = layer_of(atlas, "cables", [LineString([(2, 52), (2.01, 52)]), LineString([(-3, 52), (7.01, 52)])])
    assert sorted({id for id, _ in held(layer, NORTH_SEA, "line")}) == ["f0", "f1"]


def test_the_ends_of_a_schematic_line_are_marked_in_their_own_tiles_only(atlas: Atlas) -> None:
    shape = [LineString([(-1, 52), (1, 52)])]
    layer = layer_of(atlas, "cables", shape, position_accuracy=["schematic"])
    ends = [
        [(round(point.x), round(point.y)) for point in rows.to_crs(4326).geometry if isinstance(point, Point)]
        for rows in (in_tile(layer, EVERYTHING, Tile(4, x, 5), part="line", heroes=NOBODY) for x in (7, 8))
    ]
    assert ends == [[(-1, 52)], [(1, 52)]]


def test_a_vector_tile_is_read_back_by_gdal_with_all_that_it_holds(atlas: Atlas, tmp_path: Path) -> None:
    tile, shapes = Tile(6, 32, 21), [Point(2, 51.5), Point(3, 51.2), Point(5, 52)]
    rows = in_tile(layer_of(atlas, "stations", shapes), EVERYTHING, tile, part="point", heroes=NOBODY)
    path = tmp_path / str(tile.z) / str(tile.x) / f"{tile.y}.mvt"
    path.parent.mkdir(parents=True)
    path.write_bytes(gzip.decompress(written(rows, tile, "stations")))
    back = read_dataframe(path, layer="stations").to_crs(4326)
    assert back[["id", "name", "tip", "look", "stands_for"]].to_dict("records") == rows.drop(
        columns="geometry"
    ).to_dict("records")
    assert [(round(point.x, 2), round(point.y, 2)) for point in back.geometry] == [(2, 51.5), (3, 51.2), (5, 52)]


def test_a_tile_of_many_features_holds_all_of_them(atlas: Atlas, tmp_path: Path) -> None:
    tile = Tile(13, 4141, 2742)
    left, low, right, high = gpd.GeoSeries([box(*tile.bounds)], crs=3857).to_crs(4326).total_bounds
    shapes = [Point(left + (right - left) * (at % 150 + 0.5) / 150, low + (high - low) * (at // 150 + 0.5) / 150)
              for at in range(MANY)]  # fmt: skip
    layer = layer_of(atlas, "stations", shapes)
    rows = in_tile(layer, EVERYTHING, tile, part="point", heroes=NOBODY)
    path = tmp_path / "13" / "4141" / "2742.mvt"
    path.parent.mkdir(parents=True)
    path.write_bytes(gzip.decompress(written(rows, tile, "stations")))
    assert len(read_dataframe(path)) == MANY


def test_the_pieces_of_an_area_in_all_tiles_are_the_area(atlas: Atlas) -> None:
    shape = Point(3, 53).buffer(2)
    layer = layer_of(atlas, "zones", [shape])
    tiles = [Tile(7, x, y) for x in range(62, 68) for y in range(39, 45)]
    found = [in_tile(layer, EVERYTHING, tile, part="area", heroes=NOBODY) for tile in tiles]
    pieces = [piece for rows in found for piece in rows.to_crs(4326).geometry if piece.area]
    assert union_all(pieces, grid_size=1e-6).symmetric_difference(shape).area < 0.01
    assert sum(piece.area for piece in pieces) == pytest.approx(shape.area, abs=0.01)


def test_an_empty_tile_is_an_empty_answer(atlas: Atlas) -> None:
    layer = atlas.layers["stations"]
    rows = in_tile(layer, EVERYTHING, Tile(4, 0, 0), part="point", heroes=NOBODY)
    assert written(rows, Tile(4, 0, 0), "stations") == EMPTY
    assert gzip.decompress(EMPTY) == b""


def test_a_layer_of_many_features_or_of_long_shapes_goes_out_in_tiles(atlas: Atlas) -> None:
    assert [id for id, layer in atlas.layers.items() if is_tiled(layer)] == []
    many = [Point(2, 51)] * MANY
    assert not is_tiled(layer_of(atlas, "stations", many))
    assert is_tiled(layer_of(atlas, "stations", [*many, Point(2, 51)]))
    long = LineString([(at / 100_000, 52) for at in range(100_001)])
    assert is_tiled(layer_of(atlas, "cables", [long]))


@pytest.mark.parametrize("part", TILE_PARTS)
def test_of_a_part_that_a_layer_does_not_have_a_tile_holds_nothing(atlas: Atlas, part: str) -> None:
    none = layer_of(atlas, "stations", [Point(2, 51)], status=["cancelled"])
    assert held(none, NORTH_SEA, part, EVERYTHING) == []


def test_there_are_tiles_of_the_zooms_of_the_map_as_many_as_the_world_is_wide() -> None:
    asked = [Tile(3, 0, 0), Tile(4, 15, 15), Tile(4, 16, 0), Tile(13, 8191, 0), Tile(14, 0, 0), Tile(4, 0, -1)]
    assert [tile.exists() for tile in asked] == [False, True, False, True, False, False]
