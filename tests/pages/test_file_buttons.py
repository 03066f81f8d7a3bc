"""The files that pages offer: every format, where it has a button, by its label and address."""

from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT


def opened() -> AppTest:
    return AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=120)


def buttons(page: AppTest) -> list[tuple[str, str]]:
    """Labels and addresses of the buttons that lead to a file."""
    links = [(each.proto.label, each.proto.url) for each in page.get("link_button")]
    return [(label, address) for label, address in links if address.startswith("/map.")]


DATA = [
    ("**GeoJSON** :small[web maps]", "/map.geojson?v=1&layers=ports"),
    ("**GeoPackage** :small[QGIS, ArcGIS]", "/map.gpkg?v=1&layers=ports"),
    ("**CSV** :small[any spreadsheet]", "/map.csv?v=1&layers=ports"),
    ("**Excel** :small[a sheet a layer]", "/map.xlsx?v=1&layers=ports"),
    ("**All data** :small[with README]", "/map.zip?v=1&layers=ports"),
]


def test_explore_offers_the_map_framed_on_what_it_shows_and_the_data_of_what_is_shown() -> None:
    page = opened()
    page.session_state["download"] = True
    page.query_params.update({"v": "1", "layers": "ports", "select": "port-zeebrugge", "at": "51.3,3.2,9"})
    words = "v=1&layers=ports&select=port-zeebrugge"
    assert buttons(page.run()) == [
        ("**Slide** :small[PowerPoint]", f"/map.pptx?{words}"),
        ("**Picture** :small[slides, mail]", f"/map.png?{words}"),
        ("**SVG** :small[print, web]", f"/map.svg?{words}"),
        ("**SVG with text** :small[to edit the words]", f"/map.text.svg?{words}"),
        ("**PDF** :small[print]", f"/map.pdf?{words}"),
        ("**Web page** :small[opens offline]", f"/map.html?{words}"),
        *DATA,
    ]
    page.session_state["download-frame"] = "screen"
    assert buttons(page.run())[0] == ("**Slide** :small[PowerPoint]", f"/map.pptx?{words}&at=51.3,3.2,9")


def test_the_brief_page_offers_the_file_that_is_seen_and_all_others_of_the_same_brief() -> None:
    page = opened().run().switch_page("brief/page.py")
    page.query_params.update({"v": "1", "layers": "ports", "title": "Two", "form": "square", "file": "svg"})
    picture = "v=1&layers=ports&title=Two&form=square"
    assert buttons(page.run()) == [
        ("Download SVG", f"/map.svg?{picture}"),
        ("**Slide** :small[PowerPoint]", "/map.pptx?v=1&layers=ports&title=Two"),
        ("**Picture** :small[slides, mail]", f"/map.png?{picture}"),
        ("**SVG** :small[print, web]", f"/map.svg?{picture}"),
        ("**SVG with text** :small[to edit the words]", f"/map.text.svg?{picture}"),
        ("**PDF** :small[print]", f"/map.pdf?{picture}"),
        ("**Web page** :small[opens offline]", "/map.html?v=1&layers=ports"),
        *DATA,
    ]


def test_a_country_that_is_chosen_is_counted_beside_every_layer_and_below_the_title_at_once() -> None:
    page = opened()
    page.query_params.update({"v": "1", "layers": "interconnectors"})
    before = [each.label for each in page.run().checkbox]
    page.multiselect(key="explore:countries:widget").set_value(["BE"]).run()
    after = [each.label for each in page.checkbox]
    cold = opened()
    cold.query_params.update({"v": "1", "layers": "interconnectors", "country": "BE"})
    assert after == [each.label for each in cold.run().checkbox]
    assert after != before
