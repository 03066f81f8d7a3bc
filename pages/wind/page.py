"""The wind page: how much wind power stands in the North Sea and is to come, against what states mean to have."""

from datetime import date

import streamlit as st

from geodata.records import STATUSES
from layers.looks.styles import STATUS_LEGEND
from layers.wind.capacity import figures
from layers.wind.choice import WindChoice, chosen, countries, left_out, of_countries
from layers.wind.on_the_map import subject
from layers.wind.targets import TOLD_FIRST, held_against
from pages import opened_atlas
from pages.parts.along_component import show_along
from pages.parts.evidence import show_figures
from pages.parts.feature_card import show_card
from pages.parts.filters import show_base_maps, show_notes, show_some
from pages.parts.map_stage import show_subject
from pages.parts.missing import if_whole
from pages.parts.plain_text import as_text
from pages.parts.subject_maps import answered
from pages.session import address_sync
from pages.wind.farms import show_farms
from pages.wind.links import show_links
from pages.wind.sums import show_sums
from pages.wind.targets import show_states, show_targets, show_years

PAGE = "wind"
TWO_ABREAST = 195  # pixels of a figure: two stand side by side beside the map, which is then as high as they are

atlas, today = opened_atlas.atlas(), date.today()
choice, notes = address_sync.arrive(PAGE, WindChoice.from_query, atlas)
address_sync.settle(PAGE, choice, atlas)

st.title("Offshore wind", anchor=False)
st.markdown(
    "Offshore wind in the North Sea, in service and planned, and what states aim for: [by state](#states), "
    "[by year](#years), [aims](#aims), [farm by farm](#farms), [what links them](#links), [published totals](#sums)."
)
with st.container(horizontal=True, vertical_alignment="bottom"):
    show_some(PAGE, "country", "State", countries(atlas), width=260, placeholder="All states")
    show_some(PAGE, "status", "Status", STATUSES, width=260, placeholder="In service or planned")
    show_base_maps(PAGE)
show_notes(notes)


def show_answer() -> None:
    """How far the states are from what they mean to have, in sentences."""
    for state in choice.country or TOLD_FIRST:
        farms = of_countries(atlas, WindChoice(country=(state,)))
        st.markdown(as_text(held_against(atlas, farms, state)))


def show_map() -> None:
    """The wind farms that are counted."""
    told = subject(atlas, choice)
    with st.container(key="wind-stage"):
        show_subject(
            atlas,
            answered(PAGE, choice),
            told,
            key="wind-map",
            told_first=[f"status.{drawn}" for _, drawn, _ in STATUS_LEGEND],
            leads=True,
            on_picked=lambda feature: address_sync.choose(PAGE, "select", feature),
        )
    show_along("wind-map", title=told.title)


def show_beside() -> None:
    """How far the states are from their aims, and the wind farm that is open or the figures of all that are counted."""
    show_answer()
    if choice.select:
        with st.container(border=True, height=480, key="wind-card"):
            show_card(atlas, PAGE, choice.select, today)
    else:
        show_figures(atlas, figures(chosen(atlas, choice)), key=PAGE, width=TWO_ABREAST)
        st.caption(as_text(left_out(atlas, choice)))
        st.caption("Choose a wind farm on the map, or a row below, to read its facts.")


with st.container(key="wind-first"):
    map_part, beside = st.columns([3, 2], gap="medium")
with map_part:
    if_whole(show_map)
with beside:
    if_whole(show_beside)
if_whole(show_states, atlas, choice)
if_whole(show_years, atlas, choice, today)
if_whole(show_targets, atlas, choice)
if_whole(show_farms, atlas, choice)
if_whole(show_links, atlas)
if_whole(show_sums, atlas)
