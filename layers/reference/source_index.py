"""What rests on which source."""

import pandas as pd

from geodata.records import Source
from layers.looks import basemap
from layers.wording.facts import NOT_PUBLISHED, in_words
from loaders.atlas import Atlas
from loaders.missing import at_hand


def resting_on(atlas: Atlas, source_id: str) -> dict[str, list[str]]:
    """Names of everything that rests on a source, by kind; kinds with nothing are left out."""
    found = {
        "Layers": [layer.info.title for layer in atlas.layers.values() if source_id in layer.info.sources],
        "Features": [
            name
            for layer in atlas.layers.values()
            for name, sources in zip(layer.features["name"], layer.features["sources"], strict=True)
            if source_id in sources
        ],
        "Commitments": [record.title for record in atlas.commitments.values() if source_id in record.sources],
        "Declarations": [record.title for record in atlas.declarations if source_id == record.source],
        "Instruments": [record.name for record in at_hand(atlas.instruments).values() if source_id in record.sources],
        "Events": [record.title for record in at_hand(atlas.events) if source_id in record.sources],
        "CO2 arrangements": [record.title for record in at_hand(atlas.arrangements) if source_id in record.sources],
    }
    found["At present unknown"] = [f"what of {each.title} rests on it" for each in atlas.missing.values()]
    return {kind: names for kind, names in found.items() if names}


def sources_table(atlas: Atlas) -> pd.DataFrame:
    """One row per source with the number of records that rest on it, the most used first. Index: source id."""
    counts = _counts(atlas)
    rows = [_row(source, counts.get(id, 0)) for id, source in atlas.sources.items()]
    table = pd.DataFrame(rows, index=pd.Index(atlas.sources, name="id"))
    return table.sort_values("Records", ascending=False, kind="stable")


def layers_table(atlas: Atlas) -> pd.DataFrame:
    """One row per layer, and one for the base map: features, date, licence, credit line, caveats."""
    rows = [
        {
            "Layer": layer.info.title,
            "Features": len(layer.features),
            "Facts as of": in_words(layer.info.as_of),
            "Licence": layer.info.licence,
            "Licence text": layer.info.licence_url,
            "Credit": layer.info.attribution,
            "Caveats": " ".join(layer.info.caveats),
        }
        for layer in atlas.layers.values()
    ]
    base = {
        "Layer": "Base map",
        "Licence": "ODbL 1.0",
        "Licence text": "https://opendatacommons.org/licenses/odbl/1-0/",
        "Credit": basemap.ATTRIBUTION,
        "Caveats": "Bands along the coast and the course of rivers are decoration; they say nothing about depth.",
    }
    table = pd.DataFrame([*rows, base])
    table["Features"] = table["Features"].astype("Int64")
    return table.fillna({"Facts as of": ""})


def _counts(atlas: Atlas) -> dict[str, int]:
    counts: dict[str, int] = {}
    cited = [
        *(ids for layer in atlas.layers.values() for ids in layer.features["sources"]),
        *(layer.info.sources for layer in atlas.layers.values()),
        *(record.sources for record in atlas.commitments.values()),
        *((record.source,) for record in atlas.declarations),
        *(record.sources for record in at_hand(atlas.instruments).values()),
        *(record.sources for record in at_hand(atlas.events)),
        *(record.sources for record in at_hand(atlas.arrangements)),
    ]
    for ids in cited:
        for id in ids:
            counts[id] = counts.get(id, 0) + 1
    return counts


def _row(source: Source, count: int) -> dict[str, object]:
    return {
        "Title": source.title,
        "Publisher": source.publisher,
        "Published": in_words(source.published) if source.published else NOT_PUBLISHED,
        "Used for": source.what_for,
        "Records": count,
        "Licence": source.licence,
        "Address": source.url or None,
    }
