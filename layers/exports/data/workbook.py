"""The features of a view as a workbook for office programs: a sheet for each layer, figures as figures, words as words.

Nothing in it is a formula and no text becomes a link: what a record says is only ever text.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from geodata.records import Commitment
from geodata.source_records import Source
from layers.exports.data.features import (
    about_layer,
    as_row,
    columns_of,
    commitments_shown,
    plain_value,
    sources_shown,
)
from layers.maps.deck import features_shown
from layers.views.map_view import MapView
from layers.wording.evidence import grade_of, own_grades_text
from layers.wording.facts import FACTS_AS_OF, citation, named_commitments
from layers.wording.rights import licence_of
from layers.wording.spreadsheet import notice
from loaders.atlas import Atlas
from loaders.layer_files import LayerData

LONGEST_NAME = 31
"""Characters of a sheet's name (a limit of Excel)."""
LONGEST_CELL = 32_767
"""Characters of a cell (a limit of Excel)."""
NARROWEST, WIDEST = 8, 48
"""Widths of columns, in characters."""

Row = Mapping[str, object]


def workbook(view: MapView, atlas: Atlas) -> bytes:
    """An XLSX file: ``About``, one sheet a layer with its columns by their labels, ``Sources`` and ``Commitments``.

    Lists are separated by semicolons, shapes are left out but for their middle, in degrees (WGS 84). The same view
    gives the same bytes.
    """
    shown = features_shown(view, atlas)
    packed = io.BytesIO()
    # The same view gives the same file: the day is that of the facts.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(packed, options) as file:
        file.set_properties({"title": "North Sea Atlas", "created": datetime.strptime(FACTS_AS_OF, "%B %Y")})
        about: list[Row] = [about_layer(atlas, id) for id in shown] or [{}]
        sheet(file, "About", [{**each, "notice": notice(atlas)} for each in about])
        for id, features in shown.items():
            layer = atlas.layers[id]
            sheet(file, id, [_feature(layer, each, atlas) for each in features.to_dict("records")], _labels(layer))
        sheet(file, "Sources", _rows(sources_shown(shown, atlas)))
        sheet(file, "Commitments", _rows(commitments_shown(shown, atlas)))
    return packed.getvalue()


def _rows(records: Iterable[Source | Commitment]) -> list[Row]:
    return [as_row(record) for record in records]


def _labels(layer: LayerData) -> dict[str, str]:
    """Column -> what stands at its head: its label, with the unit."""
    fields = layer.info.fields.values()
    return {each.name: f"{each.label} ({each.unit})" if each.unit else each.label for each in fields}


def _feature(layer: LayerData, feature: Mapping[str, Any], atlas: Atlas) -> Row:
    middle = feature["geometry"].representative_point()
    return {
        **{name: feature[name] for name in columns_of(layer)},
        "best_source": grade_of(atlas, feature["sources"]).id,
        "own_grades": own_grades_text(atlas, layer.info, feature) or None,
        "longitude": round(middle.x, 5),
        "latitude": round(middle.y, 5),
        "commitments": tuple(each.id for each in named_commitments(atlas, str(feature["id"]))[0]),
        "data_licence": licence_of(atlas, layer, feature),
        "citation": citation(atlas, layer, feature),
    }


def sheet(file: xlsxwriter.Workbook, name: str, rows: Sequence[Row], labels: Mapping[str, str] | None = None) -> None:
    """A sheet whose first row names the columns and stays in sight; nothing where there are no rows."""
    if not rows:
        return
    made = file.add_worksheet(name[:LONGEST_NAME])
    names = list(dict.fromkeys(column for row in rows for column in row))
    head = file.add_format({"bold": True, "bottom": 1})
    for at, column in enumerate(names):
        label = (labels or {}).get(column, column.replace("_", " ").capitalize())
        made.write_string(0, at, label, head)
        values = [_cell(row.get(column)) for row in rows]
        longest = max(len(label), *(len(str(value)) for value in values))
        made.set_column(at, at, min(WIDEST, max(NARROWEST, longest)))
        for down, value in enumerate(values, start=1):
            if isinstance(value, bool):
                made.write_boolean(down, at, value)
            elif isinstance(value, int | float):
                made.write_number(down, at, value)
            elif value:
                made.write_string(down, at, value)
    made.freeze_panes(1, 0)
    made.autofilter(0, 0, len(rows), len(names) - 1)


def _cell(value: object) -> str | float | bool | None:
    """A figure, yes or no, or words; None for what was not published."""
    plain = plain_value(value)
    if isinstance(plain, list):
        return "; ".join(map(str, plain))[:LONGEST_CELL]
    return plain if plain is None or isinstance(plain, bool | int | float) else str(plain)[:LONGEST_CELL]
