"""Questions that a briefer asks, answered through the functions that the pages use."""

from datetime import date

from layers.co2.rights import belgian_co2_table, may_store
from layers.commitments.coverage import without_a_commitment
from layers.commitments.delivery import evidence_text, is_stale, latest_evidence, milestones, standing
from layers.commitments.listing import CommitmentChoice, beside_the_year, chosen, deadline_text
from layers.maps.headings import delivered, promised
from layers.timeline.events import TimelineChoice, shown_events
from layers.views.commitment_places import places_text, thread_of
from layers.wording.facts import facts, key_figure_line, named_commitments, position_text, status_text
from loaders.atlas import Atlas

TODAY = date(2026, 11, 23)


def ids(atlas: Atlas, **choice: object) -> list[str]:
    return [each.id for each in chosen(atlas, CommitmentChoice(**choice))]  # type: ignore[arg-type]


def test_which_commitments_name_zeebrugge(real_atlas: Atlas) -> None:
    naming, _ = named_commitments(real_atlas, "port-zeebrugge")
    assert [each.id for each in naming] == [
        "security-strategic-infrastructure",
        "migration-security-technology",
        "migration-zeebrugge",
    ]


def test_which_commitments_have_a_deadline_in_2026(real_atlas: Atlas) -> None:
    due = CommitmentChoice(deadline="2026")
    assert [(each.id, deadline_text(each)) for each in chosen(real_atlas, due)] == [
        ("crime-leca", "In 2026"),
        ("climate-london-protocol", "First half of 2026"),
    ]
    assert beside_the_year(real_atlas, due) == "2 more come up every year or two."
    assert CommitmentChoice.from_query({"deadline": "2026"}, real_atlas) == (due, [])


def test_which_commitments_come_round_again(real_atlas: Atlas) -> None:
    recurring = chosen(real_atlas, CommitmentChoice(deadline="recurring"))
    assert [(each.id, deadline_text(each)) for each in recurring] == [
        ("energy-annual-supply-exchange", "Every year"),
        ("energy-biennial-dialogue", "Every two years"),
    ]


def test_what_became_of_the_london_protocol_arrangement(real_atlas: Atlas) -> None:
    record = real_atlas.commitments["climate-london-protocol"]
    assert delivered(record) == "Now: achieved, 16 June 2026"
    assert "16 June 2026" in record.latest_status


def test_which_belgian_co2_may_go_where(real_atlas: Atlas) -> None:
    allowed = belgian_co2_table(real_atlas)
    told = {
        row["Stored in"]: row["Since"] for row in allowed.to_dict("records") if row["Answer"] == "Allowed in principle"
    }
    assert told == {
        "Denmark": "26 September 2022",
        "Netherlands": "22 June 2023",
        "Norway": "15 April 2024",
        "United Kingdom": "16 June 2026",
    }


def test_may_belgian_co2_go_to_germany(real_atlas: Atlas) -> None:
    assert may_store(real_atlas, "BE", "DE").verdict == "not_yet"


def test_where_do_we_stand_on_what_was_promised(real_atlas: Atlas) -> None:
    stand = [standing(each, TODAY) for each in real_atlas.commitments.values()]
    assert {words: stand.count(words) for words in stand} == {
        "In progress": 16,
        "Ongoing": 18,
        "Unknown": 33,
        "Achieved": 1,
    }


def test_which_promises_have_been_kept(real_atlas: Atlas) -> None:
    assert ids(real_atlas, status=("achieved",)) == ["climate-london-protocol"]


def test_how_strongly_is_nautilus_promised_and_what_became_of_it(real_atlas: Atlas) -> None:
    record = real_atlas.commitments["energy-nautilus"]
    assert (promised(record), delivered(record)) == ("Promised: will discuss", "Now: in progress, 26 January 2026")


def test_where_is_nautilus_on_the_map(real_atlas: Atlas) -> None:
    record = real_atlas.commitments["energy-nautilus"]
    assert thread_of(real_atlas, record).features == ("nautilus", "princess-elisabeth-island")
    assert places_text(real_atlas, record) == "2 places; offshore wind farms as a whole"


def test_what_is_nautilus(real_atlas: Atlas) -> None:
    layer, feature = real_atlas.layers["interconnectors"], real_atlas.feature("nautilus").to_dict()
    assert key_figure_line(layer.info, feature) == "Capacity 1,400 MW, or up to 1,700 MW"
    assert status_text(layer.info, feature).startswith("Proposed, as of ")
    assert position_text(feature).startswith("Schematic")


