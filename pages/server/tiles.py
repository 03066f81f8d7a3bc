"""``/layers/<id>/<z>/<x>/<y>.mvt``: tiles of layers that are too large to be sent whole, as vector tiles."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from layers.looks.styles import BASES
from layers.maps.features import heroes
from layers.maps.tiling import TILE_PARTS, TILE_ZOOMS, Tile, in_tile, is_tiled
from layers.maps.vector_tiles import written
from layers.views.address import Words, only, understood
from layers.views.map_view import MapView
from layers.views.received import received
from pages import addresses, measuring, opened_atlas
from pages.server import tile_store
from pages.server.answers import NotThere, packed
from pages.server.desks import TILES, Sent, sent, waited_for
from pages.server.map_data import filters, known_layer
from pages.server.queue import Call, Made, Work

MEDIA_TYPE = "application/vnd.mapbox-vector-tile"
TILE_WORDS = ("part", "base", "status", "country", "year", "q", "only")
"""Words of the address of a tile beside its version."""


async def tile(request: Request) -> Response:
    """A tile of a part of a layer, filtered and ready to draw."""
    name = known_layer(request)
    tile = Tile(*(request.path_params[axis] for axis in "zxy"))
    if not tile.exists():
        raise NotThere(f"There are tiles of zooms {TILE_ZOOMS[0]} to {TILE_ZOOMS[1]}, as many as the world is wide.")
    current, part, view = await run_in_threadpool(_asked, name, sent(request))
    key = tile_store.key_of(opened_atlas.atlas().layers[name], part, view)
    content = await run_in_threadpool(tile_store.found, key, tile)
    measuring.TILES.labels("made" if content is None else "disk").inc()
    if content is None:
        content = (await waited_for(TILES, Work(Call(_made, (name, part, view, tile, key))), request)).content
    return packed(content, MEDIA_TYPE, current=current)


def _asked(name: str, words: Sent) -> tuple[bool, str, MapView]:
    """Whether the address has the newest version, the part of the layer, and what passes of it."""
    atlas, query = opened_atlas.atlas(), received(dict(words), (*TILE_WORDS, "v"))
    layer = atlas.layers[name]
    if not is_tiled(layer):
        raise NotThere(f"{layer.info.title} is sent whole: ask for {name}.geojson.")
    current = query.pop("v", "") == addresses.version_of(layer)
    only(query, TILE_WORDS, f"a tile of {name}")
    read = Words(query)
    part, base = read.needed("part", TILE_PARTS), read.one("base", BASES) or next(iter(BASES))
    return current, part, understood((filters(read, atlas), read.notes)).but(base=base)


def _made(name: str, part: str, view: MapView, tile: Tile, key: str) -> Made:
    atlas = opened_atlas.atlas()
    rows = in_tile(atlas.layers[name], view, tile, part=part, heroes=heroes(atlas))
    content = written(rows, tile, name)
    if not rows.empty:
        tile_store.keep(key, tile, content)
    return Made(content)
