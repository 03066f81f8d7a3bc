"""Charts of crossings and of wind power: what is in them, and that Altair's schema knows it, which pages do not ask."""

from datetime import date

import pandas as pd

from geodata.page_records import WindTarget
from layers.looks.step_chart import Aim, step_chart
from layers.protection.crossings import pair_chart
from layers.protection.watchers import NEIGHBOUR, SKETCH, SURE, zones_chart
from layers.wind.capacity import STEPS
from layers.wind.charts import states_chart

CROSSED = pd.DataFrame([("Cables", "Pipelines", 3, 1)], columns=["Line", "Crosses", "Crossings", "Both in service"])
ZONES = pd.DataFrame([("Belgium", 2, 1, 0, 3)], columns=["Waters", SURE, NEIGHBOUR, SKETCH, "All"])
STATES = pd.DataFrame([{"state": ("BE",), "status": "operational", "mw": 2262.0, "count": 9}])
AIM = WindTarget(
    id="be-2030",
    states=("BE",),
    by="Belgium",
    year=2030,
    gw=5.4,
    gw_up_to=5.8,
    bound="",
    scope="the North Sea",
    same_sea=True,
    standing="target",
    said_on="2021-10",
    note="",
    replaced_by="",
    sources=(),
)
CURVE = pd.DataFrame([{"year": 2030, "status": "planned", "mw": 700.0, "count": 1, "expected": True}])


def test_a_grid_of_crossings_has_a_cell_a_pair() -> None:
    drawn = pair_chart(CROSSED).to_dict()
    assert list(drawn["datasets"].values()) == [CROSSED.to_dict("records")]
    assert drawn["height"] == 54


def test_bars_of_waters_have_a_part_for_each_grade_of_doubt() -> None:
    bars, _ = zones_chart(ZONES).to_dict()["datasets"].values()
    assert [(row["How sure"], row["Crossings"]) for row in bars] == [(SURE, 2), (NEIGHBOUR, 1), (SKETCH, 0)]


def test_a_bar_of_a_state_has_its_aim_across_it() -> None:
    bars, words, *aims = states_chart(STATES, {("BE",): [AIM]}).to_dict()["layer"]
    assert bars["encoding"]["x"]["scale"]["domain"] == [0, 1.06 * 5.8]
    assert words["data"]["values"] == bars["data"]["values"]
    assert [row["words"] for part in aims for row in part["data"]["values"]] == ["2030: 5.4 to 5.8 GW"] * 3


def test_an_aim_stands_on_the_curve_from_its_least_to_its_most() -> None:
    drawn = step_chart(CURVE, STEPS, year=2026, today=date(2026, 9, 1), aims=[Aim(2030, 5.4, 5.8, "2030: 5.4 GW")])
    rows = [part["data"]["values"] for part in drawn.to_dict()["layer"]]
    assert rows[-1] == [{"at": 2030.5, "from": 5.4, "y": 5.8, "words": "2030: 5.4 GW"}]
