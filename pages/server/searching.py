"""The search in the head of every page: what a reader's words mean, and where each of it leads."""

import json
from functools import cache

from starlette.requests import Request
from starlette.responses import Response

from layers.search.entries import PAGE, Entry, entries
from layers.search.finding import Index, find, index
from layers.views.map_view import ORDER, MapView
from layers.views.received import received
from pages import addresses, opened_atlas
from pages.catalogue import CATALOGUE
from pages.server.answers import kept
from pages.server.desks import ANSWERS, Sent, sent, waited_for
from pages.server.queue import Call, Made, Work

WORDS = "words"
"""The word of the address that holds what a reader has typed."""


async def search(request: Request) -> Response:
    """``/search.json?words=zeebruge``: what is called so or nearly so, each with its kind and the address of its place.

    ``words`` is beside the words of the view of the map that the reader has left: what is shown on the map is shown in
    that view. What of these is not understood is passed over, as on the map itself.
    """
    made = await waited_for(ANSWERS, Work(Call(_searched, (sent(request),))), request)
    return Response(made.content, media_type="application/json", headers=kept(False))


def _searched(words: Sent) -> Made:
    atlas, query = opened_atlas.atlas(), received(dict(words), (WORDS, *ORDER))
    found = find(query.pop(WORDS, ""), _index())
    left, _ = MapView.from_query(query, atlas)
    told = {
        "told": found.told,
        "nearest": found.nearest,
        "results": [
            {
                "name": each.entry.name,
                "kind": each.entry.kind,
                "by": each.by or (f"one of {each.alike} of this name" if each.alike > 1 else ""),
                "address": addresses.found(each.entry, left, atlas),
            }
            for each in found.results
        ],
    }
    return Made(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())


@cache
def _index() -> Index:
    pages = (Entry(PAGE, page.path, page.title, "Page", (page.name,) if page.name else ()) for page in CATALOGUE)
    return index((*entries(opened_atlas.atlas()), *pages))
