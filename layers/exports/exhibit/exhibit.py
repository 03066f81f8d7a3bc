"""A chart or a table of a page as it leaves the atlas: its figures, what they rest on, and how they are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import geopandas as gpd
import pandas as pd

from geodata.source_records import Source
from layers.exports.data.features import about_layer, sources_shown
from layers.wording.chart_words import heading_and_unit
from layers.wording.facts import blank
from layers.wording.rights import shape_rights
from loaders.atlas import Atlas

Direction = Literal["bars", "columns"]


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one colour, one for each category; None where nothing was published. ``colour`` is ``#RRGGBB``."""

    name: str
    values: tuple[float | None, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart that office programs draw by themselves: bars or columns, several series laid on one another.

    ``unit`` is what the figures are in, "" for a count of what the title names.
    """

    direction: Direction
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Exhibit:
    """What a page shows: a table, or the figures behind a chart.

    ``features`` and ``sources`` are ids of what it rests on; the sources of the features need not be named. ``plot`` is
    None for a table, and for a chart of a kind that office programs do not have. ``note`` says in a sentence or two
    what must be known beside the figures.
    """

    title: str
    table: pd.DataFrame
    features: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    plot: Plot | None = None
    note: str = ""

    def rows(self) -> pd.DataFrame:
        """The table as it is written into files: what its index says is its first column, a mere count is left out."""
        return self.table if isinstance(self.table.index, pd.RangeIndex) else self.table.reset_index()


def plot_of(
    table: pd.DataFrame,
    columns: Sequence[str],
    colours: Mapping[str, str],
    *,
    direction: Direction = "bars",
    name: str = "",
    unit: str = "",
) -> Plot:
    """Some columns of a table as a chart. ``colours`` are by column, ``name`` is the column that names the rows, "" for
    the index. Without a ``unit`` it is that in the heading of the first column.
    """
    units = [heading_and_unit(column)[1] for column in columns]
    return Plot(
        direction,
        unit or (units[0] if units else ""),
        tuple(map(str, table[name] if name else table.index)),
        tuple(
            Series(
                heading_and_unit(column)[0],
                tuple(None if blank(value) else float(value) for value in table[column]),
                colours[column],
            )
            for column in columns
        ),
    )


def sources_of(exhibit: Exhibit, atlas: Atlas) -> list[Source]:
    """Every source that an exhibit rests on: those of its features and their layers first, each once."""
    found = sources_shown(_by_layer(exhibit, atlas), atlas) if exhibit.features else []
    return list(dict.fromkeys([*found, *atlas.sources_of(exhibit.sources)]))


def cited(exhibit: Exhibit, atlas: Atlas) -> list[tuple[str, ...]]:
    """The ids of the sources of each feature that an exhibit rests on, and its own together."""
    named = [tuple(atlas.feature(id)["sources"]) for id in exhibit.features]
    return [*named, exhibit.sources] if exhibit.sources else named


def rights_of(exhibit: Exhibit, atlas: Atlas) -> list[dict[str, str]]:
    """The licence and the credit of each layer that an exhibit rests on; without one, those of the records."""
    layers = [about_layer(atlas, id) for id in _by_layer(exhibit, atlas)]
    return layers or [{"title": RECORDS, "licence": LICENCE, "licence_url": LICENCE_URL, "attribution": CREDIT}]


RECORDS = "Commitments, events, agreements and other records of the atlas"
LICENCE, LICENCE_URL = "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"
CREDIT = "North Sea Atlas; sources named on each record"
"""Under which licence, and with whose credit, what lies beside the layers leaves the atlas: `geodata/LICENSE.md`."""


def credits_of(exhibit: Exhibit, atlas: Atlas) -> tuple[list[str], list[str]]:
    """Whom to credit, and the licences, each once."""
    layers = [atlas.layers[id] for id in _by_layer(exhibit, atlas)]
    if not layers:
        return [CREDIT], [LICENCE]
    shapes = [each for layer in layers for each in shape_rights(atlas, layer.features)]
    credits = [credit.strip() for layer in layers for credit in layer.info.attribution.split(";")]
    licences = [*(layer.info.licence for layer in layers), *(each.licence for each in shapes)]
    return list(dict.fromkeys([*credits, *(each.credit for each in shapes)])), list(dict.fromkeys(licences))


def _by_layer(exhibit: Exhibit, atlas: Atlas) -> dict[str, gpd.GeoDataFrame]:
    ids: dict[str, list[str]] = {}
    for id in dict.fromkeys(exhibit.features):
        ids.setdefault(str(atlas.layer_of(id)), []).append(id)
    return {layer: atlas.layers[layer].features.loc[ids[layer]] for layer in atlas.layers if layer in ids}
