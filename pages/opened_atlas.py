"""The atlas as this server opened it: read and checked once, then shared by every page, reader and address."""

import hashlib
from functools import cache

from layers.looks import overlays
from layers.looks.symbols import picture
from layers.maps.features import icons
from loaders.atlas import Atlas, open_atlas


@cache
def atlas() -> Atlas:
    """The checked atlas. Raises `loaders.findings.DataRefused`, with every finding, until the data is mended."""
    return open_atlas()


@cache
def symbols() -> tuple[str, dict[str, tuple[bytes, dict[str, dict[str, int]]]]]:
    """A version, and for each base map the picture of all symbols with the place of each in it."""
    of_layers = icons([layer.info for layer in atlas().layers.values()])
    drawn = {base: picture(sorted({*wanted, *overlays.icons(base)})) for base, wanted in of_layers.items()}
    return version_of(*(content for content, _ in drawn.values())), drawn


def version_of(*contents: bytes) -> str:
    """Twelve hexadecimal digits that change when any of the contents changes."""
    return hashlib.sha256(b"".join(contents)).hexdigest()[:12]
