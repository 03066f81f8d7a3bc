"""A small atlas in the real file formats: four layers, eight features, two commitments, three sources,
and two ids that are gone."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from loaders.atlas import GEODATA, Atlas, open_atlas

CABLES = """
title = "Cables"
summary = "Cables between countries."
theme = "energy"
roles = ["interconnector", "cable"]
order = 10
first_sight = true
hue = "electricity"
key_figure = "capacity_mw"
label_from_zoom = 5.5
below_land = false
licence = "CC BY 4.0"
licence_url = "https://creativecommons.org/licenses/by/4.0/"
attribution = "Atlas compilation; © OpenStreetMap contributors"
as_of = "2026-03"
sources = ["nemo-site"]
caveats = ["No route is surveyed."]
coverage = "whole"
columns = ["capacity_mw", "hybrid", "owners", "website"]
[symbol]
width = 3
[kinds.cable]
label = "Cable"
[kinds.hybrid_cable]
label = "Hybrid cable"
"""

STATIONS = """
title = "Stations"
summary = "Where cables end."
theme = "energy"
roles = ["converter_station", "site"]
order = 20
first_sight = false
hue = "electricity"
key_figure = ""
label_from_zoom = 8
below_land = false
licence = "CC BY 4.0"
licence_url = "https://creativecommons.org/licenses/by/4.0/"
attribution = "Atlas compilation"
as_of = "2026-03"
sources = ["nemo-site"]
caveats = []
coverage = "whole"
columns = ["link_ids", "voltage_kv"]
[symbol]
shape = "square"
size = 8
[kinds.station]
label = "Converter station"
"""

STORES = """
title = "CO2 stores"
summary = "Where CO2 is kept."
theme = "carbon_hydrogen"
roles = ["co2_store", "site"]
order = 10
first_sight = true
hue = "carbon"
key_figure = "capacity_mt"
label_from_zoom = 6.5
below_land = false
licence = "CC BY 4.0"
licence_url = "https://creativecommons.org/licenses/by/4.0/"
attribution = "Atlas compilation"
as_of = "2026-05"
sources = ["store-list"]
caveats = ["Points are centres.", "Capacities are expected ones."]
coverage = "whole"
columns = ["capacity_mt"]
[symbol]
shape = "circle"
size = 12
size_by = "capacity_mt"
[kinds.store]
label = "CO2 store"
"""

ZONES = """
title = "Zones"
summary = "Waters of a state."
theme = "boundaries"
roles = ["eez"]
order = 10
first_sight = true
hue = "boundary"
key_figure = ""
label_from_zoom = 6
below_land = true
licence = "ODbL 1.0"
licence_url = "https://opendatacommons.org/licenses/odbl/1-0/"
attribution = "© OpenStreetMap contributors"
as_of = "2024"
sources = ["statement"]
caveats = []
coverage = "whole"
columns = []
[symbol]
width = 1.2
fill = 6
[kinds.zone]
label = "Zone of a state"
"""


def feature(id: str, name: str, kind: str, geometry: dict[str, object], **properties: object) -> dict[str, object]:
    """A feature of a layer: in service, Belgian and approximate, everything else blank, unless told otherwise."""
    common: dict[str, object] = {
        "status": "operational",
        "status_as_of": None,
        "countries": ["BE"],
        "operator": None,
        "start_year": None,
        "start_is_estimate": None,
    }
    last: dict[str, object] = {
        "description": "Words.",
        "position_accuracy": "approximate",
        "sources": ["nemo-site"],
    }
    own = {key: value for key, value in properties.items() if key not in common and key not in last}
    filled = {key: properties.get(key, value) for key, value in common.items()}
    ended = {key: properties.get(key, value) for key, value in last.items()}
    everything = {"id": id, "name": name, "kind": kind, **filled, **own, **ended}
    return {"type": "Feature", "id": id, "properties": everything, "geometry": geometry}


NEMO_LINK = feature(
    "nemo-link",
    "Nemo Link",
    "cable",
    {"type": "LineString", "coordinates": [[1.3, 51.3], [3.2, 51.4]]},
    status_as_of="2025-12",
    countries=["GB", "BE"],
    operator="Nemo Link Limited",
    start_year=2019,
    start_is_estimate=False,
    capacity_mw=1000,
    hybrid=False,
    owners="National Grid; Elia",
    website="https://www.nemolink.co.uk/",
    description="In service.",
    position_accuracy="indicative",
)
NAUTILUS = feature(
    "nautilus",
    "Nautilus",
    "hybrid_cable",
    {"type": "LineString", "coordinates": [[0.7, 51.4], [1.5, 51.5], [2.5, 51.5]]},
    status="proposed",
    status_as_of="2025-12-12",
    countries=["GB", "BE"],
    capacity_mw=1400,
    hybrid=True,
    owners="National Grid; Elia",
    website=None,
    description="Still open.",
    position_accuracy="schematic",
    sources=["statement", "nemo-site"],
)
OLD_CABLE = feature(
    "old-cable",
    "Old cable",
    "cable",
    {"type": "MultiLineString", "coordinates": [[[4, 58], [5, 58]], [[5, 58], [8, 58]]]},
    status="cancelled",
    status_as_of="2021",
    countries=["NO"],
    capacity_mw=None,
    hybrid=False,
    owners="Nobody now",
    website=None,
    position_accuracy="surveyed",
)
RICHBOROUGH = feature(
    "richborough",
    "Richborough",
    "station",
    {"type": "Point", "coordinates": [1.3, 51.3]},
    countries=["GB"],
    link_ids=["nemo-link", "nautilus"],
    voltage_kv=None,
)
SNOHVIT = feature(
    "snohvit",
    "Snøhvit",
    "store",
    {"type": "Point", "coordinates": [21.3, 71.3]},
    countries=["NO"],
    start_year=2008,
    start_is_estimate=False,
    capacity_mt=150,
    sources=["store-list"],
)
BACTON = feature(
    "bacton",
    "Bacton",
    "store",
    {"type": "Point", "coordinates": [2.1, 53.2]},
    status="planned",
    countries=["GB"],
    start_year=2030,
    start_is_estimate=True,
    capacity_mt=None,
    position_accuracy="indicative",
    sources=["store-list"],
)
LEMAN = feature(
    "leman",
    "Leman",
    "store",
    {"type": "Point", "coordinates": [2.2, 53.1]},
    status="under_construction",
    countries=["GB"],
    capacity_mt=37.5,
    sources=["store-list"],
)
BELGIAN_ZONE = feature(
    "belgian-zone",
    "Belgian zone",
    "zone",
    {"type": "Polygon", "coordinates": [[[2, 51], [3, 51], [3, 52], [2, 52], [2, 51]]]},
    sources=["statement"],
)

DECLARATION = """
id = "talks"
title = "Joint statement"
parties = ["GB", "BE"]
date = "2025-12-12"
source = "statement"

