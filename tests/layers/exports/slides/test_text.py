"""Text for slides: any text at all becomes one that XML allows and that fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from layers.exports.slides.text import LONGEST_LINK, fitted, lines, plain, plain_lines, web_address, width

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=400)


@given(ANY_TEXT)
def test_any_text_may_stand_in_xml_and_comes_back_as_it_was_put_there(words: str) -> None:
    element = etree.Element("a")
    element.text = plain_lines(words)
    assert (etree.fromstring(etree.tostring(element)).text or "") == plain_lines(words)
    assert "\n" not in plain(words)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("<b>x</b> & y", "<b>x</b> & y"),
        ("a\x00b\x1bc", "a b c"),
        ("a\r\nb\tc", "a b c"),
        ("\u202eabc\u2069", "abc"),
        ("a\ud800b\ufffec", "a b c"),
        ("مرحبا", "مرحبا"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
)
def test_text_stands_as_it_is_but_for_what_no_file_can_hold(words: str, kept: str) -> None:
    assert plain(words) == kept


def test_text_that_is_too_long_ends_in_dots() -> None:
    assert plain("abcdef", 3) == "abc…"
    assert plain("abc", 3) == "abc"
    assert plain_lines("one\n\n\n\ntwo \n three") == "one\n\ntwo\nthree"


@given(ANY_TEXT, st.sampled_from([1.0, 3.0, 12.0]), st.integers(1, 4))
def test_fitted_text_has_no_more_lines_than_it_may_and_no_line_too_wide(words: str, across: float, most: int) -> None:
    found = lines(fitted(words, across, 12, most), across, 12)
    assert len(found) <= most
    assert all(width(line, 12) <= across + 1e-9 for line in found)


def test_text_that_fits_is_left_alone_and_other_text_is_cut_at_the_end() -> None:
    assert fitted("Nemo Link", 2, 12, 1) == "Nemo Link"
    assert fitted("Nemo Link and Nautilus", 1.1, 12, 1) == "Nemo Link…"
    assert lines("Nemo Link and Nautilus", 1.1, 12) == ["Nemo Link", "and Nautilus"]


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://atlas.example/?v=1&at=51.6,2.2,7", "https://atlas.example/?v=1&at=51.6,2.2,7"),
        ("http://localhost:8501/", "http://localhost:8501/"),
        ('https://atlas.example/?q=a b"<>&x=é', "https://atlas.example/?q=a%20b%22%3C%3E&x=%C3%A9"),
        ("https://atlas.example/?q=%20%zz", "https://atlas.example/?q=%20%25zz"),
        ("javascript:alert(1)", ""),
        ("//atlas.example", ""),
        ("https://", ""),
        ("https://[::1", ""),
        ("https://a:b@c/", ""),
        ("https://atlas.example:port/", ""),
        ("https://a b/", ""),
        ("https://atlas.example/\ud800", ""),
        ("https://atlas.example/" + "x" * LONGEST_LINK, ""),
        ("https://atlas.example/" + "é" * (LONGEST_LINK // 3), ""),
    ],
)
def test_only_a_web_address_is_a_link_and_it_is_encoded(given: str, address: str) -> None:
    assert web_address(given) == address
