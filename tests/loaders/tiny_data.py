"""A tiny but complete folder of data: two layers, one declaration, one or two records of everything else."""

import json
from collections.abc import Callable
from pathlib import Path

FIELDS = """
feature.id id; feature.name text; feature.kind text; feature.status word statuses; feature.status_as_of date blank
feature.countries countries; feature.operator text blank; feature.start_year year blank
feature.start_is_estimate boolean blank; feature.description text; feature.sources source_ids
feature.position_accuracy word position_accuracies
column.capacity_mw number blank; column.owners texts blank; column.link_ids feature_ids blank
layer.title text; layer.summary text; layer.theme word themes; layer.roles words roles blank
layer.order integer; layer.first_sight boolean
layer.hue word hues; layer.key_figure text blank; layer.label_from_zoom number; layer.below_land boolean
layer.licence text; layer.licence_url url; layer.attribution text; layer.as_of date; layer.sources source_ids
layer.caveats texts blank; layer.topic text blank; layer.lines text blank; layer.points text blank
layer.coverage text; layer.coverage_zones feature_ids blank; layer.coverage_outlines texts blank
declaration.id id; declaration.title text; declaration.parties parties; declaration.date date; declaration.source id
commitment.id id; commitment.title text; commitment.theme text; commitment.article_section text
commitment.article_paragraph integer; commitment.summary text; commitment.strength word strengths
commitment.actors texts; commitment.deadline text blank; commitment.instrument texts blank
commitment.mapped word true,partly,false; commitment.map_layers layer_ids blank
commitment.feature_ids feature_ids blank; commitment.why_unmapped text blank; commitment.official_detail text blank
commitment.latest_status text; commitment.status word delivery_statuses; commitment.status_as_of date
commitment.looked_for date blank
commitment.sources source_ids; commitment.instrument_ids instrument_ids blank
source.id id; source.title text; source.publisher text; source.url url blank; source.published text blank
source.licence text blank; source.what_for text; source.kind grade_id
grade.id id; grade.label text; grade.mark text; grade.meaning text; grade.documented boolean
instrument.id id; instrument.name text; instrument.kind text; instrument.parties parties; instrument.date date blank
instrument.what_it_does text; instrument.status text; instrument.url url blank; instrument.sources source_ids
event.id id; event.date date; event.date_precision word day,month,year
event.date_is_inferred boolean; event.title text; event.summary text
event.commitment_ids commitment_ids blank; event.feature_ids feature_ids blank; event.sources source_ids
event.phase word past,expected; event.theme text
link_step.id id; link_step.link feature_id; link_step.state word decided,told; link_step.date date
link_step.after boolean; link_step.topic text blank; link_step.who text blank; link_step.what text
link_step.event_id event_id blank; link_step.sources source_ids
co2_arrangement.id id; co2_arrangement.record_type text; co2_arrangement.party_a text
co2_arrangement.party_b text blank; co2_arrangement.countries parties; co2_arrangement.title text
co2_arrangement.date_signed date blank; co2_arrangement.date_precision text blank
co2_arrangement.accepted_2009_amendment boolean; co2_arrangement.acceptance_note text blank
co2_arrangement.applied_provisionally boolean; co2_arrangement.co2_from texts blank
co2_arrangement.provisional_application_deposit text
co2_arrangement.status text; co2_arrangement.status_as_of date
co2_arrangement.belgian_co2_can_be_stored_in text blank; co2_arrangement.scope text blank
co2_arrangement.hurdle text blank; co2_arrangement.hurdle_in_short text blank
co2_arrangement.notes texts blank; co2_arrangement.instrument_ids instrument_ids blank
co2_arrangement.sources source_ids
co2_port.id id; co2_port.name text; co2_port.port feature_id; co2_port.canal text blank; co2_port.begins text
wind_target.id id; wind_target.states countries; wind_target.by text; wind_target.year year
wind_target.gw number; wind_target.gw_up_to number; wind_target.bound word exactly,at_least,up_to
wind_target.scope text; wind_target.same_sea boolean; wind_target.standing word target,revised
wind_target.said_on date blank; wind_target.note text blank; wind_target.replaced_by id blank
wind_target.sources source_ids
wind_total.id id; wind_total.states countries; wind_total.as_of date; wind_total.mw number; wind_total.scope text
wind_total.same_sea boolean; wind_total.why text blank; wind_total.sources source_ids
correction.id id; correction.date date; correction.reason word error,newer
correction.layers layer_ids; correction.what text; correction.sources source_ids
term.term text; term.expansion text blank; term.meaning text
place.id id; place.name text; place.kind text; place.rank integer; place.lon number; place.lat number
other_name.name text; other_name.languages words nl,nb; other_name.place_ids place_ids blank
other_name.feature_ids feature_ids blank; other_name.sources source_ids
redirect.id id; redirect.to id blank; redirect.since date; redirect.reason text blank
first_sight.v id; first_sight.since date; first_sight.layers layer_ids; first_sight.statuses words statuses
subjects.first_port feature_id blank; subjects.proposed_link feature_id blank
subjects.cables_left_out text blank; subjects.port_code_sources source_ids blank
subjects.port_facilities text blank; subjects.port_facilities_in_full text blank
subjects.protecting_commitments commitment_ids blank; subjects.watching_commitments commitment_ids blank
subjects.watching_instruments instrument_ids blank
ready_view.id id; ready_view.title text; ready_view.subtitle text; ready_view.layers layer_ids
ready_view.statuses words statuses blank; ready_view.countries countries blank; ready_view.q text blank
ready_view.commitment commitment_id blank; ready_view.at text
original.file text; original.source source_id; original.recipe text; original.into text; original.origin text
original.edition date; original.licence_url url; original.credit text; original.accuracy text; original.sha256 text
layer.shown_from_zoom number blank; layer.outline_from_zoom number blank
subjects.co2_home_region text blank; subjects.co2_treaty instrument_id blank
subjects.co2_treaty_in_short text blank; subjects.watchers_left_out text blank
"""
"""The dictionary in short: section.key, type, the words of a word, and "blank" where a blank is allowed."""

