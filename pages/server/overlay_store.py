"""What pages have put on their maps, kept for the browsers that come to fetch it by the hash of its content."""

import gzip
import hashlib
import json
from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock

from pages import addresses

MOST_KEPT = 256
"""Collections that the server keeps; the one that was not used for longest goes first."""
_kept: OrderedDict[str, bytes] = OrderedDict()
_lock = Lock()


def keep(collection: Mapping[str, object]) -> str:
    """Keep features ready to draw, as GeoJSON, and say where the browser fetches them."""
    content = json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()
    name = hashlib.sha256(content).hexdigest()[:16]
    with _lock:
        if name not in _kept:
            _kept[name] = gzip.compress(content, 6)
        _kept.move_to_end(name)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return addresses.marks(name)


def found(name: str) -> bytes | None:
    """The packed GeoJSON of a kept collection; None once it has been given up."""
    with _lock:
        if name in _kept:
            _kept.move_to_end(name)
        return _kept.get(name)
