"""The features of a view as files for GIS and office work, with their sources, licences and commitments inside."""

import csv
import io
import json
import tempfile
from collections.abc import Mapping
from dataclasses import astuple
from dataclasses import fields as fields_of
from datetime import datetime
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
from shapely.geometry import mapping

from geodata.records import Commitment
from geodata.source_records import Source
from geodata.taken_names import PARTS
from layers.maps.coverage import caveats
from layers.maps.deck import features_shown
from layers.views.map_view import MapView
from layers.wording.evidence import grade_of, own_grades_text
from layers.wording.facts import FACTS_AS_OF, blank, citation, named_commitments
from layers.wording.rights import licence_of, shape_rights, sources_of_shapes, told
from layers.wording.spreadsheet import harmless, notice
from loaders.atlas import Atlas
from loaders.layer_files import LayerData
from loaders.missing import at_hand

# A GeoPackage names the time at which each table was written. The same view must give the same file.
pyogrio.set_gdal_config_options(
    {"OGR_CURRENT_DATE": f"{datetime.strptime(FACTS_AS_OF, '%B %Y'):%Y-%m-%d}T00:00:00.000Z"}
)

SYMBOL_PLACE = ("longitude", "latitude")
"""Columns that say where the symbol of a feature stands whose shape is an outline."""
_COMMON = ("id", "name", "kind", "status", "status_as_of", "countries", "operator", "start_year", "start_is_estimate")
_LAST = ("description", "position_accuracy", "sources")


def geojson(view: MapView, atlas: Atlas) -> bytes:
    """One FeatureCollection (RFC 7946, WGS 84); licences, sources and commitments are members beside ``features``."""
    shown = features_shown(view, atlas)
    features = []
    for id, table in shown.items():
        layer = atlas.layers[id]
        for feature, shape in zip(table.to_dict("records"), layer.shapes(table), strict=True):
            properties = {"layer": id, **{name: plain_value(feature[name]) for name in columns_of(layer)}}
            properties["best_source"] = grade_of(atlas, feature["sources"]).id
            properties["own_grades"] = own_grades_text(atlas, layer.info, feature) or None
            properties |= _symbol_place(layer, feature)
            properties["commitments"] = [commitment.id for commitment in named_commitments(atlas, feature["id"])[0]]
            properties["data_licence"] = licence_of(atlas, layer, feature)
            properties["citation"] = citation(atlas, layer, feature)
            features.append(
                {"type": "Feature", "id": feature["id"], "properties": properties, "geometry": mapping(shape)}
            )
    collection = {
        "type": "FeatureCollection",
        "about": notice(atlas),
        "layers": [about_layer(atlas, id) for id in shown],
        "sources": [as_row(source) for source in sources_shown(shown, atlas)],
        "commitments": [as_row(commitment) for commitment in commitments_shown(shown, atlas)],
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, indent=1).encode()


def geopackage(view: MapView, atlas: Atlas) -> bytes:
    """A GeoPackage: the tables of each layer, and ``about``, ``sources`` and ``commitments``, which have no shapes.

    A layer that has points, lines and areas has a table for each of them: Shapefiles and FileGDB, into which people
    turn a GeoPackage, hold one kind of geometry in a table.
    """
    shown = features_shown(view, atlas)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "north-sea-atlas.gpkg"
        tables = {id: _tables(id, features, atlas.layers[id]) for id, features in shown.items()}
        listed = [{**about_layer(atlas, id), "tables": "; ".join(tables[id])} for id in shown]
        about = pd.DataFrame(listed or [{"title": "No layer was chosen"}])
        about["notice"] = notice(atlas)
        _write_table(path, "about", about)
        for name, rows in (
            ("sources", [as_row(source) for source in sources_shown(shown, atlas)]),
            ("commitments", [as_row(commitment) for commitment in commitments_shown(shown, atlas)]),
        ):
            if rows:
                _write_table(path, name, pd.DataFrame(rows))
        for id, its in tables.items():
            for name, features in its.items():
                layer = atlas.layers[id]
                columns = {column: _flat(features[column]) for column in columns_of(layer)} | _symbol_places(
                    layer, features
                )
                columns["best_source"] = features["sources"].map(lambda sources: grade_of(atlas, sources).id)
                columns["own_grades"] = pd.Series(
                    [own_grades_text(atlas, layer.info, each) or None for each in features.to_dict("records")],
                    index=features.index,
                    dtype=object,
                )
                table = gpd.GeoDataFrame(
                    columns,
                    geometry=layer.shapes(features),
                    crs=features.crs,
                ).rename(columns={"id": "feature_id"})  # fmt: skip  # GeoPackage keeps a column of its own for ids
                pyogrio.write_dataframe(
                    table.reset_index(drop=True), path, layer=name, driver="GPKG", append=path.exists()
                )
        return path.read_bytes()


