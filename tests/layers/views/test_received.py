"""A link that chat, mail, gateways or newsletters have bent opens the view that was sent, or says what was lost."""

from urllib.parse import parse_qsl

import pytest

from layers.views.map_view import ORDER, PRESENT, Camera, MapView
from layers.views.received import BESIDE, WRITTEN, is_added, meant, received
from loaders.atlas import Atlas

SENT = MapView(layers=("cables", "stores"), select="nemo-link", camera=Camera(51.6, 2.2, 7.4))
"""What was sent as ``v=1&layers=cables,stores&select=nemo-link&at=51.6,2.2,7.4``."""
BENT = {
    # github.com/integrations/microsoft-teams/issues/179: a preview card
    "v=1&amp;layers=cables,stores&amp;select=nemo-link&amp;at=51.6,2.2,7.4": "an ampersand written as in HTML",
    "v=1&amp;amp;layers=cables,stores&amp;amp;select=nemo-link&amp;at=51.6,2.2,7.4": "and once more",
    # github.com/Foundry376/Mailspring/issues/445: a forwarded mail
    "v=1&amp%3Blayers=cables,stores&amp%3Bselect=nemo-link&at=51.6,2.2,7.4&recipient=a%40b.example": "and encoded",
    # github.com/awesomemotive/easy-digital-downloads/issues/6413: link tracking
    "v=1&%23038;layers=cables,stores&%23038;select=nemo-link&%23038;at=51.6,2.2,7.4": "or written as a number",
    "v=1&%2338;layers=cables,stores&%23x26;select=nemo-link&amp;%23X0026;at=51.6,2.2,7.4": "in figures of either kind",
    # github.com/sagemathinc/cocalc/issues/294: a mail server
    "V=1&LAYERS=CABLES,STORES&SELECT=NEMO-LINK&AT=51.6,2.2,7.4": "all in capitals",
    # github.com/kulttuuri/SlackNotifications/issues/22: a chat
    "v=1&layers=cables%252Cstores&select=nemo%252Dlink&at=51.6%252C2.2%252C7.4": "encoded twice",
    "v=1&layers=cables%25252Cstores&select=nemo-link&at=51.6%25252C2.2,7.4": "encoded three times",
    "v%3D1%26layers%3Dcables%2Cstores%26select%3Dnemo-link%26at%3D51.6%2C2.2%2C7.4": "encoded as a whole",
    # web4lib.org/archive/2005-March/003429.html: a mailing list
    "v=3D1&layers=3Dcables,stores&select=3Dnemo-link&at=3D51.6,2.2,7.4": "quoted-printable",
    "v=3D1&layers=3Dcables=2Cstores&select=3Dnemo=2Dlink&at=3D51=2E6,2.2,7.4": "quoted-printable throughout",
    "v=1&layers=cables,=%0D%0Astores&select=nemo-=%0Alink&at=51.6,2.2,7.4": "soft line breaks",
    "v=1&layers=cables,%0A%20stores&select=nemo-%0D%0Alink&at=51.6,%202.2,%207.4": "wrapped lines",
    # github.com/whatwg/url/issues/151, github.com/Caraxi/SimpleTweaksPlugin/issues/140
    "v=1&layers=cab%E2%80%8Bles,stores&sel%C2%ADect=nemo-%C2%ADlink&at=51.6,2.2,7.4%EF%BB%BF": "marks nobody sees",
    "v=1&layers=cables,%C2%A0%C2%A0stores&select=nemo-link&at=51.6,2.2,7.4": "spaces that do not break",
    "v=1&layers=cables,stores&select=nemo%E2%80%91link&at=51.6,2.2,7.4": "a hyphen that does not break",
    "v=1&layers=cables,stores&select=nemo%E2%80%93link&at=51.6,2.2,7.4": "a dash",
    # github.com/Automattic/newspack-plugin/issues/1952, github.com/warfare-plugins/social-warfare/issues/64
    "v=1&layers=cables,stores&select=nemo-link&at=51.6,2.2,7.4?utm_medium=email&utm_source=x": "a second question mark",
    "?v=1&layers=cables,stores&select=nemo-link&at=51.6,2.2,7.4": "a doubled question mark",
    "v=1;layers=cables,stores;select=nemo-link;at=51.6,2.2,7.4": "semicolons",
    # github.com/openstreetmap/openstreetmap-website/issues/995, github.com/thp/urlwatch/issues/387,
    # github.com/restrictcontentpro/restrict-content-pro/issues/892,
    # github.com/boonebgorges/buddypress-group-email-subscription/issues/118, github.com/markedjs/marked/issues/2024
    "v=1&layers=cables,stores&at=51.6,2.2,7.4&select=nemo-link.": "a full stop",
    "v=1&layers=cables,stores&at=51.6,2.2,7.4&select=nemo-link),": "a bracket and a comma",
    "v=1&layers=cables,stores&at=51.6,2.2,7.4&select=nemo-link%3E": "an angle bracket",
    "v=1&layers=cables,stores&at=51.6,2.2,7.4&select=nemo-link%22": "a quotation mark",
    "v=1&layers=cables,stores&at=51.6,2.2,7.4&select=nemo-link**": "stars of bold type",
    "v=1&at=51.6,2.2,7.4&select=nemo-link&layers=cables,stores%E2%80%9D.": "a curly quotation mark and a full stop",
    "v=1&layers=cables,stores&select=nemo-link&at=51.6,2.2,7.4%C2%BB": "a guillemet",
    "v=1&layers=cables,stores&at=51.6,2.2,7.4&select=nemo-link),%20which%20runs%20to%20Kent.": "half a sentence",
    "%E2%80%9Cv=1&layers=cables,stores&select=nemo-link&at=51.6,2.2,7.4%E2%80%9D": "curly quotation marks around it",
    "v=1&layers=cables,stores&select=nemo-link&at=51.6,2.2,7.4&fbclid=Iw&gclid=E&mc_cid=1&mc_eid=2&mkt_tok=3"
    "&_hsenc=4&_hsmi=5&igshid=6&yclid=7&ttclid=8&li_fat_id=9&oly_enc_id=A&vero_id=B&s_cid=C&UTM_Campaign=D&ref=E"
    "&gbraid=F&wbraid=G&dclid=H&msclkid=I&amp;utm_term=J": "what counts clicks",
}
"""Queries as programs have passed them on, from public reports and of their kinds, with what was done to each."""


