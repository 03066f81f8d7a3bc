"""Whose waters each link and pipeline crosses, with what an inexact route leaves open."""

import streamlit as st

from layers.interconnectors import links, whose_waters
from layers.interconnectors.links import CARRIED, ROLE_OF, LinkChoice
from layers.wording.facts import NOT_PUBLISHED, listing
from loaders.atlas import Atlas
from pages.parts.along_component import show_along
from pages.parts.evidence import show_chart
from pages.parts.gaps import with_room
from pages.parts.plain_text import as_text
from pages.session import address_sync

PAGE = "interconnectors"
_AREA = st.column_config.NumberColumn(format="localized")
AREAS = {"Recorded km²": _AREA, "Measured km²": _AREA, "Published km²": _AREA}


def show_waters(atlas: Atlas, choice: LinkChoice) -> None:
    """Draw the section into the current container."""
    st.subheader("Whose waters the lines cross", anchor="waters")
    st.segmented_control(
        "What the line carries",
        list(CARRIED),
        format_func=CARRIED.__getitem__,
        key=address_sync.key_of(PAGE, "carried"),
        required=True,
        label_visibility="collapsed",
    )
    layer = atlas.layer_as(ROLE_OF[choice.carried])
    shown = links.chosen(atlas.layers[layer], choice)
    found = whose_waters.courses(atlas, layer, shown.index)
    inside = [course for course in found if not course.wholly_beyond]
    if not inside:
        st.info("No chosen line crosses a North Sea zone.")
        return
    st.markdown(
        "Kilometres of each line in the territorial sea and economic zone of each state, from its first end to its "
        "second; each bar is the whole line."
    )
    show_chart(
        whose_waters.waters_chart(inside),
        whose_waters.waters_table(found),
        key="waters",
        name="lines-by-waters",
        says="Each line divided by whose waters it crosses.",
    )
    st.markdown(
        "**How sure that is.** A line drawn through a state's waters may not in fact run there. The least and the "
        "most kilometres that each line's position allows:"
    )
    st.dataframe(
        whose_waters.sureness_table(inside),
        width="stretch",
        hide_index=True,
        height=36 + 35 * min(len(inside), 8),
        key="sureness",
    )
    show_along("lines-by-waters-how-sure")
    beyond = [course.name for course in found if course.wholly_beyond]
    if beyond:
        st.caption(as_text(f"Drawn in no zone of the atlas: {listing(beyond)}."))
    st.caption(
        "“On land” counts rivers and fjords inside the coast of the map. “No zone”: waters outside the North Sea, such "
        "as the Channel west of Dover or the Skagerrak, whose zones the atlas lacks. Least and most: what any "
        "line could have, if as near the drawn one as its position allows (2 km for approximate, 15 km for indicative "
        "positions). A sketch has no such bounds."
    )
    zones = st.expander("The zones themselves", icon=":material/info:", on_change="rerun", key="zones")
    if zones.open:
        with zones:
            areas = whose_waters.zone_areas(atlas)
            st.dataframe(
                areas, width="content", placeholder=NOT_PUBLISHED, column_config=with_room(areas, AREAS, NOT_PUBLISHED)
            )
            show_along("zones-of-the-north-sea")
            st.caption(
                as_text(
                    "Sea area as recorded; as measured on the shapes used here, without land; and as an authority "
                    "publishes it for the same waters, which is known for "
                    f"{listing(list(areas['Published km²'].dropna().index))}. "
                    + " ".join(atlas.layers[atlas.layer_as("eez")].info.caveats)
                )
            )
