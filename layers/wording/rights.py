"""Under which licences, and with whose credit, what is shown leaves the atlas: the layer's own and those of shapes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from loaders.atlas import Atlas
from loaders.layer_files import LayerData
from loaders.missing import at_hand

SHAPE_FROM = "shape_from"
"""The column that names the source of a shape which is not the layer's own."""


@dataclass(frozen=True, slots=True)
class Rights:
    """A licence with its address, and the line to be credited."""

    licence: str
    licence_url: str
    credit: str


def own_rights(layer: LayerData) -> Rights:
    """The rights in what is the layer's own."""
    return Rights(layer.info.licence, layer.info.licence_url, layer.info.attribution)


def shape_rights(atlas: Atlas, features: gpd.GeoDataFrame | Mapping[str, object]) -> list[Rights]:
    """The rights in the shapes of features, or of one, that have another origin than their layer, each once."""
    if SHAPE_FROM not in features:
        return []
    named = features[SHAPE_FROM]
    asked = dict.fromkeys(named if isinstance(named, pd.Series) else [named])
    found = (
        Rights(source.licence, each.licence_url, each.credit)
        for source in atlas.sources_of(str(id) for id in asked if id)
        for each in at_hand(atlas.originals)
        if each.source == source.id
    )
    return list(dict.fromkeys(found))


def told(rights: Iterable[Rights]) -> str:
    """``Outlines: EMODnet (CC BY 4.0, https://...)``: several with semicolons between them, "" for none."""
    return "; ".join(f"{each.credit} ({each.licence}, {each.licence_url})" for each in rights)


def licence_of(atlas: Atlas, layer: LayerData, feature: Mapping[str, object]) -> str:
    """``CC BY 4.0; shape NLOD 2.0``: the licence of a record, and that of its shape where it is another."""
    others = dict.fromkeys(each.licence for each in shape_rights(atlas, feature) if each.licence != layer.info.licence)
    return "; ".join([layer.info.licence, *(f"shape {licence}" for licence in others)])
