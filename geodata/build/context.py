"""Layers of context: the rows of others' registers as features, with what `context.toml` says of each register."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from geodata.build.originals import Feature, matched
from geodata.geojson import MOST_DECIMALS, text_of

NEAR = 0.01
"""Degrees: a line this close to another for the most part of its length is the same one in another register."""
MOST = 0.6
LEAST = 0.05

Recipe = Mapping[str, Any]
Row = Mapping[str, Any]


def build(
    recipe: Recipe, shapes: Mapping[str, Sequence[Feature]], others: Sequence[Feature], zones: Sequence[Feature]
) -> str:
    """The file of a layer from the rows of registers, ``shapes`` by the ids of their sources.

    ``others`` are the lines (degrees, WGS 84) along which nothing is drawn again, ``zones`` those of the states.
    """
    waters = (
        {each["properties"]["countries"][0]: shape(each["geometry"]) for each in zones} if recipe["by_zone"] else {}
    )
    known = [shape(each["geometry"]) for each in others]
    kept: list[dict[str, Any]] = []
    for source, row in ((source, row) for source, rows in shapes.items() for row in rows):
        about, drawn = row["properties"], whole(shape(row["geometry"]))
        if (matched(row) and recipe["along"]) or not is_kept(recipe, about) or runs_along(drawn, known):
            continue
        its = crossed(drawn, waters) or recipe["countries"][said(recipe, about, "country")]
        if waters and not set(its) <= {code for listed in recipe["countries"].values() for code in listed}:
            continue
        kept.append({"properties": record(recipe, source, about, its), "geometry": mapping(drawn)})
        if recipe["along"]:
            known.append(drawn)
    kept.sort(key=lambda each: str(each["properties"]["id"]))
    return text_of(kept)


def whole(geometry: BaseGeometry) -> BaseGeometry:
    """A shape to the decimals that the atlas keeps, valid, always with the same start."""
    rounded = shapely.make_valid(shapely.set_precision(geometry, 10.0**-MOST_DECIMALS))
    return shapely.orient_polygons(shapely.normalize(rounded)) if rounded.area else rounded


def is_kept(recipe: Recipe, row: Row) -> bool:
    """Whether a row has a status and a country that the atlas has words for, and nothing that is left out."""
    left_out = any(part in str(row[column]) for column, parts in recipe["leave_out"].items() for part in parts)
    named = bool(row[recipe["name"]] or recipe["unnamed"])
    return named and not left_out and said(recipe, row, "status") in recipe["statuses"] and (
        said(recipe, row, "country") in recipe["countries"]
    )  # fmt: skip


def said(recipe: Recipe, row: Row, what: str) -> str:
    """What a row says in the column that the recipe names for this; "" where it names none or that is blank."""
    return str(row.get(recipe[what]) or "")


def runs_along(line: BaseGeometry, others: Sequence[BaseGeometry]) -> bool:
    """Whether a line lies along others for the most part; an area or a point never does."""
    if not line.length or line.area or not others:
        return False
    close = [each for each in others if shapely.dwithin(each, line, NEAR)]
    beside = shapely.intersection(line, shapely.buffer(shapely.union_all(close), NEAR, quad_segs=2))
    return bool(beside.length > MOST * line.length)


def crossed(line: BaseGeometry, zones: Mapping[str, BaseGeometry]) -> list[str]:
    """The states through whose zone a line runs for more than a twentieth of its length."""
    return [code for code, zone in zones.items() if shapely.intersection(line, zone).length > LEAST * line.length]


def record(recipe: Recipe, source: str, row: Row, countries: Sequence[str]) -> dict[str, object]:
    """The properties of a feature: what the register says, in the atlas's columns."""
    started = str(row.get("start") or "")[:4]
    return {
        "id": f"{recipe['id']}-{slug(str(row['source_id']).rsplit(':', 1)[-1])}",
        "name": row[recipe["name"]] or recipe["unnamed"],
        "kind": recipe["kind"].format_map(row),
        "status": recipe["statuses"][said(recipe, row, "status")],
        "status_as_of": row.get(recipe["status_as_of"]) or recipe["status_as_of"],
        "countries": list(countries),
        "operator": row.get("operator") or None,
        "start_year": int(started) if started else None,
        "start_is_estimate": False if started else None,
        **{column: row[column] for column in recipe["columns"]},
        "description": recipe["description"].format_map(row),
        "position_accuracy": recipe["position_accuracy"],
        "sources": [source],
    }


def slug(text: str) -> str:
    """Text as a part of an id."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
