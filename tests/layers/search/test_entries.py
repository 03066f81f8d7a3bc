"""What can be found in an atlas: every kind of thing, by its own name, by others and by its codes."""

from pathlib import Path

from layers.search.entries import Entry, entries
from loaders.atlas import Atlas
from tests.small_atlas import small_atlas

PLACES = """id,name,kind,rank,lon,lat
place-ostend,Ostend,city,2,2.92,51.23
place-belgium,BELGIUM,country,1,4.5,50.8
place-depth,20 m,depth,4,3,52
"""
OTHER_NAMES = """name,languages,place_ids,feature_ids,sources
Oostende,nl; nb,place-ostend,,statement
Némo,fr,,nemo-link,statement
"""


def test_everything_with_a_name_can_be_found_with_its_kind_and_its_other_names(tmp_path: Path) -> None:
    atlas = small_atlas(tmp_path, files={"places.csv": PLACES, "other_names.csv": OTHER_NAMES})
    found = {(entry.of, entry.id): entry for entry in entries(atlas)}
    assert [
        found["feature", "nemo-link"],
        found["place", "place-ostend"],
        found["place", "place-belgium"],
        found["instrument", "treaty"],
        found["term", "CO2"],
    ] == [
        Entry("feature", "nemo-link", "Nemo Link", "Cable", ("Némo",), ("Nemo Link Limited",)),
        Entry("place", "place-ostend", "Ostend", "City", ("Oostende",)),
        Entry("place", "place-belgium", "Belgium", "Country", ("BE",)),
        Entry("instrument", "treaty", "Treaty", "Treaty"),
        Entry("term", "CO2", "CO2", "Term", ("Carbon dioxide",)),
    ]
    assert ("place", "place-depth") not in found
    assert {id for of, id in found if of == "layer"} == {*atlas.layers}
    assert {id for of, id in found if of == "commitment"} == {*atlas.commitments}


def test_every_port_of_the_project_is_found_by_its_code(real_atlas: Atlas) -> None:
    ports = real_atlas.layers["ports"].features
    codes = {entry.id: entry.others for entry in entries(real_atlas) if entry.id in ports.index}
    told = {id: code for id, code in ports["locode"].items() if code}
    assert len(told) > 60
    assert {id: code for id, code in told.items() if code not in codes[str(id)]} == {}
