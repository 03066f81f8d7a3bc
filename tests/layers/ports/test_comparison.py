"""Ports: the choice in an address, what a port handles, and how ports compare."""

import pandas as pd
import pytest

from layers.looks.bar_list import CHOSEN, FULL, PART
from layers.ports.comparison import (
    FACILITIES,
    REACHES,
    PortsChoice,
    compared,
    compared_text,
    comparison,
    comparison_chart,
    countries_of,
    figure_for,
    flight_to,
    handled,
    in_order,
    map_view,
    name_with_country,
    reach_shows,
    surroundings,
    unverified_text,
)
from layers.ports.routes import routes_of
from layers.views.map_view import DEFAULT_STATUSES, NamedView
from layers.wording.figures import Figure
from loaders.atlas import Atlas
from tests.layers.ports.ports_atlas import ports_atlas

HOME = PortsChoice(port="port-home")


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The small atlas of three ports."""
    return ports_atlas(tmp_path_factory.mktemp("ports"))


def test_zeebrugge_is_shown_first_and_the_bare_address_means_it(real_atlas: Atlas) -> None:
    assert PortsChoice.from_query({}, real_atlas) == (PortsChoice(port="port-zeebrugge"), [])
    assert PortsChoice().to_query() == {}


def test_an_atlas_without_zeebrugge_begins_with_its_first_port(ports: Atlas) -> None:
    assert PortsChoice.from_query({}, ports) == (HOME, [])


def test_every_choice_comes_back_from_its_address(ports: Atlas) -> None:
    choice = PortsChoice("port-big", ("BE", "GB"), "facilities", "20", True, "lng-near")
    words = {
        "port": "port-big",
        "country": "BE,GB",
        "compare": "facilities",
        "within": "20",
        "lanes": "shown",
        "select": "lng-near",
    }
    assert choice.to_query() == words
    assert PortsChoice.from_query(words, ports) == (choice, [])


def test_what_an_address_says_wrongly_is_passed_over_with_a_note(ports: Atlas) -> None:
    words = {"port": "lng-near", "country": "DE", "compare": "price", "within": "100000", "select": "<b>"}
    choice, notes = PortsChoice.from_query(words, ports)
    assert choice == HOME
    assert notes == [
        "port “lng-near” in the address is not known. Allowed: 'port-abroad', 'port-big', 'port-home', 'port-house'.",
        "Nothing in the atlas is called what the address says.",
        "country “DE” in the address is not known. Allowed: 'BE', 'GB'.",
        "compare “price” in the address is not known. Allowed: 'cargo', 'containers', 'facilities'.",
        "within “100000” in the address is not known. Allowed: '10', '2', '20', '5', '50'.",
    ]


def test_a_port_under_a_former_id_opens_under_its_new_one(ports: Atlas) -> None:
    choice, notes = PortsChoice.from_query({"port": "port-house"}, ports)
    assert (choice.port, notes) == ("port-home", ["“port-house” is now called “port-home”."])


def test_ports_are_offered_by_country_and_then_by_name(ports: Atlas) -> None:
    assert in_order(ports) == ["port-big", "port-home", "port-abroad"]
    assert [name_with_country(ports, id) for id in in_order(ports)][0::2] == ["Big, Belgium", "Abroad, United Kingdom"]
    assert countries_of(ports) == ("BE", "GB")


def test_ports_of_other_countries_leave_but_the_chosen_one_stays(ports: Atlas) -> None:
    assert list(compared(ports, PortsChoice("port-home", ("GB",))).index) == ["port-home", "port-abroad"]
    assert list(compared(ports, HOME).index) == ["port-big", "port-home", "port-abroad"]


def test_the_map_shows_the_chosen_port_whatever_countries_are_compared(ports: Atlas) -> None:
    view = map_view(ports, PortsChoice("port-home", ("GB",), select="old"), "night")
    assert view.layers == ("green_corridors", "ports", "shipping_corridors")
    assert view.countries == ("BE", "GB")
    assert view.select == "old"
    assert view.statuses == (*DEFAULT_STATUSES, "decommissioned")
    assert view.base == "night"
    with_lanes = map_view(ports, PortsChoice("port-home", lanes=True, select="lng-near"), "paper")
    assert with_lanes.layers == ("lng_terminals", "green_corridors", "ports", "shipping_corridors", "shipping_lanes")
    assert with_lanes.countries == ()


def test_the_look_at_a_port_takes_in_services_of_a_night_that_run(ports: Atlas) -> None:
    assert surroundings(ports, "port-home") == NamedView("port-home", "", (-1.3, -0.7, 1.3, 1))
    assert surroundings(ports, "port-big") == NamedView("port-big", "", (pytest.approx(-0.3), -0.7, 2.3, 0.7))


def test_a_circle_that_the_symbol_would_hide_is_not_drawn() -> None:
    look = NamedView("port-home", "", (0, 50, 1, 52))
    assert [reach_shows(look, float(km)) for km in REACHES] == [False, False, True, True, True]


def test_the_map_flies_to_another_port_and_only_then() -> None:
    assert flight_to("port-home") == flight_to("port-home") != flight_to("port-big")


@pytest.mark.parametrize(
    ("scope", "cargo", "meaning"),
    [
        ("Grimsby and Immingham together", 46.0, "joint"),
        ("both platforms together (do not add Zeebrugge)", 266.5, "joint"),
        ("ferry traffic of Calais (Boulogne and Calais together: 43 Mt)", 40.0, "own"),
        ("whole port", 428.4, "own"),
        ("counted in the Rotterdam total", None, "within"),
        ("part of the Port of London: 51.6 Mt for all terminals", None, "within"),
        ("no tonnage found; the units are freight vehicles", None, "none"),
        ("", None, "none"),
    ],
)
def test_the_scope_of_a_cargo_figure_says_what_it_stands_for(scope: str, cargo: float | None, meaning: str) -> None:
    assert figure_for({"cargo_scope": scope, "cargo_mt": pd.NA if cargo is None else cargo}) == meaning


def test_what_rests_on_general_knowledge_is_called_unverified() -> None:
    assert unverified_text({"sources": ("port-report",)}) == ""
    assert unverified_text({"sources": ("port-report", "port-general-knowledge")}) == (
        "Authority, facilities, website and position rest partly on the compiler’s general knowledge "
        "and are unverified."
    )
    assert unverified_text({"sources": ("port-unlocode", "port-general-knowledge")}) == (
        "Everything here but the port code rests on the compiler’s general knowledge and is unverified."
    )


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
    assert compared_text(shown, "cargo").startswith(
        "Cargo published for 2 of 3 ports; 1 more are counted in the figure of another."
    )
    assert compared_text(shown, "containers").startswith("Containers published for 1 of 3 ports. Years differ.")
    assert compared_text(shown, "facilities") == (
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
    table = comparison(real_atlas, compared(real_atlas, PortsChoice()))
    assert "do not add" in table.at["port-antwerp", "What the cargo figure covers"]
    assert "do not add" in table.at["port-zeebrugge", "What the cargo figure covers"]
    assert table.at["port-antwerp", "Cargo is for"] == "several ports together"
    cargo = table["Cargo (Mt)"].dropna()
    years = table["Cargo year"].dropna()
    assert list(cargo.index) == list(years.index)
    assert (table.loc[cargo.index, "What the cargo figure covers"] != "not published").all()


def test_every_facility_and_colour_of_the_real_ports_has_words(real_atlas: Atlas) -> None:
    known = {facility for found in real_atlas.layers["ports"].features["facilities"] for facility in found}
    assert known == set(FACILITIES)
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
