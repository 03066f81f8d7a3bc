"""What stands in a workbook, read from its file by its own rules (ECMA-376)."""

import io
import re
import zipfile
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(content: bytes) -> dict[str, list[dict[str, object]]]:
    """Sheet -> its rows: heading of the column -> what stands there; a blank cell is left out."""
    file = zipfile.ZipFile(io.BytesIO(content))
    said = ElementTree.fromstring(file.read("xl/sharedStrings.xml")).findall(f"{_MAIN}si")
    words = ["".join(each.itertext()) for each in said]
    names = [each.get("name") for each in ElementTree.fromstring(file.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")]
    found = {}
    for number, name in enumerate(names, start=1):
        sheet = ElementTree.fromstring(file.read(f"xl/worksheets/sheet{number}.xml"))
        rows = [
            {re.sub(r"\d", "", cell.get("r") or ""): value(cell, words) for cell in row if len(cell)}
            for row in sheet.iter(f"{_MAIN}row")
        ]
        head, *below = rows
        found[str(name)] = [{str(head[column]): said for column, said in each.items()} for each in below]
    return found


def value(cell: ElementTree.Element, words: list[str]) -> object:
    assert cell.find(f"{_MAIN}f") is None  # no formula
    text = cell.findtext(f"{_MAIN}v") or ""
    kind = cell.get("t")
    return words[int(text)] if kind == "s" else text == "1" if kind == "b" else float(text)
