"""What a port handles, and how ports compare."""

from dataclasses import replace

import pytest

from geodata.page_records import Subjects
from layers.looks.bar_list import CHOSEN, FULL, PART
from layers.ports.choice import PortsChoice, compared, in_order, surroundings
from layers.ports.comparison import (
    compared_text,
    comparison,
    comparison_chart,
    figure_for,
    handled,
    unverified_text,
)
from layers.ports.routes import routes_of
from layers.wording.figures import Figure
from loaders.atlas import Atlas
from tests.layers.ports.ports_atlas import ports_atlas

HOME = PortsChoice(port="port-home")


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The small atlas of three ports."""
    return ports_atlas(tmp_path_factory.mktemp("ports"))


def test_whose_cargo_a_figure_is_stands_in_a_column_and_not_in_its_scope(ports: Atlas) -> None:
    said = {"cargo_mt": 46.0, "cargo_scope": "Grimsby and Immingham together"}
    assert [figure_for(ports, said | {"cargo_figure": word}) for word in ("own", "joint", "within", "")] == [
        "this port",
        "several ports together",
        "counted in the figure of another port or port area",
        "not published",
    ]
    shown = compared(ports, HOME).assign(cargo_scope="x")
    assert list(comparison(ports, shown)["Cargo is for"]) == list(
        comparison(ports, compared(ports, HOME))["Cargo is for"]
    )
    assert compared_text(ports, shown, "cargo") == compared_text(ports, compared(ports, HOME), "cargo")


def test_a_new_word_for_a_figure_or_a_facility_is_told_in_the_words_of_the_dictionary(ports: Atlas) -> None:
    layer = ports.layers["ports"]
    fields = layer.info.fields | {
        name: replace(layer.info.fields[name], words=layer.info.fields[name].words | words)
        for name, words in {"cargo_figure": {"half": "half of it"}, "facilities": {"wharf": "Wharves"}}.items()
    }
    features = layer.features.copy()
    features.at["port-home", "cargo_figure"], features.at["port-home", "facilities"] = "half", ("wharf", "lng")
    info = replace(layer.info, fields=fields)
    atlas = replace(ports, layers=ports.layers | {"ports": replace(layer, info=info, features=features)})
    assert comparison(atlas, features).loc["port-home", ["Cargo is for", "Facilities (unverified)"]].to_list() == [
        "half of it",
        "LNG, Wharves",
    ]
    chart = comparison_chart(atlas, features, "facilities", "port-home")
    assert chart is not None
    assert [row["Facility"] for row in next(iter(chart.to_dict()["datasets"].values()))] == ["Wharves", "LNG"]


def test_what_rests_on_general_knowledge_is_called_unverified(ports: Atlas) -> None:
    assert unverified_text(ports, {"sources": ("nemo-site",)}) == ""
    partly = (
        "Authority, facilities, website and position rest partly on the compiler’s general knowledge "
        "and are unverified."
    )
    assert unverified_text(ports, {"sources": ("nemo-site", "port-general-knowledge")}) == partly
    codes = {"sources": ("port-unlocode", "port-general-knowledge")}
    assert unverified_text(ports, codes) == (
        "Everything here but the port code rests on the compiler’s general knowledge and is unverified."
    )
    no_codes = replace(ports, subjects=Subjects())
    assert unverified_text(no_codes, codes) == partly


def test_a_port_tells_what_it_handles_with_year_and_scope(ports: Atlas) -> None:
    assert handled(ports, "port-home") == [
        Figure("Cargo", "49.2 Mt (2021)", "Inside the figure of Big, do not add.", ("port-home",)),
        Figure(
            "Containers",
            "2.2 million TEU (2021)",
            "Counted as 20-foot units (TEU). What area the count covers is not published.",
            ("port-home",),
        ),
        Figure("Deepest ship", "16.4 m", "Greatest draught of a ship received or admitted.", ("port-home",)),
    ]


def test_a_port_without_figures_says_so(ports: Atlas) -> None:
    assert handled(ports, "port-abroad") == [
        Figure("Cargo", "not published", "Counted with Big.", ("port-abroad",)),
        Figure("Containers", "not published", "No count in 20-foot units was found.", ("port-abroad",)),
        Figure("Lorries and trailers", "525,000 units", "Counted with Big.", ("port-abroad",)),
    ]


def test_ports_stand_side_by_side_with_year_scope_and_blanks(ports: Atlas) -> None:
    table = comparison(ports, compared(ports, HOME))
    assert table.loc["port-home"].to_dict() == {
        "Port": "Home",
        "Country": "Belgium",
        "Cargo (Mt)": 49.2,
        "Cargo year": 2021,
        "Cargo is for": "this port",
        "What the cargo figure covers": "Inside the figure of Big, do not add.",
        "Containers (TEU)": 2_200_000,
        "Containers year": 2021,
        "Ro-ro units": None,
        "Greatest draught (m)": 16.4,
        "Facilities (unverified)": "Containers, LNG",
        "Evidence": "January 2026",
    }
    assert table["Cargo is for"].to_list() == [
        "several ports together",
        "this port",
        "counted in the figure of another port or port area",
    ]
    assert table["Cargo (Mt)"].isna().to_list() == [False, False, True]


def test_the_chart_of_cargo_names_year_scope_and_what_cannot_be_compared(ports: Atlas) -> None:
    chart = comparison_chart(ports, compared(ports, HOME), "cargo", "port-home")
    assert chart is not None
    rows = next(iter(chart.to_dict()["datasets"].values()))
    assert rows == [
        {
            "Row": 0,
            "Words": "Big, Belgium:  266.5 Mt (2025)",
            "Value": 266.5,
            "Remark": "Big and Home together (do not add Home).",
            "Colour": PART,
            "Chosen": False,
        },
        {
            "Row": 1,
            "Words": "Home, Belgium:  49.2 Mt (2021)",
            "Value": 49.2,
            "Remark": "Inside the figure of Big, do not add.",
            "Colour": CHOSEN,
            "Chosen": True,
        },
    ]


def test_blanks_are_counted_before_ports_are_compared(ports: Atlas) -> None:
    shown = compared(ports, HOME)
    assert compared_text(ports, shown, "cargo") == (
        "Cargo published for 2 of 3 ports; 1 more are counted in the figure of another. Scopes and years differ: do "
        "not add up or rank the figures. More than the port alone is counted for Big."
    )
    assert compared_text(ports, shown, "containers").startswith("Containers published for 1 of 3 ports. Years differ.")
    assert compared_text(ports, shown, "facilities") == (
        "Facilities of 2 of 3 ports rest partly on the compiler’s general knowledge and are unverified: hollow dots. "
        "None is recorded for 2."
    )


def test_ports_without_a_figure_make_no_chart(ports: Atlas) -> None:
    abroad = compared(ports, PortsChoice("port-abroad", ("GB",)))
    assert [comparison_chart(ports, abroad, measure, "port-abroad") for measure in ("cargo", "facilities")] == [
        None
    ] * 2


def test_dots_are_hollow_where_a_facility_is_unverified(ports: Atlas) -> None:
    chart = comparison_chart(ports, compared(ports, HOME), "facilities", "port-big")
    assert chart is not None
    assert next(iter(chart.to_dict()["datasets"].values())) == [
        {"Port": "Home", "Facility": facility, "Colour": "#24313B", "Hollow": True}
        for facility in ("LNG", "Containers")
    ]


def test_antwerp_and_zeebrugge_are_never_one_figure(real_atlas: Atlas) -> None:
    table = comparison(real_atlas, compared(real_atlas, PortsChoice.at_first(real_atlas)))
    assert "do not add" in table.at["port-antwerp", "What the cargo figure covers"]
    assert "do not add" in table.at["port-zeebrugge", "What the cargo figure covers"]
    assert table.at["port-antwerp", "Cargo is for"] == "several ports together"
    cargo = table["Cargo (Mt)"].dropna()
    years = table["Cargo year"].dropna()
    assert list(cargo.index) == list(years.index)
    assert (table.loc[cargo.index, "What the cargo figure covers"] != "not published").all()


def test_the_colours_of_bars_differ() -> None:
    assert len({FULL, PART, CHOSEN}) == 3


def test_the_view_of_every_real_port_can_be_made(real_atlas: Atlas) -> None:
    ports = in_order(real_atlas)
    assert sorted(ports) == sorted(real_atlas.layers["ports"].features.index)
    for id in ports:
        west, south, east, north = surroundings(real_atlas, id).bounds
        assert west < east
        assert south < north
        assert handled(real_atlas, id)
        assert all(real_atlas.layer_of(route) for route in routes_of(real_atlas, id))
