"""The tiles and the table of a layer that is too large to be sent whole: 21,000 lights in a copy of the project."""

from typing import Any

import pytest

from tests.conftest import copied
from tests.many_features import write_many
from tests.test_readme import asked

FOR_GOOD = "public, max-age=31536000, immutable"
KIND = "application/vnd.mapbox-vector-tile"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the copy answers."""
    copy = copied(tmp_path_factory.mktemp("many") / "atlas")
    write_many(copy, 21_000)
    return asked(
        copy,
        """
        import gzip
        import os
        from pages import addresses, opened_atlas
        from layers.views.map_view import MapView
        from layers.maps.tiling import TILE_ZOOMS
        from pyogrio import read_dataframe

        store = Path("tiles").resolve()
        os.environ["ATLAS_TILES"] = str(store)
        atlas = opened_atlas.atlas()
        lights, view = atlas.layers["lighthouses"], MapView(layers=("lighthouses",))

        def counted(view, z, columns, rows, part="point"):
            total = 0
            for x in columns:
                for y in rows:
                    address = addresses.tiles(lights, view, part).format(z=z, x=x, y=y)
                    answer = client.get(address)
                    assert answer.status_code == 200, answer.text
                    content = answer.content
                    if content:
                        path = Path(f"{z}/{x}/{y}.mvt")
                        path.parent.mkdir(parents=True, exist_ok=True)
                        path.write_bytes(content)
                        total += int(read_dataframe(path)["stands_for"].sum())
            return total

        with TestClient(app) as client:
            address = addresses.tiles(lights, view, "point").format(z=5, x=16, y=10)
            first = client.get(address)
            kept = [each for each in store.rglob("*.mvt")]
            found["first"] = [first.status_code, first.headers["content-type"], first.headers["cache-control"],
                              first.headers["content-encoding"], len(first.content) > 10_000]
            found["kept"] = [str(each.relative_to(store)).partition("/")[2] for each in kept]
            made = kept[0].read_bytes()
            kept[0].write_bytes(gzip.compress(b"what lies on disk"))
            found["from disk"] = client.get(address).text
            kept[0].write_bytes(made)
            found["again"] = client.get(address).content == first.content
            empty = client.get(addresses.tiles(lights, view, "point").format(z=5, x=0, y=0))
            found["empty"] = [empty.status_code, len(empty.content), len(list(store.rglob("*.mvt")))]
            found["old version"] = client.get(address.replace("v=", "v=0")).headers["cache-control"]
            found["counts"] = [
                counted(view, 4, (7, 8), (4, 5)),
                counted(view, 6, range(31, 34), range(17, 22)),
                counted(view.but(statuses=("planned",), base="night"), 4, (7, 8), (4, 5)),
                counted(view.but(q="light 7 made"), 4, (7, 8), (4, 5)),
                counted(view.but(countries=("BE",), year=1990), 4, (7, 8), (4, 5)),
            ]
            found["refused"] = {
                asked: [answer.status_code, answer.text]
                for asked in (
                    "/layers/ports/5/16/10.mvt?part=point",
                    "/layers/lighthouses/3/1/1.mvt?part=point",
                    "/layers/lighthouses/5/32/10.mvt?part=point",
                    "/layers/lighthouses/5/16/10.mvt?part=halo",
                    "/layers/lighthouses/5/16/10.mvt?part=point&colour=red",
                    "/layers/lighthouse/5/16/10.mvt?part=point",
                    "/layers/lighthouses.geojson?part=point",
                )
                for answer in [client.get(asked)]
            }
            one = client.get("/layers/lighthouses.geojson?part=point&id=light-7").json()
            found["one"] = [each["properties"]["name"] for each in one["features"]]
            def table(words):
                page = client.get(f"/tables/lighthouses.json?layers=lighthouses&{words}").json()
                rows = page["rows"]
                return [page["total"], page["from"], page["page"], len(rows), rows[0]["cells"][0] if rows else "",
                        rows[-1]["cells"][0] if rows else ""]
            found["tables"] = {words: table(words) for words in (
                "", "from=20800", "sort=Name", "sort=Name&down=yes", "sort=Height (m)", "find=light 999",
                "find=nothing", "sort=Status&from=16800", "sort=no such column",
            )}
            every = client.get("/tables/all.json?layers=lighthouses,ports&find=light 20999").json()
            found["all"] = [every["total"], [row["cells"][:2] for row in every["rows"]]]
            found["wrong row"] = client.get("/tables/lighthouses.json?from=-1").text
            short = client.get("/tables/ports.json?layers=ports").json()
            found["short"] = sorted(short)

        page = AppTest.from_file(str(Path("pages/navigation.py").resolve()), default_timeout=120)
        page.query_params["layers"] = "lighthouses"
        page.query_params["select"] = "light-7"
        page.run()
        found["page"] = [len(page.exception), page.header[0].value]
        (sent,) = [json.loads(each.proto.json) for each in page.get("bidi_component")
                   if "layers" in json.loads(each.proto.json)]
        found["layers"] = [[each["id"], each["data"].partition("?")[0], each.get("tiles")] for each in sent["layers"]]
        found["labels"] = [[each["id"], each["data"].partition("?")[0], each.get("tiles")] for each in sent["labels"]]
        found["subtitle"], found["legend"] = sent["subtitle"], [row[0] for row in sent["legend"]]
        """,
    )


def test_a_tile_is_answered_and_kept_for_good_by_who_asked_and_on_disk(told: dict[str, Any]) -> None:
    assert told["first"] == [200, KIND, FOR_GOOD, "gzip", True]
    assert told["kept"] == ["5/16/10.mvt"]
    assert told["from disk"] == "what lies on disk"
    assert told["again"]
    assert told["old version"] == "no-cache"


def test_a_tile_without_features_is_empty_and_takes_no_room_on_disk(told: dict[str, Any]) -> None:
    assert told["empty"] == [200, 0, 1]


def test_what_gdal_reads_in_all_tiles_of_a_zoom_is_as_many_as_pass_the_filters(told: dict[str, Any]) -> None:
    assert told["counts"] == [21_000, 21_000, 4200, 7149, 2400]


def test_what_there_is_no_tile_of_is_refused_in_a_sentence(told: dict[str, Any]) -> None:
    assert told["refused"] == {
        "/layers/ports/5/16/10.mvt?part=point": [404, "Ports is sent whole: ask for ports.geojson."],
        "/layers/lighthouses/3/1/1.mvt?part=point": [
            404,
            "There are tiles of zooms 4 to 13, as many as the world is wide.",
        ],
        "/layers/lighthouses/5/32/10.mvt?part=point": [
            404,
            "There are tiles of zooms 4 to 13, as many as the world is wide.",
        ],
        "/layers/lighthouses/5/16/10.mvt?part=halo": [
            400,
            "part “halo” in the address is not known. Allowed: 'area', 'label', 'line', 'point'.",
        ],
        "/layers/lighthouses/5/16/10.mvt?part=point&colour=red": [
            400,
            "The word “colour” is not understood in the address of a tile of lighthouses. Did you mean 'country'?",
        ],
        "/layers/lighthouse/5/16/10.mvt?part=point": [
            404,
            "There is no layer “lighthouse”. Did you mean 'lighthouses'?",
        ],
        "/layers/lighthouses.geojson?part=point": [
            400,
            "Lighthouses is too large to be sent whole: ask for its tiles, or for an id.",
        ],
    }
    assert told["one"] == ["Light 7"]


def test_a_long_table_is_sent_by_pages_and_sorted_and_searched_on_the_server(told: dict[str, Any]) -> None:
    assert told["tables"] == {
        "": [21_000, 0, 200, 200, "Light 0", "Light 199"],
        "from=20800": [21_000, 20_800, 200, 200, "Light 20800", "Light 20999"],
        "sort=Name": [21_000, 0, 200, 200, "Light 0", "Light 199"],
        "sort=Name&down=yes": [21_000, 0, 200, 200, "Light 20999", "Light 20800"],
        "sort=Height (m)": [21_000, 0, 200, 200, "Light 0", "Light 11940"],
        "find=light 999": [39, 0, 200, 39, "Light 999", "Light 20999"],
        "find=nothing": [0, 0, 200, 0, "", ""],
        "sort=Status&from=16800": [21_000, 16_800, 200, 200, "Light 4", "Light 999"],
        "sort=no such column": [21_000, 0, 200, 200, "Light 0", "Light 199"],
    }
    assert told["wrong row"] == "from “-1” in the address is not the number of a row."


def test_a_long_table_of_all_layers_holds_them_together(told: dict[str, Any]) -> None:
    assert told["all"] == [1, [["Light 20999", "Lighthouses"]]]


def test_a_short_table_is_sent_as_ever(told: dict[str, Any]) -> None:
    assert told["short"] == ["columns", "rows"]


def test_the_page_names_the_tiles_of_the_layer_and_what_is_selected_whole(told: dict[str, Any]) -> None:
    assert told["page"] == [0, "Light 7"]
    assert told["layers"] == [
        ["lighthouses:point", "/layers/lighthouses/{z}/{x}/{y}.mvt", [4, 13]],
        ["lighthouses:point:selected:casing", "/layers/lighthouses.geojson", None],
        ["lighthouses:point:selected", "/layers/lighthouses.geojson", None],
    ]
    assert told["labels"] == [
        ["lighthouses", "/layers/lighthouses/{z}/{x}/{y}.mvt", [4, 13]],
        ["selected", "/layers/lighthouses.geojson", None],
    ]
    assert told["legend"] == ["Lighthouses", "In service", "Planned or proposed", "Selected"]
