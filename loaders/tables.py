"""Tables beside the layers: sources, instruments, events, places, redirects, declarations and the like."""

import dataclasses
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from geodata.build.originals import Original
from geodata.page_records import (
    Co2Port,
    Correction,
    FirstSight,
    LinkStep,
    OtherName,
    ReadyView,
    Subjects,
    WindTarget,
    WindTotal,
)
from geodata.records import Co2Arrangement, Commitment, Declaration, Event, Instrument, Place, Redirect, Term
from geodata.source_records import Grade, Source
from loaders import files
from loaders.checks import commitments, geometry, records, values
from loaders.checks.values import Entry
from loaders.fields import Dictionary, values_checked
from loaders.files import Table
from loaders.findings import Finding, Where
from loaders.references import Ids, followed

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class TableKind:
    """One table. ``section`` is its part of the dictionary, ``array`` the name of its list in a TOML file.

    ``title`` is what a reader is told where it is left out, ``named_by`` the type of column that names its records, ""
    where no other file does.
    """

    file: str
    section: str
    record: type[Any]
    array: str = ""
    title: str = ""
    named_by: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of one record; the first one is its name."""
        return _keys(self)


@cache
def _keys(kind: TableKind) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind.record))


GRADES = TableKind("evidence.toml", "grade", Grade, "grades", "Grades of evidence", "grade_ids")
SOURCES = TableKind("sources.csv", "source", Source, "", "Sources", "source_ids")
INSTRUMENTS = TableKind(
    "instruments.toml", "instrument", Instrument, "instruments", "Agreements and bodies", "instrument_ids"
)
EVENTS = TableKind("timeline.toml", "event", Event, "events", "Events", "event_ids")
LINK_STEPS = TableKind("link_steps.toml", "link_step", LinkStep, "steps", "Steps of the proposed link")
ARRANGEMENTS = TableKind("co2_arrangements.toml", "co2_arrangement", Co2Arrangement, "arrangements", "CO2 arrangements")
CO2_PORTS = TableKind("co2_ports.toml", "co2_port", Co2Port, "co2_ports", "Ports that CO2 leaves from")
WIND_TARGETS = TableKind("wind_targets.toml", "wind_target", WindTarget, "targets", "Aims for offshore wind")
WIND_TOTALS = TableKind("wind_totals.toml", "wind_total", WindTotal, "totals", "Published totals of offshore wind")
CORRECTIONS = TableKind("corrections.toml", "correction", Correction, "corrections", "Corrections")
TERMS = TableKind("glossary.csv", "term", Term, "", "Glossary")
PLACES = TableKind("places.csv", "place", Place, "", "Places of the base map", "place_ids")
OTHER_NAMES = TableKind("other_names.csv", "other_name", OtherName, "", "Names in other languages")
REDIRECTS = TableKind("redirects.toml", "redirect", Redirect, "redirects", "Former names in links")
FIRST_SIGHTS = TableKind("first_sights.toml", "first_sight", FirstSight, "first_sights", "Meanings of older links")
READY_VIEWS = TableKind("ready_views.toml", "ready_view", ReadyView, "ready_views", "Ready views")
ORIGINALS = TableKind("build/originals.toml", "original", Original, "originals", "Credits of shapes")
COMMITMENTS = TableKind("commitments", "commitment", Commitment, "commitments")

TABLES = (
    GRADES, SOURCES, INSTRUMENTS, EVENTS, LINK_STEPS, ARRANGEMENTS, CO2_PORTS, WIND_TARGETS, WIND_TOTALS,
    CORRECTIONS, TERMS, PLACES, OTHER_NAMES, REDIRECTS, FIRST_SIGHTS, READY_VIEWS, ORIGINALS,
)  # fmt: skip
"""The tables that are one file each."""

DECLARATION_KEYS = ("id", "title", "parties", "date", "source")
"""Keys of a declaration, beside its commitments."""

DATED = {"event": "date", "co2_arrangement": "date_signed"}
"""Sections with a ``date_precision`` -> the date that it belongs to."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The plain records of one table as they were parsed; None if its file was refused as a whole."""

    kind: TableKind
    file: str
    rows: list[Table] | None

    def where(self, number: int, row: Table) -> Where:
        """The place of one record, named by its id, or by its number where it has none."""
        name = row.get(self.kind.keys[0])
        return Where(self.file, name if isinstance(name, str) and name.strip() else f"{self.kind.section} {number}")

    def ids(self) -> list[str] | None:
        """The ids of the records, as far as they can be read."""
        if self.rows is None:
            return None
        key = self.kind.keys[0]
        return [name for row in self.rows if isinstance(name := row.get(key), str)]

    def without(self, findings: Iterable[Finding]) -> "Rows":
        """The records that none of the findings is about; none where one is about the file."""
        faulty = {each.record for each in findings if each.file == self.file}
        kept = [row for number, row in enumerate(self.rows or [], 1) if self.where(number, row).record not in faulty]
        return dataclasses.replace(self, rows=[] if "" in faulty else kept)


