"""What every file says about itself, and text that a spreadsheet will not run."""

from layers.wording.facts import FACTS_AS_OF

NOTICE = (
    "North Sea Atlas: what lies in and around the North Sea, and which UK-Belgium commitment stands behind it. "
    f"Facts as of {FACTS_AS_OF}. Not a navigational, legal or investment document. "
    "A blank was not published, or says nothing of its kind."
)
"""What every file says about itself."""


def harmless(words: str) -> str:
    """Text that a spreadsheet would run as a formula is led by an apostrophe."""
    return f"'{words}" if words[:1] in ("=", "+", "-", "@", "\t", "\r") else words
