"""What can be found: features, places, layers, agreements, commitments and terms, each with its names and its kind."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from geodata.records import STATES
from layers.looks.lettering import LETTERINGS
from layers.maps.tiling import is_tiled
from loaders.atlas import Atlas
from loaders.layer_files import LayerData
from loaders.missing import at_hand

FEATURE, PLACE, PAGE, LAYER = "feature", "place", "page", "layer"
INSTRUMENT, COMMITMENT, TERM, POSITION = "instrument", "commitment", "term", "position"
ORDER = (FEATURE, PLACE, PAGE, LAYER, INSTRUMENT, COMMITMENT, TERM, POSITION)
"""What an entry can be, those first that a reader means where several have one name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: ``of`` is a word of `ORDER` and ``id`` names it among those, the path of a page, the
    word of a term; latitude and longitude in degrees (WGS 84) of a position.

    ``kind`` says to the reader what it is. ``others`` are further names and codes of it, ``about`` words that say what
    it is about, which count for less. Of what fits alike that of the lowest ``rank`` comes first: what is shown at
    first sight, or stands on no map, before other layers, and those before what lies in the sea beside.
    """

    of: str
    id: str
    name: str
    kind: str
    others: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    rank: int = 0


def entries(atlas: Atlas) -> list[Entry]:
    """Everything of the atlas that is at hand and has a name, in the order of its lists.

    A layer that goes out in tiles is found, and its features are not: they are searched in its table.
    """
    places, features = _other_names(atlas)
    return [
        *(entry for layer in atlas.layers.values() if not is_tiled(layer) for entry in _features(layer, features)),
        *_places(atlas, places),
        *(_layer(layer) for layer in atlas.layers.values()),
        *(
            Entry(INSTRUMENT, each.id, each.name, _begun_large(each.kind))
            for each in at_hand(atlas.instruments).values()
        ),
        *(Entry(COMMITMENT, each.id, each.title, "Commitment") for each in atlas.commitments.values()),
        *(
            Entry(TERM, each.term, each.term, "Term", (each.expansion,) if each.expansion else ())
            for each in at_hand(atlas.terms)
        ),
    ]


def _other_names(atlas: Atlas) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Id -> names in other languages, of places and of features."""
    places, features = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for other in at_hand(atlas.other_names):
        for id in other.place_ids:
            places[id].append(other.name)
        for id in other.feature_ids:
            features[id].append(other.name)
    return places, features


def _features(layer: LayerData, other_names: dict[str, list[str]]) -> Iterator[Entry]:
    rank = 0 if layer.info.first_sight else 2 if layer.info.theme == "context" else 1
    sought = [name for name, field in layer.info.fields.items() if field.sought and name in layer.features]
    for feature in (
        layer.features[["name", "kind", "operator", *sought]].reset_index(names="feature").to_dict("records")
    ):
        id = str(feature["feature"])
        codes = [str(feature[name]) for name in sought if feature[name]]
        kind = layer.info.kinds[feature["kind"]].label
        yield Entry(
            FEATURE, id, feature["name"], kind, (*codes, *other_names.get(id, ())), _parts(feature["operator"]), rank
        )


def _parts(operators: str | None) -> tuple[str, ...]:
    """Those who run a feature, one by one."""
    return tuple(part.strip() for part in (operators or "").split(";") if part.strip())


def _places(atlas: Atlas, other_names: dict[str, list[str]]) -> Iterator[Entry]:
    codes = {name.casefold(): code for code, name in STATES.items()}
    for place in at_hand(atlas.places):
        if LETTERINGS[place.kind].stays:  # a figure of depth
            continue
        code = codes.get(place.name.casefold())
        name = place.name.title() if place.name.isupper() else place.name  # capitals are how the base map letters it
        others = (*([code] if code else []), *other_names.get(place.id, ()))
        yield Entry(PLACE, place.id, name, _begun_large(place.kind), others)


def _layer(layer: LayerData) -> Entry:
    info = layer.info
    about = dict.fromkeys(each for each in (info.topic, *(kind.label for kind in info.kinds.values())) if each)
    return Entry(LAYER, info.id, info.title, "Layer", about=tuple(about))


def _begun_large(words: str) -> str:
    return words[:1].upper() + words[1:]
