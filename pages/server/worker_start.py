"""What a process that makes files has read before its first file: the atlas, and what draws."""

import gc
from contextlib import suppress

from layers.exhibits import catalogue  # noqa: F401
from layers.exports.exhibit import slides  # noqa: F401
from layers.exports.slides import pack, preview  # noqa: F401  they bring matplotlib and python-pptx
from loaders.findings import DataRefused
from pages import opened_atlas

with suppress(DataRefused):  # the server says it, to every reader and in its log
    opened_atlas.atlas()
gc.freeze()  # the memory that copies of this process share stays shared: nothing in it is looked through again
