"""The legend of a map that can be opened and shut: rows under headings, and the kinds of a layer behind one row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from geodata.records import THEMES
from layers.maps.legend import LegendRow
from loaders.layer_files import LayerData

FOLDED = 3
"""So many kinds of one layer stand behind the layer's own row."""
HEADED = 15
"""From so many rows on a legend has headings; a shorter one is read at a glance."""
STATUS, DRAWN = "Status", "How it is drawn"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with the heading above it, blank for none, and the rows that it opens."""

    row: LegendRow
    heading: str = ""
    within: tuple[LegendRow, ...] = ()


def grouped(rows: Sequence[LegendRow], layers: Mapping[str, LayerData]) -> list[Entry]:
    """The rows of a legend in their order, those of many kinds folded, and a heading at the first of each subject."""
    entries = list(_folded(rows, layers))
    if len(entries) < HEADED:
        return entries
    headings = [_heading(entry.row, layers) for entry in entries]
    return [
        Entry(entry.row, heading if heading != before else "", entry.within)
        for entry, heading, before in zip(entries, headings, ["", *headings], strict=False)
    ]


def _folded(rows: Sequence[LegendRow], layers: Mapping[str, LayerData]) -> Iterator[Entry]:
    for layer, alike in groupby(rows, key=lambda row: row.layer):
        found = tuple(alike)
        if layer in layers and len(found) >= FOLDED:
            yield Entry(LegendRow(layers[layer].info.title, layer), within=found)
        else:
            yield from map(Entry, found)


def _heading(row: LegendRow, layers: Mapping[str, LayerData]) -> str:
    if row.layer in layers:
        return THEMES[layers[row.layer].info.theme]
    family, _, _ = row.swatch.partition(".")
    return {"mark": "", "status": STATUS}.get(family, DRAWN)
