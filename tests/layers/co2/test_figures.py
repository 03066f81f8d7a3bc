"""The sentence and the figures at the head of the CO2 page."""

from dataclasses import replace

from layers.co2.figures import figures, figures_of, headline
from layers.co2.outlets import outlets
from layers.wording.figures import Figure
from loaders.atlas import Atlas
from tests.layers.co2.literal_stores import EVERY, TODAY, outlet


def test_the_headline_says_how_many_are_open_and_which_run(real_atlas: Atlas):
    there = [
        outlet("near", "open", 200.4, real_atlas),
        outlet("far", "open", 1000.4, real_atlas, "In service"),
        outlet("full", "no_room", 50, real_atlas, "In service"),
    ]
    assert headline(there, real_atlas.co2_ports["zeebrugge"]) == (
        "Under today's arrangements CO2 captured in Belgium may in principle go to 2 stores, in Norway. "
        "Only one is in service: Far, 1,000 km by sea from Zeebrugge."
    )
    booked = replace(there[1], booked="phase 1 is fully booked")
    assert headline([there[0], booked], real_atlas.co2_ports["zeebrugge"]).endswith(
        "Far, 1,000 km by sea from Zeebrugge; its record says: phase 1 is fully booked."
    )
    assert headline(there[:1], real_atlas.co2_ports["zeebrugge"]) == (
        "Under today's arrangements CO2 captured in Belgium may in principle go to 1 store, in Norway. "
        "None is in service."
    )
    assert headline(there[2:], real_atlas.co2_ports["zeebrugge"]) == (
        "No recorded arrangement opens any of these stores to Belgian CO2."
    )


def test_figures_carry_the_stores_that_they_were_counted_from_and_what_they_leave_out(real_atlas: Atlas):
    found = [
        outlet("near", "open", 185.2, real_atlas),
        outlet("far", "open", 1000, real_atlas, "In service"),
        outlet("full", "no_room", 50, real_atlas, "In service"),
        outlet("irish", "context", 900, real_atlas),
    ]
    assert figures(found, real_atlas.co2_ports["zeebrugge"]) == [
        Figure(
            "Open in principle",
            "2 of 3 stores",
            "1 more in the North Sea without arrangement or room; 1 outside the North Sea not counted",
            ("near", "far"),
        ),
        Figure("Nearest by sea", "185 km", "Near, announced; 100 nautical miles from Zeebrugge", ("near",)),
        Figure("Nearest in service", "1,000 km", "Far, in service; 540 nautical miles from Zeebrugge", ("far",)),
    ]


def test_a_chosen_store_has_figures_of_its_own(real_atlas: Atlas):
    found = {each.id: each for each in outlets(real_atlas, EVERY, TODAY)}
    way, status, missing = figures_of(real_atlas, found["viking-ccs"], EVERY)
    assert way.label == "Zeebrugge to Viking CCS"
    assert way.note.endswith(" nautical miles; number 9 of the open stores")
    assert way.ids == ("viking-ccs",)
    assert status == Figure("Status", "Planned", "as of March 2026; first year not published")
    assert missing == Figure("Still missing", "2 points", "EU carbon-market rules; not in service")
    assert figures_of(real_atlas, found["havnso"], EVERY)[0] == Figure(
        "Zeebrugge to Kalundborg CO2 storage (Havnsø)", "no sea route", "on land in Denmark", ("havnso",)
    )
