"""The Explore page: the map, the feature that was clicked, and under it the same features as a table and files."""

from datetime import date

import streamlit as st

from layers.exports.briefs import Brief
from layers.exports.picture.forms import FORMS
from layers.maps import headings
from layers.maps.deck import features_shown
from layers.views.map_view import ORDER, PRESENT
from pages import addresses, opened_atlas
from pages.explore.about_layer import show_about_layer
from pages.explore.commitment_panel import show_commitment_panel
from pages.explore.controls import show_controls
from pages.explore.downloads_row import show_downloads
from pages.explore.embedded import show_embedded
from pages.explore.feature_panel import show_panel
from pages.explore.presentation import MAP, show_presentation
from pages.explore.share import show_share
from pages.explore.welcome import show_welcome
from pages.parts import page_links
from pages.parts.filters import show_notes
from pages.parts.map_stage import show_stage
from pages.parts.picture_component import show_picture
from pages.parts.table_component import show_table
from pages.session import browser, explore

atlas = opened_atlas.atlas()
view, notes = explore.arrive(atlas)
if browser.embedded():
    show_embedded(atlas, view)
    st.stop()
explore.settle(view, atlas)
if browser.presenting():
    show_presentation(atlas, view, date.today())
    st.stop()
with st.sidebar:
    show_controls(atlas, view)

count = sum(len(features) for features in features_shown(view, atlas).values())
all_shown = f"All {count:,} features shown" if count != 1 else "The one feature shown"
camera, flight = explore.camera()

show_notes(notes)

with st.container(key="stage"):
    show_stage(
        atlas,
        view,
        camera=camera,
        flight=flight,
        key=MAP,
        legend_open=True,
        panel=bool(view.select or view.commitment),
        subheading=headings.standing(view, atlas, date.today()) if view.select else "",
        addressed=(view.lasting_query(atlas), (*ORDER, PRESENT)),
        fills=True,
        level=1,
        on_picked=explore.map_picked,
        on_camera=explore.map_moved,
        on_gathered=lambda what, id: explore.gathered(atlas, what, id),
        on_year=explore.came_to,
        on_unfiltered=lambda field: explore.unfilter(atlas, field),
    )
    if explore.is_unused(view, atlas):
        show_welcome(atlas, date.today())
    if view.select or view.commitment:
        with st.container(key="panel"):
            if view.select:
                show_panel(atlas, view.select, date.today())
            elif view.commitment:
                show_commitment_panel(atlas, view.commitment)

with st.container(key="below"):
    if not browser.webgl(MAP):
        st.warning("This browser cannot draw the map. Here are a picture of it and a table.")
        brief = Brief.on_screen(view)
        address = browser.origin() + addresses.file(brief, "png", atlas)
        show_picture(address, words=headings.title(view, atlas), shape=FORMS[brief.form], key="picture")
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        choice = st.selectbox(
            "Table",
            [None, *view.layers],
            format_func=lambda id: all_shown if id is None else atlas.layers[id].info.title,
            label_visibility="collapsed",
            width=340,
        )
        with st.container(horizontal=True, vertical_alignment="center", width="content", key="actions"):
            st.button("Present", icon=":material/slideshow:", on_click=browser.present, args=(True,))
            page_links.to_brief(atlas, view)
            page_links.to_comparison(atlas, view, date.today())
            show_share(atlas, view, date.today())
            show_downloads(atlas, view)
    if choice:
        show_about_layer(atlas, choice)
    show_table(
        addresses.table(choice, view, atlas),
        selected=view.select,
        key="table",
        on_picked=lambda id: explore.row_picked(atlas, id),
        picked=view.pick,
        on_ticked=lambda id: explore.pick(atlas, id),
    )
