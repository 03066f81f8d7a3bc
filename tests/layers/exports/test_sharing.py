"""What a reader passes on: an address that opens the same view, a code of it, a frame, a mail that says what it is."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.exports.sharing import embed_snippet, file_name, mail_text, mailto, qr_svg
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from pages import addresses
from tests.layers.views.test_map_view import VIEWS

ORIGIN = "https://atlas.example"
TODAY = date(2026, 11, 23)
LIMITS = "North Sea Atlas. Not a navigational, legal or investment document."


class Tags(HTMLParser):
    """Collects the tags of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_frame_for_another_site_is_one_line_of_html(atlas: Atlas) -> None:
    view = MapView.first_sight(atlas).but(select="nemo-link", base="night")
    assert embed_snippet(f"{ORIGIN}/?v=1&embed=true", view, atlas, 800, 600) == (
        '<iframe src="https://atlas.example/?v=1&amp;embed=true" title="North Sea Atlas: Nemo Link" '
        'width="800" height="600" loading="lazy" '
        'style="border:0;max-width:100%"></iframe>'
    )


@given(view=VIEWS, title=st.text())
@settings(deadline=None)
def test_no_text_breaks_out_of_the_frame(atlas: Atlas, view: MapView, title: str) -> None:
    commitments = {id: replace(each, title=title) for id, each in atlas.commitments.items()}
    view = view.but(select=None, commitment="explore-nautilus")
    address = addresses.frame(view, atlas, ORIGIN)
    snippet = embed_snippet(address, view, replace(atlas, commitments=commitments), 320, 240)
    assert re.fullmatch(r'<iframe( [a-z]+="[^"<>]*")+></iframe>', snippet)
    ((tag, attributes),) = Tags(snippet).found
    assert (tag, attributes["title"]) == ("iframe", f"North Sea Atlas: {' '.join(title.split())}")
    assert attributes["src"] == address


def dark_modules(svg: str) -> set[tuple[int, int]]:
    """The dark squares (column, row) of a code, read from the strokes of its picture."""
    (path,) = re.findall(r'stroke="#000" d="([^"]+)"', svg)
    found: set[tuple[int, int]] = set()
    x, y = 0, 0.0
    for command, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", path):
        if command == "M":
            x, y = int(first), float(second)
        elif command == "m":
            x, y = x + int(first), y + float(second)
        else:
            found |= {(x + step, int(y)) for step in range(int(first))}
            x += int(first)
    return found


@pytest.mark.parametrize("length", [10, 100, 500, 2331])
def test_a_qr_code_holds_the_address_with_a_white_rim_round_it(length: int) -> None:
    url = "https://atlas.example/?q=".ljust(length, "x")[:length]
    code = segno.make(url, error="M", micro=False, boost_error=False)
    assert code.error == "M"
    side = len(code.matrix) + 8
    svg = qr_svg(url)
    start = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" class="segno">'
    assert svg.startswith(f'{start}<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/>')
    assert dark_modules(svg) == {
        (x + 4, y + 4) for y, row in enumerate(code.matrix) for x, module in enumerate(row) if module
    }


@pytest.mark.parametrize("url", ["", "x" * 2332, "x" * 100_000])
def test_what_no_qr_code_can_hold_has_none(url: str) -> None:
    assert qr_svg(url) == ""


SIGHT = MapView(layers=("cables", "stores", "zones"))
SHORT = f"{ORIGIN}/?x=y"