def words_of(query: str) -> dict[str, str]:
    """The words of a query as a server gets them."""
    return dict(parse_qsl(query, keep_blank_values=True))


@pytest.mark.parametrize("query", BENT, ids=BENT.__getitem__)
def test_a_bent_link_opens_the_view_that_was_sent(query: str, atlas: Atlas) -> None:
    assert MapView.from_query(words_of(query), atlas) == (SENT, [])


@pytest.mark.parametrize(
    ("query", "note"),
    [
        (
            "v=1&layer=cables",
            "The word “layer” is not understood in the address. Did you mean 'layers'?",
        ),
        # github.com/Kozea/WeasyPrint/issues/2132: a hyphen at the end of a line
        ("v=1&select=nemolink", "Nothing in the atlas is called “nemolink”."),
        (
            "v=1&<b>=cables",
            "The word is not understood in the address. "
            "Allowed: 'at', 'base', 'commitment', 'country', 'layers', 'only', 'pick', 'q', 'select', 'status', 'v', "
            "'year'.",
        ),
    ],
)
def test_what_cannot_be_undone_is_told_in_one_note(query: str, note: str, atlas: Atlas) -> None:
    found, notes = MapView.from_query(words_of(query), atlas)
    assert found == MapView.left_out("1", atlas)
    assert notes == [note]


def test_of_many_unknown_words_three_are_told(atlas: Atlas) -> None:
    _, notes = MapView.from_query(dict.fromkeys(("one", "two", "three", "four"), "x"), atlas)
    assert [note.split("”")[0] for note in notes] == ["The word “one", "The word “two", "The word “three"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ({"title": "Why; at=home?", "notes": "3D &amp; 50%25"}, {"title": "Why; at=home?", "notes": "3D &amp; 50%25"}),
        ({"q": "3D seismic", "base": "night"}, {"q": "3D seismic", "base": "night"}),
        ({"title": "Two%20cables"}, {"title": "Two cables"}),
        ({"pack": "v=1&q=a%20b;v=1&at=1,2,3"}, {"pack": "v=1&q=a%20b;v=1&at=1,2,3"}),
    ],
)
def test_what_a_reader_has_written_stands(words: dict[str, str], found: dict[str, str]) -> None:
    assert received(words, (*ORDER, *WRITTEN)) == found


def test_a_word_under_its_own_name_goes_before_the_same_under_a_bent_one() -> None:
    for words in ({"amp;year": "2030", "year": "2040"}, {"year": "2040", "YEAR": "2030"}):
        assert received(words, ("year",)) == {"year": "2040"}


def test_a_name_that_an_address_knows_is_never_taken_for_one_that_counts_clicks() -> None:
    assert is_added("source")
    assert received({"source": "x", "utm_source": "y"}, ("source",)) == {"source": "x"}


def test_the_word_for_presenting_belongs_to_every_page(atlas: Atlas) -> None:
    assert PRESENT in BESIDE
    assert MapView.from_query({PRESENT: "yes", "embed": "true", "embed_options": "dark"}, atlas)[1] == []


@pytest.mark.parametrize(
    ("sent", "word"),
    [("be", "BE"), ("BE.", "BE"), ("“BE”", "BE"), ("3DBE", "BE"), ("be, and NL", "BE"), ("UK", "UK"), ("", "")],
)
def test_a_word_of_a_vocabulary_is_read_as_it_was_meant(sent: str, word: str) -> None:
    assert meant(sent, {"BE", "NL"}.__contains__) == word
