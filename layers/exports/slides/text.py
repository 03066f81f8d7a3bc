"""Words for slides: text that every program accepts, how much of it fits a box, addresses that can be links.

Whoever opens a slide has other typefaces than the server, so widths are those of Arial, a little on the safe side.
"""

import re
import unicodedata
from urllib.parse import quote, urlsplit

LONGEST = 4_000
"""Characters of any text that are looked at; nothing longer fits a slide."""
LONGEST_LINK = 2_000
"""Characters of an address that office programs take as a link."""
SAFETY = 1.06
"""How much wider than measured a line may come out."""
BOLD_SAFETY = 1.12
SERIF_SAFETY = 1.22
"""The same for heavy letters, and for headings, whose typeface is wider and may be replaced by a wider one still."""
LINE = 1.22
"""Height of a line as a multiple of its letters' size."""

_THOUSANDTHS = {
    **dict.fromkeys("ijl'|", 222),
    **dict.fromkeys("ft I.,:;/!()[]\\·", 290),
    **dict.fromkeys('r-"`“”*', 350),
    **dict.fromkeys("ckJsvxyz^", 500),
    **dict.fromkeys("abdeghnopqu0123456789L_?$#", 556),
    **dict.fromkeys("FTZ+=<>~", 610),
    **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("mM", 833),
    **dict.fromkeys("W%—…@", 1015),
}
_WIDE, _OTHER = 1050, 640
# Marks that turn the direction of everything after them: a name must not turn the rest of a slide round.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def plain(words: object, longest: int = LONGEST) -> str:
    """Text in one line, as it stands, without what XML forbids; cut with "…" after ``longest`` characters."""
    return " ".join(_allowed(str(words)[: longest + 1], longest).split())


def plain_lines(words: object, longest: int = LONGEST) -> str:
    """The same with the reader's line breaks kept, at most one empty line at a time."""
    lines = (" ".join(line.split()) for line in _allowed(str(words)[: longest + 1], longest).splitlines())
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()


def _allowed(words: str, longest: int) -> str:
    kept = "".join(letter if _may_stand(letter) else " " for letter in _TURNING.sub("", words.replace("\r\n", "\n")))
    return f"{kept[:longest].rstrip()}…" if len(words) > longest else kept


def _may_stand(letter: str) -> bool:
    """Whether XML 1.0 allows a letter and it says something: no control, no half of a pair, no non-character."""
    return letter == "\n" or (unicodedata.category(letter) not in ("Cc", "Cs", "Co") and ord(letter) & 0xFFFE != 0xFFFE)


def width(words: str, size: float, safety: float = SAFETY) -> float:
    """How wide words are at most, in inches, in letters of ``size`` points."""
    return sum(map(_thousandths, words)) * size * safety / 72_000


def _thousandths(letter: str) -> int:
    known = _THOUSANDTHS.get(letter)
    if known is not None:
        return known
    if unicodedata.combining(letter):
        return 0
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER


def lines(words: str, across: float, size: float, safety: float = SAFETY) -> list[str]:
    """Words broken into lines of at most ``across`` inches, as a program would break them."""
    found: list[str] = []
    line, used, space = "", 0.0, width(" ", size, safety)
    for word in words.split():
        long = width(word, size, safety)
        if line and used + space + long <= across:
            line, used = f"{line} {word}", used + space + long
            continue
        if line:
            found.append(line)
        while long > across and len(word) > 1:
            cut = _fitting(word, across, size, safety)
            found.append(word[:cut])
            word = word[cut:]
            long = width(word, size, safety)
        line, used = word, long
    return [*found, line] if line else found


def fitted(words: object, across: float, size: float, most: int, safety: float = SAFETY) -> str:
    """As much of the words as ``most`` lines of ``across`` inches hold; what is left out is marked by "…"."""
    text = plain(words)
    broken = lines(text, across, size, safety)
    if len(broken) <= most:
        return text
    last = broken[most - 1]
    while last and width(f"{last}…", size, safety) > across:
        last = last[:-1]
    return " ".join([*broken[: most - 1], f"{last.rstrip(' ,;.·')}…"])


def _fitting(word: str, across: float, size: float, safety: float) -> int:
    """How many letters of a word that is too long fit; at least one."""
    used = 0.0
    for count, letter in enumerate(word):
        used += width(letter, size, safety)
        if used > across:
            return max(1, count)
    return len(word)


def web_address(link: str) -> str:
    """The address as a file may hold it, everything encoded that must be; "" for what is not a web address."""
    if not link.startswith(("https://", "http://")) or len(link) > LONGEST_LINK:
        return ""
    # A percent sign stays where it begins an escape; quote() would otherwise encode what is encoded already.
    encoded = re.sub("%(?![0-9A-Fa-f]{2})", "%25", link)
    try:
        address = quote(encoded, safe="%:/?#@!$&'()*+,;=~-._", encoding="utf-8")
        parts = urlsplit(address)
        known = bool(parts.hostname) and (parts.port is None or parts.port >= 0)
    except (ValueError, UnicodeEncodeError):
        return ""
    return address if known and len(address) <= LONGEST_LINK and re.fullmatch(r"[\w.:-]+", parts.netloc) else ""
