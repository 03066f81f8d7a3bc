"""Briefing packs: a title slide, one slide a view, a table of what they name, and the sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from geodata.records import COMMITMENT_THEMES, STRENGTHS, Commitment
from geodata.source_records import Source
from layers.commitments.delivery import evidence_note, standing
from layers.commitments.listing import facts_of
from layers.exports.briefs import MOST_SLIDES, Brief
from layers.exports.sharing import ATLAS
from layers.exports.slides.notes import (
    of_commitment,
    source_line,
    sources_cited,
    sources_of_commitment,
)
from layers.exports.slides.parts import HEAD_HEIGHT, MARGIN, SMALLEST, WIDTH, Paragraph, Row, SlideBox
from layers.exports.slides.slide import BODY_BOX, Deck, Draw, Step
from layers.exports.slides.text import LINE, lines, plain, web_address
from layers.maps import headings
from layers.maps.deck import features_shown
from layers.maps.features import heroes
from layers.views.commitment_places import places_text, thread_of
from layers.views.map_view import MapView
from layers.wording.facts import FACTS_AS_OF, in_words, key_figure_line
from loaders.atlas import Atlas

_Item = TypeVar("_Item")
LinkOf = Callable[[MapView], str]
"""The address that opens a view."""
MOST_ROWS = 60
"""Features that the table of a pack tells of; of more it gives the number."""
COLUMNS = (("Feature", 3.4), ("Layer", 2.4), ("Key figure", 3.0), ("Status", 3.633))
PROMISES = (("Commitment", 5.2), ("Promised", 1.7), ("Now", 3.0), ("On the map", 2.533))
"""Headings of the tables of features and of commitments, and the inches of their columns."""
_ENTRY = 10.0


def maps_of(briefs: Sequence[Brief], atlas: Atlas) -> list[MapView]:
    """The views whose maps `pack` draws, in the order of its slides."""
    return [each.drawn(atlas).but(base=briefs[0].view.base) for each in list(briefs)[:MOST_SLIDES]]


def maps_of_subject(theme: str, atlas: Atlas, base: str = "paper") -> list[MapView]:
    """The views whose maps `subject_pack` draws. Raises KeyError for another theme than its."""
    mapped = [each for each in _commitments_of(theme, atlas) if thread_of(atlas, each).features][: MOST_SLIDES - 1]
    return [MapView.first_sight(atlas, each.id).but(layers=thread_of(atlas, each).layers, base=base) for each in mapped]


def maps_of_commitment(commitment: Commitment, atlas: Atlas, base: str = "paper") -> list[MapView]:
    """The view whose map `commitment_pack` draws; none where the commitment is not on the map."""
    layers = thread_of(atlas, commitment).layers
    return [MapView(layers=layers, commitment=commitment.id, base=base)] if layers else []


def pack(
    briefs: Sequence[Brief],
    atlas: Atlas,
    *,
    title: str,
    link: str = "",
    link_of: LinkOf | None = None,
    today: date,
    draw: Draw | None = None,
    step: Step | None = None,
) -> bytes:
    """A pack of a reader's briefs, one slide each, in the colours of the first one's base map.

    ``link`` is on the title slide; ``link_of`` gives each slide the address of its own view. ``step`` is told of each
    slide that is begun, in all three packs, and at least once a second on a common machine.
    """
    kept = list(briefs)[:MOST_SLIDES]
    base = kept[0].view.base if kept else MapView(layers=()).base
    deck = Deck(base, title, today, step)
    contents = [plain(each.title) or headings.title(each.view, atlas) for each in kept]
    left_out = f"{len(briefs) - len(kept)} more views are not in this pack." if len(briefs) > len(kept) else ""
    _first(deck, title, "Briefing pack", contents, link, left_out)
    for each in kept:
        view = each.drawn(atlas)
        own = link_of(view) if link_of else link
        deck.map_slide(view, atlas, title=each.title, subtitle=each.subtitle, notes=each.notes, link=own, draw=draw)
    views = [each.view for each in kept]
    _features(deck, "Features named on the maps", ids_in_focus(_stepping(deck, views), atlas), atlas)
    _sources_of(deck, views, atlas)
    return deck.file()


def subject_pack(
    theme: str,
    atlas: Atlas,
    *,
    link: str = "",
    link_of: LinkOf | None = None,
    base: str = "paper",
    today: date,
    draw: Draw | None = None,
    step: Step | None = None,
) -> bytes:
    """A pack of one field of policy: its commitments in a table, a map for each that has a place, places, sources.

    ``theme`` is one of `geodata.records.COMMITMENT_THEMES`. Raises KeyError for another.
    """
    subject = COMMITMENT_THEMES[theme]
    commitments, views = _commitments_of(theme, atlas), maps_of_subject(theme, atlas, base)
    deck = Deck(base, subject, today, step)
    mapped = [atlas.commitments[str(view.commitment)].title for view in views]
    contents = ["What was promised, and what became of it", *mapped]
    contents += ["Places"] if mapped else []
    _first(deck, subject, _counted(len(commitments), "commitment"), [*contents, "Sources"], link, "")
    rows = [
        [each.title, STRENGTHS[each.strength], standing(each, today), places_text(atlas, each)] for each in commitments
    ]
    _table(deck, "What was promised, and what became of it", subject, PROMISES, rows)
    for view in views:
        deck.map_slide(view, atlas, link=link_of(view) if link_of else link, draw=draw)
    if views:
        _features(deck, f"Places: {subject}", ids_in_focus(_stepping(deck, views), atlas), atlas)
    cited = {source.id: source for each in commitments for source in sources_of_commitment(each, atlas)}
    _sources_of(deck, views, atlas, cited)
    return deck.file()


def commitment_pack(
    commitment: Commitment,
    atlas: Atlas,
    *,
    link: str = "",
    link_of: LinkOf | None = None,
    base: str = "paper",
    today: date,
    draw: Draw | None = None,
    step: Step | None = None,
) -> bytes:
    """A pack of one commitment: what it says, what became of it, its places on a map and in a table, the sources.

    One that is not on the map has no map and no table; its text says why.
    """
    deck = Deck(base, commitment.title, today, step)
    declaration = atlas.declaration_of(commitment.id)
    about = f"{declaration.title}, {in_words(declaration.date)}"
    thread = thread_of(atlas, commitment)
    contents = ["What it says and what became of it"]
    contents += ["Where it is"] if thread.layers else []
    contents += ["Its places"] if thread.features else []
    _first(deck, commitment.title, about, [*contents, "Sources"], link, "")
    _text(deck, commitment, atlas)
    view = MapView(layers=thread.layers, commitment=commitment.id, base=base)
    for shown in maps_of_commitment(commitment, atlas, base):
        own = link_of(shown) if link_of else link
        deck.map_slide(shown, atlas, title=f"Where it is: {commitment.title}", link=own, draw=draw)
    if thread.features:
        _features(deck, f"Places: {commitment.title}", list(thread.features), atlas)
    credit = headings.attribution(view, atlas) if thread.layers or atlas.missing else headings.LIMITS_OF_USE
    _sources(deck, sources_of_commitment(commitment, atlas), atlas, credit)
    return deck.file()


def _commitments_of(theme: str, atlas: Atlas) -> list[Commitment]:
    return [each for each in atlas.commitments.values() if each.theme == theme]


def ids_in_focus(views: Iterable[MapView], atlas: Atlas) -> list[str]:
    """Ids of the features that views are about: selected, picked, or of the commitment followed; else those in one.

    Where a view shows none that a commitment names, all that it shows. In the order of the atlas.
    """
    found: set[str] = set()
    for view in views:
        own = set(view.subject)
        if view.commitment:
            own |= set(thread_of(atlas, atlas.commitments[view.commitment]).features)
        if not own:
            shown = {id for features in features_shown(view, atlas).values() for id in features.index}
            own = shown & heroes(atlas) or shown
        found |= {id for id in own if id}
    return [id for layer in atlas.layers.values() for id in layer.features.index if id in found]


def _stepping(deck: Deck, views: Iterable[MapView]) -> Iterator[MapView]:
    """The views, with a step before each: to look through all of them for the next slide takes seconds."""
    for view in views:
        deck.step(1)
        yield view


def _first(deck: Deck, title: str, about: str, contents: Sequence[str], link: str, left_out: str) -> None:
    page = deck.page(title)
    deck.band(page)
    box = SlideBox(MARGIN, 1.0, WIDTH - 2 * MARGIN, 1.5)
    deck.title(page, title, box, (40, 34, 28), most=2)
    deck.write(
        page,
        SlideBox(MARGIN, 2.6, WIDTH - 2 * MARGIN, 0.8),
        [
            Paragraph(about, 18, most=1, after=3),
            Paragraph(
                f"{ATLAS} · {in_words(deck.today.isoformat())} · facts as of {FACTS_AS_OF}", 14, quiet=True, most=1
            ),
        ],
        name="Subtitle",
    )
    room = SlideBox(MARGIN, 3.6, WIDTH - 2 * MARGIN, 2.75)
    size = 14.0 if len(contents) * 14 * LINE / 72 < room.height - 0.4 else SMALLEST + 1
    listed = [Paragraph(f"{number}. {words}", size, most=1) for number, words in enumerate(contents, 1)]
    most = int((room.height - 0.3) / (size * LINE / 72))
    if len(listed) > most:
        listed = [*listed[: most - 1], Paragraph(f"and {len(contents) - most + 1} more", size, most=1)]
    deck.write(page, room, [*listed, Paragraph(left_out, SMALLEST + 1, quiet=True, most=1)], name="Contents")
    deck.write(
        page,
        SlideBox(MARGIN, 6.5, 8.9, 0.6),
        [
            Paragraph(headings.PURPOSE, SMALLEST + 1, quiet=True, most=1),
            Paragraph(headings.LIMITS_OF_USE, SMALLEST + 1, quiet=True),
        ],
        name="Purpose and limits",
    )
    deck.link(page, link)
    shown = web_address(link)
    deck.notes(page, "\n".join([title, about, *contents, *([shown] if shown else []), headings.LIMITS_OF_USE]))


def _text(deck: Deck, commitment: Commitment, atlas: Atlas) -> None:
    page = deck.page(commitment.title, f"{headings.promised(commitment)} · {headings.delivered(commitment)}")
    half = (BODY_BOX.width - 0.4) / 2
    says = [Paragraph(commitment.summary, 16, bold=True, after=8, most=7)]
    for label, words in facts_of(atlas, commitment):
        says += [Paragraph(label, 10, quiet=True), Paragraph(words, 12, most=3, after=5)]
    deck.write(
        page, SlideBox(BODY_BOX.left, BODY_BOX.top, half, BODY_BOX.height), _grown(says, half), name="What it says"
    )
    became = [
        Paragraph("What became of it", 16, bold=True, after=4),
        Paragraph(f"{headings.delivered(commitment)}.", 14, after=4, most=2),
        Paragraph(commitment.latest_status, 12, after=5, most=11),
        Paragraph(evidence_note(commitment, deck.today), 11, quiet=True, after=8, most=2),
        Paragraph("On the map", 16, bold=True, after=4),
        Paragraph(f"{places_text(atlas, commitment)}.", 12, after=4, most=3),
        Paragraph(commitment.why_unmapped, 12, quiet=True, after=4, most=4),
    ]
    right = BODY_BOX.left + half + 0.4
    box = SlideBox(right, BODY_BOX.top, half, BODY_BOX.height)
    deck.write(page, box, _grown(became, half), name="What became of it")
    _foot(deck, page)
    deck.notes(page, of_commitment(commitment, atlas, deck.today))


def _grown(words: Sequence[Paragraph], across: float) -> list[Paragraph]:
    """The paragraphs in the largest letters in which all of them fit the body of a slide."""
    said = [each for each in words if each.text]
    for by in (1.4, 1.2):
        larger = [each.scaled(by) for each in said]
        uncut = all(len(lines(plain(each.text), across, each.size, each.safety)) <= each.most for each in larger)
        if uncut and sum(each.height(across) for each in larger) < BODY_BOX.height:
            return larger
    return said


def _features(deck: Deck, title: str, ids: Sequence[str], atlas: Atlas) -> None:
    """The table of features; "nothing" where there is none."""
    rows = [_cells(id, atlas, deck.today) for id in ids[:MOST_ROWS]]
    more = f"{len(ids) - MOST_ROWS:,} more not listed." if len(ids) > MOST_ROWS else ""
    _table(deck, title, _counted(len(ids), "feature"), COLUMNS, rows, more)


def _table(
    deck: Deck,
    title: str,
    told: str,
    columns: Sequence[tuple[str, float]],
    rows: Sequence[Sequence[str]],
    more: str = "",
) -> None:
    """A table, continued on as many slides as it needs; at least one slide. ``more`` is said at its end."""
    widths = [across for _, across in columns]
    pages = _pages([Row.of(row, widths) for row in rows], BODY_BOX.height - HEAD_HEIGHT, lambda row: row.height)
    for number, on_page in enumerate(pages, 1):
        page = deck.page(_numbered(title, number, len(pages)), told)
        if on_page:
            deck.table(page, BODY_BOX, [words for words, _ in columns], widths, on_page, name=title)
        else:
            deck.write(page, BODY_BOX, [Paragraph("Nothing on these maps matches their filters.", 14)], name="No rows")
        _foot(deck, page, more if number == len(pages) else "")
        deck.notes(page, "\n".join(f"{row.cells[0]}: {row.cells[3]}. {row.cells[2]}" for row in on_page))


def _cells(id: str, atlas: Atlas, today: date) -> list[str]:
    layer = atlas.layers[str(atlas.layer_of(id))].info
    feature = atlas.feature(id).to_dict()
    figure = key_figure_line(layer, feature)  # type: ignore[arg-type]
    return [str(feature["name"]), layer.title, figure, headings.status_told(id, atlas, today)]


def _sources_of(deck: Deck, views: Sequence[MapView], atlas: Atlas, cited: Mapping[str, Source] | None = None) -> None:
    """The sources of views, after others that are cited, and the credits of all their layers."""
    found = {**(cited or {}), **{source.id: source for view in views for source in sources_cited(view, atlas)}}
    everything = {id for view in views for id in view.layers}
    together = MapView(layers=tuple(id for id in atlas.layers if id in everything))
    _sources(deck, found.values(), atlas, headings.attribution(together, atlas))


def _sources(deck: Deck, sources: Iterable[Source], atlas: Atlas, credit: str) -> None:
    """All sources in two columns, continued on as many slides as they need, then whom to credit."""
    entries = [
        Paragraph(source_line(source, atlas), _ENTRY, link=web_address(source.url), most=3, after=4)
        for source in sources
    ]
    entries.append(Paragraph(credit, _ENTRY, quiet=True, most=12))
    across = (BODY_BOX.width - 0.4) / 2
    columns = _pages(entries, BODY_BOX.height, lambda words: words.height(across))
    pages = [columns[start : start + 2] for start in range(0, len(columns), 2)]
    for number, pair in enumerate(pages, 1):
        page = deck.page(_numbered("Sources", number, len(pages)))
        for place, listed in enumerate(pair):
            box = SlideBox(BODY_BOX.left + place * (across + 0.4), BODY_BOX.top, across, BODY_BOX.height)
            deck.write(page, box, listed, name=f"Sources, column {place + 1}")
        _foot(deck, page)
        told = (f"{words.text}{f' {words.link}' if words.link else ''}" for listed in pair for words in listed)
        deck.notes(page, "\n".join(told))


def _pages(items: Sequence[_Item], room: float, height: Callable[[_Item], float]) -> list[list[_Item]]:
    """Items parted so that no part is higher than ``room`` inches; one empty part where there are none."""
    pages: list[list[_Item]] = [[]]
    used = 0.0
    for item in items:
        high = height(item)
        if pages[-1] and used + high > room:
            pages.append([])
            used = 0.0
        pages[-1].append(item)
        used += high
    return pages


def _numbered(title: str, number: int, count: int) -> str:
    """``Sources (2 of 3)``; the title is cut before the number is."""
    return f"{plain(title, 70)} ({number} of {count})" if count > 1 else title


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' if count != 1 else ''}"


def _foot(deck: Deck, page: Any, more: str = "") -> None:
    words = " ".join(part for part in (more, f"{ATLAS}, facts as of {FACTS_AS_OF}.", headings.LIMITS_OF_USE) if part)
    box = SlideBox(MARGIN, 7.0, WIDTH - 2 * MARGIN, 0.2)
    deck.write(page, box, [Paragraph(words, SMALLEST, quiet=True, most=1)], name="Date and limits")
