"""Facts in a reader's words."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from geodata.records import Field
from layers.wording import facts
from layers.wording.facts import Fact
from loaders.atlas import Atlas


def record(atlas: Atlas, feature_id: str) -> dict[str, object]:
    return {str(name): value for name, value in atlas.feature(feature_id).items()}


def field(type: str, unit: str = "") -> Field:
    return Field("name", "Name", type, unit, "What it is.", None, None)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-06-16", "16 June 2026"),
        ("2026-06-06", "6 June 2026"),
        ("2026-12", "December 2026"),
        ("2026", "2026"),
        ("", ""),
        ("n.d.", "n.d."),
        ("2019-2024", "2019-2024"),
        ("2026-13", "2026-13"),
        ("2026-00-01", "2026-00-01"),
        ("2025-02-04 to 2025-06-06", "2025-02-04 to 2025-06-06"),
        ("spring-2026", "spring-2026"),
    ],
)
def test_a_date_is_told_in_words_and_anything_else_as_it_stands(day: str, words: str) -> None:
    assert facts.in_words(day) == words


@pytest.mark.parametrize(
    ("as_of", "today", "old"),
    [
        ("2024-06-16", date(2026, 6, 16), False),
        ("2024-06-16", date(2026, 6, 17), True),
        ("2024-06", date(2026, 6, 30), False),
        ("2024-06", date(2026, 7, 1), True),
        ("2024", date(2026, 12, 31), False),
        ("2024", date(2027, 1, 1), True),
        ("2027-01-01", date(2026, 6, 16), False),
        ("", date(2026, 6, 16), False),
        ("n.d.", date(2026, 6, 16), False),
    ],
)
def test_evidence_is_old_after_two_years_counted_from_the_end_of_its_month_or_year(
    as_of: str, today: date, old: bool
) -> None:
    assert facts.is_old(as_of, today) is old


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1400, "1,400"),
        (1400.0, "1,400"),
        (25.5, "25.5"),
        (0.1 + 0.2, "0.3"),
        (0.00001, "0.00001"),
        (1e-9, "0"),
        (2.9999999, "3"),
        (-3.25, "-3.25"),
        (1234567.5, "1,234,567.5"),
        (0, "0"),
    ],
)
def test_a_number_has_commas_and_no_empty_decimals(value: float, words: str) -> None:
    assert facts.number(value) == words


@pytest.mark.parametrize(
    ("value", "type", "unit", "words"),
    [
        (1400.0, "number", "MW", "1,400 MW"),
        (7, "integer", "", "7"),
        (2019, "year", "", "2019"),
        (True, "boolean", "", "yes"),
        (False, "boolean", "", "no"),
        (("GB", "BE"), "countries", "", "United Kingdom, Belgium"),
        (("EU", "GB"), "parties", "", "EU, United Kingdom"),
        (("one", "two"), "texts", "", "one, two"),
        ("2026-06", "date", "", "June 2026"),
        ("Elia", "text", "", "Elia"),
        ("", "text", "", "not published"),
        ((), "texts", "", "not published"),
        (pd.NA, "number", "MW", "not published"),
        (float("nan"), "number", "MW", "not published"),
        (None, "year", "", "not published"),
    ],
)
def test_a_value_is_told_with_its_unit_and_a_blank_as_not_published(
    value: object, type: str, unit: str, words: str
) -> None:
    assert facts.value_text(value, field(type, unit)) == words


def test_a_word_is_told_as_the_dictionary_tells_it(real_atlas: Atlas) -> None:
    port = real_atlas.layers["ports"].info.fields
    assert facts.value_text(("lng", "offshore_wind"), port["facilities"]) == "LNG, Offshore wind"
    assert facts.value_text("joint", port["cargo_figure"]) == "several ports together"
    assert facts.value_text("", port["cargo_figure"]) == "not published"


@pytest.mark.parametrize(
    ("title", "inside"),
    [("Gas pipelines", "gas pipelines"), ("LNG terminals", "LNG terminals"), ("CO2 stores", "CO2 stores"), ("", "")],
)
def test_a_title_inside_a_sentence_loses_its_capital_unless_it_is_an_abbreviation(title: str, inside: str) -> None:
    assert facts.in_a_sentence(title) == inside


def test_the_key_figure_has_its_label_and_is_empty_where_a_layer_has_none(atlas: Atlas) -> None:
    cables, zones = atlas.layers["cables"].info, atlas.layers["zones"].info
    assert facts.key_figure_line(cables, record(atlas, "nautilus")) == "Capacity 1,400 MW"
    assert facts.key_figure_line(cables, record(atlas, "old-cable")) == "Capacity not published"
    assert facts.key_figure_line(zones, record(atlas, "belgian-zone")) == ""
    assert facts.key_figure(zones, record(atlas, "belgian-zone")) == ""


def test_a_status_has_its_date_and_a_boundary_is_in_force(atlas: Atlas) -> None:
    told = {
        id: facts.status_text(atlas.layers[str(atlas.layer_of(id))].info, record(atlas, id))
        for id in ("nemo-link", "nautilus", "old-cable", "leman", "belgian-zone")
    }
    assert told == {
        "nemo-link": "In service, as of December 2025",
        "nautilus": "Proposed, as of 12 December 2025",
        "old-cable": "Cancelled, as of 2021",
        "leman": "Under construction",
        "belgian-zone": "In force",
    }


def test_an_agreement_is_in_force_too_and_one_that_is_proposed_is_proposed(atlas: Atlas) -> None:
    cables = atlas.layers["cables"].info
    kinds = {id: replace(kind, roles=(*kind.roles, "agreement")) for id, kind in cables.kinds.items()}
    told = [facts.status_words(replace(cables, kinds=kinds), record(atlas, id)) for id in ("nemo-link", "nautilus")]
    assert told == ["In force", "Proposed"]


@pytest.mark.parametrize(
    ("as_of", "looked_for", "note"),
    [
        ("2025-12", "", ""),
        ("2025-12", "2026-11", " (looked for again in November 2026, nothing newer found)"),
        ("2022-02", "", " (more than two years old)"),
        ("2022-02", "2026-11", " (more than two years old; looked for again in November 2026, nothing newer found)"),
    ],
)
def test_a_search_without_a_find_makes_a_status_no_newer_but_is_told(as_of: str, looked_for: str, note: str) -> None:
    told = {"status_as_of": as_of, "looked_for": looked_for}
    assert facts.age_note(told, date(2026, 11, 29)) == note
    assert facts.age_note({"status_as_of": "2022-02"}, date(2026, 11, 29)) == " (more than two years old)"


def test_when_something_newer_was_looked_for_stands_beside_the_status_and_not_among_the_facts(
    real_atlas: Atlas,
) -> None:
    layer = next(each for each in real_atlas.layers.values() if "looked_for" in each.info.columns)
    feature = layer.features[layer.features["looked_for"] != ""].iloc[0].to_dict()
    published, missing = facts.facts(layer, feature, real_atlas)
    assert "Looked for" not in [*(fact.label for fact in published), *missing]


def test_the_atlas_is_as_of_the_month_of_its_newest_fact(real_atlas: Atlas) -> None:
    dates = [as_of for layer in real_atlas.layers.values() for as_of in layer.features["status_as_of"]]
    dates += [each.status_as_of for each in real_atlas.commitments.values()]
    assert facts.in_words(max(date[:7] for date in dates)) == facts.FACTS_AS_OF


def test_a_start_year_says_whether_it_is_expected(atlas: Atlas) -> None:
    told = {id: facts.year_text(record(atlas, id)) for id in ("snohvit", "bacton", "leman")}
    assert told == {"snohvit": "2008", "bacton": "2030 (expected)", "leman": "not published"}


def test_a_start_that_was_expected_once_stands_in_the_place_of_a_start_year(real_atlas: Atlas) -> None:
    aldbrough = record(real_atlas, "aldbrough-h2-storage")
    told, missing = facts.facts(real_atlas.layers["hydrogen"], aldbrough, real_atlas)
    starts = [fact for fact in told if "tart" in fact.label]
    assert starts == [Fact("Start year", "once expected for 2028 (the original aim), not confirmed since")]
    assert "Start year" not in missing


def test_a_position_says_how_sure_it_is(atlas: Atlas) -> None:
    assert facts.position_text(record(atlas, "nautilus")) == (
        "Schematic: shows only what is connected, not where it runs"
    )


def test_the_facts_of_a_feature_come_in_reading_order_with_what_is_missing_apart(atlas: Atlas) -> None:
    cables = atlas.layers["cables"]
    assert facts.facts(cables, record(atlas, "nemo-link"), atlas) == (
        [
            Fact("Countries", "United Kingdom, Belgium"),
            Fact("Operator", "Nemo Link Limited"),
            Fact("Start year", "2019"),
            Fact("Capacity", "1,000 MW"),
            Fact("Also joins wind farms", "no"),
            Fact("Owners", "National Grid; Elia"),
            Fact("Website", "https://www.nemolink.co.uk/", link="https://www.nemolink.co.uk/"),
        ],
        [],
    )
    assert facts.facts(cables, record(atlas, "old-cable"), atlas) == (
        [
            Fact("Countries", "Norway"),
            Fact("Also joins wind farms", "no"),
            Fact("Owners", "Nobody now"),
        ],
        ["Operator", "Start year", "Capacity", "Website"],
    )


def test_a_column_that_is_blank_in_the_whole_layer_is_left_out_and_ids_are_told_by_name(atlas: Atlas) -> None:
    assert facts.facts(atlas.layers["stations"], record(atlas, "richborough"), atlas) == (
        [Fact("Countries", "United Kingdom"), Fact("Belongs to", "Nemo Link, Nautilus")],
        [],
    )


def test_a_blank_in_a_silent_column_is_nothing_to_tell(atlas: Atlas) -> None:
    stores = atlas.layers["stores"]
    fields = stores.info.fields | {"capacity_mt": replace(stores.info.fields["capacity_mt"], silent=True)}
    silent = replace(stores, info=replace(stores.info, fields=fields))
    bacton = record(atlas, "bacton")
    assert (facts.facts(stores, bacton, atlas)[1], facts.facts(silent, bacton, atlas)[1]) == (
        [stores.info.fields["capacity_mt"].label],
        [],
    )


def test_what_says_nothing_of_a_kind_is_neither_told_nor_missed(lanes_atlas: Atlas) -> None:
    lanes = lanes_atlas.layers["lanes"]
    told = {id: facts.facts(lanes, record(lanes_atlas, id), lanes_atlas) for id in ("route", "zone", "junction")}
    scheme, at_ostend = (Fact("Scheme", words) for words in ("Off Ostend", "At Ostend"))
    assert told == {
        "route": ([Fact("Countries", "Belgium"), scheme], ["Direction of traffic"]),
        "zone": ([Fact("Countries", "Belgium"), scheme], []),
        "junction": ([Fact("Countries", "Belgium"), at_ostend], []),
    }
    lines = {id: facts.key_figure_line(lanes.info, record(lanes_atlas, id)) for id in ("westbound", "route", "zone")}
    assert lines == {
        "westbound": "Direction of traffic W",
        "route": "Direction of traffic not published",
        "zone": "",
    }


def test_no_area_of_the_shipping_lanes_is_asked_for_a_direction(real_atlas: Atlas) -> None:
    lanes = real_atlas.layers[real_atlas.layer_as("scheme_lane")]
    areas = lanes.features[lanes.features.geometry.geom_type.str.endswith("Polygon")]
    told = {id: facts.facts(lanes, record(real_atlas, id), real_atlas)[1] for id in areas.index}
    assert len(told) > 20
    assert {id: missing for id, missing in told.items() if "Direction of traffic" in missing} == {}


def test_one_id_of_another_feature_is_told_by_its_name(real_atlas: Atlas) -> None:
    known, _ = facts.facts(real_atlas.layers["co2_storage"], record(real_atlas, "aramis-l4-a"), real_atlas)
    assert Fact("Ships unload at", "CO2next") in known


def test_an_expected_start_is_told_as_such_among_the_facts(atlas: Atlas) -> None:
    assert facts.facts(atlas.layers["stores"], record(atlas, "bacton"), atlas) == (
        [Fact("Countries", "United Kingdom"), Fact("Start year", "2030 (expected)")],
        ["Storage capacity"],
    )


def test_sources_come_in_the_order_of_the_record(atlas: Atlas) -> None:
    found = facts.sources_of(atlas, record(atlas, "nautilus"))
    assert found == [atlas.sources["statement"], atlas.sources["nemo-site"]]


def test_commitments_that_name_a_feature_are_told_apart_from_those_about_its_layer(atlas: Atlas) -> None:
    naming, about = facts.named_commitments(atlas, "nautilus")
    assert ([each.id for each in naming], [each.id for each in about]) == (["explore-nautilus"], ["talk-of-cables"])
    naming, about = facts.named_commitments(atlas, "nemo-link")
    assert ([each.id for each in naming], [each.id for each in about]) == ([], ["explore-nautilus", "talk-of-cables"])
    assert facts.named_commitments(atlas, "snohvit") == ([], [])
    assert facts.named_commitments(atlas, "no-such-feature") == ([], [])


def test_a_citation_names_the_feature_its_certainty_its_licence_and_its_sources(atlas: Atlas) -> None:
    assert facts.citation(atlas, atlas.layers["cables"], record(atlas, "nautilus")) == (
        "Nautilus (Hybrid cable; Proposed, as of 12 December 2025; schematic: shows only what is connected, not "
        "where it runs). North Sea Atlas, facts as of September 2026. Atlas compilation; © OpenStreetMap contributors "
        "(CC BY 4.0). Sources: UK government, Joint statement (12 December 2025); Nemo Link, Nemo Link, facts "
        "(December 2025), https://www.nemolink.co.uk/."
    )


def test_another_figure_is_told_beside_the_first_and_nowhere_else(atlas: Atlas) -> None:
    cables, nautilus = atlas.layers["cables"], record(atlas, "nautilus") | {"highest_mw": 1700.0}
    highest = replace(cables.info.fields["capacity_mw"], name="highest_mw", beside="capacity_mw", joined="or up to")
    info = replace(
        cables.info, columns=(*cables.info.columns, "highest_mw"), fields={**cables.info.fields, "highest_mw": highest}
    )
    assert facts.key_figure_line(info, nautilus) == "Capacity 1,400 MW, or up to 1,700 MW"
    assert facts.key_figure_line(info, nautilus | {"highest_mw": None}) == "Capacity 1,400 MW"
    assert facts.key_figure_line(info, nautilus | {"capacity_mw": None}) == "Capacity not published"
    told, missing = facts.facts(replace(cables, info=info), nautilus, atlas)
    without, lacking = facts.facts(cables, record(atlas, "nautilus"), atlas)
    first = without.index(Fact("Capacity", "1,400 MW"))
    assert told == [*without[:first], Fact("Capacity", "1,400 MW, or up to 1,700 MW"), *without[first + 1 :]]
    assert missing == lacking


def test_nautilus_is_told_as_the_joint_statement_knows_it(real_atlas: Atlas) -> None:
    layer, nautilus = real_atlas.layers["interconnectors"], record(real_atlas, "nautilus")
    assert facts.key_figure_line(layer.info, nautilus) == "Capacity 1,400 MW, or up to 1,700 MW"
    assert facts.status_text(layer.info, nautilus) == "Proposed, as of December 2025"
    assert facts.position_text(nautilus).startswith("Schematic: ")
    assert "energy-nautilus" in [each.id for each in facts.named_commitments(real_atlas, "nautilus")[0]]
    assert facts.sources_of(real_atlas, nautilus)[0].id == "elec-nautilus-elia-2024"


def test_every_feature_of_the_atlas_can_be_told_and_cited(real_atlas: Atlas) -> None:
    for layer in real_atlas.layers.values():
        for feature in layer.features.to_dict("records"):
            published, missing = facts.facts(layer, feature, real_atlas)
            labels = [fact.label for fact in published] + missing
            assert len(set(labels)) == len(labels)
            assert all(fact.value.strip() for fact in published)
            assert facts.citation(real_atlas, layer, feature).endswith(".")
