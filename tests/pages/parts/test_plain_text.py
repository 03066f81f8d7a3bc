"""Text from records is shown as it stands, whatever it contains."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from layers.wording.facts import Fact
from loaders.atlas import Atlas
from pages.parts.plain_text import as_text, fact_lines, link, site

JOINER = "\u2060"
MARKDOWN = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])

HOSTILE = {
    "<img src=x onerror=alert(1)>": r"\<img src\=x onerror\=alert(1)\>",
    "</div><script>alert(1)</script>": r"\</div\>\<script\>alert(1)\</script\>",
    "*bold* **b** _i_ ~~s~~ `code`": r"\*bold\* \*\*b\*\* \_i\_ \~\~s\~\~ \`code\`",
    "[text](javascript:alert(1))": r"\[text\](javascript\:alert(1))",
    "![x](https://evil.example/x.png)": rf"\!\[x\](https\:{JOINER}//evil\.example/x\.png)",
    "https://evil.example": rf"https\:{JOINER}//evil\.example",
    "www.evil.example": rf"www{JOINER}\.evil\.example",
    "me@evil.example": rf"me{JOINER}\@evil\.example",
    "# heading": r"\# heading",
    "- item": r"\- item",
    "+ item": r"\+ item",
    "1. item": r"1\. item",
    "12) item (2)": r"12\) item (2)",
    "> quote": r"\> quote",
    "---": rf"\-{JOINER}\-{JOINER}\-",
    "a | b": r"a \| b",
    "$x^2$ :red[hi] :heart: :material/home:": r"\$x\^2\$ \:red\[hi\] \:heart\: \:material/home\:",
    ":streamlit:": rf"\:{JOINER}streamlit\:",
    "a -> b <- c -- d >= e": rf"a \-{JOINER}\> b \<{JOINER}\- c \-{JOINER}\- d \>{JOINER}\= e",
    "&amp; &#60; \\": r"\&amp; \&\#60; \\",
    "[^1]: note": r"\[\^1\]\: note",
    "first\n\n# second\r\nthird": r"first \# second third",
    "    four spaces": "four spaces",
    "\u202egnirts desrever": "\u202egnirts desrever",
    "Ports (9), 50% of 'all'; more?": "Ports (9), 50% of 'all'; more?",
    "Snøhvit – مزرعة رياح": "Snøhvit – مزرعة رياح",
    "": "",
}


class Shown(HTMLParser):
    """What a page shows: its text, and the tags in it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(markdown: str) -> Shown:
    page = Shown()
    page.feed(MARKDOWN.render(markdown))
    page.close()
    page.text = page.text.strip().replace(JOINER, "")
    return page


@pytest.mark.parametrize(("words", "markdown"), HOSTILE.items())
def test_the_marks_that_markdown_knows_are_escaped_and_the_others_stay_bare(words: str, markdown: str) -> None:
    assert as_text(words) == markdown


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_shown_as_the_very_same_text_in_one_paragraph(words: str) -> None:
    page = shown(as_text(words))
    assert page.text == re.sub(r"\s*[\r\n]+\s*", " ", words).strip()
    assert page.tags == ([("p", [])] if words else [])


@given(words=st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00\u2060")))
def test_any_text_is_shown_as_text(words: str) -> None:
    page = shown(as_text(words))
    assert "".join(page.text.split()) == "".join(words.split())
    assert page.tags in ([], [("p", [])])


def test_a_long_name_is_shown_whole() -> None:
    words = "long name * " * 1000
    assert shown(as_text(words)).text == words.strip()


def test_what_is_no_text_is_shown_as_its_words() -> None:
    assert (as_text(1400), as_text(None)) == ("1400", "None")


@pytest.mark.parametrize(
    ("words", "address", "markdown"),
    [
        ("Nemo Link", "https://www.nemolink.co.uk/", "[Nemo Link](<https://www.nemolink.co.uk/>)"),
        ("Nemo Link", "http://example.org", "[Nemo Link](<http://example.org>)"),
        ("[a](b)", "https://example.org/", r"[\[a\](b)](<https://example.org/>)"),
        ("x", "", "x"),
        ("x", "javascript:alert(1)", "x"),
        ("x", "JavaScript:alert(1)", "x"),
        ("x", "data:text/html,<script>alert(1)</script>", "x"),
        ("x", "//evil.example", "x"),
        ("x", " https://example.org/", "x"),
        ("<b>", "ftp://example.org/", r"\<b\>"),
        (
            "x",
            "https://example.org/a b>)[c](d)\"'`|\\",
            "[x](<https://example.org/a%20b%3E%29%5Bc%5D%28d%29%22%27%60%7C%5C>)",
        ),
        ("x", "https://example.org/\n\n# heading\t", "[x](<https://example.org/%0A%0A#%20heading%09>)"),
        ("x", "https://example.org/?a=1&copy;=2", "[x](<https://example.org/?a=1&amp;copy;=2>)"),
    ],
)
def test_only_a_web_address_becomes_a_link_and_it_cannot_end_early(words: str, address: str, markdown: str) -> None:
    assert link(words, address) == markdown


@pytest.mark.parametrize(
    ("address", "markdown"),
    [
        ("https://www.nemolink.co.uk/", r"[Website (nemolink\.co\.uk)](<https://www.nemolink.co.uk/>)"),
        ("http://example.org/a?b#c", r"[Website (example\.org)](<http://example.org/a?b#c>)"),
        ("https://[", r"[Website (\[)](<https://%5B>)"),
        ("not published", "Website"),
    ],
)
def test_a_site_is_called_by_words_and_not_by_its_address_alone(address: str, markdown: str) -> None:
    assert site("Website", address) == markdown
    assert fact_lines([Fact("Website", address, link=address)]) == f"- {markdown}"


def test_a_link_leads_to_its_address_and_shows_its_words() -> None:
    address = "https://example.org/?a=1&copy;=2&b=*x*_y_~z~"
    page = shown(link("*A* [b](c) <i>", address))
    assert page.text == "*A* [b](c) <i>"
    assert page.tags == [("p", []), ("a", [("href", address)])]


@given(words=st.text(min_size=1, max_size=30), rest=st.text(max_size=40))
def test_any_address_gives_at_most_one_link(words: str, rest: str) -> None:
    page = shown(link(words, f"https://example.org/{rest}"))
    assert [tag for tag, _ in page.tags] == ["p", "a"]
    assert str(dict(page.tags[1][1])["href"]).startswith("https://example.org/")


def test_every_name_and_every_source_of_the_atlas_is_shown_as_it_stands(real_atlas: Atlas) -> None:
    names = [name for layer in real_atlas.layers.values() for name in layer.features["name"]]
    titles = [source.title for source in real_atlas.sources.values()]
    summaries = [commitment.summary for commitment in real_atlas.commitments.values()]
    for words in (*names, *titles, *summaries):
        page = shown(as_text(words))
        assert (page.text, page.tags) == (words, [("p", [])])
    for source in real_atlas.sources.values():
        if source.url:
            tags = shown(link(source.title, source.url)).tags
            assert [tag for tag, _ in tags] == ["p", "a"]
            assert unquote(str(dict(tags[1][1])["href"])) == unquote(source.url)
