"""Words round the map: its title, what it shows, and whom to credit."""

from collections.abc import Mapping, Sequence
from datetime import date

from geodata.records import COUNTRIES, DELIVERY_STATUSES, STATUSES, STRENGTHS, THEMES, Commitment, Layer
from layers.looks import basemap, styles
from layers.maps.deck import features_shown
from layers.views.commitment_places import places_text
from layers.views.filtering import undated
from layers.views.map_view import DEFAULT_STATUSES, MapView
from layers.wording.facts import (
    FACTS_AS_OF,
    age_note,
    in_a_sentence,
    in_words,
    key_figure_line,
    listing,
    status_text,
    status_words,
)
from layers.wording.rights import shape_rights
from loaders.atlas import Atlas
from loaders.missing import sentence, titles

FIRST_TITLE = "The North Sea, and what Britain and Belgium agreed on it"
"""Title of the first sight."""
SEA = "The North Sea"
MOST_TOPICS = 3
"""Things of one theme that a title names one by one."""
MOST_NAMED = 3
"""Features picked or chosen by name that a title names one by one."""
PURPOSE = "What lies in and around the North Sea, and which UK-Belgium commitment stands behind it."
LIMITS_OF_USE = "Not a navigational, legal or investment document."
"""Beside a status whose evidence is that old."""
CREDIT = "© OpenStreetMap contributors and others"
"""The credit that stands on every map of the screen; `attribution` is one click away."""
NO_LAYER = "No layer is switched on"
"""What stands in the place of the number of features where there can be none."""


def title(view: MapView, atlas: Atlas) -> str:
    """What a view is about, in one line: what is selected or picked, the commitment followed, what was chosen by name
    (of many the first, and how many more), else the sea and what it shows.

    The same on the map, the tab, in every file and in its name. It never says where the map looks: the map is moved
    without the page.
    """
    if 0 < len(view.subject) <= MOST_NAMED:
        return _one_line(listing([str(atlas.feature(id)["name"]) for id in view.subject]))
    if view.commitment:
        return _one_line(atlas.commitments[view.commitment].title)
    if view.only:
        return _one_line(listing(_names(view.only, atlas)))
    if view.layers == MapView.first_sight(atlas).layers:
        return FIRST_TITLE
    layers = [atlas.layers[id].info for id in view.layers]
    told = [layer for layer in layers if layer.theme != "boundaries"] or layers
    match told:
        case []:
            return SEA
        case [layer]:
            return _one_line(f"{layer.title} in and around the North Sea")
        case _:
            return _one_line(f"{SEA}: {listing(_topics(told))}")


def _names(ids: Sequence[str], atlas: Atlas) -> list[str]:
    """The names of features, at most `MOST_NAMED`: of more the first, and how many are left."""
    few = ids if len(ids) <= MOST_NAMED else ids[: MOST_NAMED - 1]
    left = len(ids) - len(few)
    return [*(str(atlas.feature(id)["name"]) for id in few), *([f"{left:,} more"] if left else [])]


def _topics(layers: Sequence[Layer]) -> list[str]:
    """What layers are about, each thing once; of a theme with many of them its own name."""
    found: list[str] = []
    for theme in dict.fromkeys(layer.theme for layer in layers):
        topics = list(dict.fromkeys(layer.topic or layer.title for layer in layers if layer.theme == theme))
        found += topics if len(topics) <= MOST_TOPICS else [in_a_sentence(THEMES[theme])]
    return found


def _one_line(words: str) -> str:
    """Text without line breaks: a name in a record could have one."""
    return " ".join(words.split())


