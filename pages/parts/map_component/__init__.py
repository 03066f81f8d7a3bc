"""The one map of the app: a pydeck Deck over a MapLibre style. Clicks and the camera come back."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pydeck as pdk
import streamlit as st

from layers.looks import basemap
from layers.views.camera import ROOM
from layers.views.map_view import Camera, NamedView
from pages import addresses
from pages.server.assets import ADDRESSES, FONTS, GROUNDS, loader
from pages.session import address_sync, browser

_HTML = (Path(__file__).parent / "component.html").read_text(encoding="utf-8")
PAGES_WAIT = True
"""Whether the rest of a page waits for its map. Tests that run pages without a browser say no: nothing would tell."""
_NOTHING = object()
_mount = st.components.v2.component("atlas_map", html=_HTML, js=loader("map", "the map"), isolate_styles=False)


def show_map(
    deck: pdk.Deck,
    *,
    style: str,
    camera: Camera | NamedView,
    flight: int,
    frame: Mapping[str, object],
    key: str,
    leads: bool = False,
    on_picked: Callable[[str | None], None] = lambda _: None,
    on_camera: Callable[[Camera], None] = lambda _: None,
    on_gathered: Callable[[str, str], None] = lambda _what, _id: None,
    on_year: Callable[[object], None] = lambda _: None,
    on_unfiltered: Callable[[str], None] = lambda _: None,
) -> None:
    """Show ``deck`` over the MapLibre style at the address ``style``.

    The camera goes to ``camera`` at first and whenever ``flight`` changes, never on a plain rerun. ``frame`` is what
    stands round the picture: title, subtitle, legend, open, labels, credit, attribution, ink, base, selected, level.
    ``leads``: what follows on the page waits, the first time, until this map has drawn its ground. The run of the page
    ends here; the map, or after some seconds the page around it, asks for the next run, which shows all of it.
    ``on_picked`` gets the id of the feature or mark that was clicked, None for open water; ``on_camera`` where the
    reader has moved the map to. Where ``frame`` says that it ``gathers``, ``on_gathered`` gets what is to be done with
    the picked features: "pick" with the id of one that comes or goes, "only", "zoom", "clear". Where it says where the
    ``years`` are fetched, ``on_year`` gets the one that the reader has come to, None for any. ``on_unfiltered`` gets
    the field of the one of its ``filters`` that is to go, or "all". Whether the browser can draw at all says
    `pages.session.browser.webgl`.
    """
    where = {"bounds": camera.bounds} if isinstance(camera, NamedView) else {
        "latitude": camera.latitude,
        "longitude": camera.longitude,
        "zoom": camera.zoom,
    }  # fmt: skip
    shared, parts, layers = _factored(json.loads(deck.to_json()).get("layers", []))
    data = {
        "library": ADDRESSES["map_library.js"],
        "measured": addresses.measure(),
        "positions": addresses.position(),
        "style": style,
        "ground": [
            (picture, *basemap.STRETCHES[stretch].bounds, basemap.STRETCHES[stretch].until)
            for stretch, picture in GROUNDS[str(frame["base"])].items()
        ],
        "shared": shared,
        "parts": parts,
        "layers": layers,
        "camera": where,
        "flight": flight,
        "limits": basemap.BOUNDS,
        "zooms": basemap.ZOOMS,
        "narrow_zoom": basemap.NARROW_ZOOM,
        "room": ROOM,
        "fonts": FONTS,
        "embedded": browser.embedded(),
        "session": browser.session(),
        **frame,
    }
    awaited = leads and PAGES_WAIT and browser.waits_for(key)
    now = browser.is_first(key)
    _mount(
        key=key,
        data=data | ({"awaited": True} if awaited else {}),
        on_picked_change=lambda: _picked(key, on_picked),
        on_camera_change=lambda: _moved(key, on_camera),
        on_base_change=lambda: address_sync.choose_base(browser.reported(key, "base")),
        on_gathered_change=lambda: _gathered(key, on_gathered),
        on_year_change=lambda: _came_to(key, on_year),
        on_unfiltered_change=lambda: _unfiltered(key, on_unfiltered),
        on_webgl_change=lambda: None,
        on_begun_change=lambda: None,
    )
    if awaited and now:
        st.stop()


def _picked(key: str, on_picked: Callable[[str | None], None]) -> None:
    picked = browser.reported(key, "picked")
    if picked:
        on_picked(picked["feature"])


def _gathered(key: str, on_gathered: Callable[[str, str], None]) -> None:
    gathered = browser.reported(key, "gathered")
    if gathered:
        on_gathered(str(gathered["what"]), str(gathered["id"]))


def _came_to(key: str, on_year: Callable[[object], None]) -> None:
    told = browser.reported(key, "year")
    if told:
        on_year(told["year"])


def _unfiltered(key: str, on_unfiltered: Callable[[str], None]) -> None:
    told = browser.reported(key, "unfiltered")
    if told:
        on_unfiltered(str(told["field"]))


def _moved(key: str, on_camera: Callable[[Camera], None]) -> None:
    camera = browser.reported(key, "camera")
    if camera:
        on_camera(Camera(**camera))


Look = dict[str, object]


def _factored(layers: list[Look]) -> tuple[Look, dict[str, Look], list[Look]]:
    """What most layers have in common, what else all of one part have (``halo``, ``point``: what their ids end with),
    both told once, and what is left of each: a third of the bytes on every rerun.
    """
    shared: Look = {}
    for name in layers[0] if layers else ():
        if all(name in layer for layer in layers):
            words, count = Counter(json.dumps(layer[name]) for layer in layers).most_common(1)[0]
            if count > 1:
                shared[name] = json.loads(words)
    rest = [{name: value for name, value in layer.items() if shared.get(name, _NOTHING) != value} for layer in layers]
    parts: dict[str, list[Look]] = {}
    for layer in rest:
        parts.setdefault(str(layer["id"]).partition(":")[2], []).append(layer)
    common = {part: _common(found) for part, found in parts.items() if len(found) > 1}
    for part, its in common.items():
        for layer in parts[part]:
            for name in its:
                del layer[name]
    return shared, {part: its for part, its in common.items() if its}, rest


def _common(layers: list[Look]) -> Look:
    """What all layers have, and alike."""
    first, *others = layers
    return {name: value for name, value in first.items() if all(each.get(name, _NOTHING) == value for each in others)}
