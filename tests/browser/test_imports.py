"""A return with an error is shown where it is; the corrected one is accepted, moves the summary, and is undone."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.browser.using import cells, download
from tools.live_app import LiveApp, running_app, settle

HEADER = "団体コード,基準日,職種,定員計画数,実職員数\n"
BAD = HEADER + "43213,令和7年4月1日,土木技師,18,約16\n"
CORRECTED = HEADER + "43213,令和7年4月1日,土木技師,18,16\n"


@pytest.fixture
def own_app(browser: Browser, sample_file: Path, tmp_path: Path) -> Iterator[LiveApp]:
    """An app of its own: an import makes a revision that stays."""
    with running_app(Path(shutil.copy(sample_file, tmp_path / "workforce.duckdb"))) as app:
        yield app


def total_staff(page: Page, url: str) -> str:
    page.goto(url)
    settle(page)
    return page.get_by_test_id("stMetric").first.get_by_test_id("stMetricValue").inner_text()


def choose_file(page: Page, name: str, text: str) -> None:
    page.locator('input[type="file"]').set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": text.encode("cp932")}
    )


def test_a_return_is_corrected_accepted_seen_on_the_summary_and_undone(browser: Browser, own_app: LiveApp):
    context = browser.new_context(base_url=own_app.url, locale="ja-JP", viewport={"width": 1360, "height": 1600})
    page, summary = context.new_page(), context.new_page()
    assert total_staff(summary, "/") == "7,623人"

    page.goto("/imports")
    settle(page)
    choose_file(page, "宇城市.csv", BAD)
    expect(page.get_by_role("heading", name="1ファイルのうち1ファイルに誤りがあります")).to_be_visible()
    settle(page)
    row = page.get_by_role("row").filter(has_text="E2")
    expect(row).to_contain_text("数値で入力してください（入力値「約16」）。")
    accept = page.get_by_role("button", name="1ファイルを取り込む")
    expect(accept).to_be_disabled()
    name, marked = download(page, page.get_by_role("button", name="誤りに印を付けたファイル"))
    assert name == "宇城市_要修正.xlsx"
    comments = [
        c.comment.text for s in load_workbook(io.BytesIO(marked)) for r in s.iter_rows() for c in r if c.comment
    ]
    assert comments == ["数値で入力してください（入力値「約16」）。"]

    page.get_by_role("button", name="やめて片付ける").click()
    expect(page.get_by_role("heading", name="誤りがあります")).to_have_count(0)
    settle(page)
    choose_file(page, "宇城市（再提出）.csv", CORRECTED)
    expect(page.get_by_role("heading", name="すべて取り込めます（1ファイル）")).to_be_visible()
    settle(page)
    changes = cells(page.locator(".st-key-card_import_changes").get_by_test_id("stDataFrame"))
    assert [text for (_, at), text in sorted(changes.items()) if at == 0] == [
        "宇城市", "土木技師", "実職員数", "15", "16", "＋1",
    ]  # fmt: skip
    page.get_by_label("変更の理由").fill("市からの訂正")
    page.get_by_label("変更の理由").press("Tab")
    settle(page)
    accept.click()
    expect(page.get_by_text("1ファイルを取り込みました")).to_be_visible()
    assert total_staff(summary, "/") == "7,624人"

    settle(page)
    history = page.locator(".st-key-card_import_history").get_by_test_id("stDataFrame")
    history.locator(".dvn-scroller").click(position={"x": 18, "y": 52})
    page.get_by_role("button", name="の取込を取り消す").click()
    expect(page.get_by_text("取込を取り消し、1行を元に戻しました。")).to_be_visible()
    assert total_staff(summary, "/") == "7,623人"
