"""The reader's view of the map on the Explore page: its widgets, its camera, and what a click does."""

from collections.abc import Callable

import streamlit as st

from geodata.records import COUNTRIES, STATUSES
from layers.looks.styles import BASES
from layers.views.address import as_searched
from layers.views.camera import around, target_of
from layers.views.commitment_places import thread_of
from layers.views.map_view import FIRST_VIEW, NAMED_VIEWS, PRESENT, YEARS, Camera, MapView, NamedView
from loaders.atlas import Atlas
from pages.session.address_sync import remember, was_there
from pages.session.browser import presenting
from pages.titles import title_of_view

ANY_YEAR = "Any year"
Years = tuple[str | int, ...]
YEAR_CHOICES: Years = (ANY_YEAR, *YEARS)


def arrive(atlas: Atlas) -> tuple[MapView, list[str]]:
    """The view at the start of a run: the session's, or the address's where the address has changed.

    The address changes without us when a link is opened, edited, or the back button is pressed. Returns notes on what
    in it had to be ignored.
    """
    state, words = st.session_state, st.query_params.to_dict()
    words.pop(PRESENT, None)
    state.page = "explore"
    if "view" not in state:
        state.view, state.flight, state.target, state.notes = MapView.first_sight(atlas), 0, FIRST_VIEW, []
        state.written, state.settled = None, state.view
    forgotten = "base" not in state  # Streamlit forgets widgets, and clears the address, while another page is shown
    returned = not words and state.written and forgotten
    changed = state.view if forgotten else _from_widgets(atlas)
    late = changed != state.settled and was_there("explore", words)
    if words != state.written and not returned and not late:
        state.view, state.notes = MapView.from_query(words, atlas)
        state.written, state.settled = words, state.view
        remember("explore", words)
        state.target = target_of(atlas, state.view)
        state.flight += 1
        state.seed = state.view
        if not forgotten:
            _to_widgets(state.view, atlas)
    elif forgotten:
        state.seed = state.view
        state.target = target_of(atlas, state.view)
    return state.view, list(state.notes)


def seed() -> MapView:
    """What widgets say when they are first drawn. Given as their default, which costs nothing on later reruns."""
    seed: MapView = st.session_state.seed
    return seed


def settle(atlas: Atlas) -> MapView:
    """The view after the widgets have been drawn, and its words put into the address."""
    view = _from_widgets(atlas)
    st.session_state.view = view
    write(view, atlas)
    return view


def _from_widgets(atlas: Atlas) -> MapView:
    state = st.session_state
    year = state.year
    view: MapView = state.view.but(
        layers=tuple(id for id in atlas.layers if state[layer_key(id)]),
        statuses=tuple(status for status in STATUSES if status in state.status),
        countries=tuple(code for code in COUNTRIES if code in state.country),
        year=None if year == ANY_YEAR else year,
        q=as_searched(state.words),
        commitment=state.follow,
        base=state.base or next(iter(BASES)),
    )
    return view


def write(view: MapView, atlas: Atlas) -> None:
    """Put the words of the view on Explore into the address."""
    words = view.to_query(atlas)
    st.set_page_config(page_title=title_of_view(view, atlas))
    st.session_state.written, st.session_state.settled = words, view
    remember("explore", words)
    if presenting():
        words = words | {PRESENT: "yes"}
    if words != st.query_params.to_dict():
        st.query_params.from_dict(words)


def layer_key(layer_id: str) -> str:
    """The widget key of a layer's switch."""
    return f"layer:{layer_id}"


def camera() -> tuple[Camera | NamedView, int]:
    """Where the map flies when the number beside it changes; otherwise the camera stays where the reader put it."""
    return st.session_state.target, st.session_state.flight


def map_moved() -> None:
    """The reader has moved the map, or a flight has ended: remember the camera."""
    now = st.session_state["map"].get("camera")
    if now:
        st.session_state.view = st.session_state.view.but(camera=Camera(**now))


def map_picked() -> None:
    """The reader has clicked a feature, or open water to close the panel."""
    picked = st.session_state["map"].get("picked")
    if picked:
        _select(picked["feature"])


def view_with(atlas: Atlas, feature: str) -> MapView:
    """The reader's view of the map with one feature selected and its layer switched on; the camera will go there."""
    view: MapView = st.session_state.get("view") or MapView.first_sight(atlas)
    layer = atlas.layer_of(feature)
    status = atlas.feature(feature)["status"]
    return view.but(
        layers=tuple(id for id in atlas.layers if id in view.layers or id == layer),
        statuses=tuple(word for word in STATUSES if word in view.statuses or word == status),
        select=feature,
        camera=None,
    )


def explored() -> MapView | None:
    """The reader's view of the map on the Explore page; None where it has not been opened."""
    view: MapView | None = st.session_state.get("view")
    return view


def base_map() -> str:
    """The base map that the reader has chosen, for the maps of every page."""
    view = explored()
    return view.base if view else next(iter(BASES))


def close_panel() -> None:
    """Nothing is selected any more; a second close lets the commitment go that was followed."""
    state = st.session_state
    if state.view.select:
        _select(None)
    else:
        state.follow = None


def follow(atlas: Atlas, commitment: str | None) -> None:
    """Follow a commitment: its layers are switched on, the map frames its places and dims everything else."""
    st.session_state.follow = commitment
    followed(atlas)


def followed(atlas: Atlas) -> None:
    """A commitment was chosen in the list, or none."""
    state = st.session_state
    if state.follow is None:
        return
    view = state.view.but(select=None, commitment=state.follow, camera=None)
    state.view = view
    for layer in thread_of(atlas, atlas.commitments[state.follow]).layers:
        state[layer_key(layer)] = True
    _fly(target_of(atlas, view))


def row_picked(atlas: Atlas) -> Callable[[], None]:
    """What happens when a row of the table is chosen: its feature is selected and flown to."""

    def picked() -> None:
        feature = st.session_state["table"].get("picked")
        if feature and atlas.layer_of(feature):
            _select(feature)
            _fly(around(atlas, feature))

    return picked


def found(atlas: Atlas) -> None:
    """A name was chosen in the search: show its layer, select it and fly there."""
    state = st.session_state
    wanted, state.search = state.search, None
    if wanted is None:
        return
    layer = atlas.layer_of(wanted)
    if layer is None:
        place = next(place for place in atlas.places if place.id == wanted)
        _fly(Camera(place.lat, place.lon, {"sea": 6.0, "country": 5.5}.get(place.kind, 8.5)))
        return
    state[layer_key(layer)] = True
    feature = atlas.feature(wanted)
    if feature["status"] not in state.status:
        state.status = [*state.status, feature["status"]]
    _select(wanted)
    _fly(around(atlas, wanted))


def go() -> None:
    """A named view was chosen: fly there."""
    _fly(next(view for view in NAMED_VIEWS if view.title == st.session_state.go))


def show_feature(atlas: Atlas, feature: str) -> None:
    """A feature was asked for by name: select it and fly there."""
    _select(feature)
    _fly(around(atlas, feature))


def _select(feature: str | None) -> None:
    st.session_state.view = st.session_state.view.but(select=feature)


def _fly(target: Camera | NamedView) -> None:
    st.session_state.target = target
    st.session_state.flight += 1


def _to_widgets(view: MapView, atlas: Atlas) -> None:
    state = st.session_state
    for layer in atlas.layers:
        state[layer_key(layer)] = layer in view.layers
    state.status = list(view.statuses)
    state.country = list(view.countries)
    state.year = view.year or ANY_YEAR
    state.follow = view.commitment
    state.words = view.q
    state.base = view.base
