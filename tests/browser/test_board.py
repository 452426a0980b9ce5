"""The situation board on a wall: it follows what is recorded elsewhere, and a line leads to where to act."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_two_windows import record
from tools.live_app import settle


def on_duty(page: Page) -> int:
    shown = page.get_by_test_id("stMetric").filter(has_text="応援派遣中").get_by_test_id("stMetricValue").inner_text()
    return int(shown.removesuffix("人"))


def test_the_board_refreshes_by_itself_and_leads_to_the_field_log(new_window: Callable[..., Page]):
    wall, desk = new_window(), new_window()
    wall.goto("/board")
    settle(wall)
    before = on_duty(wall)
    record(desk, 5)
    value = wall.get_by_test_id("stMetric").filter(has_text="応援派遣中").get_by_test_id("stMetricValue")
    expect(value).to_have_text(f"{before + 5}人", timeout=60_000)  # nobody touches it
    wall.locator(".st-key-card_board_on_duty").get_by_role("link", name="宇城").first.click()
    expect(wall.get_by_role("heading", name="現場の記録")).to_be_visible()
    settle(wall)
    expect(wall.get_by_role("heading", name="宇城")).to_be_visible()
