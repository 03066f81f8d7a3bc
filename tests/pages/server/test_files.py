"""The server's own pictures of a view: formats, forms, refusals, and many at once."""

import asyncio
import json
import re
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor, wait
from io import BytesIO
from typing import Any, TypeVar
from urllib.parse import quote
from zipfile import ZipFile

import httpx
import pytest
from PIL import Image
from pptx import Presentation
from starlette.testclient import TestClient

from geodata.records import STATUSES
from layers.exports.picture.forms import FORMS
from layers.maps.deck import DECK_GAMMA, deck
from layers.maps.sheets import sheets
from layers.views.map_view import MapView
from loaders.atlas import Atlas
from loaders.findings import listed
from pages.parts import map_files
from pages.server.desks import FILES
from pages.server.queue import Progress, TooMany

Answers = TypeVar("Answers")


def on_screen(view: MapView, atlas: Atlas, client: TestClient) -> list[tuple[str, str, float, list[dict[str, Any]]]]:
    """What the screen draws, the lowest first: layer and part, role, opacity, and what its address gives."""
    found = []
    for layer in json.loads(deck(view, atlas, map_files.addresses_of_map()).to_json())["layers"]:
        id, part, *marks = layer["id"].split(":")
        of = [marks.pop(0)] if marks[:1] in (["outline"], ["plain"]) else []
        features = client.get(layer["data"]).json()["features"]
        if part == "halo":  # a line without a halo has a halo of no width on the screen
            features = [f for f in features if f["properties"]["halo"] and f["geometry"]["type"] != "Point"]
        if features:
            role = "casing" if "casing" in marks else marks[0] if marks else ""
            found.append((":".join([id, part, *of]), role, layer["opacity"], features))
    return found


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"base": "night", "year": "2030"},
        {"layers": "all", "status": ",".join(STATUSES)},
        {"country": "BE", "status": "operational,planned", "q": "zeebrugge", "layers": "all"},
        {"select": "nautilus"},
        {"commitment": "security-strategic-infrastructure"},
    ],
)
def test_a_picture_has_the_features_of_the_screen_with_every_look_in_the_same_order(
    words: dict[str, str], client: TestClient, real_atlas: Atlas
) -> None:
    everything = {"layers": ",".join(real_atlas.layers)} if words.get("layers") == "all" else {}
    view, notes = MapView.from_query(words | everything, real_atlas)
    drawn = [
        (
            ":".join(filter(None, [each.layer, each.part, each.of])),
            each.role,
            round(each.opacity**DECK_GAMMA, 4),
            each.features,
        )
        for each in sheets(view, real_atlas)
    ]
    assert notes == []
    assert json.loads(json.dumps(drawn)) == [list(each) for each in on_screen(view, real_atlas, client)]


