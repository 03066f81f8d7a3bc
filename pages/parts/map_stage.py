"""A view on a page: the map with its title, legend and credits, on Explore and wherever else places are shown."""

from collections.abc import Callable, Mapping, Sequence

from layers.maps.answers import features_of
from layers.maps.coverage import partly_covered
from layers.maps.deck import deck, features_shown, label_sources
from layers.maps.features import short
from layers.maps.found import Found
from layers.maps.headings import CREDIT, attribution, filters_told, ink, subtitle, title
from layers.maps.legend_groups import grouped
from layers.maps.subject import Subject, rows_of
from layers.maps.told import drawn_words
from layers.views.map_view import Camera, MapView, NamedView
from loaders.atlas import Atlas
from pages import addresses
from pages.parts import map_files
from pages.parts.in_words import show_in_words
from pages.parts.map_component import show_map
from pages.parts.map_files import MapFile
from pages.parts.subject_maps import Answered

NOTHING_FOUND = Answered(Found(MapView(layers=())), None, {}, {})
"""What a map of layers alone shows beside them."""


def show_stage(
    atlas: Atlas,
    view: MapView,
    *,
    camera: Camera | NamedView,
    flight: int = 0,
    panel: bool = False,
    key: str,
    addressed: tuple[Mapping[str, str], Sequence[str]] | None = None,
    linked: str = "",
    answered: Answered = NOTHING_FOUND,
    heading: str = "",
    subheading: str = "",
    legend_open: bool = False,
    told_first: Sequence[str] = (),
    leads: bool = False,
    fills: bool = False,
    level: int = 2,
    on_picked: Callable[[str | None], None] = lambda _: None,
    on_camera: Callable[[Camera], None] = lambda _: None,
    on_gathered: Callable[[str, str], None] | None = None,
    on_year: Callable[[object], None] | None = None,
    on_unfiltered: Callable[[str], None] | None = None,
) -> None:
    """Show a view. ``panel`` says that a panel covers the right of it. Where its camera is in the address,
    ``addressed`` are the words beside it there and the order of all. Maps that are ``linked`` look at the same place:
    one "leads", whose camera is the page's, and others say "follows".
    ``answered`` is what the page has found for its map: features that are shown one by one and not with their layers,
    and marks above them; a click on one gives its id. ``heading`` and ``subheading`` are the title and the line below
    it in other words.
    ``legend_open``: the legend is open at first where there is room. ``told_first`` are the kinds of marks and the
    layers whose rows stand below the title, too: without them the map could not be read. ``fills``: the map fills its
    page and has the wheel and one finger for itself; any other leaves them to the page around it, which scrolls.
    ``level`` is that of the title among the headings of the page. Features can be picked where ``on_gathered`` says
    what becomes of that; the reader can go through the years where ``on_year`` says what becomes of the one that they
    have come to, and is shown the filters where ``on_unfiltered`` takes one away.

    For the rest see `pages.parts.map_component.show_map`.
    """
    shown, found = features_shown(view, atlas), answered.found
    keyed = features_of([each for each in found.answer if each.look], atlas)
    plain = features_of([each for each in found.answer if not each.look], atlas)
    whole = view.but(layers=tuple(id for id in atlas.layers if id in {*view.layers, *keyed, *plain}))
    partly = partly_covered(view, atlas)
    beyond = map_files.unsearched(partly)
    entries = grouped(rows_of(view, found, atlas), atlas.layers)
    first = [
        (entry.row.label, entry.row.swatch)
        for entry in entries
        if entry.row.layer in told_first or entry.row.swatch.removeprefix("mark.") in told_first
    ]
    show_map(
        deck(
            view.but(select=None) if found.is_selected else view,
            atlas,
            map_files.addresses_of_map(
                answered.marks.address if answered.marks else "",
                {part: file.address for part, file in answered.parts.items()},
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
                for each in [
                    *_names(answered.names, atlas),
                    *label_sources(view, atlas, addresses.data, addresses.tiles),
                ]
            ],
            "open": legend_open,
            "credit": CREDIT,
            "attribution": attribution(whole, atlas),
            "unsearched": beyond.address if beyond else "",
            "ink": ink(view.base),
            "selected": view.select,
            "panel": panel,
            "addressed": {"said": addressed[0], "order": addressed[1]} if addressed else None,
            "ports": next(
                (atlas.layers[id].info.label_from_zoom for id in atlas.present_as("port") if id in view.layers), None
            ),
        }
        | ({"gathers": True} if on_gathered else {})
        | ({"filters": told} if on_unfiltered and (told := _filters(view, atlas, bool(on_year))) else {})
        | ({"linked": linked} if linked else {})
        | ({"years": addresses.years()} if on_year else {})
        | ({"year": view.year} if on_year and view.year is not None else {})
        | ({"alone": True} if view.only_picked else {})
        | ({"picked": [[id, short(str(atlas.feature(id)["name"]))] for id in view.pick]} if view.pick else {})
        | ({} if level == 2 else {"level": level})
        | ({"fills": True} if fills else {})
        | ({"first": first} if first else {})
        | ({"spot": _spot(atlas, view.select)} if panel and view.select and isinstance(camera, Camera) else {}),
        key=key,
        leads=leads,
        on_picked=on_picked,
        on_camera=on_camera,
        on_gathered=on_gathered or (lambda _what, _id: None),
        on_year=on_year or (lambda _: None),
        on_unfiltered=on_unfiltered or (lambda _: None),
    )
    show_in_words(f"The map shows: {drawn_words([shown, keyed, plain], atlas) or 'only land and sea.'}")


def show_subject(
    atlas: Atlas,
    answered: Answered,
    subject: Subject,
    *,
    key: str,
    flight: int = 0,
    told_first: Sequence[str] = (),
    leads: bool = False,
    on_picked: Callable[[str | None], None] = lambda _: None,
) -> None:
    """Show the map that is a page's answer, with the title and the look that its files have too. See `show_stage`."""
    show_stage(
        atlas,
        answered.found.view,
        camera=subject.look,
        flight=flight,
        key=key,
        answered=answered,
        heading=subject.title,
        subheading=subject.told,
        told_first=told_first,
        leads=leads,
        on_picked=on_picked,
    )


def _filters(view: MapView, atlas: Atlas, with_years: bool) -> list[tuple[str, str]]:
    """The filters that stand on the map; the year does not where it has a bar of its own."""
    return [(field, words) for field, words in filters_told(view, atlas).items() if field != "year" or not with_years]


def _spot(atlas: Atlas, id: str) -> list[float]:
    """West, south, east and north of a feature: a camera that was chosen on another screen may not show it here."""
    return [round(float(side), 3) for side in atlas.feature(id)["geometry"].bounds]


def _names(named: Mapping[str, MapFile], atlas: Atlas) -> list[dict[str, object]]:
    """Where the names of what is shown one by one are fetched, as `layers.maps.deck.label_sources` says of layers."""
    return [
        {"id": id, "data": file.address, "from": atlas.layers[id].info.label_from_zoom} for id, file in named.items()
    ]
