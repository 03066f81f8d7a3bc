"""A client of the addresses beside the pages, without a browser and without Streamlit."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from loaders.atlas import Atlas
from pages.server.routes import ROUTES
from tests.small_atlas import small_atlas


@pytest.fixture(scope="session")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The small atlas of `tests/small_atlas.py`."""
    return small_atlas(tmp_path_factory.mktemp("atlas"))


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """Asks the real addresses."""
    with TestClient(Starlette(routes=ROUTES)) as client:
        yield client
