"""Charts of wind power: what is in them, and that Altair's schema knows it, which pages do not ask."""

from dataclasses import replace
from datetime import date

import pandas as pd

from layers.looks.step_chart import Aim, step_chart
from layers.wind.capacity import STEPS, UNDATED
from layers.wind.charts import states_chart
from tests.layers.wind.test_targets import BELGIAN

STATES = pd.DataFrame(
    [
        {"state": ("BE",), "status": "operational", "apart": "", "mw": 2262.0, "count": 9},
        {"state": ("BE",), "status": "permitted", "apart": UNDATED, "mw": 700.0, "count": 1},
        {"state": ("BE",), "status": "planned", "apart": UNDATED, "mw": 1400.0, "count": 1},
    ]
)
CURVE = pd.DataFrame([{"year": 2030, "status": "planned", "mw": 700.0, "count": 1, "expected": True}])


def test_what_has_no_first_year_is_outlined_at_the_end_of_a_bar_and_an_aim_stands_across_it() -> None:
    bars, inside, below, *aims = states_chart(STATES, {("BE",): [BELGIAN]}).to_dict()["layer"]
    assert bars["encoding"]["x"]["scale"]["domain"] == [0, 1.06 * 5.8]
    assert [(row["sort"], row["words"], row["apart"], row["told"]) for row in bars["data"]["values"]] == [
        ("In service", "2.3", False, "2.3 GW over 9 wind farms"),
        (UNDATED, "2.1", True, "2.1 GW over 2 wind farms: 0.7 GW permitted, 1.4 GW planned"),
    ]
    assert [(row["from"], row["to"]) for row in bars["data"]["values"]] == [(0.0, 2.262), (2.262, 4.362)]
    assert bars["encoding"]["color"]["scale"] == {"domain": ["In service", UNDATED], "range": ["#01513C", "#FFFFFF"]}
    assert bars["data"] == inside["data"]
    assert below["data"]["values"] == []
    assert [row["words"] for part in aims for row in part["data"]["values"]] == ["2030: 5.4 to 5.8 GW"] * 3


def test_the_figure_of_a_narrow_part_stands_below_its_bar_where_no_line_of_an_aim_crosses_it() -> None:
    narrow = STATES.assign(state=[("BE",), ("NO",), ("NO",)], mw=[9000.0, 88.0, 2500.0], apart="")
    below = states_chart(narrow, {}).to_dict()["layer"][2]
    assert below["data"]["values"] == [{"state": "Norway", "from": 0.0, "words": "0.1 permitted"}]
    aim = states_chart(STATES, {("BE",): [BELGIAN]}).to_dict()["layer"][3]["mark"]
    assert below["mark"]["yOffset"] - 6 >= aim["yOffset"] + aim["size"] / 2


def test_an_aim_that_counts_another_sea_is_nowhere_on_the_axis() -> None:
    bars, *others = states_chart(STATES, {("BE",): [replace(BELGIAN, same_sea=False)]}).to_dict()["layer"]
    assert bars["encoding"]["x"]["scale"]["domain"] == [0, 1.06 * 4.362]
    assert len(others) == 2


def test_an_aim_stands_on_the_curve_from_its_least_to_its_most() -> None:
    drawn = step_chart(CURVE, STEPS, year=2026, today=date(2026, 9, 1), aims=[Aim(2030, 5.4, 5.8, "2030: 5.4 GW")])
    rows = [part["data"]["values"] for part in drawn.to_dict()["layer"]]
    assert rows[-1] == [{"at": 2030.5, "from": 5.4, "y": 5.8, "words": "2030: 5.4 GW"}]
