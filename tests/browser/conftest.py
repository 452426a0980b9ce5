"""A real browser on the real app. Without a Chromium these tests are skipped, or fail where one is demanded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tools.live_app import HOW_TO_GET_A_BROWSER, LiveApp, chromium, find_chromium, make_sample_database, running_app

# A busy machine must not turn a test red.
expect.set_options(timeout=20_000)

IN_JAPANESE = {"locale": "ja-JP", "viewport": {"width": 1360, "height": 900}}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    executable = find_chromium()
    if executable is None:
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") else pytest.skip)(HOW_TO_GET_A_BROWSER)
    with chromium(executable) as browser:
        yield browser


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the sample data, to copy from."""
    return make_sample_database(tmp_path_factory.mktemp("sample") / "workforce.duckdb")


@pytest.fixture(scope="session")
def live_app(browser: Browser, sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApp]:
    """The app over a copy of the sample data that all tests share: what they write, they compare with what was."""
    database = tmp_path_factory.mktemp("live") / "workforce.duckdb"
    shutil.copy(sample_file, database)
    with running_app(database) as app:
        yield app


@pytest.fixture
def new_window(browser: Browser, live_app: LiveApp) -> Iterator[Callable[..., Page]]:
    """Open windows, each with a session of its own; desktop size and in Japanese unless said otherwise."""
    with ExitStack() as windows:

        def opened(**options: object) -> Page:
            asked = IN_JAPANESE | {"base_url": live_app.url} | options
            return windows.enter_context(browser.new_context(**asked)).new_page()

        yield opened


@pytest.fixture(scope="session")
def kept_window(browser: Browser, live_app: LiveApp) -> Iterator[Callable[..., Page]]:
    """Windows kept from test to test, one for each set of options, empty when handed out.

    To open a window costs the browser more than the page in it. What a session holds does not outlive its page:
    the next one that is loaded is a session of its own.
    """
    kept: dict[str, Page] = {}
    with ExitStack() as windows:

        def emptied(**options: object) -> Page:
            asked = IN_JAPANESE | {"base_url": live_app.url} | options
            page = kept.get(repr(asked))
            if page is None or page.is_closed():
                page = kept[repr(asked)] = windows.enter_context(browser.new_context(**asked)).new_page()
            page.goto("about:blank")
            page.set_viewport_size(asked["viewport"])
            page.emulate_media(media="null")
            return page

        yield emptied


@pytest.fixture
def page(kept_window: Callable[..., Page]) -> Page:
    """The one window of tests that need no more."""
    return kept_window()
