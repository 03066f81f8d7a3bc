"""All links of the North Sea: by pair of countries, by year, and one by one."""

from datetime import date

import geopandas as gpd
import streamlit as st

from geodata.records import Layer
from layers.interconnectors import capacity_by_year, charts, links
from layers.interconnectors.links import LINK_YEARS, LinkChoice
from layers.looks.step_chart import step_chart
from layers.measures.capacity_by_year import by_year, curve_table
from layers.wording.facts import FACTS_AS_OF
from loaders.atlas import Atlas
from loaders.layer_files import LayerData
from pages.parts.along_component import show_along
from pages.parts.choosing_rows import show_choosing_rows
from pages.parts.evidence import show_chart
from pages.parts.plain_text import as_text

PAGE = "interconnectors"


def show_pairs(layer: LayerData, found: gpd.GeoDataFrame, choice: LinkChoice) -> None:
    """The links of a layer that pass the filters, by the two countries that they join."""
    st.subheader("By pair of countries", anchor="pairs")
    counted = links.pairs(found, choice.year)
    if counted.empty:
        st.info("No chosen link has a published start year, so none can be placed in a year.")
        return
    dateless = len(links.undated(found))
    undated = f"; {dateless} without a start year {'is' if dateless == 1 else 'are'} left out" if dateless else ""
    when = f"in service or expected in {choice.year}{undated}" if choice.year else "in any year"
    st.markdown(
        f"{as_text(links.counted_links(int(counted['links'].sum())))}, {when}. Darker means more certain: "
        f"{as_text(charts.shades_text(set(counted['status'])))}. A broken edge marks links not yet in service."
    )
    show_chart(
        charts.pairs_chart(counted),
        links.pairs_table(counted),
        key="pairs",
        name="north-sea-links-by-pair",
        says="Capacity of the links between each pair of countries, by status.",
    )
    if left_out := links.left_out(layer, choice):
        st.caption(as_text(left_out))
    blanks = int(counted["blanks"].sum())
    if blanks:
        st.caption(f"{blanks} have no published capacity: they count as links and add no megawatts.")


def show_years(atlas: Atlas, choice: LinkChoice, today: date) -> None:
    """Capacity by year; the year chosen is marked and told in words."""
    st.subheader("Capacity by year", anchor="years")
    layer = atlas.layers[atlas.layer_as("interconnector")]
    found = links.chosen(layer, choice, any_year=True)
    curve = by_year(found, LINK_YEARS)
    if curve.empty:
        st.info("No chosen link has both a capacity and a start year, so there is no curve to draw.")
    else:
        st.markdown(as_text(capacity_by_year.year_sentence(curve, choice.year or today.year, today)))
        ended = capacity_by_year.endings(found)
        show_chart(
            step_chart(curve, capacity_by_year.STEPS, year=choice.year or today.year, today=today, endings=ended),
            curve_table(curve),
            key="years",
            name="north-sea-links-by-year",
            says=f"Capacity in service and expected, {LINK_YEARS[0]} to {LINK_YEARS[-1]}, stacked by status.",
        )
        for end in ended:
            st.markdown(f":material/change_history: **{as_text(end.name)}:** {as_text(end.note)}")
    everything = links.chosen(layer, choice.but_any_status(), any_year=True)
    for sentence in capacity_by_year.not_on_curve(layer.info, found, everything):
        st.caption(as_text(sentence))
    st.caption(
        "Nominal capacity, counted for the whole of the first year; each record gives limits in force. Broken "
        "edges: expected start year. No record gives a closing year, so nothing is taken off."
    )


def show_table_of_links(layer: Layer, found: gpd.GeoDataFrame, choice: LinkChoice) -> None:
    """Every link that passes the filters; a row opens its facts."""
    st.subheader("Every link", anchor="links")
    table = links.links_table(layer, found)
    st.markdown(f"{as_text(links.lengths_text(found, 'links'))}")
    show_choosing_rows(
        PAGE,
        table,
        choice.select,
        {
            "Link": st.column_config.TextColumn(pinned=True, width=190),
            "Capacity": st.column_config.TextColumn(width=190),
            "Published km": st.column_config.NumberColumn(format="localized"),
            "Drawn km": st.column_config.NumberColumn(format="localized"),
        },
    )
    show_along("north-sea-links")
    st.caption(
        f"Facts as of {FACTS_AS_OF}; each status carries its own date. "
        "Drawn lengths are measured on the earth's surface along the line of the map."
    )
