"""What every map fetches and the server makes once: the picture of all symbols, those of the legend, the style.

Each has a version that changes with its content and stands in its address, so that a browser keeps it for good.
"""

import gzip
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from layers.looks import basemap, lettering, overlays
from layers.looks.symbols import picture
from layers.maps import coverage, legend
from layers.maps.answers import Part
from layers.maps.deck import MapAddresses
from layers.maps.features import icons
from loaders.missing import at_hand
from pages import addresses, opened_atlas
from pages.parts import switches


@dataclass(frozen=True, slots=True)
class MapFile:
    """A text that maps fetch, packed by gzip, under its address. ``version`` are twelve hexadecimal digits."""

    address: str
    version: str
    packed: bytes


@cache
def symbols() -> tuple[str, dict[str, tuple[bytes, dict[str, dict[str, int]]]]]:
    """A version, and for each base map the picture of all symbols with the place of each in it."""
    of_layers = icons([layer.info for layer in opened_atlas.atlas().layers.values()])
    drawn = {base: picture(sorted({*wanted, *overlays.icons(base)})) for base, wanted in of_layers.items()}
    return _version(*(content for content, _ in drawn.values())), drawn


@cache
def swatches(base: str) -> MapFile:
    """The style sheet with the small pictures beside the rows of the legend and the layers' switches."""
    layers = opened_atlas.atlas().layers
    sheet = f"{legend.sheet(base, layers)}\n{switches.symbols(base, layers)}".encode()
    return MapFile(addresses.swatches(base, _version(sheet)), _version(sheet), gzip.compress(sheet, 9))


@cache
def style(base: str) -> MapFile:
    """The MapLibre style of a base map."""
    atlas = opened_atlas.atlas()
    towns = lettering.towns_of_ports(atlas)
    made = basemap.style(base, at_hand(atlas.places), addresses.base_map_files(), ports=towns)
    content = json.dumps(made, ensure_ascii=False).encode()
    return MapFile(addresses.style(base, _version(content)), _version(content), gzip.compress(content, 9))


@lru_cache(maxsize=64)
def unsearched(layers: tuple[str, ...]) -> MapFile | None:
    """Where the makers of one of these layers, or of several, did not look; None for no layers."""
    area = coverage.unsearched(layers, opened_atlas.atlas())
    return (
        map_file(coverage.as_collection(area), lambda version: addresses.unsearched(layers, version)) if area else None
    )


def map_file(content: Mapping[str, object], address_of: Callable[[str], str]) -> MapFile:
    """GeoJSON as a file that maps fetch; ``address_of`` writes its address with its version."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    version = _version(text)
    return MapFile(address_of(version), version, gzip.compress(text, 6))


def addresses_of_map(marks: str = "", answer: Mapping[Part, str] = MappingProxyType({})) -> MapAddresses:
    """What a deck names, with the newest version of the symbols.

    ``marks`` is the address of a page's own marks, ``answer`` are those of the parts of its answer.
    """
    version = symbols()[0]
    return MapAddresses(
        addresses.data, addresses.tiles, lambda base, ending: addresses.symbols(base, ending, version), marks, answer
    )


def _version(*contents: bytes) -> str:
    return hashlib.sha256(b"".join(contents)).hexdigest()[:12]
