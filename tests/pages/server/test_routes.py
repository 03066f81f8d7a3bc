"""Every address that the server answers beside the pages, asked with the real data."""

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from urllib.parse import unquote

import httpx
import pytest
from anyio.from_thread import start_blocking_portal
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geodata import base
from geodata.records import STATUSES
from layers.looks import palettes
from layers.maps import deck, legend
from layers.maps.deck import features_shown
from layers.maps.features import PARTS, drawn, heroes
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from pages import addresses, opened_atlas
from pages.parts import map_files
from pages.server.assets import ADDRESSES, PRELOADS
from pages.server.routes import ROUTES
from tests.conftest import ROOT

FOR_GOOD = "public, max-age=31536000, immutable"
ELSEWHERE = re.compile(r"(?:https?:)?//[\w.-]+\.\w+|https?://")
SVG = "http://www.w3.org/2000/svg"


def addresses_in(value: object) -> Iterator[str]:
    """Every address of this server in a specification."""
    if isinstance(value, dict):
        for item in value.values():
            yield from addresses_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from addresses_in(item)
    elif isinstance(value, str) and value.startswith("/") and value != "/":  # a style divides with "/"
        yield value


HOW_MANY = len(list((ROOT / "geodata" / "layers").glob("*.toml")))
"""Layers of the atlas."""


def first_sight_addresses(atlas: Atlas, base_map: str) -> list[str]:
    """Every address that the browser fetches for the first sight on a base map."""
    view = MapView.first_sight(atlas).but(base=base_map)
    found = [
        *addresses_in(json.loads(deck.deck(view, atlas, map_files.addresses_of_map()).to_json())),
        *addresses_in(deck.label_sources(view, atlas, addresses.data, addresses.tiles)),
        map_files.swatches(base_map).address,
        *addresses_in(json.loads(gzip.decompress(map_files.style(base_map).packed))),
        *addresses.base_map_files().values(),
        *ADDRESSES.values(),
        *(address for address, kind in PRELOADS if kind != "font"),  # fonts are Streamlit's own
        map_files.style(base_map).address,
    ]
    return sorted(set(found))


async def status_of(path: str) -> int:
    """The status of an answer to a path just as it stands: a client would tidy it first."""
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"part=point",
        "headers": [],
        "scheme": "http",
        "server": ("testserver", 80),
        "root_path": "",
    }
    await Starlette(routes=ROUTES)(scope, receive, send)  # type: ignore[arg-type]
    status = sent[0]["status"]
    assert isinstance(status, int)
    return status


def refusal(answer: httpx.Response) -> tuple[int, str, str]:
    """Status, kind and the whole text of an answer that says no."""
    return answer.status_code, answer.headers["content-type"], answer.text


def no(status: int, sentence: str) -> tuple[int, str, str]:
    return status, "text/plain; charset=utf-8", sentence


@pytest.mark.parametrize("base_map", ["paper", "night"])
def test_every_address_of_the_first_sight_is_answered_and_kept_for_good(
    base_map: str, client: TestClient, real_atlas: Atlas
) -> None:
    asked = first_sight_addresses(real_atlas, base_map)
    assert len(asked) > 25
    answers = {address: client.get(address) for address in asked}
    wrong = {
        address: (answer.status_code, answer.headers.get("cache-control"))
        for address, answer in answers.items()
        if (answer.status_code, answer.headers.get("cache-control")) != (200, FOR_GOOD)
    }
    assert wrong == {}


@pytest.mark.parametrize("base_map", ["paper", "night"])
def test_nothing_of_the_first_sight_names_another_host(base_map: str, client: TestClient, real_atlas: Atlas) -> None:
    """All but the packaged map program, whose comments and error messages do."""
    asked = first_sight_addresses(real_atlas, base_map)
    assert len(asked) > len(real_atlas.layers)
    others = {
        address: ELSEWHERE.findall(unquote(client.get(address).text).replace(SVG, ""))
        for address in asked
        if address != ADDRESSES["map_library.js"] and not address.endswith(f".png?v={map_files.symbols()[0]}")
    }
    assert len(others) >= len(asked) - 2
    assert {address: found for address, found in others.items() if found} == {}


