"""Words round the map: its title, what it shows, and whom to credit."""

from geodata.records import COUNTRIES, DELIVERY_STATUSES, STATUSES, STRENGTHS, Commitment
from layers.looks import basemap, styles
from layers.views.commitment_places import places_text
from layers.views.map_view import DEFAULT_STATUSES, MapView
from layers.wording.facts import FACTS_AS_OF, in_words, listing
from loaders.atlas import Atlas

FIRST_TITLE = "The North Sea, and what Britain and Belgium agreed on it"
"""Title of the first sight."""
PURPOSE = "What lies in and around the North Sea, and which UK-Belgium commitment stands behind it."
LIMITS_OF_USE = "Not a navigational, legal or investment document."
NO_LAYER = "No layer is switched on"
"""What stands in the place of the number of features where there can be none."""


def title(view: MapView, atlas: Atlas) -> str:
    """What the map shows, as a headline: the commitment that is followed, else at most three layers by name."""
    if view.commitment:
        return atlas.commitments[view.commitment].title
    if view.layers == MapView.first_sight(atlas).layers:
        return FIRST_TITLE
    names = [atlas.layers[id].info.title for id in view.layers]
    if not names:
        return "The North Sea"
    names = [names[0], *(name[0].lower() + name[1:] if not name[1:2].isupper() else name for name in names[1:])]
    if len(names) > 3:
        return f"{names[0]}, {names[1]} and {len(names) - 2} more layers"
    return listing(names)


def subtitle(view: MapView, atlas: Atlas, count: int) -> str:
    """How many features are shown, the filters in words, and the date of the facts.

    Where a commitment is followed: how strongly it is promised, what became of it, and where it is on the map.
    """
    if view.commitment:
        followed = atlas.commitments[view.commitment]
        return " · ".join([promised(followed), delivered(followed), places_text(atlas, followed)])
    parts = [f"{count:,} features" if count != 1 else "1 feature"] if count or view.layers else [NO_LAYER]
    if view.countries:
        parts.append(", ".join(COUNTRIES[code] for code in view.countries))
    if view.statuses != DEFAULT_STATUSES:
        parts.append(", ".join(STATUSES[status].lower() for status in view.statuses) or "no status chosen")
    if view.q:
        parts.append(f"with “{view.q}”")
    if view.year is not None:
        parts.append(f"there, or expected, in {view.year}")
    return " · ".join([*parts, f"facts as of {FACTS_AS_OF}"])


def promised(commitment: Commitment) -> str:
    """``Promised: will explore``."""
    return f"Promised: {STRENGTHS[commitment.strength].lower()}"


def delivered(commitment: Commitment) -> str:
    """``Now: achieved, 16 June 2026``."""
    return f"Now: {DELIVERY_STATUSES[commitment.status].lower()}, {in_words(commitment.status_as_of)}"


def attribution(view: MapView, atlas: Atlas) -> str:
    """Credit lines of the base map and of every visible layer, each once, and what the map is not."""
    credits = dict.fromkeys(
        credit.strip() for id in view.layers for credit in atlas.layers[id].info.attribution.split(";")
    )
    return (
        ". ".join([basemap.ATTRIBUTION.rstrip("."), "; ".join(credits), LIMITS_OF_USE])
        if credits
        else f"{basemap.ATTRIBUTION} {LIMITS_OF_USE}"
    )


def ink(base: str) -> dict[str, str]:
    """Colours of the lettering of features on a base map, as CSS."""
    return {
        name: f"rgb({', '.join(map(str, colours[base]))})"
        for name, colours in (("text", styles.INK), ("halo", styles.HALO))
    }
