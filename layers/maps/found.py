"""What a page's map shows beside whole layers, as one value: pure functions of a page's choice give it.

So a page, and whatever process is asked for what is on its map, come to the same by the words of the choice alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from layers.looks.overlays import Mark, collection
from layers.maps.answers import CASING, Answer, Collection, Part, drawn_parts, names
from layers.maps.features import PARTS
from layers.maps.stack import EVERY
from layers.views.map_view import MapView
from loaders.atlas import Atlas

MARKS, NAMES = "marks", "names"
KINDS = (MARKS, NAMES, CASING, *PARTS)
"""What a word begins with by which an address asks for a piece of what was found."""


@dataclass(frozen=True, slots=True)
class Found:
    """``answer`` are features that are shown one by one, ``marks`` lie above them. ``view`` is what lies below, with
    the base map, the year and the feature that is selected.
    """

    view: MapView
    answer: tuple[Answer, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def is_selected(self) -> bool:
        """Whether what is selected is one of the features of the answer."""
        return any(each.id == self.view.select for each in self.answer)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was found, ready to draw as GeoJSON: the marks, None for no marks; the parts of the answer, the lowest
    first; and by layer the names of what has none of its own in the answer.
    """

    marks: Collection | None
    parts: Mapping[Part, Collection]
    names: Mapping[str, Collection]


def part_word(part: Part) -> str:
    """``line``, or ``area~9~24`` for what is drawn at some zooms only: a part of an answer in an address."""
    return part.name if part.zooms == EVERY else "~".join([part.name, *(f"{zoom:g}" for zoom in part.zooms)])


def names_word(layer: str) -> str:
    """``names~ports``: the names of what is shown of a layer, in an address."""
    return f"{NAMES}~{layer}"


def drawn_found(found: Found, atlas: Atlas) -> Drawn:
    """What was found, ready to draw. Raises `loaders.missing.LayerMissing` where a layer of it is left out."""
    view = found.view
    return Drawn(
        collection(found.marks, view.base) if found.marks else None,
        drawn_parts(found.answer, atlas, view.base, select=view.select, mark_undated=view.year is not None),
        names(found.answer, atlas, view.base),
    )
