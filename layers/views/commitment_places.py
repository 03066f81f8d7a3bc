"""The thread between a commitment and its places, followed both ways.

The link is written once, on the commitment; `loaders.atlas` turns it round. A commitment's *places* are the features
it names. Where it belongs to a layer without naming a feature of it, it is about that layer *as a whole*.
"""

from dataclasses import dataclass

from geodata.records import Commitment
from layers.wording.facts import listing
from loaders.atlas import Atlas
from loaders.missing import titles


@dataclass(frozen=True, slots=True)
class Thread:
    """Where one commitment is on the map: ids of features by layer, and ids of layers it is about as a whole."""

    named: dict[str, tuple[str, ...]]
    whole: tuple[str, ...]

    @property
    def features(self) -> tuple[str, ...]:
        """The ids of all features it names, layer by layer."""
        return tuple(id for ids in self.named.values() for id in ids)

    @property
    def layers(self) -> tuple[str, ...]:
        """The ids of all layers it has to do with."""
        return (*self.named, *self.whole)


def thread_of(atlas: Atlas, commitment: Commitment) -> Thread:
    """Where a commitment is on the map, in the order in which layers are listed to the reader."""
    named = {
        layer: found
        for layer in atlas.layers
        if (found := tuple(id for id in commitment.feature_ids if atlas.layer_of(id) == layer))
    }
    return Thread(named, tuple(id for id in atlas.layers if id in commitment.map_layers and id not in named))


def places_text(atlas: Atlas, commitment: Commitment) -> str:
    """``2 places; offshore wind farms as a whole``, or ``No place on the map``."""
    thread = thread_of(atlas, commitment)
    count = len(thread.features)
    parts = [f"{count} place{'s' if count != 1 else ''}"] if count else []
    if thread.whole:
        names = [_lowered(atlas.layers[id].info.title) for id in thread.whole]
        listed = listing(names)
        parts.append(f"{listed} as a whole")
    if lost := atlas.missing_of(commitment):
        parts.append(f"{titles(lost)} cannot be shown at present")
    text = "; ".join(parts)
    return text[:1].upper() + text[1:] if text else "No place on the map"


def bounds_of(atlas: Atlas, commitment: Commitment) -> tuple[float, float, float, float] | None:
    """West, south, east and north of what the commitment names, in degrees (WGS 84); None where it names nothing."""
    boxes = [atlas.feature(id)["geometry"].bounds for id in thread_of(atlas, commitment).features]
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _lowered(title: str) -> str:
    """A title inside a sentence: ``Ports`` as ``ports``, but ``CO2 storage`` as it stands."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
