"""The project's own data with some of its words changed."""

import shutil
from pathlib import Path

from loaders.atlas import GEODATA, Atlas, open_atlas


def changed_atlas(folder: Path, *changes: tuple[str, str, str]) -> Atlas:
    """Copy the project's data into ``folder`` and open it; each change is a file, words in it, and those instead."""
    root = folder / "geodata"
    shutil.copytree(GEODATA, root, ignore=shutil.ignore_patterns("base", "*.py", "__pycache__"))
    for file, old, new in changes:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new), encoding="utf-8")
    return open_atlas(root)
