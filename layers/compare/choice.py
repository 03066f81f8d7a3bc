"""Two sets of choices under one camera: what a reader has chosen on the page Compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from geodata.records import COUNTRIES, STATUSES
from layers.views.address import NOTHING, Words
from layers.views.choices import Features, MapChoice, One, Parsed, Some, Text, Year
from layers.views.map_view import DEFAULT_STATUSES, YEARS, Camera, MapView, read_camera
from loaders.atlas import Atlas

AHEAD = 10
"""Years between the two maps where nobody has chosen any."""


@dataclass(frozen=True, slots=True)
class CompareChoice(MapChoice):
    """The choices of the map on the left; those of the map on the right, whose words end in 2; and what both share.

    The words for layers always stand in its address, so that a link goes on showing what it showed. An address that
    says nothing of the layers on the right means those on the left.
    """

    layers: Annotated[tuple[str, ...], Some(lambda atlas: atlas.layers)]
    other_layers: Annotated[tuple[str, ...], Some(lambda atlas: atlas.layers, "layers2")]
    statuses: Annotated[tuple[str, ...], Some(STATUSES, "status")] = DEFAULT_STATUSES
    other_statuses: Annotated[tuple[str, ...], Some(STATUSES, "status2")] = DEFAULT_STATUSES
    countries: Annotated[tuple[str, ...], Some(COUNTRIES, "country")] = ()
    other_countries: Annotated[tuple[str, ...], Some(COUNTRIES, "country2")] = ()
    year: Annotated[int | None, Year(YEARS)] = None
    other_year: Annotated[int | None, Year(YEARS, "year2")] = None
    q: Annotated[str, Text()] = ""
    only: Annotated[tuple[str, ...], Features()] = ()
    pick: Annotated[tuple[str, ...], Features()] = ()
    commitment: Annotated[str | None, One(lambda atlas: atlas.commitments)] = None
    camera: Annotated[Camera | None, Parsed(read_camera, "at")] = None

    @classmethod
    def at_first(cls, atlas: Atlas) -> CompareChoice:
        """The first sight on both sides."""
        layers = MapView.first_sight(atlas).layers
        return cls(layers, layers)

    @classmethod
    def of(cls, view: MapView, today: date) -> CompareChoice:
        """A view on both sides: in its year, or this one, and `AHEAD` years later."""
        year = view.year or today.year
        return cls(
            view.layers,
            view.layers,
            view.statuses,
            view.statuses,
            view.countries,
            view.countries,
            year,
            min(year + AHEAD, YEARS[-1]),
            view.q,
            view.only,
            view.pick,
            view.commitment,
            view.camera,
            base=view.base,
        )

    @classmethod
    def from_query(cls, query: Mapping[str, str], atlas: Atlas) -> tuple[CompareChoice, list[str]]:
        """The choice an address asks for, and a note for each word in it that had to be ignored."""
        words = Words(query, names=cls.names())
        found = cls.read(words, cls.at_first(atlas), atlas)
        said = words.query.get("layers2")
        return found if said else found.but(other_layers=found.layers), words.notes

    def to_query(self, _atlas: Atlas) -> dict[str, str]:
        """The words of the address. ``from_query`` gives the same choice back."""
        words = self.words_beside(CompareChoice((), self.layers))
        return words if self.layers else {"layers": NOTHING} | words

    @property
    def one(self) -> MapView:
        """The view on the left."""
        return self._view(self.layers, self.statuses, self.countries, self.year)

    @property
    def other(self) -> MapView:
        """The view on the right."""
        return self._view(self.other_layers, self.other_statuses, self.other_countries, self.other_year)

    def _view(
        self, layers: tuple[str, ...], statuses: tuple[str, ...], countries: tuple[str, ...], year: int | None
    ) -> MapView:
        shared = (self.q, self.only, self.pick, None, self.commitment, self.camera)
        return MapView(layers, statuses, countries, year, *shared, base=self.base)
