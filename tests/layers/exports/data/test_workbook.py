"""The features of a view as a workbook, read back from its file."""

import io
import zipfile
from dataclasses import replace

from layers.exports.data.workbook import workbook
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from tests.workbook_cells import cells

VIEW = MapView(layers=("cables", "stores"))


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
