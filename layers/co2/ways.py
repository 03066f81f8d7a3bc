"""How CO2 would come from Belgium to a store: by ship, by way of a terminal, by a planned pipeline."""

import pandas as pd

from geodata.page_records import Co2Port
from layers.co2.choice import Co2Choice, store_layer, transport_layer
from layers.co2.outlets import Outlet, feature_of, place_words
from layers.co2.sea_routes import SeaRoute, compared, north_sea, routes_from
from layers.wording.facts import NOT_PUBLISHED, blank, listing, number, status_words, year_text
from loaders.atlas import Atlas

CLOSE = 0.1
"""Part of a recorded length by which the shortest way may differ and still be called near."""


def unloading(atlas: Atlas, choice: Co2Choice, store: str) -> tuple[str, SeaRoute | None] | None:
    """The terminal where ships for a store would unload and the way there; None where no terminal is recorded."""
    terminal = str(atlas.feature(store)["unloads_at"])
    if not terminal:
        return None
    quay = north_sea().water_beside(atlas.feature(terminal)["geometry"])
    return terminal, routes_from(atlas, choice.origin, [quay])[0] if quay else None


def route_text(outlet: Outlet, origin: Co2Port) -> str:
    """A route in words: its ends, and below them its length."""
    if outlet.route is None:
        return f"No sea route to {outlet.name}"
    route = outlet.route
    canal = f", {number(round(route.canal_km))} km on the canal" if route.canal_km else ""
    return (
        f"{origin.name} to {outlet.name}\n{number(round(route.km))} km, {number(round(route.nm))} nautical miles{canal}"
    )


def ways_in(atlas: Atlas, outlet: Outlet, choice: Co2Choice) -> list[str]:
    """How CO2 would come to a store: by ship, by way of a terminal, by a planned pipeline from Belgium."""
    origin, layer = atlas.co2_ports[choice.origin], transport_layer(atlas).info
    if outlet.route is None:
        feature = feature_of(atlas, outlet.id)
        place = place_words(store_layer(atlas).info, feature)
        return [f"No sea route is measured: it lies {place if feature['on_land'] else f'in the {place}'}."]
    route = outlet.route
    canal = f", {number(round(route.canal_km))} km on the canal" if route.canal else ""
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
        f"Routes from {origin.name} begin {origin.begins}.{canal} They are the shortest way by water and "
        "never cross the land of the base map. They are not sailing plans: ships keep to lanes, round shoals and wind "
        "farms, and sail somewhat further. They end at the centre of the store, which may be some kilometres off."
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
