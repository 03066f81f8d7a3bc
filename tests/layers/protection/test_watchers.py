"""The figures of the Protection page, and who watches what."""

from dataclasses import replace

import pandas as pd
from shapely import Point

from layers.measures.nearby import Near
from layers.measures.zone_at import Waters
from layers.protection import watchers
from layers.protection.crossings import Crossing
from layers.protection.watchers import NEIGHBOUR, SKETCH, SURE
from layers.wording.figures import Figure
from loaders.atlas import Atlas


def crossing(id: str, second: str, off_by: float | None, waters: Waters, *, in_service: bool = True) -> Crossing:
    return Crossing(
        id,
        "a",
        id,
        ("gas_pipelines", second),
        Point(3, 52),
        off_by,
        in_service,
        second == "shipping_lanes",
        False,
        waters,
    )


FOUND = [
    crossing("b", "gas_pipelines", 4.0, Waters("NL")),
    crossing("c", "hydrogen", None, Waters("NL"), in_service=False),
    crossing("d", "shipping_lanes", 17.0, Waters("NL", others=("BE",))),
    crossing("e", "shipping_lanes", 17.0, Waters("", on_land=True)),
    crossing("f", "shipping_lanes", 4.0, Waters("BE")),
]


def test_the_figures_keep_what_is_in_service_and_what_is_a_sketch_apart() -> None:
    assert watchers.crossing_figures(FOUND) == [
        Figure(
            "Cables and pipelines across each other",
            "2",
            "1 between features both in service.",
            ("a", "b", "c"),
        ),
        Figure(
            "Under shipping lanes and routes",
            "3",
            "3 between features both in service.",
            ("a", "d", "e", "f"),
        ),
        Figure(
            "Placed within 10 km",
            "2 of 5",
            "2 more within 15 to 30 km; 1 on a sketch, so the place is not known.",
            ("a", "b", "f"),
        ),
    ]


def test_zones_are_counted_by_how_sure_they_are_and_add_up() -> None:
    zones = watchers.zones_table(FOUND)
    assert list(zones.columns) == ["Waters", SURE, NEIGHBOUR, SKETCH, "All"]
    assert zones.to_numpy().tolist() == [
        ["Netherlands", 1, 1, 1, 3],
        ["Belgium", 1, 0, 0, 1],
        ["On land", 1, 0, 0, 1],
    ]
    assert zones["All"].sum() == len(FOUND)


def test_what_lies_near_is_told_with_the_errors_of_position() -> None:
    found = [Near("a", 1.0, 2.0), Near("b", 4.0, 17.0), Near("c", 9.0, 15.0), Near("d", 2.0, None)]
    drawn, possible, sketches = watchers.near_figures(found, 5)
    assert (drawn.label, drawn.value, drawn.note) == (
        "Within 5 km, ±2 to ±17 km",
        "2 features",
        "1 certain, allowing for the error of each position.",
    )
    assert (drawn.ids, possible.ids, sketches.ids) == (("a", "b"), ("c",), ("d",))
    assert watchers.near_figures([], 5)[0] == Figure("Within 5 km", "0 features", "As drawn on the map.")


def test_those_who_watch_have_a_role_and_a_date_or_say_that_none_is_published(real_atlas: Atlas) -> None:
    table = watchers.watchers(real_atlas)
    assert list(table.columns) == ["Who", "Country", "Role", "Run by", "As of", "Best source"]
    assert table.loc["sec-northseal", "Role"] == "secure exchange on threats to North Sea infrastructure"
    assert table.loc["sec-mrcc-ostend", "As of"] == "2025"
    assert table.loc["sec-nl-coastguard-denhelder", "As of"] == "not published"
    assert table.loc["sec-mrcc-ostend", "Best source"] == "Public authority"
    assert "sec-coast-westkust" not in table.index
    assert watchers.watchers_text(real_atlas, table).startswith("Date published for 9 of 10 sites. 9 other")
    assert watchers.watchers_text(real_atlas, table).endswith(
        "NorthSeal has no building: its point marks Ostend, where it was agreed."
    )
    assert [each.id for each in watchers.platforms(real_atlas)] == [
        "northseal",
        "northseal-declaration",
        "jef-plus",
        "jef",
        "nato",
    ]


def test_the_commitments_of_the_page_are_those_that_the_data_names(real_atlas: Atlas) -> None:
    assert [each.id for each in (*watchers.protecting(real_atlas), *watchers.watching(real_atlas))] == [
        "security-strategic-infrastructure",
        "security-counter-malign-activity",
        "growth-critical-infrastructure",
        "security-northseal",
        "security-jef-plus",
    ]


def test_who_watches_does_not_hang_on_the_prose_of_a_record(real_atlas: Atlas) -> None:
    layer = real_atlas.layers["security_sites"]
    rewritten = layer.features.assign(commitment_link="x", description="x")
    atlas = replace(real_atlas, layers=real_atlas.layers | {"security_sites": replace(layer, features=rewritten)})
    assert watchers.watchers(atlas).equals(watchers.watchers(real_atlas))


def test_bars_of_waters_have_a_part_for_each_grade_of_doubt() -> None:
    zones = pd.DataFrame([("Belgium", 2, 1, 0, 3)], columns=["Waters", SURE, NEIGHBOUR, SKETCH, "All"])
    bars, _ = watchers.zones_chart(zones).to_dict()["datasets"].values()
    assert [(row["How sure"], row["Crossings"]) for row in bars] == [(SURE, 2), (NEIGHBOUR, 1), (SKETCH, 0)]
