"""Links from one page to another: they keep the session and the base map, so that no choice of the reader is lost."""

from datetime import date

import streamlit as st

from geodata.records import Commitment, Event
from geodata.source_records import Grade
from layers.compare.choice import CompareChoice
from layers.exports.briefs import Brief
from layers.protection.choice import ProtectionChoice, may_be_near
from layers.views.choices import MapChoice
from layers.views.map_view import MapView
from layers.wording.facts import in_a_sentence
from loaders.atlas import Atlas
from pages.catalogue import script_of
from pages.parts.plain_text import as_text
from pages.session import explore
from pages.session.address_sync import base_map

EXPLORE = script_of("/")
COMMITMENTS = script_of("/commitments")
TIMELINE = script_of("/timeline")
COMPARE = script_of("/compare")
BRIEF = script_of("/brief")
SOURCES = script_of("/sources")
PROTECTION = script_of("/protection")
SURROUNDINGS_KM = 10.0
"""How far round a feature a link to its surroundings looks."""


def to_page(path: str, words: str, icon: str) -> None:
    """A link to a page as it opens, or as the reader left it."""
    st.page_link(script_of(path), label=words, icon=icon)


def to_commitment(commitment: Commitment, words: str = "") -> None:
    """A link that opens a commitment, by its title or in other words."""
    st.page_link(
        COMMITMENTS,
        label=as_text(words or commitment.title),
        icon=":material/handshake:",
        query_params={"commitment": commitment.id} | MapChoice(base=base_map()).words_beside(MapChoice()),
    )


def to_event(event: Event, words: str) -> None:
    """A link that opens an event on the timeline."""
    st.page_link(TIMELINE, label=as_text(words), icon=":material/event:", query_params={"event": event.id})


def to_feature(atlas: Atlas, feature_id: str) -> None:
    """A link that shows a feature on the map of the Explore page, with its panel open."""
    st.page_link(
        EXPLORE,
        label=as_text(atlas.feature(feature_id)["name"]),
        icon=":material/location_on:",
        query_params=explore.view_with(atlas, feature_id).to_query(atlas),
    )


def to_surroundings(atlas: Atlas, feature_id: str) -> None:
    """A link to what crosses a line and what lies near it, or near a place, as Protection counts them; none for zones
    and boundaries, which nothing is near."""
    if not may_be_near(atlas, feature_id):
        return
    asked = ProtectionChoice.around(atlas, feature_id, SURROUNDINGS_KM).but(base=base_map())
    crossed = "What crosses it, and what" if asked.select else "What"
    st.page_link(
        PROTECTION,
        label=f"{crossed} lies within {SURROUNDINGS_KM:g} km",
        icon=":material/radar:",
        query_params=asked.to_query(atlas),
    )


def to_sources(grade: Grade) -> None:
    """A link that lists all sources of a kind."""
    words = f"All sources of this kind: {in_a_sentence(grade.label)}"
    st.page_link(SOURCES, label=as_text(words), icon=":material/menu_book:", query_params={"kind": grade.id})


def to_view(atlas: Atlas, view: MapView, words: str) -> None:
    """A link that opens a view on the Explore page."""
    st.page_link(EXPLORE, label=as_text(words), icon=":material/map:", query_params=view.lasting_query(atlas))


def to_brief(atlas: Atlas, view: MapView) -> None:
    """A link that puts a view on a slide or a picture."""
    st.page_link(BRIEF, label="Brief", icon=":material/co_present:", query_params=Brief(view).to_query(atlas))


def to_comparison(atlas: Atlas, view: MapView, today: date) -> None:
    """A link that puts a view beside itself some years later."""
    words = CompareChoice.of(view, today).to_query(atlas)
    st.page_link(COMPARE, label="Compare", icon=":material/compare:", query_params=words)


def to_places(atlas: Atlas, commitment: Commitment) -> None:
    """A link to the Explore page with the places of a commitment standing out."""
    view = MapView.first_sight(atlas, commitment.id).but(base=base_map())
    st.page_link(EXPLORE, label="Show its places on the map", icon=":material/map:", query_params=view.to_query(atlas))
