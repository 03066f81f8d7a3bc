"""The electricity links and gas pipelines of the North Sea: what a reader chose to count, pairs of countries, lengths.

Nothing here adds what must not be added: a capacity counts under its own status, what was not published is counted
apart, and a year without a published start is never guessed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated

import geopandas as gpd
import pandas as pd

from geodata.records import COUNTRIES, STATUSES, Layer
from layers.interconnectors.steps import decisions, sentence, when_text
from layers.measures.capacity_by_year import COUNTED
from layers.measures.geodesy import length_km
from layers.views.choices import Feature, MapChoice, One, Some, Year
from layers.views.filtering import touches
from layers.views.map_view import NamedView
from layers.wording.facts import (
    NOT_PUBLISHED,
    blank,
    figures_text,
    in_words,
    listing,
    number,
    start_told,
    value_text,
    year_text,
)
from layers.wording.figures import Figure, added, not_counted
from loaders.atlas import Atlas
from loaders.layer_files import LayerData

UK_BELGIUM = ("GB", "BE")
STRAITS = NamedView("uk-belgium", "Between Great Britain and Belgium", (0.1, 50.8, 4.5, 53.0))
"""What the map shows first: Kent, Zeebrugge, and Bacton at the top."""
LINK_YEARS = range(1986, 2041)
"""Years that a reader may choose: from the opening of the first link between Britain and the continent."""
SEAS = {"near": "North Sea and next to it", "all": "Irish and Celtic Seas too"}
"""Which links: round the North Sea (with the Channel, the Skagerrak and the Kattegat), or those further west too."""
CARRIED = {"electricity": "Electricity", "gas": "Gas"}
"""What is carried: id -> words for the reader."""
ROLE_OF = {"electricity": "interconnector", "gas": "gas_link"}
"""What is carried -> the role of the layer of what carries it."""
LENGTHS_AGREE = 0.10
"""How far a drawn length may be from the published one, as a share of it, before the link is listed."""

_KIND_IN_NAME = re.compile(r"(?<=\S)(?: (?:Energy )?Interconnector)?(?: \([^)]*\))?$")


@dataclass(frozen=True, slots=True)
class LinkChoice(MapChoice):
    """What a reader chose to count. ``year`` is None for any year, ``select`` the id of the link that is open.

    No ``status`` means all in `COUNTED`, no ``country`` all countries.
    """

    status: Annotated[tuple[str, ...], Some(STATUSES)] = ()
    country: Annotated[tuple[str, ...], Some(COUNTRIES)] = ()
    year: Annotated[int | None, Year(LINK_YEARS)] = None
    sea: Annotated[str, One(SEAS)] = "near"
    carried: Annotated[str, One(CARRIED, "waters")] = "electricity"
    select: Annotated[
        str | None, Feature(lambda atlas: layers_of_links(atlas), "is neither an electricity link nor a gas pipeline")
    ] = None

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses that are shown."""
        return self.status or COUNTED

    def but_any_status(self) -> "LinkChoice":
        """The same choice with every status, those that never count among them."""
        return replace(self, status=tuple(STATUSES))


def layers_of_links(atlas: Atlas) -> list[str]:
    """The ids of the layers of electricity links and gas pipelines."""
    return [id for role in ROLE_OF.values() for id in atlas.present_as(role)]


def chosen(layer: LayerData, choice: LinkChoice, *, any_year: bool = False) -> gpd.GeoDataFrame:
    """The links of a layer that pass the filters, in their order.

    With a year, those that are there then or expected to be, and those without a published start year, which
    `undated` tells apart. ``any_year`` leaves the year out.
    """
    features = layer.features
    keep = features["status"].isin(list(choice.statuses))
    if choice.country:
        keep &= features["countries"].map(lambda codes: touches(codes, choice.country)).astype(bool)
    if choice.sea == "near":
        keep &= ~features["kind"].isin(layer.info.kinds_as("outside"))
    if choice.year is not None and not any_year:
        keep &= features["start_year"].isna() | (features["start_year"].fillna(0) <= choice.year)
    return features[keep]


def left_out(layer: LayerData, choice: LinkChoice) -> str:
    """A sentence on the links on record that the filters leave out, each with the first reason; empty text for none."""
    counted = set(chosen(layer, choice).index)
    outside = layer.info.kinds_as("outside")

    def reason(link: Mapping[str, object]) -> str:
        if link["id"] in counted:
            return ""
        if choice.country and not touches(link["countries"], choice.country):  # type: ignore[arg-type]
            return "of other countries"
        if choice.sea == "near" and link["kind"] in outside:
            return "outside the North Sea"
        if link["status"] not in choice.statuses:
            return STATUSES[str(link["status"])].lower()
        return f"after {choice.year}"

    return not_counted([reason(link) for link in layer.features.to_dict("records")], "links")


def pair_of(feature: Mapping[str, object]) -> tuple[str, ...]:
    """The codes of the two countries that a link joins, the United Kingdom first; one code where it stays in one."""
    ends = (feature.get("endpoint_a_country"), feature.get("endpoint_b_country"))
    codes = [code for code in ends if code] or list(feature["countries"])  # type: ignore[call-overload]
    order = ["GB", *(code for code in COUNTRIES if code != "GB")]
    return tuple(code for code in order if code in codes)


