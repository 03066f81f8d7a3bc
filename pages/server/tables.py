"""The tables of pages, fetched by address, and the commitments as a file. They are made off the event loop."""

import gzip
import re
from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from layers.commitments import listing
from layers.commitments.listing import CommitmentChoice
from layers.maps import table_pages, tables
from layers.maps.table_pages import PageChoice
from layers.views.address import NotUnderstood, Words, echo, understood
from layers.views.commitment_places import thread_of
from layers.views.map_view import MapView
from pages import opened_atlas
from pages.server import answers
from pages.server.desks import ANSWERS, Sent, sent, waited_for
from pages.server.map_data import known_layer
from pages.server.queue import Call, Made, Work

PAGE_WORDS = ("from", "sort", "down", "find")
"""Words of the address of a table that ask for a page of it, where it is too long to be sent whole."""


async def features(request: Request) -> Response:
    """``/tables/all.json`` or ``/tables/<layer>.json``: the features of a view as a table."""
    name = request.path_params["name"]
    layer = "" if name == "all" else known_layer(request)
    return await _answered(Call(_features, (layer, sent(request))), request)


def _features(layer: str, words: Sent) -> Made:
    """The table of one layer, or of all for ""."""
    atlas = opened_atlas.atlas()
    of_page, of_view = parted(words)
    view = understood(MapView.from_query(of_view, atlas))
    features = dict(table_pages.rows_of(atlas, view, layer))
    if table_pages.is_long(features):
        choice = page_choice(of_page)
        rows, total = table_pages.page(atlas, view, choice, layer)
        return _table(rows, beside={"total": total, "from": choice.start, "page": table_pages.PAGE})
    if layer:
        return _table(tables.layer_table(atlas, atlas.layers[layer], features[layer]))
    return _table(tables.overview(atlas, features))


def parted(words: Sent) -> tuple[dict[str, str], dict[str, str]]:
    """The words of an address that ask for a page of a long table, and those of a view."""
    every = dict(words)
    return {name: every.pop(name) for name in PAGE_WORDS if name in every}, every


def page_choice(words: Mapping[str, str]) -> PageChoice:
    """The page that is asked for; raises `NotUnderstood` for a number that is none."""
    start = words.get("from", "0")
    if not re.fullmatch(r"[0-9]{1,9}", start):
        raise NotUnderstood(f"from{echo(start)} in the address is not the number of a row.")
    find = Words(words).text("find")
    return PageChoice(int(start), words.get("sort", ""), words.get("down") == "yes", find)


async def commitments(request: Request) -> Response:
    """``/tables/commitments.json``: the commitments that pass the filters of the page."""
    return await _answered(Call(_commitments, (sent(request), date.today())), request)


def _commitments(words: Sent, today: date) -> Made:
    atlas = opened_atlas.atlas()
    choice = understood(CommitmentChoice.from_query(dict(words), atlas))
    found = listing.by_deadline(listing.chosen(atlas, choice))
    return _table(listing.table(atlas, found, today), listing.groups(found))


async def commitments_file(request: Request) -> Response:
    """``/commitments.csv``: the same as a file."""
    made = await waited_for(ANSWERS, Work(Call(_commitments_file, (sent(request), date.today()))), request)
    return answers.file(made.content, "text/csv; charset=utf-8", "uk-belgium-commitments.csv")


def _commitments_file(words: Sent, today: date) -> Made:
    atlas = opened_atlas.atlas()
    choice = understood(CommitmentChoice.from_query(dict(words), atlas))
    return Made(listing.download(atlas, listing.chosen(atlas, choice), today))


async def places(request: Request) -> Response:
    """``/tables/places.json?commitment=...``: the features that a commitment names, as a table."""
    return await _answered(Call(_places, (sent(request),)), request)


def _places(words: Sent) -> Made:
    atlas, read = opened_atlas.atlas(), Words(dict(words), names=("commitment",))
    asked = read.needed("commitment", atlas.commitments)
    named = thread_of(atlas, atlas.commitments[understood((asked, read.notes))]).named
    rows = tables.overview(atlas, {id: atlas.layers[id].features.loc[list(ids)] for id, ids in named.items()})
    return _table(rows[["Name", "Kind", "Status", "Key figure"]])


def _table(rows: pd.DataFrame, groups: Sequence[str] = (), beside: Mapping[str, object] = tables.NOTHING) -> Made:
    return Made(gzip.compress(tables.as_json(rows, groups, beside), 6))


async def _answered(call: Call, request: Request) -> Response:
    return answers.packed((await waited_for(ANSWERS, Work(call), request)).content, "application/json")
