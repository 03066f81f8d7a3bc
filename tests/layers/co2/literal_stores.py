"""Stores written for the tests."""

from datetime import date

import geopandas as gpd
import pandas as pd
from shapely import LineString, Point

from layers.co2.choice import Co2Choice
from layers.co2.outlets import Outlet
from layers.co2.rights import may_store
from layers.co2.sea_routes import SeaRoute
from loaders.atlas import Atlas

TODAY = date(2026, 11, 23)
EVERY = Co2Choice("zeebrugge")


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
        "capacity_note": "",
        "london_protocol_relevance": "In principle yes: there is an arrangement.",
        "belgian_link": "Ships may come.",
        "room_for_belgian_co2": pd.NA,
        "own_co2_only": pd.NA,
        "booked": "",
        "work_paused": "",
        "region": "north_sea",
        "on_land": False,
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
        capacity_note="Capacity covers two fields.",
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
