"""What every file says about itself, and text that a spreadsheet will not run."""

from layers.wording.facts import FACTS_AS_OF
from loaders.atlas import Atlas
from loaders.missing import sentence

_NOTICE = (
    "North Sea Atlas: what lies in and around the North Sea, and which UK-Belgium commitment stands behind it. "
    f"Facts as of {FACTS_AS_OF}. Not a navigational, legal or investment document. "
    "A blank means not published, or not applicable."
)


def notice(atlas: Atlas) -> str:
    """What every file of data says about itself, and what the atlas lacks, if anything."""
    return f"{_NOTICE} {sentence(atlas.missing.values())}".rstrip()


def harmless(words: str) -> str:
    """Text that a spreadsheet would run as a formula is led by an apostrophe."""
    return f"'{words}" if words[:1] in ("=", "+", "-", "@", "\t", "\r") else words
