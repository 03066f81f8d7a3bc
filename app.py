"""Opens the door: the pages, the addresses beside them, and the headers on every answer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from pages import observing
from pages.server import ending, readiness
from pages.server.assets import ADDRESSES, GROUNDS, MODULES, PRELOADS
from pages.server.gate import Gate
from pages.server.observed import Observed
from pages.server.routes import ANSWERS, ROUTES
from pages.server.security_headers import SecurityHeaders
from pages.server.start_page import StartPage
from pages.server.streamlit_files import StreamlitFiles
from pages.server.workers import count, workers


@asynccontextmanager
async def serving(_app: st.App) -> AsyncIterator[None]:
    """While the server serves, it has processes that make files. It ends, whoever keeps a line open."""
    ending.is_bounded()
    workers.start(count())
    yield
    workers.stop()


observing.begin()
readiness.report()
app = st.App(
    "pages/navigation.py",
    routes=ROUTES,
    lifespan=serving,
    middleware=[
        Middleware(Observed, answers=ANSWERS),
        Middleware(SecurityHeaders, preload=PRELOADS),
        Middleware(Gate),
        Middleware(StreamlitFiles),
        Middleware(
            StartPage,
            script=ADDRESSES["map_library.js"],
            modules=MODULES,
            grounds={base: list(pictures.values()) for base, pictures in GROUNDS.items()},
        ),
    ],
)
