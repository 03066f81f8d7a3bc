"""Under which licences, and with whose credit, what is shown leaves the atlas: the layer's own and those of shapes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import geopandas as gpd

from loaders.atlas import Atlas
from loaders.layer_files import LayerData
from loaders.missing import at_hand

SHAPE_FROM = ("shape_from", "route_from")
"""The columns that name the source of a shape which is not the layer's own, or the sources that it is joined from."""


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
    found = (
        Rights(source.licence, each.licence_url, each.credit)
        for source in atlas.sources_of(sources_of_shapes(features))
        for each in at_hand(atlas.originals)
        if each.source == source.id
    )
    return list(dict.fromkeys(found))


def sources_of_shapes(features: gpd.GeoDataFrame | Mapping[str, object]) -> list[str]:
    """The ids of the sources of these shapes, or of one feature's, each once; none where they are the layer's own."""
    cells: list[object] = []
    for column in (column for column in SHAPE_FROM if column in features):
        cells += list(features[column].unique()) if isinstance(features, gpd.GeoDataFrame) else [features[column]]
    ids = (str(id) for cell in cells if cell for id in (cell if isinstance(cell, tuple) else (cell,)))
    return list(dict.fromkeys(ids))


def told(rights: Iterable[Rights]) -> str:
    """``Outlines: EMODnet (CC BY 4.0, https://...)``: several with semicolons between them, "" for none."""
    return "; ".join(f"{each.credit} ({each.licence}, {each.licence_url})" for each in rights)


def licence_of(atlas: Atlas, layer: LayerData, feature: Mapping[str, object]) -> str:
    """``CC BY 4.0; shape NLOD 2.0``: the licence of a record, and that of its shape where it is another."""
    others = dict.fromkeys(each.licence for each in shape_rights(atlas, feature) if each.licence != layer.info.licence)
    return "; ".join([layer.info.licence, *(f"shape {licence}" for licence in others)])
