"""What is done to the words of an address on its way, undone: chat, mail, gateways and newsletters bend links.

`received` gives the words under their names, without what others add to count clicks. `meant` reads one word of a
vocabulary that has caught a full stop, a bracket or a line break. What a reader has written is left as it came.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from urllib.parse import unquote

_ADDED = re.compile(
    r"""(__hs|_hs|at_|fb_|ga_|hsa_|itm_|matomo_|mc_|ml_subscriber|mtm_|oly_|piwik_|pk_|utm_|vero_|vgo_|wt\.mc).*
    |_branch_match_id|_ga|_gl|_ke|_kx|_openstat|action_ref_map|awclid|campaign|cid|clickid|cmp|cvid|dclid|dicbo|dm_i
    |ef_id|epik|fbclid|gad_source|gbraid|gclid|gclsrc|guccounter|guce_referrer|guce_referrer_sig|hsctatracking|icid
    |igsh|igshid|li_fat_id|mkt_tok|msclkid|ncid|ns_campaign|ns_mchannel|ns_source|otc|rb_clickid|rdt_cid|recipient
    |ref|ref_src|referrer|s_cid|s_kwcid|sc_cid|sccid|si|source|spm|srsltid|tblci|trk|trkinfo|ttclid|twclid|wbraid
    |wickedid|yclid|ysclid""",
    re.VERBOSE | re.IGNORECASE,
)
"""Names that newsletters, networks and advertisements add to any address: they say nothing of a view."""
BESIDE = ("embed", "embed_options", "present")
"""Words of any page's address that are no part of what is chosen on it."""
WRITTEN = ("title", "subtitle", "notes", "heading", "pack")
"""Words that hold what a reader has written: nothing is taken out of them."""
MOST_TIMES = 3
"""How often more than once words may have been encoded."""
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-"))
_AROUND = " \t\r\n\u00a0.,;:!?*_~`'\"()[]{}<>|\\/\u00ab\u00bb\u2018\u2019\u201a\u201c\u201d\u201e\u2026\u3002\uff0c"
_QUOTES = " \t\r\n\"'\u00a0\u00ab\u00bb\u2018\u2019\u201c\u201d\u201e"
_AMPERSAND = r"amp;|#?(?:0*38|[xX]0*26);"
"""What stands behind an ampersand that was written as HTML has it, by its name or by its number."""
_BEFORE_A_NAME = re.compile(rf"^(?:[?&;\s]|{_AMPERSAND})+")
_NEXT_WORD = re.compile(rf"[?&;](?:{_AMPERSAND})*(?=[A-Za-z_.]+=)")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_SOFT_BREAK = re.compile(r"=\r?\n")
_QUOTED = re.compile(r"=(?=[0-9A-F]{2})")
_AFTER_A_WORD = re.compile(r"[^\w.,+-].*", re.DOTALL)


def received(words: Mapping[str, str], known: Collection[str]) -> dict[str, str]:
    """The words of an address as they were sent, by the names that are ``known``; what others added is left out.

    Another name stays as it is: whoever reads the words says what is told of it. A word under its own name goes before
    the same word under a bent one.
    """
    names = {name.casefold(): name for name in known}
    found: dict[str, str] = {}
    for sent, value, as_sent in _without_quoting(_parted(words)):
        name = names.get(sent.casefold(), sent)
        if name and (name in known or not is_added(name)) and ((as_sent and sent == name) or name not in found):
            found[name] = value
    return found


def is_added(name: str) -> bool:
    """Whether a name is one of those that are added to count clicks."""
    return bool(_ADDED.fullmatch(name))


def meant(word: str, is_known: Callable[[str], bool]) -> str:
    """The word of a vocabulary that was sent as ``word``, whatever it has caught on the way; else ``word`` itself."""
    return next((each for each in _readings(word) if is_known(each)), word)


def _readings(word: str) -> Iterator[str]:
    yield word
    seen = _visible(word).translate(_HYPHENS).strip(_AROUND)
    whole = re.sub(r"\s", "", seen)
    first = (_AFTER_A_WORD.sub("", each) for each in (whole, _unquoted(whole), seen))  # the rest of a sentence
    for reading in (whole, _unquoted(whole), *first):
        tidy = reading.strip(_AROUND)
        yield from (tidy, tidy.casefold(), tidy.upper())


def _parted(words: Mapping[str, str]) -> Iterator[tuple[str, str, bool]]:
    """Names and values, and whether a name came as it is; where several words have become one, each on its own."""
    for name, value in words.items():
        if name in WRITTEN:
            yield name, unquote(value) if "%20" in value and " " not in value and name != "pack" else value, True
            continue
        whole = _SOFT_BREAK.sub("", _decoded(_visible(f"{name}={value}" if value else name)))
        for part in _NEXT_WORD.split(_BEFORE_A_NAME.sub("", whole)):
            first, _, rest = part.partition("=")
            bare = first.strip(_QUOTES)
            yield bare, rest.strip(), bare == name


def _without_quoting(words: Iterator[tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
    """Without the mark that quoted-printable leaves of each "=": it stands before every value, or is none."""
    found = list(words)
    values = [value for _, value, _ in found if value]
    if len(values) > 1 and all(value.startswith("3D") for value in values):
        return [(name, _unquoted(value), as_sent) for name, value, as_sent in found]
    return found


def _unquoted(word: str) -> str:
    """Without quoted-printable: "=" is "=3D", of which the address has taken the first half; "," is "=2C"."""
    return unquote(_QUOTED.sub("%", word.removeprefix("3D")))


def _decoded(words: str) -> str:
    """Words that were encoded more than once; words with a space in them were not."""
    for _ in range(MOST_TIMES):
        if not _ESCAPE.search(words) or " " in words:
            break
        words = unquote(words)
    return words


def _visible(words: str) -> str:
    """Words without what nobody sees: zero-width spaces, soft hyphens, marks of writing direction."""
    return "".join(letter for letter in words if unicodedata.category(letter) != "Cf")
