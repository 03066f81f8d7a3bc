"""The one style table: what every hue, status and position accuracy looks like, on both base maps.

Screen, legend and exports all draw from here. Colours are ``(red, green, blue)`` from 0 to 255, widths and sizes are
screen pixels, dashes are ``(on, off)``, or twice that, in half line widths, so that a heavier line has longer dashes.
"""

from dataclasses import dataclass

Colour = tuple[int, int, int]
Dash = tuple[float, ...]
"""On and off, once or twice, in half line widths."""

BASES = {"paper": "Paper", "night": "Night"}
"""The two base maps: id -> words for the reader. The first is the default."""


def colour(hexadecimal: str) -> Colour:
    """``"#C8471C"`` as ``(200, 71, 28)``."""
    value = int(hexadecimal.removeprefix("#"), 16)
    return value >> 16, value >> 8 & 255, value & 255


_HUES = {
    # hue: (on paper, on night). On night the hues are lighter, so that they carry on dark blue water.
    "electricity": ("#D34F37", "#F77C49"),
    "wind": ("#027858", "#53CDA2"),
    "gas": ("#5F4919", "#D0B671"),
    "carbon": ("#6A3DA6", "#B695FF"),
    "hydrogen": ("#983A6A", "#D688B0"),
    "nuclear": ("#8A6C00", "#F9D04F"),
    "ports": ("#233C5C", "#A0CFEE"),
    "shipping": ("#5B6DB2", "#6BACD3"),
    "caution": ("#A9037D", "#FA77CF"),
    "green_shipping": ("#028695", "#88F4FF"),
    "autonomous": ("#4C5D8D", "#AFB6FD"),
    "security": ("#2E2F2F", "#E6E5E3"),
    "boundary": ("#7B5603", "#E9B141"),
}
HUES: dict[str, dict[str, Colour]] = {
    name: {"paper": colour(paper), "night": colour(night)} for name, (paper, night) in _HUES.items()
}
"""Hue of a layer or a kind -> its colour on each base map.

At least 3:1 against every shade of sea and land even drawn at 0.9; any two of them, and `GONE`, are at least
8 apart in CAM02-UCS for every kind of eye. Another hue has to be searched for: see docs/decisions/0022.
"""

SELECTED: Colour = colour("#FFD84D")
"""The casing under the selected feature, on both base maps."""
PICKED: dict[str, Colour] = {"paper": colour("#33BBFF"), "night": colour("#0067E0")}
"""The band under picked features. Every eye tells it from sea, land, hues and `SELECTED`: 16 or more in CAM02-UCS."""
GONE: dict[str, Colour] = {"paper": colour("#72777C"), "night": colour("#96A097")}
"""What is cancelled or decommissioned is drawn in this grey, whatever its layer."""
INK: dict[str, Colour] = {"paper": colour("#24313B"), "night": colour("#E4EDF3")}
"""Text of feature labels."""
HALO: dict[str, Colour] = {"paper": colour("#FBFAF6"), "night": colour("#0B1A28")}
"""The rim round labels and symbols that lifts them off what lies below."""


@dataclass(frozen=True, slots=True)
class NameStyle:
    """How a name is set: the ``ink`` of its letters on each base map, at least 4.5:1 against `HALO`, and its slant."""

    ink: dict[str, Colour]
    italic: bool = False


NAMES = {
    "built": NameStyle(INK),
    "to_come": NameStyle({"paper": colour("#4E606E"), "night": colour("#AFC0CD")}, italic=True),
    "stopped": NameStyle({"paper": colour("#6A6A6A"), "night": colour("#98A4AE")}),
}
"""What stands behind a name -> how it is set. What is not there yet must not read as if it were."""


@dataclass(frozen=True, slots=True)
class StatusStyle:
    """How a status shows: the ``dash`` of a line, the ``fill`` of a symbol and the ``strength`` (opacity, 0 to 1).

    ``name`` is one of `NAMES`, ``inside`` the per cent of opacity of what an outline encloses. ``band`` is how much of
    the soft band of an uncertain route it has: a band as broad as that of a line that is there would be met first.
    """

    dash: Dash
    fill: str
    strength: float = 1.0
    grey: bool = False
    name: str = "built"
    inside: float = 8.0
    band: float = 1.0


