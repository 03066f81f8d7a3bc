"""Reading a file of slides back: what stands where, in which letters."""

import io
from dataclasses import dataclass
from typing import Any

from PIL import Image
from pptx import Presentation

from layers.exports.slides.text import LINE, lines
from layers.views.map_view import MapView
from loaders.atlas import Atlas

TITLE_SLACK = 20_000
"""EMU (a fiftieth of an inch): what rounding may add to a height."""


def drawn(size: tuple[int, int] = (160, 90)):
    """A drawing function that gives a plain picture of this size and keeps the views it was asked for."""
    asked: list[MapView] = []

    def draw(view: MapView, _: Atlas) -> bytes:
        asked.append(view)
        packed = io.BytesIO()
        Image.new("RGB", size, (200, 220, 235)).save(packed, "PNG")
        return packed.getvalue()

    return draw, asked


@dataclass(frozen=True)
class Opened:
    """A file, opened again."""

    file: Any

    @classmethod
    def of(cls, packed: bytes):
        return cls(Presentation(io.BytesIO(packed)))

    @property
    def pages(self) -> list[Any]:
        return list(self.file.slides)

    def titles(self) -> list[str]:
        return [page.shapes.title.text for page in self.pages]


def shapes_of(page: Any) -> list[Any]:
    """Every shape, those of groups one by one."""
    found = []
    for shape in page.shapes:
        found += list(shape.shapes) if shape.shape_type is not None and hasattr(shape, "shapes") else [shape]
    return found


def by_name(page: Any, name: str) -> Any:
    (found,) = [shape for shape in page.shapes if shape.name == name]
    return found


def text(page: Any, name: str) -> str:
    return by_name(page, name).text_frame.text


def cells(page: Any) -> list[list[str]]:
    (table,) = [shape.table for shape in page.shapes if shape.has_table]
    return [[cell.text for cell in row.cells] for row in table.rows]


def notes(page: Any) -> str:
    return page.notes_slide.notes_text_frame.text


def links(page: Any) -> list[tuple[str, str]]:
    return [
        (run.text, run.hyperlink.address)
        for shape in shapes_of(page)
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    ]


def runs(page: Any) -> list[Any]:
    frames = [shape.text_frame for shape in shapes_of(page) if shape.has_text_frame]
    frames += [
        cell.text_frame for shape in page.shapes if shape.has_table for row in shape.table.rows for cell in row.cells
    ]
    return [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]


def box(shape: Any) -> tuple[int, int, int, int]:
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


def faults(packed: bytes) -> list[str]:
    """What lies outside its slide or on something else, is too small to read or does not fit its box."""
    found = []
    opened = Opened.of(packed)
    width, height = opened.file.slide_width, opened.file.slide_height
    for number, page in enumerate(opened.pages, 1):
        placed = [(shape.name, box(shape)) for shape in shapes_of(page)]
        for name, (left, top, right, bottom) in placed:
            if left < 0 or top < 0 or right > width or bottom > height:
                found.append(f"{number}: {name} is outside the slide")
        for place, (name, first) in enumerate(placed):
            for other, second in placed[place + 1 :]:
                across = min(first[2], second[2]) - max(first[0], second[0])
                down = min(first[3], second[3]) - max(first[1], second[1])
                if across > 10 and down > 10:
                    found.append(f"{number}: {name} lies on {other}")
        found += [
            f"{number}: {run.text} is too small" for run in runs(page) if not run.font.size or run.font.size.pt < 9
        ]
        for shape in shapes_of(page):
            if shape.has_text_frame and _needed(shape) > shape.height + TITLE_SLACK:
                found.append(f"{number}: the text of {shape.name} is higher than its box")
    return found


def _needed(shape: Any) -> float:
    needed = 0.0
    for paragraph in shape.text_frame.paragraphs:
        if paragraph.runs:
            size = paragraph.runs[0].font.size.pt
            said = "".join(run.text for run in paragraph.runs)
            needed += len(lines(said, shape.width / 914_400, size)) * size * LINE / 72
    return needed * 914_400


def heard(picture: Any) -> str:
    """What someone hears of a picture who cannot see it."""
    return picture._element.nvPicPr.cNvPr.get("descr")
