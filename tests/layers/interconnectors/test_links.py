"""Links counted: the choice and its address, pairs, years, lengths, and figures that disagree."""

from datetime import date

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import LineString

from geodata.records import Field, Kind, Layer, Symbol
from layers.interconnectors import capacity_by_year, charts, links, proposed_link
from layers.interconnectors.links import LinkChoice
from layers.looks.step_chart import Ending, step_chart
from layers.maps.features import drawn
from layers.maps.tables import overview
from layers.measures.capacity_by_year import by_year, curve_table, in_year
from layers.wording.facts import facts
from loaders.layer_files import LayerData

TODAY = date(2026, 11, 23)
DEGREE = LineString([(3, 53), (3, 54)])
"""111.3 km along a meridian."""


def link(id: str, ends: str, status: str, start: int | None, mw: float | None, **other: object) -> dict[str, object]:
    """A link between two countries such as ``GB-BE``; what starts after today is an expectation."""
    one, two = ends.split("-")
    return {
        "id": id,
        "name": id.replace("-", " ").title(),
        "kind": "interconnector",
        "status": status,
        "status_as_of": "2025-12",
        "countries": (one, two),
        "start_year": start,
        "start_is_estimate": None if start is None else start > TODAY.year,
        "capacity_mw": mw,
        "capacity_mw_up_to": None,
        "technology": "HVDC-VSC",
        "length_km": 111.0,
        "endpoint_a_country": one,
        "endpoint_b_country": two,
        "owners": "",
        "regulatory_regime": "Cap and floor",
        "technical_life_to": None,
        "technical_life_note": "",
        "description": "It carries up to 9 GW; its technical life ends in 1999-2000.",
        "geometry": DEGREE,
        **other,
    }


def table(*rows: dict[str, object]) -> gpd.GeoDataFrame:
    frame = gpd.GeoDataFrame(list(rows), geometry="geometry", crs="EPSG:4326").set_index("id", drop=False)
    years, numbers = ("start_year", "technical_life_to"), ("capacity_mw", "capacity_mw_up_to", "length_km")
    kinds = dict.fromkeys(years, "Int64") | dict.fromkeys(numbers, "Float64") | {"start_is_estimate": "boolean"}
    return frame.astype(kinds)


LAYER = Layer(
    id="lines",
    title="Lines",
    summary="Lines between countries.",
    theme="energy",
    roles=("interconnector",),
    order=1,
    first_sight=True,
    hue="electricity",
    kinds={
        "interconnector": Kind("interconnector", "Link", Symbol(), ("interconnector",)),
        "far_link": Kind("far_link", "Link far away", Symbol(), ("interconnector", "outside")),
    },
    columns=(),
    key_figure="",
    label_from_zoom=5,
    below_land=False,
    licence="",
    licence_url="",
    attribution="",
    as_of="2026",
    sources=(),
    caveats=(),
    coverage="whole",
    fields={
        "capacity_mw": Field("capacity_mw", "Capacity", "number", "MW", "Power.", 1400, "1.4 GW"),
        "capacity_mw_up_to": Field(
            "capacity_mw_up_to", "Other", "number", "MW", "Power.", 1700, "", beside="capacity_mw", joined="or up to"
        ),
    },
)


def layer(features: gpd.GeoDataFrame) -> LayerData:
    return LayerData(LAYER, features, gpd.GeoSeries(crs=features.crs), "0" * 12)


NEMO = link("nemo", "GB-BE", "operational", 2019, 1000)
NAUTILUS = link(
    "nautilus",
    "GB-BE",
    "proposed",
    None,
    1400,
    length_km=None,
    capacity_mw_up_to=1700,
)
IFA = link("ifa", "GB-FR", "operational", 1986, 2000, length_km=130.0)
NEU = link("neu", "GB-DE", "under_construction", 2028, 1400)
LION = link("lion", "NL-GB", "proposed", 2032, 1800)
TRITON = link("triton", "BE-DK", "suspended", None, None)
DARK = link("dark", "GB-FR", "operational", 2000, None)
EWIC = link("ewic", "GB-IE", "operational", 2012, 500, kind="far_link")
OLD = link(
    "old",
    "NO-DK",
    "operational",
    1976,
    500,
    technical_life_to=2027,
    technical_life_note="Their technical life ends in 2026-2027 and renewal is open.",
)
ALL = table(NEMO, NAUTILUS, IFA, NEU, LION, TRITON, DARK, EWIC, OLD)
EVERY = layer(ALL)


def ids(features: gpd.GeoDataFrame) -> list[str]:
    return list(features.index)


