"""Whether the atlas has all of its data: an address for whoever runs the server, and lines in its log."""

import logging

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from loaders.findings import DataRefused
from pages import opened_atlas

LOG = logging.getLogger("north-sea-atlas")


async def ready(_request: Request) -> Response:
    """``/ready``: 200 while everything is shown, 503 with a line for each finding while something is left out.

    Whether the server lives at all is said by Streamlit's own ``/_stcore/health``.
    """
    found = findings()
    told = PlainTextResponse("\n".join(found or ["All is shown."]), status_code=503 if found else 200)
    told.headers["Cache-Control"] = "no-store"
    return told


def findings() -> list[str]:
    """A sentence for each finding that closes a layer, or the whole atlas; none while everything is shown."""
    try:
        missing = opened_atlas.atlas().missing.values()
    except DataRefused as refused:
        return [each.sentence() for each in refused.findings]
    return [each.sentence() for layer in missing for each in layer.findings]


def report() -> None:
    """Say in the log, once, what is left out and why."""
    found = findings()
    if found:
        LOG.error("Not everything can be shown, see /ready:\n%s", "\n".join(found))
