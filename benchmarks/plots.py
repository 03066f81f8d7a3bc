"""Pictures of what was measured, as SVG."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator

SIZE = (8.0, 4.5)
"""Inches."""
QUIET, LOUD, DARK = "#7A8691", "#B23F18", "#24313B"


GAP = 0.05
"""Between two names, as a part of the height of the axes."""
FAR_APART = 20
"""Values of which the greatest is so many times the least are drawn by powers of ten."""


def lines(found: Mapping[str, Mapping[int, float]], *, across: str, up: str, standing_out: str, path: Path) -> None:
    """A line for each name, over numbers by powers of ten; its name stands at its end. Names without a value are left
    out. The same figures give the same file on any day.
    """
    drawn = {name: values for name, values in found.items() if values}
    every = [value for values in drawn.values() for value in values.values()]
    figure = Figure(figsize=SIZE, layout="constrained")
    axes = figure.add_subplot()
    for name, values in drawn.items():
        colour = LOUD if name == standing_out else QUIET
        axes.plot(list(values), list(values.values()), color=colour, marker="o", markersize=3, linewidth=1.5)
    axes.set_xscale("log")
    if max(every) > FAR_APART * min(every):
        axes.set_yscale("log")
        axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    else:
        axes.set_ylim(0, 1.1 * max(every))
    numbers = sorted({number for values in drawn.values() for number in values})
    axes.set_xticks(numbers, [f"{number:,}" for number in numbers])
    axes.minorticks_off()
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color="#E4DED0")
    _name(axes, drawn, standing_out)
    with mpl.rc_context({"svg.hashsalt": path.stem, "svg.fonttype": "path"}):
        figure.savefig(path, metadata={"Date": None})


def _name(axes: Axes, drawn: Mapping[str, Mapping[int, float]], standing_out: str) -> None:
    """Write the names at the ends of their lines; those that end at one number keep clear of each other."""
    ends: dict[int, list[tuple[float, str]]] = {}
    for name, values in drawn.items():
        number = list(values)[-1]
        _, high = axes.transAxes.inverted().transform(axes.transData.transform((number, values[number])))
        ends.setdefault(number, []).append((high, name))
    for number, names in ends.items():
        for height, (_, name) in zip(apart([high for high, _ in sorted(names)]), sorted(names), strict=True):
            axes.annotate(
                name,
                (number, height),
                xycoords=axes.get_xaxis_transform(),
                xytext=(8, 0),
                textcoords="offset points",
                va="center",
                fontsize=8,
                color=LOUD if name == standing_out else DARK,
                annotation_clip=False,
            )


def apart(heights: Sequence[float]) -> list[float]:
    """Heights in rising order, each at least `GAP` above the one before: moved up, and those beyond 1 down again."""
    found: list[float] = []
    for height in heights:
        found.append(max(height, found[-1] + GAP) if found else height)
    most = 1.0
    for place in reversed(range(len(found))):
        found[place] = min(found[place], most)
        most = found[place] - GAP
    return found
