"""What rests on which source."""

from collections import Counter
from dataclasses import fields, replace

from layers.looks import basemap
from layers.reference.source_index import (
    SourcesChoice,
    chosen,
    graded,
    graded_text,
    grades_chart,
    layers_table,
    records,
    resting,
    resting_on,
    sources_table,
)
from layers.wording.rights import sources_of_shapes
from loaders.atlas import Atlas


def test_everything_that_rests_on_a_source_is_named_by_kind(atlas: Atlas) -> None:
    assert {source: resting_on(atlas, source) for source in atlas.sources} == {
        "nemo-site": {
            "Layers": ["Cables", "Stations"],
            "Features": ["Nemo Link", "Nautilus", "Old cable", "Richborough"],
            "Events": ["Nemo Link in service"],
            "Steps of a proposed link": ["Licence"],
        },
        "store-list": {"Layers": ["CO2 stores"], "Features": ["Snøhvit", "Bacton", "Leman"]},
        "statement": {
            "Layers": ["Zones"],
            "Features": ["Nautilus", "Belgian zone"],
            "Commitments": ["Explore Nautilus", "Talk of cables"],
            "Declarations": ["Joint statement"],
            "Instruments": ["Treaty"],
            "CO2 arrangements": ["UK - Belgium arrangement"],
        },
    }
    assert resting_on(atlas, "no-such-source") == {}


def test_sources_are_listed_with_the_most_used_first(atlas: Atlas) -> None:
    table = sources_table(atlas)
    assert list(table.columns) == [
        "Title", "Publisher", "Kind", "Published", "Used for", "Records", "Licence", "Address",
    ]  # fmt: skip
    assert table.index.name == "id"
    assert table.fillna({"Address": "none"}).to_dict("index") == {
        "statement": {
            "Title": "Joint statement",
            "Publisher": "UK government",
            "Kind": "Public authority",
            "Published": "12 December 2025",
            "Used for": "Commitments",
            "Records": 8,
            "Licence": "OGL v3.0",
            "Address": "none",
        },
        "nemo-site": {
            "Title": "Nemo Link, facts",
            "Publisher": "Nemo Link",
            "Kind": "Operator or company",
            "Published": "December 2025",
            "Used for": "Capacity",
            "Records": 8,
            "Licence": "All rights reserved",
            "Address": "https://www.nemolink.co.uk/",
        },
        "store-list": {
            "Title": "List of stores",
            "Publisher": "Regulator",
            "Kind": "Public authority",
            "Published": "not published",
            "Used for": "Stores",
            "Records": 4,
            "Licence": "OGL v3.0",
            "Address": "https://example.org/stores",
        },
    }
    assert list(table.index) == ["nemo-site", "statement", "store-list"]


def test_the_count_of_every_source_is_the_number_of_records_that_rest_on_it(real_atlas: Atlas) -> None:
    table = sources_table(real_atlas)
    assert sorted(table.index) == sorted(real_atlas.sources)
    found = resting(real_atlas)
    assert table["Records"].to_dict() == {
        source: sum(map(len, found.get(source, {}).values())) for source in table.index
    }


def known_only(atlas: Atlas) -> Atlas:
    """The small atlas, with a list of stores that the compiler only knows of."""
    known = replace(atlas.sources["store-list"], kind="knowledge")
    return replace(atlas, sources=atlas.sources | {"store-list": known})


def test_records_are_counted_by_the_grade_of_their_best_source(atlas: Atlas) -> None:
    table = graded(known_only(atlas))
    assert list(table.columns) == [grade.label for grade in atlas.grades.values()] + ["All records"]
    kept = table[["Public authority", "Operator or company", "General knowledge", "All records"]]
    assert kept.T.to_dict("list") == {
        "Cables": [1, 2, 0, 3],
        "Stations": [0, 1, 0, 1],
        "CO2 stores": [0, 0, 3, 3],
        "Zones": [1, 0, 0, 1],
        "Commitments": [2, 0, 0, 2],
        "Declarations": [1, 0, 0, 1],
        "Instruments": [1, 0, 0, 1],
        "Events": [0, 1, 0, 1],
        "Steps of a proposed link": [0, 1, 0, 1],
        "CO2 arrangements": [1, 0, 0, 1],
        "All records": [7, 5, 3, 15],
    }
    assert not table.drop(columns=kept.columns).to_numpy().any()


def test_the_sentence_on_evidence_claims_no_more_than_was_counted(atlas: Atlas) -> None:
    own = known_only(atlas)
    assert graded_text(own, graded(own)) == (
        "12 of 15 records name at least one document, 3 rest on what the compiler knows alone. A record counts under "
        "the best source it names. Not all of it need come from there, and it need not have been checked against a "
        "second source."
    )
    assert graded_text(atlas, graded(atlas)).startswith(
        "Each of 15 records names at least one document. A record counts "
    )


