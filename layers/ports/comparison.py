"""What ports handle, and how they compare without adding what must not be added."""

from collections.abc import Collection, Mapping
from typing import Any

import altair as alt
import geopandas as gpd
import pandas as pd

from geodata.records import COUNTRIES, Layer
from layers.looks.bar_list import CHOSEN, Bar, bar_chart
from layers.looks.chart_style import INK, RULE, styled
from layers.ports.choice import ports_of
from layers.wording.evidence import undocumented, unverified
from layers.wording.facts import NOT_PUBLISHED, blank, in_words, listing, number
from layers.wording.figures import Figure, published
from loaders.atlas import Atlas
from loaders.missing import at_hand


def ports_layer(atlas: Atlas) -> Layer:
    """The layer of ports."""
    return atlas.layers[atlas.layer_as("port")].info


def figure_for(atlas: Atlas, port: Mapping[str, Any]) -> str:
    """What the cargo figure of a port stands for, in the reader's words."""
    words = ports_layer(atlas).fields["cargo_figure"].words
    return words.get(str(port["cargo_figure"]), NOT_PUBLISHED)


def of_port_alone(atlas: Atlas, port: Mapping[str, Any]) -> bool:
    """Whether the cargo figure of a port is its own: the first word that the dictionary has for it."""
    return bool(port["cargo_figure"] == next(iter(ports_layer(atlas).fields["cargo_figure"].words)))


def scope_text(port: Mapping[str, Any]) -> str:
    """What the cargo figure covers, as a sentence; empty text where nothing is said."""
    words = str(port["cargo_scope"])
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".") if words else ""


def unverified_text(atlas: Atlas, port: Mapping[str, Any]) -> str:
    """Which fields of a port rest on the compiler's own knowledge; empty text where none does."""
    if not unverified(atlas, port["sources"]):
        return ""
    others = set(port["sources"]).difference(at_hand(atlas.subjects).port_code_sources)
    if all(undocumented(atlas, [id]) for id in others):
        return "Everything here but the port code rests on the compiler’s general knowledge and is unverified."
    return (
        "Authority, facilities, website and position rest partly on the compiler’s general knowledge "
        "and are unverified."
    )


def facility_words(atlas: Atlas, facilities: Collection[str]) -> list[str]:
    """Facilities in the reader's words and always in the same order."""
    return [words for id, words in ports_layer(atlas).fields["facilities"].words.items() if id in facilities]


def handled(atlas: Atlas, port_id: str) -> list[Figure]:
    """What a port handles: cargo, containers or ro-ro units, draught. Each figure with its year and its scope."""
    port = ports_of(atlas).loc[port_id]
    scope = scope_text(port)
    figures = [
        Figure(
            "Cargo",
            _with_year(port["cargo_mt"], "Mt", port["cargo_year"]),
            scope or "No figure was found: the port may still handle cargo.",
            (port_id,),
        ),
        Figure(
            "Containers",
            _with_year(port["container_teu"], "TEU", port["teu_year"]),
            "Counted as 20-foot units (TEU). What area the count covers is not published.",
            (port_id,),
        ),
    ]
    if blank(port["container_teu"]):
        figures[1] = Figure("Containers", NOT_PUBLISHED, "No count in 20-foot units was found.", (port_id,))
    if not blank(port["roro_units"]):
        units = f"{_in_millions(port['roro_units'])} units"
        figures.append(Figure("Lorries and trailers", units, scope, (port_id,)))
    if not blank(port["max_draught_m"]):
        note = "Greatest draught of a ship received or admitted."
        figures.append(Figure("Deepest ship", f"{number(port['max_draught_m'])} m", note, (port_id,)))
    return figures


def _with_year(value: Any, unit: str, year: Any) -> str:
    if blank(value):
        return NOT_PUBLISHED
    return f"{_in_millions(value)} {unit} ({'year not published' if blank(year) else year})"


def _in_millions(value: float) -> str:
    return f"{number(value / 1e6)} million" if value >= 1e6 else number(value)


def comparison(atlas: Atlas, ports: gpd.GeoDataFrame) -> pd.DataFrame:
    """Ports side by side, in their order. Index: id. Blanks stay blank; year and scope stand beside."""
    records = ports.drop(columns="geometry").to_dict("records")
    table = pd.DataFrame(index=ports.index)
    table["Port"] = [record["name"] for record in records]
    table["Country"] = [COUNTRIES[record["countries"][0]] for record in records]
    table["Cargo (Mt)"] = ports["cargo_mt"]
    table["Cargo year"] = ports["cargo_year"]
    table["Cargo is for"] = [figure_for(atlas, record) for record in records]
    table["What the cargo figure covers"] = [scope_text(record) or NOT_PUBLISHED for record in records]
    table["Containers (TEU)"] = ports["container_teu"]
    table["Containers year"] = ports["teu_year"]
    table["Ro-ro units"] = ports["roro_units"]
    table["Greatest draught (m)"] = ports["max_draught_m"]
    table["Facilities (unverified)"] = [", ".join(facility_words(atlas, record["facilities"])) for record in records]
    table["Evidence"] = [in_words(record["status_as_of"]) or "not dated" for record in records]
    return table


