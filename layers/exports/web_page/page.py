"""A view as one HTML file: a map that opens from disk, with its popups and its legend, and asks no host for anything.

The map is folium's. Leaflet comes out of a Python package and is written into the file, and so is the base map: there
are no tiles. A policy in the file itself forbids the browser to fetch anything at all.

Folium takes what its elements have written for a template, and renders it once more. So no word of a record or of a
reader goes through them: the shapes that folium writes carry numbers, and the words stand in `_Text`.
"""

import base64
import hashlib
import html
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import folium
from branca.element import Element, MacroElement
from folium.map import CustomPane
from folium.template import Template
from folium.utilities import JsCode
from xstatic.pkg import leaflet

from layers.exports.sharing import ATLAS
from layers.exports.web_page.shapes import (
    PANES,
    ZOOM_AHEAD,
    Shapes,
    base_map_layers,
    base_shapes,
    put_sheets,
    put_unsearched,
    stripes,
    with_id,
)
from layers.exports.web_page.words import foot, head, page_words, svg_address
from layers.looks import basemap
from layers.maps import headings, legend
from layers.maps.sheets import sheets
from layers.views.map_view import MapView
from loaders.atlas import Atlas

LEAFLET: str = leaflet.VERSION
"""The version of Leaflet that is written into the file."""
Json = dict[str, Any]
_HERE = Path(__file__)
_NOTHING_FETCHED = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src {}; base-uri 'none'; form-action 'none'"
)
_SCRIPT = re.compile("<script>(.*?)</script>", re.DOTALL)
_POLICY = "the-policy-of-this-file"


def map_file(view: MapView, atlas: Atlas, *, link: str = "", subtitle: str = "") -> bytes:
    """The view as an HTML file (UTF-8). ``link`` is the address of the live view, blank for none.

    ``subtitle`` replaces its own.

    The same view gives the same file, byte for byte.
    """
    stack = sheets(view, atlas)
    page = folium.Map(
        tiles=None,
        location=(0, 0),
        zoom_snap=0,
        zoom_delta=0.75,
        wheel_px_per_zoom_level=90,
        zoom_control="bottomright",
        control_scale=True,
        attribution_control=False,
        maxZoom=basemap.ZOOMS[1] + ZOOM_AHEAD,
        max_bounds=True,
        min_lon=basemap.BOUNDS[0],
        min_lat=basemap.BOUNDS[1],
        max_lon=basemap.BOUNDS[2],
        max_lat=basemap.BOUNDS[3],
        max_bounds_viscosity=1.0,
    )
    with_id(page, "atlas")
    page.default_js, page.default_css = [], []
    figure: Any = page.get_root()
    title = headings.title(view, atlas)
    figure.title = html.escape(f"{title} · {ATLAS}")
    _Text("head", head(view, atlas, link, subtitle)).add_to(figure.html)
    for name, height, hears in PANES:
        with_id(CustomPane(name, z_index=height, pointer_events=hears), f"pane_{name}").add_to(page)
    shapes: Shapes = {}
    under = base_map_layers(page)
    _Text("hatching", put_unsearched(view, atlas, shapes)).add_to(figure.html)
    _Text("stripes", stripes(stack)).add_to(figure.html)
    groups = _groups(page, view, atlas)
    drawn = put_sheets(page, stack, groups, shapes)
    if groups:
        with_id(folium.LayerControl(position="topright", collapsed=True), "switches").add_to(page)
    _Foot(foot(view, atlas, stack, link)).add_to(page)
    started = {
        "drawn": drawn,
        "groups": [[id, JsCode(group.get_name())] for id, group in groups.items()],
        "ground": under,
    }
    _Start(started).add_to(page)
    _write_head(figure, {**page_words(view, atlas, stack), "shapes": shapes}, view.base)
    return _sealed(figure.render(), view.base)


class _Text(Element):
    """Text that is written as it stands, whatever it holds."""

    _template = Template("{{ this.text }}")

    def __init__(self, id: str, text: str) -> None:
        super().__init__()
        self.text = text
        with_id(self, id)


