"""The answer of the Interconnectors page on its map."""

import pytest

from geodata.records import STATUSES
from layers.interconnectors import links
from layers.interconnectors.links import LinkChoice
from layers.interconnectors.on_the_map import answer, counted
from loaders.atlas import Atlas

CHOICES = [
    LinkChoice(),
    LinkChoice(sea="all"),
    LinkChoice(country=("BE",)),
    LinkChoice(status=("proposed", "suspended"), year=2032),
    LinkChoice(status=("operational",), country=("NO",), year=1990),
]


def test_links_of_the_pair_are_named_first_by_their_short_names(real_atlas: Atlas) -> None:
    found = answer(real_atlas, LinkChoice())
    assert {each.id: each.label for each in found if each.rank == 0} == {
        "nemo-link": "Nemo Link",
        "nautilus": "Nautilus",
        "cronos": "Cronos",
        "interconnector": "Interconnector",
    }
    assert {each.id: each.label for each in found}["britned"] == "BritNed"
    assert all(each.look == "" and not each.faint for each in found)


def test_beside_a_chosen_link_all_others_are_faint_and_it_alone_is_named_by_the_map(real_atlas: Atlas) -> None:
    found = answer(real_atlas, LinkChoice(select="nautilus"))
    assert [each.id for each in found if not each.faint] == ["nautilus"]
    assert {each.label for each in found} == {""}


@pytest.mark.parametrize("choice", CHOICES)
def test_map_title_and_rows_count_the_same_links(real_atlas: Atlas, choice: LinkChoice) -> None:
    cables, gas = (real_atlas.layers[real_atlas.layer_as(role)] for role in ("interconnector", "gas_link"))
    rows = links.links_table(cables.info, links.chosen(cables, choice))
    pipelines = links.pipelines_table(links.chosen(gas, choice))
    assert [each.id for each in answer(real_atlas, choice)] == [*rows.index, *pipelines.index]
    told = counted(real_atlas, choice)
    assert told.startswith(links.counted_links(len(rows)))
    assert f"; {len(pipelines)} gas pipeline" in told
    for words in STATUSES.values():
        here = int((rows["Status"] == words).sum())
        assert (f"{here} {words.lower()}" in told) == bool(here)
    if choice.year is None:
        assert links.pairs(links.chosen(cables, choice))["links"].sum() == len(rows)
