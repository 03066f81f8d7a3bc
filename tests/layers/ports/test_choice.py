"""The choice of the Ports page: in an address, in a list and on the map."""

from dataclasses import replace

import pytest

from geodata.page_records import Subjects
from layers.ports.choice import (
    REACHES,
    PortsChoice,
    compared,
    countries_of,
    flight_to,
    in_order,
    map_view,
    name_with_country,
    reach_shows,
    surroundings,
)
from layers.views.map_view import MapView, NamedView
from loaders.atlas import Atlas
from tests.layers.ports.ports_atlas import ports_atlas

HOME = PortsChoice(port="port-home")


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The small atlas of three ports."""
    return ports_atlas(tmp_path_factory.mktemp("ports"))


def test_zeebrugge_is_shown_first_and_the_bare_address_means_it(real_atlas: Atlas) -> None:
    assert PortsChoice.from_query({}, real_atlas) == (PortsChoice(port="port-zeebrugge"), [])
    assert PortsChoice.at_first(real_atlas).to_query(real_atlas) == {}


def test_the_page_begins_with_the_port_that_the_data_names_or_else_with_the_first_of_all(ports: Atlas) -> None:
    assert PortsChoice.from_query({}, ports) == (HOME, [])
    big = replace(ports, subjects=Subjects(first_port="port-big"))
    assert PortsChoice.from_query({}, big) == (PortsChoice("port-big"), [])
    assert (PortsChoice("port-big").to_query(big), HOME.to_query(big)) == ({}, {"port": "port-home"})
    assert PortsChoice.at_first(replace(ports, subjects=Subjects())) == HOME


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
    assert choice.to_query(ports) == words
    assert PortsChoice.from_query(words, ports) == (choice, [])


def test_what_an_address_says_wrongly_is_passed_over_with_a_note(ports: Atlas) -> None:
    words = {"port": "lng-near", "country": "DE", "compare": "price", "within": "100000", "select": "<b>"}
    choice, notes = PortsChoice.from_query(words, ports)
    assert choice == HOME
    assert notes == [
        "port “lng-near” in the address is not known. Allowed: 'port-abroad', 'port-big', 'port-home', 'port-house'.",
        "country “DE” in the address is not known. Allowed: 'BE', 'GB'.",
        "compare “price” in the address is not known. Allowed: 'cargo', 'containers', 'facilities'.",
        "within “100000” in the address is not known. Allowed: '10', '2', '20', '5', '50'.",
        "Nothing in the atlas is called what the address says.",
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


def test_below_the_answer_the_map_shows_what_was_picked_and_the_lanes_where_they_are_wanted(ports: Atlas) -> None:
    view = map_view(ports, PortsChoice("port-home", ("GB",), select="old", base="night"))
    assert view == MapView(layers=(), countries=("GB",), select="old", base="night")
    with_lanes = map_view(ports, PortsChoice("port-home", lanes=True, select="lng-near"))
    assert with_lanes == MapView(layers=("shipping_lanes",), select="lng-near")
    assert map_view(ports, HOME).select == "port-home"


def test_the_look_at_a_port_takes_in_services_of_a_night_that_run(ports: Atlas) -> None:
    assert surroundings(ports, "port-home") == NamedView("port-home", "", (-1.3, -0.7, 1.3, 1))
    assert surroundings(ports, "port-big") == NamedView("port-big", "", (pytest.approx(-0.3), -0.7, 2.3, 0.7))


def test_a_circle_that_the_symbol_would_hide_is_not_drawn() -> None:
    look = NamedView("port-home", "", (0, 50, 1, 52))
    assert [reach_shows(look, float(km)) for km in REACHES] == [False, False, True, True, True]


def test_the_map_flies_to_another_port_and_only_then() -> None:
    assert flight_to("port-home") == flight_to("port-home") != flight_to("port-big")
