"""Facts in a reader's words: numbers with units, dates, lists, and "not published" where nothing was found."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from geodata.records import COUNTRIES, POSITION_ACCURACIES, STATUSES, Commitment, Field, Layer
from geodata.source_records import Source
from layers.wording.rights import shape_rights
from loaders.atlas import Atlas
from loaders.layer_files import LayerData
from loaders.missing import at_hand, that_hold, titles

NOT_PUBLISHED = "not published"
"""What a reader sees for a blank."""
IN_FORCE = "In force"
AGREED = "agreement"
"""The role of a kind that stands for an agreement or a declaration."""
FACTS_AS_OF = "September 2026"
"""The newest month of the evidence; each record carries its own date beside it."""
LONG_ITEM = 30
"""Characters from which the items of a list are told one below the other."""
OLD_AFTER_DAYS = 2 * 365
"""A status whose evidence is older than this is shown as old."""
OLD = "more than two years old"
LOOKED_FOR = "looked_for"
"""Column of the month in which something newer than a status was looked for and not found."""
START_EXPECTED = "start_expected"
"""Column of the start that was expected of what has no start year today."""

_CODE_WORD = re.compile("[a-z]+(_[a-z]+)+")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the panel: ``value`` as text, an address where it is a link, ``items`` where it is a long list."""

    label: str
    value: str
    link: str = ""
    items: tuple[str, ...] = ()


def in_words(day: str) -> str:
    """``2026-06-16`` as ``16 June 2026``, ``2026-06`` as ``June 2026``; anything else as it stands."""
    parts = day.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) not in (2, 3) or not 1 <= int(parts[1]) <= 12:
        return day
    month = f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return month if len(parts) == 2 else f"{int(parts[2])} {month}"


def last_day(day: str) -> date | None:
    """The last day that a date may mean: 30 June 2026 for ``2026-06``, 31 December for ``2026``; None for no date."""
    parts = day.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return None
    year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 12
    return date(year, month, int(parts[2]) if len(parts) > 2 else monthrange(year, month)[1])


def is_old(as_of: str, today: date) -> bool:
    """Whether evidence of this date (day, month or year) is more than two years old."""
    latest = last_day(as_of)
    return latest is not None and (today - latest).days > OLD_AFTER_DAYS


def search_text(looked_for: str) -> str:
    """``looked for again in November 2026, nothing newer found``; empty text where nobody looked."""
    return f"looked for again in {in_words(looked_for)}, nothing newer found" if looked_for else ""


def age_note(feature: Mapping[str, Any], today: date) -> str:
    """What follows the date of a status: `` (more than two years old; looked for again in November 2026, ...)``.

    Only what holds is said: a search makes no evidence newer, and says nothing of its age.
    """
    notes = (OLD if is_old(feature["status_as_of"], today) else "", search_text(feature.get(LOOKED_FOR, "")))
    said = "; ".join(note for note in notes if note)
    return f" ({said})" if said else ""


