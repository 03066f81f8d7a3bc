"""Terminals, hubs, pipelines and ship routes for CO2."""

import pandas as pd

from geodata.records import COUNTRIES
from layers.co2.choice import Co2Choice, transport_layer
from layers.wording.countries import BELGIUM
from layers.wording.facts import NOT_PUBLISHED, in_words, status_words, year_text
from loaders.atlas import Atlas


def transport(atlas: Atlas, choice: Co2Choice) -> pd.DataFrame:
    """Terminals, hubs, pipelines and ship routes of Belgium and of the chosen countries, Belgium's first. Index: id."""
    layer = transport_layer(atlas)
    wanted = {*choice.country, BELGIUM} if choice.country else set(COUNTRIES)
    features = [each for each in layer.features.to_dict("records") if wanted.intersection(each["countries"])]
    features.sort(key=lambda each: (BELGIUM not in each["countries"], each["kind"], each["name"]))
    rows = [
        {
            "id": each["id"],
            "Name": each["name"],
            "Kind": layer.info.kinds[each["kind"]].label.removeprefix("CO2 ").capitalize(),
            "Status": status_words(layer.info, each),
            "Status as of": in_words(each["status_as_of"]) or NOT_PUBLISHED,
            "From": year_text(each),
            "Capacity (Mt CO2/year)": each["capacity_mtpa"],
            "Joins": " – ".join(end for end in (each["endpoint_a"], each["endpoint_b"]) if end),
            "Published length (km)": each["length_km"],
            "Countries": ", ".join(each["countries"]),
        }
        for each in features
    ]
    return pd.DataFrame(rows).set_index("id")


def transport_in_short(atlas: Atlas, choice: Co2Choice) -> str:
    """How many there are of each kind and how far they are."""
    table = transport(atlas, choice)
    kinds = ", ".join(f"{count} {kind.lower()}{'s' if count > 1 else ''}" for kind, count in _counts(table["Kind"]))
    statuses = ", ".join(f"{count} {status.lower()}" for status, count in _counts(table["Status"]))
    return f"{len(table)} in all ({kinds}): {statuses}."


def _counts(words: "pd.Series[str]") -> list[tuple[str, int]]:
    return [(str(word), int(count)) for word, count in words.value_counts().items()]