def test_every_layer_answers_each_of_its_parts_as_it_is_drawn(client: TestClient, real_atlas: Atlas) -> None:
    view = MapView(layers=())
    for id, layer in real_atlas.layers.items():
        for part in (*PARTS, "label"):
            answer = client.get(addresses.data(layer, view, part))
            shown = layer.features[layer.features["status"].isin(view.statuses)]
            wanted = drawn(
                layer, shown, part=part, base="paper", heroes=heroes(real_atlas), mark_undated=False
            )  # fmt: skip
            assert (answer.status_code, answer.headers["content-type"]) == (200, "application/geo+json")
            assert answer.json() == json.loads(json.dumps(wanted)), id


def test_features_are_filtered_by_status_country_and_year(client: TestClient) -> None:
    def ids(query: str) -> list[str]:
        answer = client.get(f"/layers/interconnectors.geojson?part=label&{query}")
        return [feature["properties"]["id"] for feature in answer.json()["features"]]

    assert "nautilus" in ids("status=proposed")
    assert "nautilus" not in ids("status=operational")
    assert "nemo-link" in ids("status=operational&country=BE&year=2019")
    assert "nemo-link" not in ids("status=operational&country=BE&year=2018")
    assert ids("status=none") == []


def test_an_empty_word_says_nothing(client: TestClient) -> None:
    plain = client.get("/layers/ports.geojson?part=point").content
    assert client.get("/layers/ports.geojson?part=point&year=&status=&country=&base=").content == plain


def test_one_feature_is_answered_whatever_the_filters_say(client: TestClient) -> None:
    for query in ("id=nautilus", "id=nautilus&status=operational&year=1970"):
        answer = client.get(f"/layers/interconnectors.geojson?part=label&{query}")
        assert [feature["properties"]["name"] for feature in answer.json()["features"]] == ["Nautilus"]


def test_features_travel_compressed(client: TestClient, real_atlas: Atlas) -> None:
    address = addresses.data(real_atlas.layers["ports"], MapView(layers=()), "point")
    with client.stream("GET", address) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) == len(raw)
    assert len(raw) < len(gzip.decompress(raw)) / 5
    assert len(json.loads(gzip.decompress(raw))["features"]) == 70


PACKED = (
    "/layers/ports.geojson?part=point",
    "/swatches/paper.css",
    "/style/paper.json",
    "/base/lakes.geojson",
    "/tables/all.json?layers=ports",
    ADDRESSES["map.css"],
)


@pytest.mark.parametrize("address", PACKED)
@pytest.mark.parametrize(
    ("accepts", "packed"),
    [("gzip", True), ("br;q=1.0, gzip;q=0.8, *;q=0.1", True), ("*", True), ("identity", False), ("gzip;q=0, *", False)],
)
def test_an_answer_is_packed_for_who_accepts_that_and_plain_for_others(
    address: str, accepts: str, packed: bool, client: TestClient
) -> None:
    with client.stream("GET", address, headers={"Accept-Encoding": accepts}) as answer:
        raw = b"".join(answer.iter_raw())
    assert (answer.status_code, answer.headers.get("content-encoding")) == (200, "gzip" if packed else None)
    assert answer.headers["vary"] == "Accept-Encoding"
    assert int(answer.headers["content-length"]) == len(raw)
    assert (gzip.decompress(raw) if packed else raw) == client.get(address).content


@pytest.mark.parametrize(
    "address",
    [
        "/layers/ports.geojson?part=point",
        "/layers/ports.geojson?part=point&v=000000000000ffffffff",
        "/symbols/paper.png?v=old",
        "/symbols/paper.json",
        "/swatches/paper.css?v=old",
        "/style/paper.json?v=old",
        "/base/lakes.geojson?v=old",
    ],
)
def test_an_outdated_address_is_answered_with_what_is_true_now_and_not_kept(address: str, client: TestClient) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")


