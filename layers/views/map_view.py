"""What a reader has chosen to see, and the one codec between it and the words of an address.

``/?layers=interconnectors,ports&status=operational&year=2030&select=nautilus&at=51.6,2.2,7.4`` is a view. Defaults are
left out. What cannot be understood is ignored and named in a note, never an error: a link must always open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from geodata.records import COUNTRIES, STATUSES
from layers.looks.styles import OFF_BY_DEFAULT
from layers.views.address import Words, echo
from layers.views.choices import Feature, Features, MapChoice, One, Parsed, Some, Text, Year, words_of
from layers.views.commitment_places import thread_of
from loaders.atlas import Atlas
from loaders.missing import at_hand

YEARS = range(1965, 2051)
"""Years that a reader may choose."""
DEFAULT_STATUSES = tuple(status for status in STATUSES if status not in OFF_BY_DEFAULT)


PRESENT = "present"
"""The word beside those of a view with which the map fills the screen, ready to be projected: ``present=yes``."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the reader looks: the middle of the map in degrees (WGS 84) and MapLibre's zoom."""

    latitude: float
    longitude: float
    zoom: float

    def __str__(self) -> str:
        """As in an address: ``51.6,2.2,7.4``. Four decimals of a degree (about 10 m), two of a zoom."""
        return f"{round(self.latitude, 4):.7g},{round(self.longitude, 4):.7g},{round(self.zoom, 2):g}"

    @classmethod
    def parse(cls, words: str) -> Camera | None:
        """The camera that ``str()`` wrote, or None where the words are not one on the globe."""
        try:
            latitude, longitude, zoom = (float(word) for word in words.split(","))
        except ValueError:
            return None
        if not (abs(latitude) <= 85 and abs(longitude) <= 180 and 0 <= zoom <= 22):
            return None
        return cls(round(latitude, 4), round(longitude, 4), round(zoom, 2))


def read_camera(words: Words, name: str, _atlas: Atlas) -> Camera | None:
    """The camera that a word of an address says; a note where it says none."""
    said = words.said(name, lambda word: Camera.parse(word) is not None)
    camera = Camera.parse(said) if said else None
    if said and camera is None:
        words.notes.append(f"{name}{echo(said)} in the address is not a latitude, longitude and zoom.")
    return camera


