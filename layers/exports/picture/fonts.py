"""The lettering of pictures: the screen's own typefaces, how wide words are in them, and how they are broken.

Text is always drawn as it stands: dollar signs are no formulas, and what no picture can hold is left out.
"""

import base64
import io
import logging
import unicodedata
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from fontTools import subset
from fontTools.ttLib import TTFont
from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import text_to_path

SANS, SERIF = "Source Sans Pro", "Source Serif Pro"
_FILES = {
    (SANS, 400, False): "font_source_sans_pro/files/SourceSansPro-Regular.ttf",
    (SANS, 600, False): "font_source_sans_pro/files/SourceSansPro-Semibold.ttf",
    (SANS, 700, False): "font_source_sans_pro/files/SourceSansPro-Bold.ttf",
    (SANS, 400, True): "font_source_sans_pro/files/SourceSansPro-It.ttf",
    (SANS, 600, True): "font_source_sans_pro/files/SourceSansPro-SemiboldIt.ttf",
    (SANS, 700, True): "font_source_sans_pro/files/SourceSansPro-BoldIt.ttf",
    (SERIF, 400, True): "font_source_serif_pro/files/SourceSerifPro-It.ttf",
    (SERIF, 600, False): "font_source_serif_pro/files/SourceSerifPro-Semibold.ttf",
}
"""Family, weight, slant -> package and file."""
_IN_SVG = [*range(0x20, 0x180), *range(0x2000, 0x2070), 0x20AC, 0x25A1]
"""Code points of the letters that an SVG file carries: European ones and punctuation."""
FALLBACK = "DejaVu Sans"
"""What letters are taken from that the typefaces do not have; it comes with matplotlib."""
POINTS = 0.75
"""Points of a CSS pixel."""
_MEASURED_AT = 100.0
LONGEST = 600
"""Characters of a name, a title or a link that are looked at."""


def _register() -> None:
    # The fallback has fewer weights than the typefaces; that the nearest is taken instead is no news.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    for file in _FILES.values():
        with resources.as_file(_file(file)) as path:
            font_manager.fontManager.addfont(path)


def _file(name: str) -> Traversable:
    package, _, rest = name.partition("/")
    return resources.files(package) / rest


_register()


@lru_cache(maxsize=256)
def font(family: str = SANS, weight: int = 400, italic: bool = False, size: float = _MEASURED_AT) -> FontProperties:
    """A font; ``size`` in CSS pixels. What is returned is kept and must not be changed."""
    return FontProperties(
        family=[family, FALLBACK], weight=weight, style="italic" if italic else "normal", size=size * POINTS
    )


@lru_cache(maxsize=len(_FILES))
def in_css(family: str, weight: int, italic: bool) -> str:
    """A font as a rule of a style sheet, with the font in it: an SVG file looks the same wherever it is opened."""
    options = subset.Options(flavor="woff", hinting=False, layout_features=["kern"], name_IDs=[1, 2])
    packed = io.BytesIO()
    with _file(_FILES[family, weight, italic]).open("rb") as file:
        letters = TTFont(file, recalcTimestamp=False)  # the same font is the same bytes
        chosen = subset.Subsetter(options)
        chosen.populate(unicodes=_IN_SVG)
        chosen.subset(letters)
        letters.flavor = "woff"
        letters.save(packed)
    source = f"data:font/woff;base64,{base64.b64encode(packed.getvalue()).decode()}"
    slant = "italic" if italic else "normal"
    return f"@font-face{{font-family:'{family}';font-weight:{weight};font-style:{slant};src:url({source})}}"


def drawable(words: str, longest: int = LONGEST) -> str:
    """Words in one line; a letter that no typeface here has is a box, and what has no shape at all is left out."""
    kept = []
    for letter in words[:longest]:
        category = unicodedata.category(letter)
        if category in ("Zs", "Zl", "Zp", "Cc"):
            kept.append(" ")
        elif category[0] != "C":
            kept.append(letter if ord(letter) in _drawable() else "□")
    return " ".join("".join(kept).split())


@lru_cache(maxsize=1)
def _drawable() -> frozenset[int]:
    """The code points that text can be drawn in."""
    files = (font_manager.findfont(FontProperties(family=family)) for family in (SANS, FALLBACK))
    return frozenset(code for file in files for code in font_manager.get_font(file).get_charmap())


@lru_cache(maxsize=8192)
def width(words: str, family: str = SANS, weight: int = 400, italic: bool = False) -> float:
    """How wide words are, in ems."""
    if not words:
        return 0.0
    measured, _, _ = text_to_path.get_text_width_height_descent(words, font(family, weight, italic), ismath=False)
    return float(measured) / (_MEASURED_AT * POINTS)


@lru_cache(maxsize=2048)
def outline(words: str, family: str = SANS, weight: int = 400, italic: bool = False) -> Path:
    """The letters' outlines from the start of the base line, one em high, y up."""
    corners, codes = text_to_path.get_text_path(font(family, weight, italic), words, ismath=False)
    if not len(corners):
        return Path([(0.0, 0.0)], [Path.MOVETO])
    return Path([(x / text_to_path.FONT_SCALE, y / text_to_path.FONT_SCALE) for x, y in corners], codes)


def broken(
    words: str, ems: float, family: str = SANS, weight: int = 400, italic: bool = False, most: int = 99
) -> list[str]:
    """Words as lines of at most ``ems``, of which there are at most ``most``: what is left out is marked by "…"."""
    lines: list[str] = []
    line = ""
    rest = words.split(" ")
    while rest:
        word = rest.pop(0)
        longer = f"{line} {word}" if line else word
        if width(longer, family, weight, italic) <= ems:
            line = longer
            continue
        if line:
            lines.append(line)
            line = ""
            rest.insert(0, word)
        else:
            cut = _fitting(word, ems, family, weight, italic)
            lines.append(word[:cut])
            rest.insert(0, word[cut:])
        if len(lines) > most:
            break
    if line:
        lines.append(line)
    if len(lines) > most:
        last = lines[most - 1]
        while last and width(f"{last}…", family, weight, italic) > ems:
            last = last[:-1]
        lines = [*lines[: most - 1], f"{last.rstrip(' ,;.·')}…"]
    return lines


def balanced(
    words: str, ems: float, family: str = SANS, weight: int = 400, italic: bool = False, most: int = 99
) -> list[str]:
    """Words in as few lines as `broken` needs, and these as even as may be. No word is broken, however long."""
    ems = max(ems, *(width(word, family, weight, italic) for word in words.split(" ")))
    lines = broken(words, ems, family, weight, italic, most)
    for narrower in (0.9, 0.8, 0.72, 0.64, 0.57, 0.5):
        tried = broken(words, ems * narrower, family, weight, italic, most + 1)
        if len(lines) == 1 or len(tried) > len(lines) or " ".join(tried) != " ".join(lines):
            break
        lines = tried
    return lines


def _fitting(word: str, ems: float, family: str, weight: int, italic: bool) -> int:
    """How many letters of a word that is too long fit; at least one."""
    low, high = 1, min(len(word), int(ems * 6) + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width(word[:middle], family, weight, italic) <= ems else (low, middle - 1)
    return low
