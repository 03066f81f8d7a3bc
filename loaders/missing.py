"""What an atlas lacks: layers and tables that are left out because a fault was found in their files, and what the rest
then says.

A record that names something of a missing layer is handed on without it; `Atlas.missing_of` tells what it has lost.
Where a table is left out stands something of its kind that refuses to be read; `at_hand` gives those of its records
that have no fault, for what stands beside others and counts nothing.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self, TypeVar, cast

from geodata.page_records import Subjects
from geodata.records import THEMES
from loaders.fields import Dictionary
from loaders.findings import Finding
from loaders.layer_files import LayerFiles
from loaders.references import type_of
from loaders.tables import EVENTS, FIRST_SIGHTS, OTHER_NAMES, READY_VIEWS, SUBJECT_KEYS, Rows

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Missing:
    """A layer that is left out, or a table beside the layers, whose id is its file. ``title`` is the id where no title
    could be read.

    ``roles`` are its own and those of its kinds, ``features`` the ids of its features, ``theme`` its own; None where
    they cannot be read. A table has none.
    """

    id: str
    title: str
    findings: tuple[Finding, ...]
    roles: frozenset[str] | None
    features: frozenset[str] | None
    theme: str | None
    is_layer: bool = True


class LayerMissing(LookupError):
    """What was asked for rests on layers or tables that are left out. The message is the sentence for the reader."""

    def __init__(self, missing: Iterable[Missing]) -> None:
        self.missing = tuple(missing)
        super().__init__(sentence(self.missing))


def sentence(missing: Iterable[Missing]) -> str:
    """``Ports cannot be shown at present: a fault was found in the data.`` "" where nothing is missing."""
    names = titles(missing)
    return f"{names} cannot be shown at present: a fault was found in the data." if names else ""


def titles(missing: Iterable[Missing]) -> str:
    """``Ports``, ``Ports and CO2 storage``: the titles of layers that are left out, in a sentence."""
    *names, last = [each.title for each in missing] or [""]
    return f"{', '.join(names)} and {last}" if names else last


def missing_of(layer: LayerFiles, findings: Iterable[Finding]) -> Missing:
    """The record of a layer that is left out because of these findings."""
    title = (layer.table or {}).get("title")
    return Missing(
        layer.id,
        title if isinstance(title, str) and title.strip() else layer.id,
        tuple(findings),
        None if layer.table is None or "roles" not in layer.table else frozenset(layer.roles()),
        frozenset(layer.ids()) if layer.is_read else None,
        theme if isinstance(theme := (layer.table or {}).get("theme"), str) and theme in THEMES else None,
    )


def table_missing(file: str, title: str, findings: Iterable[Finding]) -> Missing:
    """The record of a table that is left out because of these findings."""
    return Missing(file, title, tuple(findings), frozenset(), frozenset(), "", is_layer=False)


def _refused(self: Any, *_: Any) -> Any:
    raise LayerMissing([self.missing])


class LostRows(tuple[Any, ...]):
    """In the place of a list of records that is left out."""

    missing: Missing
    __iter__ = __reversed__ = __len__ = __getitem__ = __contains__ = _refused

    def __new__(cls, found: Iterable[Any], missing: Missing) -> Self:
        """``found`` are the records without a fault."""
        self = super().__new__(cls, found)
        self.missing = missing
        return self


class LostTable(dict[str, Any]):
    """In the place of records by their ids that are left out."""

    __iter__ = __reversed__ = __len__ = __getitem__ = __contains__ = get = keys = values = items = _refused

    def __init__(self, found: Mapping[str, Any], missing: Missing) -> None:
        """``found`` are the records without a fault."""
        super().__init__(found)
        self.missing = missing


class LostSubjects(Subjects):
    """In the place of what pages are about."""

    missing: Missing

    def __init__(self, found: Subjects, missing: Missing) -> None:
        """``found`` is what has no fault."""
        super().__init__(**{each.name: getattr(found, each.name) for each in fields(found)})
        object.__setattr__(self, "missing", missing)

    def __getattribute__(self, name: str) -> Any:
        """Refuse to tell a subject."""
        return _refused(self) if name in SUBJECT_KEYS else super().__getattribute__(name)


def lacks(table: object) -> Missing | None:
    """The record of a table of an atlas that is left out; None for one that is there."""
    return table.missing if isinstance(table, LostRows | LostTable | LostSubjects) else None


def at_hand(table: Found) -> Found:
    """A table of an atlas as far as it is without a fault: for what stands beside others and counts nothing."""
    found: object = table
    match table:
        case LostRows():
            found = tuple(tuple.__iter__(table))
        case LostTable():
            found = {id: dict.__getitem__(table, id) for id in dict.__iter__(table)}
        case LostSubjects():
            found = Subjects(**{name: object.__getattribute__(table, name) for name in SUBJECT_KEYS})
    return cast(Found, found)


NAMING = (EVENTS, FIRST_SIGHTS, READY_VIEWS, OTHER_NAMES)
"""The tables, beside that of commitments, whose records may name any number of layers or features."""
Lost = dict[tuple[str, str], tuple[str, ...]]
"""Type and id of a record -> the ids of the missing layers that it names something of."""


def without(
    rows: Rows, dictionary: Dictionary, layer_of: Mapping[str, str], missing: Mapping[str, Missing], lost: Lost
) -> Rows:
    """The records of a table without what they name of missing layers, which is told in ``lost``.

    ``layer_of`` is feature id -> layer id. A feature in no layer may be in any that is missing.
    """
    entries, kept = dictionary.section(rows.kind.section), []
    for row in rows.rows or []:
        record, gone = dict(row), set[str]()
        for key, value in row.items():
            kind = type_of(key, entries)
            if kind in ("layer_ids", "feature_ids") and isinstance(value, list):
                owners = {each: each if kind == "layer_ids" else layer_of.get(each, "") for each in value}
                record[key] = [each for each in value if owners[each] and owners[each] not in missing]
                gone |= {owner for owner in owners.values() if owner in missing}
                gone |= set(missing) if "" in owners.values() else set()
        lost[(rows.kind.record.__name__, str(row[rows.kind.keys[0]]))] = tuple(id for id in missing if id in gone)
        kept.append(record)
    return replace(rows, rows=kept)


def with_role(role: str, missing: Iterable[Missing]) -> list[Missing]:
    """The missing layers that have a role, or may have it because their roles cannot be read."""
    return [each for each in missing if each.roles is None or role in each.roles]


def of_themes(themes: Collection[str], missing: Iterable[Missing]) -> list[Missing]:
    """The missing layers of some themes, or that may be because their theme cannot be read."""
    return [each for each in missing if each.theme is None or each.theme in themes]


def that_hold(feature: str, missing: Collection[Missing]) -> list[Missing]:
    """The missing layers that have a feature; if none is known to, those whose features cannot be read."""
    known = [each for each in missing if each.features and feature in each.features]
    return known or [each for each in missing if each.features is None]
