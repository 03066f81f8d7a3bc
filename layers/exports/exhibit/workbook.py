"""An exhibit as a workbook: figures as figures, and sheets of their own for what it is, its sources and licences."""

import io
from datetime import date, datetime

import xlsxwriter

from layers.exports.data.features import as_row
from layers.exports.data.workbook import sheet
from layers.exports.exhibit.exhibit import Exhibit, rights_of, sources_of
from layers.maps.headings import LIMITS_OF_USE
from layers.wording.facts import FACTS_AS_OF
from layers.wording.spreadsheet import notice
from loaders.atlas import Atlas

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(exhibit: Exhibit, atlas: Atlas, link: str, today: date) -> bytes:
    """An XLSX file: ``Figures``, ``About``, ``Sources`` and ``Licences``. The same on the same day."""
    packed = io.BytesIO()
    rows = exhibit.rows()
    named = {str(column): str(column) for column in rows.columns}
    told = {
        "Title": exhibit.title,
        "To note": exhibit.note,
        "Facts as of": FACTS_AS_OF,
        "Made on": today.isoformat(),
        "Opens the page": link,
        "Limits of use": LIMITS_OF_USE,
        "About the atlas": notice(atlas),
    }
    with xlsxwriter.Workbook(packed, OPTIONS) as file:
        made = datetime(today.year, today.month, today.day)
        file.set_properties({"title": exhibit.title, "author": "North Sea Atlas", "created": made})
        figures = rows.to_dict("records")
        sheet(file, "Figures", [{str(name): value for name, value in row.items()} for row in figures], named)
        sheet(file, "About", [{"What": name, "Words": words} for name, words in told.items() if words])
        sheet(file, "Sources", [as_row(source) for source in sources_of(exhibit, atlas)])
        sheet(file, "Licences", rights_of(exhibit, atlas))
    return packed.getvalue()
