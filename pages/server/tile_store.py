"""Tiles on disk: each is made once for what it shows, whichever process is asked for it, and outlives the server.

A set of tiles has a folder whose name is made of all that they are made of, so none of them is ever out of date.
"""

import hashlib
import os
import shutil
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from layers.maps.tiling import Tile
from layers.views.map_view import MapView
from loaders.layer_files import LayerData
from pages import addresses

SETTING = "ATLAS_TILES"
"""Environment variable: the folder that tiles are kept in; where it is not set, one in the temporary folder."""
MOST_SETS = 64
"""Sets that are kept: readers filter in many ways, and of those that are asked for no more the oldest go first."""


@cache
def folder() -> Path:
    """Where tiles are kept: a folder that no other user of the machine can write into."""
    asked = os.environ.get(SETTING)
    path = Path(asked) if asked else Path(tempfile.gettempdir()) / f"north-sea-atlas-tiles-{os.getuid()}"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not asked and path.stat().st_uid != os.getuid():
        return Path(tempfile.mkdtemp(prefix="north-sea-atlas-tiles-"))
    return path


def key_of(layer: LayerData, part: str, view: MapView) -> str:
    """The name of the set of tiles of a part of a layer as a view shows it."""
    words = (layer.info.id, addresses.version_of(layer), part, *(f"{k}={v}" for k, v in view.data_query().items()))
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:24]


def found(key: str, tile: Tile) -> bytes | None:
    """A tile that is kept, packed by gzip; None where it is not."""
    try:
        return _path(key, tile).read_bytes()
    except OSError:
        return None


def keep(key: str, tile: Tile, content: bytes) -> None:
    """Keep a tile; where the disk is full, or may not be written, it is made anew each time."""
    path = _path(key, tile)
    with suppress(OSError):
        if not path.parent.parent.parent.exists():
            _make_room()
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(content)
        Path(file.name).replace(path)  # whole, or not there: another process may be reading


def _path(key: str, tile: Tile) -> Path:
    return folder() / key / str(tile.z) / str(tile.x) / f"{tile.y}.mvt"


def _make_room() -> None:
    """Before a new set: the oldest beyond the most go."""
    sets = sorted((each for each in folder().iterdir() if each.is_dir()), key=lambda each: each.stat().st_mtime)
    for each in sets[: max(0, len(sets) - MOST_SETS + 1)]:
        shutil.rmtree(each, ignore_errors=True)
