"""The stores ranked for Belgian CO2, and those that are not ranked."""

from collections.abc import Sequence

import streamlit as st

from layers.co2.choice import Co2Choice
from layers.co2.outlets import STANDINGS, Outlet
from layers.co2.tables import ranking
from layers.wording.facts import NOT_PUBLISHED
from loaders.atlas import Atlas
from pages.co2.routes_map import PAGE
from pages.parts.along_component import show_along
from pages.parts.plain_text import as_text
from pages.session import address_sync, browser

COLUMNS = {
    "Rank": st.column_config.NumberColumn("", width=40),
    "Store": st.column_config.TextColumn(width=225),
    "State": st.column_config.TextColumn(width=115),
    "Where": st.column_config.TextColumn(width=130),
    "km by sea": st.column_config.NumberColumn(format="localized", width=90),
    "Status": st.column_config.TextColumn(width=125),
    "Still missing": st.column_config.TextColumn(width=300),
    "From": st.column_config.TextColumn(width=115),
    "Capacity (Mt CO2)": st.column_config.NumberColumn("Capacity, Mt", width=95),
    "Rate (Mt CO2/year)": st.column_config.NumberColumn("Mt a year", width=95),
}
LONG = 11
"""Rows from which a table scrolls in itself."""
ROW = 65
"""Pixels of a row: from 65 on Streamlit breaks what is long into lines, and what is still missing is read whole."""
RANKED = [name for name in COLUMNS if name != "Where"]


def show_ranking(atlas: Atlas, found: Sequence[Outlet], choice: Co2Choice) -> None:
    """The stores open in principle, the nearest first; choosing a row chooses the store."""
    there = [each for each in found if each.standing == "open"]
    st.subheader(f"Open in principle, nearest first from {atlas.co2_ports[choice.origin].name}", anchor="ranking")
    if not there:
        st.info("No recorded arrangement opens any chosen store to Belgian CO2.")
        return
    st.caption(
        "Tick a row, press Enter in it, or choose a place on the map, to see the route and what is missing. In "
        "principle: an arrangement lifts the ban on export; ships, permits and room are separate matters. Distances "
        "are to the site's centre."
    )
    _show_table(atlas, there, "ranking", choice, RANKED)
    show_along("co2-stores-from")


def show_others(atlas: Atlas, found: Sequence[Outlet], choice: Co2Choice) -> None:
    """The stores that are not ranked, each group with the reason."""
    groups = {standing: [each for each in found if each.standing == standing] for standing in STANDINGS}
    others = {standing: outlets for standing, outlets in groups.items() if outlets and standing != "open"}
    if not others:
        return
    st.subheader("Stores not ranked", anchor="not-ranked")
    st.caption(
        "The figures above leave out stores outside the North Sea. Routes are measured round the coasts of the "
        "North Sea: stores beyond them have no distance, and stores on land have no sea route."
    )
    for standing, outlets in others.items():
        st.markdown(f"**{as_text(STANDINGS[standing])}**")
        shown = [name for name in COLUMNS if name != "Rank" and (name != "Where" or standing == "context")]
        _show_table(atlas, outlets, standing, choice, shown)
        show_along("co2-stores", part=standing)


def _show_table(
    atlas: Atlas,
    outlets: Sequence[Outlet],
    name: str,
    choice: Co2Choice,
    shown: list[str],
) -> None:
    # A new table for each choice: the row that is ticked is always the store that is open.
    anew = f"{name} {choice.select} {choice.origin}"

    ids = [outlet.id for outlet in outlets]

    def chosen() -> None:
        row = browser.row_in(address_sync.key_of(PAGE, anew))
        address_sync.choose(PAGE, "select", None if row is None else ids[row])

    st.dataframe(
        ranking(atlas, outlets)[shown],
        hide_index=True,
        placeholder=NOT_PUBLISHED,
        height="content" if len(outlets) < LONG else 36 + ROW * 8,
        row_height=ROW,
        column_config=COLUMNS,
        on_select=chosen,
        selection_mode="single-row",
        selection_default=browser.ticked(ids, choice.select),
        key=address_sync.key_of(PAGE, anew),
    )
