"""What a reader of the CO2 page has chosen, and the stores that are left."""

from dataclasses import replace

from layers.co2.choice import Co2Choice, left_out, none_found, years_offered
from layers.co2.figures import figures
from layers.co2.on_the_map import route_marks
from layers.co2.outlets import outlets
from layers.co2.tables import ranking
from layers.wording.figures import Figure
from loaders.atlas import Atlas
from tests.layers.co2.literal_stores import EVERY, TODAY


def test_an_address_gives_a_choice_and_the_choice_gives_the_address(real_atlas: Atlas):
    words = {"from": "ghent", "country": "GB,NO", "year": "2032", "select": "viking-ccs"}
    choice, notes = Co2Choice.from_query(words, real_atlas)
    assert notes == []
    assert choice == Co2Choice("ghent", ("GB", "NO"), 2032, "viking-ccs")
    assert choice.to_query(real_atlas) == words
    assert Co2Choice.from_query({}, real_atlas) == (EVERY, [])
    assert EVERY.to_query(real_atlas) == {}


def test_what_an_address_cannot_mean_is_noted_and_ignored(real_atlas: Atlas):
    words = {"from": "gent", "country": "BE", "year": "1900", "select": "nemo-link"}
    choice, notes = Co2Choice.from_query(words, real_atlas)
    assert choice == EVERY
    assert sorted(notes) == [
        "country “BE” in the address is not known. Allowed: 'DK', 'GB', 'NL', 'NO'.",
        "from “gent” in the address is not known. Did you mean 'ghent'?",
        "year “1900” in the address is not a year from 1965 to 2050.",
        "“nemo-link” in the address is no CO2 store, terminal or pipeline.",
    ]


def test_a_terminal_may_be_chosen_like_a_store(real_atlas: Atlas):
    assert Co2Choice.from_query({"select": "oygarden-terminal"}, real_atlas) == (
        replace(EVERY, select="oygarden-terminal"),
        [],
    )


def test_the_filters_of_country_and_year_leave_stores_out_and_say_how_many(real_atlas: Atlas):
    danish = replace(EVERY, country=("DK",))
    assert [each.id for each in outlets(real_atlas, danish, TODAY) if each.standing == "open"] == [
        "bifrost-harald",
        "greensand-nini-west",
        "inez-licence",
    ]
    by_2026 = replace(danish, year=2026)
    assert [each.id for each in outlets(real_atlas, by_2026, TODAY)] == ["greensand-nini-west"]
    assert left_out(real_atlas, danish) == ""
    assert left_out(real_atlas, by_2026) == ("1 of 6 stores are left out: they have no published first year.")


def test_a_year_before_everything_is_told_in_a_sentence(real_atlas: Atlas):
    early = replace(EVERY, year=1970)
    assert outlets(real_atlas, early, TODAY) == []
    assert none_found(real_atlas, early) == (
        "No store injects by 1970: the first, Sleipner CO2 storage, began in 1996."
    )
    assert none_found(real_atlas, replace(EVERY, country=("DK",), year=2000)) == (
        "No store injects by 2000: the first, Greensand Future (Nini West), is expected to begin in 2026."
    )
    assert figures([], real_atlas.co2_ports["zeebrugge"])[1] == Figure("Nearest by sea", "none")
    assert ranking(real_atlas, []).empty
    assert [mark.kind for mark in route_marks(real_atlas, [], early)] == ["departure"]
    assert 1970 in years_offered(early)
