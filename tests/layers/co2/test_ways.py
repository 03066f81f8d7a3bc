"""How CO2 would come to a store."""

from dataclasses import replace
from pathlib import Path

from layers.co2.outlets import from_belgium, outlets
from layers.co2.ways import compared_in_short, comparison, ways_in
from loaders.atlas import Atlas
from tests.layers.co2.changed_atlas import changed_atlas
from tests.layers.co2.literal_stores import EVERY, TODAY


def test_the_stores_that_terminals_and_pipelines_serve_are_those_that_the_records_name(real_atlas: Atlas):
    stores, transport = (real_atlas.layers[layer].features for layer in ("co2_storage", "co2_transport"))
    assert from_belgium(transport) == {
        "co2-highway-europe": ("smeaheia",),
        "carbonconnect-be-uk": ("bacton-hewett", "poseidon-uk"),
    }
    assert {id: transport.at[terminal, "name"] for id, terminal in stores["unloads_at"].items() if terminal} == {
        "northern-lights-aurora": "Northern Lights receiving terminal (Øygarden)",
        "viking-ccs": "Immingham CO2 import terminal",
        "acorn": "Peterhead CO2 port",
        "aramis-k14-fa": "CO2next",
        "aramis-l4-a": "CO2next",
    }
    assert {real_atlas.layer_of(store) for ids in transport["leads_to"] for store in ids} == {"co2_storage"}
    assert {transport.at[terminal, "kind"] for terminal in stores["unloads_at"] if terminal} == {"terminal"}


def test_a_terminal_a_store_and_a_port_that_were_renamed_are_found_by_their_former_ids(
    real_atlas: Atlas, tmp_path: Path
):
    renamed = {"oygarden-terminal": "oygarden", "smeaheia": "smeaheia-store", "port-zeebrugge": "port-of-zeebrugge"}
    files = ("layers/co2_transport", "layers/co2_storage", "layers/ports", "outlines/co2_storage")
    places = zip(files, (*renamed, "smeaheia"), strict=True)
    atlas = changed_atlas(
        tmp_path,
        *((f"{file}.geojson", f'"id": "{old}"', f'"id": "{renamed[old]}"') for file, old in places),
        moved=renamed,
    )
    found, before = (
        {each.id: each for each in outlets(each_atlas, EVERY, TODAY)} for each_atlas in (atlas, real_atlas)
    )
    first = "northern-lights-aurora"
    assert ways_in(atlas, found[first], EVERY) == ways_in(real_atlas, before[first], EVERY)
    assert found["smeaheia-store"].pipelines == before["smeaheia"].pipelines == ("co2-highway-europe",)


def test_a_store_tells_its_ways_by_ship_and_by_pipeline(real_atlas: Atlas):
    choice = replace(EVERY, origin="ghent")
    found = {each.id: each for each in outlets(real_atlas, choice, TODAY)}
    by_ship, by_pipe = ways_in(real_atlas, found["smeaheia"], choice)
    assert by_ship.startswith("By sea from Ghent to the store's centre: 1,0")
    assert by_ship.endswith(" nautical miles), 22 km on the canal.")
    assert by_pipe == (
        "By pipeline from Zeebrugge, if it is built: CO2 Highway Europe (Zeebrugge-Norway), planned, 2032 (expected), "
        "1,000 km. Route is an arrow-like sketch."
    )
    _, terminal = ways_in(real_atlas, found["northern-lights-aurora"], choice)
    assert terminal.startswith("Ships would unload at Northern Lights receiving terminal (Øygarden) (in service), 1,0")
    assert ways_in(real_atlas, found["havnso"], choice) == ["No sea route is measured: it lies on land in Denmark."]
    assert ways_in(real_atlas, found["snohvit-co2-storage"], choice) == [
        "No sea route is measured: it lies in the Barents Sea."
    ]


def test_the_comparison_names_the_services_that_are_not_near(real_atlas: Atlas):
    assert compared_in_short(real_atlas) == (
        "7 of 9 services from Belgian ports, drawn along the lanes, are within 10 %; "
        "not Zeebrugge – Killingholme and Zeebrugge – Hull passenger ferry (closed)."
    )
    assert len(comparison(real_atlas)) == 9
