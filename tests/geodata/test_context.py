"""Layers of context: a register's rows as features, with the atlas's words and nothing else."""

import json
from typing import Any

from geodata.build import context

RECIPE: dict[str, Any] = {
    "id": "register-pipe",
    "name": "name",
    "unnamed": "Pipeline without a name",
    "kind": "pipe",
    "status": "status",
    "status_as_of": "2026-08",
    "statuses": {"Active": "operational"},
    "country": "provider",
    "countries": {"Netherlands": ["NL"], "Germany": ["DE"]},
    "columns": ["medium"],
    "description": "“{status}” in the register.",
    "position_accuracy": "approximate",
    "leave_out": {"name": ["CABLE"]},
    "along": [],
    "by_zone": False,
}


def row(number: str, **about: object) -> dict[str, Any]:
    said = {"name": "A to B", "status": "Active", "provider": "Netherlands", "medium": "Gas", "operator": None}
    line = about.pop("line", [[3, 53], [4, 53]])
    return {
        "properties": {"source_id": f"emodnet:pipelines:{number}", **said, **about},
        "geometry": {"type": "LineString", "coordinates": line},
    }


def zone(code: str, west: float, east: float) -> dict[str, Any]:
    ring = [[west, 52], [east, 52], [east, 54], [west, 54], [west, 52]]
    return {"properties": {"countries": [code]}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def made(recipe: dict[str, Any], *rows: dict[str, Any], others: list[dict[str, Any]] | None = None) -> list[Any]:
    zones = [zone("NL", 2, 4), zone("DE", 4, 6), zone("DK", 6, 8)]
    text = context.build(recipe, {"base-register": rows}, others or [], zones)
    return [each["properties"] for each in json.loads(text)["features"]]


def test_a_row_becomes_a_feature_with_the_words_of_the_atlas() -> None:
    assert made(RECIPE, row("PL_7", operator="Gasunie", start="1998-05-01")) == [
        {
            "id": "register-pipe-pl-7",
            "name": "A to B",
            "kind": "pipe",
            "status": "operational",
            "status_as_of": "2026-08",
            "countries": ["NL"],
            "operator": "Gasunie",
            "start_year": 1998,
            "start_is_estimate": False,
            "medium": "Gas",
            "description": "“Active” in the register.",
            "position_accuracy": "approximate",
            "sources": ["base-register"],
        }
    ]


def test_rows_that_the_atlas_has_no_word_for_are_left_out() -> None:
    rows = [row("1", status="Lost"), row("2", provider="Poland"), row("3", name="CABLE 4"), row("4", name=None)]
    assert [(each["id"], each["name"]) for each in made(RECIPE, *rows)] == [
        ("register-pipe-4", "Pipeline without a name")
    ]


def test_a_line_that_another_layer_has_is_not_drawn_again() -> None:
    alone = RECIPE | {"along": ["layers/gas_pipelines.geojson"]}
    beside, other = [[3, 53.005], [4, 53.005]], [row("9")]
    assert [
        each["id"] for each in made(alone, row("1", line=beside), row("2", line=[[3, 53.2], [4, 53.2]]), others=other)
    ] == ["register-pipe-2"]


def test_a_line_belongs_to_the_states_whose_waters_it_runs_through_not_to_its_register() -> None:
    by_zone = RECIPE | {"by_zone": True}
    rows = [row("1", line=[[3, 53], [5, 53]]), row("2", line=[[6.1, 53], [7, 53]]), row("3", line=[[20, 53], [21, 53]])]
    assert {each["id"]: each["countries"] for each in made(by_zone, *rows)} == {
        "register-pipe-1": ["NL", "DE"],
        "register-pipe-3": ["NL"],
    }
