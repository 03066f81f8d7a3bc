"""CO2 stores as places for CO2 captured in Belgium: which are open, how far they are by ship, what is missing.

Whose CO2 a state may store comes from `layers.co2.rights`, distances from `layers.co2.sea_routes`; everything else is
said by the record of the store itself. A store's position is the centre of its site or licence area.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import geopandas as gpd

from geodata.records import Layer
from layers.co2.choice import Co2Choice, chosen_stores, countries, store_layer, transport_layer
from layers.co2.rights import Answer, hurdle_of, may_store
from layers.co2.sea_routes import SeaRoute, routes_from
from layers.wording.countries import BELGIUM
from layers.wording.facts import NOT_PUBLISHED, blank, in_words, is_old, status_words
from loaders.atlas import Atlas

GROUPS = {
    "In service": ("operational",),
    "Being built or permitted": ("under_construction", "permitted"),
    "Announced": ("planned", "proposed"),
}
"""How far a store is, the furthest first: words -> statuses. What is stopped or closed is in none of them."""
STANDINGS = {
    "open": "Open in principle to Belgian CO2",
    "no_room": "Arrangement in place, but no room recorded for Belgian CO2",
    "closed": "No arrangement today",
    "context": "Outside the North Sea, for context",
}
"""Where a store stands for CO2 captured in Belgium, the most open first: id -> words."""
OWN_ONLY = "takes its own CO2 only"
"""The gap of a store that is not open to the CO2 of others."""
PAUSED = "work paused"
"""The gap of a store whose record says that work on it has been paused or a partner has left."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing before Belgian CO2 could go to a store: a word or two for a table, and a sentence."""

    short: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """A store as a place for CO2 captured in Belgium. ``standing`` is in `STANDINGS`, ``place`` the rank among the
    open ones, 0 for others. ``route`` is None where no ship can go; ``pipelines`` are planned ones from Belgium,
    ``booked`` says what is taken already.
    """

    id: str
    name: str
    country: str
    standing: str
    place: int
    group: str
    answer: Answer
    route: SeaRoute | None
    gaps: tuple[Gap, ...]
    pipelines: tuple[str, ...]
    booked: str = ""

    @property
    def held(self) -> str:
        """What keeps it from being used today, in a few words: work paused, or what is booked; blank where nothing."""
        return PAUSED if any(gap.short == PAUSED for gap in self.gaps) else self.booked


def feature_of(atlas: Atlas, id: str) -> dict[str, Any]:
    """The properties of a feature. Raises KeyError for an unknown one."""
    return {str(name): value for name, value in atlas.feature(id).items()}


def group_of(status: object) -> str:
    """The group of `GROUPS` that a status belongs to; empty text for what is stopped or closed."""
    return next((group for group, statuses in GROUPS.items() if status in statuses), "")


def outlets(atlas: Atlas, choice: Co2Choice, today: date) -> list[Outlet]:
    """The chosen stores as places for Belgian CO2: the most open first, within that the nearest by sea."""
    every, layer = store_layer(atlas).features, store_layer(atlas).info
    routes = dict(zip(every.index, routes_from(atlas, choice.origin, list(every.geometry)), strict=True))
    answers = {code: may_store(atlas, BELGIUM, code) for code in countries(atlas)}
    lines = from_belgium(transport_layer(atlas).features)
    found = []
    for feature in chosen_stores(atlas, choice).to_dict("records"):
        id, answer = feature["id"], answers[feature["countries"][0]]
        found.append(
            Outlet(
                id=id,
                name=feature["name"],
                country=feature["countries"][0],
                standing=standing_of(feature, answer, atlas.subjects.co2_home_region),
                place=0,
                group=group_of(feature["status"]),
                answer=answer,
                route=routes[id],
                gaps=tuple(gaps_of(feature, answer, layer, today)),
                pipelines=tuple(line for line, stores in lines.items() if id in stores),
                booked=feature["booked"],
            )
        )
    found.sort(key=lambda each: (list(STANDINGS).index(each.standing), each.route.km if each.route else 1e9, each.name))
    return [
        replace(each, place=place) if each.standing == "open" else each for place, each in enumerate(found, start=1)
    ]


