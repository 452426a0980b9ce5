"""The field log on a phone: a tap is recorded once, whatever the connection does."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Locator, Page, expect

from tests.browser.test_two_windows import person_days
from tests.browser.using import idle
from tools.live_app import settle

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DAY = "/field?disaster=r7_aug_rain&kind=emergency&day=2025-08-25"
SITUATION = "/situation?disaster=r7_aug_rain&kind=emergency&scope=all"


@pytest.fixture
def phone(new_window: Callable[..., Page]) -> Page:
    return new_window(**PHONE)


def opened(page: Page, place: str) -> Page:
    page.goto(f"{DAY}&place={place}")
    expect(page.locator('[class*="st-key-card_team_"]').first).to_be_visible()
    settle(page)
    return page


def to_confirm(page: Page) -> list[str]:
    """The keys of the teams that wait for their confirmation, in order."""
    buttons = page.locator('[class*="st-key-confirm_"]')
    classes = buttons.evaluate_all("found => found.map(button => button.className)")
    return [re.search(r"st-key-confirm_(\d+)_", name)[1] for name in classes]


def team(page: Page, number: str) -> Locator:
    return page.locator(f".st-key-card_team_{number}")


def confirmed(page: Page) -> int:
    """How many teams of the day are confirmed, as the lead of the page says."""
    lead = page.locator('[class*="st-key-lead"]').inner_text()
    return int(re.match(r"(\d+)／\d+班", lead)[1])


def situation(page: Page) -> int:
    page.goto(SITUATION)
    settle(page)
    return person_days(page)


def test_a_team_is_confirmed_and_another_corrected_and_the_total_moves(phone: Page):
    before = situation(phone)
    opened(phone, "43202")
    already, (first, second, *_) = confirmed(phone), to_confirm(phone)
    team(phone, first).get_by_role("button", name="計画どおり").dblclick()
    expect(team(phone, first).get_by_text("確認済")).to_be_visible()
    team(phone, second).get_by_role("button", name="直す").click()
    heads = team(phone, second).get_by_label("実際の人数")
    planned = int(heads.input_value())
    phone.reload()  # what was not recorded yet is asked again, what was recorded stands
    expect(team(phone, first).get_by_text("確認済")).to_be_visible()
    expect(team(phone, second).get_by_role("button", name="計画どおり")).to_be_visible()
    settle(phone)
    team(phone, second).get_by_role("button", name="直す").click()
    heads.fill(str(planned + 2))
    heads.press("Tab")
    team(phone, second).get_by_role("button", name="この人数で記録").click()
    expect(team(phone, second).get_by_text(f"{planned + 2}人 確認済")).to_be_visible()
    idle(phone)
    assert confirmed(phone) == already + 2
    assert situation(phone) == before + 2


def test_a_lost_connection_loses_nothing_and_doubles_nothing(phone: Page):
    before = situation(phone)
    opened(phone, "43213")
    already, (first, second, *_) = confirmed(phone), to_confirm(phone)
    team(phone, first).get_by_role("button", name="計画どおり").click()
    phone.context.set_offline(True)  # perhaps before the answer came
    with suppress(Error):  # without a connection the buttons do not answer
        team(phone, second).get_by_role("button", name="計画どおり").click(timeout=2_000)
    phone.context.set_offline(False)
    opened(phone, "43213")
    for number in (first, second):
        button = team(phone, number).get_by_role("button", name="計画どおり")
        if button.count():  # it says itself that it was not recorded
            button.click()
        expect(team(phone, number).get_by_text("確認済")).to_be_visible()
    idle(phone)
    assert confirmed(phone) == already + 2
    assert situation(phone) == before