def pair_text(pair: tuple[str, ...]) -> str:
    """``United Kingdom – Belgium``, or ``Within the United Kingdom``."""
    names = [COUNTRIES[code] for code in pair]
    return " – ".join(names) if len(names) > 1 else f"Within {'the ' if pair == ('GB',) else ''}{names[0]}"


def joining(features: gpd.GeoDataFrame, pair: tuple[str, ...]) -> gpd.GeoDataFrame:
    """The links between two countries."""
    return features[[pair_of(row) == pair for row in features.to_dict("records")]]


def pairs(features: gpd.GeoDataFrame, year: int | None = None) -> pd.DataFrame:
    """Links and capacity by pair of countries and status: columns pair, status, mw, links, blanks and ids.

    ``mw`` adds the published capacities, ``blanks`` counts the links without one. With a ``year``, links without a
    published start year are left out: nobody knows whether they are there. The greatest pair comes first.
    """
    found: dict[tuple[tuple[str, ...], str], list[tuple[str, float | None]]] = {}
    for row in features.to_dict("records"):
        if year is None or not blank(row["start_year"]):
            found.setdefault((pair_of(row), row["status"]), []).append((row["id"], _number_or_none(row["capacity_mw"])))
    rows = [
        {
            "pair": pair,
            "status": status,
            "mw": added(mw for _, mw in group),
            "links": len(group),
            "blanks": sum(mw is None for _, mw in group),
            "ids": tuple(id for id, _ in group),
        }
        for (pair, status), group in found.items()
    ]
    table = pd.DataFrame(rows, columns=["pair", "status", "mw", "links", "blanks", "ids"])
    total = table.groupby("pair")["mw"].agg(added)
    order = sorted(total.index, key=lambda pair: (-total[pair], pair_text(pair)))
    keys = zip(table["pair"], table["status"], strict=True)
    table["place"] = [(order.index(pair), list(STATUSES).index(status)) for pair, status in keys]
    return table.sort_values("place").drop(columns="place").reset_index(drop=True)


def pairs_table(counted: pd.DataFrame) -> pd.DataFrame:
    """What `pairs` counted as a reader's table: one row per pair, a column of megawatts for each status found."""
    found = [status for status in STATUSES if status in set(counted["status"])]
    rows: dict[str, dict[str, float]] = {}
    for row in counted.to_dict("records"):
        line = rows.setdefault(pair_text(row["pair"]), {f"{STATUSES[status]}, MW": 0.0 for status in found})
        line[f"{STATUSES[row['status']]}, MW"] = row["mw"]
        line["Links"] = line.get("Links", 0) + row["links"]
        line["Capacity not published"] = line.get("Capacity not published", 0) + row["blanks"]
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("Between")


def counted_links(count: int) -> str:
    """``1 link``, ``5 links``."""
    return f"{count:,} link{'s' if count != 1 else ''}"


