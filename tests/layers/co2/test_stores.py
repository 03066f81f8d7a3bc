"""CO2 stores: which are open to Belgian CO2, how far they are, what is missing, what they hold and inject."""

from dataclasses import replace
from datetime import date

import geopandas as gpd
import pandas as pd
import pytest
from shapely import LineString, Point

from layers.co2 import stores as co2_stores
from layers.co2.charts import capacity_chart, rate_chart
from layers.co2.rights import may_store
from layers.co2.sea_routes import SeaRoute
from layers.co2.stores import Co2Choice, Gap, Outlet
from loaders.atlas import Atlas

TODAY = date(2026, 11, 23)
EVERY = Co2Choice()


def record(**other: object) -> dict[str, object]:
    """A store in the North Sea with everything published, in service, unless told otherwise."""
    common = {
        "id": "one",
        "name": "One",
        "kind": "storage_site",
        "status": "operational",
        "status_as_of": "2026-03",
        "start_year": 2020,
        "start_is_estimate": False,
        "capacity_mt": 100.0,
        "injection_rate_mtpa": 2.0,
        "storage_type": "depleted_gas",
        "licence": "EL001",
        "licence_holder": "Somebody",
        "london_protocol_relevance": "In principle yes: there is an arrangement. Open to all.",
        "region": "north_sea",
        "description": "A store.",
    }
    return {**common, **other}


def stores(*records: dict[str, object]) -> gpd.GeoDataFrame:
    """Stores as a layer holds them: blanks are NA."""
    frame = pd.DataFrame(records).set_index("id", drop=False)
    frame["start_year"] = frame["start_year"].astype("Int64")
    frame["start_is_estimate"] = frame["start_is_estimate"].astype("boolean")
    for name in ("capacity_mt", "injection_rate_mtpa"):
        frame[name] = frame[name].astype("Float64")
    return gpd.GeoDataFrame(frame, geometry=[Point(2, 54)] * len(frame), crs=4326)


FEW = stores(
    record(id="old", name="Old", start_year=1996, injection_rate_mtpa=1.0, capacity_mt=None),
    record(id="new", name="New", status="under_construction", start_year=2026, start_is_estimate=True),
    record(
        id="plan",
        name="Plan",
        status="planned",
        start_year=2030,
        start_is_estimate=True,
        injection_rate_mtpa=5.0,
        capacity_mt=300.0,
        description="Big. Capacity covers two fields.",
    ),
    record(id="someday", name="Someday", status="proposed", start_year=None, start_is_estimate=None),
    record(id="vague", name="Vague", status="proposed", start_year=2035, start_is_estimate=True)
    | {"injection_rate_mtpa": None, "storage_type": "depleted_oil", "capacity_mt": None},
    record(id="gone", name="Gone", status="cancelled", start_year=2024, injection_rate_mtpa=50.0, capacity_mt=7.0),
)


def outlet(id: str, standing: str, km: float | None, atlas: Atlas, group: str = "Announced") -> Outlet:
    """An outlet in Norway ``km`` away, measured along the equator."""
    degrees = (km or 0) / 111.3194908
    route = SeaRoute(LineString([(0, 0), (degrees, 0)])) if km else None
    return Outlet(id, id.title(), "NO", standing, 0, group, may_store(atlas, "BE", "NO"), route, (), ())


# The address


def test_an_address_gives_a_choice_and_the_choice_gives_the_address(real_atlas: Atlas):
    words = {"from": "ghent", "country": "GB,NO", "year": "2032", "select": "viking-ccs"}
    choice, notes = Co2Choice.from_query(words, real_atlas)
    assert notes == []
    assert choice == Co2Choice("ghent", ("GB", "NO"), 2032, "viking-ccs")
    assert choice.to_query(real_atlas) == words
    assert Co2Choice.from_query({}, real_atlas) == (Co2Choice(), [])
    assert Co2Choice().to_query(real_atlas) == {}


def test_what_an_address_cannot_mean_is_noted_and_ignored(real_atlas: Atlas):
    words = {"from": "gent", "country": "BE", "year": "1900", "select": "nemo-link"}
    choice, notes = Co2Choice.from_query(words, real_atlas)
    assert choice == Co2Choice()
    assert sorted(notes) == [
        "country “BE” in the address is not known. Allowed: 'DK', 'GB', 'NL', 'NO'.",
        "from “gent” in the address is not known. Did you mean 'ghent'?",
        "year “1900” in the address is not a year from 1965 to 2050.",
        "“nemo-link” in the address is no CO2 store, terminal or pipeline.",
    ]


