"""The addresses that the server answers beside the pages: features, symbols, base map, code and downloads.

An address that carries the right version is answered for good (``immutable``); an outdated one is answered with what
is true now and not kept. Anything not understood gets one sentence and status 400 or 404.
"""

import gzip
import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from functools import lru_cache, wraps

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from geodata import base
from geodata.records import COUNTRIES, STATUSES
from layers.commitments import listing
from layers.commitments.listing import CommitmentChoice
from layers.exports import sharing
from layers.exports.data import formats
from layers.looks import basemap, lettering
from layers.looks.styles import BASES
from layers.maps import legend, tables
from layers.maps.deck import STYLE_VERSION, data_address, features_shown, swatches_address
from layers.maps.features import PARTS, drawn, heroes
from layers.measures import path_length
from layers.views.address import as_searched, encoded
from layers.views.commitment_places import thread_of
from layers.views.filtering import shown
from layers.views.map_view import YEARS, MapView
from loaders.atlas import Atlas
from loaders.findings import DataRefused, nearest
from pages import opened_atlas
from pages.server import files, map_ready, overlay_store
from pages.server.assets import ADDRESSES, FONTS, PACKED
from pages.server.start_page import origin_of

FOR_GOOD = "public, max-age=31536000, immutable"
NOT_KEPT = "no-cache"
_Answer = Callable[[Request], Awaitable[Response]]


class NotUnderstood(ValueError):
    """A word in an address that the server does not understand. The message is the sentence the reader gets."""


class NotThere(LookupError):
    """An address of something that does not exist. The message is the sentence the reader gets."""


def clearly(answer: _Answer) -> _Answer:
    """Turn what cannot be answered into one sentence with the right status."""

    @wraps(answer)
    async def answered(request: Request) -> Response:
        try:
            return await answer(request)
        except NotUnderstood as error:
            return PlainTextResponse(str(error), status_code=400)
        except NotThere as error:
            return PlainTextResponse(str(error), status_code=404)
        except DataRefused as error:
            return PlainTextResponse(f"The atlas's data must be mended first:\n{error}", status_code=503)

    return answered


@clearly
async def layer_data(request: Request) -> Response:
    """``/layers/<id>.geojson?part=...``: a part of a layer, filtered and ready to draw."""
    name = request.path_params["name"]
    atlas = opened_atlas.atlas()
    if name not in atlas.layers:
        return PlainTextResponse(
            f"There is no layer “{name[:40]}”. {nearest(name[:40], atlas.layers)}", status_code=404
        )
    words = dict(request.query_params)
    version = words.pop("v", "")
    packed = _layer_data(name, tuple(sorted(words.items())))
    return _packed(packed, "application/geo+json", version == f"{atlas.layers[name].hash}{STYLE_VERSION}")


@lru_cache(maxsize=512)
def _layer_data(name: str, words: tuple[tuple[str, str], ...]) -> bytes:
    atlas, query = opened_atlas.atlas(), dict(words)
    layer = atlas.layers[name]
    part = _one(query, "part", (*PARTS, "label"))
    on = _one({"base": next(iter(BASES)), **query}, "base", BASES)
    known = {"part", "base", "status", "country", "year", "q", "id", "commitment", "casing"}
    for word in query.keys() - known:
        raise NotUnderstood(f"“{word[:40]}” means nothing here. {nearest(word[:40], known)}")
    year = query.get("year")
    if year is not None and not (year.isascii() and year.isdigit() and len(year) == 4 and int(year) in YEARS):
        raise NotUnderstood(f"year “{year[:40]}” is not a year from {YEARS[0]} to {YEARS[-1]}.")
    if "id" in query:
        if query["id"] not in layer.features.index:
            raise NotUnderstood(f"{layer.info.title} has no feature “{query['id'][:40]}”.")
        features = layer.features.loc[[query["id"]]]
    elif "commitment" in query:
        followed = atlas.commitments[_one(query, "commitment", atlas.commitments)]
        features = layer.features.loc[list(thread_of(atlas, followed).named.get(name, ()))]
    else:
        default = MapView(layers=())
        view = default.but(
            statuses=_some(query, "status", STATUSES, default.statuses),
            countries=_some(query, "country", COUNTRIES, ()),
            year=int(year) if year else None,
            q=as_searched(query.get("q", "")),
        )
        features = shown(layer.features, view)
    collection = drawn(
        layer,
        features,
        part=part,
        base=on,
        heroes=heroes(atlas),
        mark_undated=year is not None,
        selected=query.get("casing") == "yes",
    )
    return gzip.compress(json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode(), 6)


