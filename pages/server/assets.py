"""The code and styles that the browser fetches once and keeps: each address carries the hash of its content."""

import gzip
import hashlib
import json
import re
from importlib.resources import files
from pathlib import Path

from layers.looks.basemap import STRETCHES
from layers.looks.styles import BASES
from pages import addresses

PARTS = Path(__file__).parents[1] / "parts"


def ground_file(stretch: str, base: str) -> Path:
    """Where the picture of a stretch of the ground is kept."""
    return PARTS / "map_component" / f"ground-{stretch}-{base}.png"


_SOURCES = {
    "map_library.js": PARTS / "map_library" / "map_library.js",
    **{file.name: file for base in BASES for stretch in STRETCHES for file in [ground_file(stretch, base)]},
    "map.css": PARTS / "map_component" / "component.css",
    "along.css": PARTS / "along_component" / "component.css",
    "file.css": PARTS / "file_component" / "component.css",
    "picture.css": PARTS / "picture_component" / "component.css",
    "table.css": PARTS / "table_component" / "component.css",
}
PACKED: dict[str, tuple[str, bytes]] = {}
"""File name with its hash -> media type and gzip bytes. Compressed once: the server would do it on every request."""
ADDRESSES: dict[str, str] = {}
"""Plain file name -> the address it is served under."""

for _name, _source in _SOURCES.items():
    _stem, _ending = _name.rsplit(".", 1)
    _content = _source.read_bytes()
    _file = f"{_stem}.{hashlib.sha256(_content).hexdigest()[:12]}.{_ending}"
    PACKED[_file] = (
        {"js": "text/javascript", "css": "text/css", "png": "image/png"}[_ending],
        gzip.compress(_content, 9),
    )
    ADDRESSES[_name] = addresses.asset(_file)

_MAP = [PARTS / "map_component" / f"{name}.js" for name in (
    "component", "state", "arrivals", "drawing", "dashes", "camera", "features", "frame", "ground", "labels",
    "lettering", "shapes", "placing", "tiles", "notice", "night", "panels", "filters", "gathering", "picking", "keys",
    "in_year", "linked", "measure", "in_view", "years",
)]  # fmt: skip
"""The map's modules, those first that the browser runs into first."""
_LATER = 3
"""So many of them, the last, are fetched when a reader asks for what they do."""
_BESIDE = (
    "along_component/component",
    "along_component/picture",
    "file_component/component",
    "file_component/saving",
    "picture_component/component",
    "table_component/component",
    "table_component/grid",
    "table_component/paging",
)
_MODULES = [*_MAP, *(PARTS / f"{name}.js" for name in _BESIDE)]
_FOLDER = f"parts.{hashlib.sha256(b''.join(file.read_bytes() for file in _MODULES)).hexdigest()[:12]}"
"""One folder for all: a module names the others relative to itself, and what it finds there fits."""

for _source in _MODULES:
    _file = f"{_FOLDER}/{_source.parent.name}/{_source.name}"
    PACKED[_file] = "text/javascript", gzip.compress(_source.read_bytes(), 9)
    ADDRESSES[f"{_source.parent.name.removesuffix('_component')}/{_source.name}"] = addresses.asset(_file)

GROUNDS = {base: {stretch: ADDRESSES[ground_file(stretch, base).name] for stretch in STRETCHES} for base in BASES}
"""The pictures of the ground that a map begins with: base map -> stretch -> address."""

_STREAMLIT = Path(str(files("streamlit"))) / "static" / "static"


def font(name: str) -> str:
    """Address of a font of Streamlit's own. Raises StopIteration where it has none of this name."""
    return addresses.of_streamlit(f"media/{next((_STREAMLIT / 'media').glob(f'{name}.*.woff2')).name}")


FONTS = [
    ("Source Sans", "normal", font("SourceSansVF-Upright")),
    ("Source Sans", "italic", font("SourceSansVF-Italic")),
    ("Source Serif", "italic", font("SourceSerifVariable-Italic")),
    ("Source Serif", "normal", font("SourceSerifVariable-Roman")),
]
"""The fonts of Streamlit that the map is lettered in: the family and the style that its style sheet gives them, and the
address. The last is that of titles, which a style sheet asks for soon enough.
"""
PRELOADS = [(ADDRESSES["map.css"], "style"), *((address, "font") for _, _, address in FONTS[:-1])]
"""What every map fetches, for the browser to start on at once: addresses and kinds."""


def _with_its_imports(start: str) -> dict[str, None]:
    """The names of Streamlit's modules whose name begins so, and of all that they import, in the order of need."""
    known = dict.fromkeys(path.name for path in sorted((_STREAMLIT / "js").glob(f"{start}.*.js")))
    waiting = list(known)
    while waiting:
        code = (_STREAMLIT / "js" / waiting.pop()).read_text(encoding="utf-8")
        new = [name for name in re.findall(r'(?:from|import)"\./([^"]+\.js)"', code) if name not in known]
        known |= dict.fromkeys(new)
        waiting += new
    return known


_FIRST = _with_its_imports("index")
MODULES = [
    *(addresses.of_streamlit(f"js/{name}") for name in _with_its_imports("BidiComponent") if name not in _FIRST),
    *(ADDRESSES[f"map/{source.name}"] for source in _MAP[:-_LATER]),
]
"""Modules that a page with a map imports beyond Streamlit's first ones: those that show a component, and the map's."""


def loader(part: str, named: str) -> str:
    """The line of a component that travels with a rerun: it names the component's code and styles.

    ``part`` is a folder beside ``map_component``, ``named`` what a reader is told is missing when they are late. How
    they are fetched, once and until they come, stands in ``pages/frame/begin_again.js``, which every start page holds.
    The style sheet says that it is whole by its last rule, which sets ``--atlas-<part>``. Raises KeyError for a part
    that there is not.
    """
    told = [part, ADDRESSES[f"{part}/component.js"], ADDRESSES[f"{part}.css"], named]
    return (
        f"// {named}\nexport default atlasPart({', '.join(map(json.dumps, told))})"  # one line would be a file's name
    )
