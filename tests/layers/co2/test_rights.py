"""Who may store whose CO2, by the record and not beyond it."""

from dataclasses import replace

import pandas as pd

from geodata.records import Co2Arrangement
from layers.co2.rights import (
    arrangements_table,
    belgian_answers,
    belgian_co2_table,
    belgian_headline,
    commitments_of,
    law_in_short,
    matrix,
    matrix_chart,
    matrix_words,
    may_store,
)
from layers.wording.countries import all_states, states
from loaders.atlas import Atlas

IN_PLACE = (
    "As of 3 November 2025 {} had accepted the 2009 export amendment and applied it provisionally: "
    "declaration deposited (by November 2025); date not found."
)
GERMANY = (
    "As of 3 November 2025 Germany had not accepted the 2009 export amendment "
    "(ratification being prepared in November 2025)."
)
GERMANY_NOT_DECLARED = "As of 3 November 2025 Germany had not declared that it applies the amendment provisionally."


def told(atlas: Atlas, origin: str, store: str) -> dict[str, object]:
    """Everything in an answer that a reader sees, but the sources."""
    answer = may_store(atlas, origin, store)
    return {
        "verdict": answer.verdict,
        "since": answer.since,
        "why": answer.why,
        "arrangement": answer.arrangement and answer.arrangement.id,
        "missing": answer.missing,
        "in place": answer.in_place,
        "caveats": answer.caveats,
    }


def with_record(atlas: Atlas, record: Co2Arrangement) -> Atlas:
    """The atlas with a record in place of the one of the same id."""
    records = tuple(record if each.id == record.id else each for each in atlas.arrangements)
    return replace(atlas, arrangements=records)


def test_belgian_co2_may_go_to_four_states_and_no_further(real_atlas: Atlas) -> None:
    assert [(each.store, each.verdict, each.since) for each in belgian_answers(real_atlas)] == [
        ("DK", "allowed", "2022-09-26"),
        ("NL", "allowed", "2023-06-22"),
        ("NO", "allowed", "2024-04-15"),
        ("GB", "allowed", "2026-06-16"),
        ("FR", "no_arrangement", ""),
        ("SE", "no_arrangement", ""),
        ("DE", "not_yet", ""),
    ]
    assert belgian_headline(real_atlas) == (
        "Belgian CO2 may in principle be stored in four states: "
        "Denmark, the Netherlands, Norway and the United Kingdom."
    )


def test_the_answer_for_the_united_kingdom_names_the_hurdle_of_the_carbon_market(real_atlas: Atlas) -> None:
    assert told(real_atlas, "BE", "GB") == {
        "verdict": "allowed",
        "since": "2026-06-16",
        "why": "CO2 from Belgium may in principle be stored in the United Kingdom, "
        "under the arrangement signed on 16 June 2026.",
        "arrangement": "lp-be-gb",
        "missing": (
            "EU carbon-market rules on storage outside the EU/EEA are a separate hurdle (record as of 16 June 2026).",
        ),
        "in place": (IN_PLACE.format("Belgium"), IN_PLACE.format("the United Kingdom")),
        "caveats": (
            "Form: memorandum of understanding, signed at the UK Embassy in Brussels by Alan Whitehead and Annelies "
            "Verlinden; Flemish and Walloon energy ministers involved.",
            "Delivers the joint-statement target of the first half of 2026.",
            "No other UK arrangement was found.",
        ),
    }
    assert [source.id for source in may_store(real_atlas, "BE", "GB").sources] == [
        "commit-govuk-ccus-arrangement",
        "commit-belga-ccus",
        "commit-carboncatalyst-statement",
        "commit-catf-borders",
        "commit-ieaghg-lp-2025",
        "commit-belgium-lp-2021",
    ]


def test_france_has_all_but_an_arrangement_with_belgium(real_atlas: Atlas) -> None:
    none_found = "No arrangement between Belgium and France was found (facts as of September 2026)."
    assert told(real_atlas, "BE", "FR") == {
        "verdict": "no_arrangement",
        "since": "",
        "why": none_found,
        "arrangement": None,
        "missing": (none_found,),
        "in place": (IN_PLACE.format("Belgium"), IN_PLACE.format("France")),
        "caveats": (),
    }


