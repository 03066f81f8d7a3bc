"""CO2 stores as places for CO2 captured in Belgium: which are open, how far they are by ship, what is missing.

Whose CO2 a state may store comes from `layers.co2.rights`, distances from `layers.co2.sea_routes`; everything else is
said by the record of the store itself. A store's position is the centre of its site or licence area.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from layers.co2.choice import STORES, Co2Choice, chosen_stores, countries
from layers.co2.rights import Answer, may_store
from layers.co2.sea_routes import SeaRoute, routes_from
from layers.wording.countries import BELGIUM
from layers.wording.facts import NOT_PUBLISHED, blank, in_words, is_old, status_words
from loaders.atlas import Atlas

HOME = "north_sea"
REGIONS = {
    "celtic_sea": "Celtic Sea",
    "east_irish_sea": "Irish Sea",
    "danish_onshore": "on land in Denmark",
    "barents_sea": "Barents Sea",
}
"""Regions beside the North Sea, whose stores are shown for context: word of the record -> words for the reader."""
GROUPS = {
    "In service": ("operational",),
    "Being built or permitted": ("under_construction", "permitted"),
    "Announced": ("planned", "proposed"),
}
"""How far a store is, the furthest first: words -> statuses. What is stopped or closed is in none of them."""
STANDINGS = {
    "open": "Open in principle to Belgian CO2",
    "no_room": "Arrangement in place, but the record sees no room for Belgian CO2",
    "closed": "No arrangement today",
    "context": "Outside the North Sea, for context",
}
"""Where a store stands for CO2 captured in Belgium, the most open first: id -> words."""
PIPELINES = {
    "co2-highway-europe": ("smeaheia",),
    "carbonconnect-be-uk": ("bacton-hewett", "poseidon-uk"),
}
"""Planned pipelines that leave Belgium -> the stores they would lead to. The second ends at Bacton, from where the
record of the Bacton hub says that both stores would be supplied."""
_NO_ROOM = ("not an outlet for Belgian volumes", "no room for Belgian volumes")
FULL = re.compile(r"\b(?:phase \d is )?fully (?:booked|contracted)\b", re.IGNORECASE)
PAUSED = "work paused"
"""The gap of a store whose record says that work on it has been paused or a partner has left."""
_PAUSED = re.compile(r"\b(?:paused|withdrew)\b", re.IGNORECASE)
SENTENCES = re.compile(r"(?<=\.)\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing before Belgian CO2 could go to a store: a word or two for a table, and a sentence."""

    short: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """A store as a place for CO2 captured in Belgium. ``standing`` is in `STANDINGS`, ``place`` the rank among the
    open ones, 0 for others. ``route`` is None where no ship can go; ``pipelines`` are planned ones from Belgium.
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


def feature_of(atlas: Atlas, id: str) -> dict[str, Any]:
    """The properties of a feature. Raises KeyError for an unknown one."""
    return {str(name): value for name, value in atlas.feature(id).items()}


def group_of(status: object) -> str:
    """The group of `GROUPS` that a status belongs to; empty text for what is stopped or closed."""
    return next((group for group, statuses in GROUPS.items() if status in statuses), "")


def outlets(atlas: Atlas, choice: Co2Choice, today: date) -> list[Outlet]:
    """The chosen stores as places for Belgian CO2: the most open first, within that the nearest by sea."""
    every = atlas.layers[STORES].features
    routes = dict(zip(every.index, routes_from(atlas, choice.origin, list(every.geometry)), strict=True))
    answers = {code: may_store(atlas, BELGIUM, code) for code in countries(atlas)}
    found = []
    for feature in chosen_stores(atlas, choice).to_dict("records"):
        id, answer = feature["id"], answers[feature["countries"][0]]
        found.append(
            Outlet(
                id=id,
                name=feature["name"],
                country=feature["countries"][0],
                standing=_standing(feature, answer),
                place=0,
                group=group_of(feature["status"]),
                answer=answer,
                route=routes[id],
                gaps=tuple(gaps_of(feature, answer, status_words(atlas.layers[STORES].info, feature), today)),
                pipelines=tuple(line for line, leads_to in PIPELINES.items() if id in leads_to),
            )
        )
    found.sort(key=lambda each: (list(STANDINGS).index(each.standing), each.route.km if each.route else 1e9, each.name))
    return [
        replace(each, place=place) if each.standing == "open" else each for place, each in enumerate(found, start=1)
    ]


def _standing(feature: Mapping[str, object], answer: Answer) -> str:
    if feature["region"] != HOME:
        return "context"
    if answer.verdict != "allowed":
        return "closed"
    return "no_room" if any(words in str(feature["london_protocol_relevance"]) for words in _NO_ROOM) else "open"


def gaps_of(feature: Mapping[str, object], answer: Answer, status: str, today: date) -> list[Gap]:
    """What is missing before Belgian CO2 could go to a store, the weightiest first. ``status`` is it in words."""
    gaps = []
    if feature["region"] == "danish_onshore":
        gaps.append(Gap("other rules: on land", belgian_link(feature)[0]))
    elif answer.verdict != "allowed":
        gaps.append(Gap("no arrangement", answer.why))
    else:
        for sentence in answer.missing:
            short = "EU carbon-market rules" if "carbon-market" in sentence else "a legal hurdle"
            gaps.append(Gap(short, sentence))
    for sentence in belgian_link(feature):
        if full := FULL.search(sentence):
            gaps.append(Gap(full[0].lower(), sentence))
        elif _NO_ROOM[0] in sentence:
            gaps.append(Gap("takes its own CO2 only", sentence))
    gaps += [Gap(PAUSED, each) for each in SENTENCES.split(str(feature["description"])) if _PAUSED.search(each)]
    if feature["status"] != "operational":
        no_year = f"first year {NOT_PUBLISHED}"
        year = no_year if blank(feature["start_year"]) else f"expected from {feature['start_year']}"
        as_of = str(feature["status_as_of"])
        dated = f" (status of {in_words(as_of)}" + (", more than two years old)" if is_old(as_of, today) else ")")
        gaps.append(Gap("not in service", f"Not in service: {status.lower()}, {year}{dated if as_of else ''}."))
    if feature["kind"] == "storage_licence":
        gaps.append(Gap("licence area only", "So far a licence area, not a store."))
    elif blank(feature["licence"]) and blank(feature["licence_holder"]):
        gaps.append(Gap("licence", "Licence not published."))
    lacking = [
        words
        for words, column in (("capacity", "capacity_mt"), ("rate", "injection_rate_mtpa"))
        if blank(feature[column])
    ]
    if lacking:
        words = " and ".join(lacking)
        gaps.append(Gap(f"{words} {NOT_PUBLISHED}", f"{words[0].upper()}{words[1:]} {NOT_PUBLISHED}."))
    return gaps


def belgian_link(feature: Mapping[str, object]) -> list[str]:
    """What a store's record says of Belgium beside the arrangement, sentence by sentence."""
    sentences = SENTENCES.split(str(feature["london_protocol_relevance"]))
    return sentences[1:] if sentences[0].startswith("In principle") else sentences
