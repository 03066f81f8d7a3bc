"""The words that readers are spared: what `docs/words.md` throws out is in nothing that a reader sees."""

import ast
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

Texts = Iterable[str]

RULES = ROOT / "docs" / "words.md"
SCRIPTS = sorted(file for room in ("geodata", "layers", "pages") for file in (ROOT / room).rglob("*.py"))
MODULES = sorted(
    file for room in ("layers", "pages") for file in (ROOT / room).rglob("*.js") if "map_library" not in file.parts
)
RECORDS = sorted(file for room in ("geodata", "pages") for file in (ROOT / room).rglob("*.toml"))
SHAPES = sorted((ROOT / "geodata" / "layers").glob("*.geojson"))
LISTS = sorted((ROOT / "geodata").glob("*.csv"))
_COMMENT = re.compile(r"^\s*//.*$|\s//\s.*$", re.MULTILINE)
_QUOTED = re.compile(r'"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`')


def thrown_out(rules: str) -> list[str]:
    """The phrases in the last table of the rules."""
    table = rules.partition("| thrown out | instead |\n|---|---|\n")[2]
    return [row.split("|")[1].strip() for row in table.splitlines() if row.startswith("|")]


def of_code(code: str) -> Iterator[str]:
    """The texts in Python, docstrings aside; what is put into a text while it runs is an ellipsis there."""
    tree = ast.parse(code)
    inside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside |= {id(each) for each in node.values}
            yield "".join(str(each.value) if isinstance(each, ast.Constant) else "…" for each in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield node.value


def of_script(code: str) -> list[str]:
    """The texts in JavaScript, comments aside."""
    return _QUOTED.findall(_COMMENT.sub("", code))


def of_values(value: object) -> Iterator[str]:
    """Every text in what a data file holds, keys aside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from of_values(each)


def of_shapes(text: str) -> Iterator[str]:
    """Every text in the columns of a layer's features."""
    yield from of_values([feature["properties"] for feature in json.loads(text)["features"]])


def of_page(text: str) -> list[str]:
    """The part of the README that is for readers."""
    return [text.partition("\n## ")[0]]


def found(texts: Texts, phrases: list[str]) -> list[str]:
    """Each of the phrases in each of the texts: whole words, in capitals or not, over line ends."""
    whole = {phrase: re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE) for phrase in phrases}
    flat = [" ".join(text.split()) for text in texts]
    return [f"{phrase}: {text[:90]}" for text in flat for phrase, sought in whole.items() if sought.search(text)]


@pytest.mark.parametrize(
    ("texts", "faults"),
    [
        (of_code('say("No port " "passes both filters.")'), ["passes both: No port passes both filters."]),
        (of_code('say(f"{count} ports, both  told as {state}")'), ["told as: … ports, both told as …"]),
        (of_code('"""What is told as such."""\nsay("Ports")'), []),
        (of_script('// told as such\nsay("Told as such");'), ['told as: "Told as such"']),
        (of_script("say(`both told as ${kind}`); // told as such"), ["told as: `both told as ${kind}`"]),
        (of_values({"told as": ["Ports", {"note": "Told as such."}]}), ["told as: Told as such."]),
        (of_shapes('{"features": [{"properties": {"note": "told as B"}}]}'), ["told as: told as B"]),
        (of_page("Both told as such.\n## Tests\nHow it is told as such."), ["told as: Both told as such."]),
        (["It foretold asters."], []),
    ],
)
def test_a_phrase_that_was_thrown_out_is_found_where_a_reader_would_see_it(texts: Texts, faults: list[str]) -> None:
    assert found(texts, ["passes both", "told as"]) == faults


def test_the_rules_list_what_was_thrown_out() -> None:
    rules = "| rule | not |\n|---|---|\n| a | b |\n"
    table = "| thrown out | instead |\n|---|---|\n| told as | given as |\n| way by sea | sea route |\n"
    assert thrown_out(f"{rules}\n{table}") == ["told as", "way by sea"]
    assert thrown_out(RULES.read_text(encoding="utf-8"))[:1] == ["are told"]


@pytest.mark.parametrize(
    ("files", "read"),
    [
        (SCRIPTS, of_code),
        (MODULES, of_script),
        (RECORDS, lambda text: of_values(tomllib.loads(text))),
        (SHAPES, of_shapes),
        (LISTS, lambda text: [text]),
        ([ROOT / "README.md"], of_page),
    ],
)
def test_what_was_thrown_out_is_in_nothing_that_a_reader_sees(files: list[Path], read: Callable[[str], Texts]) -> None:
    phrases = thrown_out(RULES.read_text(encoding="utf-8"))
    assert files != []
    assert [
        f"{file.relative_to(ROOT)}: {each}"
        for file in files
        for each in found(read(file.read_text(encoding="utf-8")), phrases)
    ] == []
