"""What the server does, told to whoever runs it: a line of JSON for each answer, each run of a page and each fault.

Off by default (``ATLAS_LOG``). Nothing of a reader is in it: no address on the net, no words of an address, nothing
that a browser says of itself, no session. Paths are those of the tables of addresses and pages; any other is "other".
"""

import json
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from pages import measuring

SETTING = "ATLAS_LOG"
"""Environment variable: ``yes`` for a line of JSON for whatever is done, on the standard error."""
LOG = logging.getLogger("north-sea-atlas")
_TOLD = "told"


class AsJson(logging.Formatter):
    """A record as one line of JSON: when (UTC), how grave, of which process, what, and what is known of it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "process": record.process,
            "event": record.getMessage(),
            **getattr(record, _TOLD, {}),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def is_on() -> bool:
    """Whether lines are wanted."""
    return os.environ.get(SETTING) == "yes"


def begin() -> None:
    """From now on write lines, where they are wanted; else only faults are told, as words."""
    if is_on():
        handler = logging.StreamHandler()
        handler.setFormatter(AsJson())
        LOG.handlers[:], LOG.propagate = [handler], False
        LOG.setLevel(logging.INFO)


def tell(event: str, **known: object) -> None:
    """Write a line, where lines are wanted. ``known`` must not tell anything of a reader."""
    if is_on():
        LOG.info(event, extra={_TOLD: known})


@contextmanager
def running(page: str) -> Iterator[None]:
    """Tell of a run of a page, by its path in the catalogue, and how long it took, however it ends; and count it."""
    began = time.perf_counter()
    try:
        yield
    finally:
        if measuring.is_on():
            measuring.RUNS.labels(page).observe(time.perf_counter() - began)
        tell("page", path=page, ms=since(began))


def since(began: float) -> int:
    """Milliseconds since a moment of `time.perf_counter`."""
    return round(1000 * (time.perf_counter() - began))
