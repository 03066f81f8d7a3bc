"""A small atlas with three ports on the equator, where a degree of longitude is 111.3195 km long, and what is there."""

import json
import shutil
from pathlib import Path

from loaders.atlas import GEODATA, Atlas, open_atlas
from tests.small_atlas import FILES, STATIONS, feature

PORT_COLUMNS = [
    "cargo_mt", "cargo_year", "cargo_figure", "cargo_scope", "container_teu", "teu_year", "roro_units", "max_draught_m",
    "port_type", "facilities", "authority", "locode", "border_security_notes", "website",
]  # fmt: skip
ROUTE_COLUMNS = ["distance_nm", "endpoint_a", "endpoint_b", "service_type", "frequency_note", "fuel", "partners"]
LANE_COLUMNS = ["direction", "scheme", "imo_reference", "rule10", "length_km"]


def layer(
    title: str, theme: str, columns: list[str], kinds: dict[str, str], key_figure: str = "", **roles: list[str]
) -> str:
    """A layer's TOML after the pattern of the small atlas. ``roles`` are those of all kinds, or of each by its id."""
    head, _, _ = STATIONS.partition("columns = ")
    head = head.replace('title = "Stations"', f'title = "{title}"').replace('theme = "energy"', f'theme = "{theme}"')
    head = head.replace('key_figure = ""', f'key_figure = "{key_figure}"')
    head = head.replace('roles = ["converter_station", "site"]', "roles = []")
    tables = "".join(
        f'[kinds.{id}]\nlabel = "{label}"\nroles = {json.dumps(roles.get(id, roles.get("roles", [])))}\n'
        for id, label in kinds.items()
    )
    return f"{head}columns = {json.dumps(columns)}\n[symbol]\nsize = 8\n{tables}"


def port(id: str, name: str, longitude: float, **properties: object) -> dict[str, object]:
    """A port on the equator; everything is blank unless told otherwise."""
    blank: dict[str, object] = dict.fromkeys(PORT_COLUMNS) | {"facilities": [], "port_type": "ferry"}
    point = {"type": "Point", "coordinates": [longitude, 0]}
    return feature(id, name, "port", point, **(blank | properties))


def route(id: str, kind: str, a: str, b: str, **properties: object) -> dict[str, object]:
    """A route between two ends; everything else is blank unless told otherwise."""
    blank: dict[str, object] = dict.fromkeys(ROUTE_COLUMNS) | {
        "partners": [],
        "service_type": "freight",
        "endpoint_a": a,
        "endpoint_b": b,
    }
    line = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
    return feature(id, f"Route {id}", kind, line, **(blank | properties))


def lane(id: str, scheme: str, kind: str, km: float | None, **properties: object) -> dict[str, object]:
    """A lane of a scheme, or another measure of it."""
    blank = dict.fromkeys(LANE_COLUMNS) | {"scheme": scheme, "rule10": True, "length_km": km}
    line = {"type": "LineString", "coordinates": [[0, 1], [1, 1]]}
    return feature(id, id, kind, line, **(blank | properties))


def at(longitude: float, latitude: float = 0) -> dict[str, object]:
    """A point."""
    return {"type": "Point", "coordinates": [longitude, latitude]}


