"""The files that the browser fetches once and keeps: each address carries the hash of its content."""

import gzip
import hashlib
from importlib.resources import files

_SOURCES = {
    "deck.js": files("pydeck") / "nbextension" / "static" / "index.js",  # deck.gl and MapLibre, from the pydeck wheel
    "component.js": files(__package__) / "component.js",
    "component.css": files(__package__) / "component.css",
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