def read_table(kind: TableKind, path: Path, file: str, dictionary: Dictionary, findings: list[Finding]) -> Rows:
    """Read one table that is a file of its own."""
    if not kind.array:
        return Rows(kind, file, _csv_rows(kind, path, file, dictionary, findings))
    table = files.read_toml(path, file, findings)
    if table is not None:
        findings += values.keys_known(Where(file), table, (kind.array,))
    return rows_of(kind, table, file, findings)


def rows_of(kind: TableKind, table: Table | None, file: str, findings: list[Finding]) -> Rows:
    """The records in the list ``kind.array`` of a TOML file."""
    if table is None:
        return Rows(kind, file, None)
    problems = list(records.tables_listed(Where(file), kind.array, table.get(kind.array)))
    findings += problems
    listed = table.get(kind.array)
    return Rows(kind, file, None if problems or not isinstance(listed, list) else listed)


def table_findings(rows: Rows, dictionary: Dictionary, ids: Ids) -> Iterator[Finding]:
    """Everything that is wrong with the records of one table."""
    kind, entries, own = rows.kind, dictionary.section(rows.kind.section), rows.ids() or []
    yield from records.ids_unique(rows.file, own, kind.section)
    if kind in (FIRST_SIGHTS, CO2_PORTS, GRADES) and rows.rows == []:
        yield from records.tables_listed(Where(rows.file), kind.array, None)
    for number, row in enumerate(rows.rows or [], start=1):
        at = rows.where(number, row)
        if kind.array:
            yield from values.keys_known(at, row, kind.keys)
            yield from values.keys_complete(at, row, kind.keys, kind.keys)
        yield from record_findings(at, {key: row[key] for key in kind.keys if key in row}, entries, ids)
        if kind.section in DATED:
            yield from records.precision_fits_date(at, row.get(DATED[kind.section]), row.get("date_precision"))
        if kind is PLACES and isinstance(row.get("lon"), float) and isinstance(row.get("lat"), float):
            yield from geometry.geometry(at, {"type": "Point", "coordinates": [row["lon"], row["lat"]]})
        if kind is REDIRECTS:
            yield from _redirect_findings(at, row, ids.of_type["feature_ids"], own)
        else:
            yield from _own_findings(kind, at, row, ids, own)


def _own_findings(kind: TableKind, at: Where, row: Table, ids: Ids, own: Collection[str]) -> Iterator[Finding]:
    """What is wrong between the values of one record of a kind that has rules of its own; ``own`` are their ids."""
    if kind is SOURCES:
        yield from records.dated_by_its_document(at, row.get("published"), row.get("kind"), ids.undocumented)
    if kind is COMMITMENTS:
        yield from commitments.mapped_agrees(at, row.get("mapped"), row.get("map_layers"), row.get("why_unmapped"))
        yield from commitments.features_in_layers(at, row.get("feature_ids"), row.get("map_layers"), ids.layer_of)
    if kind is ARRANGEMENTS:
        yield from records.co2_from_a_party(at, row.get("co2_from"), row.get("countries"))
    if kind is WIND_TARGETS:
        yield from records.range_rises(at, "gw", row.get("gw"), "gw_up_to", row.get("gw_up_to"))
        yield from records.replaced_by_another(at, row.get("id"), row.get("replaced_by"), own)


def _redirect_findings(
    at: Where, row: Table, features: Collection[str] | None, redirected: Collection[str]
) -> Iterator[Finding]:
    yield from records.removal_explained(at, row.get("to"), row.get("reason"))
    if features is not None:
        yield from records.redirect_is_no_feature(at, row.get("id"), features)
        yield from records.redirect_leads_to_feature(at, row.get("to"), features, redirected)


def record_findings(at: Where, record: Table, entries: Mapping[str, Entry], ids: Ids) -> Iterator[Finding]:
    """What is wrong with the values of one record: their types, their blanks, and the ids they name."""
    if "sources" in record:
        yield from records.sources_given(at, record["sources"])
    blank_sources = "sources" in record and record["sources"] in (None, [])
    yield from values_checked(at, {k: v for k, v in record.items() if k != "sources" or not blank_sources}, entries)
    yield from ids.checked(at, record, entries)


def rows_followed(rows: Rows, dictionary: Dictionary, moved: Mapping[str, str]) -> Rows:
    """The records of a table, their references to features by the ids that the features have now."""
    entries = dictionary.section(rows.kind.section)
    listed = None if rows.rows is None else [followed(row, entries, moved) for row in rows.rows]
    return dataclasses.replace(rows, rows=listed)


