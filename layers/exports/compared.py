"""Two views side by side as files: as a slide and as pictures."""

from datetime import date

from layers.exports.formats import FORMATS
from layers.maps import sides
from layers.views.map_view import MapView
from loaders.atlas import Atlas

COMPARED = {ending: FORMATS[ending] for ending in ("pptx", "png", "svg", "pdf")}
"""Ending of an address -> what kind of file that is."""


def compared(one: MapView, other: MapView, atlas: Atlas, *, ending: str, link: str, today: date) -> bytes:
    """Two views as a file of one of `COMPARED`, the other on the right. ``link`` is the address that opens both.

    Raises KeyError for another ending.
    """
    kind = COMPARED[ending]
    if kind.ending == "pptx":
        from layers.exports.slides import comparison  # as in `layers.exports.formats`: this takes half a second

        return comparison.slide(one, other, atlas, link=link, today=today)
    from layers.exports.picture import comparison as pictures

    return pictures.comparison(one, other, atlas, ending=kind.ending, title=sides.title(one, other, atlas), link=link)
