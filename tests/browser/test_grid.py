"""A headcount typed into the grid is saved with its reason and shows on the other pages."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.using import cells, go_to, type_into_cell
from tools.live_app import settle

ACTUAL = 2  # the column


def vacancies(page: Page) -> int:
    shown = page.get_by_test_id("stMetric").first.get_by_test_id("stMetricValue").inner_text()
    return int(re.sub(r"\D", "", shown))


def test_a_typed_cell_is_saved_with_a_reason_and_shows_in_history_and_vacancies(new_window: Callable[..., Page]):
    page, other_page = new_window(), new_window()
    other_page.goto("/vacancies")
    settle(other_page)
    before = vacancies(other_page)

    page.goto("/headcounts?m=43213&survey=2025-04-01")
    settle(page)
    grid = page.get_by_test_id("stDataFrame").first
    civil = next(row for (column, row), name in cells(grid).items() if (column, name) == (0, "土木技師"))
    actual = int(cells(grid)[ACTUAL, civil])
    type_into_cell(page, grid, "土木技師", ACTUAL, str(actual - 1))

    page.get_by_label("変更の理由").fill("市からの訂正報告")
    page.get_by_role("button", name="1行を保存").click()
    expect(page.get_by_text("1行を保存しました。")).to_be_visible()
    settle(page)
    assert cells(page.get_by_test_id("stDataFrame").first)[ACTUAL, civil] == str(actual - 1)

    page.get_by_text("変更の履歴").click()
    settle(page)
    newest = [text for (_, row), text in sorted(cells(page.get_by_test_id("stDataFrame").last).items()) if row == 0]
    assert newest[1:] == ["端末の管理者", "土木技師", "実職員数", str(actual), str(actual - 1), "市からの訂正報告"]

    other_page.get_by_role("radio", name="一覧").click()  # the next step of the other window, whichever it is
    expect(other_page.get_by_role("heading", name="市町村×職種の一覧")).to_be_visible()
    settle(other_page)
    assert vacancies(other_page) == before + 1


def test_typing_survives_a_look_at_another_municipality(page: Page):
    page.goto("/headcounts?m=43202&survey=2025-04-01")
    settle(page)
    type_into_cell(page, page.get_by_test_id("stDataFrame").first, "事務職", ACTUAL, "1")
    expect(page.get_by_role("button", name="1行を保存")).to_be_visible()
    go_to(page, "定員・欠員", "欠員")
    expect(page.get_by_role("heading", level=1)).to_contain_text("欠員")
    go_to(page, "定員・欠員", "定員・実員")
    expect(page.get_by_role("button", name="1行を保存")).to_be_visible()
    settle(page)
    assert cells(page.get_by_test_id("stDataFrame").first)[ACTUAL, 0] == "1"
    page.get_by_role("button", name="入力を捨てる").click()
    expect(page.get_by_role("button", name="0行を保存")).to_be_visible()
