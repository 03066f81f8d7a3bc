"""Every rule of `loaders/checks.py`, with good records that pass and bad ones whose whole sentence is compared."""

import inspect
import math
from collections.abc import Iterator
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import checks
from loaders.findings import Finding, Where

AT = Where("geodata/layers/ports.geojson", "port-zeebrugge")
TOML = Where("geodata/layers/ports.toml")
GONE = Where("geodata/redirects.toml", "nemo")
START = "geodata/layers/ports.geojson: 'port-zeebrugge': "
MW = {"type": "number", "unit": "MW", "good": 1400}
TEXT = {"type": "text", "good": "Nemo Link"}
TEXTS = {"type": "texts", "good": ["Elia", "National Grid"]}
PHASE = {"type": "word", "words": ["past", "expected"]}
ENTRY = {
    "label": "Capacity",
    "type": "number",
    "unit": "MW",
    "meaning": "Power it can carry.",
    "good": 1400,
    "bad": "1.4 GW",
}
ALL_COUNTRIES = "'BE', 'DE', 'DK', 'FR', 'GB', 'IE', 'NL', 'NO', 'SE'"


def point(*position: object) -> dict[str, object]:
    return {"type": "Point", "coordinates": list(position)}


def line(*line: object) -> dict[str, object]:
    return {"type": "LineString", "coordinates": list(line)}


def polygon(*ring: object) -> dict[str, object]:
    return {"type": "Polygon", "coordinates": [list(ring)]}


SQUARE = polygon([2, 51], [3, 51], [3, 52], [2, 52], [2, 51])
BOW_TIE = polygon([2, 51], [3, 52], [3, 51], [2, 52], [2, 51])

