"""The atlas that is drawn: a small one, written for the tests."""

import pytest

from loaders.atlas import Atlas
from tests.small_atlas import small_atlas


@pytest.fixture(scope="session")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The small atlas of `tests/small_atlas.py`."""
    return small_atlas(tmp_path_factory.mktemp("atlas"))
