"""A picture as a file: PNG, SVG and PDF, what they say of themselves, and words that try to harm them."""

import io
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import pytest
from PIL import Image
from pypdf import PdfReader

from layers.exports.picture import picture
from layers.exports.picture.fonts import broken, drawable
from layers.views.map_view import Camera, MapView
from tests.layers.exports.picture.drawings import LINK, renamed, words_of

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("form", "size"),
    [
        ("slide", (1920, 1080)),
        ("slide-4k", (3840, 2160)),
        ("classic", (1920, 1440)),
        ("square", (1600, 1600)),
        ("portrait", (1588, 2246)),
        ("landscape", (2246, 1588)),
        ("preview", (1200, 630)),
    ],
)
def test_a_png_has_the_pixels_of_its_form_and_is_not_blank(atlas, form, size):
    image = Image.open(io.BytesIO(picture.picture(MapView(("cables", "stores")), atlas, form=form, link=LINK)))
    assert image.size == size
    assert len(image.convert("RGB").resize((200, 200), Image.Resampling.NEAREST).getcolors(40_000)) > 20


def test_night_is_dark_and_paper_is_light(atlas):
    def brightness(base: str) -> float:
        image = Image.open(io.BytesIO(picture.picture(MapView((), base=base), atlas, form="preview")))
        return image.convert("L").resize((1, 1)).getpixel((0, 0))

    assert brightness("paper") > 220
    assert brightness("night") < 60


def test_an_svg_holds_its_letters_as_outlines_and_its_words_beside_them(atlas):
    packed = picture.picture(MapView(("cables",)), atlas, ending="svg", title="Cables & isles", link=LINK)
    drawn = ElementTree.fromstring(packed)
    assert [each for name in ("text", "image") for each in drawn.iter(f"{SVG}{name}")] == []
    assert "font-face" not in packed.decode()
    (described,) = drawn.findall(f"{SVG}desc")
    assert described.text.splitlines()[-1].endswith(LINK)
    assert {"Cables & isles", "Nemo Link", "Cables"} <= set(described.text.splitlines())
    assert [each.text for each in drawn.findall(f"{SVG}title")] == ["Cables & isles"]
    assert [each.get("{http://www.w3.org/1999/xlink}href") for each in drawn.iter(f"{SVG}a")] == [LINK]


def test_an_svg_for_editors_has_its_words_as_text_and_no_pixels(atlas):
    drawn = ElementTree.fromstring(
        picture.picture(MapView(("cables",)), atlas, ending="text.svg", title="Cables & isles")
    )
    texts = [element.text for element in drawn.iter(f"{SVG}text")]
    assert "Cables & isles" in texts
    assert "Nemo Link" in texts
    assert list(drawn.iter(f"{SVG}image")) == []


def test_an_svg_for_editors_carries_the_fonts_it_is_set_in(atlas):
    packed = picture.picture(MapView(("cables",)), atlas, ending="text.svg").decode()
    for face in ("'Source Serif Pro';font-weight:600", "'Source Sans Pro';font-weight:400"):
        assert f"@font-face{{font-family:{face};font-style:normal;src:url(data:font/woff" in packed
    assert "http" not in packed[packed.index("<style") : packed.index("</style>")]


def test_a_pdf_has_its_words_as_text_its_fonts_inside_and_its_link_clickable(atlas):
    packed = picture.picture(MapView(("cables",)), atlas, ending="pdf", form="landscape", title="Cables", link=LINK)
    assert packed.startswith(b"%PDF")
    (page,) = PdfReader(io.BytesIO(packed)).pages
    assert "Nemo Link" in page.extract_text()
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [297, 210]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        assert "/FontFile2" in inner["/FontDescriptor"]
    assert [note.get_object()["/A"]["/URI"] for note in page["/Annots"]] == [LINK]


def test_a_picture_tells_what_it_shows_in_every_file_and_in_which_language(atlas):
    drawing = picture.draw(MapView(("cables",)), atlas, title="Cables & isles", link=LINK)
    assert drawing.told.startswith("Cables & isles. 2 features · facts as of September 2026. Cables, 2: ")
    assert "Nautilus (proposed)" in drawing.told
    assert drawing.told.endswith("facts as of September 2026")  # after the sources and whom to credit
    assert Image.open(io.BytesIO(drawing.file("png"))).text["Description"] == drawing.told
    for ending in ("svg", "text.svg"):
        drawn = ElementTree.fromstring(drawing.file(ending))
        (described,) = drawn.findall(f"{SVG}desc")
        assert described.text.splitlines()[0] == drawing.told
        assert (drawn.get("role"), drawn.get("{http://www.w3.org/XML/1998/namespace}lang")) == ("img", "en-GB")
    file = PdfReader(io.BytesIO(drawing.file("pdf")))
    root, (page,) = file.trailer["/Root"], file.pages
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"].value) == ("en-GB", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    figure, link = (part.get_object() for part in root["/StructTreeRoot"]["/K"]["/K"])
    assert (figure["/S"], figure["/K"], figure["/Alt"]) == ("/Figure", 0, drawing.told)
    assert page.get_contents().get_data().strip().startswith(b"/Figure <</MCID 0>> BDC")
    assert page.get_contents().get_data().strip().endswith(b"EMC")
    (note,) = page["/Annots"]
    assert (link["/S"], link["/K"]["/Obj"].get_object()) == ("/Link", note.get_object())
    assert note.get_object()["/Contents"] == LINK