GOOD: list[tuple[str, tuple[Any, ...]]] = [
    ("keys_known", (AT, ["id", "name"], ["id", "name", "kind"])),
    ("keys_complete", (AT, ["id", "name"], ["id"], ["id", "name"])),
    ("value", (AT, "capacity_mw", 1400, MW)),
    ("value", (AT, "capacity_mw", None, {**MW, "blank": True})),
    ("value", (AT, "owners", [], {**TEXTS, "blank": True})),
    ("value", (AT, "operator", "", {**TEXT, "blank": True})),
    ("text", (AT, "name", "Brunsbüttel\n<img src=x onerror=alert(1)> \u202eאבג" + "x" * 10_000, TEXT)),
    ("texts", (AT, "owners", ["Elia", "National Grid"], TEXTS)),
    ("identifier", (AT, "id", "nederwiek-3-hub", {"good": "nemo-link"})),
    ("word", (AT, "status", "operational", {"words": "statuses"})),
    ("word", (AT, "phase", "past", PHASE)),
    ("words", (AT, "phases", ["past", "expected"], PHASE)),
    ("integer", (AT, "turbines", 54, {})),
    ("number", (AT, "capacity_mw", 325.2, MW)),
    ("boolean", (AT, "hybrid", False, {})),
    ("year", (AT, "start_year", 2019, {})),
    ("date", (AT, "status_as_of", "2026", {})),
    ("date", (AT, "status_as_of", "2026-06", {})),
    ("date", (AT, "status_as_of", "2024-02-29", {})),
    ("url", (AT, "website", "https://www.nemolink.co.uk/?a=1#b", {})),
    ("countries", (AT, "countries", ["GB", "BE"], {})),
    ("tables_listed", (TOML, "events", [{"id": "a"}])),
    ("tables_listed", (TOML, "events", [])),
    ("ids_unique", ("geodata/sources.csv", ["a", "b", None, None], "source")),
    ("ids_unique_over_files", ({"geodata/layers/a.geojson": ["x"], "geodata/layers/b.geojson": ["y"]}, "feature")),
    ("roles_not_shared", ({"geodata/layers/a.toml": ["port", "site"], "geodata/layers/b.toml": ["site"]},)),
    ("id_names_file", (TOML, "uk-belgium-2025", "uk-belgium-2025")),
    ("sources_given", (AT, ["port-pab-2025"])),
    ("references", (AT, ["elec-nemo-site"], {"elec-nemo-site", "elec-nemo-mps"}, "source")),
    ("start_year_and_estimate", (AT, 2019, False)),
    ("start_year_and_estimate", (AT, None, None)),
    ("precision_fits_date", (AT, "2026-06", "month")),
    ("precision_fits_date", (AT, "", "")),
    ("twin_files", ("geodata/layers/{}.toml", ["ports"], "geodata/layers/{}.geojson", ["ports"])),
    ("some_files", (Where("geodata/layers"), ["ports"], "layer")),
    ("layer_name", ("geodata/layers/co2_storage.toml", "co2_storage")),
    ("collection_form", ("geodata/layers/ports.geojson", {"type": "FeatureCollection", "features": []})),
    ("feature_form", (AT, {"type": "Feature", "id": "a", "properties": {"id": "a"}, "geometry": None})),
    ("layer_not_empty", ("geodata/layers/ports.geojson", [{}])),
    ("column_names", (TOML, ["capacity_mw", "voltage_kv"])),
    ("columns_described", (TOML, ["capacity_mw"], ["capacity_mw", "name"])),
    ("columns_declared", (AT, ["name", "capacity_mw"], ["name", "capacity_mw"])),
    ("own_fields_needed", (TOML, ["draught_m"], ["draught_m"], ["capacity_mw"])),
    ("names_own_column", (TOML, "key_figure", "direction", ["direction"])),
    ("names_own_column", (TOML, "key_figure", "", [])),
    ("names_numeric_column", (TOML, "size_by", "capacity_mw", {"capacity_mw": "number", "owner": "text"})),
    ("names_numeric_column", (TOML, "size_by", "", {})),
    ("kind_declared", (AT, "port", {"port": {}})),
    (
        "kinds_given",
        (TOML, {"port": {"label": "Port", "roles": ["port"]}, "wind-farm": {"label": "Wind farm", "shape": "circle"}}),
    ),
    ("symbol", (TOML, {"label": "Port", "shape": "anchor", "size": 12, "width": 1.5, "fill": 0, "arrows": True})),
    ("mapped_agrees", (AT, "true", ["ports"], "")),
    ("mapped_agrees", (AT, "partly", ["ports"], "No place is named.")),
    ("mapped_agrees", (AT, "false", [], "No place is named.")),
    ("features_in_layers", (AT, ["nemo-link"], ["interconnectors"], {"nemo-link": "interconnectors"})),
    ("redirect_is_no_feature", (GONE, "nemo", {"nemo-link", "nautilus"})),
    ("redirect_leads_to_feature", (GONE, "nemo-link", {"nemo-link", "nautilus"}, ["nemo"])),
    ("redirect_leads_to_feature", (GONE, "", {"nemo-link", "nautilus"}, ["nemo"])),
    ("removal_explained", (GONE, "nemo-link", "")),
    ("removal_explained", (GONE, "", "It was entered twice.")),
    ("geometry_form", (AT, point(3.2, 51.3))),
    ("geometry_form", (AT, {"type": "MultiPolygon", "coordinates": [[[[2, 51], [3, 51], [3, 52], [2, 51]]]]})),
    ("positions_finite", (AT, point(3.2, 10**400))),
    ("positions_in_range", (AT, line([21.0, 71.6], [-30, 40], [120.0, 20.0]))),
    ("positions_short", (AT, point(3.20112, 51.33))),
    ("lines_have_length", (AT, line([2, 51], [2, 51], [3, 51]))),
    ("lines_have_length", (AT, point(2, 51))),
    ("rings_closed", (AT, SQUARE)),
    ("geometry_valid", (AT, SQUARE)),
    ("geometry", (AT, SQUARE)),
    ("dictionary_entry", (AT, ENTRY)),
    ("dictionary_entry", (AT, {**ENTRY, "type": "word", "words": "hues", "good": "wind", "blank": True})),
]

