"""Words broken into lines, and the fonts that an SVG file carries."""

import base64
import io
from importlib import resources

from fontTools.ttLib import TTFont

from layers.exports.picture.fonts import SANS, balanced, broken, in_css, width


def test_a_font_in_an_svg_is_as_old_as_its_file_whenever_it_was_cut():
    rule = in_css(SANS, 400, False)
    cut = TTFont(io.BytesIO(base64.b64decode(rule.partition("base64,")[2].rstrip(")}"))))
    whole = TTFont(resources.files("font_source_sans_pro") / "files" / "SourceSansPro-Regular.ttf")
    assert cut["head"].modified == whole["head"].modified


def test_words_are_broken_at_spaces_evenly_and_cut_with_dots():
    assert balanced("Princess Elisabeth Island", 9) == ["Princess", "Elisabeth Island"]
    assert balanced("Netherlands", 2) == ["Netherlands"]
    lines = broken("one two three four five six seven", 5, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(width(line) <= 5 for line in lines)
