from dataclasses import replace

import pytest

from loaders.atlas import Atlas
from tests.layers.timeline.some_events import DAY, GUESS, MONTH, TARGET, YEAR


@pytest.fixture
def told(atlas: Atlas) -> Atlas:
    """The small atlas with five events of its own."""
    return replace(atlas, events=(DAY, MONTH, YEAR, GUESS, TARGET))
