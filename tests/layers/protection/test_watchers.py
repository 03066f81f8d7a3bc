"""The choices of the Protection page, its figures, and who watches what."""

import pytest
from shapely import Point

from layers.measures.nearby import Near
from layers.measures.zone_at import Waters
from layers.protection import watchers
from layers.protection.crossings import LAYERS, SEABED, Crossing
from layers.protection.watchers import NEIGHBOUR, SKETCH, SURE, ProtectionChoice
from layers.wording.figures import Figure
from loaders.atlas import Atlas


def crossing(id: str, second: str, off_by: float | None, waters: Waters, *, in_service: bool = True) -> Crossing:
    return Crossing(id, "a", id, ("gas_pipelines", second), Point(3, 52), off_by, in_service, False, waters)


FOUND = [
    crossing("b", "gas_pipelines", 4.0, Waters("NL")),
    crossing("c", "hydrogen", None, Waters("NL"), in_service=False),
    crossing("d", "shipping_lanes", 17.0, Waters("NL", others=("BE",))),
    crossing("e", "shipping_lanes", 17.0, Waters("", on_land=True)),
    crossing("f", "shipping_lanes", 4.0, Waters("BE")),
]


def test_the_first_sight_of_the_page_is_its_bare_address(real_atlas: Atlas) -> None:
    assert ProtectionChoice.from_query({}, real_atlas) == (ProtectionChoice(), [])
    assert ProtectionChoice().to_query() == {}
    assert ProtectionChoice().cross == (*SEABED, "shipping_lanes")


@pytest.mark.parametrize(
    "choice",
    [
        ProtectionChoice(cross=("interconnectors", "shipping_corridors"), stage="now", count="points"),
        ProtectionChoice(cross=()),
        ProtectionChoice(near="nemo-link", within=12.5),
        ProtectionChoice(near="51.35,3.2", select="nemo-link", flown="nemo-link"),
        ProtectionChoice(select="nemo-link.interconnector.1", flown="nemo-link.interconnector.1"),
    ],
)
def test_a_choice_is_its_address(choice: ProtectionChoice, real_atlas: Atlas) -> None:
    assert ProtectionChoice.from_query(choice.to_query(), real_atlas) == (choice, [])


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ({"within": "0"}, "within “0” in the address: a distance is a number of kilometres from 0.1 to 300."),
        ({"within": "-3"}, "within “-3” in the address: a distance is a number of kilometres from 0.1 to 300."),
        ({"within": "5000"}, "within “5000” in the address: a distance is a number of kilometres from 0.1 to 300."),
        ({"within": "far"}, "within “far” in the address: a distance is a number of kilometres from 0.1 to 300."),
        (
            {"near": "3.2,51.35"},
            "That point lies off the map, which reaches from 44° to 71.2° north and from 29.5° west to 31.5° east.",
        ),
        (
            {"near": "51.35"},
            "Choose a feature by name, or give a point as latitude and longitude, such as 51.35, 3.2.",
        ),
        ({"near": "atlantis"}, "Nothing in the atlas is called “atlantis”."),
        ({"select": "nemo-link.atlantis.1"}, "Nothing in the atlas is called “nemo-link.atlantis.1”."),
    ],
)
def test_what_an_address_cannot_mean_gets_one_sentence(words: dict[str, str], note: str, real_atlas: Atlas) -> None:
    assert ProtectionChoice.from_query(words, real_atlas) == (ProtectionChoice(), [note])


def test_the_figures_keep_what_is_in_service_and_what_is_a_sketch_apart() -> None:
    assert watchers.crossing_figures(FOUND) == [
        Figure(
            "Cables and pipelines across each other",
            "2",
            "As drawn. 1 between things that are both in service.",
            ("a", "b", "c"),
        ),
        Figure(
            "Under shipping lanes and routes",
            "3",
            "As drawn. 3 between things that are both in service.",
            ("a", "d", "e", "f"),
        ),
        Figure(
            "Placed to within 10 km",
            "2 of 5",
            "2 more to within 15 to 30 km; 1 rests on a sketch: place not known.",
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
        "As drawn. 1 of them for certain, whatever the positions are off by.",
    )
    assert (drawn.ids, possible.ids, sketches.ids) == (("a", "b"), ("c",), ("d",))
    assert watchers.near_figures([], 5)[0] == Figure("Within 5 km", "0 features", "As drawn.")


def test_those_who_watch_have_a_role_and_a_date_or_say_that_none_is_published(real_atlas: Atlas) -> None:
    table = watchers.watchers(real_atlas)
    assert list(table.columns) == ["Who", "Country", "Role", "Run by", "As of", "Rests on"]
    assert table.loc["sec-northseal", "Role"] == "secure exchange on threats to North Sea infrastructure"
    assert table.loc["sec-mrcc-ostend", "As of"] == "not published"
    assert table.loc["sec-de-msz-cuxhaven", "Rests on"] == "general knowledge"
    assert "sec-coast-westkust" not in table.index
    assert watchers.watchers_text(real_atlas, table).startswith("Date published for 7 of 10 sites. 9 other")
    assert [each.id for each in watchers.platforms(real_atlas)] == list(watchers.PLATFORMS)


def test_the_commitments_of_the_page_exist(real_atlas: Atlas) -> None:
    ids = (*watchers.COMMITMENTS, *watchers.WATCHING)
    assert [each.id for each in watchers.commitments_of(real_atlas, ids)] == list(ids)


def test_an_empty_choice_says_what_to_do() -> None:
    shipping = tuple(set(LAYERS) - set(SEABED))
    assert watchers.crossed_text(ProtectionChoice(cross=())) == "Choose at least one kind of cable or pipeline."
    assert watchers.crossed_text(ProtectionChoice(cross=shipping)).startswith("Ships share lanes and routes")
    assert watchers.crossed_text(ProtectionChoice(cross=("hydrogen",))).startswith("Nothing crosses here.")
