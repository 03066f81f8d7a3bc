"""A view on a page: the map with its title, legend and credits, on Explore and wherever else places are shown."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from layers.looks.overlays import Mark, collection
from layers.maps import legend
from layers.maps.answers import Answer, Collection, Part, drawn_parts, features_of, names
from layers.maps.coverage import as_collection, partly_covered, unsearched
from layers.maps.deck import deck, features_shown, label_sources
from layers.maps.features import heroes
from layers.maps.headings import CREDIT, attribution, ink, subtitle, title
from layers.maps.legend_groups import grouped
from layers.maps.told import drawn_words
from layers.views.map_view import ORDER, PRESENT, Camera, MapView, NamedView
from loaders.atlas import Atlas
from pages import addresses, opened_atlas
from pages.parts import map_files
from pages.parts.in_words import show_in_words
from pages.parts.map_component import show_map
from pages.server.overlay_store import keep


def show_stage(
    atlas: Atlas,
    view: MapView,
    *,
    camera: Camera | NamedView,
    flight: int = 0,
    panel: bool = False,
    key: str,
    addressed: bool = False,
    answer: Sequence[Answer] = (),
    marks: Sequence[Mark] = (),
    heading: str = "",
    subheading: str = "",
    legend_open: bool = False,
    told_first: Sequence[str] = (),
    leads: bool = False,
    level: int = 2,
    on_picked: Callable[[str | None], None] = lambda _: None,
    on_camera: Callable[[Camera], None] = lambda _: None,
) -> None:
    """Show a view. ``panel`` says that a panel covers the right of it, ``addressed`` that its camera is in the address.
    ``answer`` are features that are shown one by one and not with their layers, ``marks`` are drawn above them; a click
    on one gives its id. ``heading`` and ``subheading`` are the title and the line below it in other words.
    ``legend_open``: the legend is open at first where there is room. ``told_first`` are the kinds of marks and the
    layers whose rows stand below the title, too: without them the map could not be read. ``level`` is that of the title
    among the headings of the page.

    For the rest see `pages.parts.map_component.show_map`.
    """
    shown = features_shown(view, atlas)
    keyed = features_of([each for each in answer if each.look], atlas)
    plain = features_of([each for each in answer if not each.look], atlas)
    dressed, named = _drawn(tuple(answer), view.base, view.select, view.year is not None)
    answered = any(each.id == view.select for each in answer)
    whole = view.but(layers=tuple(id for id in atlas.layers if id in {*view.layers, *keyed, *plain}))
    partly = partly_covered(view, atlas)
    beyond = unsearched(partly, atlas)
    rows = legend.mark_rows([*(each.kind for each in marks), *(each.look for each in answer)]) + legend.rows(
        plain | shown,
        atlas.layers,
        year=view.year,
        named=heroes(atlas),
        keyed=keyed,
        selected=view.select is not None and (answered or atlas.layer_of(view.select) is not None),
        hatched=partly,
    )
    entries = grouped(rows, atlas.layers)
    first = [
        (entry.row.label, entry.row.swatch)
        for entry in entries
        if entry.row.layer in told_first or entry.row.swatch.removeprefix("mark.") in told_first
    ]
    show_map(
        deck(
            view.but(select=None) if answered else view,
            atlas,
            map_files.addresses_of_map(
                keep(collection(marks, view.base)) if marks else "",
                {part: keep(features) for part, features in dressed.items()},
            ),
        ),
        style=map_files.style(view.base).address,
        camera=camera,
        flight=flight,
        frame={
            "base": view.base,
            "title": heading or title(view, atlas),
            "subtitle": subheading
            or subtitle(view, atlas, sum(map(len, (*shown.values(), *keyed.values(), *plain.values())))),
            "legend": [
                (entry.row.label, entry.row.swatch, entry.heading, [(row.label, row.swatch) for row in entry.within])
                for entry in entries
            ],
            "swatches": map_files.swatches(view.base).address,
            # What is not so is left out: every rerun sends this anew.
            "labels": [
                {word: how for word, how in each.items() if how is not False}
                for each in [*_names(named, atlas), *label_sources(view, atlas, addresses.data)]
            ],
            "open": legend_open,
            "credit": CREDIT,
            "attribution": attribution(whole, atlas),
            "unsearched": keep(as_collection(beyond)) if beyond else "",
            "ink": ink(view.base),
            "selected": view.select,
            "panel": panel,
            "addressed": {"said": view.lasting_query(atlas), "order": (*ORDER, PRESENT)} if addressed else None,
            "ports": next(
                (atlas.layers[id].info.label_from_zoom for id in atlas.present_as("port") if id in view.layers), None
            ),
        }
        | ({} if level == 2 else {"level": level})
        | ({"first": first} if first else {})
        | ({"spot": _spot(atlas, view.select)} if panel and view.select and isinstance(camera, Camera) else {}),
        key=key,
        leads=leads,
        on_picked=on_picked,
        on_camera=on_camera,
    )
    show_in_words(f"The map shows: {drawn_words([shown, keyed, plain], atlas) or 'land and sea alone.'}")


def _spot(atlas: Atlas, id: str) -> list[float]:
    """West, south, east and north of a feature: a camera that was chosen on another screen may not show it here."""
    return [round(float(side), 3) for side in atlas.feature(id)["geometry"].bounds]


@lru_cache(maxsize=64)
def _drawn(
    answer: tuple[Answer, ...], base: str, select: str | None, mark_undated: bool
) -> tuple[dict[Part, Collection], dict[str, Collection]]:
    """The parts of an answer, and the names of what has none of its own in it: most clicks leave both as they are."""
    atlas = opened_atlas.atlas()
    return drawn_parts(answer, atlas, base, select=select, mark_undated=mark_undated), names(answer, atlas, base)


def _names(named: Mapping[str, Collection], atlas: Atlas) -> list[dict[str, object]]:
    """Where the names of what is shown one by one are fetched, as `layers.maps.deck.label_sources` says of layers."""
    return [
        {"id": id, "data": keep(found), "from": atlas.layers[id].info.label_from_zoom} for id, found in named.items()
    ]
