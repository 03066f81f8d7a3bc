"""A client of the addresses beside the pages, without a browser and without Streamlit."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit import config

from pages.server.routes import ROUTES


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """Asks the real addresses."""
    with TestClient(Starlette(routes=ROUTES)) as client:
        yield client


@pytest.fixture
def below_a_path() -> Iterator[str]:
    """The atlas is served below this path while the test runs."""
    config.set_option("server.baseUrlPath", "atlas")
    yield "/atlas"
    config.set_option("server.baseUrlPath", "")
