"""The whole atlas: every file of `geodata/` read, checked and joined. Start here, with `open_atlas`.

`open_atlas` refuses data with any fault. `open_whole` leaves out the layers and tables that have one: see
`loaders.missing`.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

import geodata
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
    Term,
)
from geodata.source_records import Grade, Source
from loaders import tables
from loaders.checks import looks
from loaders.findings import DataRefused, Finding, gathered, nearest, quoted
from loaders.folder import Folder, findings_of, ids_of, read_folder
from loaders.layer_files import LayerData, layer_data
from loaders.missing import (
    NAMING,
    LayerMissing,
    Lost,
    LostRows,
    LostSubjects,
    LostTable,
    Missing,
    at_hand,
    lacks,
    missing_of,
    of_themes,
    table_missing,
    that_hold,
    with_role,
    without,
)
from loaders.references import Ids
from loaders.tables import Record, Rows, TableKind

GEODATA = Path(geodata.__file__).parent
"""The project's own data."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """Everything that is known, as frozen records. Layers are in the order in which they are listed to the reader.

    ``redirects`` holds the ids that features once had; none of them is the id of a feature, and no record names one:
    what the files say of a former id is read as said of the present one. ``first_sights`` are in the order of their
    versions, ``grades`` has the best first. ``fields`` holds the dictionary: section -> column or key -> field.
    ``missing`` are the layers left out because of a fault in their data, by their ids, and the tables beside them, by
    their files; none, where the data was opened with `open_atlas`. Reading a table that is left out raises
    LayerMissing; see `loaders.missing.at_hand`.
    """

    layers: dict[str, LayerData]
    declarations: tuple[Declaration, ...]
    commitments: dict[str, Commitment]
    grades: dict[str, Grade]
    sources: dict[str, Source]
    instruments: dict[str, Instrument]
    events: tuple[Event, ...]
    link_steps: tuple[LinkStep, ...]
    arrangements: tuple[Co2Arrangement, ...]
    co2_ports: dict[str, Co2Port]
    wind_targets: tuple[WindTarget, ...]
    wind_totals: tuple[WindTotal, ...]
    corrections: tuple[Correction, ...]
    terms: tuple[Term, ...]
    places: tuple[Place, ...]
    other_names: tuple[OtherName, ...]
    redirects: dict[str, Redirect]
    first_sights: dict[str, FirstSight]
    ready_views: tuple[ReadyView, ...]
    originals: tuple[Original, ...]
    subjects: Subjects
    fields: dict[str, dict[str, Field]] = field(repr=False)
    missing: dict[str, Missing]
    _lost: Lost = field(repr=False)
    _layers: dict[str, str] = field(repr=False)
    _large: tuple[str, ...]
    _naming: dict[str, tuple[Commitment, ...]] = field(repr=False)

    def layer_of(self, feature_id: str) -> str | None:
        """The id of the layer that a feature lies in, or None if there is no such feature."""
        large = (id for id in self._large if feature_id in self.layers[id].features.index)
        return self._layers.get(feature_id) or next(large, None)

    def feature(self, feature_id: str) -> "pd.Series[Any]":
        """The properties and the geometry of a feature.

        Raises LayerMissing where it is unknown and a layer is left out, for it may be in that; otherwise KeyError,
        naming the nearest known id.
        """
        layer = self.layer_of(feature_id)
        if layer is None:
            if layers := [each for each in self.missing.values() if each.is_layer]:
                raise LayerMissing(that_hold(feature_id, layers) or layers)
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

    def sources_of(self, ids: Iterable[str]) -> list[Source]:
        """The sources of these ids, in their order, without those that are left out at present."""
        known = at_hand(self.sources)
        return [known[id] for id in ids if id in known or not lacks(self.sources)]

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


def open_atlas(folder: Path = GEODATA) -> Atlas:
    """Read all files of a folder. Raises `DataRefused` with every finding of every file if any rule is broken."""
    atlas, findings = looked_over(folder)
    if atlas is None:
        raise DataRefused(each for each in findings if each.grave)
    return atlas


def looked_over(folder: Path = GEODATA) -> tuple[Atlas | None, list[Finding]]:
    """The atlas of a folder, None if any rule is broken, and all findings; those that are not grave refuse nothing."""
    findings: list[Finding] = []
    files = read_folder(folder, findings)
    if files is not None:
        findings += findings_of(files, ids_of(files))
    if files is None or any(each.grave for each in findings):
        return None, gathered(findings)
    atlas = _joined(files)
    return atlas, gathered([*findings, *_alike(atlas, Path(folder).resolve().name)])


def open_whole(folder: Path = GEODATA) -> Atlas:
    """Read all files of a folder, without the layers, and the tables beside them, that break a rule: `Atlas.missing`
    names them with their findings.

    A fault elsewhere, or in every layer, raises `DataRefused` with every finding. What names something that a faulty
    file does not have any more is no fault: that file's own may be why.
    """
    read: list[Finding] = []
    files = read_folder(folder, read)
    if files is None:
        raise DataRefused(gathered(read))

    def faults(ids: Ids) -> list[Finding]:
        return [each for each in [*read, *findings_of(files, ids)] if each.grave]

    ids = ids_of(files)
    strict = faults(ids)
    if not strict:
        return _joined(files)
    blamed = faults(ids.without(files.hidden_by(faults(ids.without(ids.of_type)))))
    layers, beside = files.broken_layers(blamed), files.broken_tables(blamed)
    missing = [missing_of(each, _about(strict, *each.files)) for each in layers]
    missing += [table_missing(file, title, _about(strict, f"{files.root}/{file}")) for file, title in beside.items()]
    told = {finding.file for each in missing for finding in each.findings}
    if len(layers) == len(files.layers) or any(each.file not in told for each in blamed):
        raise DataRefused(gathered(strict))
    return _joined(files.without(blamed, ids), missing)


def _about(findings: Iterable[Finding], *names: str) -> list[Finding]:
    """The findings of some files."""
    return gathered(each for each in findings if each.file in names)


def _alike(atlas: Atlas, root: str) -> Iterator[Finding]:
    """Layers that a reader of the map cannot tell apart. ``root`` is what findings call the folder."""
    drawn = dict[str, list[tuple[Kind, str]]]()
    for id, layer in sorted(atlas.layers.items()):
        shapes = layer.features.geometry.geom_type
        drawn_as = pd.DataFrame({"kind": layer.features["kind"], "shape": shapes}).drop_duplicates()
        found = sorted({(kind, shape.removeprefix("Multi")) for kind, shape in drawn_as.itertuples(index=False)})
        drawn[f"{root}/layers/{id}.toml"] = [(layer.info.kinds[kind], shape) for kind, shape in found]
    yield from looks.layers_alike(drawn)


def _joined(files: Folder, missing: Collection[Missing] = ()) -> Atlas:
    left_out, dictionary, lost = {each.id: each for each in missing}, files.dictionary, Lost()
    layer_of = {name: layer.id for layer in files.layers for name in layer.ids()}
    lacking = {id: each for id, each in left_out.items() if each.is_layer}

    def kept(rows: Rows) -> Rows:
        return without(rows, dictionary, layer_of, lacking, lost) if lacking else rows

    whole = [layer_data(each, dictionary) for each in files.layers if each.id not in left_out]
    layers = sorted(whole, key=_place_in_list)
    declared = [replace(each, commitments=kept(each.commitments)) for each in files.declarations]
    declarations = tuple(tables.declaration_of(each) for each in declared)
    commitments = [commitment for declaration in declarations for commitment in declaration.commitments]
    naming = {kind.file for kind in NAMING}
    rows = {name: kept(each) if name in naming else each for name, each in files.tables.items()}

    def listed(kind: TableKind, record: type[Record]) -> tuple[Record, ...]:
        found = tables.records_of(record, rows[kind.file])
        return LostRows(found, left_out[kind.file]) if kind.file in left_out else found

    def keyed(kind: TableKind, record: type[Record]) -> dict[str, Record]:
        found = {getattr(each, kind.keys[0]): each for each in tables.records_of(record, rows[kind.file])}
        return LostTable(found, left_out[kind.file]) if kind.file in left_out else found

    subjects, lost_subjects = tables.subjects_of(files.subjects), left_out.get(tables.SUBJECTS)
    return Atlas(
        layers={layer.info.id: layer for layer in layers},
        declarations=declarations,
        commitments={commitment.id: commitment for commitment in commitments},
        grades=keyed(tables.GRADES, Grade),
        sources=keyed(tables.SOURCES, Source),
        instruments=keyed(tables.INSTRUMENTS, Instrument),
        events=listed(tables.EVENTS, Event),
        link_steps=listed(tables.LINK_STEPS, LinkStep),
        arrangements=listed(tables.ARRANGEMENTS, Co2Arrangement),
        co2_ports=keyed(tables.CO2_PORTS, Co2Port),
        wind_targets=listed(tables.WIND_TARGETS, WindTarget),
        wind_totals=listed(tables.WIND_TOTALS, WindTotal),
        corrections=listed(tables.CORRECTIONS, Correction),
        terms=listed(tables.TERMS, Term),
        places=listed(tables.PLACES, Place),
        other_names=listed(tables.OTHER_NAMES, OtherName),
        redirects=keyed(tables.REDIRECTS, Redirect),
        first_sights=keyed(tables.FIRST_SIGHTS, FirstSight),
        ready_views=listed(tables.READY_VIEWS, ReadyView),
        originals=listed(tables.ORIGINALS, Original),
        subjects=LostSubjects(subjects, lost_subjects) if lost_subjects else subjects,
        fields=dictionary.fields(),
        missing=left_out,
        _lost=lost,
        _layers={name: layer.info.id for layer in layers if not layer.is_large for name in layer.features.index},
        _large=tuple(layer.info.id for layer in layers if layer.is_large),
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
