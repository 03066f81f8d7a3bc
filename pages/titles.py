"""What the tab of the browser says about an address."""

from collections.abc import Mapping

from geodata.records import Commitment, Event
from layers.commitments.listing import CommitmentChoice
from layers.exports.sharing import ATLAS, headline
from layers.timeline.events import TimelineChoice
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from pages.catalogue import PAGES


def title(path: str, words: Mapping[str, str], atlas: Atlas) -> str:
    """The title of an address for the tab of the browser. Raises KeyError for a path that is no page."""
    name = PAGES[path].name
    if path == "/":
        return title_of_view(MapView.from_query(words, atlas)[0], atlas)
    if path == "/commitments" and (record := commitment_in(words, atlas)):
        name = record.title
    elif path == "/timeline" and (event := event_in(words, atlas)):
        name = event.title
    return f"{name} · {ATLAS}" if name else ATLAS


def title_of_view(view: MapView, atlas: Atlas) -> str:
    """The title of a view of the map for the tab of the browser."""
    return f"{headline(view, atlas)} · {ATLAS}" if view.but(camera=None) != MapView.first_sight(atlas) else ATLAS


def commitment_in(words: Mapping[str, str], atlas: Atlas) -> Commitment | None:
    """The commitment that an address of the Commitments page opens."""
    return atlas.commitments.get(CommitmentChoice.from_query(words, atlas)[0].commitment or "")


def event_in(words: Mapping[str, str], atlas: Atlas) -> Event | None:
    """The event that an address of the Timeline opens."""
    chosen = TimelineChoice.from_query(words, atlas)[0].event
    return next((event for event in atlas.events if event.id == chosen), None)