@clearly
async def symbol_picture(request: Request) -> Response:
    """``/symbols/<base>.png`` and ``.json``: all point symbols, and where each lies in the picture."""
    paper_or_night, ending = request.path_params["base"], request.path_params["ending"]
    if paper_or_night not in BASES or ending not in ("png", "json"):
        return PlainTextResponse("There are symbols for paper and night, as png and json.", status_code=404)
    version, drawn_symbols = opened_atlas.symbols()
    content, places = drawn_symbols[paper_or_night]
    body, kind = (content, "image/png") if ending == "png" else (json.dumps(places).encode(), "application/json")
    return Response(body, media_type=kind, headers=_kept(request.query_params.get("v") == version))


@clearly
async def swatches(request: Request) -> Response:
    """``/swatches/<base>.css``: the small pictures beside the rows of the legend and the layers' switches."""
    wanted = _base_map(request)
    version, packed = _swatches(wanted)
    return _packed(packed, "text/css", request.query_params.get("v") == version)


@lru_cache(maxsize=len(BASES))
def _swatches(wanted: str) -> tuple[str, bytes]:
    sheet = legend.sheet(wanted, opened_atlas.atlas().layers).encode()
    return opened_atlas.version_of(sheet), gzip.compress(sheet, 9)


def swatches_of(wanted: str) -> str:
    """Where the pictures of the legend are for a base map."""
    return swatches_address(wanted, _swatches(wanted)[0])


@clearly
async def map_style(request: Request) -> Response:
    """``/style/<base>.json``: the MapLibre style of a base map."""
    wanted = _base_map(request)
    version, packed = _style(wanted)
    return _packed(packed, "application/json", request.query_params.get("v") == version)


@lru_cache(maxsize=len(BASES))
def _style(wanted: str) -> tuple[str, bytes]:
    atlas = opened_atlas.atlas()
    view = MapView(layers=())
    boundaries = data_address(atlas.layers["maritime_boundaries"], view, "line")
    ports = atlas.layers["ports"].features
    towns = lettering.places_with_a_port(
        atlas.places, zip(ports["name"], ports.geometry.x, ports.geometry.y, strict=True)
    )
    style = json.dumps(basemap.style(wanted, atlas.places, boundaries, ports=towns), ensure_ascii=False).encode()
    return opened_atlas.version_of(style), gzip.compress(style, 9)


def style_address(wanted: str) -> str:
    """Where the style of a base map is."""
    return f"/style/{wanted}.json?v={_style(wanted)[0]}"


def table_address(layer_id: str | None, view: MapView, atlas: Atlas) -> str:
    """Where the table of a view is: of one layer, or of all that are visible."""
    words = encoded(view.but(select=None, commitment=None, camera=None, base=next(iter(BASES))).to_query(atlas))
    return f"/tables/{layer_id or 'all'}.json?{words}"


def preloads() -> list[tuple[str, str]]:
    """What every map fetches, for the browser to start on at once: addresses and kinds."""
    return [(ADDRESSES["map.css"], "style"), *((font, "font") for font in FONTS)]


