"""What the Brief page opens with, and another view chosen on it."""

from collections.abc import Mapping

from layers.exports.brief_choice import BriefChoice
from layers.exports.briefs import Brief
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from pages.session.address_sync import base_map, choice_on, choose
from pages.session.explore import explored


def brief_of(words: Mapping[str, str], atlas: Atlas) -> tuple[BriefChoice, list[str]]:
    """What the Brief page opens with: what the address says, or the reader's view of the map where it says nothing.

    A pack that is being put together is kept when another view is opened.
    """
    kept = choice_on("brief", BriefChoice)
    view = (explored() or MapView.first_sight(atlas)).but(base=base_map())
    choice, notes = BriefChoice.from_query(words, atlas) if words else (BriefChoice.of(Brief(view)), [])
    if kept and not choice.pack:
        choice = choice.but(pack=kept.pack, heading=kept.heading)

    return choice, notes


def open_brief(brief: Brief) -> None:
    """Another view was chosen on the Brief page: nothing that was written for the last one stays."""
    for name in ("title", "subtitle", "notes", "frame"):
        choose("brief", name, getattr(brief, name))
    choose("brief", "view", brief.view.but(only=()))
    choose("brief", "only", brief.view.only)
