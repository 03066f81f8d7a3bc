"""``/metrics``: what this process has counted of its work, for Prometheus, where that is asked for (`pages.measuring`).

What its queues and caches hold is looked up when it is asked for. Caches of the processes that make files are theirs,
and not told.
"""

import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response

from pages import measuring
from pages.server import desks
from pages.server.answers import NotThere
from pages.server.queue import Queue

NOT_TOLD = "The measurements of this server are not published."
QUEUES = {"files": desks.FILES, "answers": desks.ANSWERS, "tiles": desks.TILES}
OWN = ("geodata", "loaders", "layers", "pages")
"""Packages whose caches are told."""
_CACHE = type(lru_cache(print))


class Queues(Collector):
    """How much is made now and waits to be made, and how often what is kept was enough."""

    def __init__(self, queues: Mapping[str, Queue]) -> None:
        self.queues = queues

    def collect(self) -> Iterator[Metric]:
        """As the queues are now."""
        waiting = GaugeMetricFamily("atlas_queue_waiting", "What is waiting in the queue.", labels=["queue"])
        working = GaugeMetricFamily("atlas_queue_working", "What is being made.", labels=["queue"])
        asked = CounterMetricFamily(
            "atlas_queue_asked", "What was asked for, by whether it was kept, made or refused.", labels=["queue", "was"]
        )
        for name, queue in self.queues.items():
            waiting.add_metric([name], queue.waiting)
            working.add_metric([name], queue.working)
            for was, count in sorted(queue.asked.items()):
                asked.add_metric([name, was], count)
        yield from (waiting, working, asked)


class Caches(Collector):
    """What the functions of the atlas that remember their results have found kept."""

    def collect(self) -> Iterator[Metric]:
        """As the caches are now."""
        hits = CounterMetricFamily("atlas_cache_hits", "Results that were kept.", labels=["cache"])
        misses = CounterMetricFamily("atlas_cache_misses", "Results that were worked out.", labels=["cache"])
        entries = GaugeMetricFamily("atlas_cache_entries", "Results that are kept now.", labels=["cache"])
        for name, cache in sorted(caches().items()):
            info = cache.cache_info()
            hits.add_metric([name], info.hits)
            misses.add_metric([name], info.misses)
            entries.add_metric([name], info.currsize)
        yield from (hits, misses, entries)


def caches() -> dict[str, Any]:
    """Functions of the atlas that remember their results, by where they are defined."""
    return {
        f"{module}.{value.__qualname__}": value
        for module, found in list(sys.modules.items())
        if module.split(".")[0] in OWN
        for value in list(vars(found).values())
        if isinstance(value, _CACHE) and value.__module__ == module
    }


measuring.REGISTRY.register(Queues(QUEUES))
measuring.REGISTRY.register(Caches())


async def metrics(request: Request) -> Response:
    """All of it, in the form that is asked for. Raises `NotThere` where it is not published."""
    if not measuring.is_on():
        raise NotThere(NOT_TOLD)
    write, kind = choose_encoder(request.headers.get("accept", ""))
    return Response(write(measuring.REGISTRY), headers={"Content-Type": kind, "Cache-Control": "no-store"})
