"""Areas of ships in Dutch waters: the shapes of the anchorages, and of traffic lanes in their width."""

from collections.abc import Mapping, Sequence
from copy import deepcopy

from geodata.build.originals import Feature


def build(pieces_of: Mapping[str, str], shapes: Sequence[Feature], records: Sequence[Feature]) -> list[Feature]:
    """The records of a layer, those that ``pieces_of`` names with the shape of their piece: record id -> its id there.

    Raises KeyError for a record or a piece that is not there.
    """
    made = deepcopy(list(records))
    record_of = {each["id"]: each for each in made}
    shape_of = {each["properties"]["source_id"]: each["geometry"] for each in shapes}
    for id, piece in pieces_of.items():
        record_of[id]["geometry"] = shape_of[piece]
    return made
