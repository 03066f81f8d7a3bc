"""What previews of a link in chat and mail show: a title, a sentence, a picture."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from layers.co2.choice import Co2Choice
from layers.commitments.listing import CommitmentChoice
from layers.exports.brief_choice import BriefChoice
from layers.exports.sharing import summary_sentences
from layers.interconnectors.links import LinkChoice
from layers.maps.headings import delivered, promised
from layers.ports.choice import PortsChoice
from layers.protection.choice import ProtectionChoice
from layers.reference.agreements import ReferenceChoice
from layers.reference.source_index import SourcesChoice
from layers.timeline.events import TimelineChoice
from layers.views.choices import Choice, MapChoice
from layers.views.map_view import MapView
from layers.wind.choice import WindChoice
from layers.wording.events import date_text
from loaders.atlas import Atlas
from pages import addresses
from pages.catalogue import PAGES
from pages.session.titles import title_of

CHOICES: dict[str, type[Choice]] = {
    "/": MapView,
    "/interconnectors": LinkChoice,
    "/co2": Co2Choice,
    "/ports": PortsChoice,
    "/wind": WindChoice,
    "/protection": ProtectionChoice,
    "/commitments": CommitmentChoice,
    "/timeline": TimelineChoice,
    "/brief": BriefChoice,
    "/reference": ReferenceChoice,
    "/sources": SourcesChoice,
}
"""The pages whose address says what is chosen there: path -> what."""


@dataclass(frozen=True, slots=True)
class Preview:
    """``title`` for the tab, ``description`` in one or two sentences, ``picture`` as the path of the server's map."""

    title: str
    description: str
    picture: str


def preview(path: str, words: Mapping[str, str], atlas: Atlas, today: date) -> Preview:
    """What an address of a page shows. Words that mean nothing are passed over. Raises KeyError for another path."""
    description, base = PAGES[path].description, MapChoice.from_query(words, atlas)[0].base
    view = MapView.first_sight(atlas).but(base=base)
    choice = CHOICES[path].from_query(words, atlas)[0] if path in CHOICES else None
    match choice:
        case MapView():
            view = choice
            if view.but(camera=None) != MapView.first_sight(atlas):
                description = " ".join(summary_sentences(view, atlas, today))
        case CommitmentChoice(commitment=str(id)):
            record = atlas.commitments[id]
            description = f"{promised(record)}. {delivered(record)}. {record.summary}"
            view = MapView.first_sight(atlas, id).but(base=base)
        case TimelineChoice(event=str(id)):
            event = next(event for event in atlas.events if event.id == id)
            description = f"{date_text(event)}. {event.summary}"
    return Preview(title_of(path, choice, atlas), description, addresses.preview(view, atlas))