@pytest.mark.parametrize(
    ("form", "size"),
    [("", (1920, 1080)), ("&form=preview", (1200, 630)), ("&form=square&base=night", (1600, 1600))],
)
def test_a_view_is_drawn_in_the_size_of_its_form(form: str, size: tuple[int, int], client: TestClient) -> None:
    answer = client.get(f"/map.png?v=1&layers=interconnectors&select=nautilus{form}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert answer.headers["content-disposition"] == 'attachment; filename="north-sea-atlas-nautilus.png"'
    image = Image.open(BytesIO(answer.content)).convert("RGB")
    assert image.size == size
    assert len(image.getcolors(image.width * image.height) or []) > 500


def test_a_vector_picture_carries_its_title_and_its_link_as_text(client: TestClient) -> None:
    answer = client.get("/map.svg?layers=interconnectors&select=nautilus&title=Two cables")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert "Two cables" in answer.text
    assert "http://testserver/?v=1&amp;layers=interconnectors&amp;select=nautilus" in answer.text
    assert client.get("/map.pdf").content.startswith(b"%PDF-")


def test_a_slide_has_the_name_of_what_is_selected_as_its_title(client: TestClient) -> None:
    answer = client.get("/map.pptx?layers=interconnectors&select=nautilus")
    assert answer.status_code == 200
    shown = Presentation(BytesIO(answer.content))
    assert [slide.shapes.title.text for slide in shown.slides] == ["Nautilus"]
    assert (
        "http://testserver/?v=1&layers=interconnectors&select=nautilus"
        in shown.slides[0].notes_slide.notes_text_frame.text
    )


def test_a_web_page_is_a_file_to_keep(client: TestClient) -> None:
    answer = client.get("/map.html?layers=interconnectors&select=nautilus")
    assert answer.headers["content-disposition"] == 'attachment; filename="north-sea-atlas-nautilus.html"'
    assert "Nautilus" in answer.text
    assert "http://testserver/?v=1" in answer.text


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (
            "/map.png?form=100000x100000",
            f"form “100000x100000” in the address is not known. Allowed: {listed(sorted(FORMS))}.",
        ),
        ("/map.svg?layers=prots", "layers “prots” in the address is not known. Did you mean 'ports'?"),
        ("/map.pptx?select=../../etc/passwd", "Nothing in the atlas is called what the address says."),
        (
            "/map.png?width=100000",
            "The word “width” is not understood in the address of map.png. "
            "There are 16 to choose from, such as 'at', 'base', 'commitment'.",
        ),
        (
            "/map.png?layer=ports",
            "The word “layer” is not understood in the address of map.png. Did you mean 'layers'?",
        ),
        ("/map.svg?forms=slide", "The word “forms” is not understood in the address of map.svg. Did you mean 'form'?"),
        (
            "/map.csv?title=x",
            "The word “title” is not understood in the address of map.csv. Allowed: 'at', 'base', 'commitment', "
            "'country', 'layers', 'only', 'pick', 'q', 'select', 'status', 'v', 'year'.",
        ),
        (
            "/map.png?<script>=1",
            "The word is not understood in the address of map.png. "
            "There are 16 to choose from, such as 'at', 'base', 'commitment'.",
        ),
        ("/map.png?form=slides", "form “slides” in the address is not known. Did you mean 'slide'?"),
        ("/map.png?year=1900", "year “1900” in the address is not a year from 1965 to 2050."),
        ("/map.png?at=51,2,100", "at “51,2,100” in the address is not a latitude, longitude and zoom."),
        (f"/map.png?q={'x' * 9000}", "The address has 9,001 characters, too many for a view; it was not read."),
    ],
)
def test_what_cannot_be_drawn_gets_one_sentence(address: str, sentence: str, client: TestClient) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.text) == (400, sentence)


@pytest.mark.parametrize(
    "query",
    [
        "layers=ports&country=BE&embed=true&present=yes",
        "layers=ports&country=BE&utm_source=newsletter&fbclid=Iw",
        "layers=ports&amp;country=BE",
        "LAYERS=PORTS&COUNTRY=be",
        "country%3DBE%26layers%3Dports",
        "layers=3Dports&country=3DBE",
        "country=BE&layers=ports).",
        "country=BE&layers=ports?utm_medium=email",
    ],
)
def test_a_bent_address_of_a_file_gives_the_file_that_was_meant(query: str, client: TestClient) -> None:
    meant = client.get("/map.csv?layers=ports&country=BE")
    assert client.get(f"/map.csv?{query}").content == meant.content
    assert meant.text.count("\n") > 3


def test_data_tables_and_packs_are_asked_for_by_bent_addresses_too(client: TestClient) -> None:
    for straight, bent in (
        ("/layers/ports.geojson?part=point&country=BE", "/layers/ports.geojson?part=point&amp;country=BE&fbclid=1"),
        ("/tables/all.json?layers=ports", "/tables/all.json?LAYERS=ports,&utm_source=x"),
        ("/tables/places.json?commitment=energy-nautilus", "/tables/places.json?commitment=energy-nautilus.&ref=x"),
        ("/years.json?layers=ports", "/years.json?LAYERS=ports,&utm_source=x"),
        ("/measure.json?at=51.33,3.2;51.3,1.4", "/measure.json?at=51.33,3.2;51.3,1.4&gclid=x"),
        ("/position.json?words=51.35,3.2", "/position.json?words=51°21'N 3°12'E&gclid=x"),
    ):
        assert (client.get(bent).status_code, client.get(bent).content) == (200, client.get(straight).content)
    pack = client.get("/pack.pptx?subject=migration.&amp;base=night&mc_cid=1")
    assert (pack.status_code, pack.content[:2]) == (200, b"PK")