BAD: list[tuple[str, tuple[Any, ...], list[str]]] = [
    ("keys_known", (AT, ["nmae"], ["id", "name"]), ["'nmae' is not a known key. Did you mean 'name'?"]),
    ("keys_known", (AT, ["crs"], ["type", "features"]), ["'crs' is not a known key. Allowed: 'features', 'type'."]),
    (
        "keys_complete",
        (AT, ["id"], ["id", "name"], ["id", "name"]),
        ["key 'name' is missing. Add it; the dictionary fields.toml says what it holds."],
    ),
    ("value", (AT, "name", None, TEXT), ["name is blank; it must be text, such as 'Nemo Link'."]),
    ("value", (AT, "name", "  ", TEXT), ["name is blank; it must be text, such as 'Nemo Link'."]),
    (
        "value",
        (AT, "operator", "  ", {**TEXT, "blank": True}),
        ["operator is '  '; it must be null in JSON, or '' in TOML, to be blank."],
    ),
    (
        "value",
        (AT, "owners", None, {**TEXTS, "blank": True}),
        ["owners is null; it must be a list of texts; a blank list is written []."],
    ),
    ("value", (AT, "capacity_mw", True, MW), ["capacity_mw is true; it must be a number in MW, such as 1400."]),
    ("text", (AT, "name", 7, TEXT), ["name is 7; it must be text, such as 'Nemo Link'."]),
    ("text", (AT, "name", "a\x00b", TEXT), ["name holds the control character U+0000 at place 2. Remove it."]),
    ("text", (AT, "name", "\ud800", TEXT), ["name holds the control character U+D800 at place 1. Remove it."]),
    (
        "texts",
        (AT, "owners", "Elia", TEXTS),
        ["owners is 'Elia'; it must be a list of texts, such as ['Elia', 'National Grid']."],
    ),
    ("texts", (AT, "owners", [["Elia"]], {}), ["owners is a list of 1; it must be a list of texts."]),
    (
        "texts",
        (AT, "owners", ["Elia", "", "Elia", "Elia"], TEXTS),
        ["owners has a blank item. Remove it from the list.", "owners names 'Elia' 3 times. Name it once."],
    ),
    (
        "identifier",
        (AT, "id", "Nemo Link", {"good": "nemo-link"}),
        ["id is 'Nemo Link'; it must be lower-case words joined by hyphens, such as 'nemo-link'."],
    ),
    (
        "identifier",
        (AT, "id", "nemo-link\n", {}),
        ["id is 'nemo-link\\u000a'; it must be lower-case words joined by hyphens."],
    ),
    (
        "word",
        (AT, "status", "operatonal", {"words": "statuses"}),
        ["status 'operatonal' is not known. Did you mean 'operational'?"],
    ),
    (
        "word",
        (AT, "status", "PLANNED", {"words": "statuses"}),
        ["status 'PLANNED' is not known. Did you mean 'planned'?"],
    ),
    ("word", (AT, "phase", "someday", PHASE), ["phase 'someday' is not known. Allowed: 'expected', 'past'."]),
    ("word", (AT, "phase", ["past"], PHASE), ["phase is ['past']; it must be one word."]),
    ("words", (AT, "phases", ["past", "pats"], PHASE), ["phases 'pats' is not known. Did you mean 'past'?"]),
    ("words", (AT, "phases", "past", {**PHASE, "type": "words"}), ["phases is 'past'; it must be a list of words."]),
    ("integer", (AT, "turbines", 54.0, {"good": 54}), ["turbines is 54.0; it must be a whole number, such as 54."]),
    ("integer", (AT, "turbines", True, {}), ["turbines is true; it must be a whole number."]),
    (
        "integer",
        (AT, "turbines", 10**5000, {}),
        ["turbines is a number of more than 20 digits; it must be a whole number."],
    ),
    (
        "number",
        (AT, "capacity_mw", "1.4 GW", MW),
        ["capacity_mw is '1.4 GW'; it must be a number in MW, such as 1400."],
    ),
    ("number", (AT, "capacity_mw", math.nan, MW), ["capacity_mw is nan; it must be a number in MW, such as 1400."]),
    ("number", (AT, "capacity_mw", -math.inf, MW), ["capacity_mw is -inf; it must be a number in MW, such as 1400."]),
    ("number", (AT, "capacity_mw", {"a": 1}, MW), ["capacity_mw is a table; it must be a number in MW, such as 1400."]),
    ("boolean", (AT, "hybrid", "true", {}), ["hybrid is 'true'; it must be true or false, without quotes."]),
    ("boolean", (AT, "hybrid", 1, {}), ["hybrid is 1; it must be true or false, without quotes."]),
    (
        "year",
        (AT, "start_year", 20019, {"good": 2019}),
        ["start_year is 20019; it must be a year from 1800 to 2100, such as 2019."],
    ),
    ("year", (AT, "start_year", "2019", {}), ["start_year is '2019'; it must be a year from 1800 to 2100."]),
    (
        "date",
        (AT, "status_as_of", "June 2026", {"good": "2026-06"}),
        [
            "status_as_of is 'June 2026'; it must be a date written YYYY, YYYY-MM or YYYY-MM-DD, in quotes, "
            "such as '2026-06'."
        ],
    ),
    (
        "date",
        (AT, "status_as_of", "2025-02-29", {}),
        ["status_as_of is '2025-02-29', a date that does not exist. Correct the month or the day."],
    ),
    (
        "date",
        (AT, "status_as_of", "1066-10", {}),
        ["status_as_of is '1066-10'; it must lie in the years 1800 to 2100."],
    ),
    (
        "url",
        (AT, "website", "javascript:alert(1)", {}),
        ["website is 'javascript:alert(1)'; it must be an address that begins with https:// or http://."],
    ),
    (
        "url",
        (AT, "website", "http://[", {"good": "https://www.nemolink.co.uk/"}),
        [
            "website is 'http://['; it must be an address that begins with https:// or http://, "
            "such as 'https://www.nemolink.co.uk/'."
        ],
    ),
    (
        "countries",
        (AT, "countries", ["UK", "be"], {}),
        [f"country 'UK' is not known. Allowed: {ALL_COUNTRIES}.", "country 'be' is not known. Did you mean 'BE'?"],
    ),
    (
        "countries",
        (AT, "countries", "GB;BE", {"good": ["GB", "BE"]}),
        ["countries is 'GB;BE'; it must be a list of country codes, such as ['GB', 'BE']."],
    ),
    ("tables_listed", (TOML, "events", None), ["there is no [[events]]. Write one such table for each record."]),
    (
        "tables_listed",
        (TOML, "events", ["a"]),
        ["events is ['a']; it must be a list of tables, each begun with [[events]]."],
    ),
    (
        "ids_unique",
        ("geodata/sources.csv", ["a", "b", "a"], "source"),
        ["geodata/sources.csv: 'a': the id of this source is given twice. Give each its own."],
    ),
    (
        "ids_unique_over_files",
        ({"geodata/layers/a.geojson": ["x"], "geodata/layers/b.geojson": ["x", "x"]}, "feature"),
        [
            "geodata/layers/b.geojson: 'x': the id of this feature is already taken in geodata/layers/a.geojson. "
            "Give each its own."
        ],
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
        "id_names_file",
        (TOML, "uk-belgium", "uk-belgium-2025"),
        ["id is 'uk-belgium'; it must be the name of the file, 'uk-belgium-2025'."],
    ),
    ("sources_given", (AT, []), ["no source is named. Name at least one id of sources.csv in 'sources'."]),
    ("sources_given", (TOML, None), ["no source is named. Name at least one id of sources.csv in 'sources'."]),
    (
        "references",
        (TOML, ["migration-zeebruge"], {"migration-zeebrugge", "energy-nautilus"}, "commitment"),
        ["commitment 'migration-zeebruge' is not known. Did you mean 'migration-zeebrugge'?"],
    ),
    (
        "references",
        (AT, ["zzz", 7], [f"elec-{number}" for number in range(691)], "source"),
        ["source 'zzz' is not known. There are 691 to choose from, such as 'elec-0', 'elec-1', 'elec-10'."],
    ),
    ("references", (AT, ["zzz"], [], "source"), ["source 'zzz' is not known. None is known."]),
    (
        "start_year_and_estimate",
        (AT, 2019, None),
        ["start_is_estimate is blank although start_year is 2019. Say true or false."],
    ),
    (
        "start_year_and_estimate",
        (AT, None, True),
        ["start_is_estimate is true although start_year is blank. Blank both or give both."],
    ),
    (
        "precision_fits_date",
        (AT, "2026", "day"),
        ["date_precision is 'day' although the date is '2026'. Write 'year' or correct the date."],
    ),
    (
        "precision_fits_date",
        (AT, "2026-06-16", ""),
        ["date_precision is '' although the date is '2026-06-16'. Write 'day' or correct the date."],
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
            "Name the file with lower-case words joined by underscores, such as 'energy_islands'."
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
            "geodata/layers/ports.geojson: 'crs' is not a known key. Allowed: 'features', 'type'.",
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
            "'bbox' is not a known key. Allowed: 'geometry', 'id', 'properties', 'type'.",
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
        (TOML, {"port": {}, "Sea port": {}, "quay": "Quay", "jetty": {"label": ""}}),
        [
            "kind 'port' has no label. Say in the reader's words what it is.",
            "kind 'Sea port' has no usable name. Use lower-case letters, digits, hyphens and underscores, at most 60.",
            "kind 'quay' is 'Quay'; it must be a table with a label.",
            "the label of kind 'jetty' is blank; it must be text.",
        ],
    ),
    (
        "symbol",
        (TOML, {"colour": "red", "shape": "ankor", "arrows": 1, "size": math.nan, "width": "2", "fill": 101}),
        [
            "'colour' is not a known key. Allowed: 'arrows', 'fill', 'shape', 'size', 'size_by', 'width'.",
            "shape 'ankor' is not known. Did you mean 'anchor'?",
            "arrows is 1; it must be true or false, without quotes.",
            "size is nan; it must be a number from 0 to 100, in pixels.",
            "width is '2'; it must be a number from 0 to 100, in pixels.",
            "fill is 101; it must be a number from 0 to 100, in per cent.",
        ],
    ),
    ("symbol", (TOML, "circle"), ["the symbol is 'circle'; it must be a table with keys such as shape and width."]),
    (
        "mapped_agrees",
        (AT, "false", ["ports"], "No place."),
        ["mapped is 'false' although map_layers names layers. Say 'partly', or empty map_layers."],
    ),
    (
        "mapped_agrees",
        (AT, "true", [], ""),
        ["mapped is 'true' although map_layers is empty. Name the layers, or say 'false'."],
    ),
    (
        "mapped_agrees",
        (AT, "partly", ["ports"], ""),
        ["mapped is 'partly' although why_unmapped is blank. Say why."],
    ),
    (
        "features_in_layers",
        (AT, ["nemo-link", "unknown"], ["ports"], {"nemo-link": "interconnectors"}),
        [
            "feature 'nemo-link' lies in layer 'interconnectors', which map_layers does not list. "
            "Add the layer, or remove the feature."
        ],
    ),
    (
        "redirect_is_no_feature",
        (GONE, "nemo", {"nemo", "nautilus"}),
        [
            "geodata/redirects.toml: 'nemo': 'nemo' is the id of a feature. "
            "Remove this entry, or give the feature another id."
        ],
    ),
    (
        "redirect_leads_to_feature",
        (GONE, "nemo-lnik", {"nemo-link", "nautilus"}, ["nemo"]),
        ["geodata/redirects.toml: 'nemo': feature 'nemo-lnik' is not known. Did you mean 'nemo-link'?"],
    ),
    (
        "redirect_leads_to_feature",
        (GONE, "nemo-cable", {"nemo-link", "nautilus"}, ["nemo", "nemo-cable"]),
        ["geodata/redirects.toml: 'nemo': to 'nemo-cable' is redirected, too. Write where that entry leads."],
    ),
    (
        "removal_explained",
        (GONE, "", ""),
        ["geodata/redirects.toml: 'nemo': reason is blank although to is blank, too. Say why the feature was removed."],
    ),
    ("geometry_form", (AT, None), ["the geometry is null. Give a Point, a LineString or a Polygon."]),
    (
        "geometry_form",
        (AT, {"type": "Linestring", "coordinates": []}),
        ["the geometry's type is 'Linestring'. Did you mean 'LineString'?"],
    ),
    (
        "geometry_form",
        (AT, {"type": None}),
        [
            "the geometry's type is null; it must be one of 'Point', 'LineString', 'MultiPoint', 'Polygon', "
            "'MultiLineString', 'MultiPolygon'."
        ],
    ),
    (
        "geometry_form",
        (AT, {"type": "Point"}),
        ["the geometry has the keys 'type'; it must have 'type' and 'coordinates'."],
    ),
    (
        "geometry_form",
        (AT, point(3.2, 51.3, 12.0)),
        [
            "the coordinates of the Point are not well formed; "
            "it needs positions [longitude, latitude], listed as GeoJSON says for this type."
        ],
    ),
    ("positions_finite", (AT, point(math.nan, 51)), ["position [nan, 51] is not finite. Give two ordinary numbers."]),
    (
        "positions_in_range",
        (AT, point(3.2, 151.3)),
        ["position [3.2, 151.3] is not on the globe. Write [longitude, latitude], -180 to 180 and -90 to 90."],
    ),
    (
        "positions_in_range",
        (AT, line([3.2, 51.3], [51.3, 3.2])),
        ["position [51.3, 3.2] lies far from the North Sea. Write longitude first, then latitude; they look swapped."],
    ),
    (
        "positions_short",
        (AT, line([3.201123, 51.3], [3, 51.3000001], [3, 51])),
        ["position [3.201123, 51.3] has more than 5 decimals (2 positions in all). Round it to 5."],
    ),
    (
        "lines_have_length",
        (AT, {"type": "MultiLineString", "coordinates": [[[1, 51], [2, 51]], [[1, 51], [1.0, 51.0]]]}),
        ["a line has fewer than two different positions. Add a position or use a Point."],
    ),
    (
        "rings_closed",
        (AT, polygon([2, 51], [3, 51], [3, 52], [2, 52])),
        ["a ring of 4 positions does not close; it needs at least four positions, the last equal to the first."],
    ),
    (
        "geometry_valid",
        (AT, BOW_TIE),
        ["the Polygon is not valid: Self-intersection[2.5 51.5]. Redraw it there."],
    ),
    ("geometry", (AT, BOW_TIE), ["the Polygon is not valid: Self-intersection[2.5 51.5]. Redraw it there."]),
    (
        "geometry",
        (AT, point(math.inf, 1234.123456)),
        ["position [inf, 1234.123456] is not finite. Give two ordinary numbers."],
    ),
    ("dictionary_entry", (AT, 1), ["the entry is 1; it must be a table with label, type, unit and so on."]),
    (
        "dictionary_entry",
        (AT, {key: ENTRY[key] for key in ENTRY if key != "bad"} | {"typ": "x"}),
        [
            "'typ' is not a known key. Did you mean 'type'?",
            "key 'bad' is missing. Add it; the dictionary fields.toml says what it holds.",
        ],
    ),
    (
        "dictionary_entry",
        (AT, {**ENTRY, "type": "numbr", "words": ["a"], "unit": 7, "blank": "yes", "label": ""}),
        [
            "label is blank; it must be text.",
            "unit is 7; it must be text.",
            "blank is 'yes'; it must be true or false, without quotes.",
            "type 'numbr' is not known. Did you mean 'number'?",
            "words are given for the type 'numbr'. Only 'word' and 'words' have them; remove them.",
        ],
    ),
    (
        "dictionary_entry",
        (AT, {**ENTRY, "type": "word", "words": "status"}),
        ["vocabulary 'status' is not known. Did you mean 'statuses'?"],
    ),
    (
        "dictionary_entry",
        (AT, {**ENTRY, "type": "word"}),
        [
            "words is missing. Name a vocabulary or list the words. Allowed: 'commitment_themes', "
            "'delivery_statuses', 'hues', 'position_accuracies', 'roles', 'shapes', 'statuses', 'strengths', 'themes'."
        ],
    ),
    ("dictionary_entry", (AT, {**ENTRY, "good": "1400 MW"}), ["good is '1400 MW'; it must be a number."]),
]