class _Foot(MacroElement):
    """What comes after the map: the legend, which is put on the map, and the foot."""

    _template = Template("{% macro html(this, kwargs) %}{{ this.text }}{% endmacro %}")

    def __init__(self, text: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca
        self._name, self.text = "Foot", _no_template(text)
        with_id(self, "foot")


class _Start(MacroElement):
    """The last words of the script: everything is there, look where the view looks."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "atlas.start({{ this._parent.get_name() }}, {{ this.told.drawn|tojavascript }},"
        " {{ this.told.groups|tojavascript }}, {{ this.told.ground|tojavascript }});"
        "{% endmacro %}"
    )

    def __init__(self, started: Json) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca
        self._name, self.told = "Start", started
        with_id(self, "start")


def _write_head(figure: Any, facts: Json, base: str) -> None:
    """Leaflet, the style sheets and the facts, all written out."""
    scripts = [_package("leaflet.js"), _beside("js")]
    parts = [
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="referrer" content="no-referrer">',
        '<link rel="icon" href="data:,">',
        f"<!--\n{_beside('txt')}-->",
        f"<style>{_leaflet_css()}</style>",
        f'<script id="atlas-facts" type="application/json">{_json(facts)}</script>',
        f'<script id="atlas-ground" type="application/json">{base_shapes(base)}</script>',
        *(f"<script>{text}</script>" for text in scripts),
    ]
    for number, part in enumerate(parts):
        figure.header.add_child(_Text(f"head_{number}", part), name=f"head_{number}")


def _sealed(page: str, base: str) -> bytes:
    """The finished page: in English, on paper or at night, and allowed to run its own scripts and nothing else."""
    page = page.replace("\r\n", "\n").replace("\r", "\n")
    page = page.replace("<html>", f'<html lang="en" data-base="{base}">', 1)
    # Folium's own styles come after the head that is written here; these have the last word.
    page = page.replace("</head>", f"<style>{_beside('css')}</style>\n</head>", 1)
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in _SCRIPT.findall(page))
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return page.replace(_POLICY, _NOTHING_FETCHED.format(allowed), 1).encode()


def _groups(page: Any, view: MapView, atlas: Atlas) -> dict[str, Any]:
    """A switch for each layer of the view, under its title and with its picture."""
    groups = {}
    for id in (id for id in atlas.layers if id in view.layers):
        picture = svg_address(legend.swatch(id, view.base, atlas.layers))
        # Leaflet takes the name of a switch for HTML.
        title = _no_template(html.escape(atlas.layers[id].info.title))
        groups[id] = with_id(
            folium.FeatureGroup(name=f'<img src="{picture}" width="30" height="16" alt="">{title}'), f"layer_{id}"
        ).add_to(page)
    return groups


def _no_template(markup: str) -> str:
    """HTML that reads the same and that no template engine finds anything in."""
    return markup.replace("{", "&#123;")


@lru_cache(maxsize=8)
def _beside(ending: str) -> str:
    return _HERE.with_suffix(f".{ending}").read_text(encoding="utf-8")


@lru_cache(maxsize=8)
def _package(name: str) -> str:
    """A text file of Leaflet, without the address of its map for debuggers, which a browser might look for."""
    text = (Path(leaflet.BASE_DIR) / name).read_text(encoding="utf-8")
    return re.sub(r"\n//# sourceMappingURL=\S+\s*$", "\n", text)


@lru_cache(maxsize=1)
def _leaflet_css() -> str:
    """Leaflet's style sheet with its pictures in it, and without what only Internet Explorer 8 would look up."""

    def inlined(match: re.Match[str]) -> str:
        picture = (Path(leaflet.BASE_DIR) / match[1]).read_bytes()
        return f"url(data:image/png;base64,{base64.b64encode(picture).decode()})"

    text = _package("leaflet.css")
    text = re.sub(r"\.lvml\s*\{[^}]*\}", "", text)
    return re.sub(r"url\((images/[\w-]+\.png)\)", inlined, text)


def _json(value: object) -> str:
    """JSON that can stand in a page whatever it says."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
