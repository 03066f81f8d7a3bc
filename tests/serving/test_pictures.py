"""The server's own pictures of a view: formats, forms, refusals, and many at once."""

from io import BytesIO

import pytest
from PIL import Image
from pptx import Presentation
from starlette.testclient import TestClient

from pages import pictures


@pytest.mark.parametrize(
    ("form", "size"),
    [("", (1920, 1080)), ("&form=preview", (1200, 630)), ("&form=square&base=night", (1600, 1600))],
)
def test_a_view_is_drawn_in_the_size_of_its_form(form: str, size: tuple[int, int], client: TestClient) -> None:
    answer = client.get(f"/map.png?v=1&layers=interconnectors&select=nautilus{form}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert answer.headers["content-disposition"] == 'inline; filename="north-sea-atlas.png"'
    image = Image.open(BytesIO(answer.content)).convert("RGB")
    assert image.size == size
    assert len(image.getcolors(image.width * image.height) or []) > 500


def test_a_vector_picture_carries_its_title_and_its_link_as_text(client: TestClient) -> None:
    answer = client.get("/map.svg?select=nautilus&title=Two cables")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert "Two cables" in answer.text
    assert "http://testserver/?v=1&amp;select=nautilus" in answer.text
    assert client.get("/map.pdf").content.startswith(b"%PDF-")


def test_a_slide_has_the_name_of_what_is_selected_as_its_title(client: TestClient) -> None:
    answer = client.get("/map.pptx?select=nautilus")
    assert answer.status_code == 200
    shown = Presentation(BytesIO(answer.content))
    assert [slide.shapes.title.text for slide in shown.slides] == ["Nautilus"]
    assert "http://testserver/?v=1&select=nautilus" in shown.slides[0].notes_slide.notes_text_frame.text


def test_a_web_page_is_a_file_to_keep(client: TestClient) -> None:
    answer = client.get("/map.html?layers=interconnectors&select=nautilus")
    assert answer.headers["content-disposition"] == 'attachment; filename="north-sea-atlas.html"'
    assert "Nautilus" in answer.text
    assert "http://testserver/?v=1" in answer.text


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (
            "/map.png?form=100000x100000",
            "form is not known. Allowed: 'classic', 'landscape', 'portrait', 'preview', 'slide', 'slide-4k', 'square'.",
        ),
        ("/map.svg?layers=prots", "layers “prots” in the address is not known. Did you mean 'ports'?"),
        ("/map.pptx?select=../../etc/passwd", "Nothing in the atlas is called what the address says."),
    ],
)
def test_what_cannot_be_drawn_gets_one_sentence(address: str, sentence: str, client: TestClient) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.text) == (400, sentence)


def test_a_view_without_layers_is_a_map_of_the_sea(client: TestClient) -> None:
    assert client.get("/map.png?layers=none&form=preview").status_code == 200


def test_beyond_a_short_queue_a_request_is_asked_to_come_back(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "_waiting", pictures.MOST_WAITING)
    answer = client.get("/map.png?form=preview&layers=ports")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.text == "Many pictures are being drawn just now. Ask again in a few seconds."
    assert client.get("/map.csv?layers=ports").status_code == 200
