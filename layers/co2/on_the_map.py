"""The answer of the CO2 page on its map: where each store stands, the ways by sea, and what CO2 would be carried by."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import shapely

from layers.co2.choice import Co2Choice, transport_layer
from layers.co2.figures import open_of
from layers.co2.outlets import STANDINGS, Outlet, outlets
from layers.co2.ways import route_text
from layers.looks.overlays import Mark
from layers.maps.answers import Answer
from layers.maps.found import Found
from layers.maps.subject import Subject
from layers.views.camera import with_room
from layers.views.filtering import touches
from layers.views.map_view import DEFAULT_STATUSES, NAMED_VIEWS, Camera, MapView, NamedView
from layers.wording.countries import BELGIUM
from layers.wording.facts import FACTS_AS_OF, number
from loaders.atlas import Atlas

ROUTE_TO = "route-to-"
"""What the id of the mark of a route begins with; the id of its store follows."""
LOOKS = {"open": "store_open", "no_room": "store_full", "closed": "store_closed", "context": "store_beyond"}
"""Where a store stands -> its look."""
ABOVE_AND_BELOW = 0.16
"""Part of the height of what is framed that is left free for the map's title and for its credits."""
START, FIRST, ON_THE_WAY, NEXT = 0, 1, 2, 10
"""Ranks of names: the port of departure, the stores in the figures, the kilometres to them, and other stores."""


def found(atlas: Atlas, choice: Co2Choice, today: date) -> Found:
    """What the map shows: the stores and what CO2 would be carried by, and the ways by sea above them."""
    shown = stores_shown(every_outlet(atlas, choice, today), outlets(atlas, choice, today), choice)
    view = MapView(layers=(), select=choice.select, base=choice.base)
    return Found(view, tuple(answer(atlas, shown, choice)), tuple(route_marks(atlas, shown, choice)))


def every_outlet(atlas: Atlas, choice: Co2Choice, today: date) -> list[Outlet]:
    """All stores as places for Belgian CO2, whatever the filters are."""
    return outlets(atlas, replace(choice, country=(), year=None), today)


def stores_shown(every: Sequence[Outlet], found: Sequence[Outlet], choice: Co2Choice) -> list[Outlet]:
    """The stores that pass the filters, and the one that is chosen."""
    return [each for each in every if each.id == choice.select or each.id in {one.id for one in found}]


def in_the_figures(found: Sequence[Outlet], choice: Co2Choice) -> list[Outlet]:
    """The stores that the figures name: the chosen one, else the nearest open one and the nearest of these in service.

    None where something else is chosen.
    """
    if choice.select:
        return [each for each in found if each.id == choice.select]
    there = [each for each in found if each.standing == "open" and each.route]
    return list(dict.fromkeys([*there[:1], *[each for each in there if each.group == "In service"][:1]]))


def answer(atlas: Atlas, shown: Sequence[Outlet], choice: Co2Choice) -> list[Answer]:
    """Each store in the look of where it stands; what CO2 is carried by in its own look where it is Belgium's."""
    named = {each.id for each in in_the_figures(shown, choice)}
    stores = [_store(each, each.id in named, choice) for each in shown]
    carriers = transport_layer(atlas).features
    carried = [
        Answer(id, "" if BELGIUM in states or id == choice.select else "other", faint=_beside(id, choice))
        for id, status, states in carriers[["status", "countries"]].itertuples(name=None)
        if id == choice.select
        or (status in DEFAULT_STATUSES and (not choice.country or touches(states, (*choice.country, BELGIUM))))
    ]
    return [*carried, *stores]


def _store(each: Outlet, named: bool, choice: Co2Choice) -> Answer:
    far = (f"{number(round(each.route.km))} km by sea",) if each.route else ()
    told = named or (each.group not in ("", "Announced") and each.standing != "context")
    label = each.name if told and not choice.select else ""
    if label and named and each.held:
        label = f"{label}: {each.held}"
    tip = (STANDINGS[each.standing], each.group, each.held, *far)
    return Answer(
        each.id,
        LOOKS[each.standing],
        label,
        FIRST if named else NEXT,
        tuple(filter(None, tip)),
        _beside(each.id, choice),
    )


def _beside(id: str, choice: Co2Choice) -> bool:
    """Whether something steps back beside what is chosen."""
    return choice.select is not None and id != choice.select


def route_marks(atlas: Atlas, shown: Sequence[Outlet], choice: Co2Choice) -> list[Mark]:
    """The ways by sea to the stores in the figures, with their kilometres written on them, and where they begin."""
    port = atlas.co2_ports[choice.origin]
    routes = [
        Mark(
            f"{ROUTE_TO}{each.id}",
            route_text(each, port),
            each.route.drawn,
            "route",
            f"{number(round(each.route.km))} km by sea",
            ON_THE_WAY,
        )
        for each in in_the_figures(shown, choice)
        if each.route
    ]
    start = Mark(port.port, f"{port.name}\nPort of departure", atlas.feature(port.port)["geometry"], "departure")
    return [*routes, Mark(start.id, start.name, start.geometry, start.kind, port.name, START)]


def subject(atlas: Atlas, choice: Co2Choice, today: date) -> Subject:
    """The map with its words. It looks at the ways by sea that are drawn."""
    passing, on_map = outlets(atlas, choice, today), found(atlas, choice, today)
    shown = stores_shown(every_outlet(atlas, choice, today), passing, choice)
    return Subject(on_map, title(atlas, shown, choice), counted(passing), look(atlas, on_map.marks, choice))


def title(atlas: Atlas, shown: Sequence[Outlet], choice: Co2Choice) -> str:
    """What the map answers: where CO2 can go, or how far it is to the store that is chosen."""
    port = atlas.co2_ports[choice.origin].name
    if not choice.select:
        return f"Where CO2 captured in Belgium can go from {port}"
    name = atlas.feature(choice.select)["name"]
    route = next((each.route for each in shown if each.id == choice.select), None)
    return f"{port} to {name}: {number(round(route.km))} km by sea" if route else str(name)


def counted(found: Sequence[Outlet]) -> str:
    """How many of the stores are open, and how many of these are in service, as the figures count them."""
    begun = [each for each in found if each.standing == "open" and each.group == "In service"]
    held = f" ({begun[0].held})" if len(begun) == 1 and begun[0].held else ""
    return (
        f"{open_of(found)} in the North Sea open in principle to Belgian CO2, {len(begun) or 'none'} in "
        f"service{held} · facts as of {FACTS_AS_OF}"
    )


def look(atlas: Atlas, marks: Sequence[Mark], choice: Co2Choice) -> Camera | NamedView:
    """Where the map looks: at the ways drawn, what is chosen and the Belgian ports, with room round them."""
    shapes = [mark.geometry for mark in marks if mark.kind == "route"]
    if choice.select:
        shapes.append(atlas.feature(choice.select)["geometry"])
    if not shapes:
        return NAMED_VIEWS[0]
    ports = [atlas.feature(each.port)["geometry"] for each in atlas.co2_ports.values()]
    west, south, east, north = (float(each) for each in shapely.total_bounds([*shapes, *ports]))
    return NamedView("co2", "", with_room((west, south, east, north), 0.8, ABOVE_AND_BELOW))