def told_by(findings: Iterator[Finding]) -> list[str]:
    return [finding.sentence() for finding in findings]


def sentences(rule: str, arguments: tuple[Any, ...]) -> list[str]:
    """What a rule says, without the place for the two places that most tests use."""
    found = [finding.sentence() for finding in getattr(checks, rule)(*arguments)]
    places = (START, f"{TOML.file}: ")
    if isinstance(arguments[0], Where) and arguments[0] in (AT, TOML):
        assert all(sentence.startswith(places) for sentence in found)
        return [sentence.removeprefix(places[0]).removeprefix(places[1]) for sentence in found]
    return found


@pytest.mark.parametrize(("rule", "arguments"), GOOD, ids=[rule for rule, _ in GOOD])
def test_a_good_record_is_passed_in_silence(rule: str, arguments: tuple[Any, ...]) -> None:
    assert sentences(rule, arguments) == []


@pytest.mark.parametrize(("rule", "arguments", "expected"), BAD, ids=[rule for rule, _, _ in BAD])
def test_a_bad_record_is_told_in_one_whole_sentence(rule: str, arguments: tuple[Any, ...], expected: list[str]) -> None:
    assert sentences(rule, arguments) == expected


def test_every_rule_has_a_good_record_and_a_bad_one_here() -> None:
    functions = inspect.getmembers(checks, inspect.isfunction)
    own = {name: each for name, each in functions if each.__module__ == checks.__name__ and not name.startswith("_")}
    rules = {name for name, each in own.items() if get_type_hints(each)["return"] == Iterator[Finding]}
    assert own.keys() - rules == {"allowed_words", "words_for_readers", "positions"}
    assert {rule for rule, _ in GOOD} == rules
    assert {rule for rule, _, _ in BAD} == rules


