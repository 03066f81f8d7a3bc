"""What the map can and cannot show of the commitments: themes by layers, and what has no counterpart."""

import altair as alt
import pandas as pd

from geodata.records import COMMITMENT_THEMES, Commitment
from layers.looks.chart_style import INK, QUIET, RULE, styled
from loaders.atlas import Atlas
from loaders.layer_files import LayerData


def coverage(atlas: Atlas) -> pd.DataFrame:
    """How many commitments of a theme belong to a layer. Rows: layer titles as listed; columns: themes; 0 included."""
    counts = {
        layer.info.title: {
            title: sum(each.theme == theme for each in atlas.commitments_of_layer(id))
            for theme, title in COMMITMENT_THEMES.items()
        }
        for id, layer in atlas.layers.items()
    }
    return pd.DataFrame.from_dict(counts, orient="index", columns=list(COMMITMENT_THEMES.values()))


def without_a_place(atlas: Atlas) -> dict[str, list[Commitment]]:
    """The commitments that are not on the map at all, by theme, in words; each says why in ``why_unmapped``."""
    return {
        title: found
        for theme, title in COMMITMENT_THEMES.items()
        if (found := [each for each in atlas.commitments.values() if each.theme == theme and each.mapped == "false"])
    }


def without_a_commitment(atlas: Atlas) -> list[LayerData]:
    """The layers that no commitment belongs to, as listed."""
    return [layer for id, layer in atlas.layers.items() if not atlas.commitments_of_layer(id)]


def coverage_chart(table: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """The table as a grid: a figure where commitments meet a layer, an empty cell where none does."""
    data = table.rename_axis("Layer").reset_index().melt("Layer", var_name="Theme", value_name="Commitments")
    # On a phone a column is narrower than any of these words: they stand upright.
    themes = alt.Axis(
        orient="top",
        labelLimit=150,
        labelOverlap=False,
        labelAngle=alt.ExprRef("width < 560 ? -90 : 0"),
        labelAlign=alt.ExprRef("width < 560 ? 'left' : 'center'"),
        labelBaseline=alt.ExprRef("width < 560 ? 'middle' : 'bottom'"),
    )
    base = alt.Chart(data).encode(
        x=alt.X(
            "Theme:N",
            sort=list(table.columns),
            title=None,
            axis=themes,
        ),
        y=alt.Y("Layer:N", sort=list(table.index), title=None, axis=alt.Axis(labelLimit=240)),
        tooltip=[alt.Tooltip("Theme:N"), alt.Tooltip("Layer:N"), alt.Tooltip("Commitments:Q")],
    )
    grid = base.mark_rect(stroke=RULE, strokeWidth=1, fill="#FFFFFF")
    scale = alt.Scale(domain=[1, 3, 5], range=["#E4EEF6", "#BBD6EA", "#8FBCDD"], clamp=True)
    cells = (
        base.transform_filter("datum.Commitments > 0")
        .mark_rect(stroke=RULE, strokeWidth=1)
        .encode(color=alt.Color("Commitments:Q", scale=scale, legend=None))
    )
    figures = (
        base.transform_filter("datum.Commitments > 0")
        .mark_text(fontWeight=600, color=INK)
        .encode(text=alt.Text("Commitments:Q"))
    )
    empty = (
        base.transform_filter("datum.Commitments == 0").mark_text(color=QUIET, opacity=0.45).encode(text=alt.value("·"))
    )
    return styled(alt.layer(grid, cells, figures, empty).properties(height={"step": 23}, width="container"))
