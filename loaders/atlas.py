"""The whole atlas: every file of `geodata/` read, checked and joined. Start here, with `open_atlas`.

`open_atlas` refuses data with any fault. `open_whole` leaves out the layers that have one: see `loaders.missing`.
"""

from collections.abc import Collection, Iterable, Iterator
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
from loaders.missing import NAMING, LayerMissing, Lost, Missing, missing_of, of_themes, that_hold, with_role, without
from loaders.references import Ids, followed
from loaders.tables import DeclarationFile, Rows

GEODATA = Path(geodata.__file__).parent
"""The project's own data."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """Everything that is known, as frozen records. Layers are in the order in which they are listed to the reader.

    ``redirects`` holds the ids that features once had; none of them is the id of a feature, and no record names one:
    what the files say of a former id is read as said of the present one. ``first_sights`` are in the order of their
    versions. ``fields`` holds the dictionary: section -> column or key -> field. ``missing`` are the layers left out
    because of a fault in their data, by their ids; none, where the data was opened with `open_atlas`.
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
    missing: dict[str, Missing]
    _lost: Lost = field(repr=False)
    _layers: dict[str, str] = field(repr=False)
    _naming: dict[str, tuple[Commitment, ...]] = field(repr=False)

    def layer_of(self, feature_id: str) -> str | None:
        """The id of the layer that a feature lies in, or None if there is no such feature."""
        return self._layers.get(feature_id)

    def feature(self, feature_id: str) -> "pd.Series[Any]":
        """The properties and the geometry of a feature.

        Raises LayerMissing where it is unknown and a layer is left out, for it may be in that; otherwise KeyError,
        naming the nearest known id.
        """
        layer = self.layer_of(feature_id)
        if layer is None:
            if self.missing:
                raise LayerMissing(that_hold(feature_id, self.missing.values()) or self.missing.values())
            raise KeyError(f"feature {quoted(feature_id)} is not known. {nearest(feature_id, self._layers)}")
        row: pd.Series[Any] = self.layers[layer].features.loc[feature_id]
        return row

    def present_as(self, role: str) -> tuple[str, ...]:
        """The ids of the layers here that have a role, or a kind that has it, in the atlas's order."""
        return tuple(id for id, layer in self.layers.items() if layer.info.kinds_as(role))

    def layers_as(self, role: str) -> tuple[str, ...]:
        """The ids of all layers that have a role. Raises LayerMissing where one is left out that has it, or may have
        it: what is counted is counted from the whole, or not at all.
        """
        if missing := with_role(role, self.missing.values()):
            raise LayerMissing(missing)
        return self.present_as(role)

    def layer_as(self, role: str) -> str:
        """The id of the one layer that has a role of `SOLE_ROLES`. Raises LayerMissing where it is left out, KeyError,
        naming the role, if no layer has it.
        """
        for layer in self.present_as(role) or self.layers_as(role):
            return layer
        raise KeyError(f"no layer has the role {quoted(role)}")

    def layers_of(self, themes: Collection[str]) -> dict[str, LayerData]:
        """Id -> layer, of all layers of some themes. Raises LayerMissing where one is left out, or may be."""
        if missing := of_themes(themes, self.missing.values()):
            raise LayerMissing(missing)
        return {id: layer for id, layer in self.layers.items() if layer.info.theme in themes}

    def features_as(self, role: str) -> "dict[str, gpd.GeoDataFrame]":
        """Layer id -> those of its features whose kind has a role (EPSG:4326), in the atlas's order.

        Raises LayerMissing as `layers_as` does.
        """
        return self._features_as(role, self.layers_as(role))

    def features_present_as(self, role: str) -> "dict[str, gpd.GeoDataFrame]":
        """As `features_as`, of the layers here: for what is drawn beside others and counts nothing."""
        return self._features_as(role, self.present_as(role))

    def _features_as(self, role: str, layers: Iterable[str]) -> "dict[str, gpd.GeoDataFrame]":
        of = {id: self.layers[id] for id in layers}
        return {id: each.features[each.features["kind"].isin(each.info.kinds_as(role))] for id, each in of.items()}

    def missing_of(self, record: Commitment | Event | FirstSight | ReadyView) -> tuple[Missing, ...]:
        """The layers left out that a record names something of."""
        id = record.v if isinstance(record, FirstSight) else record.id
        return tuple(self.missing[layer] for layer in self._lost.get((type(record).__name__, id), ()))

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
    atlas, findings = looked_over(folder)
    if atlas is None:
        raise DataRefused(each for each in findings if each.grave)
    return atlas


