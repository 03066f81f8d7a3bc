"""The reader's view of the map on the Explore page: its widgets, its camera, and what a click does."""

from collections.abc import Mapping
from typing import Any

from geodata.records import STATUSES
from layers.maps.headings import filters_told
from layers.views.camera import around, target_of
from layers.views.commitment_places import thread_of
from layers.views.map_view import FIRST_VIEW, NAMED_VIEWS, PRESENT, YEARS, Camera, MapView, NamedView
from loaders.atlas import Atlas
from pages import opened_atlas
from pages.session import address_sync
from pages.session.browser import presenting
from pages.session.kept import KEPT

PAGE = "explore"
ANY_YEAR = "Any year"
ALL = "all"
"""In the place of a field: every filter."""
RESET = "All as at first"
ALONE = [*STATUSES.values(), RESET]
"""What a reader may have: one status alone, or layers and filters as at first."""
Years = tuple[str | int, ...]
YEAR_CHOICES: Years = (ANY_YEAR, *YEARS)


class _Switches:
    """A switch for each layer."""

    def shown(self, value: tuple[str, ...]) -> Mapping[str, object]:
        """Which are on."""
        return {layer_key(id): id in value for id in opened_atlas.atlas().layers}

    def told(self, state: Mapping[Any, Any]) -> tuple[str, ...]:
        """The layers that are switched on."""
        return tuple(id for id in opened_atlas.atlas().layers if state[layer_key(id)])


class _YearOrAny:
    """A list of years that begins with a word for any."""

    def shown(self, value: int | None) -> Mapping[str, object]:
        """The year or the word."""
        return {address_sync.key_of(PAGE, "year"): value or ANY_YEAR}

    def told(self, state: Mapping[Any, Any]) -> int | None:
        """The year, None for any."""
        year = state[address_sync.key_of(PAGE, "year")]
        return None if year == ANY_YEAR else year


FORMS: dict[str, address_sync.Form] = {"layers": _Switches(), "year": _YearOrAny()}
"""The fields of a view that do not stand in one widget as they are."""


def arrive(atlas: Atlas) -> tuple[MapView, list[str]]:
    """The view at the start of a run: see `address_sync.arrive`. Where it has begun anew, the map flies to it."""
    times, new = address_sync.begun(PAGE), KEPT.get("explore:unused", address_sync.is_bare())
    KEPT["explore:unused"] = new and KEPT.get("page", PAGE) == PAGE
    view, notes = address_sync.arrive(PAGE, MapView.from_query, atlas, FORMS, seeded=True)
    if address_sync.begun(PAGE) != times:
        _fly(target_of(atlas, view))
    return view, notes


def is_unused(view: MapView, atlas: Atlas) -> bool:
    """Whether the reader came by the bare address, has been on no other page, and has done nothing but look round."""
    first = MapView.first_sight(atlas).but(camera=view.camera, base=view.base)
    KEPT["explore:unused"] = KEPT["explore:unused"] and view == first
    return bool(KEPT["explore:unused"])


def begin_use() -> None:
    """The reader needs no welcome."""
    KEPT["explore:unused"] = False


def seed() -> MapView:
    """What the controls say when they are first drawn."""
    seed: MapView = KEPT["explore:seed"]
    return seed


def settle(view: MapView, atlas: Atlas) -> None:
    """Put the words of the view into the address, where presenting keeps its own."""
    address_sync.settle(PAGE, view, atlas, {PRESENT: "yes"} if presenting() else {})


def layer_key(layer_id: str) -> str:
    """The widget key of a layer's switch."""
    return f"layer:{layer_id}"


def camera() -> tuple[Camera | NamedView, int]:
    """Where the map flies when the number beside it changes; otherwise the camera stays where the reader put it."""
    return KEPT.get("explore:target", FIRST_VIEW), KEPT.get("explore:flight", 0)


def map_moved(camera: Camera) -> None:
    """The reader has moved the map, or a flight has ended: remember the camera."""
    KEPT["explore:target"] = camera
    address_sync.choose(PAGE, "camera", camera)


def map_picked(feature: str | None) -> None:
    """The reader has clicked a feature, or open water to close the panel."""
    address_sync.choose(PAGE, "select", feature)


def came_to(year: object) -> None:
    """The reader has come to a year on the map, or to any (None)."""
    if year is None or year in YEARS:
        address_sync.choose(PAGE, "year", year)


def unfilter(atlas: Atlas, field: str) -> None:
    """One filter is to go, or "all" of them."""
    view = explored() or MapView.first_sight(atlas)
    told = filters_told(view, atlas)
    for name in told if field == ALL else [field] if field in told else []:
        address_sync.choose(PAGE, name, getattr(MapView(()), name))


