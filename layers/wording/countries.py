"""The names of states in a sentence, and which states the recorded CO2 arrangements speak of."""

from geodata.records import COUNTRIES, WITH_ARTICLE, Co2Arrangement
from loaders.atlas import Atlas

BELGIUM = "BE"


def states(atlas: Atlas) -> dict[str, str]:
    """The North Sea states whose standing is recorded, in the order of the records: code -> name."""
    return {record.countries[0]: record.party_a for record in standing_of_states(atlas).values()}


def all_states(atlas: Atlas) -> dict[str, str]:
    """Every state that can be asked about: first those with a standing, then their neighbours and partners."""
    named = states(atlas) | {code: name for code, name in COUNTRIES.items() if code not in states(atlas)}
    for record in signed_arrangements(atlas):
        for code in record.countries:
            if code not in named:
                others = {named.get(other) for other in record.countries}
                named[code] = next(name for name in (record.party_a, record.party_b) if name not in others)
    return named


def named(name: str) -> str:
    """A state's name inside a sentence: ``the Netherlands``, ``Norway``."""
    return f"the {name}" if name in {COUNTRIES[code] for code in WITH_ARTICLE} else name


def signed_arrangements(atlas: Atlas) -> list[Co2Arrangement]:
    """The arrangements between two states that are signed, in the order of the records."""
    return [record for record in atlas.arrangements if record.party_b and record.date_signed]


def standing_of_states(atlas: Atlas) -> dict[str, Co2Arrangement]:
    """Where each state stands under the 2009 export amendment: code -> record."""
    return {record.countries[0]: record for record in atlas.arrangements if not record.party_b}
