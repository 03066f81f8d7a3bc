"""The answers of the Protection page on its two maps: what takes part in the crossings counted, who watches, and what
lies near."""

from collections.abc import Sequence

from layers.maps.answers import Answer
from layers.measures.nearby import Near
from layers.measures.position_error import OFF_BY_KM
from layers.protection.choice import ProtectionChoice, chosen_crossing, line_chosen
from layers.protection.crossings import Crossing
from layers.protection.watchers import near_groups, watchers
from layers.wording.facts import FACTS_AS_OF
from loaders.atlas import Atlas


def crossing_answer(atlas: Atlas, choice: ProtectionChoice, found: Sequence[Crossing]) -> list[Answer]:
    """What takes part in the crossings counted; by name what crosses the chosen line or in the chosen crossing.

    Where neither is chosen all of it steps back: the crossings are the answer.
    """
    line, one = line_chosen(atlas, choice), chosen_crossing(found, choice.select)
    pair = {one.first, one.second} if one else set()
    return [
        Answer(
            id,
            label=_name(atlas, id) if (line or id in pair) and id != choice.select else "",
            rank=rank,
            faint=not line and id not in pair,
        )
        for rank, id in enumerate(dict.fromkeys(id for each in found for id in (each.first, each.second)))
    ]


def watching_answer(atlas: Atlas, choice: ProtectionChoice) -> list[Answer]:
    """The sites from which the sea is watched, each with what it watches, but those whose point is a sketch.

    None beside a line or a crossing that is chosen.
    """
    found = watchers(atlas)
    if choice.select and choice.select not in found.index:
        return []
    placed = (id for id in found.index if OFF_BY_KM[str(atlas.feature(id)["position_accuracy"])] is not None)
    return [Answer(str(id), tip=(str(found["Role"][id]),)) for id in placed]


def crossings_title(atlas: Atlas, choice: ProtectionChoice) -> str:
    """What the map of the crossings answers."""
    line = line_chosen(atlas, choice)
    return f"What crosses {_name(atlas, line)}" if line else "Where cables, pipelines and shipping cross"


def crossings_counted(found: Sequence[Crossing]) -> str:
    """The counts of the page's figures in one line."""
    over, through = sum(each.by_ships for each in found), sum(each.through_site for each in found)
    sites = f", {through:,} through wind farms" if through else ""
    return (
        f"{len(found):,} crossings: {len(found) - over - through:,} of cables and pipelines, {over:,} under shipping"
        f"{sites} · facts as of {FACTS_AS_OF}"
    )


def near_answer(atlas: Atlas, found: Sequence[Near], km: float) -> list[Answer]:
    """What lies near: by name what lies within a distance as drawn, the nearest first; in grey what only may."""
    _, possible, _ = near_groups(found, km)
    return [
        Answer(near.id, "possible") if near in possible else Answer(near.id, label=_name(atlas, near.id), rank=rank)
        for rank, near in enumerate(found)
    ]


def near_counted(found: Sequence[Near], km: float) -> str:
    """The counts of the page's figures in one line."""
    drawn, possible, sketched = near_groups(found, km)
    counted = f"{len(drawn):,} features within as drawn, {len(possible):,} that may also lie within"
    return f"{counted}, {len(sketched):,} sketches · facts as of {FACTS_AS_OF}"


def _name(atlas: Atlas, id: str) -> str:
    return str(atlas.feature(id)["name"])
