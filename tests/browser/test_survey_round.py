"""A survey from the blank form to confirmed figures: forms out, returns in good and bad, fixed, undone, confirmed."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.using import cells, choose_files, choose_row, download, figure, type_date, type_into_cell, unfold
from tests.filled_forms import AGES, DEPARTMENTS, HEADCOUNTS, fill, opened, places
from tests.libreoffice import find_libreoffice, saved_again
from tools.live_app import running_app, settle
from workforce.config import ROOT

ROUND, LAST = "2026-04-01", "2025-04-01"
UKI, MISATO = "43213", "43348"
PATIENCE = 120_000  # milliseconds

Counts = Mapping[tuple[str, str], tuple[int, int]]  # (municipality, occupation) → planned, actual

# What differs from last year; every other municipality answers as it did then.
CHANGED = {(UKI, "civil"): (20, 15), (UKI, "admin"): (210, 204), (MISATO, "civil"): (6, 5)}
WRONG = {HEADCOUNTS: {("civil", "actual"): "約15", ("admin", "planned"): 210.5}}
RIGHT = {HEADCOUNTS: {("civil", "actual"): 15, ("admin", "planned"): 210}}
REVISED = {(UKI, "civil"): (20, 16)}


@contextmanager
def officer(browser: Browser, database: Path) -> Iterator[Page]:
    """The app five days after the deadline, and a window on it; reading forms takes its time on a busy machine."""
    with running_app(database, today="2026-05-20") as app:
        asked = {"base_url": app.url, "locale": "ja-JP", "viewport": {"width": 1360, "height": 1800}}
        with browser.new_context(**asked) as context:
            context.set_default_timeout(PATIENCE)
            yield context.new_page()


def test_a_survey_from_blank_forms_to_confirmed_figures(browser: Browser, sample_file: Path, tmp_path: Path):
    program = find_libreoffice()
    database = Path(shutil.copy(sample_file, tmp_path / "workforce.duckdb"))
    published = command_line(database, "figures", "--json", "--as-of", LAST)
    with officer(browser, database) as page:
        begin_round(page)
        forms = forms_of_round(page)
        last_year = counts_of(forms)
        answers = last_year | CHANGED
        assert len(forms) == len({municipality for municipality, _ in answers}) == 45

        good, bad = filled(forms[MISATO], answers, MISATO), fill(filled(forms[UKI], answers, UKI), WRONG)
        returned = saved_again(program, tmp_path / "once", {"美里町.xlsx": good, "宇城市.xlsx": bad})
        marked = take_in_the_good_one(page, returned)
        corrected = saved_again(program, tmp_path / "twice", {"宇城市（再提出）.xlsx": fill(marked, RIGHT)})
        take_in(page, corrected)
        take_in(page, {"残り43団体.csv": as_csv(answers, sorted(set(forms) - {UKI, MISATO}))})
        assert figures(page) == expected(answers)

        undo(page, "宇城市（再提出）.xlsx")
        assert figures(page) == expected({cell: counts for cell, counts in answers.items() if cell[0] != UKI})
        take_in(page, corrected)
        check_and_confirm(page)
        assert figures(page) == expected(answers)

        revise(page)
        assert figures(page, f"{ROUND}-first") == expected(answers)
        assert figures(page) == expected(answers | REVISED)
    assert command_line(database, "check") == "すべて成り立っています。"
    assert command_line(database, "figures", "--json", "--as-of", LAST) == published


def command_line(database: Path, *arguments: str) -> str:
    """What the command line says about a database that no app has open."""
    command = [sys.executable, "-m", "workforce", *arguments]
    environment = {
        **os.environ,
        "WORKFORCE_DATABASE": str(database),
        "WORKFORCE_TODAY": "2026-05-20",
        "LANG": "ja_JP.UTF-8",
    }
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout.strip()


def begin_round(page: Page) -> None:
    """Copied from last year's, with a deadline, every block and the stage 実施中."""
    page.goto("/rounds")
    settle(page)
    unfold(page, "new_survey")
    page.get_by_role("button", name="調査回を作る").click()
    expect(page.get_by_text("調査回を作りました")).to_be_visible()
    settle(page)
    unfold(page, "settings")
    settings = page.locator(".st-key-settings")
    type_date(settings, "提出期限", 2026, 5, 15)
    for block in (AGES, "年齢別離職者数", "採用の状況", "派遣可能人数"):
        settings.get_by_text(block, exact=True).click()
    settings.get_by_role("button", name="設定を保存").click()
    expect(page.get_by_text("設定を保存しました")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="「実施中」へ進める").click()
    expect(page.get_by_text("「実施中」にしました")).to_be_visible()
    settle(page)


