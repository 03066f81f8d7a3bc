"""A page's answer on its map: features one by one, in place of whole layers.

Each is drawn as its layer draws it, or in the look of where it stands for the page (`layers.looks.overlays.KINDS`), and
may have a name of its own on the map. So a map shows what its page counts, and nothing else as if it were counted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd

from layers.looks import overlays, styles
from layers.looks.overlays import KINDS
from layers.maps.features import BAND, PARTS, drawn, faded, heroes, parts
from loaders.atlas import Atlas

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


def drawn_parts(
    answers: Sequence[Answer], atlas: Atlas, base: str, *, select: str | None = None, mark_undated: bool = False
) -> dict[str, Collection]:
    """The parts of the answer that have a feature, the lowest first, ready to draw: "casing", "area", "line", "point".

    What steps back lies lowest, ``select`` on top. ``mark_undated`` as in `layers.maps.features.drawn`.
    """
    by_id, named = {answer.id: answer for answer in answers}, heroes(atlas)
    found: dict[str, list[Collection]] = {part: [] for part in (CASING, *PARTS)}
    for id, table in features_of(answers, atlas).items():
        layer, chosen = atlas.layers[id], table[table.index == select]
        for part in parts(chosen):
            below = drawn(layer, chosen, part=part, base=base, heroes=named, mark_undated=False, selected=True)
            found[CASING] += [_casing(feature, by_id, chosen) for feature in below["features"]]
        for part in parts(table):
            above = drawn(layer, table, part=part, base=base, heroes=named, mark_undated=mark_undated)
            found[part] += [
                seen
                for feature in above["features"]
                for seen in _seen(feature, by_id[feature["properties"]["id"]], table, part, base)
            ]
    height = ["", *KINDS]
    for features in found.values():
        features.sort(key=lambda feature: _height(by_id[feature["properties"]["id"]], select, height))
    return {part: {"type": "FeatureCollection", "features": features} for part, features in found.items() if features}


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
    end = point and part != "point"
    if end and answer.look:
        return
    if answer.look:
        status, accuracy = table.loc[answer.id, ["status", "position_accuracy"]]
        style = KINDS[answer.look]
        ring = styles.POSITIONS[accuracy].halo * 0.75 if point and style.rim else 0
        properties |= overlays.look(style, base, point=point, status=status, ring=ring)
        if style.hue == overlays.GREY and not point:  # no name can be taken for that of what is there for context
            properties["context"] = True
    if answer.leads:
        wider = round(properties["width"] * (LEADING - 1), 2)
        properties |= {name: properties[name] and round(properties[name] + wider, 2) for name in ("width", "halo")}
    if answer.faint:
        properties |= faded(properties, styles.DIMMED)
    if answer.tip:
        properties["tip"] = list(answer.tip)
    if answer.kin:
        properties["kin"] = answer.kin
    if answer.label and not end:
        tone = styles.STATUSES[table.loc[answer.id, "status"]].name
        properties |= overlays.written(answer.label, answer.rank) | {"tone": tone}
    yield {**feature, "properties": properties}


def _casing(feature: Collection, answers: Mapping[str, Answer], table: gpd.GeoDataFrame) -> Collection:
    """The band under a feature that is selected, as wide as its look asks; the disc under a point has no edge."""
    answer = answers[feature["properties"]["id"]]
    properties = dict(feature["properties"])
    if answer.look:
        across = KINDS[answer.look].diameter(table.loc[answer.id, "status"])
        properties |= {"ring": round(across / 2 + 6, 1), "width": KINDS[answer.look].width + BAND}
    if answer.leads:
        properties["width"] = round(properties["width"] + (properties["width"] - BAND) * (LEADING - 1), 2)
    return {**feature, "properties": properties | ({"width": 0} if feature["geometry"]["type"] == "Point" else {})}
