"""Pictures of what was measured, as SVG."""

from collections.abc import Mapping
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

SIZE = (8.0, 4.5)
"""Inches."""
QUIET, LOUD = "#7A8691", "#B23F18"


def lines(found: Mapping[str, Mapping[int, float]], *, across: str, up: str, standing_out: str, path: Path) -> None:
    """A line for each name, over its numbers, both axes by powers of ten; its name stands at its end.

    The same figures give the same file on any day.
    """
    figure = Figure(figsize=SIZE, layout="constrained")
    axes = figure.add_subplot()
    for name, values in found.items():
        colour = LOUD if name == standing_out else QUIET
        axes.plot(list(values), list(values.values()), color=colour, marker="o", markersize=3, linewidth=1.5)
    axes.set_xscale("log")
    axes.set_yscale("log")
    numbers = sorted({number for values in found.values() for number in values})
    axes.set_xticks(numbers, [f"{number:,}" for number in numbers])
    axes.minorticks_off()
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color="#E4DED0")
    ends = sorted((list(values.values())[-1], list(values)[-1], name) for name, values in found.items() if values)
    low = 0.0
    for value, number, name in ends:  # names keep clear of each other: each stands at least a little above the last
        low = max(value, low * 1.12)
        axes.annotate(
            name,
            (number, value),
            xytext=(numbers[-1] * 1.15, low),
            textcoords="data",
            va="center",
            fontsize=8,
            color=LOUD if name == standing_out else "#24313B",
            annotation_clip=False,
        )
    with mpl.rc_context({"svg.hashsalt": path.stem, "svg.fonttype": "path"}):
        figure.savefig(path, metadata={"Date": None})
