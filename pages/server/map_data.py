"""What maps fetch: features, marks, symbols, the style, the ground, code, and distances.

What takes longer than a lookup is made off the event loop.
"""

import gzip
import json
import re
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from geodata import base
from geodata.records import COUNTRIES, STATUSES
from layers.looks import basemap
from layers.looks.styles import BASES
from layers.maps.coverage import partly_covered
from layers.maps.features import OUTLINE, PARTS, PLAIN, drawn, heroes
from layers.maps.found import KINDS
from layers.maps.tiling import is_tiled
from layers.measures import nearby, path_length
from layers.views.address import MOST_NOTES, NotUnderstood, Words, echo, only, understood
from layers.views.commitment_places import thread_of
from layers.views.filtering import shown
from layers.views.map_view import YEARS, MapView
from layers.views.received import received
from loaders.atlas import Atlas
from loaders.findings import nearest
from loaders.missing import LayerMissing
from pages import addresses, opened_atlas
from pages.parts import map_files
from pages.parts.map_files import MapFile
from pages.parts.subject_maps import MAPS, answered
from pages.server.answers import NotThere, kept, packed
from pages.server.assets import PACKED
from pages.server.desks import ANSWERS, Sent, sent, waited_for
from pages.server.queue import Call, Made, Work

LAYER_WORDS = ("part", "base", "status", "country", "year", "q", "only", "id", "commitment", "casing", "dated")
"""Words of the address of a layer's data beside its version."""
NOTHING_THERE = gzip.compress(b'{"type":"FeatureCollection","features":[]}')
_AGAIN = re.compile(r"^again-\d{1,4}/")


async def layer(request: Request) -> Response:
    """``/layers/<id>.geojson?part=...``: a part of a layer, filtered and ready to draw."""
    name = known_layer(request)
    words = sent(request)
    return _geojson(await waited_for(ANSWERS, Work(Call(_layer, (name, words))), request))


def _layer(name: str, words: Sent) -> Made:
    """The part of a layer; named "current" where the address has its newest version."""
    atlas, query = opened_atlas.atlas(), received(dict(words), (*LAYER_WORDS, "v"))
    current = query.pop("v", "") == addresses.version_of(atlas.layers[name])
    only(query, LAYER_WORDS, f"{name}.geojson")
    layer, read = atlas.layers[name], Words(query)
    part, on = read.needed("part", (*PARTS, OUTLINE, PLAIN, "label")), read.one("base", BASES) or next(iter(BASES))
    ids, commitment = [id for id in query.get("id", "").split(",") if id], read.one("commitment", atlas.commitments)
    lost = [id for id in ids if id not in layer.features.index][:MOST_NOTES]
    read.notes += [f"{layer.info.title} has no feature{echo(id)}." for id in lost]
    view = understood((filters(read, atlas), read.notes))
    if is_tiled(layer) and not ids and not commitment:
        raise NotUnderstood(f"{layer.info.title} is too large to be sent whole: ask for its tiles, or for an id.")
    if ids:
        features = layer.features.loc[list(dict.fromkeys(ids))]
    elif commitment:
        features = layer.features.loc[list(thread_of(atlas, atlas.commitments[commitment]).named.get(name, ()))]
    else:
        features = shown(layer.features, view)
    collection = drawn(
        layer,
        features,
        part=part,
        base=on,
        heroes=heroes(atlas),
        mark_undated=view.year is not None or query.get("dated") == "yes",
        dated=query.get("dated") == "yes",
        selected=query.get("casing") == "yes",
        picked=query.get("casing") == "picked",
    )
    content = json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()
    return Made(gzip.compress(content, 6), "current" if current else "")


def filters(read: Words, atlas: Atlas) -> MapView:
    """What the words of an address let pass of a layer; a view of no layer. Notes what cannot be understood."""
    return MapView(
        layers=(),
        statuses=read.some("status", STATUSES, MapView(layers=()).statuses),
        countries=read.some("country", COUNTRIES),
        year=read.year("year", YEARS),
        q=read.text("q"),
        only=read.features("only", atlas),
    )


async def marks(request: Request) -> Response:
    """``/marks/<map>.geojson?part=...``: a piece of what a page has found for its map, ready to draw.

    What another version of the atlas had found, and this one has not, is nothing.
    """
    name = request.path_params["name"]
    if name not in MAPS:
        raise NotThere(f"There is no map “{name[:40]}”. {nearest(name[:40], MAPS)}")
    return _geojson(await waited_for(ANSWERS, Work(Call(_marks, (name, sent(request)))), request))


def _marks(name: str, words: Sent) -> Made:
    atlas, names = opened_atlas.atlas(), MAPS[name].words
    query = received(dict(words), (*names, "part", "v"))
    piece, version = query.pop("part", ""), query.pop("v", "")
    only(query, names, f"{name}.geojson")
    asked = Words({"part": piece.partition("~")[0]})
    asked.needed("part", KINDS)
    choice, notes = MAPS[name].choice.from_query(query, atlas)
    file = answered(name, understood((choice, [*asked.notes, *notes]))).pieces().get(piece)
    return _versioned(file, version)


async def unsearched(request: Request) -> Response:
    """``/unsearched.geojson?layers=...``: where the makers of layers did not look."""
    return _geojson(await waited_for(ANSWERS, Work(Call(_unsearched, (sent(request),))), request))


