"""What comes ashore at the chosen port: terminals, landfalls, pipelines and plants within a few kilometres."""

from datetime import date

import streamlit as st

from layers.ports.choice import REACHES, PortsChoice
from layers.ports.neighbours import Neighbour, ashore, by_layer, neighbours_table
from loaders.atlas import Atlas
from pages.parts.place_table import show_behind, show_rows
from pages.parts.plain_text import as_text
from pages.session import address_sync


def show_energy_here(atlas: Atlas, choice: PortsChoice, energy: list[Neighbour], today: date) -> None:
    """Draw the section into the current container. The distance is chosen here."""
    name = as_text(atlas.feature(choice.port)["name"])
    st.subheader(f"Energy at {name}", anchor="energy")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("Sites and landings within", width="content")
        st.segmented_control(
            "Distance from the port",
            list(REACHES),
            format_func=REACHES.__getitem__,
            required=True,
            key=address_sync.key_of("ports", "within"),
            label_visibility="collapsed",
        )
    if not energy:
        st.info(f"Nothing in the energy layers is within {choice.km:g} km of {name}. Choose a greater distance.")
        return
    st.markdown(" · ".join(f"**{as_text(title)}** {as_text(words)}" for title, words in by_layer(atlas, energy)))
    if told := ashore(atlas, energy):
        st.markdown(as_text(told))
    show_rows(atlas, neighbours_table(atlas, energy, today, km=choice.km), key="energy", name="energy-at-a-port")
    st.caption(
        "Distances are measured between drawn positions, for cables and pipelines from their drawn ends. "
        "“Perhaps” comes with the combined error of both positions; “sketch only” lines show what is connected, not "
        "where. A cable drawn by two sources counts once, where the surer source has it."
    )
    behind = {each.id: each for near in energy for each in atlas.commitments_of(near.id)}
    show_behind(list(behind.values()))
