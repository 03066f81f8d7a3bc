"""The files that pages offer: every format, where it has a button, by its label and address."""

from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT


def opened() -> AppTest:
    return AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=120)


def buttons(page: AppTest) -> list[tuple[str, str]]:
    """Labels and addresses of the buttons that lead to a file."""
    links = [(each.proto.label, each.proto.url) for each in page.get("link_button")]
    return [(label, address) for label, address in links if address.startswith("/map.")]


def test_explore_offers_the_map_as_it_stands_and_the_data_of_what_is_shown() -> None:
    page = opened()
    page.session_state["download"] = True
    page.query_params.update({"v": "1", "layers": "ports", "select": "port-zeebrugge"})
    assert buttons(page.run()) == [
        ("Slide", "/map.pptx?v=1&layers=ports&select=port-zeebrugge"),
        ("Picture", "/map.png?v=1&layers=ports&select=port-zeebrugge"),
        ("PDF", "/map.pdf?v=1&layers=ports&select=port-zeebrugge"),
        ("Web page", "/map.html?v=1&layers=ports&select=port-zeebrugge"),
        ("GeoJSON", "/map.geojson?v=1&layers=ports"),
        ("GeoPackage", "/map.gpkg?v=1&layers=ports"),
        ("CSV", "/map.csv?v=1&layers=ports"),
        ("All, with README", "/map.zip?v=1&layers=ports"),
    ]


def test_the_brief_page_offers_the_picture_in_every_format_and_the_data_behind_it() -> None:
    page = opened().run().switch_page("brief/page.py")
    page.query_params.update({"v": "1", "layers": "ports", "title": "Two", "form": "square"})
    assert buttons(page.run()) == [
        ("Slide (PowerPoint)", "/map.pptx?v=1&layers=ports&title=Two"),
        ("Picture", "/map.png?v=1&layers=ports&title=Two&form=square"),
        ("SVG", "/map.svg?v=1&layers=ports&title=Two&form=square"),
        ("PDF", "/map.pdf?v=1&layers=ports&title=Two&form=square"),
        ("Web page", "/map.html?v=1&layers=ports"),
        ("Data (zip)", "/map.zip?v=1&layers=ports"),
    ]
