"""The atlas as this server opened it: read and checked once, then shared by every page, reader and address."""

from functools import cache

from loaders.atlas import Atlas, open_whole


@cache
def atlas() -> Atlas:
    """The checked atlas. Raises `loaders.findings.DataRefused`, with every finding, until the data is mended."""
    return open_whole()
