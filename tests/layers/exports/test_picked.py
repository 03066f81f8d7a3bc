"""What a reader has picked stands out in every file that shows a map, is named there and told."""

from datetime import date

from layers.exports.picture import picture
from layers.exports.sharing import summary_sentences
from layers.exports.slides.slide import slide
from layers.exports.web_page.page import map_file
from layers.looks import styles
from layers.maps.legend import LegendRow
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from tests.layers.exports.slides.slide_reading import Opened, by_name, drawn, heard, notes
from tests.layers.exports.web_page.test_page import looks, told

TODAY = date(2026, 11, 23)
VIEW = MapView(layers=("cables", "stores"), pick=("nautilus", "nemo-link"))


def test_a_picture_has_the_picked_on_blue_bands_names_them_first_and_has_them_in_title_and_words(atlas: Atlas) -> None:
    drawing = picture.draw(VIEW, atlas)
    (band,) = [sheet for sheet in drawing.sheets if sheet.role == "rim"]
    looks_of = {each["properties"]["id"]: tuple(each["properties"]["color"]) for each in band.features}
    assert looks_of == dict.fromkeys(VIEW.pick, (*styles.PICKED["paper"], 255))
    assert {name.of for name in drawing.names[:2]} == {*VIEW.pick}
    assert drawing.title == "Nautilus and Nemo Link"
    assert drawing.told.startswith("Nautilus and Nemo Link. 5 features · Nautilus: proposed, capacity 1,400 MW · ")
    assert LegendRow("Picked", "picked") in drawing.legend


def test_a_slide_has_the_picked_in_its_title_its_words_and_its_notes(atlas: Atlas) -> None:
    file = Opened.of(slide(VIEW, atlas, today=TODAY, draw=drawn()[0]))
    (page,) = file.pages
    assert file.titles() == ["Nautilus and Nemo Link"]
    assert heard(by_name(page, "Map")).startswith("Map: Nautilus and Nemo Link. ")
    assert [part.splitlines()[0] for part in notes(page).split("\n\n")[:3]] == ["Nautilus", "Nemo Link", "Sources"]


def test_a_web_page_has_the_picked_on_blue_bands_and_names_them_first(atlas: Atlas) -> None:
    page = map_file(VIEW, atlas)
    bands = looks(page, "sheet_3_shapes")
    assert {id: look["color"] for id, look in bands.items()} == dict.fromkeys(VIEW.pick, "#33bbff")  # type: ignore[index]
    assert {name["words"] for name in told(page)["names"][:2]} == {"Nautilus", "Nemo Link"}


def test_what_is_passed_on_tells_how_each_of_the_picked_stands(atlas: Atlas) -> None:
    assert summary_sentences(VIEW, atlas, TODAY) == [
        "Nautilus: proposed, as of 12 December 2025. Capacity 1,400 MW.",
        "Nemo Link: in service, as of December 2025. Capacity 1,000 MW.",
    ]
