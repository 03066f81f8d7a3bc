"""The shapes of a map file: the base map and the sheets of a view as folium's layers, each in its pane."""

import json
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import folium
import shapely
from folium.utilities import JsCode
from shapely.geometry import mapping, shape

from layers.looks import basemap, lettering, styles
from layers.looks.graticule import GRATICULE_STEPS, graticule
from layers.looks.palettes import PALETTES
from layers.maps.coverage import partly_covered, unsearched
from layers.maps.sheets import Sheet
from layers.maps.stack import DRAW_ORDER, EVERY
from layers.views.map_view import MapView
from loaders.atlas import Atlas

ZOOM_AHEAD = 1.0
"""Leaflet's zoom is MapLibre's and so much more: its world is 256 pixels wide at zoom 0, not 512."""
PANES = (
    # name, height, whether it hears the mouse
    ("depths", 205, False),
    ("unsearched", 207, False),
    ("sea-areas", 210, True),
    ("graticule", 215, False),
    ("land", 220, False),
    ("areas", 410, True),
    ("halo", 415, True),
    ("hit", 420, True),
    ("lines", 425, True),
    ("heads", 428, False),
    ("rings", 430, True),
    ("points", 435, True),
    ("casing", 440, False),
    ("selected", 445, True),
    ("names", 480, False),
)
"""What lies on what, the lowest first."""
_PANE_OF = dict(zip(DRAW_ORDER, ("areas", "halo", "lines", "points"), strict=True))
DEPTHS_UNTIL = sum(lettering.DEPTHS_ZOOMS) / 2 + ZOOM_AHEAD
"""Leaflet's zoom from which the sea has one colour: it does not fade colours."""
RIVERS_ZOOM = 9.5
_PATTERN, _STRIPES = "atlas-hatching", "atlas-stripes"

Json = dict[str, Any]
Shapes = dict[str, list[Json]]
"""GeoJSON features by the name of the lot that they are drawn in."""


def with_id(element: Any, id: str) -> Any:
    """The element under a name of its own: folium's own names are random, and the file would never be the same."""
    element._id = id.replace("-", "_")
    return element


def base_map_layers(page: Any) -> Json:
    """The base map's layers on the page; what of them depends on the zoom is told to the script.

    Their shapes are those of `base_shapes`.
    """
    layers = {name: JsCode(_layer(name, pane, page, interactive=False)) for name, pane in _GROUND_PANES.items()}
    meridians = [[layers[_graticule_name(zoom)], zoom + ZOOM_AHEAD] for _, zoom in GRATICULE_STEPS if zoom]
    return {
        "layers": [[name, layer] for name, layer in layers.items()],
        "until": [[layers["depths"], DEPTHS_UNTIL]],
        "from": [
            [layers["banks"], RIVERS_ZOOM],
            [layers["rivers"], RIVERS_ZOOM],
            *meridians,
        ],
        "rivers": [[layers["banks"], basemap.RIVER_BANKS], [layers["rivers"], 0]],
    }


@lru_cache(maxsize=2)
def base_shapes(base: str) -> str:
    """Sea, graticule, land, lakes, borders and rivers in the colours of a base map, as JSON: name -> features."""
    colours = PALETTES[base]
    shallow = {"type": "Feature", "properties": {}, "geometry": mapping(shapely.box(*basemap.BOUNDS))}
    found = {"depths": [_filled(shallow, colours["depth_0"]), *(_deep(each, colours) for each in _base("depth"))]}
    lines: Any = graticule()["features"]
    for _, zoom in GRATICULE_STEPS:
        found[_graticule_name(zoom)] = [
            _stroked(each, colours["graticule"], 0.6) for each in lines if each["properties"]["from_zoom"] == zoom
        ]
    # All land as one shape: a browser moves one path faster than thousands.
    whole = mapping(shapely.MultiPolygon([shape(each["geometry"]) for each in _base("land")]))
    land = _filled({"type": "Feature", "properties": {}, "geometry": whole}, colours["land"])
    found["land"] = [_stroked(land, colours["coast"], 0.8)]
    found["lakes"] = [_stroked(_filled(each, colours["lake"]), colours["shore"], 0.6) for each in _base("lakes")]
    found["borders"] = [_stroked(each, colours["border"], 0.9, "3.6 2.3") for each in _base("borders")]
    found["banks"] = [_stroked(each, colours["coast"], 1) for each in _base("rivers")]
    found["rivers"] = [_stroked(each, colours["lake"], 1) for each in _base("rivers")]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def put_unsearched(view: MapView, atlas: Atlas, lots: Shapes) -> str:
    """The hatching over what was not looked at, and its pattern as SVG; "" where all of it was."""
    area = unsearched(partly_covered(view, atlas), atlas)
    lots[basemap.UNSEARCHED] = []
    if area is None:
        return ""
    style = {"stroke": False, "fill": True, "fillColor": f"url(#{_PATTERN})", "fillOpacity": 1}
    lots[basemap.UNSEARCHED] = [{"type": "Feature", "properties": {"style": style}, "geometry": mapping(area)}]
    how = styles.HATCHING
    side = how.spacing / math.sqrt(2)
    return (
        f'<svg width="0" height="0" aria-hidden="true"><pattern id="{_PATTERN}" width="{side:.3f}" height="{side:.3f}" '
        f'patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V{side:.3f}" '
        f'stroke="{hexadecimal(how.ink[view.base])}" stroke-width="{2 * how.width:g}"/></pattern></svg>'
    )


