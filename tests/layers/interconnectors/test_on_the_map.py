"""The answer of the Interconnectors page on its map."""

import pytest

from geodata.records import STATUSES
from layers.interconnectors import links
from layers.interconnectors.links import LinkChoice
from layers.interconnectors.on_the_map import answer, counted, title
from loaders.atlas import Atlas

CHOICES = [
    LinkChoice(),
    LinkChoice(sea="all"),
    LinkChoice(country=("BE",)),
    LinkChoice(status=("proposed", "suspended"), year=2032),
    LinkChoice(status=("operational",), country=("NO",), year=1990),
]


def test_what_joins_the_pair_stands_out_by_its_short_names_and_all_else_is_grey_context(real_atlas: Atlas) -> None:
    found = answer(real_atlas, LinkChoice())
    assert {each.id: each.label for each in found if not each.look} == {
        "nemo-link": "Nemo Link",
        "nautilus": "Nautilus",
        "cronos": "Cronos",
        "interconnector": "Interconnector (gas)",
    }
    assert {(each.look, each.label) for each in found if each.rank} == {("other", "")}
    assert not any(each.faint for each in found)
    assert title(real_atlas, LinkChoice()) == "What links Great Britain and Belgium"


def test_where_countries_are_chosen_or_nothing_of_the_pair_is_left_every_link_is_the_answer(real_atlas: Atlas) -> None:
    for choice in (LinkChoice(country=("NO",)), LinkChoice(status=("under_construction",))):
        assert {each.look for each in answer(real_atlas, choice)} == {""}
        assert title(real_atlas, choice) == "Electricity links and gas pipelines"
        assert "for context" not in counted(real_atlas, choice)


def test_beside_a_chosen_link_all_others_are_faint_and_it_alone_is_named_by_the_map(real_atlas: Atlas) -> None:
    for id, words in {"nautilus": "Nautilus: United Kingdom – Belgium", "ifa": "IFA: United Kingdom – France"}.items():
        found = answer(real_atlas, LinkChoice(select=id))
        assert [(each.id, each.look) for each in found if not each.faint] == [(id, "")]
        assert {each.label for each in found} == {""}
        assert title(real_atlas, LinkChoice(select=id)) == words


@pytest.mark.parametrize("choice", CHOICES)
def test_map_title_and_rows_count_the_same_links(real_atlas: Atlas, choice: LinkChoice) -> None:
    cables, gas = (real_atlas.layers[real_atlas.layer_as(role)] for role in ("interconnector", "gas_link"))
    rows = links.links_table(cables.info, links.chosen(cables, choice))
    pipelines = links.pipelines_table(links.chosen(gas, choice))
    shown = answer(real_atlas, choice)
    assert [each.id for each in shown] == [*rows.index, *pipelines.index]
    told, ours = counted(real_atlas, choice), {each.id for each in shown if not each.look}
    of_links, of_gas = rows[rows.index.isin(ours)], pipelines[pipelines.index.isin(ours)]
    assert told.startswith(links.counted_links(len(of_links)))
    assert f"; {len(of_gas) or 'no'} gas pipeline" in told
    for table, answered, word in ((rows, of_links, "other link"), (pipelines, of_gas, "other gas pipeline")):
        beside = len(table) - len(answered)
        assert (f"{beside} {word}" in told) == bool(beside)
    for words in STATUSES.values():
        here = int((of_links["Status"] == words).sum())
        assert (f"{here} {words.lower()}" in told) == bool(here)
    if choice.year is None:
        assert links.pairs(links.chosen(cables, choice))["links"].sum() == len(rows)
