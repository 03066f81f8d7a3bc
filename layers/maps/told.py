"""A map in words: what it shows, layer by layer, counted from the features that are drawn."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from geodata.records import Layer
from layers.maps import headings
from layers.maps.deck import features_shown
from layers.views.map_view import MapView
from layers.wording.facts import in_a_sentence, listing, status_words
from loaders.atlas import Atlas

MOST_NAMED = 4
"""Features of a layer that are named; of more the number in each status is told."""
_ASKED = ("name", "kind", "status")


def view_words(view: MapView, atlas: Atlas, today: date) -> str:
    """What a view shows: what it is about, how that stands, and what is drawn of each layer."""
    about = f"{headings.title(view, atlas)}. {headings.standing(view, atlas, today)}.".replace(" · ", "; ")
    return f"{about} {drawn_words([features_shown(view, atlas)], atlas)}".strip()


def drawn_words(drawn: list[Mapping[str, pd.DataFrame]], atlas: Atlas) -> str:
    """``Ports, 2: Zeebrugge (in service) and Ostend (in service). Pipelines, 12: 10 in service, 2 planned.``

    ``drawn`` are features by layer, each counted once however often it is drawn. Empty text where nothing is drawn.
    """
    return " ".join(_layers(drawn, atlas))


def _layers(drawn: list[Mapping[str, pd.DataFrame]], atlas: Atlas) -> Iterator[str]:
    for id, layer in atlas.layers.items():
        tables = [each[id] for each in drawn if id in each]
        if len(tables) > 1:
            together = pd.concat([each[[*_ASKED]] for each in tables])
            tables = [together[~together.index.duplicated()]]
        for found in tables:
            if len(found):
                yield f"{layer.info.title}, {len(found):,}: {_standing(layer.info, found)}."


def _standing(layer: Layer, features: pd.DataFrame) -> str:
    """Names and statuses in words: few features one by one, of more the number in each status."""
    if len(features) <= MOST_NAMED:
        named = features[[*_ASKED]].itertuples(index=False)
        return listing([f"{name} ({_status(layer, kind, status)})" for name, kind, status in named])
    counted = Counter[str]()
    rows = features.groupby(["kind", "status"], sort=False).size().reset_index().itertuples(index=False)
    for kind, status, count in rows:
        counted[_status(layer, kind, status)] += count
    if len(counted) == 1:
        return f"all {next(iter(counted))}"
    return ", ".join(f"{count:,} {status}" for status, count in counted.most_common())


def _status(layer: Layer, kind: str, status: str) -> str:
    return in_a_sentence(status_words(layer, {"kind": kind, "status": status}))