def test_the_bars_are_the_grades_in_their_order(atlas: Atlas) -> None:
    own = known_only(atlas)
    (rows,) = grades_chart(own, graded(own)).to_dict()["datasets"].values()
    assert [(row["Words"], row["Value"]) for row in rows] == [
        ("● Law or treaty:  0 records", 0.0),
        ("● Public authority:  7 records", 7.0),
        ("● Operator or company:  5 records", 5.0),
        ("◐ Press or trade:  0 records", 0.0),
        ("◐ Reference work:  0 records", 0.0),
        ("◐ Copy or collection:  0 records", 0.0),
        ("◐ Private page:  0 records", 0.0),
        ("○ General knowledge:  3 records", 3.0),
    ]


def test_every_record_of_the_atlas_is_counted_once(real_atlas: Atlas) -> None:
    table = graded(real_atlas)
    layers = {layer.info.title: len(layer.features) for layer in real_atlas.layers.values()}
    assert {title: table.at[title, "All records"] for title in layers} == layers
    assert table.loc["All records", "All records"] == table.drop("All records")["All records"].sum()


def test_no_table_that_names_sources_is_left_out_of_the_count(real_atlas: Atlas) -> None:
    # A correction tells of records that are counted themselves.
    named = [each.name for each in fields(real_atlas) if not each.name.startswith("_") and each.name != "corrections"]
    beside = [getattr(real_atlas, name) for name in named]
    rows = [row for table in beside for row in (table.values() if isinstance(table, dict) else tuple_of(table))]
    naming = Counter(row.sources for row in rows if hasattr(row, "sources"))
    assert naming <= Counter(each.sources for each in records(real_atlas))
    assert len({type(row) for row in rows if hasattr(row, "sources")}) >= 7


def tuple_of(table: object) -> tuple[object, ...]:
    return table if isinstance(table, tuple) else ()


def test_the_shape_of_a_feature_rests_on_its_own_source(real_atlas: Atlas) -> None:
    for id in ("offshore_wind", "interconnectors"):
        of_others = [row for row in real_atlas.layers[id].features.to_dict("records") if sources_of_shapes(row)]
        for source in sources_of_shapes(of_others[0]):
            assert of_others[0]["name"] in resting_on(real_atlas, source)["Shapes of features"]


def test_sources_are_chosen_by_their_words_and_their_kind(atlas: Atlas) -> None:
    table = sources_table(atlas)

    def found(**words: str) -> list[str]:
        choice, notes = SourcesChoice.from_query(words, atlas)
        assert notes == []
        return list(chosen(table, atlas, choice).index)

    assert found() == ["nemo-site", "statement", "store-list"]
    assert found(kind="authority") == ["statement", "store-list"]
    assert found(kind="authority,operator", q="NEMO") == ["nemo-site"]
    assert found(kind="press") == []
    assert SourcesChoice.from_query({"kind": "authorty"}, atlas)[1] == [
        "kind “authorty” in the address is not known. Did you mean 'authority'?"
    ]


def test_layers_are_listed_with_their_licences_and_the_base_map_last(atlas: Atlas) -> None:
    table = layers_table(atlas)
    assert table.fillna({"Features": -1}).to_dict("records") == [
        {
            "Layer": layer,
            "Features": features,
            "Facts as of": as_of,
            "Licence": licence,
            "Licence text": text,
            "Credit": credit,
            "Caveats": caveats,
        }
        for layer, features, as_of, licence, text, credit, caveats in (
            (
                "Cables",
                3,
                "March 2026",
                "CC BY 4.0",
                "https://creativecommons.org/licenses/by/4.0/",
                "Atlas compilation; © OpenStreetMap contributors",
                "No route is surveyed.",
            ),
            (
                "Stations",
                1,
                "March 2026",
                "CC BY 4.0",
                "https://creativecommons.org/licenses/by/4.0/",
                "Atlas compilation",
                "",
            ),
            (
                "CO2 stores",
                3,
                "May 2026",
                "CC BY 4.0",
                "https://creativecommons.org/licenses/by/4.0/",
                "Atlas compilation",
                "Points are centres. Capacities are expected ones.",
            ),
            (
                "Zones",
                1,
                "2024",
                "ODbL 1.0",
                "https://opendatacommons.org/licenses/odbl/1-0/",
                "© OpenStreetMap contributors",
                "",
            ),
            (
                "Base map",
                -1,
                "",
                "ODbL 1.0",
                "https://opendatacommons.org/licenses/odbl/1-0/",
                basemap.ATTRIBUTION,
                "Depths are indicative: they come from a grid of 6 to 11 km. The course of rivers is decoration.",
            ),
        )
    ]