SOLID: Dash = (1.0, 0.0)
LIMIT: Dash = (16.0, 5.0, 4.0, 5.0)
"""A limit is broken into long dashes and short ones, as charts do: nobody takes it for a pipeline."""
TO_COME = 0.5
"""Part of the width of a soft band that what is not there yet has."""
STATUSES: dict[str, StatusStyle] = {
    "operational": StatusStyle(SOLID, "full", inside=30.0),
    "under_construction": StatusStyle((11.0, 3.5), "half", inside=18.0),
    "permitted": StatusStyle((7.0, 3.0, 1.6, 3.0), "cored", 0.9, name="to_come", inside=12.0, band=TO_COME),
    "planned": StatusStyle((5.0, 3.5), "open", 0.9, name="to_come", band=TO_COME),
    "proposed": StatusStyle((5.0, 3.5), "open", 0.9, name="to_come", band=TO_COME),
    "suspended": StatusStyle((1.6, 3.4), "barred", 0.9, name="stopped"),
    "cancelled": StatusStyle((1.6, 6.0), "gone", 0.9, grey=True, name="stopped"),
    "decommissioned": StatusStyle(SOLID, "gone", 0.9, grey=True, name="stopped"),
}
"""Status -> how it shows. None of what is permitted, planned or proposed is there yet: it is hollow and its dashes are
short. What may be built is told apart by a dot, within the symbol and between the dashes.
"""

OFF_BY_DEFAULT = frozenset({"cancelled", "decommissioned"})
"""Statuses that are shown only when a reader asks for them."""

STATUS_LEGEND = (
    ("In service", "operational", ("operational",)),
    ("Under construction", "under_construction", ("under_construction",)),
    ("Permitted", "permitted", ("permitted",)),
    ("Planned or proposed", "proposed", ("planned", "proposed")),
    ("Suspended", "suspended", ("suspended",)),
    ("Cancelled or closed", "cancelled", ("cancelled", "decommissioned")),
)
"""Legend rows for status: words, the status drawn, the statuses that the row stands for."""


@dataclass(frozen=True, slots=True)
class PositionStyle:
    """How sure a position is, as an edge: ``halo`` (pixels added round the line or symbol) and the line's ``scale``."""

    halo: float
    scale: float
    open_ends: bool = False


POSITIONS: dict[str, PositionStyle] = {
    "surveyed": PositionStyle(0, 1.0),
    "approximate": PositionStyle(0, 1.0),
    "indicative": PositionStyle(6, 1.0),
    "schematic": PositionStyle(0, 0.55, open_ends=True),
}
"""Position accuracy -> edge. Only what is surveyed or approximate looks exact; a schematic line never has a halo."""

POSITION_LEGEND = (
    ("Position within 2 to 15 km", "Indicative route: within 2 to 15 km", "indicative"),
    ("Sketch: not a route", "Sketch: not a route", "schematic"),
)
"""Legend rows for position accuracy, the words for a map on which lines alone have it second; a crisp line or symbol
needs no row."""

OUTLINE = 1.5
"""Width in pixels of the edge of an outline; what it encloses is as strong as its status says."""
HALO_STRENGTH = 0.17
"""Opacity of the soft halo of an indicative position round a symbol or along the edge of an outline."""
BAND_STRENGTH = 0.1
"""The same along a line: a band covers far more of a map, and what is read is the line in it."""
ARROW = 14.0
"""Length in pixels of the heads along a line that has a direction, so that one sees which way it goes at a glance."""
HERO_SCALE = 1.5
"""Features that a commitment names are drawn this much heavier."""
DIMMED = 0.35
"""Opacity of everything else while one feature is selected."""
UNDATED = 0.45
"""Opacity of a feature without a published year while a year is chosen."""


@dataclass(frozen=True, slots=True)
class Hatching:
    """Lines that rise to the right over a part of the sea, ``spacing`` pixels apart in a row, ``width`` pixels wide."""

    ink: dict[str, Colour]
    spacing: float = 9
    width: float = 0.8


STRIPES = (7.0, 2.5)
"""Pixels from one stripe of a hatched area to the next, and of a stripe's width. They fall to the right: those over a
part of the sea where nobody looked rise.
"""
BETWEEN = 0.25
"""Opacity of a hatched area between its stripes, as a part of theirs."""
HATCHING = Hatching({"paper": colour("#AFC8D6"), "night": colour("#3A6382")})
"""Where nobody looked for something that the map shows."""


def line_colour(hue: str, status: str, base: str) -> Colour:
    """Colour of a line or symbol: its layer's hue, or grey once it is cancelled or decommissioned."""
    return GONE[base] if STATUSES[status].grey else HUES[hue][base]
