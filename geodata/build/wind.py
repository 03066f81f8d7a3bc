"""Layers of what wind farms are made of: turbines, substations and export cables, from databases of positions.

Each row says what farms of the atlas it belongs to. Country and status are those of the first of them, else of a site
whose outline lies near by.
"""

import calendar
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pyproj import Geod
from shapely.geometry import shape

from geodata.build.originals import Feature, matched
from geodata.geojson import text_of
from geodata.records import COUNTRIES

STATUSES = {
    "Production": "operational",
    "Construction": "under_construction",
    "Approved": "permitted",
    "Planned": "planned",
}
"""Status of a site in the layer of EMODnet -> that of the atlas."""
FAR = 0.5
"""Degrees: a site whose outline lies farther off says nothing of a place."""
KILOVOLT = 1000
Properties = dict[str, Any]
Shapes = Mapping[str, Sequence[Feature]]
"""Id of a source -> what it has."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rows are put beside: wind farms and zones of states, both of the atlas, and outlines of sites."""

    farms: Sequence[Feature]
    zones: Sequence[Feature]
    sites: Sequence[Feature]

    def farms_of(self, row: Properties, ids: Sequence[str]) -> list[Properties]:
        """The farm that is called as the row's plant is; else those that it was matched with."""
        listed = [each["properties"] for each in self.farms]
        plant = str(row.get("plant") or "").casefold()
        called = [farm for farm in listed if plant and str(farm["name"]).casefold().startswith(plant)]
        return called[:1] or [farm for farm in listed if farm["id"] in ids]

    def countries_of(self, feature: Feature) -> list[str]:
        """The country of the nearest site, else of the zone that something lies in."""
        here = shape(feature["geometry"])
        away = [shape(each["geometry"]).distance(here) for each in self.sites]
        if min(away, default=FAR) < FAR:
            names = {name: code for code, name in COUNTRIES.items()}
            return [names[self.sites[away.index(min(away))]["properties"]["country"]]]
        place = here.representative_point()
        zones = (each["properties"]["countries"] for each in self.zones if shape(each["geometry"]).covers(place))
        return next(zones, [])

    def status_of(self, feature: Feature) -> str | None:
        """The status of the nearest site that bears the name of the row's plant; None for no such site near by."""
        row, here = feature["properties"], shape(feature["geometry"])
        plant, standing = _slug(str(row.get("plant") or row["name"])), list(STATUSES)
        found = [
            (shape(each["geometry"]).distance(here), standing.index(each["properties"]["status_emodnet"]))
            for each in self.sites
            if plant in _slug(_sound(str(each["properties"]["name"])))
        ]
        away, how = min(found, default=(FAR, 0))
        return STATUSES[standing[how]] if away < FAR else None


def turbines(shapes: Shapes, around: Surroundings) -> str:
    """The layer of turbines: a feature for each farm and type, with the positions of all of them."""

    def own(feature: Feature) -> Properties:
        row = feature["properties"]
        made, drawn = f"{row['manufacturer']} {row['turbine_type']}", row["source"].startswith("drawn")
        return {
            "kind": "projected" if drawn else "turbine",
            "turbines": row["turbines"],
            "turbine_type": made,
            **{name: _number(row[name]) for name in ("rated_mw", "rotor_m", "hub_m")},
            "shape_accuracy": "modelled" if drawn else "charted",
            "description": f"{row['turbines']} turbines of type {made}{_standing(row, drawn)}",
            "position_accuracy": "indicative" if drawn else "approximate",
        }

    return _layer(shapes, around, "turbines", matched, own)


def substations(shapes: Shapes, around: Surroundings) -> str:
    """The layer of substations at sea, without those that the atlas shows in another layer."""

    def own(feature: Feature) -> Properties:
        row = feature["properties"]
        volts = [int(each) for each in str(row["voltage"] or "").split(";") if each]
        return {
            "kind": "substation",
            "name": _name(row),
            "operator": row["operator"],
            "voltage_kv": _number(max(volts) / KILOVOLT) if volts else None,
            **_drawn(row),
            "description": f"Platform at sea of the wind farm {row['plant']}{_by(row)}.",
        }

    others = {id: [each for each in rows if not matched(each)] for id, rows in shapes.items()}
    return _layer(others, around, "substation", _farm_ids, own)


