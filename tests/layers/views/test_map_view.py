"""A view survives the way into an address and back; an address that makes no sense still opens."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.page_records import FirstSight
from geodata.records import COUNTRIES, STATUSES
from layers.views.address import as_searched
from layers.views.map_view import (
    DEFAULT_STATUSES,
    FIRST_VIEW,
    NAMED_VIEWS,
    ORDER,
    YEARS,
    Camera,
    MapView,
)
from loaders.atlas import Atlas

LAYERS = ("cables", "stations", "stores", "zones")
FEATURES = ("nemo-link", "nautilus", "old-cable", "richborough", "snohvit", "bacton", "leman", "belgian-zone")
WORDS = ("layers", "status", "country", "v", "year", "q", "only", "pick", "select", "commitment", "at", "base", "other")


def some_of(words: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """Any of the words, in their order."""
    return st.sets(st.sampled_from(words)).map(lambda chosen: tuple(word for word in words if word in chosen))


CAMERAS = st.builds(
    Camera,
    latitude=st.integers(-850_000, 850_000).map(lambda value: value / 10_000),
    longitude=st.integers(-1_800_000, 1_800_000).map(lambda value: value / 10_000),
    zoom=st.integers(0, 2_200).map(lambda value: value / 100),
)
VIEWS = st.builds(
    MapView,
    layers=some_of(LAYERS),
    statuses=some_of(tuple(STATUSES)),
    countries=some_of(tuple(COUNTRIES)),
    year=st.none() | st.sampled_from(YEARS),
    q=st.text(max_size=120).map(as_searched),
    only=some_of(FEATURES),
    pick=some_of(FEATURES),
    select=st.none() | st.sampled_from(FEATURES),
    commitment=st.none() | st.sampled_from(("explore-nautilus", "talk-of-cables")),
    camera=st.none() | CAMERAS,
    base=st.sampled_from(("paper", "night")),
)


@given(view=VIEWS)
@settings(deadline=None)
def test_every_view_survives_the_way_into_an_address_and_back(atlas: Atlas, view: MapView) -> None:
    words = view.to_query(atlas)
    assert all(isinstance(word, str) and word for word in words.values())
    assert list(words) == [name for name in ORDER if name in words]
    assert MapView.from_query(words, atlas) == (view, [])


@given(query=st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=5), st.text(max_size=80)))
@settings(deadline=None)
def test_any_words_give_a_view_that_is_valid_and_short_notes(atlas: Atlas, query: dict[str, str]) -> None:
    view, notes = MapView.from_query(query, atlas)
    assert view.layers == tuple(layer for layer in LAYERS if layer in view.layers)
    assert view.statuses == tuple(status for status in STATUSES if status in view.statuses)
    assert view.countries == tuple(code for code in COUNTRIES if code in view.countries)
    assert view.year is None or view.year in YEARS
    assert set(view.only) <= {*FEATURES}
    assert view.select is None or view.select in FEATURES
    assert view.base in ("paper", "night")
    assert MapView.from_query(view.to_query(atlas), atlas) == (view, [])
    assert all(len(note) < 400 for note in notes)
    assert set(view.pick) <= {*FEATURES}
    assert len(notes) <= 6 * 3 + 5


def test_the_first_sight_has_an_empty_address(atlas: Atlas) -> None:
    view = MapView(layers=("cables", "stores", "zones"))
    assert MapView.first_sight(atlas) == view
    assert view.to_query(atlas) == {}
    assert MapView.from_query({}, atlas) == (view, [])


def test_the_first_sight_of_the_atlas_has_the_six_layers_of_the_joint_statement(real_atlas: Atlas) -> None:
    six = ("interconnectors", "energy_islands", "co2_storage", "ports", "green_corridors", "maritime_boundaries")
    first = MapView.first_sight(real_atlas)
    assert tuple(id for id in first.layers if id in six) == six
    assert first == MapView(
        layers=first.layers,
        statuses=("operational", "under_construction", "permitted", "planned", "proposed", "suspended"),
        countries=(),
        year=None,
        select=None,
        camera=None,
        base="paper",
    )


def test_an_address_says_everything_that_is_not_the_default(atlas: Atlas) -> None:
    view = MapView(
        layers=("cables", "stations"),
        statuses=("operational", "cancelled"),
        countries=("BE", "GB"),
        year=2030,
        select="nautilus",
        camera=Camera(51.6, 2.2, 7.4),
        base="night",
    )
    assert view.to_query(atlas) == {
        "v": "1",
        "layers": "cables,stations",
        "status": "operational,cancelled",
        "country": "BE,GB",
        "year": "2030",
        "select": "nautilus",
        "at": "51.6,2.2,7.4",
        "base": "night",
    }


def test_no_layer_and_no_status_are_said_as_none(atlas: Atlas) -> None:
    view = MapView(layers=(), statuses=())
    assert view.to_query(atlas) == {"v": "1", "layers": "none", "status": "none"}
    assert MapView.from_query({"layers": "none", "status": "none"}, atlas) == (view, [])


def test_layers_of_an_address_come_in_the_order_of_the_atlas_each_once(atlas: Atlas) -> None:
    view, notes = MapView.from_query({"layers": "zones,cables,,zones"}, atlas)
    assert (view.layers, notes) == (("cables", "zones"), [])


def test_an_empty_word_means_the_default(atlas: Atlas) -> None:
    words = {"layers": "", "status": "", "country": "", "year": "", "select": "", "at": ""}
    assert MapView.from_query(words, atlas) == (MapView.first_sight(atlas), [])


def test_what_is_not_understood_is_named_and_the_rest_is_kept(atlas: Atlas) -> None:
    query = {
        "layers": "cabels,stores",
        "status": "working",
        "country": "UK",
        "year": "2051",
        "select": "nautilos",
        "at": "here",
        "base": "nite",
    }
    assert MapView.from_query(query, atlas) == (
        MapView(layers=("stores",)),
        [
            "layers “cabels” in the address is not known. Did you mean 'cables'?",
            "status “working” in the address is not known. Allowed: 'cancelled', 'decommissioned', 'operational', "
            "'permitted', 'planned', 'proposed', 'suspended', 'under_construction'.",
            "country “UK” in the address is not known. Allowed: 'BE', 'DE', 'DK', 'FR', 'GB', 'IE', 'NL', 'NO', 'SE'.",
            "year “2051” in the address is not a year from 1965 to 2050.",
            "Nothing in the atlas is called “nautilos”.",
            "at “here” in the address is not a latitude, longitude and zoom.",
            "base “nite” in the address is not known. Did you mean 'night'?",
        ],
    )


def test_long_nonsense_is_repeated_in_short(atlas: Atlas) -> None:
    _, notes = MapView.from_query({"select": "x" * 5_000}, atlas)
    assert notes == [f"Nothing in the atlas is called “{'x' * 40}…”."]


def test_of_a_long_list_of_nonsense_three_words_are_named(atlas: Atlas) -> None:
    view, notes = MapView.from_query({"layers": ",".join(["cables", *"abcdefg"])}, atlas)
    assert view.layers == ("cables",)
    assert notes == [
        f"layers “{word}” in the address is not known. Allowed: 'cables', 'stations', 'stores', 'zones'."
        for word in "abc"
    ]


@pytest.mark.parametrize("year", ["1964", "2051", "20300", "２０３０", "-203", "2030.0", "+203"])
def test_a_year_outside_the_choice_is_ignored(year: str, atlas: Atlas) -> None:
    view, notes = MapView.from_query({"year": year}, atlas)
    assert view.year is None
    assert notes == [f"year “{year}” in the address is not a year from 1965 to 2050."]


@pytest.mark.parametrize(
    ("words", "camera"),
    [
        ("51.6,2.2,7.4", Camera(51.6, 2.2, 7.4)),
        ("51,2,7", Camera(51, 2, 7)),
        ("-85,-180,0", Camera(-85, -180, 0)),
        ("51.123456,2.123456,7.456", Camera(51.1235, 2.1235, 7.46)),
        ("85.1,2,7", None),
        ("51,180.1,7", None),
        ("51,2,23", None),
        ("51,2,-1", None),
        ("nan,2,7", None),
        ("51,inf,7", None),
        ("51,2", None),
        ("51,2,7,0", None),
        ("", None),
        ("north,west,up", None),
    ],
)
def test_a_camera_is_three_numbers_on_the_globe(words: str, camera: Camera | None) -> None:
    assert Camera.parse(words) == camera


@pytest.mark.parametrize(
    ("camera", "words"),
    [
        (Camera(51.6, 2.2, 7.4), "51.6,2.2,7.4"),
        (Camera(51.12344, 2.0, 7.0), "51.1234,2,7"),
        (Camera(-33.9249, 151.2093, 10.25), "-33.9249,151.2093,10.25"),
        (Camera(0.0001, -0.0001, 0), "0.0001,-0.0001,0"),
    ],
)
def test_a_camera_is_written_with_four_decimals_at_most(camera: Camera, words: str) -> None:
    assert str(camera) == words


def test_only_filters_and_the_base_map_go_into_the_address_of_data() -> None:
    plain = MapView(layers=("cables",), select="nautilus", camera=Camera(51, 2, 7))
    assert plain.data_query() == {}
    chosen = plain.but(statuses=("operational",), countries=("BE",), year=2030, base="night")
    assert chosen.data_query() == {"status": "operational", "country": "BE", "year": "2030", "base": "night"}
    assert plain.but(statuses=()).data_query() == {"status": "none"}


def test_cancelled_and_decommissioned_are_hidden_by_default() -> None:
    assert set(STATUSES) - set(DEFAULT_STATUSES) == {"cancelled", "decommissioned"}


def test_named_views_begin_with_the_whole_sea_and_the_first_is_the_southern_bight() -> None:
    assert [view.title for view in NAMED_VIEWS] == [
        "Whole North Sea",
        "Southern Bight",
        "Belgian coast",
        "Dover Strait",
        "Zeebrugge",
        "Thames",
        "Humber and Tees",
        "Northern North Sea",
    ]
    assert FIRST_VIEW.id == "southern-bight"
    for view in NAMED_VIEWS:
        west, south, east, north = view.bounds
        assert -10 < west < east < 15
        assert 49 < south < north < 63


def test_the_first_sight_of_a_commitment_shows_its_layers_too(atlas: Atlas) -> None:
    assert MapView.from_query({"commitment": "explore-nautilus"}, atlas) == (
        MapView(layers=("cables", "stores", "zones"), commitment="explore-nautilus"),
        [],
    )


def test_a_link_that_leaves_everything_out_says_which_first_sight_it_means(real_atlas: Atlas) -> None:
    newest = next(reversed(real_atlas.first_sights))
    assert MapView.left_out(newest, real_atlas).statuses == MapView.first_sight(real_atlas).statuses
    assert MapView.left_out(newest, real_atlas).lasting_query(real_atlas) == {"v": newest}


def test_a_first_sight_without_a_version_of_its_own_is_written_out(atlas: Atlas) -> None:
    older = replace(atlas, first_sights={"1": FirstSight("1", "2026-11-23", ("cables",), DEFAULT_STATUSES)})
    first = MapView.first_sight(older)
    assert first.to_query(older) == {}
    assert first.lasting_query(older) == {"v": "1", "layers": "cables,stores,zones"}
    assert MapView.from_query(first.lasting_query(older), older) == (first, [])


def test_an_old_link_keeps_the_defaults_it_was_written_with(atlas: Atlas) -> None:
    old = FirstSight("0", "2026-10", ("cables",), ("operational",))
    atlas = replace(atlas, first_sights={"0": old, **atlas.first_sights})
    assert MapView.from_query({"v": "0", "base": "night"}, atlas) == (
        MapView(layers=("cables",), statuses=("operational",), base="night"),
        [],
    )
    view, notes = MapView.from_query({"v": "99"}, atlas)
    assert view == MapView.first_sight(atlas)
    assert notes == ["v “99” in the address is not known. Allowed: '0', '1'."]


def test_an_address_of_100_kilobytes_is_refused_politely(atlas: Atlas) -> None:
    view, notes = MapView.from_query({"layers": "cables", "q": "x" * 100_000}, atlas)
    assert view == MapView.first_sight(atlas)
    assert notes == ["The address has 100,013 characters, too many for a view; it was not read."]


@pytest.mark.parametrize("word", ["javascript:alert(1)", "<script>alert(1)</script>", "../../etc/passwd", "%zz", '"x"'])
@pytest.mark.parametrize(
    "name", ["layers", "status", "country", "year", "q", "select", "commitment", "at", "base", "v"]
)
def test_no_note_repeats_markup_or_code(name: str, word: str, atlas: Atlas) -> None:
    view, notes = MapView.from_query({name: word}, atlas)
    assert not any(word in note for note in notes)
    assert not {"<", ">", ":", '"'} & set(view.q)


def test_a_view_with_a_feature_shows_it_beside_what_is_shown_already(atlas: Atlas) -> None:
    view = MapView(layers=("stores",), statuses=("operational",), camera=Camera(51.6, 2.2, 7.4), base="night")
    shown = MapView(layers=("cables", "stores"), statuses=("operational", "proposed"), select="nautilus", base="night")
    assert view.with_feature("nautilus", atlas) == shown
    assert view.but(only=("bacton",)).with_feature("nautilus", atlas) == shown.but(only=("bacton", "nautilus"))
    assert view.with_layer("cables", atlas) == view.but(layers=("cables", "stores"))


def test_a_link_with_picked_features_switches_their_layers_on_unless_it_names_its_layers(atlas: Atlas) -> None:
    first = ("cables", "stores", "zones")
    view, notes = MapView.from_query({"pick": "richborough,atlantis,nemo-link"}, atlas)
    assert view == MapView(layers=("cables", "stations", "stores", "zones"), pick=("richborough", "nemo-link"))
    assert notes == ["Nothing in the atlas is called “atlantis”."]
    assert view.to_query(atlas) == {"v": "1", "pick": "richborough,nemo-link"}
    off = view.but(layers=first)
    assert off.to_query(atlas) == {"v": "1", "layers": "cables,stores,zones", "pick": "richborough,nemo-link"}
    assert MapView.from_query(off.to_query(atlas), atlas) == (off, [])


def test_a_picked_feature_is_added_with_its_layer_and_its_status_and_taken_out_again(atlas: Atlas) -> None:
    view = MapView(layers=("stores",), statuses=("operational",))
    one = MapView(layers=("cables", "stores"), statuses=("operational", "proposed"), pick=("nautilus",))
    assert view.with_pick("nautilus", atlas) == one
    two = one.with_pick("nemo-link", atlas)
    assert two == one.but(pick=("nautilus", "nemo-link"))
    assert two.with_pick("nautilus", atlas) == one.but(pick=("nemo-link",))


def test_where_the_picked_alone_are_shown_they_still_are_when_one_comes_or_goes(atlas: Atlas) -> None:
    view = MapView(layers=("cables",), only=("nautilus",), pick=("nautilus",))
    two = view.with_pick("nemo-link", atlas)
    assert two.only == two.pick == ("nautilus", "nemo-link")
    assert view.with_pick("nautilus", atlas) == view.but(only=(), pick=())
    others = view.but(only=("old-cable",)).with_pick("nemo-link", atlas)
    assert (others.only, others.pick) == (("old-cable",), ("nautilus", "nemo-link"))


@pytest.mark.parametrize(
    ("select", "commitment", "subject"),
    [
        (None, None, ("nautilus", "nemo-link")),
        ("nautilus", None, ("nautilus", "nemo-link")),
        ("bacton", None, ("bacton",)),
        (None, "explore-nautilus", ()),
        ("nautilus", "explore-nautilus", ("nautilus", "nemo-link")),
    ],
)
def test_a_view_is_about_what_is_picked_or_about_what_else_is_selected(
    select: str | None, commitment: str | None, subject: tuple[str, ...]
) -> None:
    view = MapView(layers=(), pick=("nautilus", "nemo-link"), select=select, commitment=commitment)
    assert view.subject == subject
