"""A page's answer on its map: features one by one, in place of whole layers.

Each is drawn as its layer draws it, or in the look of where it stands for the page (`layers.looks.overlays.KINDS`), and
may have a name of its own on the map. So a map shows what its page counts, and nothing else as if it were counted.

A site with an outline is drawn as that from the zoom of its layer on. The outline takes the place of a symbol that is
its layer's, as on a map of layers; a symbol that says where the site stands for the page stays, above the outline.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import geopandas as gpd

from layers.looks import overlays, styles
from layers.looks.overlays import KINDS
from layers.maps.features import BAND, OUTLINE, PARTS, drawn, faded, heroes, parts
from layers.maps.stack import EVERY, Zooms
from loaders.atlas import Atlas
from loaders.layer_files import LayerData

Collection = dict[str, Any]
"""Features as GeoJSON with drawing properties."""
LEADING = 1.6
"""How many times as wide a line that leads is drawn."""
CASING = "casing"
"""The part below all others: the band under the feature that is selected."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A feature of the answer: ``look`` is a kind of `KINDS`, blank for the look of its layer.

    ``label`` is written on the map at every zoom, those of the lowest ``rank`` first; one without has its own name from
    the zoom of its layer on. ``tip`` are the lines below its name in the tooltip, none for those of its layer. What is
    ``faint`` steps back beside what a reader has chosen; what ``leads`` is drawn wider. The names of those of one
    ``kin``, which lead to one place, may stand on a stretch that they share.
    """

    id: str
    look: str = ""
    label: str = ""
    rank: int = 0
    tip: tuple[str, ...] = ()
    faint: bool = False
    leads: bool = False
    kin: str = ""


def layers_of(answers: Sequence[Answer], atlas: Atlas) -> tuple[str, ...]:
    """The ids of the layers that features of an answer are of, in the atlas's order."""
    found = {atlas.layer_of(answer.id) for answer in answers}
    return tuple(id for id in atlas.layers if id in found)


def features_of(answers: Sequence[Answer], atlas: Atlas) -> dict[str, gpd.GeoDataFrame]:
    """The features of an answer: layer id -> GeoDataFrame."""
    wanted = {answer.id for answer in answers}
    tables = {id: atlas.layers[id].features for id in layers_of(answers, atlas)}
    return {id: table[table.index.isin(wanted)] for id, table in tables.items()}


class Part(NamedTuple):
    """Of an answer what the map draws at once: "casing", "area", "line" or "point", at some ``zooms`` only."""

    name: str
    zooms: Zooms = EVERY


def drawn_parts(
    answers: Sequence[Answer], atlas: Atlas, base: str, *, select: str | None = None, mark_undated: bool = False
) -> dict[Part, Collection]:
    """The parts of the answer that have a feature, the lowest first, ready to draw; outlines are areas.

    What steps back lies lowest, ``select`` on top. ``mark_undated`` as in `layers.maps.features.drawn`.
    """
    by_id, named = {answer.id: answer for answer in answers}, heroes(atlas)
    found: dict[str, list[tuple[Zooms, Collection]]] = {part: [] for part in (CASING, *PARTS)}
    for id, table in features_of(answers, atlas).items():
        layer, chosen = atlas.layers[id], table[table.index == select]
        for part in _parts_with_outlines(layer, chosen):
            below = drawn(layer, chosen, part=part, base=base, heroes=named, mark_undated=False, selected=True)
            for feature in below["features"]:
                answer = by_id[feature["properties"]["id"]]
                found[CASING].append((_zooms(answer, layer, part), _casing(feature, answer, chosen, part)))
        for part in _parts_with_outlines(layer, table):
            above = drawn(layer, table, part=part, base=base, heroes=named, mark_undated=mark_undated)
            for feature in above["features"]:
                answer = by_id[feature["properties"]["id"]]
                seen = _seen(feature, answer, table, part, base)
                found["area" if part == OUTLINE else part] += [(_zooms(answer, layer, part), each) for each in seen]
    height = ["", *KINDS]
    for features in found.values():
        features.sort(key=lambda each: _height(by_id[each[1]["properties"]["id"]], select, height))
    found["point"] = list(_in_bands(found["point"]))
    return {
        Part(name, zooms): {"type": "FeatureCollection", "features": together}
        for name, features in found.items()
        for zooms, together in _by_zooms(features)
    }


def _parts_with_outlines(layer: LayerData, features: gpd.GeoDataFrame) -> list[str]:
    """The parts of a layer that features have, and their outlines."""
    return [*parts(features), *([OUTLINE] if features.index.isin(layer.outlines.index).any() else [])]


