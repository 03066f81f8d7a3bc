"""How good the evidence is."""

from dataclasses import replace
from pathlib import Path

import pytest

from layers.wording import evidence
from loaders.atlas import Atlas, open_whole
from tests.small_atlas import small_atlas


@pytest.fixture
def own(atlas: Atlas) -> Atlas:
    """The small atlas, with a statement that the compiler only knows of."""
    known = replace(atlas.sources["statement"], kind="knowledge", published="")
    return replace(atlas, sources=atlas.sources | {"statement": known})


def test_what_rests_on_several_sources_has_the_grade_of_the_best_of_them(own: Atlas) -> None:
    assert evidence.grade_of(own, ("statement", "nemo-site")).label == "Operator or company"
    assert evidence.grade_of(own, ("nemo-site", "store-list", "statement")).label == "Public authority"
    assert evidence.best_source(own, ("statement", "nemo-site")) == "Best of 2 sources: operator or company"
    assert evidence.best_source(own, ("statement",)) == "Only source: general knowledge"
    assert evidence.all_sources(own, ("statement", "nemo-site")) == "1 operator or company, 1 general knowledge"


def test_grades_are_in_the_order_of_the_file(atlas: Atlas) -> None:
    assert evidence.in_order(atlas).ordered
    assert list(evidence.in_order(atlas).categories)[:2] == ["Law or treaty", "Public authority"]


def test_what_rests_partly_on_no_document_is_unverified_and_wholly_undocumented_if_on_nothing_else(own: Atlas) -> None:
    assert evidence.unverified(own, ("nemo-site", "statement"))
    assert not evidence.undocumented(own, ("nemo-site", "statement"))
    assert evidence.undocumented(own, ("statement",))
    assert not evidence.unverified(own, ("nemo-site",))


def test_features_without_a_document_are_counted_among_all(own: Atlas) -> None:
    documented = ("nemo-site", "statement")
    assert evidence.undocumented_text(own, [documented, documented]) == ""
    assert evidence.undocumented_text(own, []) == ""
    assert (
        evidence.undocumented_text(own, [documented, ("statement",)])
        == "1 of 2 features rests on general knowledge alone."
    )
    assert (
        evidence.undocumented_text(own, [("statement",)] * 3 + [documented] * 1000)
        == "3 of 1,003 features rest on general knowledge alone."
    )


@pytest.mark.parametrize("file", ["sources.csv", "evidence.toml"])
def test_a_grade_that_is_not_known_for_a_fault_in_the_lists_is_not_told(tmp_path: Path, file: str) -> None:
    small_atlas(tmp_path)
    faulty = tmp_path / "geodata" / file
    faulty.write_text(faulty.read_text(encoding="utf-8").replace("store", "s t o r e").replace("law", "l a w"), "utf-8")
    lacking = open_whole(tmp_path / "geodata")
    assert lacking.missing.keys() == {file}
    assert evidence.grade_of(lacking, ("nemo-site",)) == evidence.UNTOLD
    assert evidence.best_source(lacking, ("nemo-site", "store-list")) == ""
    assert evidence.unverified_text(lacking, ("nemo-site", "store-list")) == ""
    assert evidence.kind_of(lacking, lacking.sources_of(["nemo-site"])[0]) == "Operator or company"


SOURCES = ("nemo-site", "store-list", "statement")
"""An operator's of December 2025, an authority's, and a statement of authorities of 12 December 2025."""


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"sources": SOURCES, "status_as_of": "2025-12"}, "Status: operator or company"),
        ({"sources": SOURCES, "status_as_of": "2025-12-12"}, "Status: public authority"),
        ({"sources": SOURCES, "status_as_of": "2025-12-02"}, "Status: operator or company"),
        ({"sources": SOURCES[1:], "status_as_of": "2025-12"}, "Status: public authority"),
        ({"sources": SOURCES[1:], "status_as_of": "2025-12-13"}, ""),
        ({"sources": SOURCES[1:], "status_as_of": "2025"}, ""),
        ({"sources": SOURCES, "status_as_of": "2025-11"}, ""),
        ({"sources": SOURCES, "status_as_of": ""}, ""),
        ({"sources": ("nemo-site",), "status_as_of": "2025-12"}, ""),
        ({"sources": SOURCES, "owners": "Elia", "website": "nemo-site"}, "Owners: operator or company"),
        ({"sources": SOURCES, "owners": "Elia", "website": ("nemo-site", "statement")}, "Owners: public authority"),
        ({"sources": SOURCES, "owners": "Elia", "website": ""}, ""),
        ({"sources": SOURCES, "owners": "", "website": "nemo-site"}, ""),
        ({"sources": SOURCES[:2], "status_as_of": "2025-12", "shape_from": "nemo-site"}, ""),
    ],
)
def test_a_fact_has_the_grade_of_its_own_source_where_that_is_known(
    changes: dict[str, object], told: str, atlas: Atlas
) -> None:
    layer = atlas.layers["cables"].info
    fields = {**layer.fields, "owners": replace(layer.fields["owners"], source_in="website")}
    feature = {**atlas.feature("nemo-link").to_dict(), "status_as_of": "", "owners": "", **changes}
    assert evidence.own_grades_text(atlas, replace(layer, fields=fields), feature) == told


def test_facts_of_another_grade_than_the_record_are_told_beside_it(atlas: Atlas) -> None:
    feature = {**atlas.feature("nemo-link").to_dict(), "sources": SOURCES}
    layer = atlas.layers["cables"].info
    assert (
        evidence.best_source_told(atlas, layer, feature)
        == "Best of 3 sources: public authority; status: operator or company"
    )
    same = {**feature, "sources": ("nemo-site", "nemo-site")}
    assert evidence.best_source_told(atlas, layer, same) == "Best of 2 sources: operator or company"
