"""Capacity by state and by year, against what states mean to have; and all of these aims with what became of them."""

from datetime import date

import streamlit as st

from layers.looks.step_chart import step_chart
from layers.measures.capacity_by_year import by_year, curve_table
from layers.wind import capacity, charts, targets
from layers.wind.choice import WIND_YEARS, WindChoice, chosen, of_countries
from loaders.atlas import Atlas
from pages.parts.evidence import show_chart, show_download
from pages.parts.plain_text import as_text, source_lines
from pages.session import address_sync

PAGE = "wind"


def show_states(atlas: Atlas, choice: WindChoice) -> None:
    """A bar for each state with the aims of its government."""
    st.subheader("By state", anchor="states")
    counted = capacity.by_state(chosen(atlas, choice))
    if counted.empty:
        st.info("No wind farm passes both filters. Take one away.")
        return
    aims = {state: [each for each in [targets.next_of(atlas, state[0])] if each] for state in set(counted["state"])}
    st.markdown(
        "Darker is surer: in service, under construction, permitted, planned. A line across is the first aim of a "
        "state, two lines its range. \\* It counts another sea than the bar, or more than one: do not compare."
    )
    show_chart(
        charts.states_chart(counted, aims),
        capacity.by_state_table(counted),
        key="states",
        name="wind-by-state",
        says="Capacity of wind farms by state and status, with the first aim of each.",
    )


def show_years(atlas: Atlas, choice: WindChoice, today: date) -> None:
    """Capacity by year to 2040; what has no year is told by name and never spread."""
    st.subheader("By year", anchor="years")
    farms = chosen(atlas, choice)
    curve = by_year(farms.assign(capacity_mw=farms["capacity"]), WIND_YEARS)
    if curve.empty:
        st.info("None of the wind farms chosen has both a capacity and a first year, so there is no curve to draw.")
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
        if not state:
            st.caption("Choose one state to see its aims on the curve: aims of several states do not add up.")
    for sentence in capacity.not_on_curve(farms, of_countries(atlas, choice)):
        st.caption(as_text(sentence))
    st.caption(
        "Each wind farm counts with its whole capacity from its first year on, even where turbines join over several "
        "years. Broken edges: the first year is an expectation. No year of closing is recorded; nothing is taken off."
    )


def show_targets(atlas: Atlas, choice: WindChoice) -> None:
    """All aims, those that were revised or given up among them."""
    st.subheader("What states mean to have", anchor="aims")
    found = targets.shown(atlas, choice.country)
    table = targets.targets_table(atlas, found)
    st.dataframe(table, hide_index=True, width="stretch", height=36 + 35 * min(len(table), 12), key="aims")
    show_download(table, key="aims", name="wind-aims")
    with st.expander("Sources of the aims", icon=":material/link:"):
        cited = targets.sources_of(found, ())
        st.markdown(source_lines(atlas, atlas.sources_of(sorted(cited))))
