"""Positions as people write them: decimal degrees, degrees and minutes, with seconds, with or without N, S, E, W; as
charts print them, and as programs do.
"""

import re
import unicodedata

MOST_LETTERS = 80
"""No position is longer: what is, is not looked at."""
_NUMBER = r"[0-9]+(?:\.[0-9]*)?|\.[0-9]+"
_ANGLE = re.compile(rf"([+-]?)({_NUMBER})(?:[°: ] ?({_NUMBER})(?:[': ] ?({_NUMBER}) ?(?:\"|'')?|')?|°)?")
_BEFORE = re.compile(r"([NSEW]) ?([^NSEW]+)([NSEW]) ?([^NSEW]+)", re.IGNORECASE)
_AFTER = re.compile(r"([^NSEW]+)([NSEW])([^NSEW]+)([NSEW])", re.IGNORECASE)
_SIGNS = {
    **dict.fromkeys("′’‘´`ʹ", "'"),
    **dict.fromkeys("″“”„ʺ", '"'),
    **dict.fromkeys("º˚⁰∘", "°"),
    **dict.fromkeys("−–‐‑", "-"),
}
_WORDS = {"°": r"deg(?:rees?)?\.?", "'": r"min(?:utes?)?\.?", '"': r"sec(?:onds?)?\.?"}
"""Mark -> the words that stand for it behind a figure."""
_GEO = re.compile(r"geo:([^,;?]+),([^,;?]+)(?:[,;?].*)?", re.IGNORECASE)
"""An address of a place (RFC 5870): latitude, longitude, and what does not matter here."""
_WKT = re.compile(r"(?:SRID=4326; ?)?POINT ?\( ?(\S+) (\S+) ?\)", re.IGNORECASE)
"""A point as databases write it: longitude first."""
_NAMED = re.compile(r"\b(lat|lon|lng)[a-z]*\b[.:=]?", re.IGNORECASE)
_LETTER = re.compile(r"[NSEW]", re.IGNORECASE)
_RUN_TOGETHER = re.compile(r"([0-9]{2,3})([0-5][0-9])([0-5][0-9])?(\.[0-9]*)?")


def read_position(words: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees (WGS 84) from ``51.35, 3.2``, ``51°21'N 3°12'E``, ``N51 21.5 E003 12.1``,
    ``51-21.5N 003-12.1E``, ``5121.5N 00312.1E``, ``geo:51.35,3.2``, ``lon 3.2 lat 51.35``, ``POINT (3.2 51.35)`` and
    the like. Without letters or words the latitude comes first.

    None for what is no position. Whether there is such a place is not asked.
    """
    try:
        return _read(words) if len(words) <= MOST_LETTERS else None
    except ValueError:
        return None


def _read(words: str) -> tuple[float, float]:
    plain = _with_letters(_in_plain_signs(words))
    if found := _BEFORE.fullmatch(plain):
        pairs = [(found[1], found[2]), (found[3], found[4])]
    elif found := _AFTER.fullmatch(plain):
        pairs = [(found[2], found[1]), (found[4], found[3])]
    else:
        angles = {letter: _angle(part.strip(" ,;/")) for letter, part in zip("NE", _halves(plain), strict=True)}
        return angles["N"], angles["E"]
    angles = {letter.upper(): _angle(_parted(part.strip(" ,;/"))) for letter, part in pairs}
    latitude = angles.get("N", -angles["S"] if "S" in angles else None)
    longitude = angles.get("E", -angles["W"] if "W" in angles else None)
    if latitude is None or longitude is None:
        raise ValueError
    return latitude, longitude


def _in_plain_signs(words: str) -> str:
    """The words with the marks of a keyboard, and a mark for a word that stands for it."""
    plain = "".join(_SIGNS.get(letter, letter) for letter in unicodedata.normalize("NFC", words))
    for mark, word in _WORDS.items():
        plain = re.sub(rf"(?<=[0-9 ]){word}(?![a-z])", mark, plain, flags=re.IGNORECASE)
    return " ".join(plain.split())


def _with_letters(plain: str) -> str:
    """What programs write, and what is called latitude and longitude, as people write it: with N and E."""
    if found := _GEO.fullmatch(plain):
        return f"N{found[1]} E{found[2]}"
    if found := _WKT.fullmatch(plain):
        return f"N{found[2]} E{found[1]}"
    bare = _NAMED.sub(" ", plain)
    if bare != plain and not _LETTER.search(bare):
        plain = _NAMED.sub(lambda name: "N" if name[1].casefold() == "lat" else "E", plain)
    else:
        plain = bare
    return " ".join(plain.split())


def _parted(angle: str) -> str:
    """An angle beside a letter whose figures are run together or joined by hyphens, as on charts and in messages."""
    if found := _RUN_TOGETHER.fullmatch(angle.replace(",", ".")):
        degrees, minutes, seconds, rest = found.groups("")
        return f"{degrees} {minutes}{f' {seconds}' if seconds else ''}{rest}"
    return re.sub(r"(?<=[0-9])-(?=[0-9])", " ", angle)


def _halves(plain: str) -> list[str]:
    """The two angles of words without letters: parted by a semicolon or a comma, or by as many numbers for each."""
    for mark in ";", "/", ", ", ",":
        halves = plain.split(mark)
        if len(halves) == 2:
            return halves
    parts = plain.split()
    if len(parts) % 2 or not parts:
        raise ValueError
    middle = len(parts) // 2
    return [" ".join(parts[:middle]), " ".join(parts[middle:])]


def _angle(part: str) -> float:
    """An angle in degrees; minutes and seconds are below 60. A comma within it is a decimal one."""
    found = _ANGLE.fullmatch(re.sub(r" ?([°'\":]) ?", r"\1", re.sub(r"(?<=[0-9]),(?=[0-9])", ".", part)))
    if not found:
        raise ValueError
    degrees, minutes, seconds = (float(found[place] or 0) for place in (2, 3, 4))
    if minutes >= 60 or seconds >= 60:
        raise ValueError
    size = degrees + minutes / 60 + seconds / 3600
    return -size if found[1] == "-" else size