def test_a_terminal_may_be_chosen_like_a_store(real_atlas: Atlas):
    assert Co2Choice.from_query({"select": "oygarden-terminal"}, real_atlas) == (
        Co2Choice(select="oygarden-terminal"),
        [],
    )


# What is missing


def gaps(atlas: Atlas, state: str, **other: object) -> list[Gap]:
    return co2_stores.gaps_of(record(**other), may_store(atlas, "BE", state), "Proposed", TODAY)


def test_nothing_is_missing_for_a_store_that_is_open_running_and_fully_published(real_atlas: Atlas):
    assert gaps(real_atlas, "NO") == []


def test_everything_that_is_missing_is_named_the_weightiest_first(real_atlas: Atlas):
    assert gaps(
        real_atlas,
        "GB",
        status="proposed",
        status_as_of="2023-09",
        start_year=pd.NA,
        kind="storage_licence",
        capacity_mt=pd.NA,
        injection_rate_mtpa=pd.NA,
        london_protocol_relevance="In principle yes: signed. Ships may come, but phase 1 is fully booked.",
    ) == [
        Gap(
            "EU carbon-market rules",
            "EU carbon-market rules on storage outside the EU/EEA are a separate hurdle (record as of 16 June 2026).",
        ),
        Gap("phase 1 is fully booked", "Ships may come, but phase 1 is fully booked."),
        Gap(
            "not in service",
            "Not in service: proposed, first year not published (status of September 2023, more than two years old).",
        ),
        Gap("licence area only", "So far a licence area, not a store."),
        Gap("capacity and rate not published", "Capacity and rate not published."),
    ]


def test_a_store_without_a_licence_number_and_holder_says_so(real_atlas: Atlas):
    assert gaps(real_atlas, "NO", licence="", licence_holder="") == [Gap("licence", "Licence not published.")]
    assert gaps(real_atlas, "NO", licence="") == []


def test_a_state_without_an_arrangement_comes_before_all_else(real_atlas: Atlas):
    assert gaps(real_atlas, "DE")[0].short == "no arrangement"
    assert gaps(real_atlas, "DE")[0].sentence.startswith("As of 3 November 2025 Germany had not accepted")


def test_on_land_other_rules_decide(real_atlas: Atlas):
    words = "Onshore store: other rules decide here. No Belgian link found."
    assert gaps(real_atlas, "DK", region="danish_onshore", london_protocol_relevance=words) == [
        Gap("other rules: on land", "Onshore store: other rules decide here.")
    ]


# The ranking


def test_open_stores_come_first_by_distance_and_only_they_have_a_rank(real_atlas: Atlas):
    found = co2_stores.outlets(real_atlas, EVERY, TODAY)
    assert len(found) == len(real_atlas.layers["co2_storage"].features) == 42
    by_standing = {each.standing: [] for each in found}
    for each in found:
        by_standing[each.standing].append(each)
    assert list(by_standing) == ["open", "no_room", "context"]
    assert [each.place for each in by_standing["open"]] == list(range(1, 33))
    assert {each.place for each in found if each.standing != "open"} == {0}
    distances = [each.route.km for each in by_standing["open"] if each.route]
    assert len(distances) == 32
    assert distances == sorted(distances)
    assert [each.id for each in by_standing["no_room"]] == ["porthos-p18", "sleipner-co2-storage"]
    assert [(each.id, each.route is None) for each in by_standing["context"]] == [
        ("hynet-hamilton-north", False),
        ("hynet-hamilton", False),
        ("morecambe-net-zero", False),
        ("hynet-lennox", False),
        ("gassum-greenstore", True),
        ("havnso", True),
        ("rodby-ruby", True),
        ("snohvit-co2-storage", True),
    ]


def test_the_filters_of_country_and_year_leave_stores_out_and_say_how_many(real_atlas: Atlas):
    danish = Co2Choice(country=("DK",))
    assert [each.id for each in co2_stores.outlets(real_atlas, danish, TODAY) if each.standing == "open"] == [
        "bifrost-harald",
        "greensand-nini-west",
        "inez-licence",
    ]
    by_2026 = replace(danish, year=2026)
    assert [each.id for each in co2_stores.outlets(real_atlas, by_2026, TODAY)] == ["greensand-nini-west"]
    assert co2_stores.left_out(real_atlas, danish) == ""
    assert co2_stores.left_out(real_atlas, by_2026) == (
        "1 of 6 stores are left out: no first year is published for them."
    )


