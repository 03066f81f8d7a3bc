"""How CO2 would come from Belgium to a store: by ship, by way of a terminal, by a planned pipeline."""

from collections.abc import Sequence

import pandas as pd
import shapely

from geodata.page_records import Co2Port
from layers.co2.choice import Co2Choice, store_layer, transport_layer
from layers.co2.outlets import Outlet, feature_of, place_words
from layers.co2.sea_routes import SeaRoute, compared, north_sea, routes_from
from layers.looks.overlays import Mark
from layers.views.map_view import NAMED_VIEWS, Camera, NamedView
from layers.wording.facts import NOT_PUBLISHED, blank, listing, number, status_words, year_text
from loaders.atlas import Atlas

CLOSE = 0.1
"""Part of a recorded length by which the shortest way may differ and still be called near."""
ROUTE_TO = "route-to-"
"""What the id of the mark of a route begins with; the id of its store follows."""


def unloading(atlas: Atlas, choice: Co2Choice, store: str) -> tuple[str, SeaRoute | None] | None:
    """The terminal where ships for a store would unload and the way there; None where no terminal is recorded."""
    terminal = str(atlas.feature(store)["unloads_at"])
    if not terminal:
        return None
    quay = north_sea().water_beside(atlas.feature(terminal)["geometry"])
    return terminal, routes_from(atlas, choice.origin, [quay])[0] if quay else None


def route_marks(atlas: Atlas, found: Sequence[Outlet], choice: Co2Choice) -> list[Mark]:
    """The sea routes to draw: to the chosen store, else to the nearest open store and the nearest one in service."""
    if choice.select:
        drawn = [each for each in found if each.id == choice.select]
    else:
        there = [each for each in found if each.standing == "open" and each.route]
        drawn = list(dict.fromkeys([*there[:1], *[each for each in there if each.group == "In service"][:1]]))
    return [
        Mark(f"{ROUTE_TO}{each.id}", route_text(each, atlas.co2_ports[choice.origin]), each.route.drawn, "route")
        for each in drawn
        if each.route
    ]


def route_text(outlet: Outlet, origin: Co2Port) -> str:
    """A route in words: its ends, and below them its length."""
    if outlet.route is None:
        return f"No way by sea to {outlet.name}"
    route = outlet.route
    canal = f", {number(round(route.canal_km))} km of it on the canal" if route.canal_km else ""
    return (
        f"{origin.name} to {outlet.name}\n{number(round(route.km))} km, {number(round(route.nm))} nautical miles{canal}"
    )


def look(atlas: Atlas, marks: Sequence[Mark], choice: Co2Choice) -> Camera | NamedView:
    """Where the map looks: at the routes drawn and at what is chosen, with a little room round them."""
    shapes = [mark.geometry for mark in marks]
    if choice.select:
        shapes.append(atlas.feature(choice.select)["geometry"])
    if not shapes:
        return NAMED_VIEWS[0]
    west, south, east, north = (float(each) for each in shapely.total_bounds(shapes))
    return NamedView("co2", "", (west - 0.8, south - 0.8, east + 0.8, north + 0.4))


def ways_in(atlas: Atlas, outlet: Outlet, choice: Co2Choice) -> list[str]:
    """How CO2 would come to a store: by ship, by way of a terminal, by a planned pipeline from Belgium."""
    origin, layer = atlas.co2_ports[choice.origin], transport_layer(atlas).info
    if outlet.route is None:
        feature = feature_of(atlas, outlet.id)
        place = place_words(store_layer(atlas).info, feature)
        return [f"No way by sea is measured: it lies {place if feature['on_land'] else f'in the {place}'}."]
    route = outlet.route
    canal = f", {number(round(route.canal_km))} km of it on the canal" if route.canal else ""
    lines = [
        f"By sea from {origin.name} to the store's centre: {number(round(route.km))} km "
        f"({number(round(route.nm))} nautical miles){canal}."
    ]
    unloaded = unloading(atlas, choice, outlet.id)
    if unloaded:
        terminal, way = unloaded
        feature = feature_of(atlas, terminal)
        status = status_words(layer, feature).lower()
        far = f", {number(round(way.km))} km by sea" if way else ""
        lines.append(f"Ships would unload at {feature['name']} ({status}){far}; from there by pipe.")
    for line in outlet.pipelines:
        feature = feature_of(atlas, line)
        length = f"{number(feature['length_km'])} km" if not blank(feature["length_km"]) else f"length {NOT_PUBLISHED}"
        status = status_words(layer, feature).lower()
        lines.append(
            f"By pipeline from {feature['endpoint_a']}, if it is built: {feature['name']}, {status}, "
            f"{year_text(feature)}, {length}. {feature['position_note']}"
        )
    return lines


def method(origin: Co2Port) -> str:
    """How a distance by sea is measured, and from where."""
    canal = " The canal is measured on the base map's line, good to about 1 km." if origin.canal else ""
    return (
        f"Routes from {origin.name} begin {origin.begins}.{canal} They are the shortest way over the water and "
        "never cross the land of the base map. They are no sailing plan: ships keep to lanes, round shoals and wind "
        "farms, and sail somewhat further. They end at the centre of the store, which may lie some kilometres off."
    )


def comparison(atlas: Atlas) -> pd.DataFrame:
    """Services of the atlas that sail from the Belgian ports: along the lanes and by the shortest way. Index: id."""
    rows = [
        {
            "id": each.service,
            "Service": atlas.feature(each.service)["name"],
            "Along the lanes (nautical miles)": round(each.recorded_nm),
            "Shortest way (nautical miles)": round(each.shortest_nm),
            "Shorter by (%)": round(100 * each.longer, 1),
        }
        for each in compared(atlas)
    ]
    return pd.DataFrame(rows).set_index("id")


def compared_in_short(atlas: Atlas) -> str:
    """How the shortest ways compare with the services, in a sentence that names those that are far off."""
    found = compared(atlas)
    off = [atlas.feature(each.service)["name"] for each in found if abs(each.longer) > CLOSE]
    near = (
        f"{len(found) - len(off)} of {len(found)} services from Belgian ports, drawn along the lanes, are within 10 %"
    )
    return f"{near}; not {listing(off)}." if off else f"{near}."
