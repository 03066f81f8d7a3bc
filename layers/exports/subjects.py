"""Every kind of file that a page's map can be taken along as, each written down once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from layers.exports.formats import FORMATS
from layers.maps.subject import Subject
from loaders.atlas import Atlas


@dataclass(frozen=True, slots=True)
class MapFormat:
    """A kind of file: the ``ending`` of its address, its media type, what stands on its button, and what makes it."""

    ending: str
    media_type: str
    label: str
    write: Callable[[Subject, Atlas, str, date], bytes]


def _slide(subject: Subject, atlas: Atlas, link: str, today: date) -> bytes:
    from layers.exports.slides import subject as slides  # as in `layers.exports.formats`: this takes half a second

    return slides.slide(subject, atlas, link=link, today=today)


def _picture(ending: str) -> Callable[[Subject, Atlas, str, date], bytes]:
    def write(subject: Subject, atlas: Atlas, link: str, _today: date) -> bytes:
        from layers.exports.picture import subject as pictures

        return pictures.picture(subject, atlas, ending=ending, link=link)

    return write


MAP_FORMATS = {
    each.ending: each
    for each in (
        MapFormat("png", FORMATS["png"].media_type, "PNG", _picture("png")),
        MapFormat("svg", FORMATS["svg"].media_type, "SVG", _picture("svg")),
        MapFormat("pptx", FORMATS["pptx"].media_type, "PowerPoint", _slide),
        MapFormat("pdf", FORMATS["pdf"].media_type, "PDF", _picture("pdf")),
    )
}
"""Ending of an address -> its format, in the order of the buttons."""