def from_belgium(transport: gpd.GeoDataFrame) -> dict[str, tuple[str, ...]]:
    """Pipelines that leave Belgium or would: id -> the stores that they lead to."""
    return {
        str(id): stores
        for id, stores, states in zip(transport.index, transport["leads_to"], transport["countries"], strict=True)
        if stores and BELGIUM in states
    }


def standing_of(feature: Mapping[str, object], answer: Answer, home_region: str) -> str:
    """Where a store stands, of `STANDINGS`. ``answer`` is that on storing Belgian CO2 in its state."""
    if feature["region"] != home_region:
        return "context"
    if answer.verdict != "allowed":
        return "closed"
    no_room = _said(feature["room_for_belgian_co2"]) is False or _said(feature["own_co2_only"])
    return "no_room" if no_room else "open"


def gaps_of(feature: Mapping[str, object], answer: Answer, layer: Layer, today: date) -> list[Gap]:
    """What is missing before Belgian CO2 could go to a store of a layer, the weightiest first."""
    return [
        *_legal_gaps(feature, answer),
        *_room_gaps(feature),
        *_service_gaps(feature, layer, today),
        *_published_gaps(feature, layer),
    ]


def _legal_gaps(feature: Mapping[str, object], answer: Answer) -> Iterator[Gap]:
    if feature["on_land"]:
        yield Gap("other rules: on land", str(feature["london_protocol_relevance"]))
    elif answer.verdict != "allowed":
        yield Gap("no arrangement", answer.why)
    else:
        signed = answer.arrangement
        for sentence in answer.missing:
            is_hurdle = signed is not None and signed.hurdle and sentence == hurdle_of(signed)
            yield Gap((is_hurdle and signed and signed.hurdle_in_short) or "a legal hurdle", sentence)


def _room_gaps(feature: Mapping[str, object]) -> Iterator[Gap]:
    booked, link = str(feature["booked"]), str(feature["belgian_link"])
    if booked:
        yield Gap(booked, link or f"Booked: {booked}.")
    if _said(feature["own_co2_only"]):
        yield Gap(OWN_ONLY, link or f"It {OWN_ONLY}.")
    if feature["work_paused"]:
        yield Gap(PAUSED, str(feature["work_paused"]))


def _service_gaps(feature: Mapping[str, object], layer: Layer, today: date) -> Iterator[Gap]:
    if group_of(feature["status"]) == "In service":
        return
    status = status_words(layer, feature).lower()
    no_year = f"first year {NOT_PUBLISHED}"
    year = no_year if blank(feature["start_year"]) else f"expected from {feature['start_year']}"
    as_of = str(feature["status_as_of"])
    dated = f" (status of {in_words(as_of)}" + (", more than two years old)" if is_old(as_of, today) else ")")
    yield Gap("not in service", f"Not in service: {status}, {year}{dated if as_of else ''}.")


def _published_gaps(feature: Mapping[str, object], layer: Layer) -> Iterator[Gap]:
    if "licence_area" in layer.kinds[str(feature["kind"])].roles:
        yield Gap("licence area only", "So far a licence area, not a store.")
    elif blank(feature["licence"]) and blank(feature["licence_holder"]):
        yield Gap("licence", "Licence not published.")
    lacking = [
        words
        for words, column in (("capacity", "capacity_mt"), ("rate", "injection_rate_mtpa"))
        if blank(feature[column])
    ]
    if lacking:
        words = " and ".join(lacking)
        yield Gap(f"{words} {NOT_PUBLISHED}", f"{words[0].upper()}{words[1:]} {NOT_PUBLISHED}.")


def _said(value: object) -> bool | None:
    """What a record says of something that is so or not; None where it says nothing."""
    return None if blank(value) else bool(value)


def belgian_link(feature: Mapping[str, object]) -> str:
    """What a store's record says of Belgium beside the arrangement; on land there is none, and all of it is told."""
    said = (feature["london_protocol_relevance"] if feature["on_land"] else "", feature["belgian_link"])
    return " ".join(str(words) for words in said if words)


def place_words(layer: Layer, feature: Mapping[str, object]) -> str:
    """The sea that a store lies in, or where on land, in words."""
    return layer.fields["region"].words[str(feature["region"])]
