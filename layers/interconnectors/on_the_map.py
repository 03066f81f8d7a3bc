"""The answer of the Interconnectors page on its map: what joins Great Britain and Belgium, beside all other links.

The page answers for that pair first. Where the filters leave something of it and name no country of their own, the
pair stands out and all other links are there for context; else every link that passes the filters is the answer.
"""

from collections.abc import Mapping

import geopandas as gpd

from geodata.records import STATUSES
from layers.interconnectors.links import (
    STRAITS,
    UK_BELGIUM,
    LinkChoice,
    chosen,
    counted_links,
    joining,
    pair_of,
    pair_text,
    undated,
    without_kind,
)
from layers.maps.answers import Answer
from layers.maps.found import Found
from layers.maps.subject import Subject
from layers.views.camera import around
from layers.views.map_view import MapView
from layers.wording.facts import FACTS_AS_OF
from loaders.atlas import Atlas

OF_THE_PAIR, ELECTRICITY, GAS = 0, 10, 20
"""Ranks of names: what joins Great Britain and Belgium, other links, other pipelines.

Names stand without capacities, which the figures beside the map tell: a short one has room on its own line. What
carries gas says so: one pipeline is called "Interconnector".
"""
CONTEXT = "other"
"""The look of what is there for context (`layers.looks.overlays.KINDS`)."""


def found(atlas: Atlas, choice: LinkChoice) -> Found:
    """What the map shows: the answer in the year chosen."""
    view = MapView(layers=(), year=choice.year, select=choice.select, base=choice.base)
    return Found(view, tuple(answer(atlas, choice)))


def answer(atlas: Atlas, choice: LinkChoice) -> list[Answer]:
    """Every link and pipeline that passes the filters: what the page answers for in the look of its layer, the rest in
    grey; beside a chosen one all others are faint."""
    pair_alone, found = _pair_alone(atlas, choice), []
    for role, rank, said in (("interconnector", ELECTRICITY, ""), ("gas_link", GAS, " (gas)")):
        for record in _shown(atlas, choice, role).to_dict("records"):
            of_pair = pair_of(record) == UK_BELGIUM
            beside = pair_alone and not of_pair and record["id"] != choice.select
            found.append(
                Answer(
                    record["id"],
                    CONTEXT if beside else "",
                    label="" if choice.select or beside else without_kind(record["name"]) + said,
                    rank=OF_THE_PAIR if of_pair else rank,
                    faint=choice.select is not None and record["id"] != choice.select,
                )
            )
    return found


def subject(atlas: Atlas, choice: LinkChoice) -> Subject:
    """The map with its words. It looks at the link that is chosen, or at the waters between the two countries."""
    look = around(atlas, choice.select) if choice.select else STRAITS
    return Subject(found(atlas, choice), title(atlas, choice), counted(atlas, choice), look)


def title(atlas: Atlas, choice: LinkChoice) -> str:
    """What the map answers: for the link that is chosen, for the pair, or for all links."""
    if choice.select:
        link: Mapping[str, object] = atlas.feature(choice.select).to_dict()  # type: ignore[assignment]
        return f"{without_kind(str(link['name']))}: {pair_text(pair_of(link))}"
    if _pair_alone(atlas, choice):
        return "What links Great Britain and Belgium"
    return "Electricity links and gas pipelines"


def counted(atlas: Atlas, choice: LinkChoice) -> str:
    """How many links and pipelines the map answers for, by status; what it shows beside them is named as context."""
    links, pipelines = (_shown(atlas, choice, role) for role in ("interconnector", "gas_link"))
    year = f" · in service or expected in {choice.year}" if choice.year else ""
    dateless = sum(len(undated(each)) for each in (links, pipelines))
    if year and dateless:
        year += f", {dateless} without a start year also shown"
    if not _pair_alone(atlas, choice):
        return f"{_by_status(links)}; {_gas(len(pipelines))}{year} · facts as of {FACTS_AS_OF}"
    ours, our_gas = joining(links, UK_BELGIUM), joining(pipelines, UK_BELGIUM)
    others = {"link": len(links) - len(ours), "gas pipeline": len(pipelines) - len(our_gas)}
    beside = " and ".join(f"{count} other {_many(words, count)}" for words, count in others.items() if count)
    context = f" · with {beside} for context" if beside else ""
    return f"{_by_status(ours)}; {_gas(len(our_gas))}{year}{context} · facts as of {FACTS_AS_OF}"


def _pair_alone(atlas: Atlas, choice: LinkChoice) -> bool:
    """Whether the map answers for Great Britain and Belgium: no country is chosen, and some of the pair is left."""
    return not choice.country and any(
        len(joining(_shown(atlas, choice, role), UK_BELGIUM)) for role in ("interconnector", "gas_link")
    )


def _shown(atlas: Atlas, choice: LinkChoice, role: str) -> gpd.GeoDataFrame:
    return chosen(atlas.layers[atlas.layer_as(role)], choice)


def _by_status(links: gpd.GeoDataFrame) -> str:
    """``3 links: 1 in service, 2 proposed``."""
    by_status = {words: int((links["status"] == status).sum()) for status, words in STATUSES.items()}
    told = ", ".join(f"{count} {words.lower()}" for words, count in by_status.items() if count)
    return f"{counted_links(len(links))}: {told}" if told else counted_links(0)


def _gas(count: int) -> str:
    return f"{count or 'no'} {_many('gas pipeline', count or 1)}"


def _many(words: str, count: int) -> str:
    return words if count == 1 else f"{words}s"
