"""Facts live in data: no id of a record and no word of a column's vocabulary stands in the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from geodata import records
from loaders.atlas import Atlas
from pages.catalogue import CATALOGUE
from tests.conftest import ROOT

CODE = sorted(
    file for room in ("geodata", "loaders", "layers", "pages", "benchmarks") for file in (ROOT / room).rglob("*.py")
)
CORE = {word for name, words in vars(records).items() if name.isupper() for word in words}
"""The core words of the record types, which code may know."""
PAGES = {page.path for page in CATALOGUE} | {page.path.removeprefix("/") for page in CATALOGUE}
"""A page may have the name of the layer that it is about."""


def ids(atlas: Atlas) -> set[str]:
    """The ids of everything that the data names, but for words that are a core word or a page as well."""
    named = {*atlas.layers, *atlas.commitments, *atlas.instruments, *atlas.sources}
    named |= {each.id for each in (*atlas.events, *atlas.arrangements, *atlas.places, *atlas.declarations)}
    named |= {str(id) for layer in atlas.layers.values() for id in layer.features.index}
    return named - CORE - PAGES


def words(atlas: Atlas) -> set[str]:
    """The words of the columns' vocabularies and the kinds of the layers."""
    fields = [field for layer in atlas.layers.values() for field in layer.info.fields.values()]
    kinds = {kind for layer in atlas.layers.values() for kind in layer.info.kinds}
    return kinds.union(*(field.words for field in fields)) - CORE - PAGES


def texts(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    """Every text in code, docstrings aside, and whether something is compared with it or looked up by it."""
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    asked: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            asked |= {id(each) for side in (node.left, *node.comparators) for each in ast.walk(side)}
        elif isinstance(node, ast.Dict):
            asked |= {id(key) for key in node.keys}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value, id(node) in asked


def facts_in(code: str, ids: set[str], words: set[str]) -> list[str]:
    """What code knows of the data, in the order in which it stands there.

    An id counts wherever it stands by itself, and inside an address or another text where it cannot be a common word. A
    word of a vocabulary counts where it cannot be a common word, or where something is compared with it.
    """
    found = []
    for text, asked in texts(ast.parse(code)):
        parts = {text, *(part for part in re.findall(r"[\w-]+", text) if re.search(r"\w[-_]\w", part))}
        found += sorted(part for part in parts if part in ids)
        if text in words and text not in ids and (asked or re.search(r"\w[-_]\w", text)):
            found.append(text)
    return found


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('FIRST = "nemo-link"', ["nemo-link"]),
        ('"""Nemo Link is nemo-link."""', []),
        ('address = "/?layers=ports&select=nemo-link"', ["nemo-link"]),
        ('if layer == "ports": pass', ["ports"]),
        ('say("Ports of call")', []),
        ('TYPES = {"basalt": "Basalt"}', ["basalt"]),
        ('say("basalt")', []),
        ('KIND = "tss_lane"', ["tss_lane"]),
        ('if kind in ("basalt", "other"): pass', ["basalt"]),
    ],
)
def test_what_counts_as_a_fact(code: str, found: list[str]) -> None:
    assert facts_in(code, {"nemo-link", "ports"}, {"basalt", "tss_lane"}) == found


def test_no_code_knows_an_id_or_a_word_of_a_column(real_atlas: Atlas) -> None:
    named, known = ids(real_atlas), words(real_atlas)
    found = {file.relative_to(ROOT).as_posix(): facts_in(file.read_text("utf-8"), named, known) for file in CODE}
    assert {file: facts for file, facts in found.items() if facts} == {}


def test_files_that_are_read_are_all_of_the_code() -> None:
    assert Path(ROOT / "layers" / "maps" / "deck.py") in CODE
