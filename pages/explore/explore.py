"""The Explore page: the map, the feature that was clicked, and under it the same features as a table and files."""

from datetime import date

import streamlit as st

from layers import legend
from layers.decks import deck, features_shown, label_sources
from layers.drawing import heroes
from layers.headings import attribution, ink, subtitle, title
from pages import opened, session
from pages.explore.controls import show_controls
from pages.explore.downloads_row import show_downloads
from pages.explore.feature_panel import show_panel
from pages.map_component import show_map
from pages.plain_text import as_text
from pages.routes import style_address, swatches_of, table_address
from pages.table_component import show_table

atlas = opened.atlas()
view, notes = session.arrive(atlas)
with st.sidebar:
    show_controls(atlas, view)
view = session.settle(atlas)

shown = features_shown(view, atlas)
count = sum(len(features) for features in shown.values())
infos = {id: atlas.layers[id] for id in view.layers}
camera, flight = session.camera()

if notes:
    st.warning("  \n".join(as_text(note) for note in notes), icon=":material/info:")

with st.container(key="stage"):
    show_map(
        deck(view, atlas, opened.symbols()[0]),
        style=style_address(view.base),
        camera=camera,
        flight=flight,
        frame={
            "base": view.base,
            "title": title(view, atlas),
            "subtitle": subtitle(view, atlas, count),
            "legend": [
                (row.label, row.swatch) for row in legend.rows(shown, infos, year=view.year, named=heroes(atlas))
            ],
            "swatches": swatches_of(view.base),
            "labels": label_sources(view, atlas),
            "attribution": attribution(view, atlas),
            "ink": ink(view.base),
            "selected": view.select,
            "boundaries": "maritime_boundaries" in view.layers,
            "ports": atlas.layers["ports"].info.label_from_zoom if "ports" in view.layers else None,
        },
        on_picked=session.map_picked,
        on_camera=session.map_moved,
    )
    if view.select:
        with st.container(key="panel"):
            show_panel(atlas, view.select, date.today())

with st.container(key="below"):
    if not session.webgl():
        st.warning("This browser cannot draw the map, so here is everything it would show, as a table.")
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        choice = st.selectbox(
            "Table",
            [None, *view.layers],
            format_func=lambda id: f"All {count:,} features shown" if id is None else infos[id].info.title,
            label_visibility="collapsed",
            width=340,
        )
        with st.container(horizontal=True, width="content"):
            show_downloads(atlas, view)
    show_table(
        table_address(choice, view, atlas), selected=view.select, key="table", on_picked=session.row_picked(atlas)
    )
