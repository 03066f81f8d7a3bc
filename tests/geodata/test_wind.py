"""Turbines, substations and export cables: what a row of a database becomes in the atlas."""

import json

from geodata.build.wind import Shapes, Surroundings, export_cables, substations, turbines

FARM = {"id": "wind-thor", "name": "Thor", "status": "under_construction", "status_as_of": "2026-01"} | {
    "countries": ["DK"], "start_year": 2027, "start_is_estimate": True,
}  # fmt: skip
SITE = {"type": "Polygon", "coordinates": [[[7, 56], [8, 56], [8, 57], [7, 57], [7, 56]]]}
AROUND = Surroundings(
    farms=[{"properties": FARM}],
    zones=[{"properties": {"countries": ["NO"]}, "geometry": {"type": "Polygon", "coordinates": [
        [[4, 58], [6, 58], [6, 60], [4, 60], [4, 58]]]}}],
    sites=[{"properties": {"name": "FÃ©camp", "country": "Denmark", "status_emodnet": "Approved"}, "geometry": SITE}],
)  # fmt: skip
TURBINES = {
    "source_id": "eww:blåvand:v80", "name": "Blåvand", "matched_atlas_id": None, "share_in_outline": 0, "turbines": 2,
    "manufacturer": "Vestas", "turbine_type": "V80", "rated_mw": "2.0", "rotor_m": 80, "hub_m": None,
    "commissioned": "2002-12", "source": "a database",
}  # fmt: skip
PLATFORM = {
    "source_id": "osm:node/7", "name": "SS", "matched_atlas_id": None, "wind_farm_atlas_id": None, "plant": "Thor",
    "voltage": "66000;275000", "operator": "Energinet", "drawn_by": "OpenStreetMap",
}  # fmt: skip
CABLE = {
    "source_id": "osm:way/9", "name": "Cable", "matched_atlas_id": None, "wind_farm_atlas_id": "wind-thor",
    "plant": "Thor 2", "voltage_kv": 275, "operator": None, "drawn_by": "OpenStreetMap", "osm_source": None,
}  # fmt: skip


def rows(*listed: tuple[dict[str, object], dict[str, object]]) -> Shapes:
    return {"osm": [{"properties": row, "geometry": geometry} for row, geometry in listed]}


def properties(text: str) -> list[dict[str, object]]:
    return [each["properties"] for each in json.loads(text)["features"]]


def points(*at: list[float]) -> dict[str, object]:
    return {"type": "MultiPoint", "coordinates": list(at)}


def test_turbines_of_a_farm_that_the_atlas_lacks_stand_since_they_were_commissioned() -> None:
    (made,) = properties(turbines(rows((TURBINES, points([5, 59], [5, 59.1]))), AROUND))
    assert made == {
        "id": "turbines-blavand-v80",
        "name": "Blåvand",
        "kind": "turbine",
        "status": "operational",
        "status_as_of": None,
        "countries": ["NO"],
        "operator": None,
        "start_year": 2002,
        "start_is_estimate": False,
        "wind_farms": [],
        "turbines": 2,
        "turbine_type": "Vestas V80",
        "rated_mw": 2,
        "rotor_m": 80,
        "hub_m": None,
        "shape_accuracy": "charted",
        "description": "2 turbines of type Vestas V80, commissioned by December 2002.",
        "position_accuracy": "approximate",
        "sources": ["osm"],
    }


def test_the_news_that_turbines_stand_dates_a_status_that_is_older() -> None:
    built = [TURBINES | {"matched_atlas_id": "wind-thor", "commissioned": day} for day in ("2025-12", "2026-03")]
    at = [row | {"source_id": f"eww:{n}"} for n, row in enumerate(built)]
    made = properties(turbines(rows(*((row, points([7.5, 56.5])) for row in at)), AROUND))
    assert [each["status_as_of"] for each in made] == ["2026-01", "2026-01"]
    older = Surroundings(farms=[{"properties": FARM | {"status_as_of": "2024-06-21"}}], zones=AROUND.zones, sites=[])
    (late,) = properties(turbines(rows((at[0], points([7.5, 56.5]))), older))
    assert late["status_as_of"] == "2025"


def test_a_layout_of_researchers_is_a_plan_and_has_the_status_of_its_farm() -> None:
    drawn = TURBINES | {"commissioned": None, "matched_atlas_id": "wind-thor", "source": "drawn by the authors"}
    mapped = drawn | {"source": "OpenStreetMap", "share_in_outline": 0.88}
    plan, map = properties(turbines(rows((drawn, points([7.5, 56.5])), (mapped, points([7.5, 56.5]))), AROUND))
    asked = ("kind", "status", "start_year", "start_is_estimate", "shape_accuracy", "position_accuracy", "description")
    assert [plan[name] for name in asked] == [
        "projected", "under_construction", 2027, True, "modelled", "indicative",
        "2 turbines of type Vestas V80 in a layout drawn by researchers: a plan, not built positions.",
    ]  # fmt: skip
    assert map["description"] == (
        "2 turbines of type Vestas V80, as OpenStreetMap places them; some may not stand yet. "
        "88% of them lie inside the outline of the site."
    )


def test_a_substation_bears_the_name_of_its_farm_and_the_highest_voltage() -> None:
    at: dict[str, object] = {"type": "Point", "coordinates": [7.5, 56.5]}
    shown = PLATFORM | {"matched_atlas_id": "oss-thor"}
    (made,) = properties(substations(rows((PLATFORM, at), (shown, at)), AROUND))
    asked = ("id", "name", "status", "wind_farms", "voltage_kv", "operator")
    assert [made[name] for name in asked] == [
        "substation-node-7", "SS (Thor)", "under_construction", ["wind-thor"], 275, "Energinet",
    ]  # fmt: skip


def test_a_cable_says_what_else_shows_it_and_one_between_known_points_is_not_sure() -> None:
    line: dict[str, object] = {"type": "LineString", "coordinates": [[7.5, 56], [7.5, 56.1]]}
    again = CABLE | {"matched_atlas_id": "mog-1; mog-2"}
    guessed = CABLE | {"osm_source": "interpolation"}
    found = properties(export_cables(rows((CABLE, line), (again, line), (guessed, line)), AROUND))
    asked = ("kind", "drawn_length_km", "also_drawn_as", "position_accuracy")
    assert [[each[name] for name in asked] for each in found] == [
        ["cable", 11.1, [], "approximate"],
        ["again", 11.1, ["mog-1", "mog-2"], "approximate"],
        ["cable", 11.1, [], "indicative"],
    ]


def test_what_no_farm_and_no_site_of_its_name_says_the_status_of_is_left_out() -> None:
    line: dict[str, object] = {"type": "LineString", "coordinates": [[7.5, 56], [7.5, 56.1]]}
    nobodys = CABLE | {"wind_farm_atlas_id": None}
    found = properties(export_cables(rows((nobodys | {"plant": "Fecamp"}, line), (nobodys, line)), AROUND))
    assert [(each["status"], each["countries"]) for each in found] == [("permitted", ["DK"])]
