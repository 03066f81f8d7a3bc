"""A choice says of each field how an address holds it; reading, writing and widgets follow from that."""

from dataclasses import dataclass
from typing import Annotated

import pytest

from layers.views.address import Words
from layers.views.choices import Choice, Feature, Flag, MapChoice, One, Parsed, Prose, Some, Text, Year
from loaders.atlas import Atlas


def metres(words: Words, name: str, _atlas: Atlas) -> int | None:
    """A depth in whole metres."""
    said = words.query.get(name, "")
    return int(said) if said.isdigit() else None


@dataclass(frozen=True, slots=True)
class Voyage(Choice):
    """A choice with a field of every kind; ``flown`` is in no address."""

    ways: Annotated[tuple[str, ...], Some(("north", "east", "south"), "way")] = ("north",)
    layer: Annotated[str | None, One(lambda atlas: atlas.layers)] = None
    wind: Annotated[str, One(("calm", "gale"))] = "calm"
    night: Annotated[bool, Flag("dark")] = False
    year: Annotated[int | None, Year(range(2000, 2051))] = None
    q: Annotated[str, Text()] = ""
    notes: Annotated[str, Prose(20, lines=True)] = ""
    select: Annotated[str | None, Feature(("cables",), "is no cable")] = None
    depth: Annotated[int, Parsed(metres, "to", "{:03d}".format)] = 30
    flown: str | None = None


FAR = Voyage(("east", "south"), "stores", "gale", True, 2030, "far out", "Say:\nwait", "nemo-link", 45)
WORDS = {
    "way": "east,south",
    "layer": "stores",
    "wind": "gale",
    "night": "dark",
    "year": "2030",
    "q": "far out",
    "notes": "Say:\nwait",
    "select": "nemo-link",
    "to": "045",
}


def test_a_choice_is_its_address_with_the_words_in_the_order_of_the_fields(atlas: Atlas) -> None:
    assert Voyage.from_query(WORDS, atlas) == (FAR, [])
    assert list(FAR.to_query(atlas).items()) == list(WORDS.items())


def test_what_is_as_at_first_is_left_out_of_the_address(atlas: Atlas) -> None:
    assert Voyage.from_query({}, atlas) == (Voyage(), [])
    assert Voyage().to_query(atlas) == {}
    assert Voyage(ways=(), flown="nautilus").to_query(atlas) == {"way": "none"}
    assert Voyage.from_query({"way": "none"}, atlas) == (Voyage(ways=()), [])


def test_what_is_not_understood_is_as_at_first_and_gets_a_note(atlas: Atlas) -> None:
    query = {"wind": "gail", "way": "up", "select": "bacton", "year": "1999", "to": "deep"}
    assert Voyage.from_query(query, atlas) == (
        Voyage(),
        [
            "way “up” in the address is not known. Allowed: 'east', 'north', 'south'.",
            "wind “gail” in the address is not known. Did you mean 'gale'?",
            "year “1999” in the address is not a year from 2000 to 2050.",
            "“bacton” is no cable.",
        ],
    )


@dataclass(frozen=True, slots=True)
class Sail(MapChoice):
    """A choice of a page with a map."""

    wind: Annotated[str, One(("calm", "gale"))] = "calm"


def test_the_base_map_stands_last_in_an_address_and_without_it_the_map_is_paper(atlas: Atlas) -> None:
    query = {"wind": "gale", "base": "night"}
    assert Sail.from_query(query, atlas) == (Sail("gale", base="night"), [])
    assert list(Sail("gale", base="night").to_query(atlas).items()) == list(query.items())
    former, _ = Sail.from_query({"wind": "gale"}, atlas)
    assert (former.base, former.to_query(atlas)) == ("paper", {"wind": "gale"})
    assert Sail.from_query({"base": "dawn"}, atlas) == (
        Sail(),
        ["base “dawn” in the address is not known. Allowed: 'night', 'paper'."],
    )


@pytest.mark.parametrize(
    ("said", "changes"),
    [
        ({"ways": ["south", "north"]}, {"ways": ("north", "south")}),
        ({"wind": None}, {"wind": "calm"}),
        ({"layer": None}, {"layer": None}),
        ({"q": "  <b>far</b> "}, {"q": "b far b"}),
        ({"q": None}, {"q": ""}),
        ({"notes": " one \n two "}, {"notes": "one\ntwo"}),
        ({"night": False, "year": None, "flown": "nautilus"}, {"night": False, "year": None, "flown": "nautilus"}),
    ],
)
def test_what_widgets_say_is_put_in_order(atlas: Atlas, said: dict[str, object], changes: dict[str, object]) -> None:
    assert FAR.as_told(said, atlas) == FAR.but(**changes)