LAYERS = {
    "ports": layer("Ports", "shipping", PORT_COLUMNS, {"port": "Port"}, "cargo_mt", roles=["port", "site"]),
    "shipping_corridors": layer(
        "Routes",
        "shipping",
        ROUTE_COLUMNS,
        {"ferry_service": "Ferry", "trunk_route": "Trunk route"},
        "distance_nm",
        ferry_service=["freight_service", "sea_route"],
        trunk_route=["trunk_route", "sea_route"],
    ),
    "green_corridors": layer(
        "Corridors", "shipping", ROUTE_COLUMNS, {"green_corridor": "Green corridor"}, roles=["green_corridor"]
    ),
    "autonomous_shipping": layer(
        "Trials", "shipping", ROUTE_COLUMNS, {"autonomous_trial": "Trial"}, roles=["autonomous_ship"]
    ),
    "shipping_lanes": layer(
        "Lanes",
        "shipping",
        LANE_COLUMNS,
        {"tss_lane": "Lane", "separation_zone": "Zone", "lane_width": "Width of a lane"},
        tss_lane=["scheme_lane", "traffic_lane"],
        lane_width=["part"],
    ),
    "security_sites": layer("Watch", "security", [], {"naval_base": "Naval base"}, roles=["watch_site"]),
    "lng_terminals": layer(
        "LNG terminals",
        "energy",
        ["capacity_bcm"],
        {"lng_terminal": "LNG terminal"},
        "capacity_bcm",
        roles=["lng_terminal", "port_facility", "site"],
    ),
    "offshore_wind": layer(
        "Wind",
        "energy",
        ["capacity_mw"],
        {"wind-farm": "Wind farm", "test-site": "Test site"},
        "capacity_mw",
        roles=["wind_farm"],
    ),
}
FEATURES = {
    "ports": [
        port(
            "port-home",
            "Home",
            0,
            status_as_of="2026-01",
            cargo_mt=49.2,
            cargo_year=2021,
            cargo_figure="own",
            cargo_scope="inside the figure of Big, do not add",
            container_teu=2_200_000,
            teu_year=2021,
            max_draught_m=16.4,
            facilities=["lng", "container"],
            sources=["nemo-site", "port-general-knowledge"],
        ),
        port(
            "port-big",
            "Big",
            1,
            cargo_mt=266.5,
            cargo_year=2025,
            cargo_figure="joint",
            cargo_scope="Big and Home together (do not add Home)",
            sources=["port-unlocode", "port-general-knowledge"],
        ),
        port(
            "port-abroad",
            "Abroad",
            3,
            countries=["GB"],
            cargo_figure="within",
            cargo_scope="counted with Big",
            roro_units=525_000,
        ),
    ],
    "shipping_corridors": [
        route(
            "day",
            "ferry_service",
            "port-home",
            "port-abroad",
            countries=["BE", "GB"],
            operator="One; Two",
            status_as_of="2025-03",
            distance_nm=100,
        ),
        route("old", "ferry_service", "port-home", "port-abroad", countries=["BE", "GB"], status="decommissioned"),
        route("far", "ferry_service", "port-abroad", "Elsewhere", countries=["GB"], operator="Two"),
        route("axis", "trunk_route", "Elsewhere", "port-home", countries=["BE"], distance_nm=50),
    ],
    "green_corridors": [
        route("green", "green_corridor", "port-abroad", "port-big; port-home", countries=["BE", "GB"], fuel="ammonia")
    ],
    "autonomous_shipping": [route("trial", "autonomous_trial", "Elsewhere", "port-big")],
    "shipping_lanes": [
        lane("north", "Strait", "tss_lane", 40.5, countries=["GB"]),
        lane("south", "Strait", "tss_lane", 60, countries=["BE"]),
        lane("middle", "Strait", "separation_zone", None, countries=["GB", "BE"]),
        lane("short", "Bank", "tss_lane", 10, countries=["GB"]),
        lane("short-width", "Bank", "lane_width", None, countries=["GB"]),
        lane("alone", "Bay", "separation_zone", None, countries=["GB"]),
    ],
    "security_sites": [feature("base", "Base", "naval_base", at(0, 0.01))],
    "lng_terminals": [
        feature("lng-near", "Near", "lng_terminal", at(0.05), capacity_bcm=17.1, status_as_of="2024-10"),
        feature("lng-between", "Between", "lng_terminal", at(0.93), capacity_bcm=None, position_accuracy="indicative"),
        feature("lng-nowhere", "Nowhere", "lng_terminal", at(2), capacity_bcm=5, status="planned", countries=["GB"]),
    ],
    "offshore_wind": [
        feature("wind-a", "A", "wind-farm", at(2, 1), capacity_mw=300, status_as_of="2024-12"),
        feature("wind-b", "B", "wind-farm", at(2, 1), capacity_mw=62.5, status_as_of="2026-05"),
        feature("wind-c", "C", "wind-farm", at(2, 1), capacity_mw=None),
        feature("wind-d", "D", "wind-farm", at(2, 1), capacity_mw=700, status="planned"),
        feature("wind-e", "E", "wind-farm", at(2, 1), capacity_mw=1000, status="planned", countries=["NL", "DE"]),
        feature("wind-test", "Test", "test-site", at(2, 1), capacity_mw=None, sources=["port-general-knowledge"]),
    ],
    "gas_pipelines": [
        feature(
            "pipe",
            "Pipe",
            "gas_pipeline",
            {"type": "LineString", "coordinates": [[3, 1], [0, 0.001], [-1, 0], [0.01, 0]]},
            position_accuracy="schematic",
        ),
    ],
}
SOURCES = """port-general-knowledge,Own knowledge,-,,,None,Ports,knowledge
port-unlocode,Port codes,UNECE,https://example.org/codes,2024,Free,Codes,aggregator
"""
SUBJECTS = """
first_port = "port-home"
port_code_sources = ["port-unlocode"]
"""
COMMITMENT = """
[[commitments]]
id = "{id}"
title = "{id}"
theme = "energy"
article_section = "Energy"
article_paragraph = 4
summary = "They will."
strength = "agreed"
actors = ["UK government"]
deadline = ""
instrument = []
mapped = "true"
map_layers = {layers}
feature_ids = {features}
why_unmapped = ""
official_detail = ""
latest_status = "Nothing yet."
status = "unknown"
status_as_of = "2025-12-12"
looked_for = ""
sources = ["statement"]
instrument_ids = []
"""
COMMITMENTS = {
    "guard-home": (["ports"], ["port-home"]),
    "guard-both": (["ports", "lng_terminals"], ["port-home", "lng-near"]),
    "use-gas": (["lng_terminals"], ["lng-near", "lng-between"]),
    "all-ports": (["ports"], []),
}


