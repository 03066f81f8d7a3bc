"""The About page in a real browser, and what every page leaves in it."""

from playwright.sync_api import BrowserContext, ConsoleMessage, expect

from pages.catalogue import CATALOGUE
from tests.browser.looking import answered, width
from tests.conftest import WITHOUT_DRAWING


def test_no_page_has_an_error_in_its_console_and_what_is_kept_is_what_the_page_about_says(
    profile: BrowserContext, app: str
) -> None:
    page = profile.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.add_init_script(WITHOUT_DRAWING)
    lost: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error":
            lost.append(f"{page.url}: {message.text}")

    page.on("console", heard)
    page.on("pageerror", lambda error: lost.append(f"{page.url}: {error}"))
    page.on("response", lambda answer: lost.append(answer.url) if answer.status >= 400 else None)
    for each in CATALOGUE:
        page.goto(f"{app}{each.path}")
        answered(page)
    assert lost == []
    expect(page.locator("h1")).to_have_text("About the atlas")
    assert width(page) == 390
    expect(page.get_by_text("One cookie, _streamlit_xsrf")).to_be_visible()
    assert [(cookie["name"], cookie["expires"]) for cookie in profile.cookies()] == [("_streamlit_xsrf", -1)]
    page.get_by_role("link", name="Corrections", exact=True).click()
    expect(page.get_by_role("listitem").filter(has_text="Porthos")).to_be_in_viewport()
    page.close()
