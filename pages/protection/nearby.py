"""What lies near a feature or a point: a choice, a map with the distance drawn round it, figures and a table."""

import streamlit as st

from layers.measures import nearby, position_error
from layers.measures.zone_at import waters
from layers.protection import watchers
from layers.protection.choice import ProtectionChoice, place_and_distance
from layers.protection.on_the_map import near_subject
from layers.wording.facts import NOT_PUBLISHED
from loaders.atlas import Atlas
from pages import opened_atlas
from pages.parts.along_component import show_along
from pages.parts.evidence import show_figures
from pages.parts.gaps import with_room
from pages.parts.map_stage import show_subject
from pages.parts.plain_text import as_text
from pages.parts.subject_maps import answered
from pages.session import address_sync

PAGE = "protection"


def show_near(atlas: Atlas, choice: ProtectionChoice) -> None:
    """Ask for a place and a distance, and answer; or say what was not understood."""
    st.subheader("What is nearby", anchor="near")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = _names()
        st.selectbox(
            "Near",
            list(names),
            format_func=lambda word: names.get(word, word),
            key=address_sync.key_of(PAGE, "near"),
            placeholder="A feature, or a point such as 51.35, 3.2",
            accept_new_options=True,
            width=430,
        )
        st.number_input("Within (km)", step=1.0, format="%g", key=address_sync.key_of(PAGE, "within"), width=150)
    near, km = address_sync.said(PAGE, "near"), address_sync.said(PAGE, "within")
    if choice.near:
        _show_answer(atlas, choice, nearby.origin_of(atlas, choice.near))
    elif near:
        try:
            place_and_distance(atlas, near, km)
        except ValueError as refused:
            st.warning(as_text(refused))
    else:
        st.info("Choose a feature by name, or type a point as latitude and longitude, to see what lies near it.")


def _show_answer(atlas: Atlas, choice: ProtectionChoice, origin: nearby.SearchCentre) -> None:
    km = choice.within
    found = nearby.within(nearby.measured(atlas, origin), km)
    show_figures(atlas, watchers.near_figures(found, km), "near")
    told = near_subject(atlas, choice)
    if told:
        with st.container(key="places:stage"):  # looks as the key "places-stage" does, which is taken
            key = f"near {origin.name} {km:g}"  # another question is another map: its camera begins anew
            show_subject(atlas, answered("near", choice), told, key=key)
        show_along("near-map", title=told.title)
    if origin.shape.geom_type == "Point":
        (lies,) = waters(atlas, [origin.shape], [position_error.combined(origin.off_by)])
        st.markdown(f"Waters: {as_text(lies.words)}.")
    st.caption(
        "Distances are the shortest between drawn positions, with the errors of both added. "
        "Zones, boundaries and anything cancelled or closed are not counted."
    )
    table = nearby.table(atlas, found, km)
    if len(table):
        st.dataframe(
            table, hide_index=True, height="auto", key="near-table", column_config=with_room(table, {}, NOT_PUBLISHED)
        )
        show_along("nearby")
    else:
        st.info(f"Nothing in the atlas is, or could be, within {km:g} km.")


def _names() -> dict[str, str]:
    """Id of every feature that may be near something -> its name with its layer."""
    return {
        str(id): f"{name} ({layer.info.title})"
        for layer in opened_atlas.atlas().layers.values()
        if layer.info.theme != "boundaries"
        for id, name in layer.features["name"].items()
    }
