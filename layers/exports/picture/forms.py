"""The forms of a picture: what it is for, and its size."""

from dataclasses import dataclass

LIVE_SVG = "text.svg"
"""Ending of an SVG file whose words can be edited. One that ends in ``svg`` alone has outlines: programs outside
browsers take no notice of the fonts that a file brings along, and set its words in wider ones.
"""


@dataclass(frozen=True, slots=True)
class Form:
    """The shape of a picture: its size in CSS pixels and, for a PNG, the pixels of each.

    ``legend`` is "card" (over the map), "below" (under it) or "layers" (over the map, without statuses and positions).
    """

    width: float
    height: float
    sharpness: float
    words: str = ""
    legend: str = "card"

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the PNG."""
        return round(self.width * self.sharpness), round(self.height * self.sharpness)


FORMS = {
    "slide": Form(1280, 720, 1.5, "Slide, 16:9"),
    "slide-4k": Form(1280, 720, 3, "Slide, 16:9, very sharp"),
    "classic": Form(960, 720, 2, "Slide, 4:3"),
    "square": Form(800, 800, 2, "Square", legend="below"),
    "portrait": Form(794, 1123, 2, "A4 portrait", legend="below"),
    "landscape": Form(1123, 794, 2, "A4 landscape"),
    "preview": Form(800, 420, 1.5, "Preview in chat and mail", legend="layers"),
    "thumbnail": Form(1280, 720, 0.4, "Thumbnail of a slide"),
}
"""Forms of a picture; the first is the default."""