def stripes(stack: Sequence[Sheet]) -> str:
    """The patterns of hatched areas as SVG, one for each colour; "" where there are none."""
    spacing, width = styles.STRIPES
    areas = (each["properties"] for sheet in stack if sheet.part == "area" for each in sheet.features)
    inks = sorted({hexadecimal(about["fill"][:3]) for about in areas if "hatch" in about})
    patterns = "".join(
        f'<pattern id="{_STRIPES}-{ink[1:]}" width="{spacing:g}" height="{spacing:g}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(-45)"><path d="M0 0H{spacing:g}V{spacing:g}H0Z" fill="{ink}" '
        f'fill-opacity="{styles.BETWEEN:g}"/><path d="M0 0H{width:g}V{spacing:g}H0Z" fill="{ink}"/></pattern>'
        for ink in inks
    )
    return f'<svg width="0" height="0" aria-hidden="true">{patterns}</svg>' if patterns else ""


def _graticule_name(zoom: float) -> str:
    return f"graticule_{zoom * 10:g}"


_GROUND_PANES = {
    "depths": "depths",
    basemap.UNSEARCHED: "unsearched",
    **{_graticule_name(zoom): "graticule" for _, zoom in GRATICULE_STEPS},
    **dict.fromkeys(("land", "lakes", "borders", "banks", "rivers"), "land"),
}


def _base(name: str) -> tuple[Json, ...]:
    return tuple(json.loads(basemap.path_of(name).read_text(encoding="utf-8"))["features"])


def _deep(feature: Json, colours: Mapping[str, str]) -> Json:
    return _stroked(_filled(feature, colours[f"depth_{feature['properties']['depth_m']}"]), colours["contour"], 0.6)


def _filled(feature: Json, colour: str) -> Json:
    style = {"stroke": False, "fill": True, "fillColor": colour, "fillOpacity": 1}
    return {**feature, "properties": {**feature["properties"], "style": style}}


def _stroked(feature: Json, colour: str, width: float, dash: str = "") -> Json:
    style = {"stroke": True, "color": colour, "weight": width, "opacity": 1, "lineCap": "butt" if dash else "round"}
    if dash:
        style["dashArray"] = dash
    before = feature["properties"].get("style", {"fill": False})
    return {**feature, "properties": {**feature["properties"], "style": {**before, **style}}}


def numbers(stack: Sequence[Sheet]) -> dict[str, int]:
    """The features that are drawn, numbered: id -> number. A number is all that a shape says about its feature."""
    ids = dict.fromkeys(each["properties"]["id"] for sheet in stack for each in sheet.features)
    return {id: number for number, id in enumerate(ids)}


def put_sheets(page: Any, stack: Sequence[Sheet], groups: Mapping[str, Any], lots: Shapes) -> list[Json]:
    """Every sheet in the group of its layer, what is picked or selected in none; what the script needs to know of them.

    Their shapes are put into ``lots``.
    """
    drawn: list[Json] = []
    known = numbers(stack)
    for number, sheet in enumerate(stack):
        home = page if sheet.is_band or sheet.role in ("picked", "selected") else groups.get(sheet.layer, page)
        for kind, pane, features in _kinds(sheet, number, known):
            name = f"sheet_{number}_{kind}"
            layer = _layer(name, pane, home, interactive=not sheet.is_band)
            lots[name] = features
            selected = sheet.role == "selected"
            told: Json = {"name": name, "layer": JsCode(layer), "marks": kind == "marks", "selected": selected}
            if sheet.zooms != EVERY:
                told |= {"zooms": [zoom + ZOOM_AHEAD for zoom in sheet.zooms], "home": JsCode(home.get_name())}
            drawn.append(told)
    return drawn


