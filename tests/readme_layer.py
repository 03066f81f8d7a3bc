"""The layer that the README adds, as its reader would write it."""

import re
import textwrap
from collections.abc import Iterator

from tests.conftest import ROOT


def readme_files() -> Iterator[tuple[str, str]]:
    """The two files that the README says to write: name and content."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    steps = readme[readme.index("## Add a layer") : readme.index("## Add a page")]
    names = re.findall(r"`(geodata/layers/lighthouses\.\w+)`", steps)
    blocks = re.findall(r"```(?:json|toml)\n(.*?)```", steps, flags=re.DOTALL)
    assert (len(names), len(blocks)) == (2, 2)
    for name, block in zip(names, blocks, strict=True):
        yield name, textwrap.dedent("   " + block)
