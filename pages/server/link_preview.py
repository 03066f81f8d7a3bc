"""What a link shows, for the tab of the browser and for previews in chat and mail: a title, a sentence, a picture."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from geodata.records import Commitment, Event
from layers.commitments.listing import CommitmentChoice
from layers.exports.sharing import ATLAS, headline, told
from layers.maps.headings import delivered, promised
from layers.timeline.chronicle import TimelineChoice
from layers.views.address import encoded
from layers.views.map_view import MapView
from layers.wording.events import date_text
from loaders.atlas import Atlas
from pages.catalogue import PAGES


@dataclass(frozen=True, slots=True)
class Preview:
    """``title`` for the tab, ``description`` in one or two sentences, ``picture`` as the path of the server's map."""

    title: str
    description: str
    picture: str


def title(path: str, words: Mapping[str, str], atlas: Atlas) -> str:
    """The title of an address for the tab of the browser. Raises KeyError for a path that is no page."""
    name = PAGES[path].name
    if path == "/":
        return title_of_view(MapView.from_query(words, atlas)[0], atlas)
    if path == "/commitments" and (record := _commitment(words, atlas)):
        name = record.title
    elif path == "/timeline" and (event := _event(words, atlas)):
        name = event.title
    return f"{name} · {ATLAS}" if name else ATLAS


def title_of_view(view: MapView, atlas: Atlas) -> str:
    """The title of a view of the map for the tab of the browser."""
    return f"{headline(view, atlas)} · {ATLAS}" if view.but(camera=None) != MapView.first_sight(atlas) else ATLAS


def preview(path: str, words: Mapping[str, str], atlas: Atlas, today: date) -> Preview:
    """What an address of a page shows. Words that mean nothing are passed over. Raises KeyError for another path."""
    description, view = PAGES[path].description, MapView.first_sight(atlas)
    if path == "/":
        view, _ = MapView.from_query(words, atlas)
        if view.but(camera=None) != MapView.first_sight(atlas):
            description = " ".join(told(view, atlas, today))
    elif path == "/commitments" and (record := _commitment(words, atlas)):
        description = f"{promised(record)}. {delivered(record)}. {record.summary}"
        view = MapView.first_sight(atlas, record.id)
    elif path == "/timeline" and (event := _event(words, atlas)):
        description = f"{date_text(event)}. {event.summary}"
    asked = encoded(view.to_query(atlas) | {"form": "preview"})
    return Preview(title(path, words, atlas), description, f"/map.png?{asked}")


def _commitment(words: Mapping[str, str], atlas: Atlas) -> Commitment | None:
    return atlas.commitments.get(CommitmentChoice.from_query(words, atlas)[0].commitment or "")


def _event(words: Mapping[str, str], atlas: Atlas) -> Event | None:
    chosen = TimelineChoice.from_query(words, atlas)[0].event
    return next((event for event in atlas.events if event.id == chosen), None)