def test_a_year_before_everything_is_told_in_a_sentence(real_atlas: Atlas):
    early = Co2Choice(year=1970)
    assert co2_stores.outlets(real_atlas, early, TODAY) == []
    assert co2_stores.none_found(real_atlas, early) == (
        "No store injects by 1970: the first, Sleipner CO2 storage, began in 1996."
    )
    assert co2_stores.none_found(real_atlas, Co2Choice(country=("DK",), year=2000)) == (
        "No store injects by 2000: the first, Greensand Future (Nini West), is expected to begin in 2026."
    )
    assert co2_stores.figures([], early)[1] == co2_stores.Figure("Nearest by sea", "none")
    assert co2_stores.ranking(real_atlas, []).empty
    assert co2_stores.route_marks([], early) == []
    assert 1970 in co2_stores.years_offered(early)


def test_the_headline_says_how_many_are_open_and_which_run(real_atlas: Atlas):
    there = [
        outlet("near", "open", 200.4, real_atlas),
        outlet("far", "open", 1000.4, real_atlas, "In service"),
        outlet("full", "no_room", 50, real_atlas, "In service"),
    ]
    assert co2_stores.headline(there, EVERY) == (
        "Under today's arrangements CO2 captured in Belgium may in principle go to 2 stores, in Norway. "
        "Only one of them is in service: Far, 1,000 km by sea from Zeebrugge."
    )
    booked = replace(there[1], gaps=(Gap("phase 1 is fully booked", "Booked."),))
    assert co2_stores.headline([there[0], booked], EVERY).endswith(
        "Far, 1,000 km by sea from Zeebrugge; its record says: phase 1 is fully booked."
    )
    assert co2_stores.headline(there[:1], EVERY) == (
        "Under today's arrangements CO2 captured in Belgium may in principle go to 1 store, in Norway. "
        "None of them is in service."
    )
    assert co2_stores.headline(there[2:], EVERY) == (
        "None of these stores is open to Belgian CO2 under an arrangement recorded today."
    )


def test_figures_carry_the_stores_that_they_were_counted_from_and_what_they_leave_out(real_atlas: Atlas):
    found = [
        outlet("near", "open", 185.2, real_atlas),
        outlet("far", "open", 1000, real_atlas, "In service"),
        outlet("full", "no_room", 50, real_atlas, "In service"),
        outlet("irish", "context", 900, real_atlas),
    ]
    assert co2_stores.figures(found, EVERY) == [
        co2_stores.Figure(
            "Open in principle",
            "2 of 4 stores",
            "1 more in the North Sea without room or arrangement; 1 outside the North Sea not counted",
            ("near", "far"),
        ),
        co2_stores.Figure("Nearest by sea", "185 km", "Near, announced; 100 nautical miles from Zeebrugge", ("near",)),
        co2_stores.Figure(
            "Nearest in service", "1,000 km", "Far, in service; 540 nautical miles from Zeebrugge", ("far",)
        ),
    ]


def test_a_chosen_store_has_figures_of_its_own(real_atlas: Atlas):
    found = {each.id: each for each in co2_stores.outlets(real_atlas, EVERY, TODAY)}
    way, status, missing = co2_stores.figures_of(real_atlas, found["viking-ccs"], EVERY)
    assert way.label == "Zeebrugge to Viking CCS"
    assert way.note.endswith(" nautical miles; number 9 of the open ones")
    assert way.ids == ("viking-ccs",)
    assert status == co2_stores.Figure("Status", "Planned", "as of March 2026; first year not published")
    assert missing == co2_stores.Figure("Still missing", "2 points", "EU carbon-market rules; not in service")
    assert co2_stores.figures_of(real_atlas, found["havnso"], EVERY)[0] == co2_stores.Figure(
        "Zeebrugge to Kalundborg CO2 storage (Havnsø)", "no way by sea", "on land in Denmark", ("havnso",)
    )


def test_the_table_keeps_numbers_as_numbers_and_blanks_as_blanks(real_atlas: Atlas):
    found = co2_stores.outlets(real_atlas, EVERY, TODAY)
    table = co2_stores.ranking(real_atlas, found)
    assert str(table["km by sea"].dtype) == "Int64"
    assert table.loc["snohvit-co2-storage", "km by sea"] is pd.NA
    assert pd.isna(table.loc["smeaheia", "Capacity (Mt CO2)"])
    assert table.loc["smeaheia", "Planned pipeline from Belgium"] == "CO2 Highway Europe (Zeebrugge-Norway)"
    assert table.loc["northern-lights-aurora", ["Status", "From", "Still missing", "Where"]].tolist() == [
        "In service",
        "2025",
        "phase 1 is fully booked",
        "North Sea",
    ]


