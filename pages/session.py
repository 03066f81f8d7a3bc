"""The reader's session: the only module that touches ``st.session_state`` and the address of the page.

The view (`layers.view.MapView`) is the truth; widgets and the address are two ways to change it. A run of a page goes
`arrive` (read the address), widgets, `settle` (read the widgets, write the address).
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar
from urllib.parse import urlsplit

import streamlit as st

from geodata.records import COUNTRIES, STATUSES
from layers.address import as_searched, as_written
from layers.briefs import Brief, BriefChoice
from layers.framing import around, target_of
from layers.previews import title
from layers.styles import BASES
from layers.threads import thread_of
from layers.view import FIRST_VIEW, NAMED_VIEWS, PRESENT, YEARS, Camera, MapView, NamedView
from loaders.atlas import Atlas
from pages import opened

ANY_YEAR = "Any year"

Years = tuple[str | int, ...]
Choice = TypeVar("Choice")
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
    late = changed != state.settled and _was_there("explore", words)
    if words != state.written and not returned and not late:
        state.view, state.notes = MapView.from_query(words, atlas)
        state.written, state.settled = words, state.view
        _remember("explore", words)
        state.target = target_of(atlas, state.view)
        state.flight += 1
        state.seed = state.view
        if not forgotten:
            _to_widgets(state.view, atlas)
    elif forgotten:
        state.seed = state.view
        state.target = target_of(atlas, state.view)
    return state.view, list(state.notes)


def is_first(occasion: str) -> bool:
    """Whether this is asked for the first time in the session."""
    first = f"{occasion}:seen" not in st.session_state
    st.session_state[f"{occasion}:seen"] = True
    return first


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
    st.set_page_config(page_title=title("/", words, atlas))
    st.session_state.written, st.session_state.settled = words, view
    _remember("explore", words)
    if presenting():
        words = words | {PRESENT: "yes"}
    if words != st.query_params.to_dict():
        st.query_params.from_dict(words)


def arrive_at(page: str, read: Callable[[Mapping[str, str]], tuple[Choice, list[str]]]) -> tuple[Choice, list[str]]:
    """The choice of a page other than Explore at the start of a run: the session's, or the address's if that changed.

    ``read`` makes a choice, a frozen dataclass, of the words of an address, with notes on what it ignored. The page's
    widgets have the keys `key_of` gives for the fields of the choice; they are set here whenever the address speaks.
    """
    state, words = st.session_state, st.query_params.to_dict()
    came, state.page = state.get("page") != page, page
    kept: Choice | None = state.get(f"{page}:choice")
    if kept is not None and came and not words:
        choice, notes = kept, []
    elif kept is not None and (words == state[f"{page}:written"] or (not came and _is_late(page, kept, words))):
        if not came:
            _seed(page, kept, anew=False)
            return kept, state[f"{page}:notes"]
        choice, notes = kept, state[f"{page}:notes"]
    else:
        choice, notes = read(words)
        _remember(page, words)
    state[f"{page}:choice"], state[f"{page}:settled"] = choice, choice
    state[f"{page}:written"], state[f"{page}:notes"] = words, notes
    _seed(page, choice, anew=True)
    return choice, notes


def _remember(page: str, words: dict[str, str]) -> None:
    """Keep the last addresses of a page: those that were written, and those that a reader came with."""
    before = st.session_state.get(f"{page}:before", [])
    if words not in before[-1:]:
        st.session_state[f"{page}:before"] = [*before[-11:], words]


def _was_there(page: str, words: dict[str, str]) -> bool:
    """Whether these words are an address that the page has had already.

    A click may come while the newest address is still on its way to the browser; it then comes with an older one. So an
    older one says that the reader went back only where nothing else has changed.
    """
    return words in st.session_state.get(f"{page}:before", [])


def _seed(page: str, choice: object, *, anew: bool) -> None:
    """Tell the widgets of a page its choice; those that are alive only if they must begin anew."""
    for field in fields(choice):  # type: ignore[arg-type]
        key, value = key_of(page, field.name), getattr(choice, field.name)
        if anew or key not in st.session_state:
            st.session_state[key] = list(value) if isinstance(value, tuple) else value


def _is_late(page: str, kept: object, words: dict[str, str]) -> bool:
    """Whether something on the page was changed while the browser did not yet have the newest address."""

    def said_now(name: str) -> object:
        now = st.session_state.get(key_of(page, name), getattr(kept, name))
        return tuple(now) if isinstance(now, list) else now

    changed = kept != st.session_state.get(f"{page}:settled", kept)
    changed |= any(said_now(each.name) != getattr(kept, each.name) for each in fields(kept))  # type: ignore[arg-type]
    return changed and _was_there(page, words)


def key_of(page: str, name: str) -> str:
    """The widget key of a field of a page's choice."""
    return f"{page}:{name}:widget"


