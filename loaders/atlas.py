"""The whole atlas: every file of `geodata/` read, checked and joined. Start here, with `open_atlas`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

import geodata
from geodata.page_records import Co2Port, FirstSight, LinkStep, ReadyView, Subjects
from geodata.records import (
    THEMES,
    Co2Arrangement,
    Commitment,
    Declaration,
    Event,
    Field,
    Instrument,
    Kind,
    Place,
    Redirect,
    Source,
    Term,
)
from loaders import files as parsing
from loaders import tables
from loaders.checks import layers, looks, records
from loaders.fields import Dictionary, read_dictionary
from loaders.files import Table
from loaders.findings import DataRefused, Finding, Where, gathered, nearest, quoted
from loaders.layer_files import (
    LAYER_KEYS,
    OPTIONAL_KEYS,
    LayerData,
    LayerFiles,
    layer_data,
    layer_findings,
    layer_followed,
    read_layer,
)
from loaders.references import Ids, followed
from loaders.tables import DeclarationFile, Rows

GEODATA = Path(geodata.__file__).parent
"""The project's own data."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """Everything that is known, as frozen records. Layers are in the order in which they are listed to the reader.

    ``redirects`` holds the ids that features once had; none of them is the id of a feature, and no record names one:
    what the files say of a former id is read as said of the present one. ``first_sights`` are in the order of their
    versions. ``fields`` holds the dictionary: section -> column or key -> field.
    """

    layers: dict[str, LayerData]
    declarations: tuple[Declaration, ...]
    commitments: dict[str, Commitment]
    sources: dict[str, Source]
    instruments: dict[str, Instrument]
    events: tuple[Event, ...]
    link_steps: tuple[LinkStep, ...]
    arrangements: tuple[Co2Arrangement, ...]
    co2_ports: dict[str, Co2Port]
    terms: tuple[Term, ...]
    places: tuple[Place, ...]
    redirects: dict[str, Redirect]
    first_sights: dict[str, FirstSight]
    ready_views: tuple[ReadyView, ...]
    subjects: Subjects
    fields: dict[str, dict[str, Field]] = field(repr=False)
    _layers: dict[str, str] = field(repr=False)
    _naming: dict[str, tuple[Commitment, ...]] = field(repr=False)

    def layer_of(self, feature_id: str) -> str | None:
        """The id of the layer that a feature lies in, or None if there is no such feature."""
        return self._layers.get(feature_id)

    def feature(self, feature_id: str) -> "pd.Series[Any]":
        """The properties and the geometry of a feature. Raises KeyError, naming the nearest known id, if unknown."""
        layer = self.layer_of(feature_id)
        if layer is None:
            raise KeyError(f"feature {quoted(feature_id)} is not known. {nearest(feature_id, self._layers)}")
        row: pd.Series[Any] = self.layers[layer].features.loc[feature_id]
        return row

    def layers_as(self, role: str) -> tuple[str, ...]:
        """The ids of the layers that have a role, or a kind that has it, in the atlas's order."""
        return tuple(id for id, layer in self.layers.items() if layer.info.kinds_as(role))

    def layer_as(self, role: str) -> str:
        """The id of the one layer that has a role of `SOLE_ROLES`. Raises KeyError, naming it, if no layer has it."""
        for layer in self.layers_as(role):
            return layer
        raise KeyError(f"no layer has the role {quoted(role)}")

    def features_as(self, role: str) -> "dict[str, gpd.GeoDataFrame]":
        """Layer id -> those of its features whose kind has a role (EPSG:4326), in the atlas's order."""
        return {
            id: features[features["kind"].isin(self.layers[id].info.kinds_as(role))]
            for id in self.layers_as(role)
            for features in [self.layers[id].features]
        }

    def declaration_of(self, commitment_id: str) -> Declaration:
        """The declaration that a commitment stands in. Raises KeyError if there is no such commitment."""
        commitment = self.commitments[commitment_id]
        return next(declaration for declaration in self.declarations if commitment in declaration.commitments)

    def commitments_of(self, feature_id: str) -> list[Commitment]:
        """The commitments that name a feature, in the order of their declarations; none for an unknown feature."""
        return list(self._naming.get(feature_id, ()))

    def commitments_of_layer(self, layer_id: str) -> list[Commitment]:
        """The commitments that a layer belongs to, in the order of their declarations; none for an unknown layer."""
        return [commitment for commitment in self.commitments.values() if layer_id in commitment.map_layers]


@dataclass(frozen=True, slots=True)
class _Files:
    """All files of the folder as they were parsed."""

    dictionary: Dictionary
    layers: list[LayerFiles]
    declarations: list[DeclarationFile]
    tables: dict[str, Rows]
    subjects_file: str
    subjects: Table


def open_atlas(folder: Path = GEODATA) -> Atlas:
    """Read all files of a folder. Raises `DataRefused` with every finding of every file if any rule is broken."""
    findings: list[Finding] = []
    files = _read(Path(folder), findings)
    if files is not None:
        files = _followed(files)
        findings += _findings(files)
    if findings or files is None:
        raise DataRefused(gathered(findings))
    return _joined(files)


def warnings(atlas: Atlas, folder: Path = GEODATA) -> list[Finding]:
    """What in the files of a folder is no reason to refuse them, but may mislead a reader of the map."""
    root, drawn = folder.resolve().name, dict[str, list[tuple[Kind, str]]]()
    for id, layer in sorted(atlas.layers.items()):
        shapes = layer.features.geometry.geom_type.str.removeprefix("Multi")
        found = sorted({*zip(layer.features["kind"], shapes, strict=True)})
        drawn[f"{root}/layers/{id}.toml"] = [(layer.info.kinds[kind], shape) for kind, shape in found]
    return gathered(looks.layers_alike(drawn))


