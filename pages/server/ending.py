"""How long a server that was told to end waits for those who do not let go of it."""

import os
import signal

import uvicorn

SETTING = "ATLAS_ENDS_AFTER"
"""Environment variable: seconds."""
PATIENCE_S = 10
"""Where the setting says nothing: longer than nearly all files take, shorter than what hosts give before they kill."""


def is_bounded() -> None:
    """Let the running server end after as many seconds as the setting says, whoever keeps a line open.

    Without it a server that is told to end waits for good: for a line that a browser opened for later and never used,
    or for a reader who stopped to read in the middle of an answer. Streamlit has no setting for it. uvicorn's server
    hears the signal itself, and is found by that. Under another server nothing is changed.
    """
    server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    if isinstance(server, uvicorn.Server):
        words = os.environ.get(SETTING, "")
        server.config.timeout_graceful_shutdown = int(words) if words.isdecimal() else PATIENCE_S
