"""Ports: which one is looked at and beside which others, in an address, in a list and on the map."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Self

import geopandas as gpd

from geodata.records import COUNTRIES
from layers.ports.lanes import LANE
from layers.ports.routes import GREEN, SERVICE, TRUNK, running, services_of
from layers.views.address import Words, echo
from layers.views.choices import Feature, Flag, MapChoice, One, Parsed, Some
from layers.views.filtering import touches
from layers.views.map_view import MapView, NamedView
from layers.wording.facts import blank
from loaders.atlas import Atlas
from loaders.missing import at_hand

MEASURES = {"cargo": "Cargo", "containers": "Containers", "facilities": "Facilities"}
"""What ports are compared by: word of the address -> words for the reader. The first is the default."""
REACHES = {"2": "2 km", "5": "5 km", "10": "10 km", "20": "20 km", "50": "50 km"}
"""How far round a port is looked: word of the address, kilometres -> words for the reader."""
NEAR = "10"
"""The default of `REACHES`: Zeebrugge's terminals, landfalls and naval base lie within it, the next port does not."""
ON_THE_MAP = ("port", GREEN, SERVICE, TRUNK)
"""Roles of what the map shows beside what was chosen."""
AROUND = (1.3, 0.7)
"""Degrees of longitude and latitude that the map shows to each side of a port at least; an editorial choice."""
ONE_NIGHT_NM = 300
"""Nautical miles that a ship makes between an evening and the next noon; longer services run out of the picture.

An editorial choice.
"""
KM_OF_A_DEGREE = 111.2
"""Kilometres of a degree of latitude, about."""
SMALLEST_REACH = 0.04
"""Radius of the smallest circle that is drawn, as a part of the map's height."""


def _port(words: Words, name: str, atlas: Atlas) -> str | None:
    ports = ports_of(atlas).index
    known = words.one(name, [*ports, *at_hand(atlas.redirects)])
    port = words.feature(name, atlas) if known else None
    if port and port not in ports:
        words.notes.append(f"{name}{echo(port)} in the address is not a port of the atlas.")
        return None
    return port


@dataclass(frozen=True, slots=True)
class PortsChoice(MapChoice):
    """What the reader has chosen. No country means all of them; ``select`` is what was picked beside the port."""

    port: Annotated[str, Parsed(_port)]
    country: Annotated[tuple[str, ...], Some(lambda atlas: countries_of(atlas))] = ()
    compare: Annotated[str, One(MEASURES)] = "cargo"
    within: Annotated[str, One(REACHES)] = NEAR
    lanes: Annotated[bool, Flag("shown")] = False
    select: Annotated[str | None, Feature()] = None

    @classmethod
    def at_first(cls, atlas: Atlas) -> Self:
        """What the page begins with: the port that it is about, or else the first of all."""
        ports = ports_of(atlas).index
        first = at_hand(atlas.subjects).first_port
        return cls(first if first in ports else str(ports[0]))

    @classmethod
    def from_query(cls, query: Mapping[str, str], atlas: Atlas) -> tuple[Self, list[str]]:
        """The choice an address asks for, and a note for each word in it that had to be ignored."""
        words = Words(query, names=cls.names())
        choice = cls.read(words, cls.at_first(atlas), atlas)
        return (choice.but(select=None) if choice.select == choice.port else choice), words.notes

    @property
    def km(self) -> float:
        """How far round a port is looked, in kilometres."""
        return float(self.within)


def ports_of(atlas: Atlas) -> gpd.GeoDataFrame:
    """All ports, in the order of their layer."""
    return atlas.layers[atlas.layer_as("port")].features


def countries_of(atlas: Atlas) -> tuple[str, ...]:
    """The countries that have a port, in the order of the vocabulary."""
    found = {code for codes in ports_of(atlas)["countries"] for code in codes}
    return tuple(code for code in COUNTRIES if code in found)


def in_order(atlas: Atlas) -> list[str]:
    """The ids of all ports by country and then by name, as a reader looks for them."""
    ports = ports_of(atlas)
    order = list(COUNTRIES)
    return sorted(ports.index, key=lambda id: (order.index(ports.at[id, "countries"][0]), ports.at[id, "name"]))


def name_with_country(atlas: Atlas, port_id: str) -> str:
    """``Zeebrugge, Belgium``."""
    port = atlas.feature(port_id)
    return f"{port['name']}, {COUNTRIES[port['countries'][0]]}"


def compared(atlas: Atlas, choice: PortsChoice) -> gpd.GeoDataFrame:
    """The ports of the chosen countries, by country and name, and always the chosen port."""
    ports = ports_of(atlas).loc[in_order(atlas)]
    if not choice.country:
        return ports
    kept = [id == choice.port or touches(codes, choice.country) for id, codes in ports["countries"].items()]
    return ports[kept]


def map_view(atlas: Atlas, choice: PortsChoice) -> MapView:
    """What lies below the answer on the page's map: the traffic lanes where they are wanted, and what was picked."""
    lanes = atlas.present_as(LANE) if choice.lanes else ()
    return MapView(layers=tuple(lanes), countries=choice.country, select=choice.select or choice.port, base=choice.base)


def surroundings(atlas: Atlas, port_id: str) -> NamedView:
    """The look at a port with the sea round it and the services of one night, as far as they run."""
    port = atlas.feature(port_id)["geometry"]
    across, up = AROUND
    services = [atlas.feature(id) for id in running(atlas, services_of(atlas, port_id))]
    boxes = [
        each["geometry"].bounds
        for each in services
        if not blank(each["distance_nm"]) and each["distance_nm"] <= ONE_NIGHT_NM
    ]
    boxes.append((port.x - across, port.y - up, port.x + across, port.y + up))
    west, south, east, north = zip(*boxes, strict=True)
    return NamedView(port_id, "", (min(west), min(south), max(east), max(north)))


def reach_shows(look: NamedView, km: float) -> bool:
    """Whether a circle of so many kilometres is more than the port's own symbol in such a look."""
    return km / KM_OF_A_DEGREE >= SMALLEST_REACH * (look.bounds[3] - look.bounds[1])


def flight_to(port_id: str) -> int:
    """A number that is another for another port: the map flies when it changes (see `pages.parts.map_stage`)."""
    return zlib.crc32(port_id.encode())
