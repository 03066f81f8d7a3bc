"""The About page in a real browser, and what it leaves there."""

from playwright.sync_api import BrowserContext, ConsoleMessage, expect

from tests.browser.looking import answered, seen, width
from tests.conftest import WITHOUT_DRAWING


def test_a_page_opened_by_its_address_has_no_error_in_its_console_and_leaves_what_it_says_it_leaves(
    profile: BrowserContext, app: str
) -> None:
    page = profile.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.add_init_script(WITHOUT_DRAWING)
    lost: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error":
            lost.append(message.text)

    page.on("console", heard)
    page.on("response", lambda answer: lost.append(answer.url) if answer.status >= 400 else None)
    page.goto(f"{app}/about")
    answered(page)
    expect(page.locator("h1")).to_have_text("About the atlas")
    expect(page.get_by_text("One cookie, _streamlit_xsrf")).to_be_visible()
    assert lost == []
    assert [(cookie["name"], cookie["expires"]) for cookie in profile.cookies()] == [("_streamlit_xsrf", -1)]
    seen(page, width, lambda wide: wide == 390)
    page.get_by_role("link", name="Corrections", exact=True).click()
    expect(page.get_by_role("listitem").filter(has_text="Porthos")).to_be_in_viewport()
    page.close()
