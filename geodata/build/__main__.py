"""`python -m geodata.build`: make again what is made from files of others, and write what has changed."""

import json
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import geodata
from geodata.build import outlines
from geodata.build.originals import Feature, Original, OriginalRefused, by_file_made, features_of

FOLDER = Path(geodata.__file__).parent
Shapes = Mapping[str, Sequence[Feature]]
"""Id of a source -> its features, in the order of the files."""


def listed(folder: Path = FOLDER) -> list[Original]:
    """The files of others, as `originals.toml` lists them."""
    table = tomllib.loads((folder / "build" / "originals.toml").read_text(encoding="utf-8"))
    return [Original(**each) for each in table["originals"]]


def built(folder: Path = FOLDER) -> dict[str, str]:
    """Everything that is made: path from the folder of the data on -> content. Raises OriginalRefused."""

    def records(into: str) -> list[Feature]:
        layer = json.loads((folder / "layers" / Path(into).name).read_text(encoding="utf-8"))
        found: list[Feature] = layer["features"]
        return found

    recipes: dict[str, Callable[[str, Shapes], str]] = {
        "outlines": lambda into, shapes: outlines.build(records(into), shapes),
    }
    made: dict[str, str] = {}
    for (recipe, into), originals in by_file_made(listed(folder)).items():
        shapes: dict[str, list[Feature]] = {}
        for each in originals:
            shapes.setdefault(each.source, []).extend(features_of(each, folder / "build" / "originals"))
        made[into] = recipes[recipe](into, shapes)
    return made


def main() -> int:
    """Write what has changed and name it. 0, or 1 where a file is not what it should be."""
    try:
        made = built()
    except OriginalRefused as refused:
        print(refused, file=sys.stderr)
        return 1
    for path, content in made.items():
        if not (FOLDER / path).exists() or (FOLDER / path).read_text(encoding="utf-8") != content:
            (FOLDER / path).write_text(content, encoding="utf-8", newline="\n")
            print(f"{path}: made")
    return 0


if __name__ == "__main__":
    sys.exit(main())
