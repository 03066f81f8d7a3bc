"""The controls beside the map: commitments, named views, layers with their symbols and counts, filters, base map."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geodata.records import COUNTRIES, STATUSES, THEMES
from layers.views.filtering import passing
from layers.views.map_view import NAMED_VIEWS, MapView
from loaders.atlas import Atlas
from loaders.layer_files import LayerData
from loaders.missing import sentence, titles
from pages.parts.filters import show_base_maps
from pages.parts.plain_text import as_text
from pages.session import address_sync, explore
from pages.session.explore import PAGE

MOST_UNFOLDED = 3
"""Layers of a theme that stand open although none of them is shown at first sight."""


def show_controls(atlas: Atlas, view: MapView) -> None:
    """Draw all controls into the current container; `pages.session` holds what they say."""
    seed = explore.seed()
    commitments = commitment_names(atlas)
    st.selectbox(
        "Commitment",
        list(commitments),
        index=list(commitments).index(seed.commitment) if seed.commitment else None,
        format_func=commitments.__getitem__,
        key=address_sync.key_of(PAGE, "commitment"),
        placeholder="Follow a commitment",
        label_visibility="collapsed",
        on_change=explore.followed,
        args=(atlas,),
    )
    if view.only and not view.only_picked:  # the bar on the map says that
        alone = ", ".join(as_text(atlas.feature(id)["name"]) for id in view.only)
        st.markdown(f"Showing only: **{alone}**")
        st.button("Show all", key="show-all", on_click=address_sync.choose, args=(PAGE, "only", ()))
    with st.container(horizontal=True, gap="small"):
        show_base_maps(PAGE, seed=seed.base)
        st.menu_button(
            "Go to",
            [named.title for named in NAMED_VIEWS],
            key=address_sync.key_of(PAGE, "go"),
            on_click=explore.go,
        )
    for theme, title in THEMES.items():
        members = [layer for layer in atlas.layers.values() if layer.info.theme == theme]
        if members:
            with _group(title, members, seed):
                for layer in members:
                    count = int(passing(layer.features, view).sum())
                    st.checkbox(
                        f"{as_text(layer.info.title)} · {count}",
                        layer.info.id in seed.layers,
                        key=explore.layer_key(layer.info.id),
                    )
    if atlas.missing:
        st.caption(as_text(sentence(atlas.missing.values())))
    with st.expander("Filter", icon=":material/filter_alt:", expanded=False):
        st.pills(
            "Status today",
            list(STATUSES),
            default=seed.statuses,
            format_func=STATUSES.__getitem__,
            selection_mode="multi",
            key=address_sync.key_of(PAGE, "statuses"),
        )
        st.menu_button(
            "Show only",
            explore.ALONE,
            key=address_sync.key_of(PAGE, "alone"),
            on_click=explore.alone_or_reset,
            args=(atlas,),
        )
        st.text_input(
            "Words in name, kind, operator or description",
            seed.q,
            key=address_sync.key_of(PAGE, "q"),
            placeholder="All",
        )
        st.multiselect(
            "Country",
            list(COUNTRIES),
            default=seed.countries,
            format_func=COUNTRIES.__getitem__,
            key=address_sync.key_of(PAGE, "countries"),
            filter_mode="contains",
            select_all=False,  # Enter takes the one that is lit, and no other
            placeholder="All countries",
        )
        st.selectbox(
            "In service or expected in",
            explore.YEAR_CHOICES,
            explore.YEAR_CHOICES.index(seed.year or explore.ANY_YEAR),
            key=address_sync.key_of(PAGE, "year"),
        )
        st.caption("Features without a published year stay, shown fainter.")


def _group(title: str, members: list[LayerData], seed: MapView) -> DeltaGenerator:
    """Where the switches of a theme stand: folded where there are many and none of them is shown at first sight."""
    if len(members) > MOST_UNFOLDED and not any(layer.info.first_sight for layer in members):
        opened = any(layer.info.id in seed.layers for layer in members)
        return st.expander(f"{title} · {len(members)} layers", expanded=opened)
    group = st.container(key=f"theme-{members[0].info.theme}")  # a heading to those who listen: `pages/frame/names.js`
    group.markdown(f"**{title}**")
    return group


def commitment_names(atlas: Atlas) -> dict[str, str]:
    """Every commitment that can be followed on the map: id -> title, those without a place last and marked so."""
    placed = {id: record.title for id, record in atlas.commitments.items() if record.map_layers}
    lost = {id: titles(atlas.missing_of(record)) for id, record in atlas.commitments.items()}
    return placed | {
        id: f"{record.title} · " + (f"{lost[id]} cannot be shown" if lost[id] else "no place on the map")
        for id, record in atlas.commitments.items()
        if not record.map_layers
    }