def undated(features: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Links that are not in service and for which no start year was published."""
    return features[features["start_year"].isna()]


def named_with_capacity(layer: Layer, features: gpd.GeoDataFrame) -> str:
    """``Nautilus (1,400 MW, or up to 1,700 MW) and Triton (capacity not published)``; empty text for none."""
    told = [
        f"{row['name']} ({'capacity ' if blank(row['capacity_mw']) else ''}{figures_text(layer, row, 'capacity_mw')})"
        for row in features.to_dict("records")
    ]
    return listing(told) if told else ""


def without_kind(name: str) -> str:
    """A name without brackets and without saying again that it is an interconnector: ``Cronos``, ``IFA``, ``Moyle``."""
    return _KIND_IN_NAME.sub("", name) or name


def gigawatts(megawatts: float) -> str:
    """``1.4`` for 1,400 megawatts, without a unit."""
    return number(round(megawatts / 1000, 3))


def uk_belgium_figures(atlas: Atlas) -> list[Figure]:
    """What links the United Kingdom and Belgium today, each link to come with the newest decision on it, gas.

    Whatever the filters say: the statuses are told apart and never added up.
    """
    cables = atlas.layers[atlas.layer_as("interconnector")]
    links = joining(cables.features, UK_BELGIUM)
    today, later = links[links["status"] == "operational"], links[links["status"].isin(COUNTED[1:])]
    names = [
        f"{row['name']}, since {year_text(row)} (status as of {in_words(row['status_as_of'])})"
        for row in today.to_dict("records")
    ]
    figures = [
        Figure(
            "Electricity in service today",
            value_text(added(today["capacity_mw"]), cables.info.fields["capacity_mw"]),
            f"{counted_links(len(today))}: {listing(names)}." if names else "No link is in service.",
            tuple(today.index),
        )
    ]
    for id, row in later.iterrows():
        value = figures_text(cables.info, row, "capacity_mw")
        note = f"As of {in_words(row['status_as_of'])}; {start_told(row.to_dict())}. {row['regulatory_regime']}."
        if newest := decisions(atlas, str(id)):
            note += f" Newest decision, {when_text(newest[0])}: {sentence(newest[0].what)}"
        label = f"{without_kind(row['name'])}, {STATUSES[row['status']].lower()}"
        figures.append(Figure(label, value, note, (str(id),)))
    pipelines = joining(atlas.layers[atlas.layer_as("gas_link")].features, UK_BELGIUM)
    for id, row in pipelines.iterrows():
        capacity = NOT_PUBLISHED if blank(row["capacity_bcm"]) else f"{number(row['capacity_bcm'])} bcm a year"
        note = f"{row['name']}, since {year_text(row)}. {row['capacity_note']}".strip()
        figures.append(Figure("Gas pipeline", capacity, note, (str(id),)))
    return figures


def links_table(layer: Layer, features: gpd.GeoDataFrame) -> pd.DataFrame:
    """The links for a table, in reading order; lengths in kilometres, the drawn one geodesic. Blanks stay blank."""
    rows = [
        {
            "id": row["id"],
            "Link": row["name"],
            "Between": pair_text(pair_of(row)),
            "Status": STATUSES[row["status"]],
            "Status as of": in_words(row["status_as_of"]) or NOT_PUBLISHED,
            "In service from": year_text(row),
            "Capacity": figures_text(layer, row, "capacity_mw"),
            "Technology": row["technology"] or NOT_PUBLISHED,
            "Published km": _number_or_none(row["length_km"]),
            "Drawn km": round(length_km(row["geometry"]), 1),
            "Drawn against published": _length_words(row),
            "Owners": row["owners"] or NOT_PUBLISHED,
            "Regime": row["regulatory_regime"] or NOT_PUBLISHED,
        }
        for row in features.to_dict("records")
    ]
    names = ["id", "Link", "Between", "Status", "Status as of", "In service from", "Capacity", "Technology"]
    names += ["Published km", "Drawn km", "Drawn against published", "Owners", "Regime"]
    return pd.DataFrame(rows, columns=names).set_index("id")


def pipelines_table(features: gpd.GeoDataFrame) -> pd.DataFrame:
    """The gas pipelines for a table; lengths in kilometres, capacities in billion cubic metres a year."""
    rows = [
        {
            "id": row["id"],
            "Pipeline": row["name"],
            "From": row["endpoint_a"] or NOT_PUBLISHED,
            "To": row["endpoint_b"] or NOT_PUBLISHED,
            "In service from": year_text(row),
            "Capacity, bcm a year": _number_or_none(row["capacity_bcm"]),
            "Note on capacity": row["capacity_note"],
            "Published km": _number_or_none(row["length_km"]),
            "Drawn km": round(length_km(row["geometry"]), 1),
            "Drawn against published": _length_words(row),
            "Operator": row["operator"] or NOT_PUBLISHED,
            "Status as of": in_words(row["status_as_of"]) or NOT_PUBLISHED,
        }
        for row in features.to_dict("records")
    ]
    names = ["id", "Pipeline", "From", "To", "In service from", "Capacity, bcm a year", "Note on capacity"]
    names += ["Published km", "Drawn km", "Drawn against published", "Operator", "Status as of"]
    return pd.DataFrame(rows, columns=names).set_index("id")


def length_exceptions(features: gpd.GeoDataFrame) -> dict[str, float]:
    """Links whose drawn length is more than a tenth off the published one: id -> drawn divided by published."""
    ratios = {str(id): length_ratio(row) for id, row in features.iterrows()}
    return {id: ratio for id, ratio in ratios.items() if ratio is not None and abs(ratio - 1) > LENGTHS_AGREE}


def length_ratio(feature: Mapping[str, object]) -> float | None:
    """Drawn length, geodesic, divided by the published one; None where none was published."""
    if blank(feature["length_km"]):
        return None
    return length_km(feature["geometry"]) / float(feature["length_km"])  # type: ignore[arg-type]


def lengths_text(features: gpd.GeoDataFrame, what: str) -> str:
    """How well the drawn lengths fit the published ones, with the exceptions by name."""
    known = [id for id in features.index if not blank(features.at[id, "length_km"])]
    off = length_exceptions(features)
    text = (
        f"{len(known) - len(off)} of the {len(known)} {what} with a published length are drawn within a tenth of that."
    )
    if off:
        named = [f"{features.at[id, 'name']} ({_percent(ratio)})" for id, ratio in off.items()]
        text += f" Further off: {listing(named)}."
    unknown = [str(features.at[id, "name"]) for id in features.index if id not in known]
    return text + (f" No length was published for {listing(unknown)}." if unknown else "")


def _length_words(feature: Mapping[str, object]) -> str:
    ratio = length_ratio(feature)
    if ratio is None:
        return NOT_PUBLISHED
    return _percent(ratio) + (", more than a tenth" if abs(ratio - 1) > LENGTHS_AGREE else "")


def _percent(ratio: float) -> str:
    """How far from 1: ``+4.2%``, ``−7.0%``."""
    return f"{ratio - 1:+.1%}".replace("-", "−")


def _number_or_none(value: object) -> float | None:
    return None if blank(value) else float(value)  # type: ignore[arg-type]
