"""Rules for the two files of a layer: good records that pass, and bad ones whose whole sentence is compared."""

import math
from typing import Any

import pytest
from hypothesis import given, settings

from loaders.checks import layers
from loaders.findings import Where
from tests.loaders.checks.specimens import ANYTHING, AT, MW, TOML, Bad, Good, rules_of, sentences, told_by

HIGHEST = {**MW, "beside": "capacity_mw", "joined": "or up to"}

GOOD: list[Good] = [
    ("twin_files", ("geodata/layers/{}.toml", ["ports"], "geodata/layers/{}.geojson", ["ports"])),
    ("one_file_of_features", ("geodata/layers/{}{}", {".geojson": ["ports"], ".gpkg": ["ships"]})),
    ("some_files", (Where("geodata/layers"), ["ports"], "layer")),
    ("layer_name", ("geodata/layers/co2_storage.toml", "co2_storage")),
    ("layer_name", ("geodata/layers/sources_of_gas.toml", "sources_of_gas")),
    ("collection_form", ("geodata/layers/ports.geojson", {"type": "FeatureCollection", "features": []})),
    ("feature_form", (AT, {"type": "Feature", "id": "a", "properties": {"id": "a"}, "geometry": None})),
    ("layer_not_empty", ("geodata/layers/ports.geojson", [{}])),
    ("column_names", (TOML, ["capacity_mw", "voltage_kv", "fid_of_owner"])),
    ("columns_described", (TOML, ["capacity_mw"], ["capacity_mw", "name"])),
    ("columns_declared", (AT, ["name", "capacity_mw"], ["name", "capacity_mw"])),
    ("own_fields_needed", (TOML, ["draught_m"], ["draught_m"], ["capacity_mw"])),
    ("names_own_column", (TOML, "key_figure", "direction", ["direction"])),
    ("names_own_column", (TOML, "key_figure", "", [])),
    ("names_numeric_column", (TOML, "size_by", "capacity_mw", {"capacity_mw": "number", "owner": "text"})),
    ("names_numeric_column", (TOML, "size_by", "", {})),
    ("other_figures", (TOML, {"capacity_mw": MW, "highest_mw": HIGHEST})),
    ("sources_of_columns", (TOML, {"capacity_mw": {"source_in": "from"}, "from": {"type": "source_id"}})),
    ("sources_of_columns", (TOML, {"capacity_mw": {"source_in": "from"}})),
    ("first_figure_given", (AT, {"capacity_mw": 1400, "highest_mw": 1700}, {"capacity_mw": MW, "highest_mw": HIGHEST})),
    ("first_figure_given", (AT, {"capacity_mw": None, "highest_mw": None}, {"capacity_mw": MW, "highest_mw": HIGHEST})),
    ("kind_declared", (AT, "port", {"port": {}})),
    (
        "kinds_given",
        (TOML, {"port": {"label": "Port", "roles": ["port"], "hue": "ports"}, "wind-farm": {"label": "Wind"}}),
    ),
    ("roles_not_shared", ({"geodata/layers/a.toml": ["port", "site"], "geodata/layers/b.toml": ["site"]},)),
    ("symbol", (TOML, {"shape": "anchor", "size": 12, "width": 1.5, "fill": 0, "badge": "boat", "arrows": True})),
    ("without_columns", (TOML, "zone", ["direction", "start_year"], ["direction"])),
    ("blank_where_without", (AT, {"kind": "zone", "direction": None, "scheme": "Sunk"}, ["direction"])),
]

