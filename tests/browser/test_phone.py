"""Every page fits a phone in the dark theme."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages import screens
from tools.live_app import LiveApp, settle, show_whole
from workforce.charts.theme import DARK
from workforce.ui import dispatch_form
from workforce.ui.router import PAGES

FIELDS = (
    "[data-testid=stSelectbox] [role=group], [data-testid=stDateInputField], "
    "[data-testid=stNumberInputContainer], [data-testid=stTextInputRootElement]"
)
LINKS = [link for _, _, _, link, _ in PAGES]


@pytest.fixture
def phone(browser: Browser, live_app: LiveApp) -> Iterator[Page]:
    """A window of 390 × 844 pixels that prefers dark colours."""
    size = {"width": 390, "height": 844}
    with browser.new_context(base_url=live_app.url, locale="ja-JP", viewport=size, color_scheme="dark") as context:
        yield context.new_page()


@pytest.mark.parametrize("link", LINKS)
def test_a_page_is_no_wider_than_the_phone_and_dark(phone: Page, link: str):
    phone.goto(f"/{link}")
    phone.wait_for_selector('[data-testid="stHeading"]')
    settle(phone)
    main = phone.get_by_test_id("stMain")
    assert main.evaluate("element => element.scrollWidth") <= 390
    assert phone.get_by_test_id("stApp").evaluate("element => getComputedStyle(element).backgroundColor") == rgb(
        DARK.page
    )
    assert phone.get_by_test_id("stException").count() == 0
    assert (
        phone.get_by_role("heading").evaluate_all(
            "titles => titles.filter(t => t.scrollWidth > t.clientWidth + 1).map(t => t.innerText)"
        )
        == []
    )


VIEWED = [f"{link}?view={view}" for file, _, _, link, _ in PAGES for view in screens.VIEWS.get(file, ())]
OUT_OF_SIGHT = """groups => groups.filter(group => group.scrollWidth > group.clientWidth + 1
    || [...group.querySelectorAll('button')].some(button => button.getBoundingClientRect().right > innerWidth)
).map(group => group.innerText)"""


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_choice_of_every_page_is_in_sight(phone: Page, language: str):
    hidden, seen = {}, 0
    for link in dict.fromkeys([*(f"{link}?" for link in LINKS), *VIEWED]):
        phone.goto(f"/{link}&lang={language}")
        phone.get_by_test_id("stHeading").first.wait_for()
        settle(phone)
        groups = phone.get_by_role("radiogroup")
        seen += groups.count()
        if found := groups.evaluate_all(OUT_OF_SIGHT):
            hidden[link] = found
    assert hidden == {}
    assert seen > len(VIEWED)


@pytest.mark.parametrize("width", [390, 1360])
@pytest.mark.parametrize("link", ["", "vacancies", "municipality", "situation", "requests", "costs"])
def test_no_figure_is_cut_off(phone: Page, link: str, width: int):
    phone.set_viewport_size({"width": width, "height": 900})
    phone.goto(f"/{link}?lang=en")
    phone.get_by_test_id("stMetric").first.wait_for()
    settle(phone)
    texts = phone.locator(":is([data-testid=stMetricLabel], [data-testid=stMetricDelta]) p")
    expect(texts.nth(3)).to_be_attached()
    assert (
        texts.evaluate_all("""texts => texts.filter(text => {
        const [inner, card] = [text, text.closest('[data-testid=stMetric]')].map(e => e.getBoundingClientRect())
        return inner.right > card.right || text.scrollWidth > text.parentElement.clientWidth + 1
    }).map(text => text.innerText)""")
        == []
    )
    values = phone.locator("[data-testid=stMetricValue], [data-testid=stMetricValue] *")
    cut = "texts => texts.filter(text => text.scrollWidth > text.clientWidth + 1).map(text => text.innerText)"
    assert values.evaluate_all(cut) == []


CHARTS = ["situation", "totals", "totals?view=needs", "totals?view=gap", "burdens", "burdens?view=occupations", "pairs",
          "receiving", "ledger", "recruitments", "exchanges"]  # fmt: skip


@pytest.mark.parametrize("link", CHARTS)
def test_no_text_of_a_chart_is_cut_off_in_english(phone: Page, link: str):
    phone.goto(f"/{link}{'&' if '?' in link else '?'}lang=en")
    phone.locator("svg.marks").first.wait_for()
    settle(phone)
    show_whole(phone, 390)
    texts = phone.locator("svg.marks text").filter(has_text=re.compile(r"\S"))
    expect(texts.nth(3)).to_be_attached()
    assert (
        # Labels that an axis leaves out are still there, unseen.
        texts.evaluate_all("""texts => texts.filter(text => text.getAttribute('opacity') !== '0').filter(text => {
        const [inner, chart] = [text, text.closest('svg')].map(e => e.getBoundingClientRect())
        return inner.left < chart.left - 1 || inner.right > chart.right + 1 || text.textContent.includes('…')
    }).map(text => text.textContent)""")
        == []
    )


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
