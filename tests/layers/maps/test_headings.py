"""Words round the map."""

from dataclasses import replace
from datetime import date

import pytest

from layers.looks import basemap, styles
from layers.maps.headings import attribution, filters_told, ink, standing, subtitle, title
from layers.views.map_view import DEFAULT_STATUSES, MapView
from loaders.atlas import Atlas


def called(atlas: Atlas, **told: dict[str, str]) -> Atlas:
    """The atlas with other words for some layers: id -> key and word."""
    layers = {id: replace(layer, info=replace(layer.info, **told.get(id, {}))) for id, layer in atlas.layers.items()}
    return replace(atlas, layers=layers)


@pytest.mark.parametrize(
    ("layers", "words"),
    [
        (("cables", "stores", "zones"), "The North Sea, and what Britain and Belgium agreed on it"),
        ((), "The North Sea"),
        (("stations",), "Belgian stations in and around the North Sea"),
        (("stations", "zones"), "Belgian stations in and around the North Sea"),
        (("zones",), "Zones in and around the North Sea"),
        (("cables", "stations"), "The North Sea: electricity and Belgian stations"),
        (("cables", "stores"), "The North Sea: electricity and CO2"),
        (("cables", "stations", "stores", "zones"), "The North Sea: electricity, Belgian stations and CO2"),
    ],
)
def test_a_title_says_what_the_map_is_about_and_names_keep_their_capitals(
    layers: tuple[str, ...], words: str, atlas: Atlas
) -> None:
    told = called(
        atlas, cables={"topic": "electricity"}, stores={"topic": "CO2"}, stations={"title": "Belgian stations"}
    )
    assert title(MapView(layers=layers), told) == words


def test_what_several_layers_have_in_common_is_said_once(atlas: Atlas) -> None:
    told = called(atlas, cables={"topic": "electricity"}, stations={"topic": "electricity"})
    assert title(MapView(layers=("cables", "stations")), told) == "The North Sea: electricity"


def test_many_things_of_one_theme_are_told_as_the_theme(atlas: Atlas) -> None:
    energy = atlas.layers["cables"]
    more = {f"cables{number}": replace(energy, info=replace(energy.info, topic=f"cable {number}")) for number in "1234"}
    many = replace(atlas, layers=atlas.layers | more)
    assert title(MapView(layers=("stores", "cables1", "cables2", "cables3")), many) == (
        "The North Sea: CO2 stores, cable 1, cable 2 and cable 3"
    )
    assert title(MapView(layers=("stores", *more)), many) == "The North Sea: CO2 stores and energy"


def test_what_is_selected_is_the_title_and_how_it_stands_the_line_below(atlas: Atlas) -> None:
    view, today = MapView.first_sight(atlas, "explore-nautilus").but(select="nemo-link"), date(2026, 11, 23)
    assert title(view, atlas) == "Nemo Link"
    assert standing(view, atlas, today) == (
        "In service, as of December 2025 · Capacity 1,000 MW · facts as of September 2026"
    )
    assert standing(view.but(select=None), atlas, today) == subtitle(view, atlas, 3)


def test_what_is_picked_is_the_title_as_long_as_its_names_are_few(atlas: Atlas) -> None:
    view, today = MapView.first_sight(atlas).but(pick=("nautilus", "nemo-link")), date(2026, 11, 23)
    told = (
        "Nautilus: proposed, capacity 1,400 MW · Nemo Link: in service, capacity 1,000 MW · facts as of September 2026"
    )
    assert title(view, atlas) == title(view.but(select="nautilus"), atlas) == "Nautilus and Nemo Link"
    assert title(view.but(select="bacton"), atlas) == "Bacton"
    assert subtitle(view, atlas, 5) == f"5 features · {told}"
    assert subtitle(view.but(only=("nautilus", "nemo-link")), atlas, 2) == f"2 features · {told}"
    assert standing(view.but(pick=("nemo-link",)), atlas, today) == (
        "In service, as of December 2025 · Capacity 1,000 MW · facts as of September 2026"
    )
    many = view.but(pick=("nautilus", "nemo-link", "old-cable", "leman"))
    assert title(many, atlas) == title(MapView.first_sight(atlas), atlas)
    assert subtitle(many, atlas, 5) == "5 features · 4 of them picked · facts as of September 2026"