BAD: list[Bad] = [
    (
        "other_figures",
        (TOML, {"highest_mw": HIGHEST}),
        [
            "column 'highest_mw' is another figure of 'capacity_mw', which the layer has not. "
            "Add 'capacity_mw' to columns, or remove 'highest_mw'."
        ],
    ),
    (
        "other_figures",
        (TOML, {"capacity_mw": MW, "highest_mw": {**HIGHEST, "unit": "GW"}}),
        ["columns 'capacity_mw' and 'highest_mw' have two units. Describe both in 'MW'."],
    ),
    (
        "sources_of_columns",
        (TOML, {"capacity_mw": {"source_in": "from"}, "from": {"type": "text"}}),
        [
            "the sources of column 'capacity_mw' stand in 'from', which holds other things. "
            "Give 'from' the type 'source_id' or 'source_ids'."
        ],
    ),
    (
        "first_figure_given",
        (AT, {"capacity_mw": None, "highest_mw": 1700}, {"capacity_mw": MW, "highest_mw": HIGHEST}),
        ["highest_mw is 1700 although capacity_mw is blank. Write the figure into capacity_mw."],
    ),
    (
        "roles_not_shared",
        ({"geodata/layers/a.toml": ["port"], "geodata/layers/b.toml": ["site", "port"]},),
        [
            "geodata/layers/b.toml: the role 'port' is already taken in geodata/layers/a.toml. "
            "One layer alone can have it; give this one another role."
        ],
    ),
    (
        "one_file_of_features",
        ("geodata/layers/{}{}", {".geojson": ["ports"], ".gpkg": ["ports"]}),
        [
            "geodata/layers/ports.gpkg: the features of the layer are in geodata/layers/ports.geojson, too. "
            "Keep one of the two."
        ],
    ),
    (
        "twin_files",
        ("geodata/layers/{}.toml", ["ports", "eez"], "geodata/layers/{}.geojson", ["ports"]),
        [
            "geodata/layers/eez.toml: its twin geodata/layers/eez.geojson is missing. "
            "A layer is two files of the same name: add it."
        ],
    ),
    (
        "some_files",
        (Where("geodata/layers"), [], "layer"),
        ["geodata/layers: the folder holds no layer. Add one, or give the right folder."],
    ),
    (
        "layer_name",
        ("geodata/layers/CO2-storage.toml", "CO2-storage"),
        [
            "geodata/layers/CO2-storage.toml: 'CO2-storage' cannot be the id of a layer. "
            "Name the file with lower-case words joined by underscores, such as 'wave_power'."
        ],
    ),
    (
        "layer_name",
        ("geodata/layers/sources.toml", "sources"),
        [
            "geodata/layers/sources.toml: 'sources' is a table of the atlas's own files. Give the file another name; "
            "taken are 'about', 'all', 'commitments', 'data_licenses', 'history', 'layer_styles', 'named', 'none', "
            "'places', 'sources', 'spatial_ref_sys', 'undated'."
        ],
    ),
    (
        "layer_name",
        ("geodata/layers/RTREE_x.toml", "RTREE_x"),
        [
            "geodata/layers/RTREE_x.toml: 'RTREE_x' begins as a GeoPackage's own tables do. "
            "Give the file another name; these beginnings are taken: 'gpkg', 'rtree_', 'sqlite_', 'ogr_'."
        ],
    ),
    (
        "layer_name",
        ("geodata/layers/electricity_transmission_at_sea_2050.toml", "electricity_transmission_at_sea_2050"),
        [
            "geodata/layers/electricity_transmission_at_sea_2050.toml: 'electricity_transmission_at_sea_2050' is "
            "too long for the id of a layer. Name the file with 31 characters at most: a workbook's sheet has no more."
        ],
    ),
    (
        "layer_name",
        ("geodata/layers/hydrogen_points.toml", "hydrogen_points"),
        [
            "geodata/layers/hydrogen_points.toml: 'hydrogen_points' ends as a table for one kind of geometry does. "
            "Give the file another name; these endings are taken: '_points', '_lines', '_areas'."
        ],
    ),
    (
        "collection_form",
        ("geodata/layers/ports.geojson", []),
        ["geodata/layers/ports.geojson: the file holds []; it must hold a GeoJSON FeatureCollection."],
    ),
    (
        "collection_form",
        ("geodata/layers/ports.geojson", {"type": "Feature", "crs": 1}),
        [
            "geodata/layers/ports.geojson: 'crs' is not a known key. Allowed: 'features', 'type'. Remove it. "
            "`python -m loaders.layout`, followed by the file, does it.",
            "geodata/layers/ports.geojson: key 'features' is missing. "
            "Write a FeatureCollection: 'type' and 'features'.",
            "geodata/layers/ports.geojson: type is 'Feature'; it must be 'FeatureCollection'.",
        ],
    ),
    (
        "collection_form",
        ("geodata/layers/ports.geojson", {"type": "FeatureCollection", "features": {}}),
        ["geodata/layers/ports.geojson: features is a table; it must be a list of features."],
    ),
    ("feature_form", (AT, None), ["the feature is null; it must be a GeoJSON Feature."]),
    (
        "feature_form",
        (AT, {"type": "feature", "properties": [], "bbox": []}),
        [
            "'bbox' is not a known key. Allowed: 'geometry', 'id', 'properties', 'type'. Remove it. "
            "`python -m loaders.layout`, followed by the file, does it.",
            "key 'id' of the feature is missing. Add it.",
            "key 'geometry' of the feature is missing. Add it.",
            "type is 'feature'; it must be 'Feature'.",
            "properties is []; it must be an object.",
        ],
    ),
    (
        "feature_form",
        (AT, {"type": "Feature", "id": 1, "properties": {"id": "a"}, "geometry": None}),
        ["the feature's id is 1 and its property 'id' is 'a'. Make them the same."],
    ),
    (
        "layer_not_empty",
        ("geodata/layers/ports.geojson", []),
        ["geodata/layers/ports.geojson: the layer has no features. Add one, or remove the layer's two files."],
    ),
    (
        "column_names",
        (TOML, ["name", "geometry", "Cargo (Mt)", 7]),
        [
            "column 'name' belongs to every layer. Remove it from 'columns'.",
            "column 'geometry' belongs to every layer. Remove it from 'columns'.",
            "column 'Cargo (Mt)' has no usable name. "
            "Use lower-case words joined by underscores, at most 60 characters.",
        ],
    ),
    (
        "column_names",
        (TOML, ["FID"]),
        [
            "column 'FID' is a column that GIS programs keep for themselves. Give the column another name; taken are "
            "'_rowid_', 'about', 'attribution', 'best_source', 'citation', 'commitments', 'data_licence', "
            "'feature_id', 'fid', 'geom', 'geometry', 'globalid', 'gml_id', 'latitude', 'layer', 'longitude', "
            "'objectid', 'ogc_fid', 'ogr_geom_area', 'ogr_geom_wkt', 'ogr_geometry', 'ogr_style', 'oid', 'own_grades', "
            "'rowid', 'shape', 'shape_area', 'shape_length', 'the_geom', 'wkb_geometry', 'wkt'."
        ],
    ),
    (
        "columns_described",
        (TOML, ["capacty_mw"], ["capacity_mw"]),
        [
            "column 'capacty_mw' is described nowhere. Add a table [fields.capacty_mw] here "
            "or [column.capacty_mw] to fields.toml. Or did you mean 'capacity_mw'?"
        ],
    ),
    (
        "columns_declared",
        (AT, ["colour", "capacty_mw"], ["name", "capacity_mw"]),
        [
            "column 'colour' is not declared by the layer. Add it to 'columns' in the layer's TOML, or remove it.",
            "column 'capacty_mw' is not declared by the layer. "
            "Add it to 'columns' in the layer's TOML, or remove it. Or did you mean 'capacity_mw'?",
        ],
    ),
    (
        "own_fields_needed",
        (TOML, ["capacity_mw", "draugth_m"], ["capacity_mw", "draught_m"], ["capacity_mw"]),
        [
            "column 'capacity_mw' is described in fields.toml already. Remove it from [fields].",
            "[fields] describes 'draugth_m', which is not in 'columns'. Did you mean 'draught_m'?",
        ],
    ),
    (
        "names_own_column",
        (TOML, "key_figure", "capacity", ["capacity_mw", "owner"]),
        ["key_figure 'capacity' is not one of the layer's own columns. Did you mean 'capacity_mw'?"],
    ),
    (
        "names_own_column",
        (TOML, "key_figure", None, ["owner"]),
        ["key_figure is null; it must be the name of a column, or '' for none."],
    ),
    (
        "names_numeric_column",
        (TOML, "size_by", "owner", {"owner": "text", "capacity_mw": "number"}),
        ["size_by 'owner' is not a column of numbers. Allowed: 'capacity_mw'."],
    ),
    (
        "names_numeric_column",
        (TOML, "size_by", "owner", {"owner": "text"}),
        ["size_by 'owner' is not a column of numbers. The layer has no such column; leave it ''."],
    ),
    ("kind_declared", (AT, "prot", {"port": {}}), ["kind 'prot' is not declared by the layer. Did you mean 'port'?"]),
    ("kind_declared", (AT, None, {"port": {}}), ["kind is null; it must be a kind of the layer. Allowed: 'port'."]),
    (
        "kinds_given",
        (TOML, {}),
        ["no kind is declared. Write a table [kinds.<kind>] with a label for each kind of feature."],
    ),
    (
        "kinds_given",
        (
            TOML,
            {"port": {}, "Sea port": {}, "quay": "Quay", "jetty": {"label": ""}, "pier": {"label": "Pier", "hue": 1}},
        ),
        [
            "kind 'port' has no label. Say in the reader's words what it is.",
            "kind 'Sea port' has no usable name. Use lower-case letters, digits, hyphens and underscores, at most 60.",
            "kind 'quay' is 'Quay'; it must be a table with a label.",
            "the label of kind 'jetty' is blank; it must be text.",
            "the hue of kind 'pier' is 1; it must be one word, such as 'gas'.",
        ],
    ),
    (
        "symbol",
        (TOML, {"colour": "red", "shape": "ankor", "arrows": 1, "size": math.nan, "width": "2", "fill": 101}),
        [
            "'colour' is not a known key. "
            "Allowed: 'arrows', 'badge', 'beside', 'fill', 'hatched', 'limit', 'shape', 'size', 'size_by', 'width'.",
            "shape 'ankor' is not known. Did you mean 'anchor'?",
            "arrows is 1; it must be true or false, without quotes.",
            "size is nan; it must be a number from 0 to 100, in pixels.",
            "width is '2'; it must be a number from 0 to 100, in pixels.",
            "fill is 101; it must be a number from 0 to 100, in per cent.",
        ],
    ),
    ("symbol", (TOML, {"badge": "bota"}), ["badge 'bota' is not known. Did you mean 'boat'?"]),
    (
        "without_columns",
        (TOML, "zone", ["directon", "scheme", "scheme"], ["direction", "scheme"]),
        [
            "without of kind 'zone' names 'scheme' twice. Name it once.",
            "without of kind 'zone' names 'directon', which is no column. Did you mean 'direction'?",
        ],
    ),
    (
        "blank_where_without",
        (AT, {"kind": "zone", "direction": "W"}, ["direction"]),
        [
            "direction is 'W' although its kind is without it. "
            "Write null, or take the column out of 'without' in the layer's TOML."
        ],
    ),
    ("symbol", (TOML, "circle"), ["the symbol is 'circle'; it must be a table with keys such as shape and width."]),
]


@pytest.mark.parametrize(("rule", "arguments"), GOOD, ids=[rule for rule, _ in GOOD])
def test_a_good_record_is_passed_in_silence(rule: str, arguments: tuple[Any, ...]) -> None:
    assert sentences(layers, rule, arguments) == []


@pytest.mark.parametrize(("rule", "arguments", "expected"), BAD, ids=[rule for rule, _, _ in BAD])
def test_a_bad_record_is_told_in_one_whole_sentence(rule: str, arguments: tuple[Any, ...], expected: list[str]) -> None:
    assert sentences(layers, rule, arguments) == expected


def test_every_rule_has_a_good_record_and_a_bad_one_here() -> None:
    rules = rules_of(layers)
    assert rules
    assert {rule for rule, _ in GOOD} == rules
    assert {rule for rule, _, _ in BAD} == rules


@settings(deadline=None)
@given(ANYTHING)
def test_nothing_that_a_file_may_hold_makes_a_rule_raise(anything: object) -> None:
    assert "" not in told_by(layers.symbol(AT, anything))
    assert "" not in told_by(layers.kinds_given(TOML, anything))
    assert "" not in told_by(layers.feature_form(AT, anything))
