"""The tile map: a click, or the select box for those without a mouse, leads to the municipality."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.using import choose
from tools.live_app import settle


def test_a_click_on_a_tile_shows_the_municipality_and_its_profile(page: Page):
    page.goto("/?m=43447")
    settle(page)
    page.locator(".st-key-card_map path[aria-label*='宇城市']").first.click()
    card = page.locator(".st-key-card_municipality")
    expect(card.get_by_role("heading")).to_contain_text(re.compile("^宇城市："))
    expect(page).to_have_url(re.compile(r"[?&]m=43213\b"))

    card.get_by_role("link", name="宇城市のカルテを開く").click()
    expect(page).to_have_url(re.compile(r"/municipality\?.*\bm=43213\b"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("宇城市")


def test_a_second_click_on_another_tile_counts_too(page: Page):
    page.goto("/?m=43447")
    settle(page)
    heading = page.locator(".st-key-card_municipality").get_by_role("heading")
    for name in ("宇城市", "八代市", "宇城市"):
        page.locator(f".st-key-card_map path[aria-label*='{name}']").first.click()
        expect(heading).to_contain_text(re.compile(f"^{name}："))


def test_the_select_box_does_the_same_from_the_keyboard(page: Page):
    page.goto("/?m=43447")
    settle(page)
    page.get_by_test_id("stSelectbox").filter(has_text="市町村を選ぶ").get_by_role("combobox").focus()
    page.keyboard.type("宇城")
    expect(page.get_by_role("option", name="宇城市", exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-card_municipality").get_by_role("heading")).to_contain_text(re.compile("^宇城市："))


def test_after_a_click_the_select_box_still_decides(page: Page):
    page.goto("/?m=43447")
    settle(page)
    page.locator(".st-key-card_map path[aria-label*='宇城市']").first.click()
    heading = page.locator(".st-key-card_municipality").get_by_role("heading")
    expect(heading).to_contain_text(re.compile("^宇城市："))
    choose(page, "市町村を選ぶ", "八代市")
    expect(heading).to_contain_text(re.compile("^八代市："))
