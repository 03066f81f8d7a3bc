"""What the pages Sources and About show: what the atlas says of itself."""

from collections.abc import Callable

import pandas as pd

from layers.exhibits.entry import Asked, Entry
from layers.exports.exhibit.exhibit import Exhibit, plot_of
from layers.looks.bar_list import FULL
from layers.reference.source_index import ALL, SourcesChoice, chosen, graded, layers_table, of_all, sources_table
from layers.reference.trust import corrections_table, freshness, places_table
from layers.views.choices import Choice

SOURCES, ABOUT = "/sources", "/about"
PLACES_NOTE = "The accuracy of a feature's position decides how it is drawn."
GRADES_NOTE = (
    "A record counts under the best source it names. Not all of it need come from there, and it need not have been "
    "checked against a second source."
)


def _sources(asked: Asked, title: str) -> Exhibit | None:
    table = chosen(sources_table(asked.atlas), asked.atlas, asked.choice)
    return Exhibit(title, table, sources=tuple(map(str, table.index))) if len(table) else None


def _grades(asked: Asked, title: str) -> Exhibit:
    table = graded(asked.atlas)
    counts = of_all(table)
    drawn = pd.DataFrame({ALL: {label: count for label, count in counts.items() if label != ALL}})
    return Exhibit(title, table, plot=plot_of(drawn, [ALL], {ALL: FULL}), note=GRADES_NOTE)


def _table(make: Callable[[Asked], pd.DataFrame], note: str = "") -> Callable[[Asked, str], Exhibit | None]:
    """What makes an exhibit of a table that is about the atlas itself and rests on all of it."""

    def made(asked: Asked, title: str) -> Exhibit | None:
        table = make(asked)
        return Exhibit(title, table, note=note) if len(table) else None

    return made


EXHIBITS = {
    "sources": Entry(SOURCES, "", SourcesChoice, "Sources of the atlas", _sources),
    "grades": Entry(SOURCES, "grades", SourcesChoice, "How good the evidence is", _grades),
    "licences": Entry(
        SOURCES,
        "licences",
        SourcesChoice,
        "Layers, their licences and their caveats",
        _table(lambda asked: layers_table(asked.atlas)),
    ),
    "grades-of-records": Entry(ABOUT, "evidence", Choice, "How good the evidence is", _grades),
    "positions": Entry(
        ABOUT,
        "evidence",
        Choice,
        "How sure positions are",
        _table(lambda asked: places_table(asked.atlas), PLACES_NOTE),
    ),
    "freshness": Entry(
        ABOUT, "freshness", Choice, "How fresh each layer is", _table(lambda asked: freshness(asked.atlas))
    ),
    "corrections": Entry(
        ABOUT, "corrections", Choice, "Corrections of facts", _table(lambda asked: corrections_table(asked.atlas))
    ),
}
