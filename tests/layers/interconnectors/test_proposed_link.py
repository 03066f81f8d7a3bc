"""A proposed link: its history, what was decided, what is open, and what it would add."""

from dataclasses import replace

from geodata.page_records import LinkStep
from layers.interconnectors import proposed_link, steps
from tests.layers.timeline.some_events import event


def step(id: str, state: str, date: str, **other: object) -> LinkStep:
    """A step of Nautilus that no event tells, unless told otherwise."""
    common: dict[str, object] = {"after": False, "topic": "", "who": "", "event_id": "", "sources": ("nemo-site",)}
    own = {"what": id.replace("-", " ").capitalize(), **common, **other}
    return LinkStep(id=id, link="nautilus", state=state, date=date, **own)  # type: ignore[arg-type]


STEPS = (
    step("talks-end", "told", "2024-11", after=True),
    step("licence", "decided", "2023-07-12"),
    step("backed", "decided", "2024-11-12", event_id="backing"),
    step("given-up", "decided", "2024-11", after=True),
    step("second-figure", "remark", "2024-07"),
    step("end", "open", "2025-12", topic="Belgian end", what="Approved, signed and no longer under review"),
    replace(step("elsewhere", "decided", "2020"), link="nemo-link"),
)
BACKING = event("backing", "2024-11-12", title="Ofgem backs it", summary="In principle.")
SUMMIT = event("summit", "2026-01-26", commitment_ids=("explore-nautilus",))
OTHER = event("other", "2025-01-01")


def test_history_joins_steps_and_events_in_order_and_an_event_stands_for_the_step_it_tells(atlas):
    told = replace(atlas, link_steps=STEPS, events=(SUMMIT, OTHER, BACKING))
    assert [(each.when, each.text, each.event) for each in proposed_link.history(told, "nautilus")] == [
        ("12 July 2023", "Licence.", None),
        ("12 November 2024", "Ofgem backs it. In principle.", BACKING),
        ("after November 2024", "Talks end.", None),
        ("after November 2024", "Given up.", None),
        ("26 January 2026", "Summit. It happens.", SUMMIT),
    ]


def test_what_is_decided_open_or_remarked_is_what_the_steps_say_whatever_the_words_are(atlas):
    told = replace(atlas, link_steps=STEPS)
    assert steps.decided(told, "nautilus") == [
        "after November 2024: Given up.",
        "12 November 2024: Backed.",
        "12 July 2023: Licence.",
    ]
    assert proposed_link.remarks(told, "nautilus") == ["Second figure."]
    assert proposed_link.open_points(told, "nautilus") == [
        ("Belgian end", "Approved, signed and no longer under review"),
        ("In service from", "not published"),
    ]


def test_the_sources_are_those_of_all_steps_and_of_the_events_in_the_history(atlas):
    told = replace(atlas, link_steps=STEPS, events=(BACKING, replace(OTHER, sources=("store-list",))))
    assert proposed_link.sources_of(told, "nautilus") == {"nemo-site", "statement"}


def test_the_history_of_nautilus_joins_its_events_and_steps_in_order(real_atlas):
    steps = proposed_link.history(real_atlas, "nautilus")
    assert [step.when for step in steps] == [
        "April 2021",
        "23 February 2022",
        "12 July 2023",
        "1 March 2024",
        "15 July 2024",
        "12 November 2024",
        "after November 2024",
        "4 February 2025",
        "4 April 2025",
        "6 June 2025",
        "12 December 2025",
        "26 January 2026",
    ]
    assert [step.event.id for step in steps if step.event] == [
        "energy-mou-signed",
        "ofgem-nautilus",
        "elia-hvdc-postponed",
        "ofgem-oha-terms",
        "belgium-suspends-dc",
        "hamburg-summit",
    ]
    assert proposed_link.remarks(real_atlas, "nautilus") == [
        "National Grid Ventures wrote of up to 1.7 GW in July 2024.",
        "Expectation of end 2032 (Ofgem, November 2024) predates the Belgian decision.",
    ]


def test_what_is_decided_on_nautilus_is_no_more_than_was_decided(real_atlas):
    assert steps.decided(real_atlas, "nautilus") == [
        "6 June 2025: Belgium suspends the island's direct-current part.",
        "4 April 2025: Ofgem details the hybrid-asset regime.",
        "4 February 2025: Elia postpones direct-current contracts.",
        "after November 2024: Suffolk (Leiston) connection agreement given up.",
        "12 November 2024: Ofgem backs Nautilus in principle.",
        "12 July 2023: GB interconnector licence.",
        "23 February 2022: Energy memorandum signed.",
    ]


def test_a_step_that_an_event_tells_has_the_events_date(real_atlas):
    dates = {event.id: event.date for event in real_atlas.events}
    told = [step for step in real_atlas.link_steps if step.event_id]
    assert len(told) == 5
    assert [(step.id, step.date) for step in told] == [(step.id, dates[step.event_id]) for step in told]


def test_what_is_open_begins_with_the_belgian_end(real_atlas):
    points = proposed_link.open_points(real_atlas, "nautilus")
    assert points[0] == ("Belgian end", "Princess Elisabeth Island (original concept; Belgian end under review)")
    assert dict(points)["In service from"].startswith("once expected for end of 2032 (Ofgem, November 2024, ")
    assert [label for label, _ in points][:4] == ["Belgian end", "Belgian landfall", "British end", "British landfall"]


def test_nautilus_would_add_either_figure_to_what_is_there(real_atlas):
    figures = proposed_link.added_figures(real_atlas, "nautilus")
    assert [(figure.value, figure.ids) for figure in figures] == [
        ("1,000 MW", ("nemo-link",)),
        ("1,400 MW, or up to 1,700 MW", ("nautilus",)),
        ("2,400 MW, or up to 2,700 MW", ("nemo-link", "nautilus")),
    ]
