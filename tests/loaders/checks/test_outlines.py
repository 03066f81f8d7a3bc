"""Outlines of features: each rule, in files that break it."""

import pytest

from loaders.atlas import looked_over, open_atlas
from tests.loaders import tiny_data as tiny

OUTLINED = tiny.STATIONS_TOML.replace("label_from_zoom = 8", "label_from_zoom = 8\noutline_from_zoom = 9").replace(
    '"link_ids", "hall"', '"link_ids", "hall", "shape_from"'
).replace("[fields.hall]", '[fields.shape_from]\nlabel = "Shape from"\ntype = "source_id"\nunit = ""\n'
    'meaning = "Whose shape it is."\ngood = "elec-nemo-site"\nbad = "x"\nblank = true\n[fields.hall]')  # fmt: skip
NAMED = tiny.STATION.replace('"hall": true', '"hall": true, "shape_from": "elec-nemo-site"')
ROUND = "[[1.3, 51.3], [1.4, 51.3], [1.4, 51.4], [1.3, 51.4], [1.3, 51.3]]"
OUTLINE = (
    '{"type": "Feature", "id": "conv-richborough", "properties": {"id": "conv-richborough"}, '
    f'"geometry": {{"type": "Polygon", "coordinates": [{ROUND}]}}}}'
)
AREA = f'Polygon", "coordinates": [{ROUND}]'
LINE = f'LineString", "coordinates": {ROUND}'
ORIGINAL = """
[[originals]]
file = "a.geojson"
source = "elec-nemo-site"
recipe = "outlines"
into = "outlines/stations.geojson"
origin = "A download."
edition = "2026"
licence_url = "https://example.org/"
credit = "Outlines: Nemo Link"
accuracy = "Not known."
sha256 = "0"
"""
SOUND = {
    "build/originals.toml": ORIGINAL,
    "layers/stations.toml": OUTLINED,
    "layers/stations.geojson": tiny.collection(NAMED),
    "outlines/stations.geojson": tiny.collection(OUTLINE),
}
AGAIN = "Make the file again with `python -m geodata.build`."
FILE = "geodata/outlines/stations.geojson"


def test_an_outline_is_the_shape_of_its_feature_whose_geometry_stays_a_point(write_data: tiny.WriteData) -> None:
    layer = open_atlas(write_data(SOUND)).layers["stations"]
    assert layer.info.outline_from_zoom == 9
    assert layer.features.geometry["conv-richborough"].geom_type == "Point"
    assert layer.shapes(layer.features)["conv-richborough"].bounds == (1.3, 51.3, 1.4, 51.4)


def test_a_feature_without_an_outline_has_its_geometry_for_a_shape(write_data: tiny.WriteData) -> None:
    layer = open_atlas(write_data({})).layers["stations"]
    assert layer.shapes(layer.features)["conv-richborough"].geom_type == "Point"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"outlines/stations.geojson": ""},
            "geodata/layers/stations.toml: outline_from_zoom is given although there is no "
            f"geodata/outlines/stations.geojson. Take it out. {AGAIN}",
        ),
        (
            {"layers/stations.toml": OUTLINED.replace("outline_from_zoom = 9", "")},
            "geodata/layers/stations.toml: outline_from_zoom is missing although there is "
            "geodata/outlines/stations.geojson. Say from which zoom they are drawn.",
        ),
        (
            {"layers/stations.geojson": tiny.collection(NAMED.replace("[1.3455, 51.3095]", "[1.5, 51.3]"))},
            f"{FILE}: 'conv-richborough': the point [1.5, 51.3] of its feature lies outside. Move it into the outline.",
        ),
        (
            {"layers/stations.geojson": tiny.collection(NAMED.replace('"elec-nemo-site", "desc', 'null, "desc'))},
            "geodata/layers/stations.geojson: 'conv-richborough': shape_from is blank although it has an outline. "
            "Name the source of the outline.",
        ),
        (
            {"outlines/stations.geojson": tiny.collection(OUTLINE.replace("conv-richborough", "conv-richboro"))},
            f"{FILE}: 'conv-richboro': the layer has no such feature. Did you mean 'conv-richborough'? {AGAIN}",
        ),
        (
            {"outlines/stations.geojson": tiny.collection(OUTLINE.replace(AREA, LINE))},
            f"{FILE}: 'conv-richborough': the outline is a LineString; it must be a Polygon or a MultiPolygon.",
        ),
        (
            {"outlines/stations.geojson": tiny.collection(OUTLINE, OUTLINE)},
            f"{FILE}: 'conv-richborough': the id of this outline is given twice. Give each its own.",
        ),
        (
            {"build/originals.toml": "originals = []\n"},
            "geodata/layers/stations.geojson: 'conv-richborough': shape_from 'elec-nemo-site' is the source of no file "
            "in build/originals.toml. Describe the file, with the credit that goes with its shapes.",
        ),
        (
            {"outlines/statons.geojson": tiny.collection(OUTLINE)},
            "geodata/outlines/statons.geojson: there is no layer 'statons'. Did you mean 'stations'?",
        ),
    ],
)  # fmt: skip
def test_a_faulty_outline_is_named(write_data: tiny.WriteData, changes: dict[str, str], sentence: str) -> None:
    _, findings = looked_over(write_data(SOUND | changes))
    assert sentence in [each.sentence() for each in findings]


def test_a_layer_with_a_faulty_outline_is_left_out(write_data: tiny.WriteData) -> None:
    from loaders.atlas import open_whole

    broken = {"outlines/stations.geojson": tiny.collection(OUTLINE.replace("51.4", "51.30001"))}
    atlas = open_whole(write_data(SOUND | broken))
    assert list(atlas.missing) == ["stations"]
