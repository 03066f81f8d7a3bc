"""What a reader may choose on the Protection page: in its address, and what a choice picks out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Self

from layers.measures import nearby
from layers.protection.crossings import LANE, SEABED, Crossing, on_the_seabed, that_cross
from layers.protection.density import COUNTED
from layers.views.address import Words, echo
from layers.views.choices import Feature, MapChoice, One, Parsed, Some
from loaders.atlas import Atlas

STAGES = {"all": "In service or planned", "now": "In service only"}
"""Which things take part: all that are not cancelled or closed, or those that are in service."""
FIRST_KM = 5.0
_CROSSING = re.compile(r"([a-z0-9-]+)\.([a-z0-9-]+)\.([1-9]\d{0,2})")
_POINT = re.compile(r"[-+\d.,; ]+")


@dataclass(frozen=True, slots=True)
class ProtectionChoice(MapChoice):
    """What a reader has chosen on the Protection page.

    ``near`` is a feature or ``latitude,longitude``, ``within`` kilometres, ``select`` a feature or a crossing, ``line``
    the feature whose crossings alone are shown while one of them is selected.
    ``flown`` is what the map has flown to; it is in no address.
    """

    cross: Annotated[tuple[str, ...], Some(that_cross)]
    stage: Annotated[str, One(STAGES)] = next(iter(STAGES))
    near: Annotated[str | None, Parsed(_near)] = None
    within: Annotated[float, Parsed(_within, write_as="{:g}".format)] = FIRST_KM
    count: Annotated[str, One(COUNTED)] = next(iter(COUNTED))
    select: Annotated[str | None, Parsed(_selected)] = None
    line: Annotated[str | None, Feature()] = None
    flown: str | None = None

    @classmethod
    def at_first(cls, atlas: Atlas) -> Self:
        """What the page begins with: all on the seabed, and the lanes; routes of ferries would hide the rest."""
        return cls(tuple(dict.fromkeys(id for role in (*SEABED, LANE) for id in atlas.present_as(role))))

    @classmethod
    def around(cls, atlas: Atlas, id: str, km: float) -> Self:
        """What crosses a feature, where it is one that others cross, and what lies within a distance of it."""
        asked = cls.at_first(atlas).but(near=id, within=km)
        if not line_chosen(atlas, asked.but(select=id)):
            return asked
        taken = {*asked.cross, atlas.layer_of(id)}
        return asked.but(select=id, flown=id, cross=tuple(layer for layer in that_cross(atlas) if layer in taken))

    @classmethod
    def from_query(cls, query: Mapping[str, str], atlas: Atlas) -> tuple[Self, list[str]]:
        """The choice an address asks for, and a note for each word in it that had to be ignored."""
        words = Words(query, names=cls.names())
        choice = cls.read(words, cls.at_first(atlas), atlas)
        return choice.but(flown=choice.select), words.notes

    def as_told(self, said: Mapping[str, Any], atlas: Atlas) -> Self:
        """The choice with what widgets say; a place and a distance together, where both are understood."""
        others = dict(said)
        place, km = others.pop("near", None), others.pop("within", None)
        told = MapChoice.as_told(self, others, atlas)
        try:
            near, within = place_and_distance(atlas, place or "", km)
        except ValueError:
            return told.but(near=None)
        return told.but(near=near, within=within)


def place_and_distance(atlas: Atlas, near: str, km: float | None) -> tuple[str, float]:
    """A place and a distance from it as an address holds them. Raises ValueError with a sentence for the reader."""
    within = nearby.distance_of("" if km is None else f"{km:g}")
    return nearby.origin_of(atlas, near).id or point_word(near), within


def _selected(read: Words, name: str, atlas: Atlas) -> str | None:
    found = _CROSSING.fullmatch(read.said(name, lambda word: bool(_CROSSING.fullmatch(word))))
    if not found:
        return read.feature(name, atlas)
    one, other, number = found.groups()
    now = [read.called(id, atlas) for id in (one, other)]
    return f"{now[0]}.{now[1]}.{number}" if all(now) else None


def _near(read: Words, name: str, atlas: Atlas) -> str | None:
    words = read.said(name, lambda word: bool(_POINT.fullmatch(word)))
    if not words or not _POINT.fullmatch(words):
        return read.feature(name, atlas)
    try:
        return point_word(words)
    except ValueError as refused:
        read.notes.append(str(refused))
        return None


def point_word(words: str) -> str:
    """A point as an address holds it: ``51.35,3.2``. Raises ValueError with a sentence where it is not one."""
    point = nearby.point_of(words)
    return f"{point.y:g},{point.x:g}"


def _within(read: Words, name: str, _atlas: Atlas) -> float | None:
    words = read.said(name, lambda word: word.replace(".", "", 1).isdecimal())
    if not words:
        return None
    try:
        return nearby.distance_of(words)
    except ValueError as refused:
        read.notes.append(f"{name}{echo(words)} in the address: {str(refused)[:1].lower()}{str(refused)[1:]}")
        return None


def line_chosen(atlas: Atlas, choice: ProtectionChoice) -> str | None:
    """The feature whose crossings alone are shown: the selected one, if it can cross anything; else ``line``."""
    for id in (choice.select, choice.line):
        if id and atlas.layer_of(id) in that_cross(atlas) and atlas.feature(id)["geometry"].geom_type != "Point":
            return id
    return None


def selecting(atlas: Atlas, choice: ProtectionChoice, id: str | None) -> dict[str, str | None]:
    """What ``select`` and ``line`` become where a feature or a crossing is selected, or let go with None.

    A crossing that is selected among those of one line, and let go, leaves the crossings of that line.
    """
    if id is None:
        return {"select": choice.line if choice.line != choice.select else None, "line": None}
    return {"select": id, "line": line_chosen(atlas, choice) if _CROSSING.fullmatch(id) else None}


def may_be_near(atlas: Atlas, id: str) -> bool:
    """Whether a feature may be near something: boundaries and zones are not."""
    return atlas.layers[str(atlas.layer_of(id))].info.theme != "boundaries"


def chosen_crossing(found: Sequence[Crossing], select: str | None) -> Crossing | None:
    """The crossing that is selected, if it is one of these."""
    return next((each for each in found if each.id == select), None)


def crossed_text(atlas: Atlas, choice: ProtectionChoice) -> str:
    """Why nothing crosses, in one sentence: nothing chosen, only shipping chosen, or simply none found."""
    if not choice.cross:
        return "Choose at least one kind of cable or pipeline."
    if not set(choice.cross) & set(on_the_seabed(atlas)):
        return "Ships share lanes and routes by design. Choose at least one kind of cable or pipeline that they cross."
    return "Nothing crosses here. Choose more kinds, or include what is planned."
