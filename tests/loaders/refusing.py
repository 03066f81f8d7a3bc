"""What a folder of data is refused with."""

from pathlib import Path

import pytest

from loaders.atlas import open_atlas
from loaders.findings import DataRefused


def refused(folder: Path) -> list[str]:
    """The findings with which a folder is refused."""
    with pytest.raises(DataRefused) as caught:
        open_atlas(folder)
    assert str(caught.value).split("\n") == [finding.sentence() for finding in caught.value.findings]
    return str(caught.value).split("\n")