def looked_over(folder: Path = GEODATA) -> tuple[Atlas | None, list[Finding]]:
    """The atlas of a folder, None if any rule is broken, and all findings; those that are not grave refuse nothing."""
    findings: list[Finding] = []
    files = _opened(folder, findings)
    if files is not None:
        findings += _findings(files, _ids(files))
    if files is None or any(each.grave for each in findings):
        return None, gathered(findings)
    atlas = _joined(files)
    return atlas, gathered([*findings, *_alike(atlas, Path(folder).resolve().name)])


def open_whole(folder: Path = GEODATA) -> Atlas:
    """Read all files of a folder, without the layers that break a rule: `Atlas.missing` names them with their findings.

    A fault elsewhere, or in every layer, raises `DataRefused` with every finding. What names a feature that a faulty
    layer does not have any more is no fault: the layer's own fault may be why.
    """
    read: list[Finding] = []
    files = _opened(folder, read)
    if files is None:
        raise DataRefused(gathered(read))
    ids = _ids(files)
    strict = [each for each in gathered([*read, *_findings(files, ids)]) if each.grave]
    if not strict:
        return _joined(files)
    own = ids.without_features()
    loose = [each for each in gathered([*read, *_findings(files, own)]) if each.grave]
    blamed = loose if _broken(files, loose) else strict
    broken = _broken(files, blamed)
    in_layers = {file for layer in broken for file in (layer.toml_file, layer.geojson_file)}
    if len(broken) == len(files.layers) or any(each.file not in in_layers for each in blamed):
        raise DataRefused(strict)
    return _joined(files, [missing_of(each, _of(each, strict)) for each in broken])


def _of(layer: LayerFiles, findings: Iterable[Finding]) -> list[Finding]:
    """The findings of the two files of a layer."""
    return [each for each in findings if each.file in (layer.toml_file, layer.geojson_file)]


def _broken(files: _Files, findings: Collection[Finding]) -> list[LayerFiles]:
    return [layer for layer in files.layers if _of(layer, findings)]


def _opened(folder: Path, findings: list[Finding]) -> _Files | None:
    files = _read(Path(folder), findings)
    return None if files is None else _followed(files)


def _alike(atlas: Atlas, root: str) -> Iterator[Finding]:
    """Layers that a reader of the map cannot tell apart. ``root`` is what findings call the folder."""
    drawn = dict[str, list[tuple[Kind, str]]]()
    for id, layer in sorted(atlas.layers.items()):
        shapes = layer.features.geometry.geom_type.str.removeprefix("Multi")
        found = sorted({*zip(layer.features["kind"], shapes, strict=True)})
        drawn[f"{root}/layers/{id}.toml"] = [(layer.info.kinds[kind], shape) for kind, shape in found]
    yield from looks.layers_alike(drawn)


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


def _findings(files: _Files, ids: Ids) -> Iterator[Finding]:
    dictionary = files.dictionary
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


def _joined(files: _Files, missing: Collection[Missing] = ()) -> Atlas:
    left_out, dictionary, lost = {each.id: each for each in missing}, files.dictionary, Lost()
    layer_of = {name: layer.id for layer in files.layers for name in layer.ids()}

    def kept(rows: Rows) -> Rows:
        return without(rows, dictionary, layer_of, left_out, lost) if left_out else rows

    whole = [layer_data(each, dictionary) for each in files.layers if each.id not in left_out]
    layers = sorted(whole, key=_place_in_list)
    declared = [replace(each, commitments=kept(each.commitments)) for each in files.declarations]
    declarations = tuple(tables.declaration_of(each) for each in declared)
    commitments = [commitment for declaration in declarations for commitment in declaration.commitments]
    naming = {kind.file for kind in NAMING}
    rows = {name: kept(each) if name in naming else each for name, each in files.tables.items()}
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
        fields=dictionary.fields(),
        missing=left_out,
        _lost=lost,
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