@pytest.mark.parametrize(
    ("view", "subject", "first"),
    [
        (
            SIGHT.but(select="nemo-link"),
            "North Sea Atlas: Nemo Link",
            ["Nemo Link: in service, as of December 2025. Capacity 1,000 MW."],
        ),
        (
            SIGHT.but(select="old-cable"),
            "North Sea Atlas: Old cable",
            ["Old cable: cancelled, as of 2021 (more than two years old). Capacity not published."],
        ),
        (
            SIGHT.but(select="richborough"),
            "North Sea Atlas: Richborough",
            ["Richborough: in service, facts as of March 2026."],
        ),
        (
            SIGHT.but(commitment="explore-nautilus"),
            "North Sea Atlas: Explore Nautilus",
            ["Explore Nautilus. Promised: will explore. Now: in progress, 16 June 2026. On the map: Nautilus."],
        ),
        (
            SIGHT.but(commitment="talk-of-cables"),
            "North Sea Atlas: Talk of cables",
            ["Talk of cables. Promised: agreed. Now: unknown, 12 December 2025. Cables as a whole."],
        ),
        (
            SIGHT.but(select="nautilus", commitment="explore-nautilus"),
            "North Sea Atlas: Nautilus",
            [
                "Nautilus: proposed, as of 12 December 2025. Capacity 1,400 MW.",
                "Explore Nautilus. Promised: will explore. Now: in progress, 16 June 2026. On the map: Nautilus.",
            ],
        ),
        (
            SIGHT,
            "North Sea Atlas: The North Sea, and what Britain and Belgium agreed on it",
            ["The North Sea, and what Britain and Belgium agreed on it: 6 features; facts as of September 2026."],
        ),
        (
            MapView(layers=("cables", "stores"), statuses=("operational",), countries=("GB", "NO"), year=2030),
            "North Sea Atlas: The North Sea: Cables and CO2 stores",
            [
                "The North Sea: Cables and CO2 stores: 2 features; United Kingdom, Norway; in service; in service "
                "or expected in 2030; facts as of September 2026."
            ],
        ),
    ],
)
def test_a_mail_says_what_the_link_shows_and_how_things_stand(
    view: MapView, subject: str, first: list[str], atlas: Atlas
) -> None:
    assert mail_text(view, atlas, SHORT, TODAY) == (subject, "\n".join([*first, SHORT, "", LIMITS]))


@pytest.mark.parametrize(
    ("names", "places"),
    [
        (["nautilus", "nemo-link"], "On the map: Nautilus and Nemo Link"),
        (["nautilus", "bacton"], "On the map: Nautilus and Bacton; zones as a whole"),
        (["nautilus", "nemo-link", "bacton"], "On the map: Nautilus, Nemo Link and Bacton"),
        (["nautilus", "nemo-link", "bacton", "leman"], "4 places"),
        ([], "No place on the map"),
    ],
)
def test_a_mail_names_up_to_three_places_of_a_commitment(names: list[str], places: str, atlas: Atlas) -> None:
    layers = ("zones",) if "zones" in places else ()
    changed = replace(atlas.commitments["explore-nautilus"], feature_ids=tuple(names), map_layers=layers)
    other = replace(atlas, commitments={**atlas.commitments, "explore-nautilus": changed})
    _, body = mail_text(SIGHT.but(commitment="explore-nautilus"), other, SHORT, TODAY)
    told = f"Explore Nautilus. Promised: will explore. Now: in progress, 16 June 2026. {places}."
    assert body == "\n".join([told, SHORT, "", LIMITS])


def test_a_mail_of_any_feature_and_any_commitment_of_the_atlas_is_lines_of_text(real_atlas: Atlas) -> None:
    sight = MapView.first_sight(real_atlas)
    features = [sight.but(select=id) for layer in real_atlas.layers.values() for id in layer.features.index]
    assert features
    for view in [*features, *(sight.but(commitment=id) for id in real_atlas.commitments)]:
        subject, body = mail_text(view, real_atlas, SHORT, TODAY)
        told, *rest = body.split("\n")
        assert rest == [SHORT, "", LIMITS]
        assert "\n" not in subject
        assert told.endswith(".")
        assert "nan" not in told.lower().split()


def test_the_address_of_a_mail_has_no_recipient_and_keeps_its_lines() -> None:
    assert mailto("North Sea Atlas: Nautilus", "Nautilus & co, 50%\n\nhttps://atlas.example/?a=b,c&d=e") == (
        "mailto:?subject=North%20Sea%20Atlas%3A%20Nautilus&body=Nautilus%20%26%20co%2C%2050%25%0D%0A%0D%0A"
        "https%3A%2F%2Fatlas.example%2F%3Fa%3Db%2Cc%26d%3De"
    )


@given(subject=st.text(), body=st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"])))
@settings(deadline=None)
def test_any_mail_survives_the_way_through_its_address(subject: str, body: str) -> None:
    found = re.fullmatch(r"mailto:\?subject=([A-Za-z0-9_.~%-]*)&body=([A-Za-z0-9_.~%-]*)", mailto(subject, body))
    assert found
    assert [unquote(each) for each in found.groups()] == [subject, body.replace("\n", "\r\n")]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Nautilus", "north-sea-atlas-nautilus.png"),
        ("The North Sea: CO2, ports & shipping", "north-sea-atlas-the-north-sea-co2-ports-shipping.png"),
        ('Réseau "à" ../../etc\r\n', "north-sea-atlas-reseau-a-etc.png"),
        ("中文", "north-sea-atlas.png"),
        ("word " * 40, f"north-sea-atlas{'-word' * 13}.png"),
    ],
)
def test_a_file_is_called_by_the_words_of_its_title(title: str, name: str) -> None:
    assert file_name(title, "png") == name