def said(page: str, name: str) -> Any:
    """What the widget of a field says now."""
    return st.session_state[key_of(page, name)]


def said_text(page: str, name: str) -> str:
    """What the text field of a page says now, as an address can hold it."""
    return as_searched(said(page, name) or "")


def said_prose(page: str, name: str, *, lines: bool = False) -> str:
    """The same for a text that is shown as it stands, such as a title."""
    return as_written(said(page, name) or "", lines=lines)


def settle_at(page: str, choice: object, words: dict[str, str]) -> None:
    """Remember a page's choice once its widgets have been drawn, and put its words into the address."""
    state = st.session_state
    state[f"{page}:choice"], state[f"{page}:settled"], state[f"{page}:written"] = choice, choice, words
    _remember(page, words)
    st.set_page_config(page_title=title(f"/{page}", words, opened.atlas()))
    if words != st.query_params.to_dict():
        st.query_params.from_dict(words)


def choose(page: str, name: str, value: object) -> None:
    """Change one field of a page's choice, as its widget would: for callbacks of buttons, tables and charts."""
    state = st.session_state
    state[f"{page}:choice"] = replace(state[f"{page}:choice"], **{name: value})
    state[key_of(page, name)] = list(value) if isinstance(value, tuple) else value


def picked_in(key: str) -> Any:
    """What was picked in the map or table component of this key, for this run only."""
    return st.session_state[key].get("picked")


def layer_key(layer_id: str) -> str:
    """The widget key of a layer's switch."""
    return f"layer:{layer_id}"


def camera() -> tuple[Camera | NamedView, int]:
    """Where the map flies when the number beside it changes; otherwise the camera stays where the reader put it."""
    return st.session_state.target, st.session_state.flight


def presenting() -> bool:
    """Whether the map fills the screen for an audience, without controls."""
    return st.query_params.get(PRESENT) == "yes"


def present(shown: bool) -> None:
    """Begin or end the presentation of the map."""
    if shown:
        st.query_params[PRESENT] = "yes"
    else:
        del st.query_params[PRESENT]


def embedded() -> bool:
    """Whether the page stands in a frame of another site: the map with its legend and credits, and nothing else."""
    return st.context.is_embedded is True


def origin() -> str:
    """Where the reader has the atlas from, such as ``https://atlas.example``."""
    address = urlsplit(st.context.url or "")
    return f"{address.scheme}://{address.netloc}" if address.netloc else ""


def webgl() -> bool:
    """False once the browser has said that it cannot draw the map."""
    return st.session_state.get("map", {}).get("webgl") is not False


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


def brief_of(words: Mapping[str, str], atlas: Atlas) -> tuple[BriefChoice, list[str]]:
    """What the Brief page opens with: what the address says, or the reader's view of the map where it says nothing.

    A pack that is being put together is kept when another view is opened.
    """
    kept: BriefChoice | None = st.session_state.get("brief:choice")
    view = explored() or MapView.first_sight(atlas)
    choice, notes = BriefChoice.from_query(words, atlas) if words else (BriefChoice.of(Brief(view)), [])
    if kept and not choice.pack:
        choice = replace(choice, pack=kept.pack, heading=kept.heading)
    return choice, notes


def open_brief(brief: Brief) -> None:
    """Another view was chosen on the Brief page: nothing that was written for the last one stays."""
    for name in ("view", "title", "subtitle", "notes"):
        choose("brief", name, getattr(brief, name))


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


def dismiss_notes() -> None:
    """The reader has read what was ignored in the address."""
    st.session_state.notes = []


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