def moved_of(redirects: Rows) -> dict[str, str]:
    """Former id of a feature -> the id that it has now, of those that were not removed."""
    pairs = [(row.get("id"), row.get("to")) for row in redirects.rows or []]
    return {old: new for old, new in pairs if isinstance(old, str) and isinstance(new, str) and new}


def undocumented_of(grades: Rows) -> list[str]:
    """The ids of the grades of sources that have no document behind them."""
    return [
        name for row in grades.rows or [] if row.get("documented") is False and isinstance(name := row.get("id"), str)
    ]


SUBJECTS, SUBJECTS_TITLE = "subjects.toml", "What some pages are about"
"""The file of what pages are about, and what a reader is told where it is left out."""
SUBJECT_KEYS = tuple(field.name for field in dataclasses.fields(Subjects))
"""Keys that the file of subjects may have."""


def subject_findings(table: Table, file: str, dictionary: Dictionary, ids: Ids) -> Iterator[Finding]:
    """Everything that is wrong with the subjects of the pages."""
    at, entries = Where(file), dictionary.section("subjects")
    yield from values.keys_known(at, table, SUBJECT_KEYS)
    yield from values_checked(at, table, entries)
    yield from ids.checked(at, table, entries)


def subjects_of(table: Table) -> Subjects:
    """The frozen record of subjects without findings."""
    return Subjects(**{key: frozen(value) for key, value in table.items()})


def records_of(record: type[Record], rows: Rows) -> tuple[Record, ...]:
    """The frozen records of a table without findings."""
    return tuple(record(**{key: frozen(value) for key, value in row.items()}) for row in rows.rows or [])


def frozen(value: object) -> Any:
    """Lists become tuples, and null becomes blank text."""
    return tuple(value) if isinstance(value, list) else "" if value is None else value


@dataclass(frozen=True, slots=True)
class DeclarationFile:
    """One file of commitments as it was parsed; ``table`` is None if the file was refused as a whole."""

    stem: str
    file: str
    table: Table | None
    commitments: Rows


def read_declaration(path: Path, file: str, findings: list[Finding]) -> DeclarationFile:
    """Read one file of `geodata/commitments/`."""
    table = files.read_toml(path, file, findings)
    return DeclarationFile(path.stem, file, table, rows_of(COMMITMENTS, table, file, findings))


def declaration_findings(declaration: DeclarationFile, dictionary: Dictionary, ids: Ids) -> Iterator[Finding]:
    """Everything that is wrong with a declaration and its commitments."""
    table = declaration.table
    if table is None:
        return
    at = Where(declaration.file)
    known = (*DECLARATION_KEYS, COMMITMENTS.array)
    yield from values.keys_known(at, table, known)
    yield from values.keys_complete(at, table, DECLARATION_KEYS, known)
    own = {key: table[key] for key in DECLARATION_KEYS if key in table}
    yield from values_checked(at, own, dictionary.section("declaration"))
    yield from records.id_names_file(at, own.get("id"), declaration.stem)
    if (sources := ids.of_type["source_ids"]) is not None:
        yield from records.references(at, [own.get("source")], sources, "source")
    yield from table_findings(declaration.commitments, dictionary, ids)


def declaration_of(declaration: DeclarationFile) -> Declaration:
    """The frozen record of a declaration without findings."""
    table = declaration.table or {}
    own = {key: frozen(table[key]) for key in DECLARATION_KEYS}
    return Declaration(**own, commitments=records_of(Commitment, declaration.commitments))


def _csv_rows(
    kind: TableKind, path: Path, file: str, dictionary: Dictionary, findings: list[Finding]
) -> list[Table] | None:
    parsed = files.read_csv(path, file, findings)
    if parsed is None:
        return None
    header, rows = parsed
    findings += values.keys_known(Where(file), header, kind.keys)
    findings += values.keys_complete(Where(file), header, kind.keys, kind.keys)
    entries = dictionary.section(kind.section)
    types = {column: str(entries[column]["type"]) for column in header if column in entries}
    return [{column: _cell(cell, types.get(column, "text")) for column, cell in row.items()} for row in rows]


def _cell(cell: str, kind: str) -> object:
    """The value of a cell, a list parted by semicolons. One that does not fit stays text, and its rule will say so."""
    if kind in ("integer", "year") and re.fullmatch(r"-?[0-9]{1,18}", cell):
        return int(cell)
    if kind == "number" and re.fullmatch(r"-?[0-9]{1,18}(\.[0-9]{1,18})?", cell):
        return float(cell)
    if kind in values.LIST_TYPES:
        return [part.strip() for part in cell.split(";") if part.strip()]
    return cell
