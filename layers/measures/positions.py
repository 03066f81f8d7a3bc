"""Positions as people write them: decimal degrees, degrees and minutes, with seconds, with or without N, S, E, W."""

import re
import unicodedata

MOST_LETTERS = 80
"""No position is longer: what is, is not looked at."""
_NUMBER = r"[0-9]+(?:\.[0-9]*)?|\.[0-9]+"
_ANGLE = re.compile(rf"([+-]?)({_NUMBER})(?:[°: ] ?({_NUMBER})(?:[': ] ?({_NUMBER}) ?(?:\"|'')?|')?|°)?")
_BEFORE = re.compile(r"([NSEW]) ?([^NSEW]+)([NSEW]) ?([^NSEW]+)", re.IGNORECASE)
_AFTER = re.compile(r"([^NSEW]+)([NSEW])([^NSEW]+)([NSEW])", re.IGNORECASE)
_SIGNS = {**dict.fromkeys("′’‘´`", "'"), **dict.fromkeys("″“”", '"'), **dict.fromkeys("º˚", "°"), "−": "-", "–": "-"}


def read_position(words: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees (WGS 84) from ``51.35, 3.2``, ``51°21'N 3°12'E``, ``N51 21.5 E003 12.1``,
    ``51 21 00 N, 3 12 00 E`` and the like. Without letters the latitude comes first.

    None for what is no position. Whether there is such a place is not asked.
    """
    try:
        return _read(words) if len(words) <= MOST_LETTERS else None
    except ValueError:
        return None


def _read(words: str) -> tuple[float, float]:
    plain = "".join(_SIGNS.get(letter, letter) for letter in unicodedata.normalize("NFC", words))
    plain = " ".join(re.sub(r"\b(lat|lon|lng)[a-z]*\b[.:=]?", " ", plain, flags=re.IGNORECASE).split())
    if found := _BEFORE.fullmatch(plain):
        pairs = [(found[1], found[2]), (found[3], found[4])]
    elif found := _AFTER.fullmatch(plain):
        pairs = [(found[2], found[1]), (found[4], found[3])]
    else:
        pairs = list(zip("NE", _halves(plain), strict=True))
    angles = {letter.upper(): _angle(part.strip(" ,;/")) for letter, part in pairs}
    latitude = angles.get("N", -angles["S"] if "S" in angles else None)
    longitude = angles.get("E", -angles["W"] if "W" in angles else None)
    if latitude is None or longitude is None:
        raise ValueError
    return latitude, longitude


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
