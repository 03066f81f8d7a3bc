"""Which features of a layer a view shows."""

from collections.abc import Collection

import geopandas as gpd
import pandas as pd

from layers.views.map_view import MapView


def shown(features: gpd.GeoDataFrame, view: MapView) -> gpd.GeoDataFrame:
    """The features that pass the view's filters, in their order; where all do, they themselves, not to be changed."""
    keep = passing(features, view)
    return features if keep.all() else features[keep]


def passing(features: gpd.GeoDataFrame, view: MapView) -> pd.Series:
    """Which features pass the view's filters.

    With a year chosen, a feature is kept if it is, or is expected to be, there in that year: its start year is not
    later. A feature without a published year is kept; `undated` says which these are, so that they can be marked.
    """
    keep = features["status"].isin(list(view.statuses))
    if view.countries:
        keep &= features["countries"].map(lambda codes: touches(codes, view.countries)).astype(bool)
    if view.year is not None:
        keep &= features["start_year"].isna() | (features["start_year"].fillna(0) <= view.year)
    if view.only:
        keep &= features.index.isin(list(view.only))
    if view.q:
        texts = features[["name", "kind", "operator", "description"]].astype(str).agg(" ".join, axis=1)
        texts = texts.str.replace("_", " ").str.casefold()
        for word in view.q.casefold().split():
            keep &= texts.str.contains(word, regex=False)
    kept: pd.Series = keep
    return kept


def touches(codes: Collection[str], countries: Collection[str]) -> bool:
    """Whether any of a feature's country codes is among the chosen ones."""
    return any(code in countries for code in codes)


def undated(features: gpd.GeoDataFrame) -> pd.Series:
    """Which features have no published start year, in a layer where others have one.

    In a layer where no feature has a year (lanes, ports, boundaries) years say nothing: none is marked there.
    """
    blank = features["start_year"].isna()
    marked: pd.Series = blank & (not blank.all())
    return marked
