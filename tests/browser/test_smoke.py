"""The app opens in a real browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Page, expect

from tools.live_app import running_app, settle
from workforce.ui.router import PAGES

LINKS = [link for _, _, _, link, _ in PAGES]
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠々]+")
# Under a deep link Streamlit looks for its server beside the page before it finds it at the root.
PROBES = ("/_stcore/health", "/_stcore/host-config")


@contextmanager
def listening(page: Page, listeners: Mapping[str, Callable]) -> Iterator[None]:
    """Hear what happens in the window, and no more of it afterwards: the window is kept."""
    for event, listener in listeners.items():
        page.on(event, listener)
    try:
        yield
    finally:
        for event, listener in listeners.items():
            page.remove_listener(event, listener)


@pytest.mark.parametrize("link", LINKS)
def test_a_page_opens_by_its_link_in_english_without_an_error_or_a_word_to_another_machine(page: Page, link: str):
    hosts, failed, errors = set(), [], []
    listeners = {
        "request": lambda request: hosts.add(urlparse(request.url).hostname),
        "websocket": lambda socket: hosts.add(urlparse(socket.url).hostname),
        "response": lambda response: failed.append(response.url) if response.status >= 400 else None,
        "pageerror": lambda error: errors.append(str(error)),
        "console": lambda message: errors.append(message.text) if message.type == "error" else None,
    }
    with listening(page, listeners):
        page.goto(f"/{link}?lang=en")
        page.get_by_test_id("stHeading").first.wait_for()
        settle(page)

    assert hosts - {None} == {"localhost"}
    assert [url for url in failed if not url.endswith(PROBES)] == []
    assert [error for error in errors if "404" not in error] == []
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_test_id("stAlertContentError").count() == 0
    expect(page.get_by_text("Sample data").first).to_be_visible()
    # Tables hold remarks and names of papers as people wrote them.
    shown = page.get_by_test_id("stMain").evaluate(
        "main => { const copy = main.cloneNode(true);"
        " copy.querySelectorAll('[data-testid=stDataFrame]').forEach(table => table.remove()); return copy.innerText }"
    )
    assert set(JAPANESE.findall(shown)) - {"日本語"} == set()


def test_the_summary_opens_in_japanese_with_its_charts(page: Page):
    page.goto("/")
    settle(page)
    expect(page.get_by_text("架空データ").first).to_be_visible()
    expect(page.locator("svg.marks").first).to_be_attached()


def test_the_first_visitor_after_a_start_gets_a_deep_link_through_the_router(browser, sample_file, tmp_path):
    database = shutil.copy(sample_file, tmp_path / "workforce.duckdb")
    with running_app(database) as app:
        page = browser.new_page()
        page.goto(f"{app.url}/vacancies")
        settle(page)
        expect(page.get_by_text("架空データ").first).to_be_visible()
        expect(page.get_by_test_id("stTopNavSection").nth(1)).to_be_attached()
        assert page.get_by_text("Page not found").count() == 0
