"""Words of an address: what is understood is kept, the rest gets one short note."""

import pytest

from geodata.records import Redirect
from layers.views.address import NotUnderstood, Words, only, redirected, understood, written
from loaders.atlas import Atlas

KNOWN = ("north", "south", "west")


@pytest.mark.parametrize(
    ("query", "found", "notes"),
    [
        ({}, ("south",), []),
        ({"way": "west,north"}, ("north", "west"), []),
        ({"way": "none"}, (), []),
        ({"way": ""}, ("south",), []),
        ({"way": "nort,west"}, ("west",), ["way “nort” in the address is not known. Did you mean 'north'?"]),
        (
            {"way": "x" * 50},
            ("south",),
            [f"way “{'x' * 40}…” in the address is not known. Allowed: 'north', 'south', 'west'."],
        ),
    ],
)
def test_a_list_keeps_what_is_known(query: dict[str, str], found: tuple[str, ...], notes: list[str]) -> None:
    read = Words(query)
    assert read.some("way", KNOWN, ("south",)) == found
    assert read.notes == notes


def test_a_long_list_of_nonsense_gets_three_notes() -> None:
    read = Words({"way": "a,b,c,d,e"})
    assert read.some("way", KNOWN) == ()
    assert len(read.notes) == 3


def test_one_word_is_kept_or_named() -> None:
    read = Words({"a": "north", "b": "noth", "c": ""})
    assert [read.one(name, KNOWN) for name in ("a", "b", "c", "d")] == ["north", None, None, None]
    assert read.notes == ["b “noth” in the address is not known. Did you mean 'north'?"]


def test_a_word_that_is_needed_is_kept_or_missed() -> None:
    read = Words({"a": "north", "b": "noth", "c": ""})
    assert [read.needed(name, KNOWN) for name in ("a", "b", "c", "d")] == ["north", "", "", ""]
    assert read.notes == [
        "b “noth” in the address is not known. Did you mean 'north'?",
        "c is missing from the address. Allowed: 'north', 'south', 'west'.",
        "d is missing from the address. Allowed: 'north', 'south', 'west'.",
    ]


def test_what_is_not_wholly_understood_can_be_refused_with_every_note() -> None:
    assert understood(("north", [])) == "north"
    with pytest.raises(NotUnderstood, match=r"^One\. Two\.$"):
        understood(("north", ["One.", "Two."]))


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("nort", "The word “nort” is not understood in the address of map.png. Did you mean 'north'?"),
        ("<b>", "The word is not understood in the address of map.png. Allowed: 'north', 'south', 'west'."),
    ],
)
def test_the_first_word_that_means_nothing_is_named(word: str, sentence: str) -> None:
    only(["north", "west"], KNOWN, "map.png")
    with pytest.raises(NotUnderstood) as refused:
        only(["north", word, "other"], KNOWN, "map.png")
    assert str(refused.value) == sentence


def test_free_text_is_one_line_and_not_endless() -> None:
    read = Words({"q": "  wind \n farms ", "long": "y" * 120})
    assert (read.text("q"), read.text("long"), read.text("none")) == ("wind farms", "y" * 100, "")
    assert read.notes == ["long in the address is longer than 100 characters: only these are used."]


@pytest.mark.parametrize(
    ("word", "found", "notes"),
    [
        ("nemo-link", "nemo-link", []),
        ("", None, []),
        ("nemo", "nemo-link", ["“nemo” is now called “nemo-link”."]),
        (
            "second-nautilus",
            None,
            [
                "“second-nautilus” was removed from the atlas on 23 November 2026: It was Nautilus, entered twice.",
            ],
        ),
        ("nemo2", None, ["Nothing in the atlas is called “nemo2”."]),
    ],
)
def test_a_former_id_leads_to_the_feature_or_says_why_it_is_gone(
    word: str, found: str | None, notes: list[str], atlas: Atlas
) -> None:
    read = Words({"select": word})
    assert read.feature("select", atlas) == found
    assert read.notes == notes


def test_a_month_or_a_year_of_removal_is_told_as_precisely_as_it_is_known() -> None:
    gone = [Redirect("old", "", since, "It was never built.") for since in ("2026-11", "2026")]
    assert [redirected(each) for each in gone] == [
        "“old” was removed from the atlas in November 2026: It was never built.",
        "“old” was removed from the atlas in 2026: It was never built.",
    ]


def test_what_is_not_chosen_is_not_written() -> None:
    assert written([("q", ""), ("theme", ("energy", "migration")), ("status", ()), ("one", None), ("two", "x")]) == {
        "theme": "energy,migration",
        "two": "x",
    }
