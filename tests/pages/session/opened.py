"""A page of the app opened without a browser, each run coming with the words of an address."""

from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT


def opened(script: str, **words: str) -> AppTest:
    """A page in a new session, opened by a link with these words."""
    page = AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=60)
    if script != "explore/page.py":
        page.run().switch_page(script)  # the first run says which pages there are
    return with_address(page, words).run()


def with_address(page: AppTest, words: dict[str, str]) -> AppTest:
    """The page, its next run coming with these words of an address."""
    for name in list(page.query_params):
        del page.query_params[name]
    for name, word in words.items():
        page.query_params[name] = word
    return page


def address(page: AppTest) -> dict[str, str]:
    """The words of the address that the last run has left."""
    return {name: words[0] if isinstance(words, list) else words for name, words in page.query_params.items()}