def number(value: float) -> str:
    """``1400`` as ``1,400`` and ``25.50`` as ``25.5``."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.5f}".rstrip("0").rstrip(".")


def listing(names: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def in_a_sentence(title: str) -> str:
    """``Gas pipelines`` as ``gas pipelines``; ``LNG terminals`` and ``CO2 stores`` as they stand."""
    return title if not title[1:2].islower() else title[:1].lower() + title[1:]


def blank(value: object) -> bool:
    """Whether nothing was published: empty text, an empty list or a missing number."""
    return (value in ("", ())) if isinstance(value, str | tuple) else bool(pd.isna(value))  # type: ignore[call-overload]


def value_text(value: object, field: Field) -> str:
    """One value with its unit, or "not published"."""
    if blank(value):
        return NOT_PUBLISHED
    if field.type == "boolean":
        return "yes" if value else "no"
    if field.type == "year":
        return str(value)
    if field.type in ("countries", "parties"):
        return ", ".join(COUNTRIES.get(code, code) for code in value)  # type: ignore[attr-defined]
    if isinstance(value, tuple):
        return ", ".join(_told(str(item), field) for item in value)
    if field.type == "date":
        return in_words(str(value))
    if field.type in ("number", "integer"):
        return f"{number(value)} {field.unit}".strip()  # type: ignore[arg-type]
    return _told(str(value), field)


def _told(word: str, field: Field) -> str:
    """A word as the dictionary tells it; of others ``depleted_gas`` as ``depleted gas``, the rest as they stand."""
    told = field.words.get(word, word)
    return told.replace("_", " ") if _CODE_WORD.fullmatch(told) else told


def key_figure(layer: Layer, feature: Mapping[str, object]) -> str:
    """The one figure shown first, such as ``1,400 MW``; empty text where the layer, or the kind, has none."""
    if not layer.key_figure or layer.key_figure in layer.kinds[str(feature["kind"])].without:
        return ""
    return figures_text(layer, feature, layer.key_figure)


def figures_told(layer: Layer, feature: Mapping[str, object], column: str) -> list[tuple[str, object]]:
    """Every figure that a record tells in a column, each after its words: ``("", 1400)`` and ``("or up to", 1700)``.

    The others stand in columns that the dictionary puts beside the first. None where the column is blank.
    """
    if blank(feature[column]):
        return []
    others = [(each.joined, feature[name]) for name, each in layer.fields.items() if each.beside == column]
    return [("", feature[column]), *((words, value) for words, value in others if not blank(value))]


def figures_text(layer: Layer, feature: Mapping[str, object], column: str) -> str:
    """The figures of a column as a reader is told them: ``1,400 MW, or up to 1,700 MW``; or "not published"."""
    return in_one_line(figures_told(layer, feature, column), layer.fields[column])


def in_one_line(figures: Sequence[tuple[str, object]], field: Field) -> str:
    """Figures, each after its words, with the unit of a field; "not published" for none."""
    return ", ".join(f"{words} {value_text(value, field)}".strip() for words, value in figures) or NOT_PUBLISHED


def key_figure_line(layer: Layer, feature: Mapping[str, object]) -> str:
    """The key figure with its label, and its year where it has one: ``Cargo 49.2 Mt/year (2021)``."""
    figure = key_figure(layer, feature)
    year = _beside_key_figure(layer, feature, "year")
    return f"{layer.fields[layer.key_figure].label} {figure}{f' ({year})' if year else ''}" if figure else ""


def key_figure_scope(layer: Layer, feature: Mapping[str, object]) -> str:
    """What the key figure covers, where the record says so; else empty text."""
    return _beside_key_figure(layer, feature, "scope")


def _beside_key_figure(layer: Layer, feature: Mapping[str, object], what: str) -> str:
    """The column that qualifies the key figure: beside ``cargo_mt`` stand ``cargo_year`` and ``cargo_scope``."""
    name = f"{layer.key_figure.rpartition('_')[0]}_{what}"
    return "" if name not in layer.columns or blank(feature[name]) else str(feature[name])


def year_text(feature: Mapping[str, object]) -> str:
    """``2019``, ``2032 (expected)``, "not published", or ``once expected for 2027, not confirmed since``."""
    if blank(feature["start_year"]):
        return f"once expected for {once}, not confirmed since" if (once := once_expected(feature)) else NOT_PUBLISHED
    expected = not blank(feature["start_is_estimate"]) and feature["start_is_estimate"]
    return f"{feature['start_year']} (expected)" if expected else str(feature["start_year"])


def once_expected(feature: Mapping[str, object]) -> str:
    """The start that was expected of what has no start year today; blank where none is on record."""
    once = feature.get(START_EXPECTED)
    return "" if blank(once) or not blank(feature["start_year"]) else str(once)


def start_told(feature: Mapping[str, object]) -> str:
    """``in service from 2032 (expected)``, ``no start year published``, or what was expected once."""
    if not blank(feature["start_year"]):
        return f"in service from {year_text(feature)}"
    return f"start {year_text(feature)}" if once_expected(feature) else "no start year published"


def status_words(layer: Layer, feature: Mapping[str, object]) -> str:
    """The status in words; the feature has its kind. A boundary or an agreement is not "in service" but in force."""
    agreed = layer.theme == "boundaries" or AGREED in layer.kinds[str(feature["kind"])].roles
    if agreed and feature["status"] == "operational":
        return IN_FORCE
    return STATUSES[str(feature["status"])]


def status_text(layer: Layer, feature: Mapping[str, object]) -> str:
    """``Proposed, as of December 2025``; without a date, the status alone."""
    words = status_words(layer, feature)
    return f"{words}, as of {in_words(str(feature['status_as_of']))}" if feature["status_as_of"] else words


def position_text(feature: Mapping[str, object]) -> str:
    """How sure the position is, in words."""
    return POSITION_ACCURACIES[str(feature["position_accuracy"])]


def facts(layer: LayerData, feature: Mapping[str, object], atlas: Atlas) -> tuple[list[Fact], list[str]]:
    """The feature's facts in reading order, and the labels of those that are not published.

    A column in which no feature of the layer has anything is left out, one that says nothing of the feature's kind, and
    a silent one that is blank. Another figure is told with the one that it stands beside. Ids of other features are
    told by name, sources by publisher and licence. When something newer was looked for stands beside the status, see
    `age_note`.
    """
    info = layer.info
    without = info.kinds[str(feature["kind"])].without
    found = [Fact("Countries", value_text(feature["countries"], info.fields["countries"]))]
    missing: list[str] = []
    for name, label in (("operator", "Operator"), ("start_year", "Start year")):
        if blank(feature[name]) and not (name == "start_year" and once_expected(feature)):
            if name not in without and not all(blank(other) for other in layer.features[name]):
                missing.append(label)
        else:
            found.append(Fact(label, year_text(feature) if name == "start_year" else str(feature[name])))
    for name in _told_alone(info):
        field, value = info.fields[name], feature[name]
        if blank(value):
            if not field.silent and name not in without and not all(blank(other) for other in layer.features[name]):
                missing.append(field.label)
        else:
            found.append(_fact(layer, feature, name, atlas))
    return found, missing


def _fact(layer: LayerData, feature: Mapping[str, object], name: str, atlas: Atlas) -> Fact:
    """A column that is not blank, in words."""
    field, value = layer.info.fields[name], feature[name]
    if field.type == "url":
        return Fact(field.label, str(value), link=str(value))
    if field.type == "source_id":
        for source in atlas.sources_of([str(value)]):
            return Fact(field.label, f"{source.title}, {source.publisher} ({source.licence})", link=source.url)
    if field.type == "texts" and any(len(item) > LONG_ITEM for item in value):  # type: ignore[attr-defined]
        return Fact(field.label, value_text(value, field), items=value)  # type: ignore[arg-type]
    if field.type in ("text", "texts", "feature_id", "feature_ids", "source_ids"):
        return Fact(field.label, value_text(_by_name(value, atlas), field))
    return Fact(field.label, figures_text(layer.info, feature, name))


def _told_alone(layer: Layer) -> list[str]:
    """A layer's own columns but those told beside another, beside the status, or in place of the start year."""
    return [
        name
        for name in layer.columns
        if name not in (LOOKED_FOR, START_EXPECTED) and layer.fields[name].beside not in layer.columns
    ]


