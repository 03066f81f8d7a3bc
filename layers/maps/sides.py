"""Two views side by side: what of them differs, in words and in features."""

from collections.abc import Sequence

import geopandas as gpd
import pandas as pd

from geodata.records import COUNTRIES, STATUSES
from layers.maps import headings
from layers.maps.deck import features_shown
from layers.maps.told import drawn_words
from layers.views.map_view import MapView
from layers.wording.facts import in_a_sentence, listing
from loaders.atlas import Atlas

MOST_NAMED = 3
"""Layers, statuses or countries that the name of a side tells one by one."""


def names(one: MapView, other: MapView, atlas: Atlas) -> tuple[str, str]:
    """What each side is called: what it does not share with the other, such as ``2026`` and ``2040``.

    Of lists it tells what only it has; where nothing differs both are called the same.
    """
    pairs = [
        (_year(one), _year(other)) if one.year != other.year else ("", ""),
        _own(one.layers, other.layers, {id: layer.info.title for id, layer in atlas.layers.items()}),
        _own(one.statuses, other.statuses, STATUSES),
        _countries(one, other),
    ]
    left, right = (" · ".join(filter(None, side)) for side in zip(*pairs, strict=True))
    return left or "The same", right or "The same"


def _year(view: MapView) -> str:
    return str(view.year) if view.year else "Any year"


def _own(one: Sequence[str], other: Sequence[str], words: dict[str, str]) -> tuple[str, str]:
    """What each of two lists has alone, in words; that there is nothing where only the other has something."""
    if set(one) == set(other):
        return "", ""
    left, right = ([words[id] for id in of if id not in beside] for of, beside in ((one, other), (other, one)))
    return _few(left) or f"without {_few(right, inside=True)}", _few(right) or f"without {_few(left, inside=True)}"


def _few(names: Sequence[str], *, inside: bool = False) -> str:
    told = [in_a_sentence(name) if inside or number else name for number, name in enumerate(names)]
    more = len(told) - MOST_NAMED
    return listing(told if more <= 1 else [*told[:MOST_NAMED], f"{more} more"]) if told else ""


def _countries(one: MapView, other: MapView) -> tuple[str, str]:
    if set(one.countries) == set(other.countries):
        return "", ""
    left, right = (_few([COUNTRIES[code] for code in each.countries]) or "All countries" for each in (one, other))
    return left, right


def title(one: MapView, other: MapView, atlas: Atlas) -> str:
    """``The North Sea: electricity and CO2, 2026 and 2036``"""
    return f"{headings.title(one, atlas)}, {listing(names(one, other, atlas))}"


def alone(one: MapView, other: MapView, atlas: Atlas) -> dict[str, gpd.GeoDataFrame]:
    """The features that one view shows and the other does not: layer id -> GeoDataFrame, none of them empty."""
    beside = features_shown(other, atlas)
    found = {
        id: features[~features.index.isin(beside[id].index)] if id in beside else features
        for id, features in features_shown(one, atlas).items()
    }
    return {id: features for id, features in found.items() if len(features)}


def together(one: MapView, other: MapView, atlas: Atlas) -> dict[str, gpd.GeoDataFrame]:
    """The features that either view shows, each once: layer id -> GeoDataFrame in the order of its layer."""
    shown = [features_shown(view, atlas) for view in (one, other)]
    ids = {id: pd.Index([]).append([each[id].index for each in shown if id in each]) for id in atlas.layers}
    return {
        id: layer.features[layer.features.index.isin(ids[id])]
        for id, layer in atlas.layers.items()
        if any(id in each for each in shown)
    }


def both(one: MapView, other: MapView, atlas: Atlas) -> MapView:
    """A view with the layers of both, for what their files say of layers: legend, sources and licences."""
    layers = {*one.layers, *other.layers}
    return one.but(layers=tuple(id for id in atlas.layers if id in layers), year=one.year or other.year)


def difference_words(one: MapView, other: MapView, atlas: Atlas) -> tuple[str, str]:
    """What is on one side alone, and on the other, in words: ``Only in 2040: CO2 stores, 2: ...``"""
    left, right = names(one, other, atlas)
    return _alone(left, one, other, atlas), _alone(right, other, one, atlas)


def _alone(name: str, one: MapView, other: MapView, atlas: Atlas) -> str:
    found = alone(one, other, atlas)
    return f"Only here ({name}): {drawn_words([found], atlas) if found else 'nothing.'}"


def counts_words(one: MapView, other: MapView, atlas: Atlas) -> str:
    """``2026: 139 features · 2040: 166 features``"""
    told = []
    for name, view in zip(names(one, other, atlas), (one, other), strict=True):
        count = sum(map(len, features_shown(view, atlas).values()))
        told.append(f"{name}: {count:,} {'feature' if count == 1 else 'features'}")
    return " · ".join(told)
