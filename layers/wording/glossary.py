"""The glossary: searching it, and finding the terms that a text uses."""

import re
from collections.abc import Sequence
from functools import lru_cache

from geodata.records import Term

CAPITAL_MATTERS = "With a capital letter"
"""How the meaning of a term begins that is another word without its capital, such as Ally."""

_BRACKETS = re.compile(r"\s*\(([^()]+)\)$")


def search(terms: Sequence[Term], words: str) -> list[Term]:
    """The terms that contain the words: first those named so or standing for it, then those whose meaning does."""
    wanted = words.casefold().strip()
    named = [term for term in terms if wanted in f"{term.term}\n{term.expansion}".casefold()]
    return named + [term for term in terms if term not in named and wanted in term.meaning.casefold()]


def terms_in(text: str, terms: Sequence[Term]) -> list[Term]:
    """The terms that occur in a text as whole words, each once, in the order in which they first appear.

    Abbreviations and names with a capital inside must be written as they stand, other terms may begin with either
    letter. A plural counts. Where terms overlap, the longest counts. ``Article 6 (London Protocol)`` is found where a
    text names Article 6 and, anywhere, the London Protocol.
    """
    pattern, forms = _pattern(tuple(terms))
    if pattern is None:
        return []
    found: dict[Term, None] = {}
    for match in pattern.finditer(text):
        term, context = forms[match.lastindex or 0]
        if context in text:
            found.setdefault(term)
    return list(found)


def in_one_line(term: Term) -> str:
    """``TCA (Trade and Cooperation Agreement): Treaty of December 2020 ...``."""
    return f"{term.term}{f' ({term.expansion})' if term.expansion else ''}: {term.meaning}"


@lru_cache(maxsize=8)
def _pattern(terms: tuple[Term, ...]) -> tuple[re.Pattern[str] | None, dict[int, tuple[Term, str]]]:
    """One pattern with a group for every form of every term, the longest first; group -> term and needed context."""
    forms = sorted(
        ((form, term, context) for term in terms for form, context in _forms(term)), key=lambda each: -len(each[0])
    )
    if not forms:
        return None, {}
    alternatives = "|".join(f"({_written(form, term)})" for form, term, _ in forms)
    return (
        re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)"),
        {group: (term, context) for group, (_, term, context) in enumerate(forms, 1)},
    )


def _forms(term: Term) -> list[tuple[str, str]]:
    """The ways in which a term is written in a text, each with what the text must contain besides."""
    words = term.term.strip()
    bracketed = _BRACKETS.search(words)
    if bracketed and bracketed.start():
        outside, inside = words[: bracketed.start()], bracketed[1].strip()
        if " " in inside or not _has_inner_capital(inside):
            return [(outside, inside)]
        return [(outside, ""), (inside, "")]
    return [(form, "") for part in words.split(" / ") if (form := part.strip())]


def _written(form: str, term: Term) -> str:
    """The pattern of one form: spaces may be line breaks or hyphens, a plural may follow."""
    words = r"[\s\-]+".join(re.escape(word) for word in form.split())
    plural = f"(?:{words}s?|{words[:-1]}ies)" if form.endswith("y") else f"{words}s?"
    as_it_stands = (
        (term.expansion and form == term.term) or _has_inner_capital(form) or term.meaning.startswith(CAPITAL_MATTERS)
    )
    return plural if as_it_stands else f"(?ai:{plural})"


def _has_inner_capital(form: str) -> bool:
    return any(letter.isupper() for letter in form[1:])