@clearly
async def marks_data(request: Request) -> Response:
    """``/marks/<hash>.geojson``: the marks that a page has put on its map."""
    packed = overlay_store.found(request.path_params["name"])
    if packed is None:
        raise NotThere("These marks are not kept any more. Reload the page that showed them.")
    return _packed(packed, "application/geo+json", True)


async def base_data(request: Request) -> Response:
    """``/base/<name>.geojson``: land, water and borders of the base map."""
    name = request.path_params["name"]
    if name not in base.NAMES:
        return PlainTextResponse(
            f"The base map has no “{name[:40]}”. {nearest(name[:40], base.NAMES)}", status_code=404
        )
    current = request.query_params.get("v") == basemap.content_hash(name)
    return _packed(_base_data(name), "application/geo+json", current)


@lru_cache(maxsize=len(base.NAMES))
def _base_data(name: str) -> bytes:
    return gzip.compress((base.FOLDER / f"{name}.geojson").read_bytes(), 9)


async def asset(request: Request) -> Response:
    """``/assets/<file>``: the map's own code and styles."""
    found = PACKED.get(request.path_params["name"])
    if found is None:
        return PlainTextResponse(
            "There is no such file: the page is older than the server. Reload it.", status_code=404
        )
    kind, packed = found
    return _packed(packed, kind, True)


@clearly
async def table(request: Request) -> Response:
    """``/tables/all.json`` or ``/tables/<layer>.json``: the features of a view as a table."""
    name, atlas = request.path_params["name"], opened_atlas.atlas()
    view = _view(request)
    if name == "all":
        rows = tables.overview(atlas.layers, features_shown(view, atlas))
    elif name in atlas.layers:
        rows = tables.layer_table(atlas.layers[name], shown(atlas.layers[name].features, view))
    else:
        return PlainTextResponse(
            f"There is no layer “{name[:40]}”. {nearest(name[:40], atlas.layers)}", status_code=404
        )
    return _packed(gzip.compress(tables.as_json(rows), 6), "application/json", False)


@clearly
async def commitments(request: Request) -> Response:
    """``/tables/commitments.json`` and ``/commitments.csv``: the commitments that pass the filters of the page."""
    atlas, today = opened_atlas.atlas(), date.today()
    choice, notes = CommitmentChoice.from_query(dict(request.query_params), atlas)
    if notes:
        raise NotUnderstood(" ".join(notes))
    found = listing.chosen(atlas, choice)
    if request.url.path.endswith(".json"):
        rows = tables.as_json(listing.table(atlas, found, today), group="Theme")
        return _packed(gzip.compress(rows, 6), "application/json", False)
    return _file(listing.download(atlas, found, today), "text/csv; charset=utf-8", "uk-belgium-commitments.csv")


def commitments_address(ending: str, choice: CommitmentChoice) -> str:
    """Where the chosen commitments are, as ``json`` for the table or ``csv`` for the reader."""
    words = encoded(choice.to_query())
    return f"{'/tables/commitments.json' if ending == 'json' else '/commitments.csv'}?{words}"


@clearly
async def places(request: Request) -> Response:
    """``/tables/places.json?commitment=...``: the features that a commitment names, as a table."""
    atlas = opened_atlas.atlas()
    commitment = atlas.commitments[_one(dict(request.query_params), "commitment", atlas.commitments)]
    named = thread_of(atlas, commitment).named
    rows = tables.overview(atlas.layers, {id: atlas.layers[id].features.loc[list(ids)] for id, ids in named.items()})
    rows = rows[["Name", "Kind", "Status", "Key figure"]]
    return _packed(gzip.compress(tables.as_json(rows), 6), "application/json", False)


def places_address(commitment_id: str) -> str:
    """Where the table of a commitment's places is."""
    return f"/tables/places.json?{encoded({'commitment': commitment_id})}"


