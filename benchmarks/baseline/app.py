"""The baseline: the same ground and the same features through Streamlit's own ``st.pydeck_chart``, inline."""

import json

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from layers.looks import basemap
from pages import addresses, opened_atlas
from pages.server.routes import ROUTES


async def ground(_: Request) -> Response:
    """The paper style without names: the older MapLibre in ``st.pydeck_chart`` refuses text without a glyph server."""
    atlas = opened_atlas.atlas()
    style = basemap.style("paper", atlas.places, addresses.base_map_files())
    style["layers"] = [layer for layer in style["layers"] if layer["type"] != "symbol"]  # type: ignore[attr-defined]
    return Response(json.dumps(style), media_type="application/json")


app = st.App("chart.py", routes=[Route("/ground.json", ground), *ROUTES])