def test_what_was_chosen_by_name_is_the_title_which_names_the_first_where_it_is_many(atlas: Atlas) -> None:
    view = MapView.first_sight(atlas).but(only=("nautilus", "nemo-link"))
    assert title(view, atlas) == "Nautilus and Nemo Link"
    assert subtitle(view, atlas, 2) == (
        "2 features · Nautilus: proposed, capacity 1,400 MW · Nemo Link: in service, capacity 1,000 MW · "
        "facts as of September 2026"
    )
    many = view.but(only=("nautilus", "nemo-link", "old-cable", "leman"))
    assert title(many, atlas) == "Nautilus, Nemo Link and 2 more"
    assert subtitle(many, atlas, 4) == "4 features · chosen by name · facts as of September 2026"


@pytest.mark.parametrize(
    ("view", "count", "words"),
    [
        (MapView(layers=()), 1234, "1,234 features · facts as of September 2026"),
        (MapView(layers=()), 1, "1 feature · facts as of September 2026"),
        (MapView(layers=("cables",)), 0, "0 features · facts as of September 2026"),
        (MapView(layers=()), 0, "No layer is switched on · facts as of September 2026"),
        (
            MapView(layers=(), countries=("BE", "GB"), statuses=("operational", "planned"), year=2030),
            7,
            "7 features · Belgium, United Kingdom · in service, planned · in service or expected in 2030 · "
            "facts as of September 2026",
        ),
        (
            MapView(layers=("cables", "zones"), year=2030),
            5,
            "5 features · in service or expected in 2030, 1 without a start year also shown · "
            "facts as of September 2026",
        ),
        (MapView(layers=(), q="wind farm"), 3, "3 features · with “wind farm” · facts as of September 2026"),
        (MapView(layers=("cables",), statuses=()), 0, "0 features · no status chosen · facts as of September 2026"),
        (MapView(layers=(), statuses=DEFAULT_STATUSES), 2, "2 features · facts as of September 2026"),
    ],
)
def test_the_subtitle_tells_the_count_the_filters_and_the_date(
    view: MapView, count: int, words: str, atlas: Atlas
) -> None:
    assert subtitle(view, atlas, count) == words


def test_the_attribution_credits_the_base_map_and_each_visible_layer_once(atlas: Atlas) -> None:
    assert attribution(MapView(layers=("cables", "stations", "zones")), atlas) == (
        f"{basemap.ATTRIBUTION} Atlas compilation; © OpenStreetMap contributors. "
        "Not a navigational, legal or investment document."
    )
    assert attribution(MapView(layers=("zones",)), atlas) == (
        f"{basemap.ATTRIBUTION} © OpenStreetMap contributors. Not a navigational, legal or investment document."
    )


def test_the_base_map_is_credited_without_any_layer(atlas: Atlas) -> None:
    assert attribution(MapView(layers=()), atlas) == (
        f"{basemap.ATTRIBUTION} Not a navigational, legal or investment document."
    )
    assert "© OpenStreetMap contributors, ODbL" in basemap.ATTRIBUTION


def test_lettering_has_a_colour_and_a_rim_as_css() -> None:
    for base in styles.BASES:
        text, halo = styles.INK[base], styles.HALO[base]
        assert ink(base) == {
            "text": f"rgb({text[0]}, {text[1]}, {text[2]})",
            "halo": f"rgb({halo[0]}, {halo[1]}, {halo[2]})",
        }


def test_a_commitment_that_is_followed_is_the_headline(atlas: Atlas) -> None:
    view = MapView.first_sight(atlas, "explore-nautilus")
    assert title(view, atlas) == "Explore Nautilus"
    assert subtitle(view, atlas, 5) == "Promised: will explore · Now: in progress, 16 June 2026 · 1 place"


def test_filters_are_told_by_their_fields_and_what_is_as_at_first_is_none(atlas):
    view = MapView(("cables",))
    assert filters_told(view, atlas) == {}
    filtered = view.but(statuses=("operational",), countries=("BE", "GB"), year=2030, q="nemo", only=("nautilus",))
    assert filters_told(filtered, atlas) == {
        "statuses": "In service",
        "countries": "Belgium and United Kingdom",
        "year": "In service or expected in 2030",
        "q": "With “nemo”",
        "only": "Nautilus",
    }
    assert filters_told(view.but(statuses=(), pick=("nautilus",), only=("nautilus",)), atlas) == {
        "statuses": "No status"
    }
