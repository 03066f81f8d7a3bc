"""The Protection page's figures, and who watches over what."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from geodata.records import COUNTRIES, Commitment, Instrument
from layers.looks.chart_style import INK, styled
from layers.measures import nearby
from layers.measures.nearby import Near
from layers.measures.position_error import OFF_BY_KM
from layers.protection.crossings import Crossing
from layers.wording.evidence import BEST_SOURCE, grade_of
from layers.wording.facts import NOT_PUBLISHED, in_words
from layers.wording.figures import Figure, published
from loaders.atlas import Atlas

PUBLIC = (
    "Public information only: nothing is drawn more finely than it was published, and each record names its "
    "sources. Cable routes are not surveyed: use this to ask questions, not to plan operations."
)
"""What the page says of itself."""
SURE, NEIGHBOUR, SKETCH = "No other zone within the error", "Could be a neighbour's", "Rests on a sketch"
"""How sure it is in whose zone a crossing lies."""
SHORT = "width < 200 ? replace(datum.label, ' within the error', '') : datum.label"
"""For Vega: these in words that have room on a small telephone."""


def protecting(atlas: Atlas) -> list[Commitment]:
    """The commitments to protect what lies in the North Sea."""
    return [atlas.commitments[id] for id in atlas.subjects.protecting_commitments]


def watching(atlas: Atlas) -> list[Commitment]:
    """The commitments on the platforms through which it is watched."""
    return [atlas.commitments[id] for id in atlas.subjects.watching_commitments]


def crossing_figures(found: Sequence[Crossing]) -> list[Figure]:
    """What is counted of the crossings shown: on the seabed, by ships, through wind farms, and how sure they are."""
    under = [each for each in found if not each.by_ships and not each.through_site]
    sites = [each for each in found if each.through_site]
    over = [each for each in found if each.by_ships]
    placed = [each for each in found if each.off_by is not None]
    near = [each for each in placed if each.off_by is not None and each.off_by < 10]
    sketched = len(found) - len(placed)
    return [
        Figure("Cables and pipelines across each other", f"{len(under):,}", _in_service(under), _ids(under)),
        Figure("Under shipping lanes and routes", f"{len(over):,}", _in_service(over), _ids(over)),
        *([Figure("Through wind farms", f"{len(sites):,}", _in_service(sites), _ids(sites))] if sites else []),
        Figure(
            "Placed within 10 km",
            f"{len(near):,} of {len(found):,}",
            f"{len(placed) - len(near):,} more within 15 to 30 km; {sketched:,} "
            "on a sketch, so the place is not known.",
            _ids(near),
        ),
    ]


def _in_service(found: Sequence[Crossing]) -> str:
    count = sum(each.in_service for each in found)
    return f"{count:,} between features both in service."


def _ids(found: Sequence[Crossing]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for each in found for id in (each.first, each.second)))


def zones_table(found: Sequence[Crossing]) -> pd.DataFrame:
    """How many crossings lie in whose waters as drawn, most first, by how sure that is: Waters and three counts."""
    counts: dict[str, dict[str, int]] = {}
    for each in found:
        row = counts.setdefault(each.waters.drawn, {SURE: 0, NEIGHBOUR: 0, SKETCH: 0})
        row[SKETCH if each.off_by is None else NEIGHBOUR if each.waters.others else SURE] += 1
    ordered = sorted(counts.items(), key=lambda item: (item[0] not in COUNTRIES.values(), -sum(item[1].values())))
    return pd.DataFrame(
        [{"Waters": waters, **row, "All": sum(row.values())} for waters, row in ordered],
        columns=["Waters", SURE, NEIGHBOUR, SKETCH, "All"],
    )


def zones_chart(zones: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """The table of `zones_table` as bars, the surest part darkest, the sum written beside each."""
    order = list(zones["Waters"])
    tones = {SURE: "#24313B", NEIGHBOUR: "#7C8A94", SKETCH: "#CFD5D8"}
    long = zones.melt(id_vars=["Waters", "All"], value_vars=list(tones), var_name="How sure", value_name="Crossings")
    long["rank"] = long["How sure"].map(list(tones).index)
    y = alt.Y("Waters:N", sort=order, title=None)
    bars = (
        alt.Chart(long)
        .mark_bar(height=20)
        .encode(
            y=y,
            x=alt.X("Crossings:Q", axis=None),
            color=alt.Color(
                "How sure:N",
                scale=alt.Scale(domain=list(tones), range=list(tones.values())),
                legend=alt.Legend(
                    title=None, orient="bottom", columns=1, labelFontSize=13, labelLimit=260, labelExpr=SHORT
                ),
            ),
            order=alt.Order("rank:Q"),
            tooltip=[alt.Tooltip("Waters:N"), alt.Tooltip("How sure:N"), alt.Tooltip("Crossings:Q")],
        )
    )
    sums = (
        alt.Chart(zones).mark_text(align="left", dx=6, color=INK).encode(y=y, x=alt.X("All:Q"), text=alt.Text("All:Q"))
    )
    return styled(alt.layer(bars, sums).properties(height=30 * max(1, len(zones)), width="container"))


def near_groups(found: Sequence[Near], km: float) -> tuple[list[Near], list[Near], list[Near]]:
    """Those that lie within a distance as drawn, those that may, and sketches drawn within."""
    by = {word: [near for near in found if nearby.verdict(near, km) == word] for word in nearby.summary(found, km)}
    return by[nearby.SURE] + by[nearby.DRAWN], by[nearby.POSSIBLE], by[nearby.SKETCHED]


def near_figures(found: Sequence[Near], km: float) -> list[Figure]:
    """How many features lie within a distance: as drawn, possibly, and those that are sketches."""
    drawn, possible, sketched = near_groups(found, km)
    sure = sum(nearby.verdict(near, km) == nearby.SURE for near in drawn)
    errors = sorted({near.off_by for near in drawn + possible if near.off_by is not None})
    span = f"±{errors[0]:g} km" if len(errors) == 1 else f"±{errors[0]:g} to ±{errors[-1]:g} km" if errors else ""
    certain = f"{sure:,}" if sure else "None"
    return [
        Figure(
            f"Within {km:g} km{f', {span}' if span else ''}",
            f"{len(drawn):,} features",
            f"{certain} certain, allowing for the error of each position." if span else "As drawn on the map.",
            tuple(near.id for near in drawn),
        ),
        Figure(
            "May also lie within",
            f"{len(possible):,}",
            f"Drawn farther than {km:g} km away, but by less than the error of their positions.",
            tuple(near.id for near in possible),
        ),
        Figure(
            "Sketches drawn within",
            f"{len(sketched):,}",
            "Not counted in the other figures: a sketch shows only what is connected.",
            tuple(near.id for near in sketched),
        ),
    ]


def watchers(atlas: Atlas) -> pd.DataFrame:
    """The sites from which the sea is watched. Index: feature id.

    Columns: Who, Country, Role, Run by, As of, Best source.
    """
    rows = []
    for features in atlas.features_as("watch_site").values():
        for id, site in features.iterrows():
            rows.append(
                {
                    "id": id,
                    "Who": site["name"],
                    "Country": ", ".join(COUNTRIES[code] for code in site["countries"]),
                    "Role": site.get("role") or NOT_PUBLISHED,
                    "Run by": site["operator"] or NOT_PUBLISHED,
                    "As of": in_words(site["status_as_of"]) or NOT_PUBLISHED,
                    BEST_SOURCE: grade_of(atlas, site["sources"]).label,
                }
            )
    return pd.DataFrame(rows, columns=["id", "Who", "Country", "Role", "Run by", "As of", BEST_SOURCE]).set_index("id")


def watchers_text(atlas: Atlas, found: pd.DataFrame) -> str:
    """How much of the table of `watchers` is dated, what it leaves out, and what the point of a sketch stands for."""
    sites = [id for layer in atlas.layers_as("watch_site") for id in atlas.layers[layer].features.index]
    listed = [site for features in atlas.features_as("watch_site").values() for _, site in features.iterrows()]
    notes = [str(site.get("position_note", "")) for site in listed if OFF_BY_KM[site["position_accuracy"]] is None]
    dated = published(["" if day == NOT_PUBLISHED else day for day in found["As of"]], "date", "sites")
    return (
        f"{dated[:1].upper()}{dated[1:]}. {len(sites) - len(found):,} other security sites "
        f"{atlas.subjects.watchers_left_out} and are not listed. {' '.join(notes)}"
    ).rstrip()


def platforms(atlas: Atlas) -> list[Instrument]:
    """The platforms and agreements through which states watch over infrastructure together."""
    return [atlas.instruments[id] for id in atlas.subjects.watching_instruments]
