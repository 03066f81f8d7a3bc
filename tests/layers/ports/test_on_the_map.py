"""The answer of the Ports page on its map."""

from datetime import date

import pytest

from layers.maps.answers import Answer, drawn_parts
from layers.ports.choice import PortsChoice
from layers.ports.on_the_map import answer, counted, destination
from layers.ports.routes import route_table, routes_of, running, services_of
from loaders.atlas import Atlas
from tests.layers.ports.ports_atlas import ports_atlas

ENDS = ("port-home", "port-big", "port-abroad")


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The small atlas of three ports."""
    return ports_atlas(tmp_path_factory.mktemp("ports"))


def test_the_routes_of_a_port_lead_with_their_destinations_and_all_others_are_grey(real_atlas: Atlas) -> None:
    found = {each.id: each for each in answer(real_atlas, PortsChoice("port-zeebrugge"))}
    own = {id: each.label for id, each in found.items() if each.rank == 20}
    assert own == {
        "svc-zeebrugge-tilbury": "to Tilbury",
        "svc-zeebrugge-purfleet": "to Purfleet",
        "svc-zeebrugge-killingholme": "to Killingholme",
        "svc-zeebrugge-teesport": "to Teesport",
        "svc-zeebrugge-teesport-po": "to Teesport (closed)",
        "svc-zeebrugge-hull": "to Hull (closed)",
        "svc-zeebrugge-rosyth": "to Rosyth (closed)",
        "svc-gothenburg-zeebrugge": "to Gothenburg",
        "gsc-sweden-belgium": "to Gothenburg (planned)",
        "auto-seafar-deseo": "to Antwerp",
    }
    assert {id for id in own if found[id].kin == "to Gothenburg"} == {"svc-gothenburg-zeebrugge", "gsc-sweden-belgium"}
    assert {id for id in own if found[id].kin == "to Teesport"} == {"svc-zeebrugge-teesport"}
    assert {id for id in own if not found[id].leads} == {
        "svc-zeebrugge-hull",
        "svc-zeebrugge-rosyth",
        "svc-zeebrugge-teesport-po",
    }
    assert {id for id in own if found[id].look == "closed"} == {id for id in own if not found[id].leads}
    assert counted(real_atlas, "port-zeebrugge").startswith(
        "10 routes: 5 regular services in service, 3 closed, 1 green shipping corridor (planned), "
        "1 trial or permit area for uncrewed ships (in service) · "
    )
    ends = {each.label for each in found.values() if each.rank == 10}
    assert {"Tilbury", "Teesport", "Hull", "Gothenburg", "Antwerp"} <= ends
    assert {each.look for id, each in found.items() if id not in own and each.rank == 0 and id != "port-zeebrugge"} == {
        "other"
    }
    assert found["svc-europoort-hull"] == Answer("svc-europoort-hull", "other")
    assert found["port-dover"] == Answer("port-dover", "other")


def test_a_port_is_named_in_the_letters_of_ports_however_its_routes_stand(real_atlas: Atlas) -> None:
    drawn = drawn_parts(answer(real_atlas, PortsChoice("port-zeebrugge")), real_atlas, "paper")
    tones = {
        properties["label"]: properties["tone"]
        for part in drawn.values()
        for properties in (feature["properties"] for feature in part["features"])
        if "label" in properties
    }
    asked = ("Hull", "to Hull (closed)", "Ghent (Gent)", "to Gothenburg (planned)", "Teesport")
    assert [(name, tones[name]) for name in asked] == [
        ("Hull", "built"),
        ("to Hull (closed)", "stopped"),
        ("Ghent (Gent)", "built"),
        ("to Gothenburg (planned)", "to_come"),
        ("Teesport", "built"),
    ]


def test_another_port_has_other_routes(real_atlas: Atlas) -> None:
    rotterdam = answer(real_atlas, PortsChoice("port-rotterdam"))
    assert [each.id for each in rotterdam if each.leads] == routes_of(real_atlas, "port-rotterdam")
    assert Answer("svc-zeebrugge-tilbury", "other") in rotterdam


def test_a_route_tells_the_other_end_from_either_port_and_an_end_that_is_no_port_by_its_words(ports: Atlas) -> None:
    told = {(id, port): destination(ports, id, port) for port in ENDS for id in routes_of(ports, port)}
    assert told == {
        ("day", "port-home"): "to Abroad",
        ("old", "port-home"): "to Abroad (closed)",
        ("axis", "port-home"): "to Elsewhere",
        ("green", "port-home"): "to Abroad",
        ("green", "port-big"): "to Abroad",
        ("trial", "port-big"): "to Elsewhere",
        ("day", "port-abroad"): "to Home",
        ("old", "port-abroad"): "to Home (closed)",
        ("far", "port-abroad"): "to Elsewhere",
        ("green", "port-abroad"): "to Big and Home",
    }


@pytest.mark.parametrize("port", ["port-zeebrugge", "port-rotterdam", "port-hull", "port-ostend", "port-dover"])
def test_map_figure_and_rows_count_the_same_routes(real_atlas: Atlas, port: str) -> None:
    rows = route_table(real_atlas, routes_of(real_atlas, port), date(2026, 11, 23))
    shown = [each for each in answer(real_atlas, PortsChoice(port)) if each.rank == 20]
    services = running(real_atlas, services_of(real_atlas, port))
    assert [each.id for each in shown] == list(rows.index)
    told = counted(real_atlas, port)
    assert told.startswith(f"{len(rows)} route" if len(rows) else "No route begins or ends here")
    assert (f"{len(services)} regular services in service" in told) == bool(services)


def test_what_was_picked_is_named_by_the_map_and_the_port_by_the_answer(real_atlas: Atlas) -> None:
    found = answer(real_atlas, PortsChoice("port-zeebrugge", select="svc-zeebrugge-tilbury"))
    labels = {each.id: each.label for each in found if each.id in ("svc-zeebrugge-tilbury", "port-zeebrugge")}
    assert labels == {"svc-zeebrugge-tilbury": "", "port-zeebrugge": "Zeebrugge"}
    plain = answer(real_atlas, PortsChoice("port-zeebrugge"))
    assert plain[-1] == Answer("port-zeebrugge")


def test_other_countries_are_left_out_of_the_context(real_atlas: Atlas) -> None:
    found = [each.id for each in answer(real_atlas, PortsChoice("port-zeebrugge", ("BE",))) if each.look == "other"]
    assert found
    assert all("BE" in real_atlas.feature(id)["countries"] for id in found)
