"""What the atlas says of itself in figures: how fresh each layer is, how sure its places are, what was corrected."""

from typing import NamedTuple

import pandas as pd

from geodata.page_records import Correction
from geodata.records import POSITION_ACCURACIES
from geodata.source_records import Source
from layers.reference.source_index import ALL, graded, of_all
from layers.wording.facts import in_words
from loaders.atlas import Atlas
from loaders.missing import LayerMissing


class Told(NamedTuple):
    """A correction in a reader's words: its day, why, the titles of the layers, what, and the sources."""

    date: str
    reason: str
    layers: str
    what: str
    sources: tuple[Source, ...]


def whole_figures(atlas: Atlas) -> dict[str, int]:
    """What there is and how much of it has a document behind it: words -> count, in the order of telling.

    Raises LayerMissing where a layer is left out.
    """
    counts = of_all(graded(atlas))
    undocumented = [grade.label for grade in atlas.grades.values() if not grade.documented]
    return {
        "layers": len(atlas.layers),
        "features": sum(len(layer.features) for layer in atlas.layers.values()),
        "commitments": len(atlas.commitments),
        "records that name their sources": counts[ALL],
        "records with no document behind them": sum(counts[label] for label in undocumented),
        "sources": len(atlas.sources),
        "corrections of the data": len(atlas.corrections),
    }


def grades_table(atlas: Atlas) -> pd.DataFrame:
    """How many records have which grade, the best first: one row a grade. Raises LayerMissing as `graded` does."""
    counts = of_all(graded(atlas))
    rows = [(grade.label, counts[grade.label], grade.meaning) for grade in atlas.grades.values()]
    return pd.DataFrame(rows, columns=["Best source", "Records", "What that means"]).set_index("Best source")


def places_table(atlas: Atlas) -> pd.DataFrame:
    """How many features have which accuracy of position, the surest first: one row each.

    Raises LayerMissing where a layer is left out.
    """
    if atlas.missing:
        raise LayerMissing(atlas.missing.values())
    found = pd.concat([layer.features["position_accuracy"] for layer in atlas.layers.values()]).value_counts()
    rows = [(*words.split(": ", 1), int(found.get(id, 0))) for id, words in POSITION_ACCURACIES.items()]
    table = pd.DataFrame(rows, columns=["Position", "What that means", "Features"])
    return table.set_index("Position")[["Features", "What that means"]]


def freshness(atlas: Atlas) -> pd.DataFrame:
    """How fresh the facts of each layer at hand are: one row a layer, in the atlas's order.

    ``Facts as of`` is what the layer says of itself; of the statuses of its features the oldest date and the newest are
    told, how many have none, and the last month in which something newer than one was looked for and not found. Dates
    are in words, blank where there is none.
    """
    rows = []
    for layer in atlas.layers.values():
        dates = sorted(date for date in layer.features["status_as_of"].dropna() if date)
        looked = layer.features["looked_for"].dropna() if "looked_for" in layer.features else pd.Series(dtype=object)
        rows.append(
            {
                "Layer": layer.info.title,
                "Features": len(layer.features),
                "Facts as of": in_words(layer.info.as_of),
                "Oldest status": in_words(dates[0]) if dates else "",
                "Newest status": in_words(dates[-1]) if dates else "",
                "No date": len(layer.features) - len(dates),
                "Looked for later": in_words(max(looked)) if len(looked) else "",
            }
        )
    return pd.DataFrame(rows).set_index("Layer")


def corrections_told(atlas: Atlas) -> list[Told]:
    """What was corrected, the newest first. Raises LayerMissing where the list, or that of the sources, is left out."""
    words = atlas.fields["correction"]["reason"].words
    newest_first = sorted(atlas.corrections, key=lambda each: each.date, reverse=True)
    return [
        Told(
            in_words(each.date),
            words[each.reason],
            ", ".join(_titles(atlas, each)),
            each.what,
            tuple(atlas.sources[id] for id in each.sources),
        )
        for each in newest_first
    ]


def corrections_table(atlas: Atlas) -> pd.DataFrame:
    """What was corrected, one row each, as `corrections_told` has it."""
    rows = [
        {
            "Date": each.date,
            "Reason": each.reason.capitalize(),
            "Layers": each.layers,
            "What was corrected": each.what,
            "Sources": "; ".join(source.title for source in each.sources),
        }
        for each in corrections_told(atlas)
    ]
    return pd.DataFrame(rows, columns=["Date", "Reason", "Layers", "What was corrected", "Sources"]).set_index("Date")


def _titles(atlas: Atlas, correction: Correction) -> list[str]:
    """The titles of the layers that something was corrected in; one that is left out at present keeps its own."""
    return [atlas.layers[id].info.title if id in atlas.layers else atlas.missing[id].title for id in correction.layers]
