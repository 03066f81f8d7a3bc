"""The maps of pages, as they can be taken along: where a page shows each, and what is on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from layers.co2 import on_the_map as co2
from layers.co2.choice import Co2Choice
from layers.exhibits.entry import Asked
from layers.interconnectors import on_the_map as interconnectors
from layers.interconnectors.links import LinkChoice
from layers.maps.subject import Subject
from layers.ports import on_the_map as ports
from layers.ports.choice import PortsChoice
from layers.protection import crossings
from layers.protection import on_the_map as protection
from layers.protection.choice import ProtectionChoice
from layers.views.choices import MapChoice
from layers.wind import on_the_map as wind
from layers.wind.choice import WindChoice


@dataclass(frozen=True, slots=True)
class MapEntry:
    """A map: the path of its ``page`` and the ``anchor`` there, the kind of choice that the page has, and what is on
    it; None where a choice has no map. ``make`` raises `loaders.missing.LayerMissing` where what it rests on is left
    out.
    """

    page: str
    anchor: str
    choice: type[MapChoice]
    make: Callable[[Asked], Subject | None]

    def titled(self, asked: Asked) -> str:
        """Its title for what is asked; "" where there is no map."""
        made = self.make(asked)
        return made.title if made else ""


MAPS = {
    "interconnectors-map": MapEntry(
        "/interconnectors", "", LinkChoice, lambda asked: interconnectors.subject(asked.atlas, asked.choice)
    ),
    "co2-map": MapEntry("/co2", "", Co2Choice, lambda asked: co2.subject(asked.atlas, asked.choice, asked.today)),
    "ports-map": MapEntry("/ports", "", PortsChoice, lambda asked: ports.subject(asked.atlas, asked.choice)),
    "wind-map": MapEntry("/wind", "", WindChoice, lambda asked: wind.subject(asked.atlas, asked.choice)),
    "crossings-map": MapEntry(
        "/protection",
        "",
        ProtectionChoice,
        lambda asked: protection.crossings_subject(asked.atlas, asked.choice, crossings.crossings(asked.atlas)),
    ),
    "near-map": MapEntry(
        "/protection", "near", ProtectionChoice, lambda asked: protection.near_subject(asked.atlas, asked.choice)
    ),
}
"""The name of a map in its addresses -> where it is shown and what is on it."""
