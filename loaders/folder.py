"""All files of a folder of data: parsed, checked, and which of them break a rule."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from loaders import files as parsing
from loaders import tables
from loaders.checks import coverage, layers, outlines, records
from loaders.fields import Dictionary, read_dictionary
from loaders.files import Table
from loaders.findings import Finding, Where
from loaders.layer_files import (
    ENDINGS,
    LAYER_KEYS,
    OPTIONAL_KEYS,
    LayerFiles,
    layer_followed,
    read_layer,
)
from loaders.layer_findings import layer_findings
from loaders.references import Ids, followed
from loaders.tables import DeclarationFile, Rows

ZONE = "eez"
"""The role of what a layer can say that it covers."""


@dataclass(frozen=True, slots=True)
class Folder:
    """All files of a folder as they were parsed. ``root`` is what findings call the folder."""

    root: str
    dictionary: Dictionary
    layers: list[LayerFiles]
    declarations: list[DeclarationFile]
    tables: dict[str, Rows]
    subjects_file: str
    subjects: Table

    def broken_layers(self, findings: Iterable[Finding]) -> list[LayerFiles]:
        """The layers that have a finding in one of their files."""
        named = {each.file for each in findings}
        return [layer for layer in self.layers if named.intersection(layer.files)]

    def broken_tables(self, findings: Iterable[Finding]) -> dict[str, str]:
        """The tables beside the layers that have a finding: name of the file -> title."""
        named = {each.file for each in findings}
        found = {kind.file: kind.title for kind in tables.TABLES if self.tables[kind.file].file in named}
        return found | ({tables.SUBJECTS: tables.SUBJECTS_TITLE} if self.subjects_file in named else {})

    def hidden_by(self, findings: Iterable[Finding]) -> set[str]:
        """The types of ids of which some may be hidden by a fault in the file of their records."""
        found = [*findings]
        hidden = {kind.named_by for kind in tables.TABLES if kind.file in self.broken_tables(found) and kind.named_by}
        return hidden | ({"feature_ids"} if self.broken_layers(found) else set())

    def without(self, findings: Iterable[Finding], ids: Ids) -> "Folder":
        """The same tables without the records that have a finding, and subjects without what is not right by itself."""
        found = [*findings]
        kept = {name: rows.without(found) for name, rows in self.tables.items()}
        if not any(each.file == self.subjects_file for each in found):
            return replace(self, tables=kept)
        right = {key: value for key, value in self.subjects.items() if self._is_right({key: value}, ids)}
        return replace(self, tables=kept, subjects=right)

    def _is_right(self, subject: Table, ids: Ids) -> bool:
        return not [*tables.subject_findings(subject, self.subjects_file, self.dictionary, ids)]


def read_folder(folder: Path, findings: list[Finding]) -> Folder | None:
    """Read all files, with the former ids of features in all references read as their present ones.

    None, with a finding, where there is no such folder.
    """
    files = _read(Path(folder), findings)
    return None if files is None else _followed(files)


def _read(folder: Path, findings: list[Finding]) -> Folder | None:
    folder = folder.resolve()
    root = folder.name
    if not folder.is_dir():
        remedy = "Give the folder that holds layers/, commitments/ and sources.csv."
        findings.append(Where(root).finding("the folder is missing", remedy))
        return None
    dictionary = read_dictionary(folder / "fields.toml", f"{root}/fields.toml", findings)
    tomls = _stems(folder / "layers", ".toml")
    held = {ending: _stems(folder / "layers", ending) for ending in ENDINGS}
    every = [stem for listed in held.values() for stem in listed]
    findings += layers.twin_files(f"{root}/layers/{{}}.toml", tomls, f"{root}/layers/{{}}.geojson", every)
    for ending, listed in held.items():
        findings += layers.twin_files(f"{root}/layers/{{}}{ending}", listed, f"{root}/layers/{{}}.toml", tomls)
    findings += layers.one_file_of_features(f"{root}/layers/{{}}{{}}", held)
    stems = sorted({*tomls, *every})
    outlined = _stems(folder / "outlines", ".geojson")
    findings += outlines.of_layers(f"{root}/outlines/{{}}.geojson", outlined, stems)
    findings += layers.some_files(Where(f"{root}/layers"), stems, "layer")
    subjects_file = f"{root}/{tables.SUBJECTS}"
    return Folder(
        root,
        dictionary,
        [read_layer(folder, stem, root, findings) for stem in stems],
        [
            tables.read_declaration(
                folder / "commitments" / f"{stem}.toml", f"{root}/commitments/{stem}.toml", findings
            )
            for stem in _stems(folder / "commitments", ".toml")
        ],
        {
            kind.file: tables.read_table(kind, folder / kind.file, f"{root}/{kind.file}", dictionary, findings)
            for kind in tables.TABLES
        },
        subjects_file,
        parsing.read_toml(folder / tables.SUBJECTS, subjects_file, findings) or {},
    )


def _followed(files: Folder) -> Folder:
    """The same files, with the former ids of features in all references read as their present ones."""
    moved, dictionary = tables.moved_of(files.tables[tables.REDIRECTS.file]), files.dictionary
    return replace(
        files,
        layers=[layer_followed(layer, dictionary, moved) for layer in files.layers],
        declarations=[
            replace(each, commitments=tables.rows_followed(each.commitments, dictionary, moved))
            for each in files.declarations
        ],
        tables={name: tables.rows_followed(rows, dictionary, moved) for name, rows in files.tables.items()},
        subjects=followed(files.subjects, dictionary.section("subjects"), moved),
    )


def _stems(folder: Path, ending: str) -> list[str]:
    """The names of the files in a folder that end so, without the ending; those that begin with a dot are no data."""
    if not folder.is_dir():
        return []
    return sorted(path.stem for path in folder.iterdir() if path.suffix == ending and not path.name.startswith("."))


def findings_of(files: Folder, ids: Ids) -> Iterator[Finding]:
    """Everything that is wrong with the parsed files; references to what ``ids`` does not tell are not looked at."""
    dictionary = files.dictionary
    yield from dictionary.described("feature", layers.COMMON_COLUMNS)
    layer_keys = tuple(key for key in (*LAYER_KEYS, *OPTIONAL_KEYS) if key not in ("kinds", "columns"))
    yield from dictionary.described("layer", layer_keys)
    yield from dictionary.described("declaration", tables.DECLARATION_KEYS)
    yield from dictionary.described("subjects", tables.SUBJECT_KEYS)
    for kind in (*tables.TABLES, tables.COMMITMENTS):
        yield from dictionary.described(kind.section, kind.keys)
    credited = {each.get("source") for each in files.tables[tables.ORIGINALS.file].rows or []}
    for layer in files.layers:
        yield from layer_findings(layer, dictionary, ids)
        yield from outlines.credit_known(layer.features_file, layer.borrowed(), credited)
    yield from records.ids_unique_over_files({layer.features_file: layer.ids() for layer in files.layers}, "feature")
    yield from layers.roles_not_shared({layer.toml_file: layer.roles() for layer in files.layers})
    zones = {name for layer in files.layers if ZONE in layer.roles() for name in layer.ids()}
    for layer in files.layers:
        known = [name for name in layer.coverage_zones() if name in ids.layer_of]
        yield from coverage.zones_known(Where(layer.toml_file), known, zones)
    for declaration in files.declarations:
        yield from tables.declaration_findings(declaration, dictionary, ids)
    commitments = {each.file: each.commitments.ids() or [] for each in files.declarations}
    yield from records.ids_unique_over_files(commitments, "commitment")
    for rows in files.tables.values():
        yield from tables.table_findings(rows, dictionary, ids)
    sources = files.tables[tables.SOURCES.file]
    yield from records.documents_once(sources.file, sources.rows or [])
    yield from tables.subject_findings(files.subjects, files.subjects_file, dictionary, ids)


def ids_of(files: Folder) -> Ids:
    """The ids that exist in the files."""
    features_whole = all(layer.is_read for layer in files.layers)
    commitments_whole = all(each.commitments.rows is not None for each in files.declarations)
    layer_of = {name: layer.id for layer in files.layers for name in layer.ids()}
    commitments = {name for each in files.declarations for name in each.commitments.ids() or []}
    return Ids(
        {
            **{kind.named_by: files.tables[kind.file].ids() for kind in tables.TABLES if kind.named_by},
            "layer_ids": [layer.id for layer in files.layers],
            "feature_ids": layer_of if features_whole else None,
            "commitment_ids": commitments if commitments_whole else None,
        },
        layer_of,
        tables.undocumented_of(files.tables[tables.GRADES.file]),
    )
