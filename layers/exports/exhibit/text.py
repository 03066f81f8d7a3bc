"""The rows of an exhibit as plain text: for spreadsheets, and to be pasted."""

from datetime import date

from layers.exports.exhibit.exhibit import Exhibit, credits_of
from layers.exports.sharing import ATLAS
from layers.wording.facts import FACTS_AS_OF, blank, in_words, listing
from layers.wording.spreadsheet import harmless
from loaders.atlas import Atlas


def comma_separated(exhibit: Exhibit) -> bytes:
    """A CSV that spreadsheets read right (UTF-8 with a mark); no cell is a formula."""
    safe = exhibit.rows().map(lambda value: harmless(value) if isinstance(value, str) else value)
    return safe.to_csv(index=False).encode("utf-8-sig")


def tab_separated(exhibit: Exhibit, atlas: Atlas, link: str) -> bytes:
    """The rows with tabs between their cells, as office programs take them in; below them whose figures they are."""
    rows = exhibit.rows()
    lines = [list(map(str, rows.columns)), *rows.to_numpy(dtype=object).tolist()]
    told = ["\t".join(_cell(value) for value in line) for line in lines]
    return "\n".join([*told, "", source_line(exhibit, atlas), *filter(None, [link])]).encode()


def source_line(exhibit: Exhibit, atlas: Atlas) -> str:
    """``North Sea Atlas, Wind by state, facts as of September 2026 (CC BY 4.0)``."""
    _, licences = credits_of(exhibit, atlas)
    return f"{ATLAS}: {exhibit.title}. Facts as of {FACTS_AS_OF} ({listing(licences)})."


def made_on(today: date) -> str:
    """``Made 30 November 2026``."""
    return f"Made {in_words(today.isoformat())}"


def _cell(value: object) -> str:
    """A cell in one line. A figure has no separators, so that it is taken for one; a blank is empty."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if blank(value) else harmless(" ".join(str(value).split()))
