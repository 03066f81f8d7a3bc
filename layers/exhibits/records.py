"""What the pages of records show: Commitments, Timeline, Reference and Coverage."""

import pandas as pd

from geodata.records import DELIVERY_STATUSES
from layers.co2.rights import VERDICTS, arrangements_table, belgian_co2_table, belgian_headline, matrix
from layers.commitments.coverage import coverage
from layers.commitments.delivery import COLOURS, STALE, tracker
from layers.commitments.listing import CommitmentChoice, chosen, whole_table
from layers.exhibits.entry import Asked, Entry, of_features
from layers.exports.exhibit.exhibit import Exhibit, plot_of
from layers.maps.tables import overview
from layers.reference.agreements import ReferenceChoice, instruments_table
from layers.timeline.events import TimelineChoice, events_table, shown_events
from layers.views.choices import Choice
from layers.views.commitment_places import thread_of
from layers.wording.countries import all_states
from layers.wording.glossary import search
from loaders.atlas import Atlas

COMMITMENTS, TIMELINE, REFERENCE, COVERAGE = "/commitments", "/timeline", "/reference", "/coverage"


def _declarations(atlas: Atlas) -> list[str]:
    return [each.id for each in atlas.declarations]


def _tracker(asked: Asked, title: str) -> Exhibit:
    (declaration,) = (each for each in asked.atlas.declarations if each.id == asked.part)
    counts = tracker(declaration.commitments, asked.today)
    words = {**DELIVERY_STATUSES, STALE: STALE}
    colours = {words[id]: fill for id, (fill, _) in COLOURS.items()}
    table = counts.pivot_table(index="Theme", columns="Standing", values="Commitments", sort=False, fill_value=0)
    table = table[[name for name in words.values() if name in table]].rename_axis(columns=None).astype(int)
    sources = {id: None for each in declaration.commitments for id in each.sources}
    plot = plot_of(table, list(table.columns), colours)
    return Exhibit(title, table, sources=(declaration.source, *sources), plot=plot, note=f"{declaration.title}.")


def _commitments(asked: Asked, title: str) -> Exhibit | None:
    found = chosen(asked.atlas, asked.choice)
    sources = {id: None for each in found for id in each.sources}
    sources |= {asked.atlas.declaration_of(each.id).source: None for each in found}
    table = whole_table(asked.atlas, found, asked.today)
    return Exhibit(title, table, sources=tuple(sources)) if found else None


def _places(asked: Asked, title: str) -> Exhibit | None:
    if not asked.choice.commitment:
        return None
    named = thread_of(asked.atlas, asked.atlas.commitments[asked.choice.commitment]).named
    layers = asked.atlas.layers
    return of_features(
        asked, title, overview(asked.atlas, {id: layers[id].features.loc[list(ids)] for id, ids in named.items()})
    )


def _places_title(asked: Asked) -> str:
    opened = asked.atlas.commitments.get(asked.choice.commitment or "")
    return f"Places of: {opened.title}" if opened else "Places of a commitment"


def _timeline(asked: Asked, title: str) -> Exhibit | None:
    events = shown_events(asked.atlas, asked.choice)
    sources = {id: None for each in events for id in each.sources}
    return Exhibit(title, events_table(asked.atlas, events, asked.today), sources=tuple(sources)) if events else None


def _instruments(asked: Asked, title: str) -> Exhibit | None:
    table = instruments_table(asked.atlas, asked.choice.q)
    sources = {id: None for each in table.index for id in asked.atlas.instruments[str(each)].sources}
    return Exhibit(title, table, sources=tuple(sources)) if len(table) else None


def _terms(asked: Asked, title: str) -> Exhibit | None:
    rows = [(each.term, each.expansion, each.meaning) for each in search(asked.atlas.terms, asked.choice.q)]
    return Exhibit(title, pd.DataFrame(rows, columns=["Term", "Stands for", "Meaning"])) if rows else None


def _of_arrangements(asked: Asked, title: str, table: pd.DataFrame) -> Exhibit:
    sources = {id: None for each in asked.atlas.arrangements for id in each.sources}
    return Exhibit(title, table, sources=tuple(sources), note=IN_PRINCIPLE)


IN_PRINCIPLE = "In principle: an arrangement lifts the ban on export; stores, ships and permits are separate matters."


def _matrix(asked: Asked, title: str) -> Exhibit:
    names = all_states(asked.atlas)
    found = matrix(asked.atlas).rename(index=names, columns=names).map(lambda verdict: VERDICTS[verdict])
    return _of_arrangements(asked, title, found.rename_axis(index="CO2 from", columns=None))


def _coverage(asked: Asked, title: str) -> Exhibit:
    sources = {id: None for each in asked.atlas.commitments.values() for id in each.sources}
    return Exhibit(title, coverage(asked.atlas).rename_axis("Layer"), sources=tuple(sources))


EXHIBITS = {
    "commitments-by-theme": Entry(
        COMMITMENTS,
        "",
        CommitmentChoice,
        "Commitments by theme, and what became of them",
        _tracker,
        parts=_declarations,
    ),
    "uk-belgium-commitments": Entry(COMMITMENTS, "", CommitmentChoice, "UK-Belgium commitments", _commitments),
    "places-of-a-commitment": Entry(COMMITMENTS, "", CommitmentChoice, _places_title, _places),
    "uk-belgium-timeline": Entry(TIMELINE, "", TimelineChoice, "UK-Belgium timeline", _timeline),
    "agreements-and-bodies": Entry(REFERENCE, "", ReferenceChoice, "Agreements and bodies", _instruments),
    "glossary": Entry(REFERENCE, "", ReferenceChoice, "Words and abbreviations", _terms),
    "who-may-store-whose-co2": Entry(REFERENCE, "", ReferenceChoice, "Who may store whose CO2", _matrix),
    "belgian-co2": Entry(
        REFERENCE,
        "",
        ReferenceChoice,
        lambda asked: belgian_headline(asked.atlas).removesuffix("."),
        lambda asked, title: _of_arrangements(asked, title, belgian_co2_table(asked.atlas)),
    ),
    "co2-arrangements": Entry(
        REFERENCE,
        "",
        ReferenceChoice,
        "Arrangements on CO2 across borders",
        lambda asked, title: _of_arrangements(asked, title, arrangements_table(asked.atlas)),
    ),
    "coverage": Entry(COVERAGE, "", Choice, "Commitments by layer and theme", _coverage),
}
