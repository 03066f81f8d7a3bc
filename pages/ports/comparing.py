"""Ports side by side: cargo, containers or facilities, each figure with its year and its scope."""

import streamlit as st

from layers.ports.choice import MEASURES, PortsChoice, compared
from layers.ports.comparison import compared_text, comparison, comparison_chart
from loaders.atlas import Atlas
from pages.parts.along_component import show_along
from pages.parts.evidence import show_chart
from pages.parts.plain_text import as_text
from pages.session import address_sync

SAYS = {
    "cargo": "Bars of the cargo of each port in million tonnes, with year and scope, by country.",
    "containers": "Bars of the containers of each port in 20-foot units, with year, by country.",
    "facilities": "Grid of ports by facilities, a dot where a port has one.",
}
DRAWN = {
    "cargo": ("Port", "Cargo (Mt)", "What the cargo figure covers"),
    "containers": ("Port", "Containers (TEU)"),
    "facilities": ("Port", "Facilities (unverified)"),
}
"""What is compared -> the columns of the table behind it that the chart draws."""


def show_comparison(atlas: Atlas, choice: PortsChoice) -> None:
    """Draw the section into the current container. The measure is chosen here."""
    st.subheader("Ports side by side", anchor="compare")
    st.segmented_control(
        "Compare by",
        list(MEASURES),
        format_func=MEASURES.__getitem__,
        required=True,
        key=address_sync.key_of("ports", "compare"),
        label_visibility="collapsed",
    )
    ports = compared(atlas, choice)
    st.markdown(as_text(compared_text(atlas, ports, choice.compare)))
    chart = comparison_chart(atlas, ports, choice.compare, choice.port)
    table = comparison(atlas, ports)
    if chart is None:
        st.info(f"{MEASURES[choice.compare]} are not published for any of these ports. Choose other countries.")
        st.dataframe(table, hide_index=True)
        show_along("ports")
        return
    if choice.compare != "facilities":
        st.caption(
            "Pale: one figure for several ports. Red and bold: the chosen port. The table gives remarks in full."
        )
    says, drawn = SAYS[choice.compare], DRAWN[choice.compare]
    show_chart(chart, table, key=f"compare:{choice.compare}", name="ports", says=says, drawn=drawn)
