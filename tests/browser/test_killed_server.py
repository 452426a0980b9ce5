"""The server is killed in the middle of the work: what a window was told is there, once, after the next start."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.test_field import PHONE, confirmed, opened, team, to_confirm
from tests.browser.using import idle
from tools.live_app import LiveApp, running_app, settle

PLACE = "43213"
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


def tap(page: Page, number: str) -> None:
    team(page, number).get_by_role("button", name="計画どおり").click()


def test_what_a_window_was_told_outlives_a_killed_server_and_a_second_tap_doubles_nothing(
    browser: Browser, sample_file: Path, tmp_path: Path
):
    database = Path(shutil.copy(sample_file, tmp_path / "workforce.duckdb"))

    def at_work(work: Callable[[Page, LiveApp], None]) -> None:
        with running_app(database) as app, browser.new_context(base_url=app.url, locale="ja-JP", **PHONE) as context:
            work(opened(context.new_page(), PLACE), app)

    known: dict[str, object] = {}

    def until_told(page: Page, app: LiveApp) -> None:
        known["already"], (known["told"], known["untold"], *_) = confirmed(page), to_confirm(page)
        tap(page, known["told"])
        expect(team(page, known["told"]).get_by_text("確認済")).to_be_visible()
        tap(page, known["untold"])
        os.kill(app.pid, KILL)  # perhaps before it is written, perhaps before it is said

    def after_the_next_start(page: Page, _: LiveApp) -> None:
        expect(team(page, known["told"]).get_by_text("確認済")).to_be_visible()
        if team(page, known["untold"]).get_by_role("button", name="計画どおり").count():
            tap(page, known["untold"])
        expect(team(page, known["untold"]).get_by_text("確認済")).to_be_visible()
        idle(page)
        settle(page)
        assert confirmed(page) == known["already"] + 2

    at_work(until_told)
    at_work(after_the_next_start)
