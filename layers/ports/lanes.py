"""Traffic separation schemes: how many measures each has and how long its lanes are."""

from collections.abc import Collection

import altair as alt
import geopandas as gpd
import numpy as np
import pandas as pd

from geodata.records import Layer
from layers.looks.bar_list import Bar, bar_chart
from layers.views.filtering import touches
from layers.wording.facts import number
from layers.wording.figures import Figure
from loaders.atlas import Atlas

LANE = "scheme_lane"
"""Role of a lane of a scheme; each direction is a lane of its own."""
MOST_BARS = 12
"""Schemes that the chart shows."""


def measures(atlas: Atlas) -> tuple[Layer, gpd.GeoDataFrame]:
    """The layer of traffic lanes, and all its measures that keep ships in order, none of them twice."""
    layer = atlas.layers[atlas.layer_as(LANE)]
    return layer.info, layer.features[~layer.features["kind"].isin(layer.info.kinds_as("part"))]


def _are_lanes(info: Layer, features: gpd.GeoDataFrame) -> "pd.Series[bool]":
    are: pd.Series[bool] = features["kind"].isin(info.kinds_as(LANE))
    return are


def schemes(atlas: Atlas, countries: Collection[str] = ()) -> pd.DataFrame:
    """The schemes that have a traffic lane, the longest first. Index: name of the scheme.

    Columns: Lanes, Length of lanes (km), Other measures, ids. The lanes of both directions are added up. A lane or
    measure counts by its own countries, so that a scheme on a border may be shown in part.
    """
    info, features = measures(atlas)
    if countries:
        features = features[[touches(codes, countries) for codes in features["countries"]]]
    rows = []
    for scheme, found in features.groupby("scheme", sort=False):
        are_lanes = _are_lanes(info, found)
        lanes = found[are_lanes]
        if lanes.empty:
            continue
        others = found.loc[~are_lanes, "kind"].map(lambda kind: info.kinds[kind].label)
        rows.append(
            {
                "Scheme": scheme,
                "Lanes": len(lanes),
                "Length of lanes (km)": round(float(lanes["length_km"].fillna(0).sum()), 1),
                "Other measures": ", ".join(f"{count} × {label}" for label, count in others.value_counts().items()),
                "ids": tuple(found.index),
            }
        )
    columns = ["Scheme", "Lanes", "Length of lanes (km)", "Other measures", "ids"]
    table = pd.DataFrame(rows, columns=columns).set_index("Scheme")
    return table.sort_values("Length of lanes (km)", ascending=False, kind="stable")


def scheme_figures(atlas: Atlas, table: pd.DataFrame, countries: Collection[str] = ()) -> list[Figure]:
    """How many schemes, lanes and kilometres, and what belongs to no scheme with lanes."""
    info, features = measures(atlas)
    kept = np.array([not countries or touches(codes, countries) for codes in features["countries"]], dtype=bool)
    inside = {id for ids in table["ids"] for id in ids}
    lanes = tuple(features.index[kept & _are_lanes(info, features)])
    rest = tuple(id for id in features.index[kept] if id not in inside)
    total = float(table["Length of lanes (km)"].sum())
    figures = [
        Figure(
            "Traffic separation schemes", number(len(table)), "With at least one traffic lane.", tuple(sorted(inside))
        ),
        Figure("Traffic lanes", number(len(lanes)), "Each direction is a lane of its own.", lanes),
        Figure(
            "Length of lanes",
            f"{number(round(total))} km",
            "Both directions together, on the drawn middle lines.",
            lanes,
        ),
    ]
    if rest:
        figures.append(Figure("Other measures", number(len(rest)), "Of schemes without a lane here.", rest))
    return figures


def shorter_text(table: pd.DataFrame) -> str:
    """What the chart leaves to the table: ``18 shorter schemes are in the table below.``; empty text for nothing."""
    left = len(table) - MOST_BARS
    return f"{left} shorter scheme{'s are' if left > 1 else ' is'} in the table below." if left > 0 else ""


def scheme_chart(table: pd.DataFrame) -> alt.LayerChart | alt.FacetChart | None:
    """Length of the lanes of the longest schemes, at most `MOST_BARS`; None where there is no scheme."""
    bars = [
        Bar(str(name), km, f"{number(round(km))} km in {lanes} lane{'s' if lanes != 1 else ''}")
        for name, km, lanes in table[["Length of lanes (km)", "Lanes"]].head(MOST_BARS).itertuples(name=None)
    ]
    return bar_chart(bars) if bars else None
