"""The Interconnectors page: what links Great Britain and Belgium, and every other link of the North Sea, counted."""

from datetime import date

import streamlit as st

from geodata.records import COUNTRIES, STATUSES
from layers.interconnectors import links
from layers.interconnectors.links import LINK_YEARS, SEAS, LinkChoice
from layers.interconnectors.on_the_map import subject
from layers.interconnectors.whose_waters import waters_of
from loaders.missing import at_hand
from pages import opened_atlas
from pages.interconnectors.all_links import show_pairs, show_table_of_links, show_years
from pages.interconnectors.gas import show_gas
from pages.interconnectors.proposed_link import show_proposed_link
from pages.interconnectors.whose_waters import show_waters
from pages.parts.along_component import show_along
from pages.parts.evidence import show_figures
from pages.parts.feature_card import show_card
from pages.parts.filters import show_base_maps, show_notes, show_some
from pages.parts.map_stage import show_subject
from pages.parts.missing import if_whole
from pages.parts.plain_text import as_text
from pages.parts.subject_maps import answered
from pages.parts.wind_and_nuclear import show_nuclear
from pages.session import address_sync, explore

PAGE = "interconnectors"
MAP = "links-map"


def show_map() -> None:
    """What joins the pair that the page answers for, beside all other links."""
    told = subject(atlas, choice)
    with st.container(key="places-stage"):
        show_subject(
            atlas,
            answered(PAGE, choice),
            told,
            key=MAP,
            leads=True,
            on_picked=lambda feature: address_sync.choose(PAGE, "select", feature),
        )
    show_along("interconnectors-map", title=told.title)


def show_uk_belgium() -> None:
    """The figures of Great Britain and Belgium, which no filter changes."""
    show_figures(atlas, links.uk_belgium_figures(atlas), key="uk-belgium")


atlas, today = opened_atlas.atlas(), date.today()
choice, notes = address_sync.arrive(PAGE, LinkChoice.from_query, atlas)
address_sync.settle(PAGE, choice, atlas)
proposed = at_hand(atlas.subjects).proposed_link
cables = atlas.layers[atlas.layer_as("interconnector")]

st.title("Interconnectors", anchor=False)
st.markdown(
    "Links between Great Britain and Belgium, today and proposed, among all North Sea links: "
    "[by pair](#pairs), [by year](#years), [one by one](#links), [whose waters](#waters), "
    + (f"[{as_text(atlas.feature(proposed)['name'])}](#{proposed}), " if proposed else "")
    + "[gas](#gas), [nuclear](#nuclear)."
)
with st.container(horizontal=True, vertical_alignment="bottom"):
    show_some(PAGE, "status", "Status", STATUSES, width=230, placeholder="In service or planned")
    show_some(PAGE, "country", "Country", COUNTRIES, width=200, placeholder="All countries")
    st.segmented_control(
        "Where",
        list(SEAS),
        format_func=SEAS.__getitem__,
        key=address_sync.key_of(PAGE, "sea"),
        required=True,
    )
    st.select_slider(
        "In service or expected in",
        [None, *LINK_YEARS],
        format_func=lambda year: str(year or explore.ANY_YEAR),
        key=address_sync.key_of(PAGE, "year"),
        width="stretch",
    )
    show_base_maps(PAGE)
show_notes(notes)

with st.container(key="links-first"):
    map_part, beside = st.columns(2, gap="medium")
with beside:
    if choice.select:
        with st.container(border=True, height=480, key="link-card"):
            waters = as_text(waters_of(atlas, choice.select))
            show_card(atlas, PAGE, choice.select, today, f"**Whose waters:** {waters}")
    else:
        st.markdown("**Great Britain and Belgium** (the filters do not change these)")
        if_whole(show_uk_belgium)
        st.caption("Choose a line on the map, or a row below, to read its facts.")
with map_part:
    if_whole(show_map)
if choice.select:
    st.markdown("**Great Britain and Belgium** (the filters do not change these)")
    if_whole(show_uk_belgium)

found = links.chosen(cables, choice)
if found.empty:
    st.info("No link matches all these filters. Remove one.")
else:
    show_pairs(cables, found, choice)
show_years(atlas, choice, today)
if not found.empty:
    show_table_of_links(cables.info, found, choice)
if_whole(show_waters, atlas, choice)
if_whole(show_proposed_link, atlas)
if_whole(show_gas, atlas, choice)
if_whole(show_nuclear, atlas, choice.country)