def test_germany_is_not_yet_open_and_the_answer_says_why(real_atlas: Atlas) -> None:
    assert told(real_atlas, "BE", "DE") == {
        "verdict": "not_yet",
        "since": "",
        "why": GERMANY,
        "arrangement": None,
        "missing": (
            GERMANY,
            GERMANY_NOT_DECLARED,
            "No arrangement between Belgium and Germany was found (facts as of September 2026).",
        ),
        "in place": (IN_PLACE.format("Belgium"),),
        "caveats": (
            "A bill to ratify the amendment and declare provisional application was before the Bundestag; "
            "the outcome was not found.",
            "The carbon storage and transport act (KSpTG) has been in force since 28 November 2025.",
        ),
    }
    assert may_store(real_atlas, "DE", "NO").verdict == "not_yet"


def test_an_arrangement_recorded_for_belgian_co2_in_norway_opens_nothing_the_other_way(real_atlas: Atlas) -> None:
    assert told(real_atlas, "NO", "BE") == {
        "verdict": "other_way",
        "since": "",
        "why": "The arrangement signed on 15 April 2024 is recorded only for CO2 from Belgium stored in Norway.",
        "arrangement": "lp-be-no",
        "missing": ("Nothing is recorded on storing CO2 from Norway in Belgium.",),
        "in place": (IN_PLACE.format("Norway"), IN_PLACE.format("Belgium")),
        "caveats": (
            "Signed in Brussels at the informal meeting of energy ministers; negotiations opened in April 2023.",
        ),
    }


def test_an_arrangement_that_names_no_direction_is_told_with_its_scope_and_no_more(real_atlas: Atlas) -> None:
    assert told(real_atlas, "DK", "NO") == {
        "verdict": "arranged",
        "since": "2024-04-15",
        "why": "Denmark and Norway signed an arrangement on 15 April 2024. Its recorded scope is shown; "
        "the record says no more on who may store whose CO2.",
        "arrangement": "lp-dk-no",
        "missing": (),
        "in place": (IN_PLACE.format("Denmark"), IN_PLACE.format("Norway")),
        "caveats": ("One of five arrangements of the same day.",),
    }


def test_co2_at_home_crosses_no_border(real_atlas: Atlas) -> None:
    assert told(real_atlas, "NL", "NL") == {
        "verdict": "at_home",
        "since": "",
        "why": "CO2 from the Netherlands that stays in the Netherlands crosses no border, "
        "so the rules on export do not arise.",
        "arrangement": None,
        "missing": (),
        "in place": (),
        "caveats": (),
    }


def test_where_no_standing_is_recorded_the_answer_says_so(real_atlas: Atlas) -> None:
    ireland = "No standing of Ireland under the 2009 export amendment is recorded here."
    assert told(real_atlas, "IE", "BE") == {
        "verdict": "not_recorded",
        "since": "",
        "why": ireland,
        "arrangement": None,
        "missing": (ireland, "No arrangement between Ireland and Belgium was found (facts as of September 2026)."),
        "in place": (IN_PLACE.format("Belgium"),),
        "caveats": (),
    }
    swiss = may_store(real_atlas, "CH", "NO")
    assert (swiss.verdict, swiss.since) == ("arranged", "2025-06-17")
    assert swiss.missing == ("No standing of Switzerland under the 2009 export amendment is recorded here.",)


def test_an_arrangement_with_a_state_that_has_not_accepted_the_amendment_opens_nothing_yet(real_atlas: Atlas) -> None:
    signed = next(record for record in real_atlas.arrangements if record.id == "lp-dk-no")
    german = replace(signed, id="lp-dk-de", party_b="Germany", countries=("DK", "DE"))
    atlas = replace(real_atlas, arrangements=(*real_atlas.arrangements, german))
    answer = may_store(atlas, "DE", "DK")
    assert (answer.verdict, answer.since, answer.arrangement) == ("not_yet", "", german)
    assert answer.missing == (GERMANY, GERMANY_NOT_DECLARED)


