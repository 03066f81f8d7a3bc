"""The answer of the Interconnectors page on its map: the links and pipelines that pass the filters, by name."""

from geodata.records import STATUSES
from layers.interconnectors.links import UK_BELGIUM, LinkChoice, chosen, counted_links, pair_of, without_kind
from layers.maps.answers import Answer
from layers.wording.facts import FACTS_AS_OF
from loaders.atlas import Atlas

OF_THE_PAIR, ELECTRICITY, GAS = 0, 10, 20
"""Ranks of names: what joins Great Britain and Belgium, other links, other pipelines.

Names stand without capacities, which the figures beside the map tell: a short one has room on its own line.
"""


def answer(atlas: Atlas, choice: LinkChoice) -> list[Answer]:
    """Every link and pipeline that the page counts, in the look of its layer; beside a chosen one all others faint."""
    found = []
    for role, rank in (("interconnector", ELECTRICITY), ("gas_link", GAS)):
        layer = atlas.layers[atlas.layer_as(role)]
        for record in chosen(layer, choice).to_dict("records"):
            of_pair = pair_of(record) == UK_BELGIUM
            aside = choice.select is not None and record["id"] != choice.select
            found.append(
                Answer(
                    record["id"],
                    label="" if choice.select else without_kind(record["name"]),
                    rank=OF_THE_PAIR if of_pair else rank,
                    faint=aside,
                )
            )
    return found


def counted(atlas: Atlas, choice: LinkChoice) -> str:
    """How many links and pipelines the map shows, by status as the page's tables list them."""
    links, pipelines = (chosen(atlas.layers[atlas.layer_as(role)], choice) for role in ("interconnector", "gas_link"))
    by_status = {words: int((links["status"] == status).sum()) for status, words in STATUSES.items()}
    told = ", ".join(f"{count} {words.lower()}" for words, count in by_status.items() if count)
    gas = f"{len(pipelines)} gas pipeline{'s' if len(pipelines) != 1 else ''}"
    electricity = f"{counted_links(len(links))}: {told}" if told else counted_links(0)
    year = f" · there, or expected, in {choice.year}" if choice.year else ""
    return f"{electricity}; {gas}{year} · facts as of {FACTS_AS_OF}"
