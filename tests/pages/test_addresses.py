"""Addresses as pages and maps write them, whole."""

import dataclasses
import re
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import base
from layers.commitments.listing import CommitmentChoice
from layers.exports.briefs import Brief
from layers.maps.deck import STYLE_VERSION
from layers.search.entries import Entry
from layers.views.map_view import Camera, MapView
from loaders.atlas import Atlas
from pages import addresses
from tests.layers.views.test_map_view import VIEWS

ORIGIN = "https://atlas.example"
VIEW = MapView(layers=("cables",), year=2030, select="bacton", camera=Camera(51, 2, 7))


def words_of(url: str) -> dict[str, str]:
    """The words of an address, as a browser hands them to the server."""
    return dict(parse_qsl(urlsplit(url).query, keep_blank_values=True, strict_parsing=bool(urlsplit(url).query)))


@pytest.mark.parametrize(
    ("origin", "words", "url"),
    [
        ("https://atlas.example", {}, "https://atlas.example/"),
        ("https://atlas.example/", {}, "https://atlas.example/"),
        ("http://localhost:8501", {"layers": "cables,stores"}, "http://localhost:8501/?layers=cables,stores"),
        ("https://example.org/sea/", {"at": "51.6,-2.2,7.4"}, "https://example.org/sea/?at=51.6,-2.2,7.4"),
        (ORIGIN, {"q": "Snøhvit & co", "year": "2030"}, f"{ORIGIN}/?q=Sn%C3%B8hvit%20%26%20co&year=2030"),
        (ORIGIN, {"q": '"><script>#?/+='}, f"{ORIGIN}/?q=%22%3E%3Cscript%3E%23%3F%2F%2B%3D"),
    ],
)
def test_an_address_is_readable_and_what_must_be_encoded_is(origin: str, words: dict[str, str], url: str) -> None:
    assert addresses.page("/", words, origin) == url


@given(words=st.dictionaries(st.text(min_size=1, max_size=8), st.text(max_size=40), max_size=5))
@settings(deadline=None)
def test_any_words_survive_the_way_through_an_address(words: dict[str, str]) -> None:
    url = addresses.page("/", words, ORIGIN)
    assert re.fullmatch(r"https://atlas\.example/(\?[A-Za-z0-9_.~,=&%-]+)?", url)
    assert words_of(url) == words


@given(view=VIEWS)
@settings(deadline=None)
def test_a_link_opens_the_view_it_was_made_from(atlas: Atlas, view: MapView) -> None:
    url = addresses.view(view, atlas, ORIGIN)
    assert url.startswith("https://atlas.example/")
    assert MapView.from_query(words_of(url), atlas) == (view, [])


def test_a_link_says_in_readable_words_what_is_chosen(atlas: Atlas) -> None:
    view = MapView(layers=("cables", "stations"), countries=("BE", "GB"), camera=Camera(51.6, 2.2, 7.4))
    url = addresses.view(view, atlas, ORIGIN)
    assert {"layers=cables,stations", "country=BE,GB", "at=51.6,2.2,7.4"} <= set(urlsplit(url).query.split("&"))


def test_a_view_in_a_frame_says_so(atlas: Atlas) -> None:
    words = words_of(addresses.frame(VIEW, atlas, ORIGIN))
    assert words.pop("embed") == "true"
    assert MapView.from_query(words, atlas) == (VIEW, [])


def test_the_address_of_data_carries_the_filters_and_its_version(atlas: Atlas) -> None:
    view = VIEW.but(statuses=("operational",), countries=("BE", "GB"), base="night")
    address = addresses.data(atlas.layers["cables"], view, "line")
    assert address == (
        "/layers/cables.geojson?part=line&status=operational&country=BE,GB&year=2030&base=night"
        f"&v={atlas.layers['cables'].hash}{STYLE_VERSION}"
    )
    assert parse_qs(urlsplit(address).query)["country"] == ["BE,GB"]


