"""Which features a view shows."""

import pytest

from geodata.records import STATUSES
from layers.views.filtering import shown, touches, undated
from layers.views.map_view import MapView
from loaders.atlas import Atlas

ALL = MapView(layers=(), statuses=tuple(STATUSES))


@pytest.mark.parametrize(
    ("layer", "view", "ids"),
    [
        ("cables", ALL, ["nemo-link", "nautilus", "old-cable"]),
        ("cables", MapView(layers=()), ["nemo-link", "nautilus"]),
        ("cables", ALL.but(statuses=("cancelled", "proposed")), ["nautilus", "old-cable"]),
        ("cables", ALL.but(statuses=()), []),
        ("cables", ALL.but(countries=("BE",)), ["nemo-link", "nautilus"]),
        ("cables", ALL.but(countries=("NO", "GB")), ["nemo-link", "nautilus", "old-cable"]),
        ("cables", ALL.but(countries=("DE",)), []),
        ("cables", ALL.but(year=2018), ["nautilus", "old-cable"]),
        ("cables", ALL.but(year=2019), ["nemo-link", "nautilus", "old-cable"]),
        ("stores", ALL.but(year=2007), ["leman"]),
        ("stores", ALL.but(year=2008), ["snohvit", "leman"]),
        ("stores", ALL.but(year=2029), ["snohvit", "leman"]),
        ("stores", ALL.but(year=2030), ["snohvit", "bacton", "leman"]),
        ("stores", ALL.but(year=2030, countries=("GB",), statuses=("planned",)), ["bacton"]),
        ("zones", ALL.but(year=1965), ["belgian-zone"]),
        ("cables", ALL.but(only=("snohvit", "nautilus")), ["nautilus"]),
        ("zones", ALL.but(only=("nautilus",)), []),
        ("cables", ALL.but(q="NEMO"), ["nemo-link"]),
        ("cables", ALL.but(q="hybrid cable open"), ["nautilus"]),
        ("cables", ALL.but(q="still.open"), []),
    ],
)
def test_a_view_shows_features_by_status_country_year_and_words(
    layer: str, view: MapView, ids: list[str], atlas: Atlas
) -> None:
    assert list(shown(atlas.layers[layer].features, view).index) == ids


def test_what_is_shown_keeps_its_columns_and_its_reference_system(atlas: Atlas) -> None:
    features = atlas.layers["cables"].features
    nothing = shown(features, ALL.but(statuses=()))
    assert (list(nothing.columns), nothing.crs, len(features)) == (list(features.columns), features.crs, 3)


def test_features_without_a_year_are_undated_where_others_have_one(atlas: Atlas) -> None:
    assert undated(atlas.layers["cables"].features).to_dict() == {
        "nemo-link": False,
        "nautilus": True,
        "old-cable": True,
    }
    assert undated(atlas.layers["stores"].features).to_dict() == {"snohvit": False, "bacton": False, "leman": True}


def test_where_no_feature_has_a_year_none_is_undated(atlas: Atlas) -> None:
    assert undated(atlas.layers["zones"].features).to_dict() == {"belgian-zone": False}


def test_a_feature_touches_a_choice_of_countries_if_any_of_its_own_is_in_it() -> None:
    assert touches(("GB", "BE"), ("BE", "NL"))
    assert not touches(("GB",), ("BE", "NL"))
    assert not touches((), ("BE",))