def test_an_address_gives_a_choice_and_the_choice_gives_the_address(real_atlas):
    words = {
        "status": "operational,cancelled",
        "country": "BE,GB",
        "year": "2032",
        "sea": "all",
        "waters": "gas",
        "select": "bbl",
    }
    choice, notes = LinkChoice.from_query(words, real_atlas)
    assert notes == []
    assert choice == LinkChoice(("operational", "cancelled"), ("BE", "GB"), 2032, "all", "gas", "bbl")
    assert choice.to_query(real_atlas) == words
    assert LinkChoice.from_query({}, real_atlas) == (LinkChoice(), [])
    assert LinkChoice().to_query(real_atlas) == {}
    assert LinkChoice().statuses == ("operational", "under_construction", "permitted", "planned", "proposed")


def test_every_word_that_is_not_understood_gets_one_note_and_changes_nothing(real_atlas):
    words = {
        "status": "built",
        "country": "UK",
        "year": "1066",
        "sea": "red",
        "waters": "tea",
        "select": "port-oostende",
    }
    choice, notes = LinkChoice.from_query(words, real_atlas)
    assert choice == LinkChoice()
    assert len(notes) == 6
    assert "year “1066” in the address is not a year from 1986 to 2040." in notes
    known = LinkChoice.from_query({"select": "princess-elisabeth-island"}, real_atlas)
    assert known == (LinkChoice(), ["“princess-elisabeth-island” is neither an electricity link nor a gas pipeline."])


def test_filters_keep_what_may_come_near_the_north_sea_unless_told_otherwise():
    assert ids(links.chosen(EVERY, LinkChoice())) == ["nemo", "nautilus", "ifa", "neu", "lion", "dark", "old"]
    assert ids(links.chosen(EVERY, LinkChoice(status=("suspended",)))) == ["triton"]
    assert ids(links.chosen(EVERY, LinkChoice(country=("BE",)))) == ["nemo", "nautilus"]
    assert "ewic" in ids(links.chosen(EVERY, LinkChoice(sea="all")))


def test_a_year_keeps_what_is_there_by_then_and_what_has_no_year():
    early = LinkChoice(year=1990)
    assert ids(links.chosen(EVERY, early)) == ["nautilus", "ifa", "old"]
    assert ids(links.chosen(EVERY, early, any_year=True)) == ids(links.chosen(EVERY, LinkChoice()))


def test_a_pair_is_told_with_the_united_kingdom_first_whichever_end_it_is():
    assert links.pair_of(LION) == ("GB", "NL")
    assert links.pair_text(("GB", "NL")) == "United Kingdom – Netherlands"
    assert links.pair_of({"countries": ("BE", "NO")}) == ("BE", "NO")
    assert links.pair_of({"countries": ("GB",)}) == ("GB",)
    assert links.pair_text(("GB",)) == "Within the United Kingdom"


def test_pairs_never_mix_statuses_and_count_what_has_no_capacity():
    counted = links.pairs(table(NEMO, NAUTILUS, IFA, DARK, LION))
    assert counted.to_dict("records") == [
        {"pair": ("GB", "BE"), "status": "operational", "mw": 1000, "links": 1, "blanks": 0, "ids": ("nemo",)},
        {"pair": ("GB", "BE"), "status": "proposed", "mw": 1400, "links": 1, "blanks": 0, "ids": ("nautilus",)},
        {"pair": ("GB", "FR"), "status": "operational", "mw": 2000, "links": 2, "blanks": 1, "ids": ("ifa", "dark")},
        {"pair": ("GB", "NL"), "status": "proposed", "mw": 1800, "links": 1, "blanks": 0, "ids": ("lion",)},
    ]
    wide = links.pairs_table(counted)
    assert list(wide.columns) == ["In service, MW", "Proposed, MW", "Links", "Capacity not published"]
    assert wide.loc["United Kingdom – Belgium"].tolist() == [1000, 1400, 2, 0]
    assert wide.loc["United Kingdom – France"].tolist() == [2000, 0, 2, 1]


def test_a_year_leaves_out_of_the_pairs_what_has_no_year():
    counted = links.pairs(table(NEMO, NAUTILUS), year=2032)
    assert counted[["status", "mw"]].values.tolist() == [["operational", 1000]]
    assert links.pairs(table(NAUTILUS), year=2032).empty


def test_the_curve_counts_each_link_from_its_start_year_under_its_own_status():
    curve = by_year(ALL, years=(1986, 2019, 2028, 2032))
    told = {year: in_year(curve, year) for year in (1986, 2019, 2028, 2032)}
    assert told == {
        1986: {("operational", False): (2500, 2)},
        2019: {("operational", False): (4000, 4)},
        2028: {("operational", False): (4000, 4), ("under_construction", True): (1400, 1)},
        2032: {
            ("operational", False): (4000, 4),
            ("under_construction", True): (1400, 1),
            ("proposed", True): (1800, 1),
        },
    }
    assert list(curve_table(curve).columns) == [
        "In service, MW",
        "Under construction, start expected, MW",
        "Proposed, start expected, MW",
    ]


