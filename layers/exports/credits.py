"""Whose work a file rests on, in the same few words whatever kind of file it is."""

from collections import Counter
from collections.abc import Iterable, Iterator

from layers.maps.deck import features_shown
from layers.views.commitment_places import thread_of
from layers.views.map_view import MapView
from layers.wording.evidence import undocumented_text
from loaders.atlas import Atlas
from loaders.missing import at_hand

MOST_PUBLISHERS = 5
"""Publishers that are named where there are more."""
LONGEST_PUBLISHER = 32
"""Characters of a publisher's name that is written where there are many."""


def sources_in_short(view: MapView, atlas: Atlas, most: int = MOST_PUBLISHERS) -> str:
    """``Sources: Ofgem, Elia and 12 more, each named in the atlas.``: who published what it is about.

    That is what is selected or picked, the places of the commitment followed, or all that is shown. Publishers of
    the best grade come first, and of one grade those of most of it. Blank where nobody has published anything.
    """
    return publishers_in_short(_cited(view, atlas), atlas, most)


def publishers_in_short(cited: Iterable[tuple[str, ...]], atlas: Atlas, most: int = MOST_PUBLISHERS) -> str:
    """The same for whatever cites sources: ``cited`` are the ids of the sources of each record."""
    known, grades = at_hand(atlas.sources), at_hand(atlas.grades)
    counted: Counter[str] = Counter()
    best: dict[str, int] = {}
    for ids in cited:
        named = [known[id] for id in ids if id in known and known[id].kind in grades]
        sources = [each for each in named if each.publisher and grades[each.kind].documented]
        counted.update({source.publisher for source in sources})
        for source in sources:
            order = list(grades).index(source.kind)
            best[source.publisher] = min(order, best.get(source.publisher, order))
    found = sorted(counted, key=lambda each: (best[each], -counted[each], each))
    if not found:
        return ""
    if len(found) <= most:
        listed = found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"
        return f"Sources: {listed}."
    first = [each for each in found if len(each) <= LONGEST_PUBLISHER and ";" not in each][:most]
    return f"Sources: {', '.join(first)} and {len(found) - len(first)} more, each named in the atlas."


def undocumented_in_short(view: MapView, atlas: Atlas) -> str:
    """``3 of 12 features rest on general knowledge alone.``: of all that a view shows; blank where each has a source.

    A file says so wherever it shows such a feature, whatever it is about.
    """
    return undocumented_text(
        atlas, [ids for features in features_shown(view, atlas).values() for ids in features["sources"]]
    )


def _cited(view: MapView, atlas: Atlas) -> Iterator[tuple[str, ...]]:
    """The ids of the sources of each feature."""
    ids = set(view.subject)
    if view.commitment:
        ids |= set(thread_of(atlas, atlas.commitments[view.commitment]).features)
    if ids:
        yield from (atlas.feature(id)["sources"] for id in ids)
        return
    for features in features_shown(view, atlas).values():
        yield from features["sources"]