def forms_of_round(page: Page) -> dict[str, bytes]:
    """The forms of all by municipality, from the zip."""
    unfold(page, "forms")
    page.get_by_role("button", name="全45団体分を作る").click()
    name, zipped = download(page, page.get_by_role("button", name="全45団体分を保存（zip）"))
    assert name == "調査票_2026-04-01.zip"
    archive = zipfile.ZipFile(io.BytesIO(zipped))
    return {name.split("_")[0]: archive.read(name) for name in archive.namelist()}


def counts_of(forms: Mapping[str, bytes]) -> Counts:
    """Last year's values, which every form shows for reference."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for municipality, data in forms.items():
        sheet = opened(data)[HEADCOUNTS]
        columns, rows = places(sheet)
        for mark, row in rows.items():
            if not mark.startswith("#") and mark != "headcounts":
                values = (sheet.cell(row, columns[f"previous_{name}"]).value for name in ("planned", "actual"))
                found[municipality, mark] = tuple(values)
    return found


def filled(form: bytes, answers: Counts, municipality: str) -> bytes:
    """The form with a municipality's counts, and something in the optional blocks."""
    typed = {
        (occupation, name): value
        for (code, occupation), counts in answers.items()
        if code == municipality
        for name, value in zip(("planned", "actual"), counts, strict=True)
    }
    return fill(form, {HEADCOUNTS: typed, AGES: {("20-23", "persons"): 7}, DEPARTMENTS: {("doboku", "persons"): 31}})


def as_csv(answers: Counts, municipalities: Sequence[str]) -> bytes:
    """The counts of many municipalities as one long table, as Japanese Excel saves it."""
    lines = [
        f"{code},{ROUND},{occupation},{planned},{actual}"
        for (code, occupation), (planned, actual) in answers.items()
        if code in municipalities
    ]
    return "\r\n".join(["団体コード,基準日,職種,定員計画数,実職員数", *lines]).encode("cp932")


def take_in_the_good_one(page: Page, returned: Mapping[str, bytes]) -> bytes:
    """Upload a good and a bad form, send the bad one back and accept the other: the bad one with its errors marked."""
    page.goto("/imports")
    settle(page)
    choose_files(page, returned)
    expect(page.get_by_role("heading", name="2ファイルのうち1ファイルに誤りがあります")).to_be_visible()
    settle(page)
    problems = page.locator(".st-key-card_import_problems").get_by_role("row")
    expect(problems.filter(has_text="約15")).to_contain_text("数値で入力してください")
    expect(problems.filter(has_text="210.5")).to_contain_text("整数で入力してください")
    expect(page.get_by_role("button", name="2ファイルを取り込む")).to_be_disabled()
    name, marked = download(page, page.get_by_role("button", name="誤りに印を付けたファイル（1ファイル）"))
    assert name == "宇城市_要修正.xlsx"
    page.get_by_role("button", name="誤りのある1ファイルを差戻しにして外す").click()
    expect(page.get_by_text("1ファイルを差戻しにしました")).to_be_visible()
    accept(page)
    return marked


def take_in(page: Page, files: Mapping[str, bytes]) -> None:
    """Upload one sound file and accept it."""
    page.goto("/imports")
    settle(page)
    choose_files(page, files)
    expect(page.get_by_role("heading", name="すべて取り込めます（1ファイル）")).to_be_visible()
    settle(page)
    accept(page)


def accept(page: Page) -> None:
    """Take in the one file that is left."""
    settle(page)
    page.get_by_role("button", name="1ファイルを取り込む").click()
    expect(page.get_by_text("1ファイルを取り込みました")).to_be_visible()
    settle(page)


def undo(page: Page, name: str) -> None:
    """Take back the import of a file."""
    page.goto("/imports")
    settle(page)
    history = page.locator(".st-key-card_import_history").get_by_test_id("stDataFrame")
    row = next(row for (_, row), text in cells(history).items() if text == name)
    choose_row(page, history, row)
    page.get_by_role("button", name=f"「{name}」の取込を取り消す").click()
    expect(page.get_by_text("取込を取り消し")).to_be_visible()
    settle(page)


