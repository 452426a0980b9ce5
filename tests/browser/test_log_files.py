"""The log goes out, one number is changed, the total moves with it, and goes back when the import is undone."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.browser.using import choose_files, choose_row, download
from tools.live_app import LiveApp, running_app, settle
from workforce.domain.periods import days_in

ADDED = 2  # persons more


@pytest.fixture
def own_app(browser: Browser, sample_file: Path, tmp_path: Path) -> Iterator[LiveApp]:
    """An app of its own: an import stays in its history."""
    with running_app(Path(shutil.copy(sample_file, tmp_path / "workforce.duckdb"))) as app:
        yield app


def total(page: Page) -> int:
    """The person-days at the head of the log."""
    page.goto("/dispatches")
    settle(page)
    return int(re.search(r"延べ([\d,]+)人日", page.get_by_text("実績").first.inner_text())[1].replace(",", ""))


def with_more_persons(exported: bytes) -> tuple[bytes, int]:
    """The file with two more persons in the first record that is over, and how many person-days that makes."""
    lines = list(csv.DictReader(io.StringIO(exported.decode("utf-8-sig"), newline="")))
    line = next(line for line in lines if line["状態"] == "終了" and line["開始日"] != line["終了日"])
    line["人数"] = str(int(line["人数"]) + ADDED)
    days = days_in(date.fromisoformat(line["開始日"]), date.fromisoformat(line["終了日"]))
    out = io.StringIO()
    writer = csv.DictWriter(out, lines[0])
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue().encode("cp932"), ADDED * days


def test_a_number_is_changed_in_the_exported_log_taken_in_and_undone(browser: Browser, own_app: LiveApp):
    context = browser.new_context(base_url=own_app.url, locale="ja-JP", viewport={"width": 1360, "height": 1600})
    page, log = context.new_page(), context.new_page()
    before = total(log)
    name, exported = download(log, log.get_by_role("button", name="取込できる形で書き出す（CSV）"))
    assert re.fullmatch(r"派遣の記録_\d{4}-\d\d-\d\d_架空データ\.csv", name)
    changed, moved = with_more_persons(exported)

    page.goto("/dispatch_imports")
    settle(page)
    choose_files(page, {"派遣の記録.csv": changed})
    expect(page.get_by_role("heading", name="すべて取り込めます（1ファイル）")).to_be_visible()
    expect(page.get_by_role("heading", name=f"（＋{moved}）になります")).to_be_visible()
    assert total(log) == before
    settle(page)
    page.get_by_role("button", name="1ファイルを取り込む").click()
    expect(page.get_by_text("1ファイルを取り込みました（追加0行・変更1行")).to_be_visible()
    assert total(log) == before + moved

    choose_row(page, page.locator(".st-key-card_import_history").get_by_test_id("stDataFrame"), 0)
    page.get_by_role("button", name="の取込を取り消す").click()
    expect(page.get_by_text("取込を取り消し、1行を元に戻しました。")).to_be_visible()
    assert total(log) == before


def test_the_blank_file_has_the_columns_of_the_log(browser: Browser, own_app: LiveApp):
    page = browser.new_context(base_url=own_app.url, locale="ja-JP").new_page()
    page.goto("/dispatch_imports")
    settle(page)
    name, data = download(page, page.get_by_role("button", name="空の様式（Excel）"))
    sheet = load_workbook(io.BytesIO(data)).active
    assert (name, sheet.max_row) == ("派遣の記録.xlsx", 1)
    assert [cell.value for cell in sheet[1]][2:5] == ["災害", "区分", "状態"]
