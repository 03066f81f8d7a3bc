"""Measures the files of a view against plain ``GeoDataFrame.plot`` and ``savefig``.

Files are asked of the server's own addresses, in this process: *anew* is a file that
is not kept yet, *kept* the same again. The plain picture has the same layers over the same ground in the same stretch
and size, in matplotlib's own colours: no names, no legend, no symbols, no sources.
"""

import io
import statistics
import time
from collections.abc import Callable

import geopandas as gpd
from matplotlib.figure import Figure
from starlette.applications import Starlette
from starlette.testclient import TestClient

from benchmarks.tables import Measured, middle, ratio, table
from geodata import base
from layers.exports.briefs import Brief
from layers.exports.formats import FORMATS
from layers.exports.picture.forms import FORMS
from layers.maps.deck import features_shown
from layers.views.camera import frame_of
from layers.views.map_view import Camera, MapView
from loaders.atlas import Atlas
from pages import addresses, opened_atlas
from pages.server.routes import ROUTES

RUNS = 5
PLAIN = "plain `GeoDataFrame.plot` + `savefig`, 1920x1080"
GROUND = ("land", "lakes", "borders", "depth")
"""Files of the base map that lie below the layers in this view."""


def measured(few: bool) -> Measured:
    """Its table."""
    runs = 1 if few else RUNS
    with TestClient(Starlette(routes=ROUTES)) as client:
        atlas = opened_atlas.atlas()
        ground = [gpd.read_file(base.FOLDER / f"{name}.geojson") for name in GROUND]
        first = seconds(lambda: answer(client, "png", 0))
        for ending in FORMATS:  # a warm server
            answer(client, ending, 0)
        plain_png(ground, atlas, 0)
        plain: list[float] = []
        anew: dict[str, list[float]] = {ending: [] for ending in FORMATS}
        kept: dict[str, list[float]] = {ending: [] for ending in FORMATS}
        for run in range(1, runs + 1):
            plain.append(seconds(lambda: plain_png(ground, atlas, run)))  # noqa: B023
            for ending in FORMATS:
                anew[ending].append(seconds(lambda: answer(client, ending, run)))  # noqa: B023
                kept[ending].append(seconds(lambda: answer(client, ending, run)))  # noqa: B023
    rows = [[PLAIN, middle(plain), "1.00", "", ""]]
    for ending in FORMATS:
        words = "PNG, 1920x1080" if ending == "png" else ending.upper()
        rows.append([words, middle(anew[ending]), ratio(anew[ending], plain), middle(kept[ending], 4)])
        rows[-1].append(f"{statistics.median(kept[ending]) / statistics.median(plain):.3f}")
    head = ["one view as", "anew, s (range)", "x plain", "kept, s (range)", "x plain"]
    return Measured(table(head, rows), f"Medians of {runs}; the very first picture of a server took {first:.2f} s.")


def view(atlas: Atlas, run: int) -> MapView:
    """The first sight's layers, each run a hair's breadth further east: no run finds what another has left."""
    return MapView.first_sight(atlas).but(camera=Camera(51.95, round(2.2 + run / 1000, 3), 7.2))


def answer(client: TestClient, ending: str, run: int) -> bytes:
    """What the server answers for a file of the view."""
    atlas = opened_atlas.atlas()
    found = client.get(addresses.file(Brief.on_screen(view(atlas, run)), ending, atlas))
    found.raise_for_status()
    content: bytes = found.content
    return content


def plain_png(ground: list[gpd.GeoDataFrame], atlas: Atlas, run: int) -> bytes:
    """The same layers as a PNG of the same size, with nothing but ``GeoDataFrame.plot`` and ``savefig``."""
    wide, high = FORMS["slide"].pixels
    figure = Figure(figsize=(wide / 100, high / 100), dpi=100)
    axes = figure.add_axes((0, 0, 1, 1))
    shown = view(atlas, run)
    for rows in [*ground, *features_shown(shown, atlas).values()]:
        rows.plot(ax=axes)
    west, south, east, north = frame_of(shown.camera, 1280, 720).bounds  # type: ignore[arg-type]
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    packed = io.BytesIO()
    figure.savefig(packed)
    return packed.getvalue()


def seconds(task: Callable[[], object]) -> float:
    """How long a task takes."""
    started = time.perf_counter()
    task()
    return time.perf_counter() - started
