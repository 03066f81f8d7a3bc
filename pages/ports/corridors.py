"""Green corridors and autonomous shipping: who with whom, on what fuel, and where it stands."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from layers.ports.choice import PortsChoice
from layers.ports.routes import GREEN, TRIAL, ends_text, layers_of_routes, of_role, route_table
from layers.wording.facts import NOT_PUBLISHED, is_old, listing, status_text
from loaders.atlas import Atlas
from pages.parts import page_links
from pages.parts.place_table import show_behind, show_rows
from pages.parts.plain_text import as_text
from pages.session import explore

COLUMNS = 3
WHAT = {
    GREEN: (
        "Green shipping corridors",
        "green",
        "green-shipping-corridors",
        "Routes on which governments, ports or companies want ships without emissions: partners, fuel, status.",
    ),
    TRIAL: (
        "Autonomous shipping",
        "autonomous",
        "autonomous-shipping",
        "Trials, permits and agreements for ships with few or no people on board.",
    ),
}
"""Role -> heading, anchor, exhibit, what the section answers."""


def show_corridors(atlas: Atlas, choice: PortsChoice, role: str, today: date) -> None:
    """Draw the section of one role into the current container; what joins the UK and Belgium comes first."""
    heading, anchor, name, answers = WHAT[role]
    st.subheader(heading, anchor=anchor)
    st.markdown(answers)
    found = of_role(atlas, role, choice.country)
    if not found:
        st.info("None concerns the chosen countries.")
        return
    found.sort(key=lambda id: not {"GB", "BE"} <= set(atlas.feature(id)["countries"]))
    _show_cards(atlas, found, today)
    with st.expander("The same as a table", icon=":material/table:"):
        table = route_table(atlas, found, today)
        show_rows(
            atlas,
            table[["Route", "Status", "Partners", "Fuel", "Type", "Operator", "Distance (nm)", "Evidence"]],
            key=anchor,
            name=name,
        )
    layers = layers_of_routes(atlas, role)
    st.caption(as_text(" ".join(caveat for id in layers for caveat in atlas.layers[id].info.caveats[:1])))
    behind = {each.id: each for id in layers for each in atlas.commitments_of_layer(id)}
    show_behind(list(behind.values()))


def _show_cards(atlas: Atlas, ids: Sequence[str], today: date) -> None:
    for start in range(0, len(ids), COLUMNS):
        for id, column in zip(ids[start : start + COLUMNS], st.columns(COLUMNS), strict=False):
            layer = atlas.layers[str(atlas.layer_of(id))]
            route = layer.features.loc[id]
            standing = as_text(status_text(layer.info, route))
            old = " (old)" if is_old(route["status_as_of"], today) else ""
            with column, st.container(border=True, gap="small", height="stretch"):
                st.markdown(f"**{as_text(route['name'])}**")
                partners = listing(list(route["partners"])) if route["partners"] else NOT_PUBLISHED
                st.markdown(
                    f":gray-badge[{standing}{old}]  \n{as_text(ends_text(atlas, id))}  \n"
                    f":gray[Fuel:] {as_text(route['fuel'] or NOT_PUBLISHED)}  \n"
                    f":gray[Partners:] {as_text(partners)}"
                )
                page_links.to_view(atlas, explore.view_with(atlas, id), "Show on the map")
