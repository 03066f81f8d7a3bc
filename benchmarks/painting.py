"""What is on the screen of a browser: pictures of a part of it, and whether they show land, or a change."""

import time
from io import BytesIO

from PIL import Image, ImageChops
from playwright.sync_api import Error, Page

LAND = (0xF5, 0xF1, 0xE8)
CLIP = {"x": 500, "y": 250, "width": 500, "height": 350}
"""A part of the window in which the map and the charts show land, and the layer that is switched."""
WINDOW = {"width": 1600, "height": 900}


def first_paint(page: Page, address: str) -> float:
    """Seconds from the request until a tenth of the clip shows land."""
    started = time.perf_counter()
    page.goto(address, wait_until="commit")
    while time.perf_counter() - started < 90:
        if share_of_land(picture(page)) > 0.1:
            return time.perf_counter() - started
        page.wait_for_timeout(150)  # a picture of the screen costs the page time, too
    raise TimeoutError(f"No land was painted at {address} within 90 s.")


def picture(page: Page) -> Image.Image:
    """The clip as it is on the screen now. While a page starts Chromium may not know: then it is blank."""
    try:
        shot = page.screenshot(clip=CLIP)  # type: ignore[arg-type]
    except Error:
        return Image.new("RGB", (CLIP["width"], CLIP["height"]))
    return Image.open(BytesIO(shot)).convert("RGB")


def share_of_land(image: Image.Image) -> float:
    """How much of a picture has the colour of land on paper."""
    counts = {colour: count for count, colour in image.getcolors(image.width * image.height) or []}
    return counts.get(LAND, 0) / (image.width * image.height)


def differs(before: Image.Image, now: Image.Image) -> bool:
    """Whether at least 200 pixels have changed."""
    return sum(ImageChops.difference(before, now).convert("L").histogram()[24:]) > 200