def test_words_that_stand_in_several_names_are_answered_with_these(client: TestClient) -> None:
    answer = client.get("/position.json?words=Harwich")
    names = ["Tarchon Energy Interconnector landfall, South of Harwich, Essex (zone)", "Harwich International"]
    told = f"2 names hold these words: {names[0]} and {names[1]}. Choose one from the list."
    assert (answer.status_code, answer.json()) == (200, {"at": None, "told": told, "names": names})


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/tables/all.json?layer=ports", "The word “layer” is not understood in the address. Did you mean 'layers'?"),
        ("/commitments.csv?themes=energy", "The word “themes” is not understood in the address. Did you mean 'theme'?"),
        ("/measure.json?to=1,2", "The word “to” is not understood in the address of measure.json. Allowed: 'at'."),
        (
            "/position.json?words=nowhere+at+all",
            "No feature of the atlas has this name. Start a name as it is written on the map.",
        ),
    ],
)
def test_tables_and_distances_refuse_words_that_mean_nothing(address: str, sentence: str, client: TestClient) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.text) == (400, sentence)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/map.text.svg?layers=none", "No layer is switched on · facts as of September 2026"),
        ("/map.text.svg?layers=energy_islands&country=NO", "0 features · Norway · facts as of September 2026"),
        (
            "/map.text.svg?layers=energy_islands&at=60.5,-2.5,9",
            "4 features · facts as of September 2026 · none in this part of the sea",
        ),
    ],
)
def test_a_picture_of_nothing_says_so(address: str, words: str, client: TestClient) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert f">{words}</text>" in answer.text


def test_an_archive_has_the_data_and_the_link_of_its_view(client: TestClient) -> None:
    answer = client.get("/map.zip?layers=energy_islands&year=2030")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    assert (
        answer.headers["content-disposition"]
        == 'attachment; filename="north-sea-atlas-energy-islands-and-hubs-in-and-around-the-north-sea.zip"'
    )
    readme = ZipFile(BytesIO(answer.content)).read("README.txt").decode()
    assert "http://testserver/?v=1&layers=energy_islands&year=2030" in readme


COME_BACK = re.compile(
    r"Many files are being made(?: for you)?\. Try again in about (\d+) seconds\. "
    r"This page asks again by itself\."
)