def test_no_line_of_a_pdf_is_translucent_which_office_programs_would_forget(atlas):
    view = MapView(("cables",), select="nemo-link")  # all other lines step back
    (page,) = PdfReader(io.BytesIO(picture.picture(view, atlas, ending="pdf"))).pages
    states = [state.get_object() for state in page["/Resources"]["/ExtGState"].values()]
    assert [state["/CA"] for state in states if 0 < state["/CA"] < 1] == []
    assert [state["/ca"] for state in states if 0 < state["/ca"] < 1] != []


@pytest.mark.parametrize("base", ["paper", "night"])
def test_every_word_of_a_pdf_can_be_selected(real_atlas, base):
    drawing = picture.draw(MapView.first_sight(real_atlas).but(base=base), real_atlas, link=LINK)
    (page,) = PdfReader(io.BytesIO(drawing.file("pdf"))).pages
    selectable = "".join(page.extract_text().split())
    assert len(words_of(drawing)) > 20
    assert [words for words in words_of(drawing) if "".join(words.split()) not in selectable] == []


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script> & “more”",
        r"$\frac{1}{0}$ and $x_{$",
        "$x$",
        "שלום עולם بحر الشمال",
        "a" * 10_000,
        "word " * 2_000,
        "line\nbreak\x00null\x1b\ud800end",
        "中文 😀 \u202ereversed",
        "   ",
        "e" + "\u0301" * 500,
    ],
)
@pytest.mark.parametrize("ending", ["png", "svg", "text.svg", "pdf"])
def test_hostile_words_are_drawn_as_plain_text(atlas, words, ending):
    hostile = renamed(atlas, words.encode(errors="replace").decode())  # no file holds half a surrogate
    view = MapView(tuple(atlas.layers), select="nemo-link", camera=Camera(51.4, 2, 7))
    packed = picture.picture(
        view, hostile, ending=ending, form="square", title=words, link=f"https://x.example/?q={words}"
    )
    assert len(packed) > 10_000
    if ending.endswith("svg"):
        drawn = ElementTree.fromstring(packed)
        said = [element.text or "" for name in ("text", "desc") for element in drawn.iter(f"{SVG}{name}")]
        assert any(broken(drawable(words), 9, weight=700)[:1] == [] or drawable(words)[:3] in text for text in said)


def test_a_dollar_sign_starts_no_formula(atlas):
    drawn = ElementTree.fromstring(picture.picture(MapView(()), atlas, ending="text.svg", title="Costs $1 and $2"))
    assert "Costs $1 and $2" in [element.text for element in drawn.iter(f"{SVG}text")]


def test_only_a_web_address_becomes_a_link_and_a_code(atlas):
    drawing = picture.draw(MapView(()), atlas, link="javascript:alert(1)")
    assert "qr" not in drawing.furniture
    assert not any("javascript" in words for words in words_of(drawing))


def test_a_link_too_long_for_a_code_is_written_in_one_line(atlas):
    drawing = picture.draw(MapView(()), atlas, link="https://atlas.example/?" + "x" * 5_000)
    assert "qr" not in drawing.furniture
    assert words_of(drawing)[-1].endswith("x…")


def test_several_threads_draw_the_same_picture_at_once(atlas):
    view = MapView(("cables", "stores"))
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: picture.picture(view, atlas, form="preview"), range(8)))
    assert len(set(found)) == 1


@pytest.mark.parametrize("ending", ["png", "svg", "text.svg", "pdf"])
def test_the_same_view_gives_the_same_file(atlas, ending):
    view = MapView(("cables",))
    assert picture.picture(view, atlas, ending=ending) == picture.picture(view, atlas, ending=ending)


def test_a_form_or_an_ending_that_there_is_not_is_a_key_error(atlas):
    with pytest.raises(KeyError):
        picture.picture(MapView(()), atlas, form="poster")
    with pytest.raises(KeyError):
        picture.picture(MapView(()), atlas, ending="exe")