def test_changed_data_or_a_changed_way_of_drawing_changes_the_address(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, layer = MapView(layers=("cables",)), atlas.layers["cables"]
    changed = dataclasses.replace(layer, hash="0" * 12)
    assert addresses.data(layer, view, "line") == f"/layers/cables.geojson?part=line&v={layer.hash}{STYLE_VERSION}"
    assert addresses.data(changed, view, "line") == f"/layers/cables.geojson?part=line&v=000000000000{STYLE_VERSION}"
    monkeypatch.setattr(addresses, "STYLE_VERSION", "ffffffff")
    assert addresses.data(layer, view, "line") == f"/layers/cables.geojson?part=line&v={layer.hash}ffffffff"


def test_the_address_of_a_file_of_the_base_map_changes_with_its_content() -> None:
    ground = addresses.base_map_files()
    assert ground.keys() == set(base.NAMES)
    for name, address in ground.items():
        assert re.fullmatch(rf"/base/{name}\.geojson\?v=[0-9a-f]{{12}}", address)
    assert len({address.split("=")[1] for address in ground.values()}) == len(base.NAMES)


def test_what_a_map_fetches_has_addresses() -> None:
    assert [
        addresses.symbols("night", "png", "abc"),
        addresses.swatches("paper", "abc"),
        addresses.style("paper", "abc"),
        addresses.marks("ports", "line~0~9", {"port": "hull", "base": "night"}, "abc"),
        addresses.unsearched(("stores", "farms"), "abc"),
        addresses.asset("map.abc.js"),
    ] == [
        "/symbols/night.png?v=abc",
        "/swatches/paper.css?v=abc",
        "/style/paper.json?v=abc",
        "/marks/ports.geojson?part=line~0~9&port=hull&base=night&v=abc",
        "/unsearched.geojson?layers=stores,farms&v=abc",
        "/assets/map.abc.js",
    ]


def test_a_table_has_the_filters_of_a_view_and_nothing_that_stands_out(atlas: Atlas) -> None:
    view = VIEW.but(commitment="explore-nautilus", base="night")
    assert addresses.table(None, view, atlas) == "/tables/all.json?v=1&layers=cables&year=2030"
    assert addresses.table("cables", view, atlas) == "/tables/cables.json?v=1&layers=cables&year=2030"


def test_commitments_and_their_places_have_addresses(atlas: Atlas) -> None:
    choice = CommitmentChoice(q="cable & wind", theme=("energy", "migration"), base="night")
    words = "q=cable%20%26%20wind&theme=energy,migration"
    assert addresses.commitments_table(choice, atlas) == f"/tables/commitments.json?{words}"
    assert addresses.commitments_file(choice, atlas) == f"/commitments.csv?{words}"
    assert addresses.places_table("energy-nautilus") == "/tables/places.json?commitment=energy-nautilus"


@pytest.mark.parametrize(
    ("ending", "own"),
    [
        ("png", "&title=A&subtitle=B&form=square"),
        ("text.svg", "&title=A&subtitle=B&form=square"),
        ("pptx.png", "&title=A&subtitle=B"),
        ("svg", "&title=A&subtitle=B&form=square"),
        ("pdf", "&title=A&subtitle=B&form=square"),
        ("pptx", "&title=A&subtitle=B&notes=C"),
        ("html", ""),
        ("csv", ""),
    ],
)
def test_a_file_is_asked_for_with_the_words_that_say_something_about_it(atlas: Atlas, ending: str, own: str) -> None:
    brief = Brief(VIEW, "A", "B", "C", "square", frame="screen")
    assert addresses.file(brief, ending, atlas) == (
        f"/map.{ending}?v=1&layers=cables&year=2030&select=bacton&at=51,2,7{own}"
    )


def test_a_file_framed_on_what_it_shows_is_asked_for_without_a_camera(atlas: Atlas) -> None:
    words = "v=1&layers=cables&year=2030&select=bacton"
    assert addresses.file(Brief(VIEW), "png", atlas) == f"/map.png?{words}"
    assert (
        addresses.file(Brief(VIEW.but(camera=None), frame="screen"), "svg", atlas) == f"/map.svg?{words}&frame=screen"
    )


def test_data_is_asked_for_by_filters_and_a_preview_by_the_whole_view(atlas: Atlas) -> None:
    assert addresses.data_file(VIEW, "zip", atlas) == "/map.zip?v=1&layers=cables&year=2030"
    assert addresses.preview(VIEW, atlas) == (
        "/map.png?v=1&layers=cables&year=2030&select=bacton&at=51,2,7&form=preview"
    )


def test_a_pack_is_asked_for_by_its_briefs_or_by_what_it_is_made_of(atlas: Atlas) -> None:
    briefs = (Brief(MapView.first_sight(atlas)), Brief(MapView(layers=("cables",)), title="Two"))
    assert addresses.pack(briefs, "Ours", atlas) == (
        "/pack.pptx?pack=v%3D1%3Bv%3D1%26layers%3Dcables%26title%3DTwo&heading=Ours"
    )
    assert addresses.ready_pack("subject", "energy", "night") == "/pack.pptx?subject=energy&base=night"


def test_below_a_path_every_address_begins_with_it(atlas: Atlas, below_a_path: str) -> None:
    brief = Brief(VIEW)
    written = [
        addresses.data(atlas.layers["cables"], VIEW, "line"),
        addresses.marks("ports", "line", {}, "1"),
        addresses.unsearched(("stores",), "1"),
        addresses.symbols("paper", "png", "1"),
        addresses.swatches("paper", "1"),
        addresses.style("paper", "1"),
        *addresses.base_map_files().values(),
        addresses.asset("map.css"),
        addresses.table(None, VIEW, atlas),
        addresses.commitments_table(CommitmentChoice(), atlas),
        addresses.commitments_file(CommitmentChoice(), atlas),
        addresses.places_table("x"),
        addresses.file(brief, "png", atlas),
        addresses.data_file(VIEW, "csv", atlas),
        addresses.preview(VIEW, atlas),
        addresses.pack((brief,), "", atlas),
        addresses.ready_pack("subject", "energy", "paper"),
        addresses.page("/ports", {}),
        addresses.measure(),
        addresses.sitemap(),
        addresses.of_streamlit("js/x.js"),
    ]
    assert [address for address in written if not address.startswith(f"{below_a_path}/")] == []
    assert addresses.view(VIEW, atlas, "https://a.example").startswith("https://a.example/atlas/?v=1&")
    assert addresses.frame(VIEW, atlas, "https://a.example").startswith("https://a.example/atlas/?v=1&")


@pytest.mark.parametrize(
    ("origin", "local"),
    [
        ("http://localhost:8501", True),
        ("http://127.0.0.1:8501", True),
        ("http://127.1.2.3", True),
        ("http://[::1]:8501", True),
        ("http://0.0.0.0:8501", True),
        ("http://atlas.localhost", True),
        ("https://atlas.example", False),
        ("http://192.168.1.5:8501", False),
        ("", False),
    ],
)
def test_a_machines_own_name_for_itself_is_no_address_for_others(origin: str, local: bool) -> None:
    assert addresses.is_local(origin) is local


def test_what_is_found_leads_to_its_place_and_the_map_stays_as_the_reader_left_it(atlas: Atlas) -> None:
    left = MapView(layers=("stores",), select="bacton", camera=Camera(51.6, 2.2, 7.4), base="night")
    found = [
        ("feature", "nemo-link"),
        ("place", "place-ostend"),
        ("layer", "cables"),
        ("position", "51.5,2.9"),
        ("commitment", "explore-nautilus"),
        ("instrument", "treaty"),
        ("term", "MoU (memo)"),
        ("page", "/brief"),
    ]
    assert [addresses.found(Entry(of, id, "", ""), left, atlas) for of, id in found] == [
        "/?v=1&layers=cables,stores&select=nemo-link&base=night",
        "/?v=1&layers=stores&at=51.23,2.92,8.5&base=night",
        "/?v=1&layers=cables,stores&select=bacton&at=51.6,2.2,7.4&base=night",
        "/?v=1&layers=stores&at=51.5,2.9,9.5&base=night",
        "/commitments?commitment=explore-nautilus&base=night",
        "/reference?instrument=treaty",
        "/reference?section=glossary&q=MoU",
        "/brief",
    ]
