"""The code and styles that the browser fetches once and keeps: each address carries the hash of its content."""

import gzip
import hashlib
from importlib.resources import files
from pathlib import Path

HERE = Path(__file__).parent
_SOURCES = {
    "deck.js": files("pydeck") / "nbextension" / "static" / "index.js",  # deck.gl and MapLibre, from the pydeck wheel
    "map.js": HERE / "map_component" / "component.js",
    "measure.js": HERE / "map_component" / "measure.js",
    "map.css": HERE / "map_component" / "component.css",
    "table.js": HERE / "table_component" / "component.js",
    "table.css": HERE / "table_component" / "component.css",
}
PACKED: dict[str, tuple[str, bytes]] = {}
"""File name with its hash -> media type and gzip bytes. Compressed once: the server would do it on every request."""
ADDRESSES: dict[str, str] = {}
"""Plain file name -> the address it is served under."""

for _name, _source in _SOURCES.items():
    _stem, _ending = _name.rsplit(".", 1)
    _content = _source.read_bytes()
    _file = f"{_stem}.{hashlib.sha256(_content).hexdigest()[:12]}.{_ending}"
    PACKED[_file] = ({"js": "text/javascript", "css": "text/css"}[_ending], gzip.compress(_content, 9))
    ADDRESSES[_name] = f"/assets/{_file}"

_MEDIA = Path(str(files("streamlit"))) / "static" / "static" / "media"
FONTS = [
    f"/static/media/{path.name}"
    for name in ("SourceSansVF-Upright", "SourceSerifVariable-Italic")
    for path in sorted(_MEDIA.glob(f"{name}.*.woff2"))
]
"""Addresses of the fonts of Streamlit that the map is lettered in."""


def loader(code: str, styles: str) -> str:
    """The few lines of a component that travel with a rerun: they fetch its code and styles, once.

    Inline code runs from a blob address, hence the absolute ones. A component may be stopped before its code is there.
    """
    return (
        f'const at=name=>new URL(name,location.origin).href,sheet=at("{ADDRESSES[styles]}");'
        "if(![...document.styleSheets].some(({href})=>href===sheet))document.head.append("
        'Object.assign(document.createElement("link"),{rel:"stylesheet",href:sheet}));'
        "\nlet module;export default component=>{let stop=null,gone=false;"
        f'module??=import(at("{ADDRESSES[code]}"));'
        "module.then(found=>{if(!gone)stop=found.default(component)});"
        "return()=>{gone=true;stop?.()}}"
    )
