"""What a reader compares: the choices of both sides, begun with what the map of the Explore page shows."""

from collections.abc import Mapping
from datetime import date

from layers.compare.choice import CompareChoice
from layers.views.map_view import MapView
from layers.views.received import BESIDE
from loaders.atlas import Atlas
from pages.session import address_sync, explore

PAGE = "compare"
SIDES = ("layers", "statuses", "countries", "year")
"""The fields that each side has of its own; those on the right begin with ``other_``."""


def choice_of(query: Mapping[str, str], atlas: Atlas) -> tuple[CompareChoice, list[str]]:
    """The choice of an address; of one that says nothing, the reader's map now and some years later."""
    if any(word not in BESIDE for word in query):
        return CompareChoice.from_query(query, atlas)
    view = explore.explored() or MapView.first_sight(atlas)
    return CompareChoice.of(view.but(base=address_sync.base_map()), date.today()), []


def swap() -> None:
    """Left becomes right."""
    choice = address_sync.choice_on(PAGE, CompareChoice)
    for name in SIDES if choice else ():
        address_sync.choose(PAGE, name, getattr(choice, f"other_{name}"))
        address_sync.choose(PAGE, f"other_{name}", getattr(choice, name))
