"""Records and places that the tests of the rules are made of, and how a rule is asked."""

import inspect
from collections.abc import Iterator
from types import ModuleType
from typing import Any, get_type_hints

from hypothesis import strategies as st

from loaders.findings import Finding, Where

AT = Where("geodata/layers/ports.geojson", "port-zeebrugge")
TOML = Where("geodata/layers/ports.toml")
GONE = Where("geodata/redirects.toml", "nemo")
START = "geodata/layers/ports.geojson: 'port-zeebrugge': "
MW = {"type": "number", "unit": "MW", "good": 1400}
TEXT = {"type": "text", "good": "Nemo Link"}
TEXTS = {"type": "texts", "good": ["Elia", "National Grid"]}
PHASE = {"type": "word", "words": ["past", "expected"]}
ENTRY = {
    "label": "Capacity",
    "type": "number",
    "unit": "MW",
    "meaning": "Power it can carry.",
    "good": 1400,
    "bad": "1.4 GW",
}
ALL_COUNTRIES = "'BE', 'DE', 'DK', 'FR', 'GB', 'IE', 'NL', 'NO', 'SE'"


def point(*position: object) -> dict[str, object]:
    return {"type": "Point", "coordinates": list(position)}


def line(*line: object) -> dict[str, object]:
    return {"type": "LineString", "coordinates": list(line)}


def polygon(*ring: object) -> dict[str, object]:
    return {"type": "Polygon", "coordinates": [list(ring)]}


SQUARE = polygon([2, 51], [3, 51], [3, 52], [2, 52], [2, 51])
BOW_TIE = polygon([2, 51], [3, 52], [3, 51], [2, 52], [2, 51])


Good = tuple[str, tuple[Any, ...]]
"""A rule and arguments that it passes in silence."""
Bad = tuple[str, tuple[Any, ...], list[str]]
"""A rule, arguments, and every sentence that it says."""

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
"""Whatever a file may hold in the place of a value."""


def sentences(part: ModuleType, rule: str, arguments: tuple[Any, ...]) -> list[str]:
    """What a rule says, without the place for the two places that most tests use."""
    found = [finding.sentence() for finding in getattr(part, rule)(*arguments)]
    places = (START, f"{TOML.file}: ")
    if isinstance(arguments[0], Where) and arguments[0] in (AT, TOML):
        assert all(sentence.startswith(places) for sentence in found)
        return [sentence.removeprefix(places[0]).removeprefix(places[1]) for sentence in found]
    return found


def functions_of(part: ModuleType) -> dict[str, object]:
    """The public functions that a module defines, by name."""
    functions = inspect.getmembers(part, inspect.isfunction)
    return {name: each for name, each in functions if each.__module__ == part.__name__ and not name.startswith("_")}


def rules_of(part: ModuleType) -> set[str]:
    """The names of those that are rules: they give findings."""
    return {name for name, each in functions_of(part).items() if get_type_hints(each)["return"] == Iterator[Finding]}
