"""Charts of wind power: what is in them, and that Altair's schema knows it, which pages do not ask."""

from datetime import date

import pandas as pd

from layers.looks.step_chart import Aim, step_chart
from layers.wind.capacity import STEPS
from layers.wind.charts import states_chart
from tests.layers.wind.test_targets import BELGIAN

STATES = pd.DataFrame([{"state": ("BE",), "status": "operational", "mw": 2262.0, "count": 9}])
CURVE = pd.DataFrame([{"year": 2030, "status": "planned", "mw": 700.0, "count": 1, "expected": True}])


def test_a_bar_of_a_state_has_its_aim_across_it() -> None:
    bars, words, *aims = states_chart(STATES, {("BE",): [BELGIAN]}).to_dict()["layer"]
    assert bars["encoding"]["x"]["scale"]["domain"] == [0, 1.06 * 5.8]
    assert words["data"]["values"] == bars["data"]["values"]
    assert [row["words"] for part in aims for row in part["data"]["values"]] == ["2030: 5.4 to 5.8 GW"] * 3


def test_an_aim_stands_on_the_curve_from_its_least_to_its_most() -> None:
    drawn = step_chart(CURVE, STEPS, year=2026, today=date(2026, 9, 1), aims=[Aim(2030, 5.4, 5.8, "2030: 5.4 GW")])
    rows = [part["data"]["values"] for part in drawn.to_dict()["layer"]]
    assert rows[-1] == [{"at": 2030.5, "from": 5.4, "y": 5.8, "words": "2030: 5.4 GW"}]