# The ways there


def test_planned_pipelines_and_terminals_are_those_that_the_records_name(real_atlas: Atlas):
    for line, leads_to in co2_stores.PIPELINES.items():
        feature = real_atlas.feature(line)
        assert feature["endpoint_a"] == "Zeebrugge"
        assert {real_atlas.layer_of(store) for store in leads_to} == {"co2_storage"}
    assert real_atlas.feature("co2-highway-europe")["endpoint_b"] == "Smeaheia"
    assert real_atlas.feature("carbonconnect-be-uk")["endpoint_b"] == "Bacton area"
    assert "both the Hewett and the Leman (Poseidon) stores" in real_atlas.feature("bacton-co2-hub")["description"]
    from_belgium = [
        id
        for id, feature in real_atlas.layers["co2_transport"].features.iterrows()
        if feature["kind"] == "pipeline" and feature["endpoint_a"] == "Zeebrugge"
    ]
    assert sorted(from_belgium) == sorted(co2_stores.PIPELINES)
    named = {"northern-lights-aurora": "Øygarden", "viking-ccs": "Viking", "acorn": "Acorn"}
    for store, terminal in co2_stores.UNLOADING.items():
        feature = real_atlas.feature(terminal)
        assert feature["kind"] == "terminal"
        assert named.get(store, "Aramis") in f"{feature['name']} {feature['description']}"


def test_a_store_tells_its_ways_by_ship_and_by_pipeline(real_atlas: Atlas):
    choice = Co2Choice(origin="ghent")
    found = {each.id: each for each in co2_stores.outlets(real_atlas, choice, TODAY)}
    by_ship, by_pipe = co2_stores.ways_in(real_atlas, found["smeaheia"], choice)
    assert by_ship.startswith("By sea from Ghent to the store's centre: 1,0")
    assert by_ship.endswith(" nautical miles), 22 km of it on the canal.")
    assert by_pipe == (
        "By pipeline from Zeebrugge, if it is built: CO2 Highway Europe (Zeebrugge-Norway), planned, 2032 (expected), "
        "1,000 km. Route is an arrow-like sketch."
    )
    _, terminal = co2_stores.ways_in(real_atlas, found["northern-lights-aurora"], choice)
    assert terminal.startswith("Ships would unload at Northern Lights receiving terminal (Øygarden) (in service), 1,0")
    assert co2_stores.ways_in(real_atlas, found["havnso"], choice) == [
        "No way by sea is measured: it lies on land in Denmark."
    ]
    assert co2_stores.ways_in(real_atlas, found["snohvit-co2-storage"], choice) == [
        "No way by sea is measured: it lies in the Barents Sea."
    ]


def test_the_map_shows_the_nearest_store_and_the_nearest_in_service_or_only_the_chosen_one(real_atlas: Atlas):
    found = [
        outlet("near", "open", 185.2, real_atlas),
        outlet("far", "open", 1000, real_atlas, "In service"),
        outlet("land", "context", None, real_atlas),
    ]
    assert [(mark.id, mark.name) for mark in co2_stores.route_marks(found, EVERY)] == [
        ("route-to-near", "Zeebrugge to Near\n185 km, 100 nautical miles"),
        ("route-to-far", "Zeebrugge to Far\n1,000 km, 540 nautical miles"),
    ]
    assert [mark.id for mark in co2_stores.route_marks(found, Co2Choice(select="far"))] == ["route-to-far"]
    assert co2_stores.route_marks(found, Co2Choice(select="land")) == []


# What they hold and inject


def test_stores_are_counted_by_type_and_group_with_the_capacity_that_is_published():
    assert co2_stores.types_table(FEW).reset_index().to_numpy().tolist() == [
        ["Depleted gas field", 1, 1, 2, "507 Mt, 4 of 5 stores"],
        ["Depleted oil field", 0, 0, 1, "not published"],
    ]


def test_capacities_are_listed_the_largest_first_with_the_note_of_their_record():
    assert co2_stores.capacities(FEW).reset_index().to_numpy().tolist() == [
        ["plan", "Plan", "Announced", 300.0, "2030 (expected)", "Capacity covers two fields."],
        ["new", "New", "Being built or permitted", 100.0, "2026 (expected)", ""],
        ["someday", "Someday", "Announced", 100.0, "not published", ""],
        ["gone", "Gone", "", 7.0, "2024", ""],
    ]