def _read(folder: Path, findings: list[Finding]) -> _Files | None:
    folder = folder.resolve()
    root = folder.name
    if not folder.is_dir():
        remedy = "Give the folder that holds layers/, commitments/ and sources.csv."
        findings.append(Where(root).finding("the folder is missing", remedy))
        return None
    dictionary = read_dictionary(folder / "fields.toml", f"{root}/fields.toml", findings)
    tomls, geojsons = (_stems(folder / "layers", ending) for ending in (".toml", ".geojson"))
    findings += layers.twin_files(f"{root}/layers/{{}}.toml", tomls, f"{root}/layers/{{}}.geojson", geojsons)
    findings += layers.twin_files(f"{root}/layers/{{}}.geojson", geojsons, f"{root}/layers/{{}}.toml", tomls)
    stems = sorted({*tomls, *geojsons})
    findings += layers.some_files(Where(f"{root}/layers"), stems, "layer")
    subjects_file = f"{root}/subjects.toml"
    return _Files(
        dictionary,
        [read_layer(folder / "layers", stem, f"{root}/layers", findings) for stem in stems],
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
        parsing.read_toml(folder / "subjects.toml", subjects_file, findings) or {},
    )


def _followed(files: _Files) -> _Files:
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


def _findings(files: _Files) -> Iterator[Finding]:
    dictionary, ids = files.dictionary, _ids(files)
    yield from dictionary.described("feature", layers.COMMON_COLUMNS)
    layer_keys = tuple(key for key in (*LAYER_KEYS, *OPTIONAL_KEYS) if key not in ("kinds", "columns"))
    yield from dictionary.described("layer", layer_keys)
    yield from dictionary.described("declaration", tables.DECLARATION_KEYS)
    yield from dictionary.described("subjects", tables.SUBJECT_KEYS)
    for kind in (*tables.TABLES, tables.COMMITMENTS):
        yield from dictionary.described(kind.section, kind.keys)
    for layer in files.layers:
        yield from layer_findings(layer, dictionary, ids)
    yield from records.ids_unique_over_files({layer.geojson_file: layer.ids() for layer in files.layers}, "feature")
    yield from layers.roles_not_shared({layer.toml_file: layer.roles() for layer in files.layers})
    for declaration in files.declarations:
        yield from tables.declaration_findings(declaration, dictionary, ids)
    commitments = {each.file: each.commitments.ids() or [] for each in files.declarations}
    yield from records.ids_unique_over_files(commitments, "commitment")
    for rows in files.tables.values():
        yield from tables.table_findings(rows, dictionary, ids)
    yield from tables.subject_findings(files.subjects, files.subjects_file, dictionary, ids)


def _ids(files: _Files) -> Ids:
    features_whole = all(layer.features is not None for layer in files.layers)
    commitments_whole = all(each.commitments.rows is not None for each in files.declarations)
    layer_of = {name: layer.id for layer in files.layers for name in layer.ids()}
    commitments = {name for each in files.declarations for name in each.commitments.ids() or []}
    return Ids(
        {
            "source_ids": files.tables[tables.SOURCES.file].ids(),
            "instrument_ids": files.tables[tables.INSTRUMENTS.file].ids(),
            "event_ids": files.tables[tables.EVENTS.file].ids(),
            "layer_ids": [layer.id for layer in files.layers],
            "feature_ids": layer_of if features_whole else None,
            "commitment_ids": commitments if commitments_whole else None,
        },
        layer_of,
    )


def _joined(files: _Files) -> Atlas:
    layers = sorted((layer_data(layer, files.dictionary) for layer in files.layers), key=_place_in_list)
    declarations = tuple(tables.declaration_of(each) for each in files.declarations)
    commitments = [commitment for declaration in declarations for commitment in declaration.commitments]
    rows = files.tables
    return Atlas(
        layers={layer.info.id: layer for layer in layers},
        declarations=declarations,
        commitments={commitment.id: commitment for commitment in commitments},
        sources={source.id: source for source in tables.records_of(Source, rows[tables.SOURCES.file])},
        instruments={each.id: each for each in tables.records_of(Instrument, rows[tables.INSTRUMENTS.file])},
        events=tables.records_of(Event, rows[tables.EVENTS.file]),
        link_steps=tables.records_of(LinkStep, rows[tables.LINK_STEPS.file]),
        arrangements=tables.records_of(Co2Arrangement, rows[tables.ARRANGEMENTS.file]),
        co2_ports={each.id: each for each in tables.records_of(Co2Port, rows[tables.CO2_PORTS.file])},
        terms=tables.records_of(Term, rows[tables.TERMS.file]),
        places=tables.records_of(Place, rows[tables.PLACES.file]),
        redirects={each.id: each for each in tables.records_of(Redirect, rows[tables.REDIRECTS.file])},
        first_sights={each.v: each for each in tables.records_of(FirstSight, rows[tables.FIRST_SIGHTS.file])},
        ready_views=tables.records_of(ReadyView, rows[tables.READY_VIEWS.file]),
        subjects=tables.subjects_of(files.subjects),
        fields=files.dictionary.fields(),
        _layers={name: layer.info.id for layer in layers for name in layer.features.index},
        _naming=_naming(commitments),
    )


def _place_in_list(layer: LayerData) -> tuple[int, int, str]:
    return list(THEMES).index(layer.info.theme), layer.info.order, layer.info.id


def _naming(commitments: Iterable[Commitment]) -> dict[str, tuple[Commitment, ...]]:
    """Feature id -> the commitments that name it: the link is written once, on the commitment, and turned here."""
    naming: dict[str, tuple[Commitment, ...]] = {}
    for commitment in commitments:
        for name in commitment.feature_ids:
            naming[name] = (*naming.get(name, ()), commitment)
    return naming