def test_the_picture_of_symbols_and_their_places_belong_together(client: TestClient) -> None:
    version = map_files.symbols()[0]
    for base_map in ("paper", "night"):
        picture = client.get(f"/symbols/{base_map}.png?v={version}")
        places = client.get(f"/symbols/{base_map}.json?v={version}")
        assert (picture.headers["content-type"], places.headers["content-type"]) == ("image/png", "application/json")
        sheet = Image.open(io.BytesIO(picture.content))
        assert all(place["x"] + place["width"] <= sheet.width for place in places.json().values())


@pytest.mark.parametrize("base_map", ["paper", "night"])
def test_every_symbol_that_a_feature_asks_for_is_in_the_picture(
    base_map: str, client: TestClient, real_atlas: Atlas
) -> None:
    places = client.get(f"/symbols/{base_map}.json").json()
    view = MapView(layers=(), statuses=tuple(STATUSES), base=base_map)
    asked = {
        feature["properties"]["icon"]
        for layer in real_atlas.layers.values()
        for part in PARTS
        for feature in client.get(addresses.data(layer, view, part)).json()["features"]
        if feature["geometry"]["type"] == "Point"
    }
    assert asked
    assert asked - places.keys() == set()


@pytest.mark.parametrize("base_map", ["paper", "night"])
def test_one_style_sheet_holds_the_picture_of_every_legend_row(base_map: str, client: TestClient) -> None:
    atlas = opened_atlas.atlas()
    answer = client.get(map_files.swatches(base_map).address)
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    found = re.findall(r'^\[data-swatch="([\w.]+)"\].*url\("data:image/svg\+xml,([^"]+)"\)', answer.text, re.MULTILINE)
    pictures = {name: unquote(picture) for name, picture in found}
    assert pictures == {name: legend.swatch(name, base_map, atlas.layers) for name in pictures}
    assert pictures.keys() > {*atlas.layers, "status.proposed", "position.schematic", "undated"}


@pytest.mark.parametrize("base_map", ["paper", "night"])
def test_the_style_of_a_base_map_takes_everything_from_this_server(base_map: str, client: TestClient) -> None:
    answer = client.get(f"/style/{base_map}.json")
    style = answer.json()
    assert answer.headers["content-type"] == "application/json"
    assert sorted(style) == ["layers", "metadata", "name", "sources", "version"]
    at_once = {id: source["data"] for id, source in style["sources"].items() if isinstance(source["data"], str)}
    assert {**at_once, **style["metadata"]["later"]} == addresses.base_map_files()
    assert style["layers"][0]["paint"]["background-color"][-1] == palettes.PALETTES[base_map]["sea"]
    assert "http" not in answer.text


@pytest.mark.parametrize("name", base.NAMES)
def test_files_of_the_base_map_are_answered_as_they_lie_in_the_folder(name: str, client: TestClient) -> None:
    answer = client.get(addresses.base_map_files()[name])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/geo+json")
    assert answer.content == (base.FOLDER / f"{name}.geojson").read_bytes()


def test_the_table_of_a_view_has_a_row_for_each_feature_shown(client: TestClient, real_atlas: Atlas) -> None:
    view = MapView(layers=("interconnectors", "ports"), countries=("BE",))
    answer = client.get(addresses.table(None, view, real_atlas))
    shown = features_shown(view, real_atlas)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert (answer.headers["cache-control"], answer.headers["content-encoding"]) == ("no-cache", "gzip")
    assert [row["id"] for row in answer.json()["rows"]] == [id for features in shown.values() for id in features.index]
    assert [column["label"] for column in answer.json()["columns"]] == [
        "Name", "Layer", "Kind", "Status", "Status as of", "Countries", "Year", "Key figure", "Position",
        "Best source",
    ]  # fmt: skip