def subtitle(view: MapView, atlas: Atlas, count: int) -> str:
    """How many features are shown, the filters in words, what the atlas lacks, and the date of the facts. Beside a year
    stands how many of them have none.

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
    if view.only:
        own = "picked" if view.only_picked else "chosen by name"
        parts += [_told(id, atlas) for id in view.only] if len(view.only) <= MOST_NAMED else [own]
    if view.pick and not view.only_picked:
        few = len(view.pick) <= MOST_NAMED
        parts += [_told(id, atlas) for id in view.pick] if few else [f"{len(view.pick)} of them picked"]
    if view.q:
        parts.append(f"with “{view.q}”")
    if view.year is not None:
        parts.append(f"in service or expected in {view.year}")
        if dateless := sum(
            int(undated(atlas.layers[id].features).reindex(features.index).sum())
            for id, features in features_shown(view, atlas).items()
        ):
            parts[-1] += f", {dateless:,} without a start year also shown"
    if layers := [each for each in atlas.missing.values() if each.is_layer]:
        parts.append(f"without {titles(layers)}")
    return " · ".join([*parts, f"facts as of {FACTS_AS_OF}"])


def filters_told(view: MapView, atlas: Atlas) -> dict[str, str]:
    """The filters of a view in words, by their fields, in the order of its address; what is as at first has none.

    What the map says in a bar of its own, that the picked alone are shown, is not among them.
    """
    found = {}
    if view.statuses != DEFAULT_STATUSES:
        found["statuses"] = _few([STATUSES[status].lower() for status in view.statuses]).capitalize() or "No status"
    if view.countries:
        found["countries"] = _few([COUNTRIES[code] for code in view.countries])
    if view.year is not None:
        found["year"] = f"In service or expected in {view.year}"
    if view.q:
        found["q"] = f"With “{view.q}”"
    if view.only and not view.only_picked:
        found["only"] = _few([str(atlas.feature(id)["name"]) for id in view.only])
    return {field: _one_line(words) for field, words in found.items()}


def _few(names: Sequence[str]) -> str:
    """``Belgium, France, Norway and 2 more``"""
    told = list(names[:MOST_NAMED])
    more = len(names) - len(told)
    return listing([*told, f"{more} more"] if more else told) if told else ""


def _told(id: str, atlas: Atlas) -> str:
    """``Nemo Link: in service, capacity 1,000 MW``: how a feature that was chosen by name stands, with its figure."""
    layer, feature = atlas.layers[str(atlas.layer_of(id))].info, atlas.feature(id).to_dict()
    words = [status_words(layer, feature), key_figure_line(layer, feature)]  # type: ignore[arg-type]
    return _one_line(f"{feature['name']}: {', '.join(in_a_sentence(each) for each in words if each)}")


def standing(view: MapView, atlas: Atlas, today: date) -> str:
    """The line below the title: how the one feature that it is about stands, with its key figure, else what `subtitle`
    says.
    """
    if len(view.subject) != 1:
        return subtitle(view, atlas, sum(len(features) for features in features_shown(view, atlas).values()))
    (id,) = view.subject
    layer = atlas.layers[str(atlas.layer_of(id))].info
    figure = key_figure_line(layer, atlas.feature(id).to_dict())  # type: ignore[arg-type]
    parts = (status_told(id, atlas, today), figure, f"facts as of {FACTS_AS_OF}")
    return _one_line(" · ".join(part for part in parts if part))


def status_told(id: str, atlas: Atlas, today: date) -> str:
    """The status of a feature with its date, whether that is long ago, and whether something newer was looked for."""
    layer = atlas.layers[str(atlas.layer_of(id))].info
    feature: Mapping[str, object] = atlas.feature(id).to_dict()  # type: ignore[assignment]
    return f"{status_text(layer, feature)}{age_note(feature, today)}"


def promised(commitment: Commitment) -> str:
    """``Promised: will explore``."""
    return f"Promised: {STRENGTHS[commitment.strength].lower()}"


def delivered(commitment: Commitment) -> str:
    """``Now: achieved, 16 June 2026``."""
    return f"Now: {DELIVERY_STATUSES[commitment.status].lower()}, {in_words(commitment.status_as_of)}"


def attribution(view: MapView, atlas: Atlas) -> str:
    """Credit lines of the base map, of every visible layer and of shapes of others in it, each once, and what the map
    is not.

    Before them stands what the atlas lacks, if anything: a file outlives the notice on the page that it came from.
    """
    shown = [atlas.layers[id] for id in view.layers]
    credits = dict.fromkeys(credit.strip() for layer in shown for credit in layer.info.attribution.split(";"))
    credits |= dict.fromkeys(each.credit for layer in shown for each in shape_rights(atlas, layer.features))
    lacks = sentence(atlas.missing.values())
    told = (
        ". ".join([basemap.ATTRIBUTION.rstrip("."), "; ".join(credits), LIMITS_OF_USE])
        if credits
        else f"{basemap.ATTRIBUTION} {LIMITS_OF_USE}"
    )
    return f"{lacks} {told}" if lacks else told


def ink(base: str) -> dict[str, str]:
    """Colours of the lettering of features on a base map, as CSS."""
    return {
        name: f"rgb({', '.join(map(str, colours[base]))})"
        for name, colours in (("text", styles.INK), ("halo", styles.HALO))
    }
