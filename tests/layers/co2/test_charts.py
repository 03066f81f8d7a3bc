"""The charts of the CO2 page."""

from layers.co2.charts import capacity_chart, rate_chart
from layers.co2.tables import capacities, rates
from tests.layers.co2.literal_stores import FEW, record, stores


def test_the_capacity_chart_writes_each_figure_with_its_group_beside_its_bar():
    chart = capacity_chart(capacities(FEW)).to_dict()
    rows = next(iter(chart["datasets"].values()))
    assert [row["Words"] for row in rows] == [
        "Plan:  300 Mt, announced",
        "New:  100 Mt, being built or permitted",
        "Someday:  100 Mt, announced",
        "Gone:  7 Mt, stopped",
    ]


def test_the_rate_chart_stacks_the_groups_and_names_them_beside_the_last_year():
    chart = rate_chart(rates(FEW), 2031).to_dict()
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
    names = rate_chart(rates(thin)).to_dict()["layer"][1]["data"]["values"]
    assert [round(name["y"], 2) for name in names] == [0.05, 15.05, 7.55, 50.1]
