"""Every page and view fits a phone in the dark theme."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.pages import screens
from tools.live_app import settle, show_whole
from workforce.charts.theme import DARK
from workforce.ui import dispatch_form
from workforce.ui.router import PAGES

FIELDS = (
    "[data-testid=stSelectbox] [role=group], [data-testid=stDateInputField], "
    "[data-testid=stNumberInputContainer], [data-testid=stTextInputRootElement]"
)
# Every page, and every view of the pages that show one at a time.
VIEWED = [f"{link}?view={view}" for file, _, _, link, _ in PAGES for view in screens.VIEWS.get(file, ())]
SCREENS = [f"{link}?" for _, _, _, link, _ in PAGES] + VIEWED
# Pages that begin with figures, and screens with charts, whose English words are the longest.
WITH_FIGURES = [f"{link}?" for link in ("", "vacancies", "municipality", "situation", "requests", "costs")]
WITH_CHARTS = ["situation?", "totals?", "totals?view=needs", "totals?view=gap", "burdens?", "burdens?view=occupations",
               "pairs?", "receiving?", "ledger?", "recruitments?", "exchanges?"]  # fmt: skip

# In the page: the texts of what does not fit.
CUT = "texts => texts.filter(text => text.scrollWidth > text.clientWidth + 1).map(text => text.innerText)"
CUT_BY_ITS_CARD = """texts => texts.filter(text => {
    const [inner, card] = [text, text.closest('[data-testid=stMetric]')].map(e => e.getBoundingClientRect())
    return inner.right > card.right || text.scrollWidth > text.parentElement.clientWidth + 1
}).map(text => text.innerText)"""
OUT_OF_SIGHT = """groups => groups.filter(group => group.scrollWidth > group.clientWidth + 1
    || [...group.querySelectorAll('button')].some(button => button.getBoundingClientRect().right > innerWidth)
).map(group => group.innerText)"""
# Labels that an axis leaves out are still there, unseen.
CUT_BY_ITS_CHART = """texts => texts.filter(text => text.getAttribute('opacity') !== '0').filter(text => {
    const [inner, chart] = [text, text.closest('svg')].map(e => e.getBoundingClientRect())
    return inner.left < chart.left - 1 || inner.right > chart.right + 1 || text.textContent.includes('…')
}).map(text => text.textContent)"""


@pytest.fixture
def phone(kept_window: Callable[..., Page]) -> Page:
    """A window of 390 × 844 pixels that prefers dark colours."""
    return kept_window(viewport={"width": 390, "height": 844}, color_scheme="dark")


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_no_wider_than_the_phone_and_dark_and_all_of_it_is_in_sight(
    phone: Page, screen: str, language: str
):
    phone.goto(f"/{screen}&lang={language}")
    phone.get_by_test_id("stHeading").first.wait_for()
    settle(phone)
    assert phone.get_by_test_id("stMain").evaluate("element => element.scrollWidth") <= 390
    assert phone.get_by_test_id("stApp").evaluate("element => getComputedStyle(element).backgroundColor") == rgb(
        DARK.page
    )
    assert phone.get_by_test_id("stException").count() == 0
    assert phone.get_by_role("heading").evaluate_all(CUT) == []
    choices = phone.get_by_role("radiogroup")
    if screen in VIEWED:
        expect(choices.first).to_be_attached()
    assert choices.evaluate_all(OUT_OF_SIGHT) == []
    if language == "en" and screen in WITH_FIGURES:
        check_figures(phone)
    if language == "en" and screen in WITH_CHARTS:
        check_charts(phone)


@pytest.mark.parametrize("screen", WITH_FIGURES)
def test_no_figure_is_cut_off_on_a_desk(phone: Page, screen: str):
    phone.set_viewport_size({"width": 1360, "height": 900})
    phone.goto(f"/{screen}lang=en")
    phone.get_by_test_id("stMetric").first.wait_for()
    settle(phone)
    check_figures(phone)


def check_figures(page: Page) -> None:
    """No figure is cut off, nor what is said above and below it."""
    texts = page.locator(":is([data-testid=stMetricLabel], [data-testid=stMetricDelta]) p")
    expect(texts.nth(3)).to_be_attached()
    assert texts.evaluate_all(CUT_BY_ITS_CARD) == []
    values = page.locator("[data-testid=stMetricValue], [data-testid=stMetricValue] *")
    assert values.evaluate_all(CUT) == []


def check_charts(phone: Page) -> None:
    """No text of a chart is cut off."""
    phone.locator("svg.marks").first.wait_for()
    show_whole(phone, 390)
    texts = phone.locator("svg.marks text").filter(has_text=re.compile(r"\S"))
    expect(texts.nth(3)).to_be_attached()
    assert texts.evaluate_all(CUT_BY_ITS_CHART) == []


def test_a_list_stands_instead_of_the_gantt_chart(phone: Page):
    phone.goto("/situation")
    settle(phone)
    expect(phone.locator(".st-key-phone_gantt")).to_be_visible()
    expect(phone.locator(".st-key-desk_gantt")).to_be_hidden()
    phone.set_viewport_size({"width": 1360, "height": 900})
    expect(phone.locator(".st-key-phone_gantt")).to_be_hidden()
    expect(phone.locator(".st-key-desk_gantt")).to_be_visible()


def test_the_form_stands_in_one_column_with_targets_for_a_finger(phone: Page):
    phone.goto("/dispatches")
    phone.get_by_role("button", name="派遣を記録する").click()
    form = phone.get_by_test_id("stForm")
    form.wait_for()
    settle(phone)
    boxes = form.locator(f":is({FIELDS})").evaluate_all(
        "fields => fields.map(f => f.getBoundingClientRect()).map(b => [b.left, b.width, b.height])"
    )
    assert len(boxes) == len(dispatch_form.TYPED)
    assert max(left for left, _, _ in boxes) - min(left for left, _, _ in boxes) < 2
    assert min(width for _, width, _ in boxes) > 300
    assert min(height for _, _, height in boxes) >= 44
    buttons = form.get_by_role("button", name="保存").all()
    assert [button.bounding_box()["height"] >= 44 for button in buttons] == [True, True]


def rgb(colour: str) -> str:
    """``#12151A`` as the browser says it."""
    return f"rgb({', '.join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))})"
