"""What the server does, counted for whoever runs it, in the form of Prometheus. Off by default (``ATLAS_METRICS``).

Nothing of a reader is in it: what is told apart are pages of the catalogue, addresses of the table and statuses. What
is counted here belongs to this process; `pages.server.metrics` answers it.
"""

import os

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
)

SETTING = "ATLAS_METRICS"
"""Environment variable: ``yes`` where what is measured is to be answered."""
REGISTRY = CollectorRegistry()
"""All that is measured: the library's own default would also hold what other packages may count."""
BOUNDS_S = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)
"""Seconds by which runs and answers are told apart; a picture takes about one, a pack of slides ten."""

disable_created_metrics()  # when each began to be counted: a third of the lines, and the process says when it began
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)
SESSIONS = Gauge("atlas_sessions", "Pages that are open now: connections of readers.", registry=REGISTRY)
RUNS = Histogram(
    "atlas_page_run_seconds",
    "Runs of a page, by its path, from its first line to its last.",
    ["page"],
    buckets=BOUNDS_S,
    registry=REGISTRY,
)
ANSWERS = Histogram(
    "atlas_answer_seconds",
    "Answers by their place in the table of addresses, from the request to the last byte.",
    ["address", "status"],
    buckets=BOUNDS_S,
    registry=REGISTRY,
)
TILES = Counter("atlas_tiles", "Tiles of large layers, found on disk or made.", ["from"], registry=REGISTRY)


def is_on() -> bool:
    """Whether what is measured is wanted."""
    return os.environ.get(SETTING) == "yes"
