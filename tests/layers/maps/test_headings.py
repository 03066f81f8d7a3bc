"""Words round the map."""

import pytest

from layers.looks import basemap, styles
from layers.maps.headings import attribution, ink, subtitle, title
from layers.views.map_view import DEFAULT_STATUSES, MapView
from loaders.atlas import Atlas


@pytest.mark.parametrize(
    ("layers", "words"),
    [
        (("cables", "stores", "zones"), "The North Sea, and what Britain and Belgium agreed on it"),
        ((), "The North Sea"),
        (("stations",), "Stations"),
        (("cables", "stores"), "Cables and CO2 stores"),
        (("cables", "stations", "zones"), "Cables, stations and zones"),
        (("cables", "stations", "stores", "zones"), "Cables, stations and 2 more layers"),
    ],
)
def test_the_title_names_what_the_map_shows(layers: tuple[str, ...], words: str, atlas: Atlas) -> None:
    assert title(MapView(layers=layers), atlas) == words


@pytest.mark.parametrize(
    ("view", "count", "words"),
    [
        (MapView(layers=()), 1234, "1,234 features · facts as of June 2026"),
        (MapView(layers=()), 1, "1 feature · facts as of June 2026"),
        (MapView(layers=("cables",)), 0, "0 features · facts as of June 2026"),
        (MapView(layers=()), 0, "No layer is switched on · facts as of June 2026"),
        (
            MapView(layers=(), countries=("BE", "GB"), statuses=("operational", "planned"), year=2030),
            7,
            "7 features · Belgium, United Kingdom · in service, planned · there, or expected, in 2030 · "
            "facts as of June 2026",
        ),
        (MapView(layers=(), q="wind farm"), 3, "3 features · with “wind farm” · facts as of June 2026"),
        (MapView(layers=("cables",), statuses=()), 0, "0 features · no status chosen · facts as of June 2026"),
        (MapView(layers=(), statuses=DEFAULT_STATUSES), 2, "2 features · facts as of June 2026"),
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