def test_all_pairs_of_states_with_a_standing(real_atlas: Atlas) -> None:
    codes = ["BE", "GB", "NL", "NO", "DK", "FR", "SE", "DE"]
    home, yes, some, back, none, wait = "at_home", "allowed", "arranged", "other_way", "no_arrangement", "not_yet"
    pd.testing.assert_frame_equal(
        matrix(real_atlas),
        pd.DataFrame(
            [
                [home, yes, yes, yes, yes, none, none, wait],
                [some, home, none, none, none, none, none, wait],
                [some, none, home, some, some, none, none, wait],
                [back, none, some, home, some, back, some, wait],
                [some, none, some, some, home, some, some, wait],
                [none, none, none, some, some, home, none, wait],
                [none, none, none, some, some, none, home, wait],
                [wait, wait, wait, wait, wait, wait, wait, home],
            ],
            index=pd.Index(codes, name="origin"),
            columns=pd.Index(codes, name="store"),
        ),
    )


def test_the_chart_of_all_pairs_writes_every_answer_into_its_cell(real_atlas: Atlas) -> None:
    cells = matrix_chart(real_atlas).to_dict()["data"]["values"]
    assert [cell["words"] for cell in cells if cell["origin"] == "Belgium BE"] == [
        "home",
        "yes\n2026",
        "yes\n2023",
        "yes\n2024",
        "yes\n2022",
        "none",
        "none",
        "not\nyet",
    ]
    assert {(cell["origin"], cell["store"]) for cell in cells} == {
        (f"{name} {code}", store) for code, name in states(real_atlas).items() for store in states(real_atlas)
    }


def test_the_recorded_direction_decides_whatever_the_scope_says(real_atlas: Atlas) -> None:
    signed = next(record for record in real_atlas.arrangements if record.id == "lp-be-no")

    def verdicts(*co2_from: str) -> list[str]:
        changed = replace(signed, belgian_co2_can_be_stored_in="", scope="x", notes=("x",), co2_from=co2_from)
        atlas = with_record(real_atlas, changed)
        return [may_store(atlas, *pair).verdict for pair in (("BE", "NO"), ("NO", "BE"))]

    assert verdicts("BE") == ["arranged", "other_way"]
    assert verdicts("NO") == ["other_way", "arranged"]
    assert verdicts() == ["arranged", "arranged"]
    assert verdicts("BE", "NO") == ["arranged", "arranged"]


def test_a_hurdle_is_what_the_record_names_as_one_and_no_note(real_atlas: Atlas) -> None:
    signed = next(record for record in real_atlas.arrangements if record.id == "lp-be-no")
    noted = replace(signed, notes=("No hurdle or obstacle is left.",), hurdle="A permit is wanting.")
    atlas = replace(
        real_atlas, arrangements=tuple(noted if each is signed else each for each in real_atlas.arrangements)
    )
    answer = may_store(atlas, "BE", "NO")
    assert answer.missing == ("A permit is wanting (record as of 16 April 2024).",)
    assert answer.caveats == ("No hurdle or obstacle is left.",)
    assert arrangements_table(atlas).at["lp-be-no", "Notes"] == "No hurdle or obstacle is left. A permit is wanting."


def test_a_state_that_has_declared_without_accepting_lacks_one_thing_only(real_atlas: Atlas) -> None:
    german = next(record for record in real_atlas.arrangements if record.id == "lp-state-de")
    declared = replace(german, applied_provisionally=True, acceptance_note="")
    atlas = replace(
        real_atlas, arrangements=tuple(declared if each is german else each for each in real_atlas.arrangements)
    )
    assert may_store(atlas, "BE", "DE").missing[:1] == (
        "As of 3 November 2025 Germany had not accepted the 2009 export amendment.",
    )
    assert GERMANY_NOT_DECLARED not in may_store(atlas, "BE", "DE").missing


def test_a_state_that_has_accepted_without_declaring_is_not_told_to_apply_the_amendment(real_atlas: Atlas) -> None:
    french = next(record for record in real_atlas.arrangements if record.id == "lp-state-fr")
    answer = may_store(with_record(real_atlas, replace(french, applied_provisionally=False)), "BE", "FR")
    assert answer.in_place[1:] == ("As of 3 November 2025 France had accepted the 2009 export amendment.",)
    assert answer.missing[0] == (
        "As of 3 November 2025 France had not declared that it applies the amendment provisionally."
    )