def comma_separated(view: MapView, atlas: Atlas) -> bytes:
    """A CSV (UTF-8 with a mark, so that Excel reads it right): one row per feature, shapes as WKT, sources in full.

    A first column says which layer a row is of; columns are those of all visible layers.
    """
    shown = features_shown(view, atlas)
    own = list(dict.fromkeys(name for id in shown for name in atlas.layers[id].info.columns))
    columns = [
        "layer",
        *_COMMON,
        *own,
        *_LAST,
        *(SYMBOL_PLACE if any(not atlas.layers[id].outlines.empty for id in shown) else ()),
        "best_source",
        "own_grades",
        "commitments",
        "data_licence",
        "attribution",
        "citation",
        "about",
        "wkt",
    ]
    text = io.StringIO()
    table = csv.DictWriter(text, columns, restval="")
    table.writeheader()
    for id, features in shown.items():
        layer = atlas.layers[id]
        for feature, shape in zip(features.to_dict("records"), layer.shapes(features), strict=True):
            row = {name: _cell(feature[name]) for name in columns_of(layer)} | _symbol_place(layer, feature)
            row |= {
                "layer": id,
                "best_source": grade_of(atlas, feature["sources"]).id,
                "own_grades": own_grades_text(atlas, layer.info, feature),
                "commitments": "; ".join(commitment.id for commitment in named_commitments(atlas, feature["id"])[0]),
                "data_licence": licence_of(atlas, layer, feature),
                "attribution": harmless(credit_of(atlas, layer, feature)),
                "citation": harmless(citation(atlas, layer, feature)),
                "about": notice(atlas),
                "wkt": shape.wkt,
            }
            table.writerow(row)
    return text.getvalue().encode("utf-8-sig")


def sources_shown(shown: dict[str, gpd.GeoDataFrame], atlas: Atlas) -> list[Source]:
    """Every source that the shown features and their layers rest on, in the order of the source list."""
    wanted = {id for features in shown.values() for ids in features["sources"] for id in ids}
    wanted |= set().union(*map(sources_of_shapes, shown.values()))
    wanted |= {id for layer in shown for id in atlas.layers[layer].info.sources}
    return [source for id, source in at_hand(atlas.sources).items() if id in wanted]


def commitments_shown(shown: dict[str, gpd.GeoDataFrame], atlas: Atlas) -> list[Commitment]:
    """Every commitment that names a shown feature."""
    present = {id for features in shown.values() for id in features.index}
    return [commitment for commitment in atlas.commitments.values() if present.intersection(commitment.feature_ids)]


def _tables(id: str, features: gpd.GeoDataFrame, layer: LayerData) -> dict[str, gpd.GeoDataFrame]:
    """The tables of a GeoPackage for the features shown of a layer: name -> features; none where none is shown.

    Whether a layer's id is divided rests on all of its features, so that no filter changes the name of a table.
    """
    kinds, of_all = (
        layer.shapes(each).geom_type.str.removeprefix("Multi").map(PARTS) for each in (features, layer.features)
    )
    if of_all.nunique() == 1:
        return {id: features} if len(features) else {}
    return {f"{id}_{kind}": features[kinds == kind] for kind in PARTS.values() if (kinds == kind).any()}


def columns_of(layer: LayerData) -> list[str]:
    """The columns of a layer's features, in reading order."""
    return [*_COMMON, *layer.info.columns, *_LAST]


def _symbol_places(layer: LayerData, features: gpd.GeoDataFrame) -> dict[str, pd.Series]:
    """Where the symbols of features stand, as columns; none for a layer without outlines."""
    points = features.geometry
    return {} if layer.outlines.empty else dict(zip(SYMBOL_PLACE, (points.x, points.y), strict=True))


def _symbol_place(layer: LayerData, feature: Mapping[str, Any]) -> dict[str, float]:
    point = feature["geometry"]
    return dict(zip(SYMBOL_PLACE, (point.x, point.y), strict=True)) if feature["id"] in layer.outlines.index else {}


def credit_of(atlas: Atlas, layer: LayerData, feature: Mapping[str, object]) -> str:
    """The credit of the layer, and that of the feature's shape where it has another origin."""
    return "; ".join([layer.info.attribution, *(each.credit for each in shape_rights(atlas, feature))])


def _flat(column: pd.Series) -> pd.Series:
    """A column with its lists written as text, for a table that knows no lists."""
    return column.map(_joined) if any(isinstance(value, tuple) for value in column) else column


def about_layer(atlas: Atlas, id: str) -> dict[str, str]:
    """What a file says of a layer: its summary, date, licence, credit, those of shapes of others, and caveats."""
    layer = atlas.layers[id]
    info = layer.info
    return {
        "layer": info.id,
        "title": info.title,
        "summary": info.summary,
        "as_of": info.as_of,
        "licence": info.licence,
        "licence_url": info.licence_url,
        "attribution": info.attribution,
        "shapes": told(shape_rights(atlas, layer.features)),
        "caveats": caveats(info),
    }


def as_row(record: Source | Commitment) -> dict[str, object]:
    """A record as a row, its lists as text."""
    return {field.name: _joined(value) for field, value in zip(fields_of(record), astuple(record), strict=True)}


def _write_table(path: Path, name: str, table: pd.DataFrame) -> None:
    pyogrio.write_dataframe(table, path, layer=name, driver="GPKG", append=path.exists())


def plain_value(value: object) -> object:
    """A value as JSON has it and as the layer's file has it: lists as lists, 1000 not 1000.0, blanks as null."""
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None if blank(value) else value


def _joined(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else value


def _cell(value: object) -> str:
    plain = plain_value(_joined(value))
    return "" if plain is None else harmless(plain) if isinstance(plain, str) else json.dumps(plain)
