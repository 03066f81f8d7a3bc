"""The features of a view as a workbook, read back from its file."""

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

from layers.exports.data.workbook import workbook
from layers.views.map_view import MapView
from loaders.atlas import Atlas

VIEW = MapView(layers=("cables", "stores"))
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


def test_each_layer_has_a_sheet_with_figures_as_figures_and_words_as_words(atlas: Atlas) -> None:
    found = cells(workbook(VIEW, atlas))
    assert list(found) == ["About", "cables", "stores", "Sources", "Commitments"]
    (nemo,) = [row for row in found["cables"] if row["Name"] == "Nemo Link"]
    assert (nemo["Capacity (MW)"], nemo["In service from"], nemo["Countries"]) == (1000.0, 2019.0, "GB; BE")
    assert nemo["Also joins wind farms"] is False
    (nautilus,) = [row for row in found["cables"] if row["Name"] == "Nautilus"]
    assert "In service from" not in nautilus  # not published
    assert nautilus["Commitments"] == "explore-nautilus"
    assert (nemo["Best source"], nautilus["Best source"]) == ("operator", "authority")
    assert [row["Id"] for row in found["Commitments"]] == ["explore-nautilus"]
    assert {row["Title"] for row in found["About"]} == {"Cables", "CO2 stores"}


def test_no_word_of_a_record_is_a_formula_or_a_link(atlas: Atlas) -> None:
    layer = atlas.layers["cables"]
    hostile = replace(
        layer, features=layer.features.assign(name='=HYPERLINK("https://x.example")', operator="@SUM(A1)")
    )
    content = workbook(VIEW, replace(atlas, layers=atlas.layers | {"cables": hostile}))
    found = cells(content)
    assert {row["Name"] for row in found["cables"]} == {'=HYPERLINK("https://x.example")'}
    assert [name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if "_rels/sheet" in name] == []


def test_a_view_without_layers_and_the_same_view_twice(atlas: Atlas) -> None:
    assert list(cells(workbook(MapView(layers=()), atlas))) == ["About"]
    assert workbook(VIEW, atlas) == workbook(VIEW, atlas)
