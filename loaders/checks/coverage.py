"""Rules for what a layer says of where its makers looked."""

import math
from collections.abc import Collection, Iterator, Mapping

import shapely

from loaders.findings import Finding, Where, nearest, quoted

WHOLE = "whole"
"""The coverage of a layer whose makers looked in the whole North Sea and the waters next to it."""
LONGEST_COVERAGE = 32
"""Characters: the words stand in the legend, after the layer's title."""
OUTLINE = "it must be the longitude and latitude of at least three corners, such as '2 51, 4 51, 4 52'."


def coverage_given(at: Where, table: Mapping[str, object]) -> Iterator[Finding]:
    """A layer that covers the whole sea names no waters, every other one does; each outline is a simple area."""
    told, zones, outlines = (table.get(key) for key in ("coverage", "coverage_zones", "coverage_outlines"))
    named = [key for key in ("coverage_zones", "coverage_outlines") if table.get(key)]
    if told == WHOLE and named:
        yield at.finding(f"coverage is {quoted(WHOLE)} and {named[0]} names waters", "Remove the one or the other.")
    elif isinstance(told, str) and told.strip() and told != WHOLE and not named and zones in (None, []):
        fault = f"coverage is {quoted(told)}, and no waters are named"
        yield at.finding(fault, f"Name them in 'coverage_zones' or 'coverage_outlines', or write {quoted(WHOLE)}.")
    for outline in outlines if isinstance(outlines, list) else ():
        if isinstance(outline, str) and outline_of(outline) is None:
            yield at.finding(f"coverage_outlines holds {quoted(outline)}", OUTLINE)


def zones_known(at: Where, named: Collection[str], zones: Collection[str]) -> Iterator[Finding]:
    """What a layer covers are maritime zones, which some layer has."""
    for name in named:
        if zones and name not in zones:
            yield at.finding(f"coverage_zones names {quoted(name)}, which is no maritime zone", nearest(name, zones))


def outline_of(text: str) -> shapely.Polygon | None:
    """The area of an outline as a layer's file has it; None where its corners do not make one."""
    try:
        corners = [tuple(float(part) for part in corner.split()) for corner in text.split(",")]
    except ValueError:
        return None
    if len(corners) < 3 or any(len(corner) != 2 or not _on_earth(*corner) for corner in corners):
        return None
    area = shapely.Polygon(corners)
    return area if area.is_valid and area.area > 0 else None


def _on_earth(lon: float, lat: float) -> bool:
    return math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90
