"""The browser's Back: one press takes back one choice, or leads to the page before."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.using import choose, figure, go_to
from tools.live_app import settle


def parameters(page: Page) -> dict[str, str]:
    """What stands in the link."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def entries(page: Page) -> int:
    """How many entries the browser's history holds."""
    return page.evaluate("window.history.length")


def heading(page: Page):
    return page.get_by_role("heading", level=1)


@pytest.mark.parametrize(
    ("section", "title", "filled_in"),
    [
        ("定員・欠員", "市町村カルテ", {"m", "survey", "view"}),
        ("応援派遣", "要請と申出", {"disaster", "kind"}),
        ("応援派遣", "派遣の集計", {"disaster", "kind", "scope", "split", "view"}),
    ],
)
def test_a_page_opened_by_the_menu_is_left_by_one_press(page: Page, section: str, title: str, filled_in: set[str]):
    page.goto("/")
    expect(page).to_have_url(re.compile("view="))
    settle(page)
    before = page.url, entries(page)
    go_to(page, section, title)
    for name in filled_in:
        expect(page).to_have_url(re.compile(rf"[?&]{name}="))
    settle(page)
    assert entries(page) == before[1] + 1
    page.go_back()
    expect(page).to_have_url(before[0])
    expect(heading(page)).to_contain_text("市町村の職員")


def test_a_choice_that_changes_much_of_the_link_is_taken_back_by_one_press(page: Page):
    page.goto("/requests")
    expect(page).to_have_url(re.compile("kind="))
    settle(page)
    before = parameters(page), entries(page)
    choose(page, "災害", "令和2年7月豪雨")
    expect(page).to_have_url(re.compile("disaster=r2_jul_rain"))
    settle(page)
    assert entries(page) == before[1] + 1
    page.go_back()
    expect(page).to_have_url(re.compile(f"disaster={before[0]['disaster']}"))
    settle(page)
    assert parameters(page) == before[0]


def test_going_back_takes_a_filter_off_and_going_forward_puts_it_on_again(page: Page):
    page.goto("/vacancies")
    expect(page).to_have_url(re.compile("view="))
    settle(page)
    whole = figure(page, "欠員")
    choose(page, "団体区分", "市")
    expect(page).to_have_url(re.compile("type=city"))
    settle(page)
    narrowed = figure(page, "欠員")
    assert narrowed != whole
    page.go_back()
    expect(page).not_to_have_url(re.compile("type="))
    expect(page.get_by_test_id("stMetricValue").first).to_have_text(whole)
    settle(page)
    page.go_forward()
    expect(page).to_have_url(re.compile("type=city"))
    expect(page.get_by_test_id("stMetricValue").first).to_have_text(narrowed)


def test_a_link_copied_from_a_page_that_filled_it_in_shows_the_same_to_somebody_else(page: Page, new_window):
    page.goto("/municipality?m=43213")
    settle(page)
    choose(page, "調査回", "令和6年4月1日 定員・実員調査（架空）（確報）")
    go_to(page, "定員・欠員", "定員・実員")
    expect(page).to_have_url(re.compile("m=43213.*survey=2024-04-01|survey=2024-04-01.*m=43213"))
    settle(page)
    other = new_window()
    other.goto(page.url)
    expect(heading(other)).to_have_text(heading(page).inner_text())
    expect(other.get_by_text("令和6年4月1日現在", exact=True).first).to_be_visible()


def test_another_language_stands_in_the_link_and_is_no_step_to_go_back_from(page: Page):
    page.goto("/requests?disaster=r2_jul_rain")
    expect(page).to_have_url(re.compile("kind="))
    settle(page)
    before = entries(page)
    for button, title, language in (("English", "Requests and offers", "en"), ("日本語", "要請と申出", "ja")):
        page.get_by_role("button", name=button).click()
        expect(heading(page)).to_have_text(title)
        expect(page).to_have_url(re.compile(rf"disaster=r2_jul_rain.*lang={language}"))
    settle(page)
    assert entries(page) == before


def test_a_request_opened_from_the_board_is_left_by_one_press(page: Page):
    page.goto("/board")
    line = page.get_by_test_id("stPageLink").filter(has_text="優先度", visible=True).first
    expect(line).to_be_visible()
    settle(page)
    before = page.url, entries(page)
    line.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/requests\?.*kind="))
    settle(page)
    assert entries(page) == before[1] + 1
    page.go_back()
    expect(page).to_have_url(before[0])
    expect(heading(page)).to_have_text("状況ボード")
