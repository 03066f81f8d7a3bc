"""LibreOffice opens the slides that are made for it: every one is there, with its words, notes and links as text."""

import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from layers.exports.slides.pack import commitment_pack
from layers.exports.slides.preview import preview
from layers.exports.slides.slide import slide
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from tests import debian, office
from tests.layers.exports.slides.slide_reading import Opened, drawn, notes, shapes_of
from tests.layers.exports.slides.slide_seeing import INCH, extent, inked, place

TODAY = date(2026, 11, 23)
LINK = "https://atlas.example/?v=1&select=nautilus"


@dataclass(frozen=True)
class Rendered:
    """A presentation as it was made, and what LibreOffice drew of it."""

    made: Opened
    pages: PdfReader

    def said(self) -> list[str]:
        """The words of every slide, then of every page of notes."""
        return [" ".join(page.extract_text().split()) for page in self.pages.pages]

    def links(self) -> set[str]:
        found = (note.get_object().get("/A", {}) for page in self.pages.pages for note in page.get("/Annots", []))
        return {str(action["/URI"]) for action in found if "/URI" in action}


def office_program() -> str:
    """Path of LibreOffice, once it and the letters that it needs for slides are there."""
    program = debian.wait_for("office")
    debian.wait_for("letters")
    return program


@pytest.fixture(scope="module")
def rendered(real_atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> list[Rendered]:
    """A slide with the server's own map, and a pack, opened by LibreOffice."""
    program = office_program()
    atlas, folder = real_atlas, tmp_path_factory.mktemp("office")
    commitment = next(each for each in atlas.commitments.values() if len(each.feature_ids) > 1)
    view = MapView.first_sight(atlas).but(select="nautilus")
    packed = {
        "slide.pptx": slide(view, atlas, link=LINK, notes="Say this first.", today=TODAY),
        "pack.pptx": commitment_pack(commitment, atlas, link=LINK, today=TODAY, draw=drawn((960, 540))[0]),
    }
    for name, content in packed.items():
        (folder / name).write_bytes(content)
    pdfs = office.as_pdf(program, [folder / name for name in packed], folder)
    return [
        Rendered(Opened.of(content), PdfReader(io.BytesIO(pdf)))
        for content, pdf in zip(packed.values(), pdfs, strict=True)
    ]


def test_every_slide_is_drawn_with_its_title_and_its_notes_as_text(rendered: list[Rendered]) -> None:
    for file in rendered:
        titles, said = file.made.titles(), file.said()
        assert len(said) == 2 * len(titles)
        slides, with_notes = said[: len(titles)], said[len(titles) :]
        assert [words for words, title in zip(slides, titles, strict=True) if title not in words] == []
        told = [" ".join(notes(page).split())[:60] for page in file.made.pages]
        assert [words for words, note in zip(with_notes, told, strict=True) if note not in words] == []
    assert rendered[0].made.titles() == ["Nautilus"]
    assert "Say this first." in rendered[0].said()[1]


def test_the_link_to_the_live_view_can_be_clicked(rendered: list[Rendered]) -> None:
    assert [LINK in file.links() for file in rendered] == [True, True]


def test_the_map_is_drawn_as_sharp_as_it_was_made(rendered: list[Rendered]) -> None:
    largest = max(image.image.size for image in rendered[0].pages.pages[0].images)
    assert largest == (1920, 1080)


SLACK = 0.04
"""Inches by which LibreOffice may put what it draws elsewhere than the preview."""
WIDER = 0.1
"""How much wider than in the preview its letters may be, as a share: it takes other typefaces for those it has not."""


def test_what_is_seen_before_a_slide_is_downloaded_is_what_an_office_program_draws(
    real_atlas: Atlas, tmp_path: Path
) -> None:
    view = MapView.first_sight(real_atlas)
    content = slide(view, real_atlas, link=LINK, today=TODAY)
    (tmp_path / "slide.pptx").write_bytes(content)
    (png,) = office.as_png(office_program(), [tmp_path / "slide.pptx"], tmp_path)
    seen = inked(Image.open(io.BytesIO(preview(content, view.base))))
    drawn_there = inked(Image.open(io.BytesIO(png)).resize((1920, 1080)))
    (page,) = Opened.of(content).pages
    apart = {}
    for shape in shapes_of(page):
        ours, theirs = (extent(ink, place(shape)) for ink in (seen, drawn_there))
        left, top, right, bottom = (abs(a - b) / INCH for a, b in zip(ours, theirs, strict=True))
        wide = (ours[2] - ours[0]) / INCH
        if max(left, top, bottom) > SLACK or right > SLACK + WIDER * wide:
            apart[shape.name] = (ours, theirs)
    assert apart == {}