[[commitments]]
id = "explore-nautilus"
title = "Explore Nautilus"
theme = "energy"
article_section = "Energy"
article_paragraph = 2
summary = "They will explore Nautilus."
strength = "will_explore"
actors = ["UK government", "Belgian government"]
deadline = ""
instrument = []
mapped = "true"
map_layers = ["cables"]
feature_ids = ["nautilus"]
why_unmapped = ""
official_detail = ""
latest_status = "Under study."
status = "in_progress"
status_as_of = "2026-06-16"
looked_for = ""
sources = ["statement"]
instrument_ids = ["treaty"]

[[commitments]]
id = "talk-of-cables"
title = "Talk of cables"
theme = "energy"
article_section = "Energy"
article_paragraph = 3
summary = "They agreed to talk of cables."
strength = "agreed"
actors = ["UK government"]
deadline = "annual"
instrument = []
mapped = "partly"
map_layers = ["cables"]
feature_ids = []
why_unmapped = "No cable is named."
official_detail = ""
latest_status = "Nothing yet."
status = "unknown"
status_as_of = "2025-12-12"
looked_for = ""
sources = ["statement"]
instrument_ids = []
"""

SOURCES = """id,title,publisher,url,published,licence,what_for,kind
nemo-site,"Nemo Link, facts",Nemo Link,https://www.nemolink.co.uk/,2025-12,All rights reserved,Capacity,operator
store-list,List of stores,Regulator,https://example.org/stores,,OGL v3.0,Stores,authority
statement,Joint statement,UK government,,2025-12-12,OGL v3.0,Commitments,authority
"""

INSTRUMENTS = """
[[instruments]]
id = "treaty"
name = "Treaty"
kind = "treaty"
parties = ["EU", "GB"]
date = "2020-12-30"
what_it_does = "Main treaty."
status = "in force"
url = ""
sources = ["statement"]
"""

TIMELINE = """
[[events]]
id = "nemo-link-opens"
date = "2019-01-31"
date_precision = "day"
date_is_inferred = false
title = "Nemo Link in service"
summary = "The first link."
commitment_ids = []
feature_ids = ["nemo-link"]
sources = ["nemo-site"]
phase = "past"
theme = "energy"
"""

LINK_STEPS = """
[[steps]]
id = "nautilus-licence"
link = "nautilus"
state = "decided"
date = "2023-07"
after = false
topic = ""
who = "Ofgem"
what = "Licence"
event_id = ""
sources = ["nemo-site"]
"""

ARRANGEMENTS = """
[[arrangements]]
id = "gb-be"
record_type = "bilateral_arrangement"
party_a = "United Kingdom"
party_b = "Belgium"
countries = ["GB", "BE"]
title = "UK - Belgium arrangement"
date_signed = "2026-06-16"
date_precision = "day"
accepted_2009_amendment = true
acceptance_note = ""
applied_provisionally = true
provisional_application_deposit = "Both."
status = "signed"
status_as_of = "2026-06-16"
co2_from = []
belgian_co2_can_be_stored_in = "United Kingdom"
scope = "Transport of CO2."
hurdle = ""
hurdle_in_short = ""
notes = []
instrument_ids = []
sources = ["statement"]
"""

CO2_PORTS = """
[[co2_ports]]
id = "richborough"
name = "Richborough"
port = "richborough"
canal = ""
begins = "beside Richborough"
"""

REDIRECTS = """
[[redirects]]
id = "nemo"
to = "nemo-link"
since = "2026-11"
reason = "The link has a longer name now."

