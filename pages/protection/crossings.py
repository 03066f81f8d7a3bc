"""Where things cross: the map with its figures, the pairs, the list, and the waters they lie in."""

from collections.abc import Callable, Sequence
from zlib import crc32

import streamlit as st

from layers.maps.answers import layers_of
from layers.protection import crossings, watchers
from layers.protection.choice import ProtectionChoice, crossed_text, line_chosen, selecting
from layers.protection.crossings import Crossing
from layers.protection.on_the_map import PLACE, crossings_subject, watching_answer
from layers.wording.facts import NOT_PUBLISHED
from loaders.atlas import Atlas
from pages.parts import page_links
from pages.parts.along_component import show_along
from pages.parts.evidence import show_chart, show_figures
from pages.parts.gaps import with_room
from pages.parts.map_stage import show_subject
from pages.parts.place_table import show_behind
from pages.parts.plain_text import as_text
from pages.parts.subject_maps import answered, every_crossing
from pages.session import address_sync, browser

PAGE = "protection"


def show_crossings(
    atlas: Atlas, choice: ProtectionChoice, found: Sequence[Crossing], selected: Crossing | None
) -> None:
    """The map of the crossings, beside it the one that is selected and what crosses what, and the figures below."""
    of = line_chosen(atlas, choice)
    if of:
        st.markdown(f"Only crossings of **{as_text(atlas.feature(of)['name'])}**:")
    if not found:
        st.info(crossed_text(atlas, choice))
    stage, beside = st.columns([2, 1], gap="medium")
    with stage:
        _show_map(atlas, choice)
    with beside:
        if selected:
            _show_selected(atlas, selected)
        elif choice.select:
            _show_feature(atlas, choice.select, len(found) if of else None)
        pairs = crossings.by_pair(atlas, found, choice.cross)
        if len(pairs):
            st.markdown("**What crosses what**")
            show_chart(
                crossings.pair_chart(pairs),
                pairs,
                key="pairs",
                name="crossings-by-pair",
                says="How often each kind of cable or pipeline crosses another, and shipping.",
                drawn=("Line", "Crosses", "Crossings"),
            )
    if found:
        show_figures(atlas, watchers.crossing_figures(found), "crossings")


def _show_map(atlas: Atlas, choice: ProtectionChoice) -> None:
    shown, told = answered("crossings", choice), crossings_subject(atlas, choice, every_crossing())
    with st.container(key="places-stage"):
        show_subject(
            atlas,
            shown,
            told,
            flight=crc32(choice.flown.encode()) if choice.flown else 0,
            key="crossings",
            told_first=[
                *{mark.kind for mark in shown.found.marks},
                *layers_of(watching_answer(atlas, choice), atlas),
            ],
            leads=True,
            on_picked=lambda feature: _select(atlas, feature.removesuffix(PLACE) if feature else None),
        )
    show_along("crossings-map", title=told.title)


def _select(atlas: Atlas, id: str | None) -> None:
    choice = address_sync.choice_on(PAGE, ProtectionChoice) or ProtectionChoice.at_first(atlas)
    for name, value in selecting(atlas, choice, id).items():
        address_sync.choose(PAGE, name, value)


def _show_selected(atlas: Atlas, crossing: Crossing) -> None:
    with st.container(border=True, gap="small", key="crossing"):
        st.markdown(f"**{as_text(crossings.title(crossing, atlas))}**")
        st.markdown(as_text(crossings.crossing_text(crossing, atlas)))
        st.markdown(f"Waters: {as_text(crossing.waters.words)}")
        for id in (crossing.first, crossing.second):
            page_links.to_feature(atlas, id)
        with st.container(horizontal=True):
            point = f"{crossing.place.y:.4f},{crossing.place.x:.4f}"
            st.button("What is nearby", icon=":material/radar:", on_click=_measure_from, args=(point,))
            _close_button(atlas)


def _show_feature(atlas: Atlas, id: str, count: int | None) -> None:
    with st.container(border=True, gap="small", key="crossing"):
        page_links.to_feature(atlas, id)
        if count is not None:
            st.markdown(f"{count:,} crossing{'s' if count != 1 else ''} with the kinds chosen above.")
        with st.container(horizontal=True):
            st.button("What is nearby", icon=":material/radar:", on_click=_measure_from, args=(id,))
            _close_button(atlas)


def _measure_from(near: str) -> None:
    address_sync.choose(PAGE, "near", near)


def _close_button(atlas: Atlas) -> None:
    st.button(
        "Close",
        key="close-crossing",
        icon=":material/close:",
        on_click=_select,
        args=(atlas, None),
    )


def row_chosen(atlas: Atlas, key: str, ids: Sequence[str]) -> Callable[[], None]:
    """What happens when a row of a table of these ids is chosen: it is selected, and the map flies to it."""

    def chosen() -> None:
        row = browser.row_in(address_sync.key_of(PAGE, key))
        if row is not None and row < len(ids):
            _select(atlas, ids[row])
            address_sync.choose(PAGE, "flown", ids[row])

    return chosen


def show_list(atlas: Atlas, choice: ProtectionChoice, found: Sequence[Crossing]) -> None:
    """All crossings, how they are counted, and the promises to protect what crosses."""
    of = line_chosen(atlas, choice)
    st.subheader(
        f"Every crossing of {as_text(atlas.feature(of)['name'])}" if of else "Every crossing", anchor="crossings"
    )
    table = crossings.table(found, atlas)
    key = f"list {crc32('|'.join(table.index).encode())}"  # other rows are another table: none is chosen in it
    st.dataframe(
        table,
        hide_index=True,
        height=min(352, 38 + 35 * len(table)),
        key=address_sync.key_of(PAGE, key),
        on_select=row_chosen(atlas, key, list(table.index)),
        selection_mode="single-row",
        column_config=with_room(table, {}, NOT_PUBLISHED),
        alt="All crossings shown: choose one to see it on the map.",
    )
    st.markdown(f"{len(found):,} crossings. Tick one, or press Enter in it, to see it on the map.", width="content")
    show_along("crossings")
    st.caption(as_text(crossings.RULES))
    show_behind(watchers.protecting(atlas))


def show_zones(found: Sequence[Crossing]) -> None:
    """In whose waters the crossings lie."""
    st.subheader("Whose waters", anchor="waters")
    st.markdown("A crossing may be off by several kilometres, so near a boundary it may be in the next zone.")
    zones = watchers.zones_table(found)
    show_chart(
        watchers.zones_chart(zones),
        zones,
        key="zones",
        name="crossings-by-zone",
        says="Crossings by maritime zone as drawn, and how sure that is.",
        drawn=tuple(zones.columns[:-1]),
    )
    st.caption(
        "Zones are the North Sea parts of the states' maritime zones, built from treaty points; not a legal document."
    )
