"""Electric capacity by country, for context: what is in service, never mixed with what is being built or planned."""

from collections.abc import Collection

import altair as alt
import pandas as pd

from geodata.records import COUNTRIES, STATUSES
from layers.looks.bar_list import Bar, bar_chart
from layers.views.filtering import touches
from layers.wording.evidence import unverified
from layers.wording.facts import in_words, last_day, number
from layers.wording.figures import Figure, added, published
from loaders.atlas import Atlas

WIND, NUCLEAR, ISLAND = "wind_farm", "nuclear_site", "energy_island"
"""Roles of sites whose layer has an electric capacity in MW for its key figure."""


def sites(atlas: Atlas, role: str) -> pd.DataFrame:
    """The features of all layers that have a role, with the key figure of each layer in MW as ``capacity``."""
    found: pd.DataFrame = pd.concat(
        [
            features.assign(capacity=features[atlas.layers[id].info.key_figure])
            for id, features in atlas.features_as(role).items()
        ]
    )
    return found


def with_capacity(atlas: Atlas, role: str) -> pd.DataFrame:
    """The features of the kinds that have a capacity at all: power stations, but not research or closed sites."""
    features = sites(atlas, role)
    known = set(features.loc[features["capacity"].notna(), "kind"])
    found: pd.DataFrame = features[features["kind"].isin(sorted(known))]
    return found


def by_country(atlas: Atlas, role: str, countries: Collection[str] = ()) -> pd.DataFrame:
    """Capacity in MW by country and status. Index: country in words, by its code's order; one column for each status.

    What belongs to several countries has a row of its own. Beside each sum stand ``Sites`` and ``Not published``, which
    count all sites of the row; a site without a published capacity adds nothing to a sum. Kinds of sites that never
    have a capacity are left out.
    """
    features = with_capacity(atlas, role)
    if countries:
        features = features[[touches(codes, countries) for codes in features["countries"]]]
    order = list(COUNTRIES)
    groups = sorted(set(features["countries"]), key=lambda codes: (len(codes), [order.index(code) for code in codes]))
    present = [status for status in STATUSES if status in set(features["status"])]
    rows = []
    for codes in groups:
        found = features[[each == codes for each in features["countries"]]]
        row: dict[str, object] = {"Country": " and ".join(COUNTRIES[code] for code in codes)}
        for status in present:
            known = found.loc[found["status"] == status, "capacity"].dropna()
            row[f"{STATUSES[status]} (MW)"] = added(known) if len(known) else None
        row |= {"Sites": len(found), "Not published": int(found["capacity"].isna().sum())}
        rows.append(row)
    columns = ["Country", *(f"{STATUSES[status]} (MW)" for status in present), "Sites", "Not published"]
    table = pd.DataFrame(rows, columns=columns).set_index("Country")
    return table.astype({name: "Float64" for name in columns if name.endswith("(MW)")})


def in_service(atlas: Atlas, role: str, country: str = "") -> Figure:
    """Capacity in service, of one country or of all, with the count of what it was counted from and of blanks."""
    features = with_capacity(atlas, role)
    kept = features["status"] == "operational"
    if country:
        kept &= pd.Series([country in codes for codes in features["countries"]], index=features.index)
    found = features[kept]
    known = found["capacity"].dropna()
    label = COUNTRIES[country] if country else "All countries in the atlas"
    told = f"{published(found['capacity'], 'Capacity', 'sites in service')}." if len(found) else "No site in service."
    if not len(known):
        return Figure(label, "none published" if len(found) else "none", told, tuple(found.index))
    return Figure(label, f"{number(added(known))} MW", told, tuple(found.index))


def evidence(atlas: Atlas, role: str) -> str:
    """How old the records are and how many rest partly on no document."""
    features = sites(atlas, role)
    dated = sorted((day, as_of) for as_of in features["status_as_of"] if (day := last_day(as_of)) is not None)
    open_ = sum(unverified(atlas, sources) for sources in features["sources"])
    span = f"Evidence from {in_words(dated[0][1])} to {in_words(dated[-1][1])}. " if dated else ""
    return (
        f"{span}{open_} of {len(features)} records rest partly on the compiler’s general knowledge and are unverified."
    )


def in_service_chart(table: pd.DataFrame) -> alt.LayerChart | alt.FacetChart | None:
    """Capacity in service by country, the rest left to the table; None where nothing is in service."""
    name = f"{STATUSES['operational']} (MW)"
    found = table[table[name].notna()] if name in table else table.iloc[:0]
    bars = [Bar(str(country), float(mw), f"{number(float(mw))} MW") for country, mw in found.get(name, {}).items()]
    return bar_chart(bars) if bars else None