EXAMPLES = {
    "word": {
        "statuses": "planned",
        "position_accuracies": "surveyed",
        "themes": "energy",
        "roles": "cable",
        "hues": "wind",
        "strengths": "agreed",
        "delivery_statuses": "ongoing",
    },
    "text": "words",
    "texts": ["words"],
    "id": "nemo-link",
    "feature_id": "nemo-link",
    "grade_id": "authority",
    "source_id": "elec-nemo-site",
    "commitment_id": "energy-nautilus",
    "instrument_id": "tca",
    "event_id": "nemo-link-operation",
    "integer": 1,
    "number": 1400,
    "boolean": True,
    "year": 2019,
    "date": "2026-06",
    "url": "https://example.org/",
    "countries": ["BE"],
    "parties": ["GB", "BE"],
}


def fields_toml() -> str:
    """The dictionary written out as TOML."""
    lines = []
    for short in FIELDS.strip().replace("\n", "; ").split("; "):
        name, kind, *rest = short.split()
        entry: dict[str, object] = {"label": name, "type": kind, "unit": "MW" if name.endswith("_mw") else ""}
        entry |= {"meaning": "What it is.", "good": EXAMPLES.get(kind, ["nemo-link"]), "bad": "none"}
        if kind in ("word", "words"):
            listed = rest[0].split(",")
            good = listed[0] if len(listed) > 1 else EXAMPLES["word"][rest[0]]  # type: ignore[index]
            entry["words"] = listed if len(listed) > 1 else rest[0]
            entry["good"] = [good] if kind == "words" else good
        if "blank" in rest:
            entry["blank"] = True
        lines += [f"[{name}]", *(f"{key} = {json.dumps(value)}" for key, value in entry.items()), ""]
    return "\n".join(lines)


INTERCONNECTORS_TOML = """
title = "Interconnectors"
summary = "Cables between countries."
theme = "energy"
roles = ["interconnector"]
order = 20
first_sight = true
hue = "electricity"
key_figure = "capacity_mw"
label_from_zoom = 6.5
below_land = false
licence = "CC BY 4.0"
licence_url = "https://creativecommons.org/licenses/by/4.0/"
attribution = "The atlas"
as_of = "2026-06"
sources = ["elec-nemo-site"]
caveats = ["No route is surveyed."]
coverage = "whole"
columns = ["capacity_mw", "owners"]
[symbol]
width = 3
[kinds.interconnector]
label = "Electricity interconnector"
[kinds.hybrid]
label = "Hybrid"
roles = ["interconnector", "cable"]
width = 4.5
size_by = "capacity_mw"
"""