@clearly
async def download(request: Request) -> Response:
    """``/map.geojson``, ``.gpkg``, ``.csv``, ``.zip``: the features of a view, sources and licences; or its picture."""
    ending = request.path_params["ending"]
    known = (*formats.FORMATS, *files.MEDIA_TYPES)
    if ending not in known:
        raise NotThere(f"The map is not offered as “{ending[:40]}”. {nearest(ending[:40], known)}")
    if refused := files.meaningless(request.query_params, ending):
        raise NotUnderstood(refused)
    try:
        if ending in files.MEDIA_TYPES:
            return await files.picture(request, ending, origin_of(request.scope))
        content = await files.in_turn(_data, _view(request), ending, origin_of(request.scope), date.today())
    except files.TooMany:
        return files.come_back()
    return _file(content, formats.FORMATS[ending].media_type, f"north-sea-atlas.{ending}")


@clearly
async def measure(request: Request) -> Response:
    """``/measure.json?at=51.33,3.2;51.3,1.4``: how far it is from point to point, and the shortest way."""
    try:
        found = path_length.measured(path_length.read_points(request.query_params.get("at", "")))
    except ValueError as error:
        raise NotUnderstood(str(error)) from None
    return JSONResponse({"km": found.km, "legs_km": found.legs, "line": found.line, "told": path_length.told(found.km)})


@clearly
async def pack(request: Request) -> Response:
    """``/pack.pptx``: slides of several views, of a commitment or of a subject, with a table and the sources."""
    try:
        return await files.pack(request, origin_of(request.scope))
    except files.TooMany:
        return files.come_back()


def _data(view: MapView, ending: str, origin: str, today: date) -> bytes:
    atlas = opened_atlas.atlas()
    return formats.FORMATS[ending].write(view, atlas, sharing.link(origin, view, atlas), today)


def _view(request: Request) -> MapView:
    view, notes = MapView.from_query(dict(request.query_params), opened_atlas.atlas())
    if notes:
        raise NotUnderstood(" ".join(notes))
    return view


def _base_map(request: Request) -> str:
    wanted: str = request.path_params["base"]
    if wanted not in BASES:
        raise NotThere(f"There is no base map “{wanted[:40]}”. {nearest(wanted[:40], BASES)}")
    return wanted


def _one(query: Mapping[str, str], name: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    word = query.get(name, "")
    if word not in known:
        raise NotUnderstood(f"{name} “{word[:40]}” is not known. {nearest(word[:40], known)}")
    return word


def _some(
    query: Mapping[str, str], name: str, known: Mapping[str, object], otherwise: tuple[str, ...]
) -> tuple[str, ...]:
    if name not in query:
        return otherwise
    if query[name] == "none":
        return ()
    return tuple(_one({name: word}, name, known) for word in query[name].split(","))


def _file(content: bytes, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": NOT_KEPT}
    return Response(content, media_type=kind, headers=headers)


def _packed(content: bytes, kind: str, current: bool) -> Response:
    """Every browser that can draw the map accepts gzip."""
    return Response(content, media_type=kind, headers={"Content-Encoding": "gzip", **_kept(current)})


def _kept(current: bool) -> dict[str, str]:
    return {"Cache-Control": FOR_GOOD if current else NOT_KEPT}


ROUTES = [
    Route("/layers/{name}.geojson", layer_data),
    Route("/marks/{name}.geojson", marks_data),
    Route("/symbols/{base}.{ending}", symbol_picture),
    Route("/swatches/{base}.css", swatches),
    Route("/style/{base}.json", map_style),
    Route("/base/{name}.geojson", base_data),
    Route("/tables/commitments.json", commitments),
    Route("/commitments.csv", commitments),
    Route("/tables/places.json", places),
    Route("/tables/{name}.json", table),
    Route("/assets/{name}", asset),
    Route("/map.{ending}", download),
    Route("/pack.pptx", pack),
    Route("/measure.json", measure),
    Route("/begun/{name}", map_ready.begun, methods=["POST"]),
]