def test_a_year_is_told_in_words_with_its_doubts():
    curve = by_year(ALL, links.LINK_YEARS)
    assert capacity_by_year.year_sentence(curve, 2026, TODAY) == "In 2026: 4,000 MW in service (4 links)."
    assert capacity_by_year.year_sentence(curve, 2028, TODAY) == (
        "In 2028: 4,000 MW in service (4 links, if nothing closes); "
        "1,400 MW under construction (1 link, start expected)."
    )
    late = by_year(table(LION), links.LINK_YEARS)
    assert capacity_by_year.year_sentence(late, 1986, TODAY) == "In 1986 no chosen link is in service or expected."


def test_what_the_curve_leaves_out_is_told_with_its_reason():
    chosen = links.chosen(EVERY, LinkChoice())
    assert capacity_by_year.not_on_curve(LAYER, chosen, ALL) == [
        "No start year published: Nautilus (1,400 MW, or up to 1,700 MW).",
        "No capacity published: Dark (capacity not published).",
        "Suspended, cancelled or closed, so never counted: Triton (capacity not published).",
    ]
    assert by_year(table(TRITON, NAUTILUS, DARK), links.LINK_YEARS).empty


def test_the_end_of_a_technical_life_is_told_as_its_column_says_it_whatever_the_description_says():
    note = "Their technical life ends in 2026-2027 and renewal is open."
    assert capacity_by_year.endings(ALL) == [Ending("old", "Old", 2027, note)]


def test_the_chart_by_year_marks_the_year_chosen_and_breaks_the_edge_of_what_is_expected():
    curve = by_year(ALL, links.LINK_YEARS)
    drawn = step_chart(
        curve, capacity_by_year.STEPS, year=2030, today=TODAY, endings=capacity_by_year.endings(ALL)
    ).to_dict()
    values = [part["data"]["values"] for part in drawn["layer"]]
    edges = {(step["words"], step["sure"]) for step in values[1]}
    assert edges == {
        ("In service", True),
        ("Under construction, start expected", False),
        ("Proposed, start expected", False),
    }
    tops = [step["to"] for step in values[0] if step["year"] == 2040 and step["status"] == "proposed"]
    assert tops == pytest.approx([7.2, 7.2])  # the step of the last year has an end
    assert [label["words"] for label in values[2]] == [
        "In service\n4 GW",
        "Under construction\n1.4 GW",
        "Proposed\n1.8 GW",
    ]
    assert {"2030: up to 5.4 GW\nif all keep their dates"} == {rule["words"] for part in values[3:5] for rule in part}
    assert values[5][0]["at"] == 2027.5


def test_the_chart_of_pairs_adds_the_parts_up_and_sets_the_pair_of_the_atlas_in_bold():
    drawn = charts.pairs_chart(links.pairs(table(NEMO, NAUTILUS, IFA))).to_dict()
    bars, _, sums = drawn["layer"]
    assert [(row["from"], row["to"], row["sure"]) for row in bars["data"]["values"]] == [
        (0, 1, True),
        (1, 2.4, False),
        (0, 2, True),
    ]
    assert [row["words"] for row in sums["data"]["values"]] == ["2.4 GW", "2 GW"]
    weight = bars["encoding"]["y"]["axis"]["labelFontWeight"]
    assert weight["condition"] == {"test": "datum.value === 'United Kingdom – Belgium'", "value": 700}


def test_two_figures_that_disagree_are_both_told_whatever_the_description_says():
    assert links.named_with_capacity(LAYER, table(NAUTILUS, NEMO, TRITON)) == (
        "Nautilus (1,400 MW, or up to 1,700 MW), Nemo (1,000 MW) and Triton (capacity not published)"
    )


def test_every_page_tells_the_figures_of_a_link_in_the_words_of_its_record(real_atlas):
    layer = real_atlas.layers["interconnectors"]
    words = "1,400 MW, or up to 1,700 MW"
    (tooltip,) = drawn(
        layer, layer.features.loc[["nautilus"]], part="line", base="paper", heroes=(), mark_undated=False
    )["features"][:1]
    assert tooltip["properties"]["tip"][1] == f"Capacity {words}"
    assert overview(real_atlas, {"interconnectors": layer.features}).at["nautilus", "Key figure"] == words
    assert links.links_table(layer.info, layer.features).at["nautilus", "Capacity"] == words
    assert links.uk_belgium_figures(real_atlas)[1].value == words
    assert proposed_link.added_figures(real_atlas, "nautilus")[1].value == words
    told, _ = facts(layer, layer.features.loc["nautilus"], real_atlas)
    assert [fact.value for fact in told if "apacity" in fact.label] == [
        words,
        "1,400 MW by Ofgem and Elia; National Grid Ventures wrote of up to 1,700 MW in July 2024.",
    ]


