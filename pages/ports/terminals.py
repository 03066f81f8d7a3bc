"""What depends on a port: which terminals and projects lie at which port, and how sure that is."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from layers.looks.bar_list import Bar, bar_chart
from layers.ports.choice import PortsChoice
from layers.ports.neighbours import (
    FACILITY,
    counted_by_status,
    facilities,
    nearest_ports,
    neighbours_table,
    published_total,
)
from layers.wording.facts import blank, in_a_sentence, number, status_words
from layers.wording.figures import Figure, published
from loaders.atlas import Atlas
from pages.parts.evidence import show_chart, show_figures
from pages.parts.place_table import show_behind, show_rows
from pages.parts.plain_text import as_text

LNG = "lng_terminal"
"""Role of terminals whose yearly capacities are compared."""
AT_PORTS = "facilities-at-ports"
"""The exhibit of each layer."""
SIDE_BY_SIDE = 2
"""Layers that stand beside each other."""


def show_terminals(atlas: Atlas, choice: PortsChoice, today: date) -> None:
    """Draw the section into the current container; the distance is that chosen above."""
    st.subheader(as_text(f"{atlas.subjects.port_facilities} at ports"), anchor="terminals")
    st.markdown(
        f"{as_text(atlas.subjects.port_facilities_in_full)} within {choice.km:g} km of a port, each with the nearest "
        "one. Choose the distance above, under energy at the port."
    )
    layers = atlas.layers_as(FACILITY)
    for start in range(0, len(layers), SIDE_BY_SIDE):
        columns = st.columns(SIDE_BY_SIDE, gap="large")
        for layer, column in zip(layers[start : start + SIDE_BY_SIDE], columns, strict=False):
            with column:
                st.markdown(f"**{as_text(atlas.layers[layer].info.title)}**")
                show = _show_lng if layer in atlas.layers_as(LNG) else _show_projects
                show(atlas, layer, choice, today)


def _show_lng(atlas: Atlas, layer: str, choice: PortsChoice, today: date) -> None:
    found = nearest_ports(atlas, layer, choice.km, choice.country)
    if not found:
        st.info(f"No LNG terminal within {choice.km:g} km of a port. Choose other countries or a greater distance.")
        return
    ids = [each.id for each in found]
    info, features = atlas.layers[layer].info, atlas.layers[layer].features.loc[ids]
    capacity = features[info.key_figure]
    total, _ = published_total(atlas, layer, ids)
    note = published(capacity[features["status"] == "operational"], "Capacity", "terminals")
    figures = [
        Figure("Terminals at a port", str(len(ids)), _counted(atlas, layer, ids, choice), tuple(ids)),
        Figure("Capacity in service", f"{number(round(total, 1))} bcm a year", f"{note}. Dates differ.", tuple(ids)),
    ]
    show_figures(atlas, figures, "lng")
    bars = [
        Bar(
            f"{features.at[each.id, 'name']}",
            float(capacity[each.id]),
            f"{number(capacity[each.id])} bcm a year, {status_words(info, features.loc[each.id]).lower()}",
            f"{each.km:.1f} km from {atlas.feature(each.port)['name']}",
            chosen=each.port == choice.port,
        )
        for each in found
        if not blank(capacity[each.id])
    ]
    table = neighbours_table(atlas, found, today, km=choice.km, with_port=True)
    without = [str(features.at[id, "name"]) for id in ids if blank(capacity[id])]
    if bars:
        says = "Bars of the yearly capacity of LNG terminals, each with its nearest port."
        shown = ("Name", "Key figure", "Nearest port")
        show_chart(bar_chart(bars), table, key="lng", name=AT_PORTS, part=layer, says=says, drawn=shown)
    else:
        show_rows(atlas, table, key="lng", name=AT_PORTS, part=layer)
    missing = f"Capacity not published: {', '.join(without)}. " if without else ""
    st.caption(as_text(f"{missing}{' '.join(info.caveats[:2])} bcm: billion cubic metres."))
    show_behind(atlas.commitments_of_layer(layer))


def _show_projects(atlas: Atlas, layer: str, choice: PortsChoice, today: date) -> None:
    info = atlas.layers[layer].info
    found = nearest_ports(atlas, layer, choice.km, choice.country)
    if not found:
        what = as_text(in_a_sentence(info.title))
        st.info(f"Nothing for {what} within {choice.km:g} km of a port. Choose other countries or a greater distance.")
        return
    ids = [each.id for each in found]
    now = [id for id in ids if atlas.feature(id)["status"] == "operational"]
    figures = [
        Figure("Projects at a port", str(len(ids)), _counted(atlas, layer, ids, choice), tuple(ids)),
        Figure("In service", str(len(now)) if now else "none", "Projects in the atlas.", tuple(now)),
    ]
    show_figures(atlas, figures, layer)
    table = neighbours_table(atlas, found, today, km=choice.km, with_port=True)
    first = ["Name", "Status", "Nearest port", "Distance (km)"]
    table = table[first + [column for column in table if column not in first]]
    show_rows(atlas, table, key=layer, name=AT_PORTS, part=layer)
    st.caption(as_text(" ".join(info.caveats[:2])))
    show_behind(atlas.commitments_of_layer(layer))


def _counted(atlas: Atlas, layer: str, ids: Sequence[str], choice: PortsChoice) -> str:
    """How those at a port stand, and how many more of the layer lie farther from every port."""
    farther = len(facilities(atlas, layer, choice.country)) - len(ids)
    return f"{counted_by_status(atlas, ids)}." + (f" {farther} more are farther from any port." if farther else "")
