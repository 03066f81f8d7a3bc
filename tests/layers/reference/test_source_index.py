"""What rests on which source."""

from layers.looks import basemap
from layers.reference.source_index import layers_table, resting_on, sources_table
from loaders.atlas import Atlas


def test_everything_that_rests_on_a_source_is_named_by_kind(atlas: Atlas) -> None:
    assert {source: resting_on(atlas, source) for source in atlas.sources} == {
        "nemo-site": {
            "Layers": ["Cables", "Stations"],
            "Features": ["Nemo Link", "Nautilus", "Old cable", "Richborough"],
            "Events": ["Nemo Link in service"],
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
    assert list(table.columns) == ["Title", "Publisher", "Published", "Used for", "Records", "Licence", "Address"]
    assert table.index.name == "id"
    assert table.fillna({"Address": "none"}).to_dict("index") == {
        "statement": {
            "Title": "Joint statement",
            "Publisher": "UK government",
            "Published": "12 December 2025",
            "Used for": "Commitments",
            "Records": 8,
            "Licence": "OGL v3.0",
            "Address": "none",
        },
        "nemo-site": {
            "Title": "Nemo Link, facts",
            "Publisher": "Nemo Link",
            "Published": "December 2025",
            "Used for": "Capacity",
            "Records": 7,
            "Licence": "All rights reserved",
            "Address": "https://www.nemolink.co.uk/",
        },
        "store-list": {
            "Title": "List of stores",
            "Publisher": "Regulator",
            "Published": "not published",
            "Used for": "Stores",
            "Records": 4,
            "Licence": "OGL v3.0",
            "Address": "https://example.org/stores",
        },
    }
    assert list(table.index) == ["statement", "nemo-site", "store-list"]


def test_the_count_of_every_source_is_the_number_of_records_that_rest_on_it(real_atlas: Atlas) -> None:
    table = sources_table(real_atlas)
    assert sorted(table.index) == sorted(real_atlas.sources)
    assert table["Records"].to_dict() == {
        source: sum(len(names) for names in resting_on(real_atlas, source).values()) for source in table.index
    }


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
                "Bands along the coast and the course of rivers are decoration; they say nothing about depth.",
            ),
        )
    ]