def test_beyond_the_bound_a_request_is_told_when_to_come_back_and_a_browser_does_so_by_itself(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = client.get("/map.png?form=preview&layers=ports")

    def refuse(*_: object) -> None:
        raise TooMany(7, " for you")

    monkeypatch.setattr(FILES, "_refuse", refuse)
    for address in ("/map.png?form=preview&layers=ports&year=2029", "/map.csv?layers=ports&year=2029"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["retry-after"], answer.headers["refresh"], answer.text) == (
            503,
            "7",
            "7",
            "Many files are being made for you. Try again in about 7 seconds. This page asks again by itself.",
        )
    assert client.get("/map.png?form=preview&layers=ports").content == kept.content
    assert client.get("/tables/all.json?layers=ports").status_code == 200


def test_a_pack_that_is_being_made_tells_how_far_it_is(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    address = "?subject=migration"
    assert client.get(f"/pack.json{address}").json() == {"told": ""}
    said = []
    under_way = [(0, True, 0), (3, False, 0), (20, False, 0), (20, False, 20), (20, False, 21)]
    for made, waits, step in under_way:
        found = Progress(made, 20, waits, step)
        monkeypatch.setattr(FILES, "progress", lambda _, found=found: found)
        said.append(client.get(f"/pack.json{address}").json()["told"])
    assert said == [
        "Waiting in the queue.",
        "Drawing map 4 of 20.",
        "Putting the slides together.",
        "Putting slide 20 of more than 20 together.",
        "Putting slide 21 together.",
    ]


def run(work: Coroutine[Any, Any, Answers]) -> Answers:
    """What asynchronous work gives. In a thread of its own: a browser may be driven from this one by another test."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


async def answers_of(addresses: list[str]) -> list[httpx.Response]:
    """All addresses asked at once, each on a connection of its own."""
    async with httpx.AsyncClient(limits=httpx.Limits(max_connections=None), timeout=60) as client:
        return await asyncio.gather(*(client.get(address) for address in addresses))


def test_of_two_hundred_requests_at_once_each_is_answered_and_the_server_stays_quick(app: str) -> None:
    new = [f"{app}/map.png?v=1&form=preview&layers=none&at=51.{number:03d},2,7" for number in range(200)]
    with httpx.Client(base_url=app, timeout=60) as other, ThreadPoolExecutor(1) as pool:
        other.get("/map.png?form=preview")  # the first picture waits for the drawing library
        asking = pool.submit(asyncio.run, answers_of(new))
        healthy = 0
        while not asking.done():
            healthy += other.get("/_stcore/health").text == "ok"
            wait([asking], timeout=0.02)
        answers = asking.result()
        drawn = [answer for answer in answers if answer.status_code == 200]
        refused = [answer for answer in answers if answer.status_code != 200]
        assert all(answer.content.startswith(b"\x89PNG") for answer in drawn)
        assert len(drawn) >= FILES.most_of_one
        assert {each.status_code for each in refused} == {503}
        told = [COME_BACK.fullmatch(each.text) for each in refused]
        assert [each and each[1] for each in told] == [each.headers["retry-after"] for each in refused]
        assert healthy >= 10  # others are answered while pictures are drawn

        again = run(answers_of([str(drawn[0].url)] * 200))
        assert [answer.status_code for answer in again] == [200] * 200
        assert {answer.content for answer in again} == {drawn[0].content}
        assert other.get("/map.png?form=preview&layers=ports").status_code == 200


ONE_OF = "A pack is made of one of these: pack (a list of views), commitment or subject."


def slides_of(client: TestClient, address: str, named: str) -> list[str]:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-disposition"]) == (
        200,
        f'attachment; filename="north-sea-atlas-pack-{named}.pptx"',
    )
    return [slide.shapes.title.text for slide in Presentation(BytesIO(answer.content)).slides]


def test_a_pack_is_made_of_views_of_a_commitment_or_of_a_subject(client: TestClient) -> None:
    views = quote("v=1&layers=ports&q=Zeebrugge;v=1&layers=interconnectors&select=nautilus&title=What next?")
    own = slides_of(client, f"/pack.pptx?pack={views}&heading=For the minister", "for-the-minister")
    assert own == [
        "For the minister",
        "Ports in and around the North Sea",
        "What next?",
        "Features named on the maps",
        "Sources",
    ]
    nautilus = slides_of(
        client,
        "/pack.pptx?commitment=energy-nautilus&base=night",
        "discussions-on-the-proposed-nautilus-interconnector",
    )
    assert nautilus[0] == "Discussions on the proposed Nautilus interconnector"
    assert slides_of(client, "/pack.pptx?subject=migration", "migration")[0] == "Migration"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", ONE_OF),
        ("subject=migration&commitment=energy-nautilus", ONE_OF),
        ("subject=enrgy", "subject “enrgy” in the address is not known. Did you mean 'energy'?"),
        ("pack=v%3D1%26layers%3Dprots", "layers “prots” in the address is not known. Did you mean 'ports'?"),
        ("layers=ports", "The word “layers” is not understood in the address of a pack. "
                         "Allowed: 'base', 'commitment', 'heading', 'pack', 'subject'."),
    ],
)  # fmt: skip
def test_what_is_no_pack_gets_one_sentence(query: str, sentence: str, client: TestClient) -> None:
    answer = client.get(f"/pack.pptx?{query}")
    assert (answer.status_code, answer.text) == (400, sentence)


def test_the_readers_subtitle_is_on_the_picture_and_the_notes_are_on_the_slide(client: TestClient) -> None:
    assert "One is there" in client.get("/map.svg?layers=ports&subtitle=One is there").text
    slide = client.get("/map.pptx?layers=ports&subtitle=One is there&notes=Say so")
    (shown,) = Presentation(BytesIO(slide.content)).slides
    assert shown.notes_slide.notes_text_frame.text.startswith("Say so\n")


def test_a_file_made_on_the_readers_own_machine_has_neither_link_nor_code(client: TestClient) -> None:
    here = {"Host": "localhost:8501"}
    pictures = [client.get("/map.svg?layers=ports", headers=headers).text for headers in ({}, here)]
    assert ["http://testserver/?v=1" in picture for picture in pictures] == [True, False]
    assert "localhost" not in pictures[1]
    assert len(pictures[1]) < len(pictures[0]) - 1000  # the code is gone, too
    for address in ("/map.pptx?layers=ports", "/pack.pptx?subject=migration"):
        slides = Presentation(BytesIO(client.get(address, headers=here).content)).slides
        words = [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
        assert words
        assert [text for text in words if "localhost" in text or "Open it live" in text] == []