def figures(page: Page, survey: str = ROUND) -> dict[str, list[str]]:
    """What the summary, the vacancies page and two profiles say of a round."""
    found = {}
    for path, labels in (
        ("/?", ("総職員数", "土木技師の欠員")),
        ("/vacancies?", ("欠員", "過員", "差引（計画−実員）", "実質欠員")),
        (f"/municipality?m={UKI}&", ("定員計画数", "実職員数", "欠員")),
        (f"/municipality?m={MISATO}&", ("定員計画数", "実職員数", "欠員")),
    ):
        page.goto(f"{path}survey={survey}")
        settle(page)
        found[path] = [figure(page, label) for label in labels]
    return found


def expected(answers: Counts) -> dict[str, list[str]]:
    """The same, worked out from what was filled in: a surplus never sets off a vacancy."""

    def people(number: int) -> str:
        return f"{number:,}人"

    def short(counts: Iterable[tuple[int, int]]) -> int:
        return sum(max(planned - actual, 0) for planned, actual in counts)

    def profile(code: str) -> list[str]:
        own = [counts for (municipality, _), counts in answers.items() if municipality == code]
        if not own:
            return ["－"] * 3
        return [people(n) for n in (sum(planned for planned, _ in own), sum(actual for _, actual in own), short(own))]

    everything = list(answers.values())
    vacancy, surplus = short(everything), short((actual, planned) for planned, actual in everything)
    civil = short(counts for (_, occupation), counts in answers.items() if occupation == "civil")
    return {
        "/?": [people(sum(actual for _, actual in everything)), people(civil)],
        "/vacancies?": [people(n) for n in (vacancy, surplus, vacancy - surplus, vacancy)],
        f"/municipality?m={UKI}&": profile(UKI),
        f"/municipality?m={MISATO}&": profile(MISATO),
    }


def check_and_confirm(page: Page) -> None:
    """One is sent back and checked after all; then the round is closed and confirmed."""
    page.goto(f"/rounds?survey={ROUND}")
    settle(page)
    returns = page.locator(".st-key-card_returns").get_by_test_id("stDataFrame").first
    choose_row(page, returns, None)
    page.get_by_role("button", name="確認済にする").click()
    expect(page.get_by_text("45団体の提出状況を記録しました")).to_be_visible()
    settle(page)
    choose_row(page, returns, 1)
    page.get_by_label("理由・経緯").fill("保育士の数を確かめてほしい")
    page.get_by_label("理由・経緯").press("Tab")
    settle(page)
    page.get_by_role("button", name="差し戻す").click()
    expect(page.get_by_text("1団体の提出状況を記録しました")).to_be_visible()
    settle(page)
    choose_row(page, returns, 1)
    page.get_by_role("button", name="確認済にする").click()
    checked = page.get_by_test_id("stMetric").filter(has_text="確認済団体数").get_by_test_id("stMetricValue")
    expect(checked).to_have_text("45団体")
    settle(page)
    page.get_by_role("button", name="「締切」へ進める").click()
    expect(page.get_by_text("「締切」にしました")).to_be_visible()
    settle(page)
    page.get_by_text("確定すると元に戻せないことを確かめました").click()
    settle(page)
    page.get_by_role("button", name="「確定」にする").click()
    expect(page.get_by_text("「確定」にしました")).to_be_visible()
    settle(page)


def revise(page: Page) -> None:
    """Correct one figure of the confirmed round, with a reason; the page of rounds shows both versions."""
    page.goto(f"/headcounts?m={UKI}&survey={ROUND}")
    settle(page)
    type_into_cell(page, page.get_by_test_id("stDataFrame").first, "土木技師", 2, "16")
    page.get_by_label("変更の理由").fill("市からの訂正報告")
    page.get_by_role("button", name="1行を保存").click()
    expect(page.get_by_text("1行を保存しました。")).to_be_visible()
    settle(page)
    page.goto(f"/rounds?survey={ROUND}")
    settle(page)
    corrected = cells(page.locator(".st-key-card_versions").get_by_test_id("stDataFrame").nth(1))
    rows = [[text for (_, at), text in sorted(corrected.items()) if at == row] for row in range(3)]
    assert [row[:6] + row[7:] for row in rows] == [  # but the time of the correction
        ["宇城市", "土木技師", "実職員数", "15", "16", "＋1", "市からの訂正報告"],
        ["宇城市", "土木技師", "欠員", "5", "4", "▲1", "市からの訂正報告"],
        ["宇城市", "土木技師", "実質欠員", "5", "4", "▲1", "市からの訂正報告"],
    ]
    assert len(corrected) == 3 * 8