def test_the_sentence_begins_with_file_and_record() -> None:
    (finding,) = checks.number(AT, "capacity_mw", "1.4 GW", MW)
    assert finding.sentence() == (
        "geodata/layers/ports.geojson: 'port-zeebrugge': "
        "capacity_mw is '1.4 GW'; it must be a number in MW, such as 1400."
    )


def test_a_key_that_was_only_misspelt_is_not_also_missing() -> None:
    assert list(checks.keys_complete(AT, ["nmae"], ["name"], ["name", "kind"])) == []


def test_a_geometry_has_one_finding_however_many_rules_it_breaks() -> None:
    assert len(list(checks.geometry(AT, line([500.1234567, 51], [500.1234567, 51])))) == 1


def test_each_type_has_a_phrase_for_its_sentences() -> None:
    assert checks.TYPES.keys() == checks._PHRASES.keys()
    assert {name for name, phrase in checks._PHRASES.items() if phrase.startswith("a list")} == checks.LIST_TYPES


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(ANYTHING)
def test_no_value_of_any_type_makes_a_rule_raise(anything: object) -> None:
    for kind in checks.TYPES:
        entry = {"type": kind, "words": "statuses"}
        assert "" not in told_by(checks.value(AT, "key", anything, entry))
    assert "" not in told_by(checks.geometry(AT, anything))
    assert "" not in told_by(checks.symbol(AT, anything))
    assert "" not in told_by(checks.dictionary_entry(AT, anything))
    assert "" not in told_by(checks.kinds_given(TOML, anything))
    assert "" not in told_by(checks.feature_form(AT, anything))


COORDINATES = st.recursive(
    st.lists(st.integers(-200, 200) | st.floats(), min_size=2, max_size=2),
    lambda inner: st.lists(inner, min_size=1, max_size=5),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.sampled_from(list(checks.DEPTHS)), COORDINATES)
def test_no_coordinates_make_a_rule_raise(kind: str, coordinates: object) -> None:
    assert "" not in told_by(checks.geometry(AT, {"type": kind, "coordinates": coordinates}))