def test_the_table_of_a_layer_has_its_own_columns(client: TestClient, real_atlas: Atlas) -> None:
    answer = client.get(addresses.table("ports", MapView.first_sight(real_atlas).but(select="nautilus"), real_atlas))
    assert str(answer.url).endswith("/tables/ports.json?")
    assert len(answer.json()["rows"]) == 70
    columns = [column["label"] for column in answer.json()["columns"]]
    assert len(columns) == 12 + len(real_atlas.layers["ports"].info.columns)
    assert "Source of single facts" in columns


def test_addresses_in_the_tables_are_those_of_the_data(client: TestClient, real_atlas: Atlas) -> None:
    for id, layer in real_atlas.layers.items():
        own = {
            str(value)
            for name, field in layer.info.fields.items()
            if field.type == "url"
            for value in layer.features[name]
        }
        found = {
            cell
            for row in client.get(f"/tables/{id}.json").json()["rows"]
            for cell in row["cells"]
            if isinstance(cell, str) and cell.startswith(("http://", "https://"))
        }
        assert found <= own


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("geojson", "application/geo+json"),
        ("gpkg", "application/geopackage+sqlite3"),
        ("csv", "text/csv; charset=utf-8"),
    ],
)
def test_a_download_is_a_file_with_a_name(ending: str, kind: str, client: TestClient) -> None:
    answer = client.get(f"/map.{ending}?layers=energy_islands")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="north-sea-atlas-energy-islands-and-hubs-in-and-around-the-north-sea.{ending}"'
    )
    assert answer.headers["cache-control"] == "no-cache"


def test_a_download_holds_what_the_view_shows(client: TestClient) -> None:
    collection = client.get("/map.geojson?layers=interconnectors&status=proposed&country=BE").json()
    rows = csv.DictReader(
        io.StringIO(client.get("/map.csv?layers=interconnectors&status=proposed&country=BE").text.lstrip("\ufeff"))
    )
    ids = [feature["id"] for feature in collection["features"]]
    assert "nautilus" in ids
    assert ids == [row["id"] for row in rows]
    assert client.get("/map.gpkg?layers=interconnectors").content.startswith(b"SQLite format 3\x00")


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        (
            "/layers/port.geojson?part=point",
            no(404, "There is no layer “port”. Did you mean 'ports'?"),
        ),
        (
            f"/layers/{'x' * 99}.geojson?part=point",
            no(
                404,
                f"There is no layer “{'x' * 40}”. "
                f"There are {HOW_MANY} to choose from, such as 'anchorages', 'autonomous_shipping', 'cargo_density'.",
            ),
        ),
        (
            "/layers/ports.geojson",
            no(400, "part is missing from the address. Allowed: 'area', 'label', 'line', 'outline', 'plain', 'point'."),
        ),
        (
            "/layers/ports.geojson?part=points",
            no(400, "part “points” in the address is not known. Did you mean 'point'?"),
        ),
        (
            "/layers/ports.geojson?part=point&base=nite",
            no(400, "base “nite” in the address is not known. Did you mean 'night'?"),
        ),
        (
            "/layers/ports.geojson?part=point&status=operational,planed",
            no(400, "status “planed” in the address is not known. Did you mean 'planned'?"),
        ),
        (
            "/layers/ports.geojson?part=point&country=UK",
            no(
                400,
                "country “UK” in the address is not known. "
                "Allowed: 'BE', 'DE', 'DK', 'FR', 'GB', 'IE', 'NL', 'NO', 'SE'.",
            ),
        ),
        (
            "/layers/ports.geojson?part=point&year=1964",
            no(400, "year “1964” in the address is not a year from 1965 to 2050."),
        ),
        (
            "/layers/ports.geojson?part=point&year=soon&base=dusk",
            no(
                400,
                "base “dusk” in the address is not known. Allowed: 'night', 'paper'. "
                "year “soon” in the address is not a year from 1965 to 2050.",
            ),
        ),
        (
            "/layers/ports.geojson?part=point&id=nautilus",
            no(400, "Ports has no feature “nautilus”."),
        ),
        (
            "/layers/ports.geojson?part=point&countries=BE",
            no(400, "The word “countries” is not understood in the address of ports.geojson. Did you mean 'country'?"),
        ),
        ("/symbols/dusk.png", no(404, "There are symbols for paper and night, as png and json.")),
        ("/symbols/paper.gif", no(404, "There are symbols for paper and night, as png and json.")),
        ("/swatches/dusk.css", no(404, "There is no base map “dusk”. Allowed: 'night', 'paper'.")),
        ("/style/dusk.json", no(404, "There is no base map “dusk”. Allowed: 'night', 'paper'.")),
        ("/base/lake.geojson", no(404, "The base map has no “lake”. Did you mean 'lakes'?")),
        ("/tables/port.json", no(404, "There is no layer “port”. Did you mean 'ports'?")),
        (
            "/tables/all.json?layers=port",
            no(400, "layers “port” in the address is not known. Did you mean 'ports'?"),
        ),
        (
            "/map.csv?year=soon&base=dusk",
            no(
                400,
                "year “soon” in the address is not a year from 1965 to 2050. "
                "base “dusk” in the address is not known. Allowed: 'night', 'paper'.",
            ),
        ),
        (
            "/map.shp",
            no(
                404,
                "The map is not offered as “shp”. Allowed: "
                "'csv', 'geojson', 'gpkg', 'html', 'pdf', 'png', 'pptx', 'svg', "
                "'text.svg', 'xlsx', 'zip'.",
            ),
        ),
        (
            "/assets/map.000000000000.js",
            no(404, "There is no such file: the page is older than the server. Reload it."),
        ),
    ],
)
def test_what_is_not_understood_gets_one_clear_sentence(
    address: str, answer: tuple[int, str, str], client: TestClient
) -> None:
    assert refusal(client.get(address)) == answer


