"""How good the evidence is: what rests on several sources has the grade of the best of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from geodata.records import Layer
from geodata.source_records import Grade, Source
from layers.wording.facts import blank, in_a_sentence, listing
from layers.wording.rights import sources_of_shapes
from loaders.atlas import Atlas
from loaders.missing import at_hand, lacks

BEST_SOURCE = "Best source"
"""What a reader sees before a grade: it says no more than that."""
UNTOLD = Grade("", "", "", "", documented=True)
"""In the place of a grade while a fault in the list of sources, or in that of grades, keeps it from being known."""


def grade_of(atlas: Atlas, sources: Iterable[str]) -> Grade:
    """The grade of what rests on some sources, at least one; `UNTOLD` where that is not known at present.

    Raises KeyError for an id that is no source's.
    """
    if lacks(atlas.sources) or lacks(atlas.grades):
        return UNTOLD
    kinds = {atlas.sources[id].kind for id in sources}
    return next(grade for id, grade in atlas.grades.items() if id in kinds)


def in_order(atlas: Atlas) -> pd.CategoricalDtype:
    """The grades by their words as the type of a table's column, the best first."""
    return pd.CategoricalDtype([grade.label for grade in at_hand(atlas.grades).values()], ordered=True)


def best_source(atlas: Atlas, sources: Collection[str]) -> str:
    """``Best of 3 sources: press or trade``, or ``Only source: press or trade``; empty text for `UNTOLD`."""
    named = in_a_sentence(grade_of(atlas, sources).label)
    if not named:
        return ""
    return f"Best of {len(sources)} sources: {named}" if len(sources) > 1 else f"Only source: {named}"


def own_sources(atlas: Atlas, layer: Layer, feature: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """The facts of a record of which it is known on which of its sources they rest: label -> these, at least one.

    Of a column the dictionary says in which other its own sources stand (`Field.source_in`). A status has the date of
    its newest source: where just one source is of that date (`_of_date`), it is this one, but for a source of the
    shape. All other facts have no more than the record's sources together, as everything has in a record with a single
    source.
    """
    sources: tuple[str, ...] = feature["sources"]  # type: ignore[assignment]
    if len(sources) < 2 or lacks(atlas.sources):
        return {}
    shapes = sources_of_shapes(feature)
    published = {id: atlas.sources[id].published for id in sources if id not in shapes}
    dated = _of_date(str(feature["status_as_of"] or ""), published)
    found: dict[str, tuple[str, ...]] = {layer.fields["status"].label: dated} if len(dated) == 1 else {}
    for name in layer.columns:
        own = layer.fields[name].source_in
        if own in feature and not blank(feature[name]) and not blank(feature[own]):
            found[layer.fields[name].label] = feature[own] if isinstance(feature[own], tuple) else (str(feature[own]),)  # type: ignore[assignment]
    return found


def _of_date(date: str, published: Mapping[str, str]) -> tuple[str, ...]:
    """Those of some sources that are of a date, by the dates they were published on.

    Where none is of the very date, those of its month, if one of the two dates says no more than that.
    """
    very = tuple(id for id, each in published.items() if each == date != "")
    month = len("2025-12")
    near = (id for id, each in published.items() if each[:month] == date[:month] and min(len(each), len(date)) == month)
    return very or tuple(near)


def own_grades(atlas: Atlas, layer: Layer, feature: Mapping[str, object]) -> dict[str, Grade]:
    """The grades of the facts whose own sources are known, see `own_sources`: label -> grade."""
    return {fact: grade_of(atlas, ids) for fact, ids in own_sources(atlas, layer, feature).items()}


def own_grades_text(atlas: Atlas, layer: Layer, feature: Mapping[str, object]) -> str:
    """``Status: press or trade; Shape: public authority``; empty text where no fact's own source is known."""
    own = own_grades(atlas, layer, feature)
    return "; ".join(f"{fact}: {in_a_sentence(grade.label)}" for fact, grade in own.items() if grade.label)


def best_source_told(atlas: Atlas, layer: Layer, feature: Mapping[str, object]) -> str:
    """As `best_source`, with each fact of another grade: ``Best of 3 sources: law or treaty; status: private page``."""
    sources: tuple[str, ...] = feature["sources"]  # type: ignore[assignment]
    best = grade_of(atlas, sources)
    others = [
        f"{in_a_sentence(fact)}: {in_a_sentence(grade.label)}"
        for fact, grade in own_grades(atlas, layer, feature).items()
        if grade != best
    ]
    return "; ".join([best_source(atlas, sources), *others])


def kind_of(atlas: Atlas, source: Source) -> str:
    """The kind of a source in words; empty text where it is not known at present."""
    return at_hand(atlas.grades).get(source.kind, UNTOLD).label


def all_sources(atlas: Atlas, sources: Iterable[str]) -> str:
    """How many sources are of which kind, the best first: ``1 law or treaty, 2 press or trade``."""
    kinds = Counter(atlas.sources[id].kind for id in sources)
    found = [f"{kinds[id]} {in_a_sentence(grade.label)}" for id, grade in atlas.grades.items() if kinds[id]]
    return ", ".join(found)


def unverified(atlas: Atlas, sources: Iterable[str]) -> bool:
    """Whether one of some sources, as far as they are at hand, is no document but the compiler's own knowledge."""
    grades = at_hand(atlas.grades)
    kinds = {source.kind for source in atlas.sources_of(sources)}
    return any(not grades[kind].documented for kind in kinds if kind in grades)


def undocumented(atlas: Atlas, sources: Iterable[str]) -> bool:
    """Whether no source among some is a document."""
    return not grade_of(atlas, sources).documented


def unverified_text(atlas: Atlas, sources: Collection[str]) -> str:
    """What a reader is told of a record that rests on no document, wholly or in part; empty text for another."""
    if undocumented(atlas, sources):
        return "This record rests on the compiler’s general knowledge alone and is unverified."
    if unverified(atlas, sources):
        return "Part of this record rests on the compiler’s general knowledge and is unverified."
    return ""


def undocumented_text(atlas: Atlas, records: Collection[Iterable[str]]) -> str:
    """``3 of 12 features rest on general knowledge alone.``: of features by their sources; empty text for none."""
    grades = [grade for sources in records if not (grade := grade_of(atlas, sources)).documented]
    if not grades:
        return ""
    named = listing([in_a_sentence(label) for label in dict.fromkeys(grade.label for grade in grades)])
    return f"{len(grades):,} of {len(records):,} features rest{'s' if len(grades) == 1 else ''} on {named} alone."
