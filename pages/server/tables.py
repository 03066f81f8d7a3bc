"""The tables of pages, fetched by address, and the commitments as a file."""

import gzip
from datetime import date

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from layers.commitments import listing
from layers.commitments.listing import CommitmentChoice
from layers.maps import tables
from layers.maps.deck import features_shown
from layers.views.address import Words, understood
from layers.views.commitment_places import thread_of
from layers.views.filtering import shown
from layers.views.map_view import MapView
from pages import opened_atlas
from pages.server import answers
from pages.server.map_data import known_layer


async def features(request: Request) -> Response:
    """``/tables/all.json`` or ``/tables/<layer>.json``: the features of a view as a table."""
    atlas = opened_atlas.atlas()
    view = understood(MapView.from_query(request.query_params, atlas))
    if request.path_params["name"] == "all":
        return _table(tables.overview(atlas, features_shown(view, atlas)))
    layer = atlas.layers[known_layer(request)]
    return _table(tables.layer_table(atlas, layer, shown(layer.features, view)))


async def commitments(request: Request) -> Response:
    """``/tables/commitments.json``: the commitments that pass the filters of the page."""
    atlas = opened_atlas.atlas()
    choice = understood(CommitmentChoice.from_query(request.query_params, atlas))
    return _table(listing.table(atlas, listing.chosen(atlas, choice), date.today()), group="Theme")


async def commitments_file(request: Request) -> Response:
    """``/commitments.csv``: the same as a file."""
    atlas = opened_atlas.atlas()
    choice = understood(CommitmentChoice.from_query(request.query_params, atlas))
    content = listing.download(atlas, listing.chosen(atlas, choice), date.today())
    return answers.file(content, "text/csv; charset=utf-8", "uk-belgium-commitments.csv")


async def places(request: Request) -> Response:
    """``/tables/places.json?commitment=...``: the features that a commitment names, as a table."""
    atlas, read = opened_atlas.atlas(), Words(request.query_params, names=("commitment",))
    asked = read.needed("commitment", atlas.commitments)
    named = thread_of(atlas, atlas.commitments[understood((asked, read.notes))]).named
    rows = tables.overview(atlas, {id: atlas.layers[id].features.loc[list(ids)] for id, ids in named.items()})
    return _table(rows[["Name", "Kind", "Status", "Key figure"]])


def _table(rows: pd.DataFrame, group: str = "") -> Response:
    return answers.packed(gzip.compress(tables.as_json(rows, group=group), 6), "application/json")
