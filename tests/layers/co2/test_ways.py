"""How CO2 would come to a store."""

from layers.co2.choice import Co2Choice
from layers.co2.outlets import PIPELINES, outlets
from layers.co2.ways import UNLOADING, compared_in_short, comparison, route_marks, ways_in
from loaders.atlas import Atlas
from tests.layers.co2.literal_stores import EVERY, TODAY, outlet


def test_planned_pipelines_and_terminals_are_those_that_the_records_name(real_atlas: Atlas):
    for line, leads_to in PIPELINES.items():
        feature = real_atlas.feature(line)
        assert feature["endpoint_a"] == "Zeebrugge"
        assert {real_atlas.layer_of(store) for store in leads_to} == {"co2_storage"}
    assert real_atlas.feature("co2-highway-europe")["endpoint_b"] == "Smeaheia"
    assert real_atlas.feature("carbonconnect-be-uk")["endpoint_b"] == "Bacton area"
    assert "both the Hewett and the Leman (Poseidon) stores" in real_atlas.feature("bacton-co2-hub")["description"]
    from_belgium = [
        id
        for id, feature in real_atlas.layers["co2_transport"].features.iterrows()
        if feature["kind"] == "pipeline" and feature["endpoint_a"] == "Zeebrugge"
    ]
    assert sorted(from_belgium) == sorted(PIPELINES)
    named = {"northern-lights-aurora": "Øygarden", "viking-ccs": "Viking", "acorn": "Acorn"}
    for store, terminal in UNLOADING.items():
        feature = real_atlas.feature(terminal)
        assert feature["kind"] == "terminal"
        assert named.get(store, "Aramis") in f"{feature['name']} {feature['description']}"


def test_a_store_tells_its_ways_by_ship_and_by_pipeline(real_atlas: Atlas):
    choice = Co2Choice(origin="ghent")
    found = {each.id: each for each in outlets(real_atlas, choice, TODAY)}
    by_ship, by_pipe = ways_in(real_atlas, found["smeaheia"], choice)
    assert by_ship.startswith("By sea from Ghent to the store's centre: 1,0")
    assert by_ship.endswith(" nautical miles), 22 km of it on the canal.")
    assert by_pipe == (
        "By pipeline from Zeebrugge, if it is built: CO2 Highway Europe (Zeebrugge-Norway), planned, 2032 (expected), "
        "1,000 km. Route is an arrow-like sketch."
    )
    _, terminal = ways_in(real_atlas, found["northern-lights-aurora"], choice)
    assert terminal.startswith("Ships would unload at Northern Lights receiving terminal (Øygarden) (in service), 1,0")
    assert ways_in(real_atlas, found["havnso"], choice) == ["No way by sea is measured: it lies on land in Denmark."]
    assert ways_in(real_atlas, found["snohvit-co2-storage"], choice) == [
        "No way by sea is measured: it lies in the Barents Sea."
    ]


def test_the_map_shows_the_nearest_store_and_the_nearest_in_service_or_only_the_chosen_one(real_atlas: Atlas):
    found = [
        outlet("near", "open", 185.2, real_atlas),
        outlet("far", "open", 1000, real_atlas, "In service"),
        outlet("land", "context", None, real_atlas),
    ]
    assert [(mark.id, mark.name) for mark in route_marks(found, EVERY)] == [
        ("route-to-near", "Zeebrugge to Near\n185 km, 100 nautical miles"),
        ("route-to-far", "Zeebrugge to Far\n1,000 km, 540 nautical miles"),
    ]
    assert [mark.id for mark in route_marks(found, Co2Choice(select="far"))] == ["route-to-far"]
    assert route_marks(found, Co2Choice(select="land")) == []


def test_the_comparison_names_the_services_that_are_not_near(real_atlas: Atlas):
    assert compared_in_short(real_atlas) == (
        "6 of 8 services from Belgian ports, drawn along the lanes, are within 10 %; "
        "not Zeebrugge – Killingholme and Zeebrugge – Hull passenger ferry (closed)."
    )
    assert len(comparison(real_atlas)) == 8
