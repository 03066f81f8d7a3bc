"""The one map of the app: a pydeck Deck over a MapLibre style. Clicks and the camera come back."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pydeck as pdk
import streamlit as st

from layers import basemap
from layers.view import Camera, NamedView
from pages.map_component.assets import ADDRESSES

_HTML = """<div class="atlas-map" role="region" aria-label="Map" aria-busy="true"><div class="atlas-map-canvas"></div>
<div class="atlas-map-title"></div>
<div class="atlas-map-zoom"><svg class="atlas-map-north" viewBox="0 0 34 42" role="img" aria-label="North is up"><path d="M17 5 23 24 17 20 11 24Z" fill="currentColor"/><text x="17" y="37" text-anchor="middle" font-size="12" font-weight="600" fill="currentColor">N</text></svg><button class="atlas-map-zoom-in" aria-label="Zoom in">+</button><button class="atlas-map-zoom-out" aria-label="Zoom out">\u2212</button></div>
<details class="atlas-map-legend" open><summary>Legend</summary><ul></ul></details>
<div class="atlas-map-foot"><div class="atlas-map-scale"></div><div class="atlas-map-attribution"></div></div>
<div class="atlas-map-tooltip" hidden></div><div class="atlas-map-message" role="alert" hidden></div></div>"""
# Inline code travels with every rerun, so only this loader is inline; code and styles are fetched once and cached.
_LOADER = """const at = name => new URL(name, location.origin).href;
if (!document.querySelector("link[data-atlas-map]")) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: at("%(component.css)s") })), document.head.lastChild.dataset.atlasMap = "";
let module;
export default component => { let stop = null, gone = false;
  module ??= import(at("%(component.js)s"));
  module.then(found => { if (!gone) stop = found.default(component); });
  return () => { gone = true; stop?.(); }; }"""
_mount = st.components.v2.component("atlas_map", html=_HTML, js=_LOADER % ADDRESSES, isolate_styles=False)


def show_map(
    deck: pdk.Deck,
    *,
    style: str,
    camera: Camera | NamedView,
    flight: int,
    frame: Mapping[str, object],
    key: str = "map",
    on_picked: Callable[[], None] = lambda: None,
    on_camera: Callable[[], None] = lambda: None,
) -> Any:
    """Show ``deck`` over the MapLibre style at the address ``style``.

    The camera goes to ``camera`` at first and whenever ``flight`` changes, never on a plain rerun. ``frame`` is what
    stands round the picture: title, subtitle, legend, labels, attribution, ink, base, selected. The result has
    ``.picked`` (``{"feature": id or None}``, for this run only), ``.camera`` (``latitude``, ``longitude`` and ``zoom``)
    and ``.webgl`` (False where the browser cannot draw).
    """
    where = {"bounds": camera.bounds} if isinstance(camera, NamedView) else {
        "latitude": camera.latitude,
        "longitude": camera.longitude,
        "zoom": camera.zoom,
    }  # fmt: skip
    data = {
        "bundle": ADDRESSES["deck.js"],
        "style": style,
        "layers": json.loads(deck.to_json()).get("layers", []),
        "camera": where,
        "flight": flight,
        "limits": basemap.BOUNDS,
        "zooms": basemap.ZOOMS,
        "fonts": basemap.FONTS_TO_LOAD,
        **frame,
    }
    return _mount(
        key=key,
        data=data,
        on_picked_change=on_picked,
        on_camera_change=on_camera,
        on_webgl_change=lambda: None,
    )
