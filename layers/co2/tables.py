"""Tables of the CO2 stores: the ranking, what they are expected to hold and inject, and what is taken already."""

from collections.abc import Sequence

import geopandas as gpd
import pandas as pd

from geodata.records import COUNTRIES, Layer
from layers.co2.choice import RATE_YEARS, store_layer, transport_layer
from layers.co2.outlets import GROUPS, STANDINGS, Outlet, group_of, place_words
from layers.wording.facts import NOT_PUBLISHED, number, status_words, year_text
from layers.wording.figures import added, published
from loaders.atlas import Atlas


def ranking(atlas: Atlas, found: Sequence[Outlet]) -> pd.DataFrame:
    """The outlets as a table, numbers as numbers, blank where nothing is published. Index: id."""
    stores, layer = store_layer(atlas).features, store_layer(atlas).info
    rows = []
    for each in found:
        feature = stores.loc[each.id]
        rows.append(
            {
                "id": each.id,
                "Rank": each.place or None,
                "Store": each.name,
                "km by sea": round(each.route.km) if each.route else None,
                "Status": status_words(layer, feature),
                "From": year_text(feature),
                "Still missing": "; ".join(gap.short for gap in each.gaps) or "nothing recorded",
                "State": COUNTRIES[each.country],
                "Nautical miles": round(each.route.nm) if each.route else None,
                "of which canal, km": round(each.route.canal_km) if each.route else None,
                "Capacity (Mt CO2)": feature["capacity_mt"],
                "Rate (Mt CO2/year)": feature["injection_rate_mtpa"],
                "Type": layer.fields["storage_type"].words[feature["storage_type"]],
                "Licence": feature["licence"],
                "Licence held by": feature["licence_holder"],
                "Planned pipeline from Belgium": "; ".join(atlas.feature(line)["name"] for line in each.pipelines),
                "Standing": STANDINGS[each.standing],
                "Where": place_words(layer, feature),
                "Position": feature["position_accuracy"],
            }
        )
    columns = list(rows[0]) if rows else ["id", "Rank", "Store"]
    table = pd.DataFrame(rows, columns=columns).set_index("id")
    whole = [name for name in ("Rank", "km by sea", "Nautical miles", "of which canal, km") if name in table]
    return table.astype(dict.fromkeys(whole, "Int64"))


def types_table(layer: Layer, stores: gpd.GeoDataFrame) -> pd.DataFrame:
    """How many stores there are of each type and group, and the capacity that is published for them. Index: type.

    Capacity is in Mt CO2 of all statuses together, with the count of the stores that it is published for.
    """
    rows = []
    for type_, words in layer.fields["storage_type"].words.items():
        of_type = stores[stores["storage_type"] == type_]
        if of_type.empty:
            continue
        groups = of_type["status"].map(group_of)
        known = of_type["capacity_mt"].dropna()
        capacity = f"{number(added(known))} Mt, {len(known)} of {len(of_type)} stores" if len(known) else NOT_PUBLISHED
        rows.append({"Stored in": words} | {group: int((groups == group).sum()) for group in GROUPS})
        rows[-1] |= {"Capacity published (all statuses)": capacity}
    return pd.DataFrame(rows, columns=["Stored in", *GROUPS, "Capacity published (all statuses)"]).set_index(
        "Stored in"
    )


def capacities(stores: gpd.GeoDataFrame) -> pd.DataFrame:
    """The stores whose capacity is published, the largest first. Index: id."""
    known = stores[stores["capacity_mt"].notna()].sort_values(["capacity_mt", "name"], ascending=[False, True])
    return pd.DataFrame(
        {
            "Store": known["name"].astype(object),
            "Group": [group_of(status) for status in known["status"]],
            "Capacity (Mt CO2)": known["capacity_mt"].astype(float),
            "From": [year_text(feature) for feature in known.to_dict("records")],
            "Note": known["capacity_note"].astype(object),
        },
        index=known.index,
    )


def rates(stores: gpd.GeoDataFrame) -> pd.DataFrame:
    """Injection rate in Mt CO2 a year that is there or announced in each of `RATE_YEARS`. Columns: `GROUPS`.

    A store counts from its first year on, in the group of its status today. One without a published rate or first
    year is in no year: see `rates_note`.
    """
    dated = stores[stores["injection_rate_mtpa"].notna() & stores["start_year"].notna()]
    groups = dated["status"].map(group_of)
    rows = {
        year: [
            added(dated["injection_rate_mtpa"][(groups == group) & (dated["start_year"] <= year)]) for group in GROUPS
        ]
        for year in RATE_YEARS
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(GROUPS)).rename_axis("Year")


def rates_note(stores: gpd.GeoDataFrame) -> str:
    """How much of the injection rate the chart can and cannot show."""
    told = published(stores["injection_rate_mtpa"], "Rate", "stores")
    undated = stores[stores["injection_rate_mtpa"].notna() & stores["start_year"].isna()]
    if undated.empty:
        return f"{told}."
    total = number(added(undated["injection_rate_mtpa"]))
    have, counts = ("has", "counts") if len(undated) == 1 else ("have", "count")
    return (
        f"{told}. {len(undated)} of these, {total} Mt a year, {have} no published first year and {counts} in no year."
    )


def bookings(atlas: Atlas) -> list[tuple[str, str]]:
    """What is booked or contracted already: id of a store or terminal, and what its record says of it."""
    return [
        (str(id), str(said))
        for layer, column in ((store_layer(atlas), "belgian_link"), (transport_layer(atlas), "description"))
        for id, booked, said in zip(layer.features.index, layer.features["booked"], layer.features[column], strict=True)
        if booked
    ]