def test_the_belgian_table_has_a_row_for_every_state_that_could_store(atlas: Atlas, real_atlas: Atlas) -> None:
    assert belgian_co2_table(atlas).to_dict("index") == {
        "GB": {
            "Stored in": "United Kingdom",
            "Answer": "Allowed in principle",
            "Since": "16 June 2026",
            "Arrangement": "UK - Belgium arrangement",
            "Still missing": "No standing of Belgium under the 2009 export amendment is recorded here. "
            "No standing of the United Kingdom under the 2009 export amendment is recorded here.",
            "Notes": "",
        }
    }
    table = belgian_co2_table(real_atlas)
    assert list(table["Since"]) == ["26 September 2022", "22 June 2023", "15 April 2024", "16 June 2026", "", "", ""]
    assert table.loc["DK"].to_dict() == {
        "Stored in": "Denmark",
        "Answer": "Allowed in principle",
        "Since": "26 September 2022",
        "Arrangement": "Belgium (with Flanders) - Denmark arrangement",
        "Still missing": "",
        "Notes": "One source gives 13 September 2022 for the wider cooperation framework. Later Danish sources list "
        "Wallonia as a party too. Serves the Greensand chain (Antwerp area to the Nini field).",
    }


def test_every_state_that_a_record_names_can_be_asked_about(real_atlas: Atlas) -> None:
    assert all_states(real_atlas) == {
        "BE": "Belgium",
        "GB": "United Kingdom",
        "NL": "Netherlands",
        "NO": "Norway",
        "DK": "Denmark",
        "FR": "France",
        "SE": "Sweden",
        "DE": "Germany",
        "IE": "Ireland",
        "CH": "Switzerland",
    }
    for origin in all_states(real_atlas):
        for store in all_states(real_atlas):
            assert may_store(real_atlas, origin, store).why.endswith(".")


def test_the_arrangement_leads_to_the_commitment_that_rests_on_it(real_atlas: Atlas) -> None:
    found = {
        record.id: [commitment.id for commitment in commitments_of(real_atlas, record)]
        for record in real_atlas.arrangements
    }
    assert {id: ids for id, ids in found.items() if ids} == {"lp-be-gb": ["climate-london-protocol"]}


def test_all_arrangements_are_listed_the_newest_first(real_atlas: Atlas) -> None:
    table = arrangements_table(real_atlas)
    assert len(table) == 12
    assert list(table["Signed"])[:3] == ["16 June 2026", "23 June 2025", "17 June 2025"]
    assert table.loc["lp-no-se"].to_dict() == {
        "Arrangement": "Norway - Sweden arrangement",
        "Signed": "15 April 2024",
        "What it covers": "CO2 transport for permanent storage.",
        "Notes": "One of five arrangements of the same day.",
    }


def test_the_law_is_told_with_what_is_recorded_of_the_amendment(atlas: Atlas, real_atlas: Atlas) -> None:
    assert law_in_short(real_atlas) == (
        "The London Protocol bans the export of waste for dumping at sea. The 2009 amendment to its Article 6 lets CO2 "
        "be exported for storage under the seabed if the states concerned have an agreement or arrangement; it is not "
        "in force, so states that declare it apply it provisionally, that is, ahead of time. "
        "Standing: 15 acceptances by November 2025; 37 needed."
    )
    assert law_in_short(atlas) == ""
    tca = replace(real_atlas, subjects=replace(real_atlas.subjects, co2_treaty="tca"))
    assert law_in_short(tca).endswith(f"Standing: {'; '.join(real_atlas.instruments['tca'].parties)}.")


def test_the_matrix_in_words_says_for_each_state_what_the_matrix_says(real_atlas):
    told = matrix_words(real_atlas)
    assert told.startswith("CO2 from Belgium. Allowed in principle: ")
    names, cells = states(real_atlas), matrix(real_atlas)
    assert told.count("CO2 from ") == len(names) == len(cells)
    assert "At home" not in told
