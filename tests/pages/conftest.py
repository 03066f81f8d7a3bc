"""A client of the addresses beside the pages, without a browser and without Streamlit."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.server.routes import ROUTES


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """Asks the real addresses."""
    with TestClient(Starlette(routes=ROUTES)) as client:
        yield client