NEMO_LINK = """{"type": "Feature", "id": "nemo-link", "properties": {
  "id": "nemo-link", "name": "Nemo Link", "kind": "interconnector", "status": "operational",
  "status_as_of": "2025-12", "countries": ["GB", "BE"], "operator": "Nemo Link Limited", "start_year": 2019,
  "start_is_estimate": false, "capacity_mw": 1000, "owners": ["National Grid (50%)", "Elia (50%)"],
  "description": "In service.", "position_accuracy": "indicative", "sources": ["elec-nemo-site"]
}, "geometry": {"type": "LineString", "coordinates": [[1.3455, 51.3095], [3.2, 51.33]]}}"""

NAUTILUS = """{"type": "Feature", "id": "nautilus", "properties": {
  "id": "nautilus", "name": "Nautilus", "kind": "hybrid", "status": "proposed", "status_as_of": null,
  "countries": ["GB", "BE"], "operator": null, "start_year": null, "start_is_estimate": null, "capacity_mw": null,
  "owners": [], "description": "Proposed.", "position_accuracy": "schematic", "sources": ["elec-nemo-site"]
}, "geometry": {"type": "LineString", "coordinates": [[1.6, 52.2], [3.2, 51.33]]}}"""

STATIONS_TOML = """
title = "Stations"
summary = "Where cables end."
theme = "energy"
roles = []
order = 10
first_sight = false
hue = "electricity"
key_figure = ""
label_from_zoom = 8
below_land = false
licence = "CC BY 4.0"
licence_url = "https://creativecommons.org/licenses/by/4.0/"
attribution = "The atlas"
as_of = "2026-06"
sources = ["elec-nemo-site"]
caveats = []
coverage = "whole"
columns = ["link_ids", "hall"]
[kinds.station]
label = "Station"
shape = "square"
[fields.hall]
label = "Hall"
type = "boolean"
unit = ""
meaning = "Whether it has a hall."
good = true
bad = "yes"
"""

STATION = """{"type": "Feature", "id": "conv-richborough", "properties": {
  "id": "conv-richborough", "name": "Richborough", "kind": "station", "status": "operational",
  "status_as_of": "2025-12", "countries": ["GB"], "operator": null, "start_year": null, "start_is_estimate": null,
  "link_ids": ["nemo-link"], "hall": true, "description": "In Kent.", "position_accuracy": "approximate",
  "sources": ["elec-nemo-site"]
}, "geometry": {"type": "Point", "coordinates": [1.3455, 51.3095]}}"""

DECLARATION_TOML = """
id = "uk-belgium-2025"
title = "Joint statement"
parties = ["GB", "BE"]
date = "2025-12-12"
source = "joint-statement"

[[commitments]]
id = "energy-nautilus"
title = "Nautilus"
theme = "energy"
article_section = "Energy"
article_paragraph = 2
summary = "They will explore Nautilus."
strength = "will_explore"
actors = ["UK government"]
deadline = ""
instrument = []
mapped = "true"
map_layers = ["interconnectors"]
feature_ids = ["nautilus", "nemo-link"]
why_unmapped = ""
official_detail = ""
latest_status = "Under study."
status = "in_progress"
status_as_of = "2026-06-16"
looked_for = ""
sources = ["joint-statement"]
instrument_ids = ["tca"]

[[commitments]]
id = "energy-dialogue"
title = "Dialogue"
theme = "energy"
article_section = "Energy"
article_paragraph = 3
summary = "They agreed to talk."
strength = "agreed"
actors = ["UK government"]
deadline = "annual"
instrument = ["TCA"]
mapped = "false"
map_layers = []
feature_ids = []
why_unmapped = "No place is named."
official_detail = ""
latest_status = "Nothing yet."
status = "unknown"
status_as_of = "2025-12-12"
looked_for = ""
sources = ["joint-statement"]
instrument_ids = []
"""

INSTRUMENTS_TOML = """
[[instruments]]
id = "tca"
name = "Trade and Cooperation Agreement"
kind = "treaty"
parties = ["EU", "GB"]
date = "2020-12-30"
what_it_does = "Main treaty."
status = "in force"
url = ""
sources = ["joint-statement"]
"""

TIMELINE_TOML = """
[[events]]
id = "nemo-link-operation"
date = "2019-01-31"
date_precision = "day"
date_is_inferred = false
title = "Nemo Link in service"
summary = "The first link."
commitment_ids = ["energy-nautilus"]
feature_ids = ["nemo-link"]
sources = ["elec-nemo-site"]
phase = "past"
theme = "energy"
"""

LINK_STEPS_TOML = """
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
sources = ["elec-nemo-site"]
"""

ARRANGEMENTS_TOML = """
[[arrangements]]
id = "lp-gb-be"
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
sources = ["joint-statement"]
"""

