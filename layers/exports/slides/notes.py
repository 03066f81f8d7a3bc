"""What a speaker is told below a slide: the facts of what a view is about, with full citations, and its limits."""

from collections.abc import Iterable, Mapping
from datetime import date

from geodata.records import Commitment
from geodata.source_records import Source
from layers.commitments.delivery import evidence_note
from layers.commitments.listing import facts_of
from layers.exports.slides.text import plain, plain_lines
from layers.maps import headings, sides
from layers.maps.coverage import caveats
from layers.maps.deck import features_shown
from layers.views.commitment_places import places_text, thread_of
from layers.views.map_view import MapView
from layers.wording.evidence import best_source_told, kind_of
from layers.wording.facts import (
    FACTS_AS_OF,
    citation,
    facts,
    in_words,
    key_figure_line,
    named_commitments,
    position_text,
)
from loaders.atlas import Atlas

LONGEST_NOTES = 10_000
"""Characters of a reader's own notes that are kept."""


def notes_of(view: MapView, atlas: Atlas, *, notes: str = "", link: str = "", today: date) -> str:
    """The reader's own notes, then what is selected or picked, the commitment followed, or else what is shown."""
    parts = [plain_lines(notes, LONGEST_NOTES)]
    parts += [_of_feature(id, atlas, today) for id in view.subject]
    if view.commitment:
        parts.append(of_commitment(atlas.commitments[view.commitment], atlas, today))
    if not (view.subject or view.commitment):
        parts.append(_of_layers(view, atlas))
    parts.append(_of_sources(sources_cited(view, atlas), atlas))
    return _put_together(parts, view, atlas, link)


def _put_together(parts: list[str], view: MapView, atlas: Atlas, link: str) -> str:
    """Parts of notes, and after them the date of the facts, the credits of a view, and its link."""
    last = (f"Facts as of {FACTS_AS_OF}.", plain(headings.attribution(view, atlas)), plain(link))
    return "\n\n".join(filter(None, [*parts, "\n".join(filter(None, last))]))


def notes_of_both(one: MapView, other: MapView, atlas: Atlas, *, link: str = "") -> str:
    """What two views side by side show, what is on one side alone, the sources of both, and their limits."""
    both, names = sides.both(one, other, atlas), sides.names(one, other, atlas)
    told = [f"Left: {names[0]}. Right: {names[1]}.", f"{sides.counts_words(one, other, atlas)}."]
    told += sides.difference_words(one, other, atlas)
    if both.commitment:
        told.append(f"Followed: {atlas.commitments[both.commitment].title}.")
    return _put_together(
        ["\n".join(map(plain, told)), _of_sources(sources_cited(both, atlas), atlas)], both, atlas, link
    )


def notes_of_map(told: str, view: MapView, atlas: Atlas, *, link: str = "") -> str:
    """What a page's map shows, in words, and the sources of every feature on it, of which ``view`` is made."""
    ids = dict.fromkeys(
        id for table in features_shown(view, atlas).values() for each in table["sources"] for id in each
    )
    return _put_together([plain(told), _of_sources(atlas.sources_of(ids), atlas)], view, atlas, link)


def of_commitment(commitment: Commitment, atlas: Atlas, today: date) -> str:
    """A commitment in words: its text, how strongly it is promised, what became of it, and its places."""
    lines = [plain(commitment.title), plain(commitment.summary)]
    lines += [f"{label}: {plain(words)}" for label, words in facts_of(atlas, commitment)]
    lines += [plain(commitment.official_detail)] if commitment.official_detail else []
    lines += [f"{headings.delivered(commitment)}.", plain(commitment.latest_status), evidence_note(commitment, today)]
    lines.append(f"On the map: {plain(places_text(atlas, commitment))}.")
    lines += [plain(commitment.why_unmapped)] if commitment.why_unmapped else []
    for id in thread_of(atlas, commitment).features:
        lines.append(f"- {feature_line(id, atlas, today)}")
    return "\n".join(line for line in lines if line)


