"""The marks that pages have put on maps, kept for the browsers that come to fetch them by the hash of their content."""

import gzip
import hashlib
import json
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from layers.looks.overlays import Mark, collection
from pages import addresses

MOST_KEPT = 256
"""Collections that the server keeps; the one that was not used for longest goes first."""
_kept: OrderedDict[str, bytes] = OrderedDict()
_lock = Lock()


def keep(marks: Sequence[Mark], base: str) -> str:
    """Keep the marks as drawn on a base map, and say where the browser fetches them."""
    content = json.dumps(collection(marks, base), ensure_ascii=False, separators=(",", ":")).encode()
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
