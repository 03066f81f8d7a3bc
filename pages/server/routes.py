"""The table of the addresses that the server answers beside the pages. `pages.addresses` writes them.

They stand below the path at which the atlas is served. An address that carries the right version is answered for good
(``immutable``); an outdated one is answered with what is true now and not kept. Anything not understood gets one
sentence and status 400 or 404.
"""

from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from layers.views.address import NotAtPresent, NotUnderstood
from loaders.findings import DataRefused
from loaders.missing import LayerMissing
from pages import addresses
from pages.server import (
    comparing,
    exhibits,
    files,
    map_data,
    metrics,
    readiness,
    searching,
    security_contact,
    sitemap,
    tables,
    tiles,
    years,
)
from pages.server.answers import NotThere, as_accepted
from pages.server.desks import GoneAway
from pages.server.queue import TooMany
from pages.server.workers import NotMade

Answer = Callable[[Request], Awaitable[Response]]
HUNG_UP = 499
"""Status of an answer that nobody hears, as web servers write it into their logs."""


def clearly(answer: Answer) -> Answer:
    """Turn what cannot be answered into one sentence with the right status."""

    @wraps(answer)
    async def answered(request: Request) -> Response:
        try:
            return await as_accepted(await answer(request), request)
        except (LayerMissing, NotAtPresent) as error:
            return PlainTextResponse(str(error), status_code=503)
        except NotUnderstood as error:
            return PlainTextResponse(str(error), status_code=400)
        except NotThere as error:
            return PlainTextResponse(str(error), status_code=404)
        except DataRefused as error:
            return PlainTextResponse(f"The atlas's data must be corrected first:\n{error}", status_code=503)
        except NotMade as error:
            return PlainTextResponse(str(error), status_code=503)
        except TooMany as error:
            return come_back(error)
        except GoneAway:
            return Response(status_code=HUNG_UP)

    return answered


def come_back(error: TooMany) -> Response:
    """What the limit refuses: a sentence with a time. A browser that shows it asks again by itself at that time."""
    seconds = str(error.seconds)
    words = f"{error} This page asks again by itself."
    headers = {"Retry-After": seconds, "Refresh": seconds, "Cache-Control": "no-store"}
    return PlainTextResponse(words, status_code=503, headers=headers)


ANSWERS: dict[str, Answer] = {
    "/layers/{name}.geojson": map_data.layer,
    "/layers/{name}/{z:int}/{x:int}/{y:int}.mvt": tiles.tile,
    "/marks/{name}.geojson": map_data.marks,
    "/unsearched.geojson": map_data.unsearched,
    "/symbols/{base}.{ending}": map_data.symbols,
    "/swatches/{base}.css": map_data.swatches,
    "/style/{base}.json": map_data.style,
    "/base/{name}.geojson": map_data.ground,
    "/assets/{name:path}": map_data.asset,
    "/tables/commitments.json": tables.commitments,
    "/commitments.csv": tables.commitments_file,
    "/tables/places.json": tables.places,
    "/tables/{name}.json": tables.features,
    "/years.json": years.years,
    "/exhibits/{name}.{ending}": exhibits.exhibit,
    "/map.{ending}": files.view,
    "/compare.{ending}": comparing.comparison,
    "/pack.pptx": files.pack,
    "/pack.json": files.progress,
    "/measure.json": map_data.measure,
    "/position.json": map_data.position,
    "/search.json": searching.search,
    "/sitemap.xml": sitemap.sitemap,
    "/robots.txt": sitemap.robots,
    "/ready": readiness.ready,
    "/metrics": metrics.metrics,
}
"""Path -> what answers it; of two that fit, the first."""
ROUTES = [
    *(Route(addresses.root() + path, clearly(answer)) for path, answer in ANSWERS.items()),
    Route(addresses.SECURITY, clearly(security_contact.security)),
]
