"""The Interconnectors page: what links Great Britain and Belgium, and every other link of the North Sea, counted."""

from datetime import date

import streamlit as st

from geodata.records import COUNTRIES, STATUSES
from layers import links
from layers.framing import around
from layers.links import SEAS, YEARS, LinkChoice
from layers.view import MapView
from pages import opened, session
from pages.filters import show_notes, show_some
from pages.interconnectors.all_links import show_pairs, show_table_of_links, show_years
from pages.interconnectors.gas import show_gas
from pages.interconnectors.link_card import show_card
from pages.interconnectors.nautilus_section import show_nautilus
from pages.interconnectors.whose_waters import show_waters
from pages.proof import show_figures
from pages.stage import show_stage
from pages.wind_and_nuclear import show_nuclear

PAGE = "interconnectors"
MAP = "links-map"

atlas, today = opened.atlas(), date.today()
choice, notes = session.arrive_at(PAGE, lambda words: LinkChoice.from_query(words, atlas))

st.title("Interconnectors", anchor=False)
st.markdown(
    "What links Great Britain and Belgium today and what is proposed, beside all links of the North Sea: "
    "[by pair](#pairs), [by year](#years), [one by one](#links), [whose waters](#waters), [Nautilus](#nautilus), "
    "[gas](#gas), [nuclear](#nuclear)."
)
with st.container(horizontal=True, vertical_alignment="bottom"):
    show_some(PAGE, "status", "Status", STATUSES, width=230, placeholder="In service or to come")
    show_some(PAGE, "country", "Country", COUNTRIES, width=200, placeholder="All countries")
    st.segmented_control(
        "Where",
        list(SEAS),
        format_func=SEAS.__getitem__,
        key=session.key_of(PAGE, "sea"),
        required=True,
    )
    st.select_slider(
        "There, or expected to be there, in",
        [None, *YEARS],
        format_func=lambda year: str(year or session.ANY_YEAR),
        key=session.key_of(PAGE, "year"),
        width="stretch",
    )
show_notes(notes)

choice = LinkChoice(
    status=tuple(status for status in STATUSES if status in session.said(PAGE, "status")),
    country=tuple(code for code in COUNTRIES if code in session.said(PAGE, "country")),
    year=session.said(PAGE, "year"),
    sea=session.said(PAGE, "sea"),
    carried=choice.carried,
    select=session.said(PAGE, "select"),
)
figures = links.uk_belgium_figures(atlas)
with st.container(key="links-first"):
    map_part, beside = st.columns(2, gap="medium")
with beside:
    if choice.select:
        with st.container(border=True, height=480, key="link-card"):
            show_card(atlas, choice.select, today)
    else:
        st.markdown("**Great Britain and Belgium**, whatever the filters say")
        show_figures(atlas, figures, key="uk-belgium")
        st.caption("Choose a line on the map, or a row below, to read its facts.")
with map_part, st.container(key="places-stage"):
    show_stage(
        atlas,
        MapView(
            layers=(links.CABLES, links.PIPELINES),
            statuses=choice.statuses,
            countries=choice.country,
            year=choice.year,
            select=choice.select,
            base=session.base_map(),
        ),
        camera=around(atlas, choice.select) if choice.select else links.STRAITS,
        key=MAP,
        heading="Electricity links and gas pipelines",
        leads=True,
        on_picked=lambda: session.choose(PAGE, "select", session.picked_in(MAP)["feature"]),
    )
if choice.select:
    st.markdown("**Great Britain and Belgium**, whatever the filters say")
    show_figures(atlas, figures, key="uk-belgium")

features = atlas.layers[links.CABLES].features
found = links.chosen(features, choice)
if found.empty:
    st.info("No link passes all of these filters. Take one away.")
else:
    show_pairs(found, choice)
show_years(atlas, choice, today)
if not found.empty:
    show_table_of_links(found, choice)
choice = show_waters(atlas, choice)
session.settle_at(PAGE, choice, choice.to_query())
show_nautilus(atlas)
show_gas(atlas, choice)
show_nuclear(atlas, choice.country)
