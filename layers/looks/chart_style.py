"""The look that all charts share: the page's fonts, quiet axes, room for labels written beside what they name.

A chart says its channels as objects, ``x=alt.X("at:Q")``: for a bare ``x="at:Q"`` Altair hashes its whole schema anew.
"""

from typing import TypeVar

import altair as alt

FONT = "Source Sans"
INK = "#24313B"
QUIET = "#5C6B75"
RULE = "#DDD6C8"

_Chart = TypeVar("_Chart", bound=alt.TopLevelMixin)


def styled(chart: _Chart) -> _Chart:
    """The chart in the atlas's look: vector, without a frame, gridlines faint, text at least 12 pixels."""
    axis = {
        "labelFont": FONT,
        "labelFontSize": 13,
        "labelColor": INK,
        "titleFont": FONT,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "titleColor": QUIET,
        "gridColor": RULE,
        "domain": False,
        "ticks": False,
        "labelLimit": 260,
    }
    text = {"font": FONT, "fontSize": 13, "color": INK}
    quiet: _Chart = chart.configure(
        font=FONT, background="transparent", axis=axis, text=text, view={"stroke": None}, padding=4
    )
    return quiet
