"""The project's own data with some of its words changed."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from loaders.atlas import GEODATA, Atlas, open_atlas

MOVED = '[[redirects]]\nid = "{}"\nto = "{}"\nsince = "2026-11"\nreason = ""\n\n'


def changed_atlas(folder: Path, *changes: tuple[str, str, str], moved: Mapping[str, str] | None = None) -> Atlas:
    """Copy the project's data into ``folder`` and open it; each change is a file, words in it, and those instead.

    ``moved`` is written into the redirects: former id -> present id.
    """
    root = folder / "geodata"
    shutil.copytree(GEODATA, root, ignore=shutil.ignore_patterns("base", "*.py", "__pycache__"))
    for file, old, new in changes:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new), encoding="utf-8")
    if moved:
        redirects = root / "redirects.toml"
        kept = redirects.read_text(encoding="utf-8").replace("\nredirects = []\n", "\n")
        redirects.write_text(kept + "".join(MOVED.format(*ids) for ids in moved.items()), encoding="utf-8")
    return open_atlas(root)
