"""What a link shows, for the tab of the browser and for previews in chat and mail: a title, a sentence, a picture."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from geodata.records import Commitment, Event
from layers.commitments.listing import CommitmentChoice
from layers.exports.sharing import ATLAS, headline, told
from layers.maps.headings import PURPOSE, delivered, promised
from layers.timeline.chronicle import TimelineChoice
from layers.views.address import encoded
from layers.views.map_view import MapView
from layers.wording.events import date_text
from loaders.atlas import Atlas

PAGES = {
    "/": ("", PURPOSE),
    "/interconnectors": (
        "Interconnectors",
        "What links Great Britain and Belgium, all links of the North Sea by year, and whose waters they cross.",
    ),
    "/co2": ("CO2", "Where CO2 captured in Belgium can go: stores, distances by sea, and what is missing for each."),
    "/ports": (
        "Ports and shipping",
        "What comes ashore where, who sails, and what the United Kingdom and Belgium promised about it.",
    ),
    "/protection": ("Protection", "Where cables, pipelines and traffic cross, what lies near what, and who watches."),
    "/commitments": ("Commitments", "What the United Kingdom and Belgium promised each other, and what became of it."),
    "/timeline": ("Timeline", "What happened and what is expected, from 1998 to 2050."),
    "/coverage": ("Coverage", "Which commitments the map can show, and which it cannot, with the reason."),
    "/brief": ("Brief", "A view of the atlas as a slide, a picture or a pack, with its sources and its date."),
    "/reference": ("Reference", "Agreements, bodies and terms, and who may store whose CO2."),
    "/sources": ("Sources", "Every source, what rests on it, and the licence of every layer."),
}
"""Path of a page -> its name and what it is for; the map itself has the atlas's name."""


@dataclass(frozen=True, slots=True)
class Preview:
    """``title`` for the tab, ``description`` in one or two sentences, ``picture`` as the path of the server's map."""

    title: str
    description: str
    picture: str


def title(path: str, words: Mapping[str, str], atlas: Atlas) -> str:
    """The title of an address for the tab of the browser. Raises KeyError for a path that is no page."""
    name = PAGES[path][0]
    if path == "/":
        view, _ = MapView.from_query(words, atlas)
        name = headline(view, atlas) if view.but(camera=None) != MapView.first_sight(atlas) else ""
    elif path == "/commitments" and (record := _commitment(words, atlas)):
        name = record.title
    elif path == "/timeline" and (event := _event(words, atlas)):
        name = event.title
    return f"{name} · {ATLAS}" if name else ATLAS


def preview(path: str, words: Mapping[str, str], atlas: Atlas, today: date) -> Preview:
    """What an address of a page shows. Words that mean nothing are passed over. Raises KeyError for another path."""
    description, view = PAGES[path][1], MapView.first_sight(atlas)
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