def _by_name(value: object, atlas: Atlas) -> object:
    """Text or a list in which every item that is the id of a feature or a source is replaced by how it is called."""
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(_by_name(item, atlas) for item in value))
    return "; ".join(_name(id, atlas) for id in str(value).split("; "))


def _name(id: str, atlas: Atlas) -> str:
    if atlas.layer_of(id):
        return str(atlas.feature(id)["name"])
    if source := at_hand(atlas.sources).get(id):
        return f"{source.publisher} ({source.licence})"
    lost = [each for each in that_hold(id, atlas.missing.values()) if each.features is not None]
    return f"one of {titles(lost)} (cannot be shown at present)" if lost else id


def sources_of(atlas: Atlas, feature: Mapping[str, object]) -> list[Source]:
    """The sources a feature rests on, in the order in which the record names them."""
    return atlas.sources_of(feature["sources"])  # type: ignore[arg-type]


def named_commitments(atlas: Atlas, feature_id: str) -> tuple[list[Commitment], list[Commitment]]:
    """The commitments that name the feature, and those that are about its whole layer without naming it."""
    naming = list(atlas.commitments_of(feature_id))
    layer = atlas.layer_of(feature_id)
    about = atlas.commitments_of_layer(layer) if layer else ()
    return naming, [commitment for commitment in about if commitment not in naming]


def citation(atlas: Atlas, layer: LayerData, feature: Mapping[str, object]) -> str:
    """A reference to one feature, ready for a footnote, with its sources and their addresses."""
    sources = "; ".join(
        ", ".join(filter(None, (source.publisher, source.title)))
        + (f" ({in_words(source.published)})" if source.published else "")
        + (f", {source.url}" if source.url else "")
        for source in sources_of(atlas, feature)
    )
    return (
        f"{feature['name']} ({layer.info.kinds[str(feature['kind'])].label}; {status_text(layer.info, feature)}; "
        f"{position_text(feature).lower()}). North Sea Atlas, facts as of {FACTS_AS_OF}. "
        + "".join(
            f"{credit} ({licence}). "
            for credit, licence in dict.fromkeys(
                [(layer.info.attribution, layer.info.licence)]
                + [(each.credit, each.licence) for each in shape_rights(atlas, feature)]
            )
        )
        + f"Sources: {sources}."
    )