def _kinds(sheet: Sheet, number: int, known: Mapping[str, int]) -> list[tuple[str, str, list[Json]]]:
    """A sheet as up to three lots: rings, shapes and marks, each with the pane that it lies in."""
    rings, shapes, marks = [], [], []
    for each in sheet.features:
        look = each["properties"]
        if each["geometry"]["type"] == "MultiPoint":
            rings.append(_dots(each, sheet, known))
            continue
        if each["geometry"]["type"] != "Point":
            shapes.append(_shaped(each, sheet, known))
            continue
        if look["ring"] and sheet.part == "point":
            red, green, blue, strength = look["fill"]
            style = {
                "stroke": False,
                "fill": True,
                "fillColor": hexadecimal((red, green, blue)),
                "fillOpacity": round(strength / 255 * sheet.opacity, 3),
            }
            rings.append(_put(each, known, radius=look["ring"], style=style))
        if look["icon"]:
            strength = round(look["icon_color"][3] / 255 * sheet.opacity, 3)
            # An end of a line lies below all symbols.
            above = 10_000 * (number + 1)
            marks.append(
                _put(each, known, icon=look["icon"], size=look["size"], strength=strength, above=above, style={})
            )
    special = "casing" if sheet.is_band else "selected" if sheet.role in ("picked", "selected") else None
    below = "sea-areas" if sheet.below_land else "areas"
    pane = {**_PANE_OF, "area": below}[sheet.part]
    lots = (
        ("rings", special or "rings", rings),
        ("shapes", special or pane, shapes),
        ("marks", special or "points", marks),
    )
    return [lot for lot in lots if lot[2]]


def _dots(feature: Json, sheet: Sheet, known: Mapping[str, int]) -> Json:
    """Many points of one feature, each as a disc: a picture for each of them would be too much for a browser."""
    *ink, strength = feature["properties"]["color"]
    style = {"stroke": False, "fill": True, "fillColor": hexadecimal(ink)}
    style["fillOpacity"] = round(strength / 255 * sheet.opacity, 3)
    return _put(feature, known, radius=round(0.42 * feature["properties"]["size"], 1), style=style)


def _shaped(feature: Json, sheet: Sheet, known: Mapping[str, int]) -> Json:
    """A line or an area with the pen that its look asks for."""
    look = feature["properties"]
    halo = sheet.part == "halo"
    *ink, strength = look["halo_color" if halo else "color"]
    width = look["halo" if halo else "width"]
    broken = not halo and look["dash"] != list(styles.SOLID)
    style: Json = {
        "stroke": True,
        "color": hexadecimal(ink),
        "weight": width,
        "opacity": round(strength / 255 * sheet.opacity, 3),
        "lineCap": "butt" if broken else "round",
        "lineJoin": "round",
        "fill": sheet.part == "area",
    }
    if broken:
        style["dashArray"] = " ".join(f"{part * width / 2:g}" for part in look["dash"])
    if sheet.part == "area":
        *fill, opacity = look["fill"]
        ink = hexadecimal(fill)
        style |= {
            "fillColor": f"url(#{_STRIPES}-{ink[1:]})" if "hatch" in look else ink,
            "fillOpacity": round(opacity / 255 * sheet.opacity, 3),
        }
    if beside := look.get("beside"):
        style["beside"] = beside
    pointed = {"arrow": look["arrow"]} if look["arrow"] and not halo else {}
    return _put(feature, known, style=style, **pointed)


def _put(feature: Json, known: Mapping[str, int], **look: object) -> Json:
    """A feature with its number and this look only."""
    number = known[feature["properties"]["id"]]
    return {"type": "Feature", "properties": {"number": number, **look}, "geometry": feature["geometry"]}


def _layer(name: str, pane: str, home: Any, *, interactive: bool) -> str:
    """A layer of folium's, still empty, in its pane: what the script calls it. The script fills it with its shapes."""
    told = json.dumps({"pane": pane, "interactive": interactive})
    layer = folium.GeoJson(
        {"type": "FeatureCollection", "features": []},
        control=False,
        smooth_factor=0.6,
        on_each_feature=JsCode("atlas.each") if interactive else None,
        point_to_layer=JsCode(f"atlas.point.bind({told})"),
        style=JsCode("atlas.style"),
        pane=pane,
        interactive=interactive,
    )
    return str(with_id(layer, name).add_to(home).get_name())


def hexadecimal(colour: Sequence[int]) -> str:
    """``(200, 71, 28)`` as ``"#c8471c"``."""
    return "#" + "".join(f"{part:02x}" for part in colour)