@dataclass(frozen=True, slots=True)
class MapView(MapChoice):
    """Everything a reader can change about the map. Small, frozen, comparable: it is the address.

    ``q`` are words that every feature shown must have in its name, its kind, its operator or its description.
    ``only`` are the ids of the features that alone are shown, of whatever layer is; empty means all. ``pick`` are those
    of the features that the reader has picked, which stand out and are named, whatever else is shown.

    ``layers`` and ``countries`` are ids in the atlas's order; empty ``countries`` means all. ``year`` is None for any
    year. ``commitment`` is the id of the commitment whose places stand out, None for none. ``camera`` is None for the
    first sight, which is fitted to the frame.
    """

    layers: Annotated[tuple[str, ...], Some(lambda atlas: atlas.layers)]
    statuses: Annotated[tuple[str, ...], Some(STATUSES, "status")] = DEFAULT_STATUSES
    countries: Annotated[tuple[str, ...], Some(COUNTRIES, "country")] = ()
    year: Annotated[int | None, Year(YEARS)] = None
    q: Annotated[str, Text()] = ""
    only: Annotated[tuple[str, ...], Features()] = ()
    pick: Annotated[tuple[str, ...], Features()] = ()
    select: Annotated[str | None, Feature()] = None
    commitment: Annotated[str | None, One(lambda atlas: atlas.commitments)] = None
    camera: Annotated[Camera | None, Parsed(read_camera, "at")] = None

    @classmethod
    def at_first(cls, atlas: Atlas) -> MapView:
        """The first sight."""
        return cls.first_sight(atlas)

    @classmethod
    def first_sight(cls, atlas: Atlas, commitment: str | None = None, pick: tuple[str, ...] = ()) -> MapView:
        """The view before any click: the layers that the declarations are about, everything that is or may come.

        With a commitment, also the layers that it has to do with; with picked features, also theirs.
        """
        first = (id for id, layer in atlas.layers.items() if layer.info.first_sight)
        return cls(layers=_with_those_of(commitment, pick, first, atlas), pick=pick, commitment=commitment)

    @classmethod
    def left_out(cls, version: str, atlas: Atlas, commitment: str | None = None, pick: tuple[str, ...] = ()) -> MapView:
        """What an address of this version means by the words that it leaves out: see `first_sights.toml`."""
        sight = at_hand(atlas.first_sights)[version]
        layers = _with_those_of(commitment, pick, sight.layers, atlas)
        return cls(layers=layers, statuses=sight.statuses, pick=pick, commitment=commitment)

    @classmethod
    def from_query(cls, query: Mapping[str, str], atlas: Atlas) -> tuple[MapView, list[str]]:
        """The view an address asks for, and a note for each word in it that had to be ignored."""
        words = Words(query, names=cls.names())
        commitment = Words(words.query).one("commitment", atlas.commitments)
        pick = Words(words.query).features("pick", atlas)
        version = words.one("v", atlas.first_sights)
        left_out = (
            cls.left_out(version, atlas, commitment, pick) if version else cls.first_sight(atlas, commitment, pick)
        )
        return cls.read(words, left_out.but(commitment=None, pick=()), atlas), words.notes

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of the words of a view's address, in the order in which they are written."""
        return ORDER

    def to_query(self, atlas: Atlas) -> dict[str, str]:
        """The words of the address, defaults left out. ``from_query`` gives the same view back.

        The first sight is the bare address. Any other view is written as in `lasting_query`.
        """
        return {} if self == MapView.first_sight(atlas) else self.lasting_query(atlas)

    def lasting_query(self, atlas: Atlas) -> dict[str, str]:
        """The words of an address that goes on showing this view when the first sight has become another.

        They begin with the newest version of what addresses leave out.
        """
        version = next(reversed(at_hand(atlas.first_sights)), "")
        known = MapView.left_out(version, atlas, self.commitment, self.pick) if version else None
        left_out = (known or MapView.first_sight(atlas, self.commitment, self.pick)).but(commitment=None, pick=())
        return ({"v": version} if version else {}) | self.words_beside(left_out)

    def with_feature(self, feature: str, atlas: Atlas) -> MapView:
        """The same view with a feature selected, its layer and its status shown; it looks there. Raises as
        `Atlas.feature` does.
        """
        status, layer = atlas.feature(feature)["status"], str(atlas.layer_of(feature))
        return self.with_layer(layer, atlas).but(
            statuses=tuple(word for word in STATUSES if word in self.statuses or word == status),
            only=(*self.only, feature) if self.only and feature not in self.only else self.only,
            select=feature,
            camera=None,
        )

    @property
    def subject(self) -> tuple[str, ...]:
        """Ids of the features that the view is about, which its files name and frame.

        The selected one, or all that are picked where it is one of these or none is selected. A commitment that is
        followed is a subject of its own.
        """
        if self.select and self.select not in self.pick:
            return (self.select,)
        return () if self.commitment and not self.select else self.pick

    def with_pick(self, feature: str, atlas: Atlas) -> MapView:
        """The same view with a feature added to the picked ones, its layer switched on, or taken out of them.

        Where the picked alone are shown, they still are. Raises as `Atlas.feature` does.
        """
        status, layer = atlas.feature(feature)["status"], str(atlas.layer_of(feature))
        added = feature not in self.pick
        pick = (*self.pick, feature) if added else tuple(id for id in self.pick if id != feature)
        seen = self.with_layer(layer, atlas) if added else self
        return seen.but(
            pick=pick,
            only=pick if self.only_picked else self.only,
            statuses=tuple(word for word in STATUSES if word in self.statuses or (added and word == status)),
        )

    def picked_alone(self, atlas: Atlas) -> MapView:
        """The same view with the picked features alone, whatever their layers and statuses. Raises as `Atlas.feature`
        does.
        """
        statuses = {*self.statuses, *(atlas.feature(id)["status"] for id in self.pick)}
        layers = {*self.layers, *map(atlas.layer_of, self.pick)}
        return self.but(
            layers=tuple(id for id in atlas.layers if id in layers),
            statuses=tuple(word for word in STATUSES if word in statuses),
            only=self.pick,
        )

    @property
    def only_picked(self) -> bool:
        """Whether the picked features alone are shown."""
        return bool(self.pick) and set(self.only) == set(self.pick)

    def with_layer(self, layer: str, atlas: Atlas) -> MapView:
        """The same view with a layer switched on."""
        return self.but(layers=tuple(id for id in atlas.layers if id in self.layers or id == layer))

    def data_query(self) -> dict[str, str]:
        """The words that change what a layer's data address answers: the filters and the base map."""
        words = self.words_beside(MapView(self.layers))
        return {
            name: word for name, word in words.items() if name in ("status", "country", "year", "q", "only", "base")
        }

    def shows(self, role: str, atlas: Atlas) -> bool:
        """Whether a layer that has a role is switched on."""
        return any(id in self.layers for id in atlas.present_as(role))


ORDER = ("v", *(name for name, _ in words_of(MapView).values()))
"""The words of a view's address in the order in which they are written."""


def _with_those_of(commitment: str | None, pick: Iterable[str], layers: Iterable[str], atlas: Atlas) -> tuple[str, ...]:
    followed = thread_of(atlas, atlas.commitments[commitment]).layers if commitment else ()
    wanted = {*layers, *followed, *map(atlas.layer_of, pick)}
    return tuple(id for id in atlas.layers if id in wanted)


@dataclass(frozen=True, slots=True)
class NamedView:
    """A stretch of sea with a name. ``bounds`` are west, south, east and north in degrees, for the frame to fit."""

    id: str
    title: str
    bounds: tuple[float, float, float, float]


NAMED_VIEWS = (
    NamedView("north-sea", "Whole North Sea", (-3.6, 50.4, 9.6, 61.4)),
    NamedView("southern-bight", "Southern Bight", (0.2, 50.75, 5.0, 53.15)),
    NamedView("belgian-coast", "Belgian coast", (2.2, 51.0, 3.55, 51.95)),
    NamedView("dover-strait", "Dover Strait", (0.7, 50.55, 2.4, 51.5)),
    NamedView("zeebrugge", "Zeebrugge", (3.1, 51.27, 3.32, 51.42)),
    NamedView("thames", "Thames", (0.1, 51.25, 1.75, 51.95)),
    NamedView("humber-tees", "Humber and Tees", (-1.6, 53.3, 1.6, 54.9)),
    NamedView("northern-north-sea", "Northern North Sea", (-3.5, 56.7, 7.0, 61.9)),
)
"""Views with a name, the widest first. The first sight is the Southern Bight."""
FIRST_VIEW = NAMED_VIEWS[1]
