"""The Timeline page: all events as a picture and as a list, and the one that is open."""

from datetime import date

import streamlit as st

from geodata.records import COMMITMENT_THEMES, Event
from layers.timeline.chart import LEGEND, chart
from layers.timeline.events import (
    HEADINGS,
    ORDERS,
    PHASES,
    TimelineChoice,
    count_text,
    day_text,
    doubts,
    events_words,
    listed,
    near_today,
    shown_events,
    theme_counts,
)
from pages import opened_atlas
from pages.parts.along_component import show_along
from pages.parts.counted import show_counted
from pages.parts.evidence import as_built
from pages.parts.filters import show_notes
from pages.parts.in_words import show_in_words
from pages.parts.plain_text import as_text
from pages.session import address_sync
from pages.timeline.event_panel import show_event

PAGE = "timeline"
CHART_LAYERS = ("days", "spans", "names")


def chosen_in_chart(key: str) -> None:
    """A mark or a name in the chart was clicked: open its event."""
    selection = address_sync.said(PAGE, key)["selection"]
    found = [point["id"] for layer in CHART_LAYERS for point in selection.get(layer, [])]
    if found:
        address_sync.choose(PAGE, "event", found[0])


def show_row(year: str, event: Event, is_open: bool, today: date) -> None:
    """One event of the list: its year if it is the first of it, its day, its title to choose, its theme, any doubt."""
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small", key=f"row:{event.id}"):
        st.markdown(f"**{year}**" if year else "&nbsp;", width=40)
        st.markdown(as_text(day_text(event)), width=92)
        with st.container(
            horizontal=True, vertical_alignment="center", gap="small", width="stretch", key=f"told:{event.id}"
        ):
            st.button(
                f"**{as_text(event.title)}**",
                key=f"event:{event.id}",
                type="secondary" if is_open else "tertiary",
                on_click=address_sync.choose,
                args=(PAGE, "event", event.id),
                wrap=True,
            )
            badges = " ".join(f":gray-badge[{as_text(doubt)}]" for doubt in doubts(event, today))
            st.markdown(f":gray[{as_text(COMMITMENT_THEMES[event.theme])}] {badges}", width="content")


atlas, today = opened_atlas.atlas(), date.today()
choice, notes = address_sync.arrive(PAGE, TimelineChoice.from_query, atlas)
address_sync.settle(PAGE, choice, atlas)
counts = theme_counts(atlas, choice)

with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
    st.title("Timeline", anchor=False, width="content")
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        st.segmented_control(
            "Past or expected",
            PHASES,
            format_func=PHASES.__getitem__,
            required=True,
            key=address_sync.key_of(PAGE, "phase"),
            label_visibility="collapsed",
        )
        st.text_input(
            "Search",
            key=address_sync.key_of(PAGE, "q"),
            placeholder="Search events, commitments, places",
            max_chars=100,
            label_visibility="collapsed",
            width=290,
        )
st.pills(
    "Themes",
    list(counts),
    selection_mode="multi",
    format_func=lambda theme: f"{COMMITMENT_THEMES[theme]} ({counts[theme]})",
    key=address_sync.key_of(PAGE, "theme"),
    label_visibility="collapsed",
)
show_notes(notes)

events = shown_events(atlas, choice)

if events:
    key = f"chart {choice.event}"  # a new chart for each opened event: the old one would keep its mark selected
    st.altair_chart(
        as_built(chart(atlas, events, choice, today)),
        width="stretch",
        theme=None,
        key=address_sync.key_of(PAGE, key),
        on_select=lambda: chosen_in_chart(key),
        alt="Timeline of the events listed below, a lane for each theme.",
    )
    show_in_words(events_words(events))
    for told in near_today(events, today):
        st.markdown(as_text(told))
    st.markdown(f":small[{as_text(LEGEND)}]")
    show_along("uk-belgium-timeline", drawn=True)

event = next((event for event in atlas.events if event.id == choice.event), None)
list_part, event_part = st.columns([3, 2], gap="large") if event else (st.container(), None)
if event and event_part:
    with event_part, st.container(border=True, key="event"):
        show_event(atlas, event, today)
with list_part, st.container(key="chronicle"):
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        show_counted(PAGE, f"**{count_text(len(events), len(atlas.events))}**")
        with st.container(horizontal=True, width="content"):
            st.segmented_control(
                "Order",
                ORDERS,
                format_func=ORDERS.__getitem__,
                required=True,
                key=address_sync.key_of(PAGE, "order"),
                label_visibility="collapsed",
            )
    if not events:
        st.info("No event matches all these filters. Remove one.")
    for group, years in listed(events, choice.order, today):
        st.header(HEADINGS[group], anchor=False)
        for year, found in years:
            with st.container(gap=None):
                for number, each in enumerate(found):
                    show_row("" if number else year, each, each.id == choice.event, today)
