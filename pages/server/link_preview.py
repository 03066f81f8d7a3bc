"""What previews of a link in chat and mail show: a title, a sentence, a picture."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from layers.exports.sharing import summary_sentences
from layers.maps.headings import delivered, promised
from layers.views.map_view import MapView
from layers.wording.events import date_text
from loaders.atlas import Atlas
from pages import addresses
from pages.catalogue import PAGES
from pages.titles import commitment_in, event_in, title


@dataclass(frozen=True, slots=True)
class Preview:
    """``title`` for the tab, ``description`` in one or two sentences, ``picture`` as the path of the server's map."""

    title: str
    description: str
    picture: str


def preview(path: str, words: Mapping[str, str], atlas: Atlas, today: date) -> Preview:
    """What an address of a page shows. Words that mean nothing are passed over. Raises KeyError for another path."""
    description, view = PAGES[path].description, MapView.first_sight(atlas)
    if path == "/":
        view, _ = MapView.from_query(words, atlas)
        if view.but(camera=None) != MapView.first_sight(atlas):
            description = " ".join(summary_sentences(view, atlas, today))
    elif path == "/commitments" and (record := commitment_in(words, atlas)):
        description = f"{promised(record)}. {delivered(record)}. {record.summary}"
        view = MapView.first_sight(atlas, record.id)
    elif path == "/timeline" and (event := event_in(words, atlas)):
        description = f"{date_text(event)}. {event.summary}"
    return Preview(title(path, words, atlas), description, addresses.preview(view, atlas))
