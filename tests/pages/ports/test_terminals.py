"""What depends on a port, as the page tells it, without a browser."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from geodata.page_records import Subjects
from loaders.atlas import Atlas
from tests.layers.ports.ports_atlas import ports_atlas


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The small atlas of three ports; its wind farms are port facilities as well, and no commitment is told."""
    atlas = ports_atlas(tmp_path_factory.mktemp("ports"))
    layer = atlas.layers["offshore_wind"]
    kinds = {id: replace(kind, roles=("port_facility",)) for id, kind in layer.info.kinds.items()}
    wind = replace(layer, info=replace(layer.info, title="Wind farms", kinds=kinds))
    about = Subjects(port_facilities="Gas and wind", port_facilities_in_full="Gas (LNG) and wind")
    return replace(atlas, commitments={}, subjects=about, layers=atlas.layers | {"offshore_wind": wind})


def terminals(atlas: Atlas, within: str) -> AppTest:
    """The section of the page, with what lies within so many kilometres of a port."""

    def script(atlas, within):
        from datetime import date

        from layers.ports.choice import PortsChoice
        from pages.ports.terminals import show_terminals
        from pages.session import address_sync

        choice = PortsChoice("port-home", within=within)
        address_sync.arrive("ports", PortsChoice.from_query, atlas)
        address_sync.settle("ports", choice, atlas)
        show_terminals(atlas, choice, date(2026, 11, 23))

    return AppTest.from_function(script, args=(atlas, within), default_timeout=60).run()


def test_every_layer_of_port_facilities_is_told_under_the_heading_that_the_data_gives(ports: Atlas) -> None:
    page = terminals(ports, "200")
    assert not page.exception
    assert [each.value for each in page.subheader] == ["Gas and wind at ports"]
    told = [each.value for each in page.markdown]
    assert told[0].startswith("Gas (LNG) and wind within 200 km of a port, each with the nearest one.")
    assert [words for words in told if words.startswith("**")] == ["**LNG terminals**", "**Wind farms**"]
    tables = [list(each.value["Nearest port"]) for each in page.dataframe]
    assert tables == [["Home", "Big", "Big"], ["Big"] * 6]


def test_a_layer_with_nothing_at_a_port_says_so_in_the_words_of_its_title(ports: Atlas) -> None:
    page = terminals(ports, "2")
    assert [each.value for each in page.info] == [
        "No LNG terminal within 2 km of a port. Choose other countries or a greater distance.",
        "Nothing for wind farms within 2 km of a port. Choose other countries or a greater distance.",
    ]
