"""What one person saves, another sees at the next step."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.using import choose, open_form
from tools.live_app import TODAY, running_app, settle
from workforce.config import ROOT


def person_days(page: Page) -> int:
    shown = page.get_by_test_id("stMetric").filter(has_text="延べ派遣人数").get_by_test_id("stMetricValue").inner_text()
    return int(re.sub(r"\D", "", shown))


def record(page: Page, persons: int) -> None:
    """Record a dispatch of today, under way, that counts in the headline."""
    page.goto("/dispatches")
    open_form(page)
    choose(page, "派遣元", "熊本県")
    choose(page, "派遣先", "宇城市")
    choose(page, "業務", "罹災証明書申請受付・発行")
    page.get_by_label("人数（必須）").fill(str(persons))
    choose(page, "状態", "派遣中")
    page.get_by_role("button", name="保存する").click()
    expect(page.get_by_role("button", name="派遣を記録する")).to_be_visible()


def figures(database: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "workforce", "figures", "--json"],
        cwd=ROOT,
        env={**os.environ, "WORKFORCE_DATABASE": str(database), "WORKFORCE_TODAY": TODAY, "LANG": "ja_JP.UTF-8"},
        capture_output=True,
        encoding="utf-8",
    )


def headline(database: Path) -> int:
    """The person-days that the command line prints for the tasks of the headline."""
    lines = json.loads(figures(database).stdout)["dispatch"]
    return sum(
        line["person_days"]
        for line in lines
        if (line["disaster"], line["kind"], line["task_group"]) == ("令和7年8月豪雨", "emergency", "victim_support")
    )


def test_a_dispatch_recorded_in_one_window_raises_the_total_in_another(new_window: Callable[..., Page]):
    page, other_page = new_window(), new_window()
    other_page.goto("/situation?view=totals")
    settle(other_page)
    before = person_days(other_page)
    record(page, 5)
    other_page.get_by_role("radio", name="月", exact=True).click()
    shown = other_page.get_by_test_id("stMetric").filter(has_text="延べ派遣人数").get_by_test_id("stMetricValue")
    expect(shown).to_have_text(f"{before + 5:,}人日")


def test_a_second_click_on_save_records_no_second_dispatch(page: Page):
    page.goto("/situation")
    settle(page)
    before = person_days(page)
    page.goto("/dispatches")
    open_form(page)
    choose(page, "派遣元", "熊本県")
    choose(page, "派遣先", "宇城市")
    choose(page, "業務", "罹災証明書申請受付・発行")
    choose(page, "状態", "派遣中")
    page.get_by_role("button", name="保存する").dblclick()
    expect(page.get_by_text(re.compile(r"派遣 \d+ を記録しました"))).to_be_visible()
    settle(page)
    assert page.get_by_text("予期しない").count() == 0
    page.goto("/situation")
    settle(page)
    assert person_days(page) == before + 1


def test_the_file_is_in_use_as_soon_as_the_app_answers(browser: Browser, sample_file, tmp_path: Path):
    database = Path(shutil.copy(sample_file, tmp_path / "workforce.duckdb"))
    with running_app(database) as app:  # and nobody has visited it
        beside = figures(database)
    assert (beside.returncode, beside.stdout) == (2, "")
    assert f"（プロセス番号 {app.pid}）が使用中です" in beside.stderr


def test_the_command_line_prints_the_same_total_once_the_app_has_stopped(browser: Browser, sample_file, tmp_path: Path):
    database = Path(shutil.copy(sample_file, tmp_path / "workforce.duckdb"))
    with running_app(database) as app, browser.new_context(base_url=app.url, locale="ja-JP") as context:
        page = context.new_page()
        record(page, 7)
        page.goto("/situation")
        settle(page)
        shown = person_days(page)
        beside = figures(database)
    assert (beside.returncode, beside.stdout) == (2, "")
    assert f"データベース {database} は別のプログラム（プロセス番号 {app.pid}）が使用中です" in beside.stderr
    assert headline(database) == shown
