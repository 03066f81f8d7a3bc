"""What wind farms at sea are linked by: islands and hubs, hybrid links, the cables that bring their power ashore."""

from collections.abc import Iterator

import pandas as pd

from geodata.records import STATUSES
from layers.power import ISLAND
from layers.wording.facts import NOT_PUBLISHED, figures_text, in_words, year_text
from loaders.atlas import Atlas


def linked(atlas: Atlas) -> pd.DataFrame:
    """Islands and hubs, and the hybrid links between states, for a table. Index: feature ids."""
    rows = [_row(atlas, layer, id, feature, sort) for layer, id, feature, sort in _found(atlas)]
    names = ["id", "Name", "What it is", "Status", "Status as of", "In service from", "Capacity"]
    return pd.DataFrame(rows, columns=names).set_index("id")


def _found(atlas: Atlas) -> Iterator[tuple[str, str, dict[str, object], str]]:
    for layer, features in atlas.features_as(ISLAND).items():
        for feature in features.to_dict("records"):
            yield layer, feature["id"], feature, "Energy island or hub"
    links = atlas.layer_as("interconnector")
    for feature in atlas.layers[links].features.to_dict("records"):
        if feature["hybrid"] is True:
            yield links, feature["id"], feature, "Hybrid link, to join wind farms too"


def _row(atlas: Atlas, layer: str, id: str, feature: dict[str, object], sort: str) -> dict[str, object]:
    info = atlas.layers[layer].info
    return {
        "id": id,
        "Name": feature["name"],
        "What it is": sort,
        "Status": STATUSES[str(feature["status"])],
        "Status as of": in_words(str(feature["status_as_of"])) or NOT_PUBLISHED,
        "In service from": year_text(feature),
        "Capacity": figures_text(info, feature, info.key_figure),
    }


def ashore(atlas: Atlas) -> str:
    """How many export cables and substations the atlas shows, and what of them it leaves out."""
    told = []
    for layer, cables in atlas.features_as("cable").items():
        if layer != atlas.layer_as("interconnector"):
            info = atlas.layers[layer].info
            told.append(f"{info.title}: {len(cables)} of its {len(atlas.layers[layer].features)} features are cables")
    return ". ".join(told) + "." if told else ""
