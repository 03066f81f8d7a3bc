"""A map in words: what it shows, layer by layer, counted from the features that are drawn."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

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
        found = {
            feature: (str(name), in_a_sentence(status_words(layer.info, {"kind": kind, "status": status})))
            for tables in drawn
            if id in tables
            for feature, name, kind, status in zip(
                tables[id].index, *(tables[id][each] for each in _ASKED), strict=True
            )
        }
        if found:
            yield f"{layer.info.title}, {len(found):,}: {_standing(list(found.values()))}."


def _standing(features: list[tuple[str, str]]) -> str:
    """Names and statuses in words: few features one by one, of more the number in each status."""
    if len(features) <= MOST_NAMED:
        return listing([f"{name} ({status})" for name, status in features])
    counted = Counter(status for _, status in features)
    if len(counted) == 1:
        return f"all {features[0][1]}"
    return ", ".join(f"{count:,} {status}" for status, count in counted.most_common())
