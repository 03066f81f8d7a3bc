"""The Protection page: what crosses, in whose waters, what lies near, how densely, and who watches over it."""

import streamlit as st

from layers.protection.choice import STAGES, ProtectionChoice, chosen_crossing, line_chosen
from layers.protection.crossings import chosen, that_cross
from layers.protection.watchers import PUBLIC
from pages import opened_atlas
from pages.parts.filters import show_base_maps, show_notes
from pages.parts.missing import if_whole
from pages.parts.plain_text import as_text
from pages.parts.subject_maps import every_crossing
from pages.protection.crossings import show_crossings, show_list, show_zones
from pages.protection.density import show_density
from pages.protection.nearby import show_near
from pages.protection.watchers import show_watchers
from pages.session import address_sync

PAGE = "protection"

atlas = opened_atlas.atlas()
crossing = that_cross(atlas)
choice, notes = address_sync.arrive(PAGE, ProtectionChoice.from_query, atlas)
address_sync.settle(PAGE, choice, atlas)

with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
    st.title("Protection", anchor=False, width="content")
    with st.container(horizontal=True, width="content"):
        st.segmented_control(
            "What to include",
            list(STAGES),
            format_func=STAGES.__getitem__,
            required=True,
            key=address_sync.key_of(PAGE, "stage"),
            label_visibility="collapsed",
        )
        show_base_maps(PAGE)
st.markdown(
    "Where cables, pipelines and shipping [cross](#crossings), in [whose waters](#waters), what "
    "[lies near](#near) a place, how [dense](#density) it all is, and [who keeps watch](#watchers)."
)
st.pills(
    "What crosses",
    list(crossing),
    selection_mode="multi",
    format_func=crossing.__getitem__,
    key=address_sync.key_of(PAGE, "cross"),
    label_visibility="collapsed",
)
show_notes(notes)


def show_what_crosses() -> None:
    """The crossings, their list and whose waters they lie in."""
    in_service, of = choice.stage == "now", line_chosen(atlas, choice)
    found = chosen(every_crossing(), choice.cross, in_service=in_service, of=of)
    show_crossings(atlas, choice, found, chosen_crossing(every_crossing(), choice.select))
    st.caption(as_text(PUBLIC))
    if found:
        show_list(atlas, choice, found)
        show_zones(found)


if_whole(show_what_crosses)
if_whole(show_near, atlas, choice)
if_whole(show_density, choice)
if_whole(show_watchers, atlas)
