"""The Compare page: two maps under one camera, what each shows, and what is on one of them alone."""

import streamlit as st

from layers.exports.compared import COMPARED
from layers.maps import sides
from pages import addresses, opened_atlas
from pages.compare.side import show_choices, show_side
from pages.parts.filters import show_base_maps, show_notes
from pages.parts.local_server import show_if_local
from pages.parts.missing import if_whole
from pages.parts.plain_text import as_text
from pages.session import address_sync, comparing

PAGE = "compare"

atlas = opened_atlas.atlas()
choice, notes = address_sync.arrive(PAGE, comparing.choice_of, atlas)
address_sync.settle(PAGE, choice, atlas)

with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
    st.title("Compare", anchor=False, width="content")
    with st.container(horizontal=True, vertical_alignment="bottom", width="content"):
        show_base_maps(PAGE)
        st.button("Swap sides", icon=":material/swap_horiz:", on_click=comparing.swap)
show_notes(notes)


def show_both() -> None:
    """Choices, maps and what is on one side alone, the sides beside each other."""
    names = sides.names(choice.one, choice.other, atlas)
    alone = sides.difference_words(choice.one, choice.other, atlas)
    for number, place in enumerate(st.columns(2, gap="small")):
        with place:
            show_choices(atlas, PAGE, choice, number)
            show_side(atlas, PAGE, choice, number, names[number])
            st.markdown(as_text(alone[number]))
    st.markdown("**Both maps**")
    with st.container(horizontal=True, gap="small"):
        for kind in COMPARED.values():
            st.link_button(
                f"**{kind.label}** :small[{kind.purpose}]",
                addresses.compare_file(choice, kind.ending, atlas),
                key=f"file:{kind.ending}",
            )
    show_if_local()


if_whole(show_both)