def _zooms(answer: Answer, layer: LayerData, part: str) -> Zooms:
    """At which zooms a part of a feature is drawn."""
    change = layer.info.outline_from_zoom
    if change is None or answer.id not in layer.outlines.index or (part != OUTLINE and answer.look):
        return EVERY
    return (change, EVERY[1]) if part == OUTLINE else (EVERY[0], change)


def _in_bands(features: Sequence[tuple[Zooms, Collection]]) -> Iterator[tuple[Zooms, Collection]]:
    """Features once for each stretch of zooms in which the same of them are drawn: so one lies on the other as told."""
    edges = sorted({edge for zooms, _ in features for edge in zooms} | {*EVERY})
    for zooms, feature in features:
        yield from ((band, feature) for band in pairwise(edges) if zooms[0] <= band[0] and band[1] <= zooms[1])


def _by_zooms(features: Sequence[tuple[Zooms, Collection]]) -> list[tuple[Zooms, list[Collection]]]:
    """Features that are drawn at the same zooms together, those that are seen from afar first."""
    found: defaultdict[Zooms, list[Collection]] = defaultdict(list)
    for zooms, feature in features:
        found[zooms].append(feature)
    return sorted(found.items(), key=lambda each: each[0])


def names(answers: Sequence[Answer], atlas: Atlas, base: str) -> dict[str, Collection]:
    """Layer id -> the names of the features of the answer that have no label of their own."""
    plain = [answer for answer in answers if not answer.label]
    return {
        id: drawn(atlas.layers[id], table, part="label", base=base, heroes=(), mark_undated=False)
        for id, table in features_of(plain, atlas).items()
    }


def _height(answer: Answer, select: str | None, kinds: Sequence[str]) -> tuple[bool, bool, bool, int, bool, int]:
    named = bool(answer.label)
    return answer.id == select, not answer.faint, not answer.look, kinds.index(answer.look), named, -answer.rank


def _seen(feature: Collection, answer: Answer, table: gpd.GeoDataFrame, part: str, base: str) -> Iterator[Collection]:
    """A feature as the answer shows it; nothing of the open ends of what steps back."""
    properties, point = dict(feature["properties"]), feature["geometry"]["type"] == "Point"
    end, status = point and part != "point", table.loc[answer.id, "status"]
    if end and answer.look:
        return
    if answer.look:
        properties |= _look(answer, status, table.loc[answer.id, "position_accuracy"], part, base, point=point)
    if answer.leads:
        wider = round(properties["width"] * (LEADING - 1), 2)
        properties |= {name: properties[name] and round(properties[name] + wider, 2) for name in ("width", "halo")}
    if answer.faint:
        properties |= faded(properties, styles.DIMMED)
    if answer.tip:
        properties["tip"] = list(answer.tip)
    if answer.kin:
        properties["kin"] = answer.kin
    if answer.label and not end and not (part == OUTLINE and answer.look):  # the symbol that stays has it already
        properties |= overlays.written(answer.label, answer.rank) | {"tone": styles.STATUSES[status].name}
        if part == OUTLINE:
            properties["label_at"] = [table.geometry[answer.id].x, table.geometry[answer.id].y]
    yield {**feature, "properties": properties}


def _look(answer: Answer, status: str, accuracy: str, part: str, base: str, *, point: bool) -> Collection:
    """The look of where a feature stands, of its outline as well."""
    style = KINDS[answer.look]
    if part == OUTLINE:
        return overlays.outline(style, base, status=status, accuracy=accuracy)
    ring = styles.POSITIONS[accuracy].halo * 0.75 if point and style.rim else 0
    found = overlays.look(style, base, point=point, status=status, ring=ring)
    if (
        style.hue == overlays.GREY and not point and not answer.label
    ):  # no name can be taken for that of what is there for context
        found["context"] = True
    return found


def _casing(feature: Collection, answer: Answer, table: gpd.GeoDataFrame, part: str) -> Collection:
    """The band under a feature that is selected, as wide as its look asks; the disc under a point has no edge."""
    if part == OUTLINE:
        return feature
    properties = dict(feature["properties"])
    if answer.look:
        across = KINDS[answer.look].diameter(table.loc[answer.id, "status"])
        properties |= {"ring": round(across / 2 + 6, 1), "width": KINDS[answer.look].width + BAND}
    if answer.leads:
        properties["width"] = round(properties["width"] + (properties["width"] - BAND) * (LEADING - 1), 2)
    return {**feature, "properties": properties | ({"width": 0} if feature["geometry"]["type"] == "Point" else {})}