def export_cables(shapes: Shapes, around: Surroundings) -> str:
    """The layer of export cables; of one that the atlas shows in another layer, too, that is told."""

    def own(feature: Feature) -> Properties:
        row = feature["properties"]
        km = Geod(ellps="WGS84").geometry_length(shape(feature["geometry"])) / 1000
        guessed = row["osm_source"] == "interpolation"
        return {
            "kind": "again" if matched(feature) else "cable",
            "operator": row["operator"],
            "voltage_kv": row["voltage_kv"],
            "drawn_length_km": round(km, 1),
            "also_drawn_as": matched(feature),
            **_drawn(row),
            **({"position_accuracy": "indicative"} if guessed else {}),
            "description": f"Cable of the wind farm {row['plant']}{_by(row)}"
            + (", between points that were known." if guessed else "."),
        }

    return _layer(shapes, around, "cable", _farm_ids, own)


def _layer(
    shapes: Shapes,
    around: Surroundings,
    what: str,
    farm_ids: Callable[[Feature], list[str]],
    own: Callable[[Feature], Properties],
) -> str:
    """The file of a layer, in the order of the sources' features; ``own`` gives what sets a kind of row apart.

    A row of which nothing says whether it is built or planned is left out.
    """
    made = [
        {"properties": _record(each, around, what, source, farm_ids, own), "geometry": each["geometry"]}
        for source, rows in shapes.items()
        for each in rows
    ]
    return text_of(each for each in made if each["properties"]["status"])


def _record(
    feature: Feature,
    around: Surroundings,
    what: str,
    source: str,
    farm_ids: Callable[[Feature], list[str]],
    own: Callable[[Feature], Properties],
) -> Properties:
    row = feature["properties"]
    farms = around.farms_of(row, farm_ids(feature))
    its = own(feature)
    built = str(row.get("commissioned") or "")[:4]
    first: Properties = farms[0] if farms else {}
    as_of = str(first.get("status_as_of") or "")
    return {
        "id": f"{what}-{_slug(row['source_id'])}",
        "name": its.pop("name", row["name"]),
        "kind": its.pop("kind"),
        "status": first.get("status") or ("operational" if built else around.status_of(feature)),
        # A farm's status may be older than the news that its turbines stand.
        "status_as_of": max(as_of, built) if as_of else None,
        "countries": first.get("countries") or around.countries_of(feature),
        "operator": its.pop("operator", None),
        "start_year": int(built) if built else first.get("start_year"),
        "start_is_estimate": False if built else first.get("start_is_estimate"),
        "wind_farms": [farm["id"] for farm in farms],
        **{name: value for name, value in its.items() if name not in ("description", "position_accuracy")},
        "description": its["description"],
        "position_accuracy": its["position_accuracy"],
        "sources": [source],
    }


def _name(row: Properties) -> str:
    """The name of a row, with that of its plant where it does not tell: ``SS (Thor)``."""
    name, plant = str(row["name"]), str(row.get("plant") or "")
    first = _slug(plant).split("-")[0]
    return name if first in _slug(name) else f"{name} ({plant})"


def _standing(row: Properties, drawn: bool) -> str:
    """Whether turbines stand where they are drawn: the end of a sentence, and one on those outside of their site."""
    share = row["share_in_outline"]
    outside = f" {share:.0%} of them lie inside the outline of the site." if 0 < share < 1 else ""
    if drawn:
        return f" in a layout drawn by researchers: a plan, not built positions.{outside}"
    if not row["commissioned"]:
        return f", as OpenStreetMap places them; some may not stand yet.{outside}"
    year, month = row["commissioned"].split("-")
    return f", commissioned by {calendar.month_name[int(month)]} {year}.{outside}"


def _number(value: object) -> float | None:
    """A figure that a source may have as text; a whole one without decimals."""
    figure = float(str(value)) if value not in (None, "") else None
    return int(figure) if figure is not None and figure.is_integer() else figure


def _drawn(row: Properties) -> Properties:
    """How sure a position of OpenStreetMap is, and one that others have added to it."""
    mapped = row["drawn_by"] == "OpenStreetMap"
    return {
        "shape_accuracy": "charted" if mapped else "modelled",
        "position_accuracy": "approximate" if mapped else "indicative",
    }


def _by(row: Properties) -> str:
    return ", as OpenStreetMap has it" if row["drawn_by"] == "OpenStreetMap" else ", drawn by researchers"


def _farm_ids(feature: Feature) -> list[str]:
    ids = feature["properties"]["wind_farm_atlas_id"]
    return ids.split("; ") if ids else []


def _slug(id: str) -> str:
    """The id that a thing has at its source, in the letters of ours."""
    return re.sub("[^a-z0-9]+", "-", re.sub("^(eww|osm:optiwindnet|osm):", "", id.casefold()).translate(_PLAIN)).strip(
        "-"
    )


def _sound(name: str) -> str:
    """A name of the source whose letters were broken on their way: ``FÃ©camp`` is Fécamp."""
    try:
        return name.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return name


_PLAIN = str.maketrans("éøåæö", "eoaao")
