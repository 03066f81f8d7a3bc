"""The sentence and the figures at the head of the CO2 page."""

from collections.abc import Iterable, Sequence

from geodata.page_records import Co2Port
from geodata.records import COUNTRIES
from layers.co2.choice import Co2Choice, store_layer
from layers.co2.outlets import Outlet, feature_of, place_words
from layers.wording.countries import named
from layers.wording.facts import in_words, listing, number, status_words, year_text
from layers.wording.figures import Figure
from loaders.atlas import Atlas


def headline(found: Sequence[Outlet], origin: Co2Port) -> str:
    """Where Belgian CO2 can go today, in two sentences."""
    there = [each for each in found if each.standing == "open"]
    begun = [each for each in there if each.group == "In service"]
    if not there:
        return "No recorded arrangement opens any of these stores to Belgian CO2."
    states = listing([named(COUNTRIES[code]) for code in dict.fromkeys(each.country for each in there)])
    count = f"{len(there)} store{'s' if len(there) > 1 else ''}"
    first = f"Under today's arrangements CO2 captured in Belgium may in principle go to {count}, in {states}."
    if not begun:
        return f"{first} None is in service."
    one = begun[0]
    full = f"; its record says: {one.booked}" if one.booked else ""
    far = f", {number(round(one.route.km))} km by sea from {origin.name}" if one.route else ""
    of_these = "Only one is" if len(begun) == 1 else f"{len(begun)} are"
    return f"{first} {of_these} in service: {one.name}{far}{full}."


def open_of(found: Sequence[Outlet]) -> str:
    """``32 of 34 stores``: how many of those in the North Sea are open; the others are shown for context."""
    here = [each for each in found if each.standing != "context"]
    return f"{sum(each.standing == 'open' for each in here)} of {len(here)} stores"


def figures(found: Sequence[Outlet], origin: Co2Port) -> list[Figure]:
    """The figures at the head of the page."""
    there = [each for each in found if each.standing == "open"]
    here = [each for each in found if each.standing != "context"]
    other, context = len(here) - len(there), len(found) - len(here)
    begun = [each for each in there if each.group == "In service"]
    notes = [f"{other} more in the North Sea without arrangement or room"] if other else []
    notes += [f"{context} outside the North Sea not counted"] if context else []
    return [
        Figure("Open in principle", open_of(found), "; ".join(notes), _ids(there)),
        _nearest("Nearest by sea", there, origin.name),
        _nearest("Nearest in service", begun, origin.name),
    ]


def figures_of(atlas: Atlas, outlet: Outlet, choice: Co2Choice) -> list[Figure]:
    """The figures at the head of the page once a store is chosen."""
    feature, layer = feature_of(atlas, outlet.id), store_layer(atlas).info
    route, ids = outlet.route, (outlet.id,)
    way = f"{atlas.co2_ports[choice.origin].name} to {outlet.name}"
    place = f"; number {outlet.place} of the open stores" if outlet.place else ""
    as_of = (
        f"as of {in_words(feature['status_as_of'])}" if feature["status_as_of"] else "date of the status not published"
    )
    return [
        Figure(way, f"{number(round(route.km))} km", f"{number(round(route.nm))} nautical miles{place}", ids)
        if route
        else Figure(way, "no sea route", place_words(layer, feature), ids),
        Figure("Status", status_words(layer, feature), f"{as_of}; first year {year_text(feature)}"),
        Figure(
            "Still missing",
            f"{len(outlet.gaps)} point{'s' if len(outlet.gaps) > 1 else ''}",
            "; ".join(gap.short for gap in outlet.gaps),
        )
        if outlet.gaps
        else Figure("Still missing", "nothing recorded"),
    ]


def _nearest(label: str, among: Sequence[Outlet], start: str) -> Figure:
    reached = [each for each in among if each.route]
    if not reached or reached[0].route is None:
        return Figure(label, "none")
    one, route = reached[0], reached[0].route
    status = one.group[0].lower() + one.group[1:]
    held = f", {one.held}" if one.held else ""
    note = f"{one.name}, {status}{held}; {number(round(route.nm))} nautical miles from {start}"
    return Figure(label, f"{number(round(route.km))} km", note, (one.id,))


def _ids(found: Iterable[Outlet]) -> tuple[str, ...]:
    return tuple(each.id for each in found)