[[redirects]]
id = "second-nautilus"
to = ""
since = "2026-11-23"
reason = "It was Nautilus, entered twice."
"""

FIRST_SIGHTS = """
[[first_sights]]
v = "1"
since = "2026-11-23"
layers = ["cables", "stores", "zones"]
statuses = ["operational", "under_construction", "permitted", "planned", "proposed", "suspended"]
"""

FEATURES = {
    "cables": [NEMO_LINK, NAUTILUS, OLD_CABLE],
    "stations": [RICHBOROUGH],
    "stores": [SNOHVIT, BACTON, LEMAN],
    "zones": [BELGIAN_ZONE],
}

CORRECTIONS = """
[[corrections]]
id = "cable-start"
date = "2026-11-29"
reason = "error"
layers = ["cables"]
what = "Nemo Link was told to have started in 2018."
sources = ["nemo-site"]

[[corrections]]
id = "store-status"
date = "2026-12"
reason = "newer"
layers = ["stores"]
what = "Bacton is planned."
sources = ["store-list"]
"""

FILES = {
    "layers/cables.toml": CABLES,
    "layers/stations.toml": STATIONS,
    "layers/stores.toml": STORES,
    "layers/zones.toml": ZONES,
    "commitments/talks.toml": DECLARATION,
    "evidence.toml": (GEODATA / "evidence.toml").read_text(encoding="utf-8"),
    "sources.csv": SOURCES,
    "instruments.toml": INSTRUMENTS,
    "timeline.toml": TIMELINE,
    "link_steps.toml": LINK_STEPS,
    "co2_arrangements.toml": ARRANGEMENTS,
    "co2_ports.toml": CO2_PORTS,
    "wind_targets.toml": "targets = []\n",
    "wind_totals.toml": "totals = []\n",
    "corrections.toml": CORRECTIONS,
    "redirects.toml": REDIRECTS,
    "first_sights.toml": FIRST_SIGHTS,
    "ready_views.toml": "ready_views = []\n",
    "build/originals.toml": "originals = []\n",
    "subjects.toml": 'proposed_link = "nautilus"\n',
    "glossary.csv": "term,expansion,meaning\nCO2,Carbon dioxide,A gas.\n",
    "places.csv": "id,name,kind,rank,lon,lat\nplace-ostend,Ostend,city,2,2.92,51.23\n",
    "other_names.csv": "name,languages,place_ids,feature_ids,sources\n",
}


MoreLayers = Mapping[str, tuple[str, list[dict[str, object]]]]
"""Id of a layer -> its TOML and its features."""


def small_atlas(folder: Path, more: MoreLayers | None = None, files: Mapping[str, str] | None = None) -> Atlas:
    """Write the small atlas into ``folder``, with the project's own dictionary and grades, and open it.

    ``more`` are layers beside its own four, ``files`` stand in the place of its own files or beside them.
    """
    root, added = folder / "geodata", more or {}
    written = FILES | {f"layers/{id}.toml": toml for id, (toml, _) in added.items()} | dict(files or {})
    for name, text in written.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for layer, features in (FEATURES | {id: features for id, (_, features) in added.items()}).items():
        collection = {"type": "FeatureCollection", "features": features}
        (root / "layers" / f"{layer}.geojson").write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
    shutil.copy(GEODATA / "fields.toml", root)
    return open_atlas(root)


def covering_belgium(atlas: Atlas, layer: str) -> Atlas:
    """The small atlas with a layer whose makers looked in the Belgian zone only."""
    data = atlas.layers[layer]
    info = replace(data.info, coverage="Belgium only", coverage_zones=("belgian-zone",))
    return replace(atlas, layers=atlas.layers | {layer: replace(data, info=info)})
