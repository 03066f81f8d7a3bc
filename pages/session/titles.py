"""What the tab of the browser says about a page and what is chosen on it."""

from layers.commitments.listing import CommitmentChoice
from layers.exports.sharing import ATLAS
from layers.maps import headings
from layers.timeline.events import TimelineChoice
from layers.views.choices import Choice
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from pages.catalogue import PAGES


def title_of(path: str, choice: Choice | None, atlas: Atlas) -> str:
    """The title of a page and what is chosen on it, for the tab of the browser. Raises KeyError for no page's path."""
    match choice:
        case MapView():
            return title_of_view(choice, atlas)
        case CommitmentChoice(commitment=str(id)):
            name = atlas.commitments[id].title
        case TimelineChoice(event=str(id)):
            name = next(event.title for event in atlas.events if event.id == id)
        case _:
            name = PAGES[path].name
    return f"{name} · {ATLAS}"


def title_of_view(view: MapView, atlas: Atlas) -> str:
    """The title of a view of the map for the tab of the browser."""
    return f"{headings.title(view, atlas)} · {ATLAS}" if view.but(camera=None) != MapView.first_sight(atlas) else ATLAS
