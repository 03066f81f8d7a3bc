"""One side of a comparison: what is chosen for it, and its map."""

import streamlit as st

from geodata.records import COUNTRIES, STATUSES
from layers.compare.choice import CompareChoice
from layers.views.map_view import FIRST_VIEW
from loaders.atlas import Atlas
from pages.parts import page_links
from pages.parts.filters import show_some
from pages.parts.map_stage import show_stage
from pages.session import address_sync, explore

PLACES, BEFORE = ("Left", "Right"), ("", "other_")
"""What a side is called, and what the names of its fields begin with."""


def show_choices(atlas: Atlas, page: str, choice: CompareChoice, number: int) -> None:
    """Year, statuses, countries and layers of a side, and the way to its map on Explore."""
    place, before = PLACES[number], BEFORE[number]
    titles = {id: layer.info.title for id, layer in atlas.layers.items()}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            f"{place}: year",
            (None, *explore.YEAR_CHOICES[1:]),
            format_func=lambda year: str(year or explore.ANY_YEAR),
            key=address_sync.key_of(page, f"{before}year"),
            width=150,
        )
        with st.popover("More choices", icon=":material/filter_alt:"):
            show_some(page, f"{before}layers", f"{place}: layers", titles, width=420, placeholder="No layer")
            show_some(page, f"{before}statuses", f"{place}: status today", STATUSES, width=420)
            show_some(
                page, f"{before}countries", f"{place}: country", COUNTRIES, width=420, placeholder="All countries"
            )
        page_links.to_view(atlas, (choice.one, choice.other)[number], "Open in Explore")


def show_side(atlas: Atlas, page: str, choice: CompareChoice, number: int, name: str) -> None:
    """The map of a side. It moves with the other one; the camera of the left one is the page's."""
    view = (choice.one, choice.other)[number]
    with st.container(key=f"compare-{PLACES[number].lower()}"):
        show_stage(
            atlas,
            view,
            camera=choice.camera or FIRST_VIEW,
            key=f"compare-map-{number}",
            heading=name,
            level=2,
            leads=number == 1,
            linked="follows" if number else "leads",
            addressed=None if number else (choice.to_query(atlas), CompareChoice.names()),
            on_picked=lambda _: None,
            on_camera=lambda camera: address_sync.choose(page, "camera", camera),
        )
