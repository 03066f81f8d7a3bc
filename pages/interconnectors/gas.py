"""Gas: the Interconnector between Bacton and Zeebrugge, and the other pipelines beside it."""

import streamlit as st

from layers.interconnectors import charts, links
from layers.interconnectors.links import LinkChoice
from layers.wording.figures import published
from loaders.atlas import Atlas
from pages.parts.evidence import show_chart
from pages.parts.place_table import show_behind
from pages.parts.plain_text import as_text


def show_gas(atlas: Atlas, choice: LinkChoice) -> None:
    """Draw the section into the current container."""
    st.subheader("Gas pipelines", anchor="gas")
    layer = atlas.layers[atlas.layer_as("gas_link")]
    found = links.chosen(layer, choice)
    if found.empty:
        st.info("No gas pipeline matches all these filters.")
        return
    table = links.pipelines_table(found)
    pair = links.joining(found, links.UK_BELGIUM)
    names = ", ".join(str(name) for name in pair["name"])
    st.markdown(
        (f"Between Great Britain and Belgium: {as_text(names)}, the dark bar. " if names else "")
        + f"{as_text(published(found['capacity_bcm'], 'Capacity', 'pipelines'))}. "
        "A star marks a figure with a note, such as one on which sources differ."
    )
    show_chart(
        charts.pipelines_chart(table, tuple(pair.index)),
        table,
        key="gas",
        name="north-sea-gas-pipelines",
        says="Capacity of each gas pipeline.",
        drawn=("Pipeline", "Capacity, bcm a year"),
    )
    notes = [f"{row['name']}: {row['capacity_note']}" for row in found.to_dict("records") if row["capacity_note"]]
    if notes:
        st.markdown("\n".join(f"- {as_text(note)}" for note in notes))
    st.caption(as_text(links.lengths_text(found, "pipelines")))
    st.caption(as_text(" ".join(layer.info.caveats)))
    behind = {commitment.id: commitment for each in pair.index for commitment in atlas.commitments_of(str(each))}
    show_behind(list(behind.values()))