def compared_text(atlas: Atlas, ports: gpd.GeoDataFrame, measure: str) -> str:
    """How many of the ports have a figure, and what is to know before comparing."""
    count = f"{len(ports)} port{'s' if len(ports) != 1 else ''}"
    if measure == "facilities":
        records = ports.to_dict("records")
        open_ = sum(unverified(atlas, record["sources"]) for record in records)
        none = sum(not record["facilities"] for record in records)
        return (
            f"Facilities of {open_} of {count} rest partly on the compiler’s general knowledge and are unverified: "
            f"hollow dots. None is recorded for {none}."
        )
    if measure == "containers":
        return (
            f"{published(ports['container_teu'], 'Containers', 'ports')}. Years differ. Container counts have no "
            "published scope, so the scope of the cargo figure is given below them. Do not add them up."
        )
    within = int((ports["cargo_mt"].isna() & (ports["cargo_figure"] != "")).sum())
    return (
        f"{published(ports['cargo_mt'], 'Cargo', 'ports')}; {within} more are counted in the figure of another. "
        f"Scopes and years differ: do not add up or rank the figures.{_joint_text(atlas, ports)}"
    )


def _joint_text(atlas: Atlas, ports: pd.DataFrame) -> str:
    """Which of these cargo figures count more than the port they stand at, as a sentence; empty text for none."""
    told = ports[ports["cargo_mt"].notna()]
    joint = [
        str(name)
        for name, figure in zip(told["name"], told["cargo_figure"], strict=True)
        if not of_port_alone(atlas, {"cargo_figure": figure})
    ]
    return f" More than the port alone is counted for {listing(joint)}." if joint else ""


def comparison_chart(
    atlas: Atlas, ports: gpd.GeoDataFrame, measure: str, chosen: str
) -> alt.LayerChart | alt.FacetChart | None:
    """Ports by a measure, by country; None where no port has a figure. Pale bars: several ports together."""
    if measure == "facilities":
        return _facilities_chart(atlas, ports, chosen)
    column, year = ("cargo_mt", "cargo_year") if measure == "cargo" else ("container_teu", "teu_year")
    bars = []
    for id, port in ports[ports[column].notna()].iterrows():
        bars.append(
            Bar(
                f"{port['name']}, {COUNTRIES[port['countries'][0]]}",
                float(port[column]),
                _with_year(port[column], "Mt" if measure == "cargo" else "TEU", port[year]),
                scope_text(port),
                part=not blank(port["cargo_mt"]) and not of_port_alone(atlas, port),
                chosen=id == chosen,
            )
        )
    return bar_chart(bars) if bars else None


def _facilities_chart(atlas: Atlas, ports: gpd.GeoDataFrame, chosen: str) -> alt.LayerChart | alt.FacetChart | None:
    known = ports_layer(atlas).fields["facilities"].words
    rows = [
        {
            "Port": port["name"],
            "Facility": known[facility],
            "Colour": CHOSEN if id == chosen else INK,
            "Hollow": unverified(atlas, port["sources"]),
        }
        for id, port in ports.iterrows()
        for facility in port["facilities"]
    ]
    if not rows:
        return None
    data = pd.DataFrame(rows)
    names = [port["name"] for _, port in ports.iterrows()]
    used = [words for words in known.values() if words in set(data["Facility"])]
    x = alt.X(
        "Facility:N",
        sort=used,
        title=None,
        axis=alt.Axis(orient="top", labelAngle=-60, labelAlign="left", grid=True, gridColor=RULE),
        scale=alt.Scale(domain=used),
    )
    y = alt.Y(
        "Port:N",
        sort=names,
        title=None,
        axis=alt.Axis(labelLimit=190, grid=True, gridColor=RULE),
        scale=alt.Scale(domain=names),
    )
    base = alt.Chart(data).encode(
        x=x,
        y=y,
        tooltip=[alt.Tooltip("Port:N"), alt.Tooltip("Facility:N")],
        stroke=alt.Stroke("Colour:N", scale=None, legend=None),
    )
    hollow = base.transform_filter("datum.Hollow").mark_point(size=60, strokeWidth=2, fill="#FFFFFF", opacity=1)
    sure = (
        base.transform_filter("!datum.Hollow")
        .mark_point(size=60, strokeWidth=2, opacity=1)
        .encode(fill=alt.Fill("Colour:N", scale=None, legend=None))
    )
    return styled(alt.layer(hollow, sure).properties(width="container", height={"step": 19}))
