"""``/years.json``: the years in which something of a view begins, for a reader who goes through them on the map."""

import gzip
import json

from starlette.requests import Request
from starlette.responses import Response

from layers.maps.years import beginnings, standing_still
from layers.views.address import understood
from layers.views.map_view import YEARS, MapView
from pages import opened_atlas
from pages.server import answers
from pages.server.desks import ANSWERS, Sent, sent, waited_for
from pages.server.queue import Call, Made, Work


async def years(request: Request) -> Response:
    """The first and the last year that may be chosen; of each in which something begins how much, and what; and the
    titles of layers that keep their year meanwhile.
    """
    made = await waited_for(ANSWERS, Work(Call(_years, (sent(request),))), request)
    return answers.packed(made.content, "application/json")


def _years(words: Sent) -> Made:
    atlas = opened_atlas.atlas()
    view = understood(MapView.from_query(dict(words), atlas))
    told = {
        "from": YEARS[0],
        "to": YEARS[-1],
        "begin": [[each.year, each.count, each.words] for each in beginnings(view, atlas)],
        "still": standing_still(view, atlas),
    }
    return Made(gzip.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), 6))
