"""The two atlases that are drawn: a small one, written for the tests, and the project's own."""

import pytest

from loaders.atlas import Atlas, open_atlas
from tests.small_atlas import small_atlas


@pytest.fixture(scope="session")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The small atlas of `tests/small_atlas.py`."""
    return small_atlas(tmp_path_factory.mktemp("atlas"))


@pytest.fixture(scope="session")
def real_atlas() -> Atlas:
    """The project's own data."""
    return open_atlas()