def test_a_rate_counts_from_its_first_year_on_and_what_is_stopped_never():
    table = co2_stores.rates(FEW)
    assert list(table.columns) == ["In service", "Being built or permitted", "Announced"]
    assert table.loc[[2024, 2025, 2026, 2029, 2030, 2040]].to_numpy().tolist() == [
        [1.0, 0.0, 0.0],
        [1.0, 0.0, 0.0],
        [1.0, 2.0, 0.0],
        [1.0, 2.0, 0.0],
        [1.0, 2.0, 5.0],
        [1.0, 2.0, 5.0],
    ]


def test_rates_that_stand_in_no_year_are_counted():
    assert co2_stores.rates_note(FEW) == (
        "Rate published for 5 of 6 stores. 1 of these, 2 Mt a year, has no published first year and stands in no year."
    )
    assert co2_stores.rates_note(FEW.loc[["old", "new"]]) == "Rate published for 2 of 2 stores."


def test_rates_of_the_real_stores_add_up_to_their_records(real_atlas: Atlas):
    features = real_atlas.layers["co2_storage"].features
    known = features[features["start_year"].notna() & (features["start_year"] <= 2040)]
    assert co2_stores.rates(features).loc[2040].sum() == pytest.approx(known["injection_rate_mtpa"].sum())


def test_what_is_booked_is_told_in_the_words_of_the_records(real_atlas: Atlas):
    assert [id for id, _ in co2_stores.bookings(real_atlas)] == [
        "northern-lights-aurora",
        "porthos-p18",
        "yara-sluiskil-co2",
    ]


def test_belgian_terminals_and_pipelines_come_first_and_stay_whatever_the_country(real_atlas: Atlas):
    norwegian = co2_stores.transport(real_atlas, Co2Choice(country=("NO",)))
    belgian = ["BE" in countries for countries in norwegian["Countries"]]
    assert belgian == sorted(belgian, reverse=True)
    assert sum(belgian) == 8
    assert all("BE" in countries or "NO" in countries for countries in norwegian["Countries"])
    assert len(co2_stores.transport(real_atlas, EVERY)) == len(real_atlas.layers["co2_transport"].features)


def test_the_comparison_names_the_services_that_are_not_near(real_atlas: Atlas):
    assert co2_stores.compared_in_short(real_atlas) == (
        "6 of 8 services from Belgian ports, drawn along the lanes, are within 10 %; "
        "not Zeebrugge – Killingholme and Zeebrugge – Hull passenger ferry (closed)."
    )
    assert len(co2_stores.comparison(real_atlas)) == 8


# The charts


def test_the_capacity_chart_writes_each_figure_with_its_group_beside_its_bar():
    chart = capacity_chart(co2_stores.capacities(FEW)).to_dict()
    rows = next(iter(chart["datasets"].values()))
    assert [row["Words"] for row in rows] == [
        "Plan:  300 Mt, announced",
        "New:  100 Mt, being built or permitted",
        "Someday:  100 Mt, announced",
        "Gone:  7 Mt, stopped",
    ]


def test_the_rate_chart_stacks_the_groups_and_names_them_beside_the_last_year():
    chart = rate_chart(co2_stores.rates(FEW), 2031).to_dict()
    bars, names, *totals = (layer["data"]["values"] for layer in chart["layer"])
    assert [(bar["Group"], bar["from"], bar["to"]) for bar in bars if bar["Year"] == 2030] == [
        ("In service", 0.0, 1.0),
        ("Being built or permitted", 1.0, 3.0),
        ("Announced", 3.0, 8.0),
    ]
    assert [(name["Words"], round(name["y"], 3)) for name in names] == [
        ("In service: 1", 0.5),
        ("Being built or", 2.3),
        ("permitted: 2", 1.7),
        ("Announced: 5", 5.5),
    ]
    assert [total["Words"] for total in totals[0] if total["marked"]] == ["8"]


def test_names_beside_thin_bars_do_not_lie_on_each_other():
    thin = stores(
        record(id="a", injection_rate_mtpa=0.1),
        record(id="b", injection_rate_mtpa=0.1, status="permitted"),
        record(id="c", injection_rate_mtpa=99.8, status="planned"),
    )
    names = rate_chart(co2_stores.rates(thin)).to_dict()["layer"][1]["data"]["values"]
    assert [round(name["y"], 2) for name in names] == [0.05, 15.05, 7.55, 50.1]
