"""The answer of the Ports page on its map: the routes of the chosen port with where they go, all others for context."""

from collections import Counter
from collections.abc import Collection

from layers.looks.overlays import Mark
from layers.maps.answers import Answer
from layers.maps.found import Found
from layers.maps.subject import Subject
from layers.ports.choice import ON_THE_MAP, PortsChoice, map_view, ports_of, reach_shows, surroundings
from layers.ports.neighbours import reach
from layers.ports.routes import ENDED, ends, routes_of, running, services_of, standing
from layers.views.camera import around
from layers.views.filtering import touches
from layers.views.map_view import DEFAULT_STATUSES
from layers.wording.facts import FACTS_AS_OF, in_a_sentence, listing
from loaders.atlas import Atlas

CLOSED = "closed"
"""What is said of a service that has ended, and its look on the map (`layers.looks.overlays.KINDS`)."""
PORT, END, ROUTE = 0, 10, 20
"""Ranks of names: the chosen port, the ports at the other ends of its routes, the routes themselves.

Routes that share a stretch are told apart where they end: those names come first.
"""


def found(atlas: Atlas, choice: PortsChoice) -> Found:
    """What the map shows: the port with its routes, and how far round it is looked where that can be seen."""
    port = atlas.feature(choice.port)
    circle = Mark("reach", f"{choice.km:g} km round {port['name']}", reach(port["geometry"], choice.km), "reach")
    marks = (circle,) if reach_shows(surroundings(atlas, choice.port), choice.km) else ()
    return Found(map_view(atlas, choice), tuple(answer(atlas, choice)), marks)


def answer(atlas: Atlas, choice: PortsChoice) -> list[Answer]:
    """The chosen port, its routes and the ports at their ends in their own looks; all other ports and routes in grey.

    What was picked beside the port is named by the map itself. How a route stands is told by its own name: that of the
    port where it ends is set as the port's.
    """
    routes = routes_of(atlas, choice.port)
    reached = {end for route in routes for end in _ends(atlas, route)} - {choice.port}
    others = [Answer(id, "other") for id in _others(atlas, choice, {choice.port, choice.select, *routes, *reached})]
    own = [
        Answer(
            id,
            look=CLOSED if atlas.feature(id)["status"] == ENDED else "",
            label="" if id == choice.select else destination(atlas, id, choice.port),
            rank=ROUTE,
            leads=atlas.feature(id)["status"] in DEFAULT_STATUSES,
            # On the way of a service that runs, the name of one that has ended would call that closed.
            kin="" if atlas.feature(id)["status"] == ENDED else _whither(atlas, id, choice.port),
        )
        for id in routes
    ]
    places = [
        Answer(str(id), label=str(name), rank=END)
        for id, name in ports_of(atlas)["name"].items()
        if id in reached and id != choice.select
    ]
    chosen = atlas.feature(choice.port)["name"] if choice.select else ""
    return [*others, *own, *places, Answer(choice.port, label=str(chosen), rank=PORT)]


def destination(atlas: Atlas, route: str, port: str) -> str:
    """``to Hull``, or ``to Gothenburg (planned)`` where it is not in service: where a route of a port goes."""
    words, status = _whither(atlas, route, port), atlas.feature(route)["status"]
    return words if status == "operational" else f"{words} ({standing(status).lower()})"


def _whither(atlas: Atlas, route: str, port: str) -> str:
    feature = atlas.feature(route)
    one, other = (ends(atlas, feature[end]) for end in ("endpoint_a", "endpoint_b"))
    far = (other if port in one else one) or [end for end in one if end != port]
    return f"to {listing([_name(atlas, end) for end in far])}" if far else str(feature["name"])


def subject(atlas: Atlas, choice: PortsChoice) -> Subject:
    """The map with its words. It looks round the port, or at what was picked beside it."""
    where = around(atlas, choice.select) if choice.select else surroundings(atlas, choice.port)
    title = f"{_name(atlas, choice.port)} and its routes"
    return Subject(found(atlas, choice), title, counted(atlas, choice.port), where)


def counted(atlas: Atlas, port: str) -> str:
    """How many routes a port has in all, as the page's table lists them, and of what sort they are."""
    routes, services = routes_of(atlas, port), services_of(atlas, port)
    now = len(running(atlas, services))
    sorts = Counter({"regular services in service": now, CLOSED: len(services) - now})
    sorts.update(_sort(atlas, route) for route in routes if route not in services)
    told = ", ".join(f"{count} {words}" for words, count in sorts.items() if count)
    count = (
        f"{len(routes)} route{'s' if len(routes) != 1 else ''}: {told}" if routes else "No route begins or ends here"
    )
    return f"{count} · facts as of {FACTS_AS_OF}"


def _sort(atlas: Atlas, route: str) -> str:
    """What a route is that is no regular service, with its status: ``green shipping corridor (planned)``."""
    feature, info = atlas.feature(route), atlas.layers[str(atlas.layer_of(route))].info
    return f"{in_a_sentence(info.kinds[feature['kind']].label)} ({standing(feature['status']).lower()})"


def _ends(atlas: Atlas, route: str) -> list[str]:
    feature = atlas.feature(route)
    return [end for column in ("endpoint_a", "endpoint_b") for end in ends(atlas, feature[column])]


def _name(atlas: Atlas, end: str) -> str:
    return str(atlas.feature(end)["name"]) if atlas.layer_of(end) else end


def _others(atlas: Atlas, choice: PortsChoice, but: Collection[str | None]) -> list[str]:
    """All other ports and routes that are there or may come, of the chosen countries or of all."""
    layers = dict.fromkeys(layer for role in ON_THE_MAP for layer in atlas.layers_as(role))
    return [
        str(id)
        for layer in layers
        for id, status, codes in atlas.layers[layer].features[["status", "countries"]].itertuples(name=None)
        if id not in but and status in DEFAULT_STATUSES and (not choice.country or touches(codes, choice.country))
    ]
