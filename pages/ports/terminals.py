"""LNG and hydrogen at ports: which terminals and projects lie at which port, and how sure that is."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from layers.looks.bar_list import Bar, bar_chart
from layers.ports.choice import PortsChoice
from layers.ports.neighbours import counted_by_status, nearest_ports, neighbours_table, published_total
from layers.ports.routes import of_layer
from layers.wording.facts import blank, number, status_words
from layers.wording.figures import Figure, published
from loaders.atlas import Atlas
from pages.parts.evidence import show_chart, show_figures
from pages.parts.place_table import show_behind, show_rows
from pages.parts.plain_text import as_text

LNG, HYDROGEN = "lng_terminals", "hydrogen"


def show_terminals(atlas: Atlas, choice: PortsChoice, today: date) -> None:
    """Draw the section into the current container; the distance is that chosen above."""
    st.subheader("LNG and hydrogen at ports", anchor="terminals")
    st.markdown(
        f"Liquefied natural gas (LNG) and hydrogen within {choice.km:g} km of a port, each with the nearest one. "
        "The distance is chosen above, under the energy at the port."
    )
    left, right = st.columns(2, gap="large")
    with left:
        _show_lng(atlas, choice, today)
    with right:
        _show_hydrogen(atlas, choice, today)


def _show_lng(atlas: Atlas, choice: PortsChoice, today: date) -> None:
    st.markdown("**LNG terminals**")
    found = nearest_ports(atlas, LNG, choice.km, choice.country)
    if not found:
        st.info(f"No LNG terminal within {choice.km:g} km of a port. Choose other countries or a longer distance.")
        return
    ids = [each.id for each in found]
    features = atlas.layers[LNG].features.loc[ids]
    total, _ = published_total(atlas, LNG, "capacity_bcm", ids)
    note = published(features.loc[features["status"] == "operational", "capacity_bcm"], "Capacity", "terminals")
    figures = [
        Figure("Terminals at a port", str(len(ids)), _counted(atlas, LNG, ids, choice), tuple(ids)),
        Figure("Capacity in service", f"{number(round(total, 1))} bcm a year", f"{note}. Dates differ.", tuple(ids)),
    ]
    show_figures(atlas, figures, "lng")
    info = atlas.layers[LNG].info
    bars = [
        Bar(
            f"{feature['name']}",
            float(feature["capacity_bcm"]),
            f"{number(feature['capacity_bcm'])} bcm a year, {status_words(info, feature).lower()}",
            f"{each.km:.1f} km from {atlas.feature(each.port)['name']}",
            chosen=each.port == choice.port,
        )
        for each in found
        if not blank((feature := features.loc[each.id])["capacity_bcm"])
    ]
    table = neighbours_table(atlas, found, today, km=choice.km, with_port=True)
    without = [str(features.at[id, "name"]) for id in ids if blank(features.at[id, "capacity_bcm"])]
    if bars:
        says = "Bars of the yearly capacity of LNG terminals, each with its nearest port."
        show_chart(bar_chart(bars), table, key="lng", name="lng-at-ports", says=says)
    else:
        show_rows(atlas, table, key="lng", name="lng-at-ports")
    missing = f"Capacity not published: {', '.join(without)}. " if without else ""
    st.caption(as_text(f"{missing}{info.caveats[0]} {info.caveats[1]} bcm: billion cubic metres."))
    show_behind(atlas.commitments_of_layer(LNG))


def _show_hydrogen(atlas: Atlas, choice: PortsChoice, today: date) -> None:
    st.markdown("**Hydrogen**")
    found = nearest_ports(atlas, HYDROGEN, choice.km, choice.country)
    if not found:
        st.info(f"Nothing for hydrogen within {choice.km:g} km of a port. Choose other countries or a longer distance.")
        return
    ids = [each.id for each in found]
    now = [id for id in ids if atlas.feature(id)["status"] == "operational"]
    figures = [
        Figure("Projects at a port", str(len(ids)), _counted(atlas, HYDROGEN, ids, choice), tuple(ids)),
        Figure("In service", str(len(now)) if now else "none", "Of the projects in the atlas.", tuple(now)),
    ]
    show_figures(atlas, figures, "hydrogen")
    table = neighbours_table(atlas, found, today, km=choice.km, with_port=True)
    first = ["Name", "Status", "Nearest port", "Distance (km)"]
    table = table[first + [column for column in table if column not in first]]
    show_rows(atlas, table, key="hydrogen", name="hydrogen-at-ports")
    info = atlas.layers[HYDROGEN].info
    st.caption(as_text(f"{info.caveats[0]} {info.caveats[1]}"))
    show_behind(atlas.commitments_of_layer(HYDROGEN))


def _counted(atlas: Atlas, layer: str, ids: Sequence[str], choice: PortsChoice) -> str:
    """How those at a port stand, and how many more of the layer lie farther from every port."""
    farther = len(of_layer(atlas, layer, choice.country)) - len(ids)
    return f"{counted_by_status(atlas, ids)}." + (f" {farther} more lie farther from any port." if farther else "")