def test_which_commitments_are_about_energy(real_atlas: Atlas) -> None:
    assert ids(real_atlas, theme=("energy",)) == [
        "energy-mou-revision",
        "energy-existing-interconnectors",
        "energy-nautilus",
        "energy-annual-supply-exchange",
        "energy-biennial-dialogue",
        "energy-north-sea-partners",
        "energy-low-carbon-hydrogen",
        "energy-nuclear",
    ]


def test_which_promises_are_only_to_talk(real_atlas: Atlas) -> None:
    assert ids(real_atlas, strength=("discuss",)) == [
        "growth-fdi-screening",
        "growth-supply-chains",
        "growth-critical-infrastructure",
        "energy-nautilus",
    ]


def test_which_energy_promise_has_no_place_and_why(real_atlas: Atlas) -> None:
    assert ids(real_atlas, theme=("energy",), mapped=("false",)) == ["energy-biennial-dialogue"]
    assert real_atlas.commitments["energy-biennial-dialogue"].why_unmapped


def test_which_layers_has_nobody_promised_anything_about(real_atlas: Atlas) -> None:
    assert {layer.info.title for layer in without_a_commitment(real_atlas)} >= {
        "Belgian offshore grid",
        "Converters and landfalls",
        "Ferry and freight routes",
        "Maritime zones (EEZ)",
    }


def test_what_comes_next(real_atlas: Atlas) -> None:
    ahead = [each.event.id for each in milestones(real_atlas, TODAY) if not each.passed]
    assert ahead[:2] == ["annual-supply-exchange", "leca-target"]


def test_when_was_the_last_evidence_and_is_any_out_of_date(real_atlas: Atlas) -> None:
    newest = latest_evidence(real_atlas.commitments.values())
    assert newest is not None
    assert evidence_text(newest, TODAY) == "20 July 2026, 126 days ago"
    assert [each.id for each in real_atlas.commitments.values() if is_stale(each, TODAY)] == []


def test_what_happened_in_june_2026(real_atlas: Atlas) -> None:
    found = shown_events(real_atlas, TimelineChoice())
    assert [each.title for each in found if each.date.startswith("2026-06")] == [
        "UK-Belgium CO2 arrangement signed",
        "Second EU-UK summit postponed",
        "Target: CO2 arrangement by mid-2026",
        "First term of the NSEC-UK memorandum ends",
    ]


def test_what_does_the_energy_memorandum_rest_on(real_atlas: Atlas) -> None:
    resting = [each.id for each in real_atlas.commitments.values() if "energy-mou-2022" in each.instrument_ids]
    assert resting == ["energy-mou-revision"]


def test_which_green_corridors_join_the_two_countries(real_atlas: Atlas) -> None:
    named = thread_of(real_atlas, real_atlas.commitments["maritime-green-corridors"]).named["green_corridors"]
    assert [set(real_atlas.feature(id)["countries"]) >= {"BE", "GB"} for id in named] == [True, True]


def test_what_is_not_published_about_nautilus(real_atlas: Atlas) -> None:
    layer = real_atlas.layers["interconnectors"]
    told, missing = facts(layer, real_atlas.feature("nautilus").to_dict(), real_atlas)
    start = next(fact.value for fact in told if fact.label == "Start year")
    assert start.startswith("once expected for end of 2032 (Ofgem, November 2024,")
    assert missing == [
        "Voltage",
        "Length",
        "Length under sea",
        "Drawn length under sea",
        "Drawn to published length",
    ]


def test_every_wind_farm_has_an_outline_and_says_of_what_it_is(real_atlas: Atlas) -> None:
    """Of 111; of the outline of a zone and of what turbines enclose each is named, so that no count hides them."""
    farms = real_atlas.layers["offshore_wind"]
    assert set(farms.features.index) == set(farms.outlines.index)
    kinds = farms.features["shape_accuracy"]
    assert {kind: sorted(kinds.index[kinds == kind]) for kind in set(kinds) - {"official"}} == {
        "wider": [
            "wind-nl-ijver-alpha",
            "wind-nl-ijver-beta",
            "wind-nl-ijver-gamma",
            "wind-no-sorlige-nordsjo-2",
            "wind-no-utsira-nord",
        ],
        "planning_zone": ["wind-nl-doordewind", "wind-nl-nederwiek-1", "wind-nl-nederwiek-2-3"],
        "hull": ["wind-no-hywind-tampen"],
    }
    assert (len(kinds), (kinds == "official").sum()) == (111, 102)
    larger = farms.features.loc[kinds == "wider", "shape_note"]
    assert all(note.startswith("Outline of the larger zone: ") for note in larger)
