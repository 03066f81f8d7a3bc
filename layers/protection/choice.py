"""What a reader may choose on the Protection page: in its address, and what a choice picks out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layers.measures import nearby
from layers.protection.crossings import LANE, SEABED, Crossing, on_the_seabed, that_cross
from layers.protection.density import COUNTED
from layers.views.address import NOTHING, Words, echo, written
from loaders.atlas import Atlas

STAGES = {"all": "In service or planned", "now": "In service only"}
"""Which things take part: all that are not cancelled or closed, or those that are in service."""
FIRST_KM = 5.0
_CROSSING = re.compile(r"([a-z0-9-]+)\.([a-z0-9-]+)\.[1-9]\d{0,2}")
_POINT = re.compile(r"[-+\d.,; ]+")


@dataclass(frozen=True, slots=True)
class ProtectionChoice:
    """What a reader has chosen on the Protection page.

    ``near`` is a feature or ``latitude,longitude``, ``within`` kilometres, ``select`` a feature or a crossing.
    ``flown`` is what the map has flown to; it is in no address.
    """

    cross: tuple[str, ...]
    stage: str = next(iter(STAGES))
    near: str | None = None
    within: float = FIRST_KM
    count: str = next(iter(COUNTED))
    select: str | None = None
    flown: str | None = None

    @classmethod
    def at_first(cls, atlas: Atlas) -> ProtectionChoice:
        """What the page begins with: all on the seabed, and the lanes; routes of ferries would hide the rest."""
        return cls(tuple(dict.fromkeys(id for role in (*SEABED, LANE) for id in atlas.layers_as(role))))

    @classmethod
    def from_query(cls, query: Mapping[str, str], atlas: Atlas) -> tuple[ProtectionChoice, list[str]]:
        """The choice an address asks for, and a note for each word in it that had to be ignored."""
        read, default = Words(query), cls.at_first(atlas)
        selected = _selected(read, atlas)
        choice = cls(
            cross=read.some("cross", tuple(that_cross(atlas)), default.cross),
            stage=read.one("stage", STAGES) or default.stage,
            near=_near(read, atlas),
            within=_within(read),
            count=read.one("count", COUNTED) or default.count,
            select=selected,
            flown=selected,
        )
        return choice, read.notes

    def to_query(self, atlas: Atlas) -> dict[str, str]:
        """The words of the address, defaults left out."""
        default = ProtectionChoice.at_first(atlas)
        return written(
            (
                ("cross", (self.cross or NOTHING) if self.cross != default.cross else None),
                ("stage", self.stage if self.stage != default.stage else None),
                ("near", self.near),
                ("within", f"{self.within:g}" if self.within != default.within else None),
                ("count", self.count if self.count != default.count else None),
                ("select", self.select),
            )
        )


def _selected(read: Words, atlas: Atlas) -> str | None:
    found = _CROSSING.fullmatch(read.query.get("select", ""))
    if found and all(atlas.layer_of(id) for id in found.groups()):
        return found.group()
    return read.feature("select", atlas)


def _near(read: Words, atlas: Atlas) -> str | None:
    words = read.query.get("near", "")
    if not words or not _POINT.fullmatch(words):
        return read.feature("near", atlas)
    try:
        return point_word(words)
    except ValueError as refused:
        read.notes.append(str(refused))
        return None


def point_word(words: str) -> str:
    """A point as an address holds it: ``51.35,3.2``. Raises ValueError with a sentence where it is not one."""
    point = nearby.point_of(words)
    return f"{point.y:g},{point.x:g}"


def _within(read: Words) -> float:
    words = read.query.get("within", "")
    if not words:
        return FIRST_KM
    try:
        return nearby.distance_of(words)
    except ValueError as refused:
        read.notes.append(f"within{echo(words)} in the address: {str(refused)[:1].lower()}{str(refused)[1:]}")
        return FIRST_KM


def line_chosen(atlas: Atlas, choice: ProtectionChoice) -> str | None:
    """The feature whose crossings alone are shown: the one that is selected, if it can cross anything."""
    if not choice.select or atlas.layer_of(choice.select) not in that_cross(atlas):
        return None
    return None if atlas.feature(choice.select)["geometry"].geom_type == "Point" else choice.select


def chosen_crossing(found: Sequence[Crossing], select: str | None) -> Crossing | None:
    """The crossing that is selected, if it is one of these."""
    return next((each for each in found if each.id == select), None)


def crossed_text(atlas: Atlas, choice: ProtectionChoice) -> str:
    """Why nothing crosses, in one sentence: nothing chosen, only shipping chosen, or simply none found."""
    if not choice.cross:
        return "Choose at least one kind of cable or pipeline."
    if not set(choice.cross) & set(on_the_seabed(atlas)):
        return "Ships share lanes and routes by design: choose at least one kind of cable or pipeline that they cross."
    return "Nothing crosses here. Choose more kinds, or things that are also planned."
