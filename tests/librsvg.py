"""The program that draws SVG files outside browsers: an installed librsvg, on which many desktop programs rest."""

import os
import shutil

MISSING = (
    "The test of SVG files needs librsvg's rsvg-convert. Install it, for example with "
    "'apt-get install --no-install-recommends librsvg2-bin'."
)


def find() -> str | None:
    """Path of an installed rsvg-convert; the environment variable RSVG_CONVERT is asked first."""
    return os.environ.get("RSVG_CONVERT") or shutil.which("rsvg-convert")