CO2_PORTS_TOML = """
[[co2_ports]]
id = "richborough"
name = "Richborough"
port = "nemo-link"
canal = ""
begins = "beside Richborough"
"""

REDIRECTS_TOML = """
[[redirects]]
id = "nemo"
to = "nemo-link"
since = "2026-11"
reason = ""

[[redirects]]
id = "second-nautilus"
to = ""
since = "2026-11-23"
reason = "It was Nautilus, entered twice."
"""

FIRST_SIGHTS_TOML = """
[[first_sights]]
v = "1"
since = "2026-11-23"
layers = ["interconnectors"]
statuses = ["operational", "proposed"]
"""

WIND_TARGETS_TOML = """
[[targets]]
id = "be-2030"
states = ["BE"]
by = "Belgium"
year = 2030
gw = 5.4
gw_up_to = 5.8
bound = "exactly"
scope = "the North Sea"
same_sea = true
standing = "target"
said_on = "2021-10"
note = ""
replaced_by = ""
sources = ["elec-nemo-site"]
"""

WIND_TOTALS_TOML = """
[[totals]]
id = "be-2025"
states = ["BE"]
as_of = "2025"
mw = 2262
scope = "the North Sea"
same_sea = true
why = ""
sources = ["elec-nemo-site"]
"""

CORRECTIONS_TOML = """
[[corrections]]
id = "nemo-start"
date = "2026-11-29"
reason = "error"
layers = ["interconnectors"]
what = "Nemo Link was told to have started in 2018."
sources = ["elec-nemo-site"]
"""

READY_VIEWS_TOML = """
[[ready_views]]
id = "links-today"
title = "Links today"
subtitle = "In service: Nemo Link"
layers = ["interconnectors"]
statuses = ["operational"]
countries = []
q = ""
commitment = "energy-nautilus"
at = "52,2,7"
"""

EVIDENCE_TOML = """
[[grades]]
id = "authority"
label = "Public authority"
mark = "+"
meaning = "Said by a state."
documented = true

[[grades]]
id = "knowledge"
label = "General knowledge"
mark = "?"
meaning = "Known, and not opened."
documented = false
"""

SOURCES_CSV = """id,title,publisher,url,published,licence,what_for,kind
elec-nemo-site,"Nemo Link, facts",Nemo Link,https://www.nemolink.co.uk/,2025-12,All rights reserved,Capacity,authority
joint-statement,Joint statement,UK government,,n.d.,,Commitments,authority
"""

WriteData = Callable[[dict[str, str]], Path]
"""Writes the folder, with some of its files replaced or, where the text is "", left out; returns its path."""


def collection(*features: str) -> str:
    """A GeoJSON file of these features."""
    listed = ",\n".join(features)
    return f'{{"type": "FeatureCollection", "features": [\n{listed}\n]}}\n'


FILES = {
    "fields.toml": fields_toml(),
    "layers/interconnectors.toml": INTERCONNECTORS_TOML,
    "layers/interconnectors.geojson": collection(NEMO_LINK, NAUTILUS),
    "layers/stations.toml": STATIONS_TOML,
    "layers/stations.geojson": collection(STATION),
    "commitments/uk-belgium-2025.toml": DECLARATION_TOML,
    "instruments.toml": INSTRUMENTS_TOML,
    "timeline.toml": TIMELINE_TOML,
    "link_steps.toml": LINK_STEPS_TOML,
    "co2_arrangements.toml": ARRANGEMENTS_TOML,
    "co2_ports.toml": CO2_PORTS_TOML,
    "wind_targets.toml": WIND_TARGETS_TOML,
    "wind_totals.toml": WIND_TOTALS_TOML,
    "corrections.toml": CORRECTIONS_TOML,
    "redirects.toml": REDIRECTS_TOML,
    "first_sights.toml": FIRST_SIGHTS_TOML,
    "ready_views.toml": READY_VIEWS_TOML,
    "build/originals.toml": "originals = []\n",
    "subjects.toml": 'proposed_link = "nautilus"\n',
    "evidence.toml": EVIDENCE_TOML,
    "sources.csv": SOURCES_CSV,
    "glossary.csv": "term,expansion,meaning\nCO2,Carbon dioxide,A gas.\nAlly,,A friend.\n",
    "places.csv": "id,name,kind,rank,lon,lat\nplace-ostend,Ostend,city,2,2.92,51\n",
    "other_names.csv": "name,languages,place_ids,feature_ids,sources\nNemo,nl; nb,,nemo-link,elec-nemo-site\n",
}
"""The whole folder: path -> text."""
