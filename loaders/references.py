"""The ids with which records point at records of other files, and the check that what they point at is there."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from loaders.checks import records
from loaders.checks.values import Entry
from loaders.findings import Finding, Where

TYPE_OF_KEY = {
    "sources": "source_ids",
    "map_layers": "layer_ids",
    "feature_ids": "feature_ids",
    "instrument_ids": "instrument_ids",
    "commitment_ids": "commitment_ids",
}
"""Keys that hold ids wherever they occur. An entry of the dictionary may give such a type, or that of a single id, to
any other column."""

WORD_OF_TYPE = {
    "grade_ids": "grade",
    "source_ids": "source",
    "layer_ids": "layer",
    "feature_ids": "feature",
    "place_ids": "place",
    "instrument_ids": "instrument",
    "event_ids": "event",
    "commitment_ids": "commitment",
}
"""Types of ids -> what a sentence calls the record they name."""


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids that exist, by the type of column that may name them; None where a refused file hides some."""

    of_type: dict[str, Collection[str] | None]
    layer_of: dict[str, str]
    """Feature id -> id of its layer."""
    undocumented: Collection[str] = ()
    """Ids of the grades of sources that have no document behind them."""

    def without(self, types: Iterable[str]) -> "Ids":
        """The same ids with nothing known of some types, so that no reference to one of them is a fault."""
        return replace(self, of_type={**self.of_type, **dict.fromkeys(types)})

    def checked(self, at: Where, record: Mapping[str, object], entries: Mapping[str, Entry]) -> Iterator[Finding]:
        """Every id in the columns of a record that hold ids is known."""
        for key, value in record.items():
            kind = type_of(key, entries)
            known = self.of_type.get(kind)
            if known is not None:
                yield from records.references(at, value, known, WORD_OF_TYPE[kind])


def followed(record: Mapping[str, object], entries: Mapping[str, Entry], moved: Mapping[str, str]) -> dict[str, object]:
    """A record whose references name features by the ids that they have now. ``moved`` is former id -> present id."""
    return {
        key: _followed(value, moved) if type_of(key, entries) == "feature_ids" else value
        for key, value in record.items()
    }


def _followed(value: object, moved: Mapping[str, str]) -> object:
    if isinstance(value, list):
        return [_followed(each, moved) for each in value]
    return moved.get(value, value) if isinstance(value, str) else value


def type_of(key: str, entries: Mapping[str, Entry]) -> str:
    """The type of the list of ids that a column holds, be it one id or several; other columns have theirs."""
    kind = TYPE_OF_KEY.get(key) or str(entries[key]["type"] if key in entries else "")
    return f"{kind}s" if f"{kind}s" in WORD_OF_TYPE else kind
