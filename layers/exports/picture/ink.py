"""The ink of letters: whether it can be read on what lies behind it, and how it is made so."""

from functools import lru_cache

from layers.looks.styles import Colour

CONTRAST = 4.5
"""The least contrast of letters to what they stand on (WCAG 2.2, level AA)."""


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=256)
def readable(ink: Colour, on: Colour) -> Colour:
    """A colour of letters, made darker or lighter until it can be read on what is behind it."""
    towards = (0, 0, 0) if _luminance(on) > 0.18 else (255, 255, 255)
    for step in range(101):
        red, green, blue = (round(a + (b - a) * step / 100) for a, b in zip(ink, towards, strict=True))
        if contrast((red, green, blue), on) >= CONTRAST:
            return red, green, blue
    return towards


def _luminance(of: Colour) -> float:
    parts = [part / 255 for part in of]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