def alone_or_reset(atlas: Atlas) -> None:
    """One status was chosen that alone may be shown, or that layers and filters are to be as at first."""
    words, first = address_sync.said(PAGE, "alone"), MapView.first_sight(atlas)
    if words == RESET:
        address_sync.choose(PAGE, "layers", first.layers)
        unfilter(atlas, ALL)
    else:
        address_sync.choose(PAGE, "statuses", tuple(status for status, told in STATUSES.items() if told == words))


def shows_more_than(layer: str) -> bool:
    """Whether the reader sees another layer, too."""
    view = explored()
    return view is not None and set(view.layers) != {layer}


def only_layer(layer: str) -> None:
    """Of all layers this one alone is to be shown."""
    address_sync.choose(PAGE, "layers", (layer,))


def row_picked(atlas: Atlas, feature: str | None) -> None:
    """A row of the table was chosen: its feature is selected and flown to."""
    if feature and atlas.layer_of(feature):
        show_feature(atlas, feature)


def view_with(atlas: Atlas, feature: str) -> MapView:
    """The reader's view of the map with one feature selected and its layer switched on; the camera will go there."""
    view = explored() or MapView.first_sight(atlas)
    return view.with_feature(feature, atlas).but(base=address_sync.base_map())


def explored() -> MapView | None:
    """The reader's view of the map on the Explore page; None where it has not been opened."""
    return address_sync.choice_on(PAGE, MapView)


def alone(feature: str) -> None:
    """Of all features only this one is to be shown, or this one too beside others that were chosen by name."""
    view = explored()
    address_sync.choose(PAGE, "only", (*(view.only if view else ()), feature))


def pick(atlas: Atlas, feature: str) -> None:
    """A feature is added to the picked ones, its layer switched on, or taken out of them."""
    if not atlas.layer_of(feature):
        return
    before = _with_switches(atlas)
    _become(before, before.with_pick(feature, atlas))


def gathered(atlas: Atlas, what: str, feature: str) -> None:
    """Something is asked of the picked features: see `pages.parts.map_component.show_map`."""
    view = _with_switches(atlas)
    if what == "pick":
        pick(atlas, feature)
    elif what == "only":
        _become(view, view.but(only=()) if view.only_picked else view.picked_alone(atlas))
    elif what == "clear":
        _become(view, view.but(pick=(), only=() if view.only_picked else view.only))
    elif what == "zoom" and view.pick:
        _fly(around(atlas, *view.pick))


def _with_switches(atlas: Atlas) -> MapView:
    """The reader's view with the layers that are switched on now, in the midst of a run too."""
    on = FORMS["layers"].told(KEPT)
    return (explored() or MapView.first_sight(atlas)).but(layers=on)


def _become(before: MapView, after: MapView) -> None:
    for name in ("layers", "statuses", "only", "pick"):
        if getattr(after, name) != getattr(before, name):
            address_sync.choose(PAGE, name, getattr(after, name))


def close(name: str) -> None:
    """The panel of what this field of the view names is closed: ``select`` for the chosen feature, ``commitment`` for
    the one that is followed.

    A button closes its own panel alone, so that a second click in haste is no answer to a panel that is not there yet.
    """
    address_sync.choose(PAGE, name, None)


def followed(atlas: Atlas) -> None:
    """A commitment was chosen in the list, or none: its layers are switched on, the map frames its places and dims
    everything else.
    """
    commitment = address_sync.said(PAGE, "commitment")
    if commitment is None or address_sync.is_late(PAGE, "commitment"):
        return
    _switch_on(*thread_of(atlas, atlas.commitments[commitment]).layers)
    for name, value in (("commitment", commitment), ("select", None), ("camera", None)):
        address_sync.choose(PAGE, name, value)
    _fly(target_of(atlas, explored() or MapView.first_sight(atlas)))


def go() -> None:
    """A named view was chosen: fly there."""
    title = address_sync.said(PAGE, "go")
    _fly(next(view for view in NAMED_VIEWS if view.title == title))


def show_feature(atlas: Atlas, feature: str) -> None:
    """A feature was asked for by name: select it and fly there."""
    address_sync.choose(PAGE, "select", feature)
    _fly(around(atlas, feature))


def _switch_on(*layers: str) -> None:
    on = {*FORMS["layers"].told(KEPT), *layers}
    address_sync.choose(PAGE, "layers", tuple(id for id in opened_atlas.atlas().layers if id in on))


def _fly(target: Camera | NamedView) -> None:
    KEPT["explore:target"] = target
    KEPT["explore:flight"] = camera()[1] + 1
