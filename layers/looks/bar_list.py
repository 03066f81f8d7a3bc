"""Bars that are read like a list: each has its name and figure written above it and a remark below it.

Nothing stands beside a bar, so that the same chart fits a wide screen and a phone, and needs neither axis nor legend.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from layers.looks.chart_style import INK, QUIET, styled

FULL, PART, CHOSEN = "#4A6274", "#C3CED6", "#C8471C"
"""Colours of a bar: one that stands for itself, one that needs its remark, the one that the reader has chosen.
They are apart in grey, too."""
THICKNESS = 11
STEP, STEP_WITH_REMARKS = 38, 55
"""Pixels from bar to bar, without and with remarks."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``figure`` is its value in words. ``part`` is for a value that cannot be compared without its remark."""

    name: str
    value: float
    figure: str
    remark: str = ""
    part: bool = False
    chosen: bool = False


def bar_chart(bars: Iterable[Bar]) -> alt.LayerChart | alt.FacetChart:
    """The bars in the order given, one below the other, all from the same zero."""
    drawn = list(bars)
    remarks = any(bar.remark for bar in drawn)
    data = pd.DataFrame(
        {
            "Row": range(len(drawn)),
            "Words": [f"{bar.name}:  {bar.figure}" for bar in drawn],
            "Value": [float(bar.value) for bar in drawn],
            "Remark": [bar.remark for bar in drawn],
            "Colour": [CHOSEN if bar.chosen else PART if bar.part else FULL for bar in drawn],
            "Chosen": [bar.chosen for bar in drawn],
        }
    )
    above = -14
    rows = alt.Y("Row:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    told = ["Words:N", "Remark:N"] if remarks else ["Words:N"]
    base = alt.Chart(data).encode(y=rows, tooltip=[alt.Tooltip(words) for words in told])
    shift = -6 if remarks else 4
    marks = base.mark_bar(height=THICKNESS, yOffset=shift, color=FULL, cornerRadiusEnd=1).encode(
        x=alt.X("Value:Q", axis=None, scale=alt.Scale(zero=True, nice=False)),
        color=alt.Color("Colour:N", scale=None, legend=None),
    )
    words: dict[str, Any] = {"align": "left", "baseline": "middle", "x": 0, "limit": alt.expr("width")}
    names = [
        base.transform_filter(f"{'' if chosen else '!'}datum.Chosen")
        .mark_text(**words, dy=above + shift, fontWeight=700 if chosen else 400, color=INK)
        .encode(text=alt.Text("Words:N"))
        for chosen in (True, False)
    ]
    layers = [marks, *names]
    if remarks:
        layers.append(
            base.mark_text(**words, dy=12 + shift, fontSize=12, color=QUIET).encode(text=alt.Text("Remark:N"))
        )
    step = STEP_WITH_REMARKS if remarks else STEP
    return styled(alt.layer(*layers).properties(width="container", height={"step": step}))
