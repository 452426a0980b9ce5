"""What leaves the screen: a table as CSV, a page on paper."""

from __future__ import annotations

import csv
import io

import pytest
from playwright.sync_api import Page, expect

from tests.browser.using import download
from tools.live_app import settle
from workforce.config import ROOT


def test_a_table_is_saved_as_a_file_that_a_spreadsheet_opens_right(page: Page):
    page.goto("/vacancies?survey=2024-04-01&view=municipalities")
    settle(page)
    page.locator(".st-key-fold_by_municipality summary").click()
    name, data = download(page, page.locator(".st-key-download_by_municipality").get_by_role("button"))
    assert name == "市町村別の欠員_架空データ.csv"
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 46
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    with (ROOT / "data/reference/municipalities.csv").open(encoding="utf-8") as file:
        assert [row["団体コード"] for row in rows] == [row["municipality_code"] for row in csv.DictReader(file)]
    assert {row["データ区分"] for row in rows} == {"架空データ"}
    assert sum(int(row["実職員数"]) for row in rows) == 7624


@pytest.mark.parametrize("link", ["", "dispatches", "municipality"])
def test_nothing_leaves_without_its_source_and_mark(page: Page, link: str):
    page.goto(f"/{link}")
    settle(page)
    offered = page.locator("[aria-label^='Download as'], [aria-label^='Copy Vega']")
    expect(offered.first).to_be_attached()
    assert offered.evaluate_all("buttons => buttons.filter(b => b.offsetParent !== null).length") == 0


def test_on_paper_there_are_figures_and_no_controls(page: Page):
    page.goto("/")
    settle(page)
    page.emulate_media(media="print")
    for hidden in ("stHeader", "stSelectbox", "stButton", "stToolbar"):
        expect(page.get_by_test_id(hidden).filter(visible=True)).to_have_count(0)
    expect(page.get_by_test_id("stExpander").first).to_be_attached()
    expect(page.get_by_test_id("stExpander").filter(visible=True)).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_test_id("stMetric").first).to_be_visible()
    expect(page.locator(".st-key-card_map svg.marks")).to_be_visible()
    assert page.locator(".st-key-card_map").evaluate("card => getComputedStyle(card).breakInside") == "avoid"


def test_on_paper_the_disaster_and_the_kind_are_words_and_nothing_else_can_be_chosen(page: Page):
    page.goto("/totals?view=needs")
    expect(page.get_by_test_id("stDateInput")).to_be_visible()
    settle(page)
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stDateInput").filter(visible=True)).to_have_count(0)
    expect(page.get_by_test_id("stButtonGroup").filter(visible=True)).to_have_count(1)
    expect(page.get_by_role("radio").filter(visible=True)).to_have_text(["応援派遣"])
    expect(page.get_by_role("combobox", name="災害")).to_have_value("令和7年8月豪雨")
    expect(page.get_by_role("combobox", name="災害")).to_be_visible()
    expect(page.locator(".st-key-card_needs_matrix svg.marks")).to_be_visible()


def test_on_paper_cards_stand_beside_each_other_as_on_the_screen(page: Page):
    page.goto("/")
    settle(page)
    page.emulate_media(media="print")
    columns = page.locator("[data-testid='stHorizontalBlock']:has(> [data-testid='stColumn'] .st-key-card_map) > *")
    expect(columns).to_have_count(2)
    (map_left, map_top), (left, top) = columns.evaluate_all(
        "found => found.map(e => e.getBoundingClientRect()).map(box => [box.left, box.top])"
    )
    assert (top, left > map_left) == (map_top, True)


def test_the_lines_of_the_board_are_on_paper_and_links_elsewhere_are_not(page: Page):
    page.goto("/board")
    expect(page.get_by_test_id("stPageLink").first).to_be_visible()
    settle(page)
    lines = page.get_by_test_id("stPageLink").filter(visible=True).count()
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stPageLink").filter(visible=True)).to_have_count(lines)
    page.goto("/requests")
    expect(page.get_by_test_id("stPageLink").first).to_be_attached()
    expect(page.get_by_test_id("stPageLink").filter(visible=True)).to_have_count(0)
