"""Rules for the letters of a text: all of them are seen, and none was broken on its way."""

import re
import unicodedata
from collections.abc import Iterator

from loaders.findings import Finding, Where, quoted

UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Unicode's categories of characters that nobody sees, or that mean nothing to others."""
_TRAIL = "\u0080-\u00bf" + bytes(range(0x80, 0xA0)).decode("cp1252", errors="ignore")
"""The later bytes of a letter, as Latin-1 and Windows-1252 show them."""
_AFTER_A_LETTER = "\u00ab\u00bb\u2018\u2019\u201c\u201d\u2039\u203a\u2013\u2014\u00b1\u00a0"
BROKEN = re.compile(
    f"[ÂÃ][{_TRAIL}]|â(?![{_AFTER_A_LETTER}])[{_TRAIL}]{{2}}|â€|[ÄÅ](?![{_AFTER_A_LETTER}])[{_TRAIL}]|ï»¿"
)
"""What two or three bytes of one letter in UTF-8 look like as letters of their own; where quotation marks may follow a
letter, as in «Å», only what no text has."""


def letters_seen(at: Where, key: str, text: str) -> Iterator[Finding]:
    """No character is a control character, a mark of writing direction or another that nobody sees.

    Joiners stay: some scripts and emoji are written with them.
    """
    if text.isprintable():  # as nearly all are: nothing of those categories is in it
        return
    for place, char in enumerate(text, start=1):
        if unicodedata.category(char) in UNSEEN and char not in "\n\t\u200c\u200d":
            control = unicodedata.category(char) in ("Cc", "Cs")
            what = (
                "the control character" if control else f"what nobody sees, {unicodedata.name(char, 'no character')},"
            )
            yield at.finding(f"{key} holds {what} U+{ord(char):04X} at place {place}", "Remove it.")
            return


def letters_whole(at: Where, key: str, text: str) -> Iterator[Finding]:
    """No letter is lost, or broken by reading UTF-8 as Latin-1 or Windows-1252: ``ï¿½``, ``SnÃ¸hvit``."""
    if text.isascii():
        return
    broken = BROKEN.search(text)
    if "\ufffd" in text or "ï¿½" in text:
        place = min(found for mark in ("\ufffd", "ï¿½") if (found := text.find(mark)) >= 0) + 1
        remedy = "Write the letter that was there: the text was once read in the wrong encoding."
        yield at.finding(f"{key} holds the mark of a lost letter at place {place}", remedy)
    elif broken:
        fault = f"{key} holds {quoted(broken[0])} at place {broken.start() + 1}, letters in the wrong encoding"
        yield at.finding(fault, f"Write {quoted(meant)}." if (meant := _meant(broken[0])) else "Write what was meant.")


def _meant(broken: str) -> str:
    """The letter that was meant; "" where it cannot be told."""
    raw = b"".join(each.encode("latin-1") if ord(each) < 256 else each.encode("cp1252") for each in broken)
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return ""
