"""Capacity by state and by year, against what states mean to have; and all of these aims with what became of them."""

from datetime import date

import streamlit as st

from layers.looks.step_chart import step_chart
from layers.measures.capacity_by_year import COUNTED, by_year, curve_table
from layers.wind import capacity, charts, targets
from layers.wind.choice import WIND_YEARS, WindChoice, chosen, of_countries
from layers.wording.facts import NOT_PUBLISHED
from loaders.atlas import Atlas
from pages.parts.along_component import show_along
from pages.parts.evidence import show_chart
from pages.parts.gaps import with_room
from pages.parts.plain_text import as_text, source_lines
from pages.session import address_sync

PAGE = "wind"


def show_states(atlas: Atlas, choice: WindChoice) -> None:
    """A bar for each state with the aims of its government."""
    st.subheader("By state", anchor="states")
    farms = chosen(atlas, choice)
    if farms[farms["status"].isin(COUNTED)].empty:
        st.info("No wind farm matches both filters. Remove one.")
        return
    aims = targets.first_of_each(atlas, farms)
    counted = capacity.by_state(farms, targets.comparable(aims))
    st.markdown(
        "A line across the bars marks a state's first aim, two lines its range. Compare it with the filled bar: "
        "what is outlined has no published first year, or starts after the year of the aim."
    )
    show_chart(
        charts.states_chart(counted, {codes: [aim] for codes, aim in aims.items()}),
        capacity.by_state_table(counted),
        key="states",
        name="wind-by-state",
        says="Capacity of wind farms by state and status, with each state's first aim.",
    )
    if apart := targets.not_comparable(list(aims.values())):
        st.caption(as_text(apart))


def show_years(atlas: Atlas, choice: WindChoice, today: date) -> None:
    """Capacity by year to 2040; what has no year is told by name and never spread."""
    st.subheader("By year", anchor="years")
    farms = chosen(atlas, choice)
    curve = by_year(farms.assign(capacity_mw=farms["capacity"]), WIND_YEARS)
    if curve.empty:
        st.info("No chosen wind farm has both a capacity and a first year, so there is no curve to draw.")
    else:
        st.select_slider("Year marked on the curve", list(WIND_YEARS), key=address_sync.key_of(PAGE, "year"), width=420)
        (state,) = choice.country if len(choice.country) == 1 else ("",)
        show_chart(
            step_chart(
                curve, capacity.STEPS, year=choice.year, today=today, aims=targets.aims(atlas, state) if state else ()
            ),
            curve_table(curve),
            key="years",
            name="wind-by-year",
            says=f"Capacity in service and expected, {WIND_YEARS[0]} to {WIND_YEARS[-1]}, stacked by status.",
        )
        if choice.year >= today.year:
            st.markdown(as_text(capacity.if_dates_hold(farms, choice.year)))
        if not state:
            st.caption("Choose one state to see its aims on the curve. Aims of several states do not add up.")
    for sentence in capacity.not_on_curve(farms, of_countries(atlas, choice)):
        st.caption(as_text(sentence))
    st.caption(
        "Each wind farm counts at full capacity from its first year, even where turbines start over several "
        "years. Broken edges: expected first year. No closing years are recorded, so nothing is taken off."
    )


def show_targets(atlas: Atlas, choice: WindChoice) -> None:
    """All aims, those that were revised or given up among them."""
    st.subheader("What states aim for", anchor="aims")
    found = targets.shown(atlas, choice.country)
    table = targets.targets_table(atlas, found)
    st.dataframe(
        table,
        hide_index=True,
        height=36 + 35 * min(len(table), 12),
        key="aims",
        column_config=with_room(table, {}, NOT_PUBLISHED),
    )
    show_along("wind-aims")
    with st.expander("Sources of the aims", icon=":material/link:"):
        cited = targets.sources_of(found, ())
        st.markdown(source_lines(atlas, atlas.sources_of(sorted(cited))))
