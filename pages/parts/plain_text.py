"""Text from records, made safe for Streamlit's Markdown: it is shown as it stands, whatever it contains."""

import re
from collections.abc import Iterable, Mapping

from geodata.source_records import Grade, Source
from layers.wording.evidence import kind_of
from layers.wording.facts import Fact, in_words
from loaders.atlas import Atlas

# Every ASCII punctuation mark that Markdown gives a meaning to. The others stay bare, because Streamlit also gives the
# raw label of a widget to screen readers.
_MEANT = re.compile(r"([!#$&*+\-.:<=>@\[\\\]^_`{|}~])")
_NUMBERED = re.compile(r"^(\d{1,9})\)")  # would begin a list
_BREAKS = re.compile(r"\s*[\r\n]+\s*")
_JOINER = "\u2060"
# Streamlit makes links, arrows, dashes and its logo of these after escapes are gone; an invisible joiner parts them.
_REMADE = re.compile(
    r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=[\w.+-])(?=@)|(?<=-)(?=[->])|(?<=<)(?=-)|(?<=[<>~])(?==)|(?<=:)(?=streamlit:)",
    re.IGNORECASE,
)

_HOST = re.compile(r"https?://(?:www\.)?([^/?#]+)")


def as_text(words: object) -> str:
    """``*bold* <b>`` shown as exactly these characters; line breaks become spaces, spaces at the ends go."""
    parted = _REMADE.sub(_JOINER, _BREAKS.sub(" ", str(words)).strip())
    return _NUMBERED.sub(r"\1\\)", _MEANT.sub(r"\\\1", parted))


def link(words: object, address: str) -> str:
    """A Markdown link to a web address, or the words alone where the address is not one."""
    if not address.startswith(("https://", "http://")):
        return as_text(words)
    safe = "".join(f"%{ord(mark):02X}" if mark <= " " or mark in "<>()[]\\\"'`|" else mark for mark in address)
    return f"[{as_text(words)}](<{safe.replace('&', '&amp;')}>)"


def site(words: str, address: str) -> str:
    """A Markdown link called by words and by whose site it is: an address alone says to a reader who listens little."""
    found = _HOST.match(address)
    return link(f"{words} ({found[1]})" if found else words, address)


def fact_lines(facts: Iterable[Fact], own: Mapping[str, Grade] | None = None) -> str:
    """A Markdown list of facts: label and value, a link where it is one, longer lists one item below the other.

    ``own`` are the grades of facts whose own sources are known, by label.
    """
    grades = {label: f" :gray[{as_text(f'{grade.mark} {grade.label}')}]" for label, grade in (own or {}).items()}
    return "\n".join(
        f"- {_told(fact)}{grades.get(fact.label, '')}"
        if not fact.items
        else f"- {as_text(fact.label)}:\n" + "\n".join(f"  - {as_text(item)}" for item in fact.items)
        for fact in facts
    )


def _told(fact: Fact) -> str:
    if fact.link == fact.value:
        return site(fact.label, fact.link)
    return f"{as_text(fact.label)}: {link(fact.value, fact.link) if fact.link else as_text(fact.value)}"


def source_lines(atlas: Atlas, sources: Iterable[Source]) -> str:
    """A Markdown list of sources: title as a link, publisher and date where there are such, and the kind of source."""
    lines = []
    for source in sources:
        beside = [as_text(words) for words in (source.publisher, in_words(source.published)) if words]
        kind = f" :gray[{as_text(words)}]" if (words := kind_of(atlas, source)) else ""
        lines.append(f"- {', '.join([link(source.title, source.url), *beside])}{kind}")
    return "\n".join(lines)
