"""Files of others as they were received, and what `originals.toml` says of each."""

import gzip
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Feature = dict[str, Any]
"""A feature of GeoJSON."""
FOLDER = Path(__file__).parent / "originals"


class OriginalRefused(Exception):
    """A file that data is made from is not the one described. The message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Original:
    """A file of another publisher. ``source`` is the id of its source, whose licence it is under.

    ``recipe`` is the name of what makes data of it, ``into`` the file made, from the folder of the data on. ``origin``
    says where it came from, ``accuracy`` what was found about it. ``credit`` and ``licence_url`` go with every shape.
    """

    file: str
    source: str
    recipe: str
    into: str
    origin: str
    edition: str
    licence_url: str
    credit: str
    accuracy: str
    sha256: str


def text_of(original: Original, folder: Path = FOLDER) -> str:
    """The text of a file, which may be compressed. Raises OriginalRefused where it is another or missing."""
    path = folder / original.file
    if not path.exists():
        raise OriginalRefused(f"{original.file} is missing. Put it into {folder.name}, or take its table out.")
    raw = path.read_bytes()
    if hashlib.sha256(raw).hexdigest() != original.sha256:
        raise OriginalRefused(
            f"{original.file} is not the file described. Look at what changed, then write its sha256."
        )
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()


def features_of(original: Original, folder: Path = FOLDER) -> list[Feature]:
    """The features of a file of GeoJSON. Raises OriginalRefused as `text_of` does."""
    found: list[Feature] = json.loads(text_of(original, folder))["features"]
    return found


def matched(feature: Feature) -> list[str]:
    """The ids of the atlas's features that a shape was found to belong to."""
    ids = feature["properties"].get("matched_atlas_id")
    return ids.split("; ") if ids else []


def by_file_made(originals: Iterable[Original]) -> dict[tuple[str, str], list[Original]]:
    """Recipe and file made -> the files that it is made from, in their order."""
    found: dict[tuple[str, str], list[Original]] = {}
    for each in originals:
        found.setdefault((each.recipe, each.into), []).append(each)
    return found