def test_a_word_that_is_not_understood_comes_back_short_and_as_plain_text(client: TestClient) -> None:
    long = client.get("/layers/ports.geojson", params={"part": "y" * 5000})
    assert refusal(long) == no(
        400, f"part “{'y' * 40}…” in the address is not known. "
        "Allowed: 'area', 'label', 'line', 'outline', 'plain', 'point'."
    )  # fmt: skip
    script = client.get("/layers/ports.geojson", params={"part": "<script>alert(1)</script>"})
    assert refusal(script) == no(
        400, "part in the address is not known. Allowed: 'area', 'label', 'line', 'outline', 'plain', 'point'."
    )


@pytest.mark.parametrize(
    "path",
    [
        "/layers/../../etc.geojson",
        "/layers/../layers/ports.geojson",
        "/layers//ports.geojson",
        "/base/../build.py",
        "/base/../../pyproject.toml",
        "/base/../lakes.geojson",
        "/assets/../routes.py",
        "/assets//etc/passwd",
        "/style/../paper.json",
        "/tables/../all.json",
        "/map./../csv",
        "/",
        "/layers/",
        "/layers/ports.toml",
    ],
)
def test_a_path_that_climbs_out_of_its_folder_finds_nothing(path: str) -> None:
    with start_blocking_portal() as portal:
        assert portal.call(status_of, path) == 404


@pytest.mark.parametrize(
    "path",
    [
        "/layers/..%2f..%2fetc.geojson",
        "/layers/%2e%2e%2fports.geojson",
        "/base/%2e%2e/build.py",
        "/base/..%2flakes.geojson",
        "/assets/..%2froutes.py",
        "/layers/ports%00.geojson",
        "/map.%2e%2e",
    ],
)
def test_an_escaped_path_that_climbs_out_of_its_folder_finds_nothing(path: str, client: TestClient) -> None:
    assert client.get(path).status_code == 404


def test_an_address_can_only_be_read(client: TestClient) -> None:
    assert client.head("/layers/ports.geojson?part=point").status_code == 200
    assert client.post("/layers/ports.geojson?part=point").status_code == 405
    assert client.delete("/map.csv").status_code == 405
