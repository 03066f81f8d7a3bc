"""Opens the door: the pages, the addresses beside them, and the headers on every answer."""

import streamlit as st
from starlette.middleware import Middleware

from pages.assets import ADDRESSES
from pages.early_code import EarlyCode
from pages.routes import ROUTES, preloads
from pages.security_headers import SecurityHeaders

app = st.App(
    "pages/navigation.py",
    routes=ROUTES,
    middleware=[
        Middleware(SecurityHeaders, preload=preloads()),
        Middleware(EarlyCode, script=ADDRESSES["deck.js"]),
    ],
)
