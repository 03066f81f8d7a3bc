"""The answers of the Protection page on its two maps: what takes part in the crossings counted, who watches, and what
lies near."""

from collections.abc import Sequence

from layers.looks.overlays import Mark
from layers.maps.answers import Answer
from layers.maps.found import Found
from layers.maps.subject import Subject
from layers.measures import nearby
from layers.measures.nearby import Near
from layers.measures.position_error import OFF_BY_KM
from layers.protection import crossings
from layers.protection.choice import ProtectionChoice, chosen_crossing, line_chosen
from layers.protection.crossings import Crossing
from layers.protection.watchers import near_groups, watchers
from layers.views.camera import around
from layers.views.map_view import Camera, MapView, NamedView
from layers.wording.facts import FACTS_AS_OF
from loaders.atlas import Atlas

PLACE = ".place"
"""What the id of the mark at the place of the selected crossing ends with; the id of the crossing comes before."""

FIRST = NamedView("southern-north-sea", "", (-0.5, 50.35, 5.3, 53.6))
"""Where the map of the crossings looks first."""
CLOSE = 8.5
"""Zoom of the look at one crossing."""
MOST_CROSSED = 12
"""Lines that are named where nothing is chosen: those with the most crossings."""


def found_crossings(atlas: Atlas, choice: ProtectionChoice, every: Sequence[Crossing]) -> Found:
    """What the map of the crossings shows: those of ``every`` that are chosen, what takes part, and who watches.

    What is selected may be a feature or a crossing, which has a mark for its place too.
    """
    line = line_chosen(atlas, choice)
    chosen = crossings.chosen(every, choice.cross, in_service=choice.stage == "now", of=line)
    marks = crossings.marks(chosen, atlas)
    if selected := chosen_crossing(every, choice.select):
        marks.append(Mark(f"{selected.id}{PLACE}", crossings.title(selected, atlas), selected.place, "place"))
    feature = choice.select if choice.select and atlas.layer_of(choice.select) else None
    view = MapView(layers=tuple(atlas.present_as("maritime_boundary")), select=feature, base=choice.base)
    return Found(view, (*crossing_answer(atlas, choice, chosen), *watching_answer(atlas, choice)), tuple(marks))


def crossings_subject(atlas: Atlas, choice: ProtectionChoice, every: Sequence[Crossing]) -> Subject:
    """The map of the crossings with its words. It looks where it has flown to, or at the southern North Sea."""
    chosen = crossings.chosen(every, choice.cross, in_service=choice.stage == "now", of=line_chosen(atlas, choice))
    found, title = found_crossings(atlas, choice, every), crossings_title(atlas, choice)
    return Subject(found, title, crossings_counted(chosen), crossings_look(atlas, choice.flown, every))


def crossings_look(atlas: Atlas, flown: str | None, every: Sequence[Crossing]) -> Camera | NamedView:
    """Where the map of the crossings looks once it has flown to a crossing or a feature, or to neither."""
    crossing = chosen_crossing(every, flown)
    if crossing:
        return Camera(round(crossing.place.y, 4), round(crossing.place.x, 4), CLOSE)
    return around(atlas, flown) if flown and atlas.layer_of(flown) else FIRST


def near_subject(atlas: Atlas, choice: ProtectionChoice) -> Subject | None:
    """The map of what lies near with its words, as wide as the distance; None without a place."""
    if not choice.near:
        return None
    origin, km = nearby.origin_of(atlas, choice.near), choice.within
    near = nearby.within(nearby.measured(atlas, origin), km)
    look = NamedView("near", "", nearby.reach(origin.shape, km).bounds)
    return Subject(
        found_near(atlas, choice), f"What lies within {km:g} km of {origin.name}", near_counted(near, km), look
    )


def found_near(atlas: Atlas, choice: ProtectionChoice) -> Found:
    """What the map of what lies near shows, with the distance drawn round the place; nothing without a place."""
    view = MapView(layers=tuple(atlas.present_as("maritime_boundary")), base=choice.base)
    if not choice.near:
        return Found(view)
    origin, km = nearby.origin_of(atlas, choice.near), choice.within
    near = nearby.within(nearby.measured(atlas, origin), km)
    marks = [Mark("reach", f"Within {km:g} km of {origin.name}", nearby.reach(origin.shape, km), "reach")]
    if not origin.id:
        marks.append(Mark("origin", origin.name, origin.shape, "place"))
    return Found(view.but(select=origin.id or None), tuple(near_answer(atlas, near, km)), tuple(marks))


def crossing_answer(atlas: Atlas, choice: ProtectionChoice, found: Sequence[Crossing]) -> list[Answer]:
    """What takes part in the crossings counted; by name what crosses the chosen line or in the chosen crossing.

    Where neither is chosen all of it steps back, as the crossings are the answer, and the lines that are crossed most
    have their names with how often.
    """
    line, one = line_chosen(atlas, choice), chosen_crossing(found, choice.select)
    pair = {one.first, one.second} if one else set()
    counts = {} if line or choice.select else dict(crossings.by_line(found).most_common(MOST_CROSSED))
    ranks = {id: rank for rank, id in enumerate(counts)}

    def label(id: str) -> str:
        if id in counts:
            return f"{_name(atlas, id)}: {counts[id]:,} crossing{'s' if counts[id] != 1 else ''}"
        return _name(atlas, id) if (line or id in pair) and id != choice.select else ""

    return [
        Answer(id, label=label(id), rank=ranks.get(id, rank), faint=not line and id not in pair)
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
        f"{len(found):,} crossings, {sum(each.in_service for each in found):,} with both in service: "
        f"{len(found) - over - through:,} of cables and pipelines, {over:,} under shipping{sites} · "
        f"facts as of {FACTS_AS_OF}"
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
