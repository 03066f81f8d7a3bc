"""What rests on which source, how good that is, and what a reader of the Sources page has chosen."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, NamedTuple

import altair as alt
import pandas as pd

from geodata.source_records import Grade, Source
from layers.looks import basemap
from layers.looks.bar_list import Bar, bar_chart
from layers.maps.coverage import caveats
from layers.views.choices import Choice, Some, Text
from layers.wording.evidence import grade_of
from layers.wording.facts import NOT_PUBLISHED, in_words, number
from layers.wording.rights import SHAPE_FROM, own_rights, shape_rights, sources_of_shapes
from loaders.atlas import Atlas
from loaders.missing import LayerMissing, at_hand

ALL = "All records"
"""Heads the column of all grades together, and the row of all kinds of record."""


@dataclass(frozen=True, slots=True)
class SourcesChoice(Choice):
    """What a reader of the Sources page has chosen: words to search for, and kinds of source; none means all."""

    q: Annotated[str, Text()] = ""
    kind: Annotated[tuple[str, ...], Some(lambda atlas: atlas.grades)] = ()


class Record(NamedTuple):
    """Something that rests on sources. ``heading`` is what such things are called together."""

    heading: str
    name: str
    sources: tuple[str, ...]


def records(atlas: Atlas) -> Iterator[Record]:
    """Every record at hand that names what it rests on, layer by layer, then what stands beside the layers."""
    for layer in atlas.layers.values():
        for name, sources in zip(layer.features["name"], layer.features["sources"], strict=True):
            yield Record(layer.info.title, name, sources)
    yield from (Record("Commitments", each.title, each.sources) for each in atlas.commitments.values())
    yield from (Record("Declarations", each.title, (each.source,)) for each in atlas.declarations)
    yield from (Record("Instruments", each.name, each.sources) for each in at_hand(atlas.instruments).values())
    yield from (Record("Events", each.title, each.sources) for each in at_hand(atlas.events))
    yield from (Record("Steps of a proposed link", each.what, each.sources) for each in at_hand(atlas.link_steps))
    for aim in at_hand(atlas.wind_targets):
        yield Record("Aims for offshore wind", f"{aim.by}, {aim.year}: {number(aim.gw)} GW", aim.sources)
    for total in at_hand(atlas.wind_totals):
        yield Record("Published totals of offshore wind", f"{in_words(total.as_of)}: {total.scope}", total.sources)
    yield from (Record("CO2 arrangements", each.title, each.sources) for each in at_hand(atlas.arrangements))
    yield from (Record("Names in other languages", each.name, each.sources) for each in at_hand(atlas.other_names))


def _shapes(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """The name of each feature whose shape has sources of its own, with the id of each."""
    for layer in atlas.layers.values():
        columns = [column for column in SHAPE_FROM if column in layer.features]
        for feature in layer.features[["name", *columns]].to_dict("records") if columns else ():
            yield from ((feature["name"], source) for source in sources_of_shapes(feature))


def resting(atlas: Atlas) -> dict[str, dict[str, list[str]]]:
    """Source id -> the names of everything at hand that rests on it, by kind. A source of nothing is left out."""
    titles, found = {layer.info.title for layer in atlas.layers.values()}, dict[str, dict[str, list[str]]]()

    def note(source: str, kind: str, name: str) -> None:
        found.setdefault(source, {}).setdefault(kind, []).append(name)

    for layer in atlas.layers.values():
        for source in dict.fromkeys(layer.info.sources):
            note(source, "Layers", layer.info.title)
    for heading, name, sources in records(atlas):
        for source in dict.fromkeys(sources):
            note(source, "Features" if heading in titles else heading, name)
    for name, source in _shapes(atlas):
        note(source, "Shapes of features", name)
    return found


def resting_on(atlas: Atlas, source_id: str) -> dict[str, list[str]]:
    """Names of everything that rests on a source, by kind; kinds with nothing are left out."""
    unknown = [f"what of {each.title} rests on it" for each in atlas.missing.values()]
    return resting(atlas).get(source_id, {}) | ({"Unknown at present": unknown} if unknown else {})


def graded(atlas: Atlas) -> pd.DataFrame:
    """How many records have which grade, which is that of the best source that they name.

    Rows: layers by title, then what stands beside them, and all together. Columns: a grade each, the best first, and
    all together; 0 included. Raises LayerMissing where a layer is left out: what is counted is counted from the whole.
    """
    if atlas.missing:
        raise LayerMissing(atlas.missing.values())
    counted = Counter((each.heading, grade_of(atlas, each.sources).label) for each in records(atlas))
    headings = dict.fromkeys(heading for heading, _ in counted)
    labels = [grade.label for grade in atlas.grades.values()]
    rows = [[counted[heading, label] for label in labels] for heading in headings]
    table = pd.DataFrame(rows, index=pd.Index(list(headings), name="Records"), columns=labels, dtype=int)
    table[ALL] = table.sum(axis="columns")
    table.loc[ALL] = table.sum()
    return table


def graded_text(atlas: Atlas, table: pd.DataFrame) -> str:
    """What the table of `graded` comes to, in two sentences, and what a grade does not say."""
    counts = of_all(table)
    without = sum(counts[grade.label] for grade in atlas.grades.values() if not grade.documented)
    whole = counts[ALL]
    told = (
        f"{whole - without:,} of {whole:,} records name at least one document, {without:,} rest on what the compiler "
        "knows alone."
    )
    return (
        f"{told if without else f'Each of {whole:,} records names at least one document.'} A record counts under the "
        "best source it names. Not all of it need come from there, and it need not have been checked against a second "
        "source."
    )


def of_all(table: pd.DataFrame) -> dict[str, int]:
    """How many of all records have which grade, of the table of `graded`: label -> count, with `ALL`."""
    (counts,) = table.loc[[ALL]].to_dict("records")
    return {str(label): int(count) for label, count in counts.items()}


def grades_chart(atlas: Atlas, table: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """All records by grade, as bars; those of a grade with no document behind it stand out."""

    counts = of_all(table)

    def bar(grade: Grade) -> Bar:
        count = counts[grade.label]
        words = f"{count:,} record{'s' if count != 1 else ''}"
        return Bar(f"{grade.mark} {grade.label}", count, words, chosen=bool(count) and not grade.documented)

    return bar_chart(bar(grade) for grade in atlas.grades.values())


def sources_table(atlas: Atlas) -> pd.DataFrame:
    """One row per source with the number of records that rest on it, the most used first. Index: source id."""
    counts = Counter(id for each in records(atlas) for id in each.sources)
    counts.update(id for layer in atlas.layers.values() for id in layer.info.sources)
    counts.update(source for _, source in _shapes(atlas))
    rows = [_row(source, atlas.grades[source.kind], counts[id]) for id, source in atlas.sources.items()]
    table = pd.DataFrame(rows, index=pd.Index(atlas.sources, name="id"))
    return table.sort_values("Records", ascending=False, kind="stable")


def chosen(table: pd.DataFrame, atlas: Atlas, choice: SourcesChoice) -> pd.DataFrame:
    """The rows of the table of `sources_table` that a reader asks for."""
    kinds = [atlas.grades[kind].label for kind in choice.kind]
    texts = table[["Title", "Publisher", "Used for"]].agg(" ".join, axis=1).str.casefold()
    kept = texts.str.contains(choice.q.casefold(), regex=False)
    return table[kept & table["Kind"].isin(kinds)] if kinds else table[kept]


def layers_table(atlas: Atlas) -> pd.DataFrame:
    """One row per layer, and one for the base map: features, date, licence, credit line, caveats."""
    rows = [
        {
            "Layer": layer.info.title,
            "Features": len(layer.features),
            "Facts as of": in_words(layer.info.as_of),
            "Licence": ", ".join(
                dict.fromkeys(each.licence for each in (own_rights(layer), *shape_rights(atlas, layer.features)))
            ),
            "Licence text": layer.info.licence_url,
            "Credit": "; ".join(
                [layer.info.attribution, *(each.credit for each in shape_rights(atlas, layer.features))]
            ),
            "Caveats": caveats(layer.info),
        }
        for layer in atlas.layers.values()
    ]
    base = {
        "Layer": "Base map",
        "Licence": "ODbL 1.0",
        "Licence text": "https://opendatacommons.org/licenses/odbl/1-0/",
        "Credit": basemap.ATTRIBUTION,
        "Caveats": "Depths are indicative: they come from a grid of 6 to 11 km. The course of rivers is decoration.",
    }
    table = pd.DataFrame([*rows, base])
    table["Features"] = table["Features"].astype("Int64")
    return table.fillna({"Facts as of": ""})


def _row(source: Source, grade: Grade, count: int) -> dict[str, object]:
    published = in_words(source.published) if source.published else NOT_PUBLISHED
    return {
        "Title": source.title,
        "Publisher": source.publisher,
        "Kind": grade.label,
        "Published": published if grade.documented else "",
        "Used for": source.what_for,
        "Records": count,
        "Licence": source.licence,
        "Address": source.url or None,
    }