def test_names_lose_what_every_link_is():
    names = [
        "Cronos Energy Interconnector",
        "IFA (Interconnexion France-Angleterre)",
        "Interconnector (Bacton-Zeebrugge)",
    ]
    assert [links.without_kind(name) for name in names] == ["Cronos", "IFA", "Interconnector"]


def test_lengths_more_than_a_tenth_off_are_listed_and_blanks_named():
    features = table(NEMO, NAUTILUS, IFA)
    assert links.lengths_text(features, "links") == (
        "1 of the 2 links with a published length are drawn within a tenth of that. Further off: Ifa (−14.4%). "
        "No length was published for Nautilus."
    )
    told = links.links_table(LAYER, features)
    assert told["Drawn against published"].tolist() == ["+0.3%", "not published", "−14.4%, more than a tenth"]
    assert told["Published km"].fillna(-1).tolist() == [111, -1, 130]
    assert told["Drawn km"].tolist() == [111.3, 111.3, 111.3]
    assert told.at["nemo", "Owners"] == "not published"


def test_routes_of_the_atlas_are_within_a_tenth_of_published_but_for_three(real_atlas):
    assert set(links.length_exceptions(real_atlas.layers["interconnectors"].features)) == {
        "ifa2",
        "greenlink",
        "maresconnect",
    }
    assert links.length_exceptions(real_atlas.layers["gas_pipelines"].features) == {}


def test_britain_and_belgium_today_proposed_and_gas_are_told_apart(real_atlas):
    figures = links.uk_belgium_figures(real_atlas)
    assert [(figure.label, figure.value, figure.ids) for figure in figures] == [
        ("Electricity in service today", "1,000 MW", ("nemo-link",)),
        ("Nautilus, proposed", "1,400 MW, or up to 1,700 MW", ("nautilus",)),
        ("Cronos, proposed", "1,400 MW", ("cronos",)),
        ("Gas pipeline", "25.5 bcm a year", ("interconnector",)),
    ]
    assert figures[1].note == (
        "As of December 2025; start once expected for end of 2032 (Ofgem, November 2024, before the Belgian decision "
        "of June 2025), not confirmed since. Offshore hybrid asset pilot: Ofgem cap and floor in principle. "
        "Newest decision, 6 June 2025: Belgium suspends the island's direct-current part."
    )


def test_pipelines_without_a_capacity_have_a_row_but_no_bar(real_atlas):
    told = links.pipelines_table(real_atlas.layers["gas_pipelines"].features)
    bars = charts.pipelines_chart(told, ("bbl",)).to_dict()["data"]["values"]
    assert [bar["name"] for bar in bars if bar["here"]] == [told.at["bbl", "Pipeline"]]
    assert (len(told), len(bars)) == (11, 10)
    assert bars[0]["words"] == "25.5 *"
    assert pd.isna(told.at["seal", "Capacity, bcm a year"])


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (LinkChoice(), "Of 9 links on record 2 are not counted: 1 suspended and 1 outside the North Sea."),
        (
            LinkChoice(country=("BE",), year=2026, sea="all"),
            "Of 9 links on record 7 are not counted: 6 of other countries and 1 suspended.",
        ),
        (
            LinkChoice(country=("GB",), year=2026),
            "Of 9 links on record 5 are not counted: 2 after 2026, 2 of other countries and 1 outside the North Sea.",
        ),
    ],
)
def test_what_the_filters_leave_out_is_told_with_its_reason(choice, words):
    assert links.left_out(EVERY, choice) == words


def test_a_link_whose_start_was_expected_once_is_not_told_as_one_without_a_year():
    once = table(link("old-plan", "GB-BE", "proposed", None, 1400, start_expected="2032 (a regulator)"), NAUTILUS)
    assert capacity_by_year.not_on_curve(LAYER, once, once) == [
        "No start year published: Nautilus (1,400 MW, or up to 1,700 MW).",
        "Expected start not confirmed: Old Plan (1,400 MW).",
    ]
    assert list(links.links_table(LAYER, once)["In service from"]) == [
        "once expected for 2032 (a regulator), not confirmed since",
        "not published",
    ]