def feature_line(id: str, atlas: Atlas, today: date) -> str:
    """``Nautilus: Proposed, as of December 2025. Capacity 1,400 MW.``"""
    layer = atlas.layers[str(atlas.layer_of(id))].info
    feature: Mapping[str, object] = atlas.feature(id).to_dict()  # type: ignore[assignment]
    parts = [f"{feature['name']}: {headings.status_told(id, atlas, today)}", key_figure_line(layer, feature)]
    return plain(". ".join(words for words in parts if words) + ".")


def source_line(source: Source, atlas: Atlas) -> str:
    """``Nemo Link, facts. Nemo Link, December 2025. Operator or company.``"""
    parts = [source.title, _published(source), kind_of(atlas, source)]
    return plain(". ".join(words for words in parts if words) + ".")


def _published(source: Source) -> str:
    return ", ".join(words for words in (source.publisher, in_words(source.published)) if words)


def sources_cited(view: MapView, atlas: Atlas) -> list[Source]:
    """The sources of what is selected or picked, of the commitment followed and its places; else of the layers."""
    ids: dict[str, None] = {}
    for id in view.subject:
        ids |= dict.fromkeys(atlas.feature(id)["sources"])
    if view.commitment:
        ids |= dict.fromkeys(source.id for source in sources_of_commitment(atlas.commitments[view.commitment], atlas))
    if not ids:
        ids = dict.fromkeys(id for layer in view.layers for id in atlas.layers[layer].info.sources)
    return atlas.sources_of(ids)


def sources_of_commitment(commitment: Commitment, atlas: Atlas) -> list[Source]:
    """The declaration itself, what the commitment's status rests on, then what its places rest on, each once."""
    ids = dict.fromkeys([atlas.declaration_of(commitment.id).source, *commitment.sources])
    for id in thread_of(atlas, commitment).features:
        ids |= dict.fromkeys(atlas.feature(id)["sources"])
    return atlas.sources_of(ids)


def _of_feature(id: str, atlas: Atlas, today: date) -> str:
    layer = atlas.layers[str(atlas.layer_of(id))]
    feature: Mapping[str, object] = atlas.feature(id).to_dict()  # type: ignore[assignment]
    found, missing = facts(layer, feature, atlas)
    lines = [
        str(feature["name"]),
        f"{layer.info.kinds[str(feature['kind'])].label}, {layer.info.title}",
        f"Status: {headings.status_told(id, atlas, today)}",
        f"Position: {position_text(feature)}",
        best_source_told(atlas, layer.info, feature),
        *(f"{fact.label}: {fact.value}" for fact in found),
    ]
    lines += [f"Not published: {', '.join(missing)}"] if missing else []
    lines.append(str(feature["description"]))
    naming, about = named_commitments(atlas, id)
    lines += [f"Named in a commitment: {each.title} ({headings.delivered(each)})" for each in naming]
    lines += [f"About its whole layer: {each.title} ({headings.delivered(each)})" for each in about]
    lines.append(f"Citation: {citation(atlas, layer, feature)}")
    return "\n".join(plain(line) for line in lines if line)


def _of_layers(view: MapView, atlas: Atlas) -> str:
    shown = features_shown(view, atlas)
    count = sum(len(table) for table in shown.values())
    lines = [f"Shown: {headings.subtitle(view, atlas, count)}"]
    for id, table in shown.items():
        info, all_of_it = atlas.layers[id].info, len(atlas.layers[id].features)
        of_all = f" of {all_of_it:,}" if len(table) != all_of_it else ""
        known = f"facts as of {in_words(info.as_of)}. {caveats(info)}".strip()
        lines.append(f"- {info.title}: {len(table):,}{of_all}, {known}")
    lines.append("Every feature carries its own sources: they are in the atlas and in its downloads.")
    return "\n".join(plain(line) for line in lines)


def _of_sources(sources: Iterable[Source], atlas: Atlas) -> str:
    lines = [f"- {source_line(source, atlas)}{f' {plain(source.url)}' if source.url else ''}" for source in sources]
    return "\n".join(["Sources", *lines]) if lines else ""
