"""A chart in words, made from the table that it is drawn from: what someone hears who cannot see it."""

import re
from collections.abc import Hashable, Sequence

import pandas as pd

from layers.wording.facts import NOT_PUBLISHED, blank, number

MOST = 15
"""Rows that are told one by one; of more it says how many."""
EVERY = 5
"""Of a table by year, the years that can be divided by this are told, and the last."""
_UNIT = re.compile(r"(?P<what>.+?)(?:, | \()(?P<unit>[^,()]+)\)?")


def chart_words(table: pd.DataFrame, columns: Sequence[str] = (), most: int | None = MOST) -> str:
    """``Belgium: In service 2,262 MW, Planned 700 MW. Denmark: ...``; empty text for a table without rows.

    A row is called by the table's index if that has a name other than ``id``, else by the first of ``columns``, without
    which the first column. ``columns`` are what is drawn, as a rule all that hold numbers. Noughts and blanks are left
    out, and told where a row has nothing else; a heading with a unit at its end, ``In service, MW``, gives it to the
    figure. At most ``most`` rows are told, None for all.
    """
    rows = table
    if table.index.name in (None, "id"):
        name, *columns = columns or table.columns[:1]
        rows = table.set_index(name)
    rows = rows[list(columns)] if columns else rows.select_dtypes("number")
    if rows.index.name == "Year":
        rows = rows[[year % EVERY == 0 or year == rows.index[-1] for year in rows.index]]
        most = None
    told = [_row(name, cells, len(rows.columns) == 1) for name, cells in _cells(rows)[:most]]
    if len(told) < len(rows):
        told.append(f"And {len(rows) - len(told)} more.")
    return " ".join(told)


def heading_and_unit(heading: str) -> tuple[str, str]:
    """What a column is of, and in which unit: ``In service, MW`` gives ``In service`` and ``MW``; "" for no unit."""
    found = _UNIT.fullmatch(heading)
    return (found["what"], found["unit"]) if found else (heading, "")


def _cells(rows: pd.DataFrame) -> list[tuple[Hashable, dict[str, object]]]:
    return list(zip(rows.index, rows.to_dict("records"), strict=True))  # type: ignore[arg-type]


def _row(name: Hashable, cells: dict[str, object], alone: bool) -> str:
    told = [_cell("" if alone else heading, heading, value) for heading, value in cells.items() if _says(value)]
    nothing = NOT_PUBLISHED if any(blank(value) for value in cells.values()) else "none"
    return f"{name}: {', '.join(told) or nothing}."


def _says(value: object) -> bool:
    return not (blank(value) or value == 0)


def _cell(name: str, heading: str, value: object) -> str:
    """A figure with its heading before it and its unit behind it; words stand for themselves."""
    if not isinstance(value, int | float):
        return str(value).rstrip(".")
    what, unit = heading_and_unit(heading)
    return " ".join(filter(None, [what if name else "", number(round(value, 2)), unit]))