def ports_atlas(folder: Path) -> Atlas:
    """Write the atlas into ``folder``, with the project's own dictionary of columns, and open it."""
    root = folder / "geodata"
    made = COMMITMENT.format
    files = {name: text for name, text in FILES.items() if not name.startswith("layers/")}
    head = files["commitments/talks.toml"].partition("[[commitments]]")[0]
    files["commitments/talks.toml"] = head + "".join(
        made(id=id, layers=json.dumps(layers), features=json.dumps(ids)) for id, (layers, ids) in COMMITMENTS.items()
    )
    files["sources.csv"] += SOURCES
    files["redirects.toml"] = '[[redirects]]\nid = "port-house"\nto = "port-home"\nsince = "2026-11"\nreason = ""\n'
    files["timeline.toml"] = files["timeline.toml"].replace('["nemo-link"]', "[]")
    files["first_sights.toml"] = files["first_sights.toml"].replace('"cables", "stores", "zones"', '"ports"')
    files["co2_ports.toml"] = files["co2_ports.toml"].replace('port = "richborough"', 'port = "port-home"')
    files["link_steps.toml"] = files["link_steps.toml"].replace('"nautilus"', '"axis"')
    files["corrections.toml"] = files["corrections.toml"].replace('"cables"', '"ports"').replace('"stores"', '"ports"')
    files["subjects.toml"] = SUBJECTS
    pipes = {"gas_pipelines": layer("Pipes", "energy", [], {"gas_pipeline": "Pipe"})}
    files |= {f"layers/{id}.toml": text for id, text in (LAYERS | pipes).items()}
    files |= {
        f"layers/{id}.geojson": json.dumps({"type": "FeatureCollection", "features": found})
        for id, found in FEATURES.items()
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    shutil.copy(GEODATA / "fields.toml", root)
    return open_atlas(root)
