"""How far apart colours look: CAM02-UCS, and what eyes with a colour vision deficiency make of a colour."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

EYES: dict[str, Numbers] = {
    "normal": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
"""What an eye makes of light: linear RGB in, linear RGB out.

Matrices for severity 1 from G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009.
"""

TO_XYZ = np.array(
    [
        [0.4124, 0.3576, 0.1805],
        [0.2126, 0.7152, 0.0722],
        [0.0193, 0.1192, 0.9505],
    ]
)
"""Linear sRGB to CIE XYZ, IEC 61966-2-1."""
DAYLIGHT = np.array([95.047, 100.0, 108.883])
"""CIE XYZ of the white of a screen, D65."""
CAT02 = np.array([[0.7328, 0.4296, -0.1624], [-0.7036, 1.6975, 0.0061], [0.0030, 0.0136, 0.9834]])
HUNT_POINTER_ESTEVEZ = np.array([[0.38971, 0.68898, -0.07868], [-0.22981, 1.18340, 0.04641], [0.0, 0.0, 1.0]])
SCREEN_LIGHT, SCREEN_GROUND = 64 / np.pi / 5, 20.0
"""Luminance of the surroundings in cd/m2 (64 lux, a fifth of it from grey) and of what lies round a colour, in per
cent of white: the viewing conditions of sRGB."""


def linear(inks: Sequence[Sequence[float]] | Numbers) -> Numbers:
    """sRGB from 0 to 255 as linear light from 0 to 1."""
    parts = np.asarray(inks, dtype=float) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def luminance(inks: Sequence[Sequence[float]] | Numbers) -> Numbers:
    """Relative luminance as WCAG 2.2 defines it, from 0 to 1."""
    return linear(inks) @ np.array([0.2126, 0.7152, 0.0722])


def contrast(ink: Sequence[float], ground: Sequence[float]) -> float:
    """Contrast ratio as WCAG 2.2 defines it."""
    dark, light = np.sort(luminance([ink, ground]))
    return float((light + 0.05) / (dark + 0.05))


def laid_on(ink: Sequence[float], ground: Sequence[float], opacity: float) -> tuple[float, ...]:
    """The colour seen where an ink of this opacity lies on a ground."""
    return tuple(opacity * a + (1 - opacity) * b for a, b in zip(ink, ground, strict=True))


def appearance(xyz: Numbers, white: Numbers, light: float, ground: float) -> tuple[Numbers, Numbers, Numbers]:
    """Lightness J, colourfulness M and hue angle h (degrees) of CIECAM02 for an average surround.

    ``xyz`` has white at ``white`` (Y 100), ``light`` is the adapting luminance in cd/m2, ``ground`` the background's Y.
    CIE 159:2004, "A colour appearance model for colour management systems: CIECAM02".
    """
    surround, induction = 0.69, 1.0
    adapted = induction * (1 - np.exp((-light - 42) / 92) / 3.6)
    k = 1 / (5 * light + 1)
    level = 0.2 * k**4 * 5 * light + 0.1 * (1 - k**4) ** 2 * (5 * light) ** (1 / 3)
    share = ground / white[1]
    brighter = 0.725 * (1 / share) ** 0.2
    base = 1.48 + np.sqrt(share)
    gain = white[1] * adapted / (CAT02 @ white) + 1 - adapted

    def responses(given: Numbers) -> Numbers:
        cones = (given @ CAT02.T * gain) @ np.linalg.inv(CAT02).T @ HUNT_POINTER_ESTEVEZ.T
        strength = (level * np.abs(cones) / 100) ** 0.42
        compressed: Numbers = np.sign(cones) * 400 * strength / (27.13 + strength) + 0.1
        return compressed

    def achromatic(cones: Numbers) -> Numbers:
        summed: Numbers = (cones @ np.array([2, 1, 1 / 20]) - 0.305) * brighter
        return summed

    cones = responses(xyz)
    a, b = cones @ np.array([1, -12 / 11, 1 / 11]), cones @ np.array([1, 1, -2]) / 9
    hue = np.arctan2(b, a)
    lightness = 100 * (achromatic(cones) / achromatic(responses(white))) ** (surround * base)
    eccentricity = (np.cos(hue + 2) + 3.8) / 4
    t = 50000 / 13 * brighter * eccentricity * np.hypot(a, b) / (cones @ np.array([1, 1, 21 / 20]))
    chroma = t**0.9 * np.sqrt(lightness / 100) * (1.64 - 0.29**share) ** 0.73
    return lightness, chroma * level**0.25, np.degrees(hue) % 360


def uniform(lightness: Numbers, colourfulness: Numbers, hue: Numbers) -> Numbers:
    """J', a' and b' of CAM02-UCS: M. R. Luo, G. Cui and C. Li, Color Research and Application 31(4), 2006."""
    far = np.log(1 + 0.0228 * colourfulness) / 0.0228
    return np.stack(
        [1.7 * lightness / (1 + 0.007 * lightness), far * np.cos(np.radians(hue)), far * np.sin(np.radians(hue))],
        axis=-1,
    )


def seen(inks: Sequence[Sequence[float]] | Numbers, eye: str) -> Numbers:
    """Colours (sRGB, 0 to 255) as points of CAM02-UCS as an eye sees them."""
    light = np.clip(linear(inks) @ EYES[eye].T, 0, 1)
    return uniform(*appearance(100 * light @ TO_XYZ.T, DAYLIGHT, SCREEN_LIGHT, SCREEN_GROUND))


def apart(one: Sequence[float], other: Sequence[float], eye: str) -> float:
    """The distance of two colours in CAM02-UCS for an eye; 1 is just seen."""
    points = seen([one, other], eye)
    return float(np.linalg.norm(points[0] - points[1]))