def _unsearched(words: Sent) -> Made:
    atlas, query = opened_atlas.atlas(), received(dict(words), ("layers", "v"))
    version = query.pop("v", "")
    only(query, ("layers",), "unsearched.geojson")
    read = Words(query)
    layers = understood((read.some("layers", atlas.layers, missing=atlas.missing), read.notes))
    return _versioned(map_files.unsearched(partly_covered(MapView(layers=layers), atlas)), version)


def _versioned(file: MapFile | None, version: str) -> Made:
    """A file of a map, or a collection of nothing; named "current" where the address has its version."""
    if file is None:
        return Made(NOTHING_THERE)
    return Made(file.packed, "current" if version == file.version else "")


def _geojson(made: Made) -> Response:
    return packed(made.content, "application/geo+json", current=made.name == "current")


async def symbols(request: Request) -> Response:
    """``/symbols/<base>.png`` and ``.json``: all point symbols, and where each lies in the picture."""
    paper_or_night, ending = request.path_params["base"], request.path_params["ending"]
    if paper_or_night not in BASES or ending not in ("png", "json"):
        raise NotThere("There are symbols for paper and night, as png and json.")
    version, drawn_symbols = await run_in_threadpool(map_files.symbols)
    content, places = drawn_symbols[paper_or_night]
    body, kind = (content, "image/png") if ending == "png" else (json.dumps(places).encode(), "application/json")
    return Response(body, media_type=kind, headers=kept(request.query_params.get("v") == version))


async def swatches(request: Request) -> Response:
    """``/swatches/<base>.css``: the small pictures beside the rows of the legend and the layers' switches."""
    made = await run_in_threadpool(map_files.swatches, _base_map(request))
    return packed(made.packed, "text/css", current=request.query_params.get("v") == made.version)


async def style(request: Request) -> Response:
    """``/style/<base>.json``: the MapLibre style of a base map."""
    made = await run_in_threadpool(map_files.style, _base_map(request))
    return packed(made.packed, "application/json", current=request.query_params.get("v") == made.version)


async def ground(request: Request) -> Response:
    """``/base/<name>.geojson``: land, water and borders of the base map."""
    name = request.path_params["name"]
    if name not in base.NAMES:
        raise NotThere(f"The base map has no “{name[:40]}”. {nearest(name[:40], base.NAMES)}")
    current = request.query_params.get("v") == await run_in_threadpool(basemap.content_hash, name)
    return packed(await run_in_threadpool(_ground, name), "application/geo+json", current=current)


@lru_cache(maxsize=len(base.NAMES))
def _ground(name: str) -> bytes:
    return gzip.compress((base.FOLDER / f"{name}.geojson").read_bytes(), 9)


async def asset(request: Request) -> Response:
    """``/assets/<file>``: the map's own code and styles.

    ``/assets/again-<number>/<file>`` names the same, for a browser that remembers that the first did not arrive.
    """
    found = PACKED.get(_AGAIN.sub("", request.path_params["name"]))
    if found is None:
        raise NotThere("There is no such file: the page is older than the server. Reload it.")
    kind, content = found
    return packed(content, kind, current=True)


async def measure(request: Request) -> Response:
    """``/measure.json?at=51.33,3.2;51.3,1.4``: how far it is from point to point, and the shortest way."""
    made = await waited_for(ANSWERS, Work(Call(_measured, (sent(request),))), request)
    return Response(made.content, media_type="application/json")


def _measured(sent_words: Sent) -> Made:
    words = received(dict(sent_words), ("at",))
    only(words, ("at",), "measure.json")
    try:
        found = path_length.measured(path_length.read_points(words.get("at", "")))
    except ValueError as error:
        raise NotUnderstood(str(error)) from None
    told = {"km": found.km, "legs_km": found.legs, "line": found.line, "told": path_length.length_text(found.km)}
    return Made(json.dumps(told, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode())


async def position(request: Request) -> Response:
    """``/position.json?words=51°21'N 3°12'E``: the point that a reader's words name, and how it is told.

    Where they stand in several names, these instead.
    """
    made = await waited_for(ANSWERS, Work(Call(_position, (sent(request),))), request)
    return Response(made.content, media_type="application/json")


def _position(sent_words: Sent) -> Made:
    words = received(dict(sent_words), ("words",))
    only(words, ("words",), "position.json")
    try:
        found = nearby.place_of(opened_atlas.atlas(), words.get("words", ""))
    except nearby.SeveralNames as several:
        told = {"at": None, "told": str(several), "names": several.names[: nearby.MOST_OFFERED]}
        return Made(json.dumps(told, ensure_ascii=False).encode())
    except ValueError as error:
        raise NotUnderstood(str(error)) from None
    point = found.shape.centroid
    return Made(json.dumps({"at": [point.x, point.y], "told": found.name}, ensure_ascii=False).encode())


def known_layer(request: Request) -> str:
    """The id of the layer that a path names. Raises `NotThere`, or `LayerMissing` for one that is left out."""
    name: str = request.path_params["name"]
    atlas = opened_atlas.atlas()
    layers = atlas.layers
    if name in atlas.missing:
        raise LayerMissing([atlas.missing[name]])
    if name not in layers:
        raise NotThere(f"There is no layer “{name[:40]}”. {nearest(name[:40], layers)}")
    return name


def _base_map(request: Request) -> str:
    wanted: str = request.path_params["base"]
    if wanted not in BASES:
        raise NotThere(f"There is no base map “{wanted[:40]}”. {nearest(wanted[:40], BASES)}")
    return wanted
