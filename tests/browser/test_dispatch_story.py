"""A disaster from its registration to its last correction, as a coordinator works; every total against one hand count.

The hand count. Persons really there on each day, team by team, added up on paper; nothing here was computed by the
product. A dot is a day on which the team is not there; a number with a mark is a daily count that differs from the
plan (* at once, ** late, on 30 November).

    November           21   22   23   24   25   26   27   28   29   30   person-days
    宇城市  罹災証明
      熊本市 第1陣  6   6    5*   6    4**  6    .    .    .    .    .   6+5+6+4+6          = 27
      荒尾市 第2陣  5   .    .    .    .    5    5    5    5    5    .   5 × 5              = 25
      熊本市 第3陣  6   cancelled on 27 November before it came (29 Nov – 3 Dec)            =  0
      合志市        2   2    2    2    .    .    .    .    .    .    .   2 × 3              =  6
    甲佐町  避難所
      玉名市 第1陣  4   4    4    6*   4    .    .    .    .    .    .   4+4+6+4            = 18
      菊池市 第2陣  4   .    .    .    4    4    4    4    .    .    .   4 × 4              = 16
      玉名市 第3陣  4   .    .    .    .    .    .    4    4    4    4   4 × 4              = 16
    美里町  被害認定
      山鹿市 第1陣  3   .    3    3    3    0*   3    .    .    .    .   3+3+3+0+3          = 12
      宇土市 第2陣  2   .    .    .    .    .    2    2    2    2    2   2 × 5              = 10
    八代市  災害廃棄物
      人吉市        2   2    2    2    2    2    1*   2    .    .    .   2 × 6 + 1          = 13
    山都町  窓口
      天草市        1   .    .    .    1    1    1    1    .    .    .   1 × 4              =  4
    day               14   16   19   18   18   16   18   11   11    6   27+25+6+18+16+16+12+10+13+4 = 147

    by place: 宇城市 27+25+6 = 58, 甲佐町 18+16+16 = 50, 美里町 12+10 = 22, 八代市 13, 山都町 4; 58+50+22+13+4 = 147
    by week:  21–23 Nov 14+16+19 = 49; 24–30 Nov 18+18+16+18+11+11+6 = 98; 49+98 = 147
    planned on the first day: (6+5+6)×5 = 85, (4+4+4)×4 = 48, (3+2)×5 = 25, 2×7 = 14, 2×3 = 6, 1×4 = 4;
              85+48+25+14+6+4 = 182; of it handover (both count): 5+5 = 10, 4+4 = 8, 2
    until 27 November, before the late correction: 14+16+19+(18+2)+18+16+18 = 121

    by measure: on duty on 30 Nov 4 + 2 = 6; distinct persons, each team on its fullest day,
              6+5+2+6+4+4+3+2+2+1 = 35 in 10 teams; person-months 147 ÷ 30 = 4.9
    needed:   6 × 14 + 4 × 10 + 3 × 9 + 2 × 7 + 2 × 7 = 84+40+27+14+14 = 179, of which there 179 − 54 = 125

    lacking:  宇城市 6 a day, 21 Nov – 4 Dec: there 6(8) 6(7) 6(8) 4 6(11) 5 5 5 5 0 and nobody 1–4 Dec,
                     so 24: 2; 26–29: 1 each; 30 Nov – 4 Dec: 6 each        2 + 4 + 30 = 36, of it ahead 30
              甲佐町 4 a day, 21–30 Nov: always there                                    0
              美里町 3 a day, 22–30 Nov: 25: 3; 27–30: 1 each                    3 + 4 = 7, of it ahead 1
              八代市 2 a day, 21–27 Nov: 26: 1                                           1
              山都町 2 a day, 24–30 Nov: 24–27: 1 each; 28–30: 2 each     4 + 6 = 10, of it ahead 2
              36 + 7 + 1 + 10 = 54; on 30 Nov: 6 + 1 + 2 = 9 persons; from then on 30 + 1 + 2 = 33 person-days
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.using import choose_row, download, enter, figure, idle, pick, press, unfold
from tools.live_app import running_app, settle
from workforce.config import ROOT

FIRST, WEEK_LATER, LAST = "2025-11-20", "2025-11-27", "2025-11-30"
CODE = "d20251118"
NAME = "令和7年11月地震"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

UKI, KOSA, MISATO, YATSUSHIRO, YAMATO = "宇城市", "甲佐町", "美里町", "八代市", "山都町"
# place: task, persons a day, first and last day (of November; 34 is 4 December)
REQUESTS = {
    UKI: ("罹災証明書申請受付・発行", 6, 21, 34),
    KOSA: ("避難所運営支援", 4, 21, 30),
    MISATO: ("住家被害認定調査（1次）", 3, 22, 30),
    YATSUSHIRO: ("災害廃棄物処理業務支援", 2, 21, 27),
    YAMATO: ("窓口・電話対応支援", 2, 24, 30),
}
# sender: persons on offer, first and last day, the place whose request it answers, if any
OFFERS = {
    "人吉市": (2, 21, 27, YATSUSHIRO),
    "合志市": (2, 21, 30, UKI),
    "天草市": (3, 24, 30, YAMATO),
    "水俣市": (0, 21, 27, None),
    "上天草市": (1, 28, 30, None),
    "阿蘇市": (2, 28, 30, None),
    "大津町": (1, 21, 27, None),
    "菊陽町": (2, 21, 27, None),
    "益城町": (1, 24, 27, None),
    "御船町": (1, 24, 27, None),
    "嘉島町": (1, 21, 23, None),
    "氷川町": (2, 21, 30, None),
}
# sender: persons taken, first and last day
TAKEN = {"人吉市": (2, 21, 27), "合志市": (2, 21, 23), "天草市": (1, 24, 27)}
# place: first day, length, number of waves (None: until the request ends), senders in turn with their persons
ROTATIONS = {
    UKI: (21, 5, 3, {"熊本市": 6, "荒尾市": 5}),
    KOSA: (21, 4, 3, {"玉名市": 4, "菊池市": 4}),
    MISATO: (22, 5, None, {"山鹿市": 3, "宇土市": 2}),
}
# (place, sender, first day): persons on each day from its first on, as in the table above
TEAMS = {
    (UKI, "熊本市", 21): (6, 5, 6, 6, 6),
    (UKI, "荒尾市", 25): (5, 5, 5, 5, 5),
    (UKI, "合志市", 21): (2, 2, 2),
    (KOSA, "玉名市", 21): (4, 4, 6, 4),
    (KOSA, "菊池市", 24): (4, 4, 4, 4),
    (KOSA, "玉名市", 27): (4, 4, 4, 4),
    (MISATO, "山鹿市", 22): (3, 3, 3, 0, 3),
    (MISATO, "宇土市", 26): (2, 2, 2, 2, 2),
    (YATSUSHIRO, "人吉市", 21): (2, 2, 2, 2, 2, 1, 2),
    (YAMATO, "天草市", 24): (1, 1, 1, 1),
}
# The sums of the table above, as added up there.
DAYS = dict(zip(TEAMS, (27, 25, 6, 18, 16, 16, 12, 10, 13, 4), strict=True))
PLACES = {UKI: 58, KOSA: 50, MISATO: 22, YATSUSHIRO: 13, YAMATO: 4}
PLANNED = {
    "熊本市": 6,
    "荒尾市": 5,
    "合志市": 2,
    "玉名市": 4,
    "菊池市": 4,
    "山鹿市": 3,
    "宇土市": 2,
    "人吉市": 2,
    "天草市": 1,
}


def november(day: int) -> date:
    return date(2025, 11, day) if day <= 30 else date(2025, 12, day - 30)


@contextmanager
def working(browser: Browser, database: Path, today: str, **window: object) -> Iterator[Page]:
    """A window on the app as it stands on a day."""
    wanted = {"locale": "ja-JP", "viewport": {"width": 1360, "height": 900}} | window
    with running_app(database, today=today) as app, browser.new_context(base_url=app.url, **wanted) as context:
        yield context.new_page()


# --- What the coordinator does -------------------------------------------------------------------


def register_disaster(page: Page) -> None:
    page.goto("/disasters")
    press(page, "災害を登録する")
    enter(page, "disaster_disaster_name", NAME)
    pick(page, "disaster_disaster_type", "地震")
    enter(page, "disaster_started_on", date(2025, 11, 18))
    pick(page, "disaster_municipality_codes", *REQUESTS)
    press(page, "保存する")
    expect(page.get_by_text("災害を登録しました。")).to_be_visible()


def register_requests(page: Page) -> dict[str, int]:
    """Place → number of its request."""
    numbers = {}
    page.goto(f"/requests?disaster={CODE}")
    for place, (task, persons, first, last) in REQUESTS.items():
        press(page, "要請を登録する")
        pick(page, "new_request_municipality_code", place)
        pick(page, "new_request_task_code", task)
        enter(page, "new_request_persons_per_day", persons)
        enter(page, "new_request_start_on", november(first))
        enter(page, "new_request_end_on", november(last))
        enter(page, "new_request_request_reason", "職員が足りない")
        press(page, "保存する")
        said = page.get_by_text(re.compile(r"要請 \d+ を登録しました"))
        expect(said).to_be_visible()
        numbers[place] = int(re.search(r"\d+", said.inner_text())[0])
        press(page, "一覧へ戻る")
    return numbers


def register_offers(page: Page, requests: dict[str, int]) -> dict[str, int]:
    """Sender → number of its offer."""
    numbers = {}
    page.goto(f"/requests?disaster={CODE}")
    for sender, (persons, first, last, place) in OFFERS.items():
        press(page, "申出を登録する")
        pick(page, "offer_sender_code", sender)
        if place:
            pick(page, "offer_request_id", f"{requests[place]}：{place}", exact=False)
        enter(page, "offer_persons", persons)
        pick(page, "offer_people_ready", "可" if persons else "不可")
        for ready in ("logistics", "funding"):
            pick(page, f"offer_{ready}_ready", "可")
        enter(page, "offer_confirmed_on", date.fromisoformat(FIRST))
        enter(page, "offer_start_on", november(first))
        enter(page, "offer_end_on", november(last))
        press(page, "保存する")
        said = page.get_by_text(re.compile(r"申出 \d+ を登録しました"))
        expect(said).to_be_visible()
        numbers[sender] = int(re.search(r"\d+", said.inner_text())[0])
    return numbers


def take_offers(page: Page, requests: dict[str, int], offers: dict[str, int]) -> None:
    for sender, (persons, first, last) in TAKEN.items():
        request, offer = requests[OFFERS[sender][3]], offers[sender]
        page.goto(f"/requests?request={request}")
        unfold(page, f"take_{offer}")
        form = f"accept_{offer}_{request}"
        enter(page, f"{form}_persons", persons)
        enter(page, f"{form}_start_on", november(first))
        enter(page, f"{form}_end_on", november(last))
        page.locator(f".st-key-take_{offer}").get_by_role("button", name="この申出で派遣する").last.click()
        expect(page.get_by_text("派遣（予定）を記録しました。")).to_be_visible()


def lay_rotations(page: Page, requests: dict[str, int]) -> None:
    for place, (first, length, waves, turns) in ROTATIONS.items():
        request = requests[place]
        page.goto(f"/rotations?request={request}")
        expect(page.locator(f".st-key-rotation_{request}_turns")).to_be_visible()
        settle(page)
        pick(page, f"rotation_{request}_turns", *turns)
        settle(page)
        enter(page, f"rotation_{request}_first_day", november(first))
        enter(page, f"rotation_{request}_wave_days", length)
        settle(page)
        if waves:
            page.locator(f".st-key-rotation_{request}_until_end label").click()
            settle(page)
        for sender, persons in turns.items():
            page.get_by_label(f"{sender}の人数").fill(str(persons))
            page.keyboard.press("Tab")
        settle(page)
        press(page, f"{waves or 2}陣を予定として保存する")
        expect(page.get_by_text("陣を予定の派遣として保存しました。")).to_be_visible()


def go_on(page: Page, request: int) -> None:
    """A request goes the straight way to 派遣中."""
    page.goto(f"/requests?request={request}")
    for status in ("調整中", "内諾", "決定", "派遣中"):
        press(page, f"「{status}」に進める")
        expect(page.get_by_text(f"いまの状態：{status}")).to_be_visible()


def team(page: Page, place: str, sender: str) -> Locator:
    """The card of a team in the field log, below its place; both have their short names there."""
    below = page.locator('[class*="st-key-field_"]').filter(has=page.get_by_role("heading", name=place[:-1]))
    return below.locator('[class*="st-key-card_team_"]').filter(has_text=sender[:-1])


def count(card: Locator, persons: int, *, is_planned: bool) -> None:
    """One team's day: with one tap as planned, else with the number."""
    idle(card.page)
    if is_planned:
        card.get_by_role("button", name="計画どおり").click()
    else:
        card.get_by_role("button", name="直す").click()
        heads = card.get_by_label("実際の人数")
        heads.fill(str(persons))
        heads.press("Tab")
        card.get_by_role("button", name="この人数で記録").click()
    expect(card.get_by_text(f"{persons}人 確認済")).to_be_visible()


def log_day(phone: Page, day: int) -> None:
    """Everybody who is there on a day, in a window of 390 pixels; who comes that day arrives first."""
    phone.goto(f"/field?disaster={CODE}&kind=emergency&day={november(day)}")
    expect(phone.locator('[class*="st-key-card_team_"]').first).to_be_visible()
    settle(phone)
    for (place, sender, first), persons in TEAMS.items():
        if first <= day < first + len(persons):
            card = team(phone, place, sender)
            if first == day:
                idle(phone)  # what was recorded before moves the buttons below it
                card.get_by_role("button", name="到着した").click()
                expect(card.get_by_role("button", name="計画どおり")).to_be_visible()
            there = persons[day - first]
            count(card, there, is_planned=there == PLANNED[sender])
    idle(phone)


def cancel_third_wave(page: Page) -> None:
    """The third wave of 宇城市 is not needed: it is cancelled in the log before it comes."""
    page.goto(f"/dispatches?disaster={CODE}")
    log = page.locator(".st-key-card_log")
    expect(log.get_by_test_id("stDataFrame")).to_be_visible()
    settle(page)
    rows = log.locator('[data-testid^="glide-cell-"]')
    texts = rows.evaluate_all("cells => cells.map(cell => [cell.dataset.testid, cell.innerText])")
    of_row: dict[int, list[str]] = {}
    for name, text in texts:
        of_row.setdefault(int(name.split("-")[3]), []).append(text)
    (row,) = [row for row, said in of_row.items() if "2025-11-29" in said and "熊本市" in said]
    choose_row(page, log, row)
    page.get_by_role("tab", name="派遣を取り消す").click()
    page.get_by_label("取消の理由").last.fill("窓口が落ち着いた")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="派遣を取り消す").click()
    expect(page.get_by_text("派遣を取り消しました。")).to_be_visible()


def correct_late(phone: Page) -> None:
    """Six days later it turns out that on the 24th four of 熊本市 had been there, not six."""
    phone.goto(f"/field?disaster={CODE}&kind=emergency&day={november(24)}")
    card = team(phone, UKI, "熊本市")
    expect(card).to_be_visible()
    settle(phone)
    card.get_by_role("button", name="直す・戻す").click()
    heads = card.get_by_label("実際の人数")
    heads.fill("4")
    heads.press("Tab")
    card.get_by_role("button", name="この人数で記録").click()
    expect(card.get_by_text("4人 確認済（計画と違う）")).to_be_visible()
    idle(phone)


# --- What every screen and file then says --------------------------------------------------------


def number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def person_days(page: Page) -> int:
    page.goto(f"/situation?disaster={CODE}")
    settle(page)
    return number(figure(page, "延べ派遣人数"))


def said_by_chart(page: Page, card: str) -> list[str]:
    """What a chart says of its marks to those who cannot see it."""
    marks = page.locator(f'.st-key-{card} path[aria-roledescription="rect mark"]')
    marks.first.wait_for(state="attached")
    return marks.evaluate_all("found => found.map(mark => mark.getAttribute('aria-label'))")


def taken_away(page: Page, within: Locator) -> list[dict[str, str]]:
    """The rows of the CSV file that a card offers."""
    _, data = download(page, within.get_by_role("button", name="CSVで保存"))
    return list(csv.DictReader(data.decode("utf-8-sig").splitlines()))


def by_place(rows: list[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, days in rows:
        found[place] = found.get(place, 0) + days
    return found


def in_command_line(database: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "workforce", *arguments],
        cwd=ROOT,
        env={**os.environ, "WORKFORCE_DATABASE": str(database), "WORKFORCE_TODAY": LAST, "LANG": "ja_JP.UTF-8"},
        capture_output=True,
        encoding="utf-8",
    )


def check_board(page: Page) -> None:
    page.goto(f"/board?alive={CODE}")
    settle(page)
    names = ("応援派遣中", "3日後までの到着", "3日後までの帰任", "人の足りない要請", "7日を超えた要請")
    assert [figure(page, name) for name in names] == ["6人", "0班", "2班", "3件", "5件"]
    short = page.get_by_test_id("stMetric").filter(has_text="人の足りない要請")
    expect(short).to_contain_text("応援9人")


def check_situation(page: Page) -> None:
    assert person_days(page) == 147
    names = ("ピーク日の派遣人数", "現在の派遣人数", "派遣元団体数", "ニーズ充足率")
    assert [figure(page, name) for name in names] == ["19人", "6人", "9団体", "69.8%"]  # 125 of 179
    needs = page.get_by_test_id("stMetric").filter(has_text="ニーズ充足率")
    expect(needs).to_contain_text("派遣で埋まらない 54人日")


def check_gantt(page: Page) -> None:
    """One bar a team with its person-days, and in orange the days that lack people; on the page of the situation."""
    said = said_by_chart(page, "desk_gantt")
    bars = [text for text in said if text.startswith("派遣元")]
    shown = {re.search(r"派遣先 (\S+), .*延べ人日 (\d+)", text).groups() for text in bars}
    assert len(bars) == len(TEAMS) == 10
    assert {(place, int(days)) for place, days in shown} == {(place, days) for (place, *_), days in DAYS.items()}
    # No sender relieves itself: senders take turns.
    assert sorted(text for text in said if not text.startswith("派遣元")) == sorted(
        f"印 派遣で埋まらない日, 期間 {period}, 日数 {days}"
        for period, days in {
            "令和7年11月24日～11月24日": 1,
            "令和7年11月26日～12月4日": 9,
            "令和7年11月25日～11月25日": 1,
            "令和7年11月27日～11月30日": 4,
            "令和7年11月26日～11月26日": 1,
            "令和7年11月24日～11月30日": 7,
        }.items()
    )
    unfold(page, "fold_dispatch_periods")
    rows = taken_away(page, page.locator(".st-key-fold_dispatch_periods"))
    assert by_place([(row["派遣先"], int(row["延べ人日"])) for row in rows]) == PLACES


def check_requests(page: Page) -> None:
    page.goto(f"/requests?disaster={CODE}")
    settle(page)
    # That of 八代市 is over and needs nobody now.
    assert [figure(page, name) for name in ("対応中の要請", "必要", "充足", "不足")] == ["5件", "15人", "6人", "9人"]
    lacking = page.get_by_test_id("stMetric").filter(has_text="不足")
    expect(lacking.last).to_contain_text("今後 33人日")


def check_totals(page: Page) -> None:
    page.goto(f"/totals?disaster={CODE}")
    settle(page)
    names = ("派遣中（時点）", "実人数", "延べ人日", "人月", "陣（班・クール）")
    assert [figure(page, name) for name in names] == ["6人", "35人", "147人日", "4.9人月", "10陣"]


def check_log(page: Page) -> None:
    page.goto(f"/dispatches?disaster={CODE}")
    log = page.locator(".st-key-card_log")
    expect(log.get_by_text("実績10件・延べ147人日")).to_be_visible()
    expect(log.get_by_text("予定0件（0人日）・取消1件は数えない")).to_be_visible()
    rows = taken_away(page, log)
    counted = {
        (row["派遣先"], row["派遣元"], date.fromisoformat(row["開始日"]).day): int(row["延べ人日"]) for row in rows
    }
    assert counted == {**DAYS, (UKI, "熊本市", 29): 0}


def check_command_line(database: Path) -> None:
    """Once the app has stopped: the figures, and nothing that contradicts itself or the papers."""
    figures = json.loads(in_command_line(database, "figures", "--json").stdout)
    lines = {
        (line["disaster"], line["kind"], line["sender_type"], line["task_group"]): line["person_days"]
        for line in figures["dispatch"]
    }
    of_quake = {group: days for (disaster, *_, group), days in lines.items() if disaster == NAME}
    assert of_quake == {"victim_support": 58 + 22 + 4, "shelter_and_supply": 50, "waste_work": 13}
    august = ("令和7年8月豪雨", "emergency")
    papers = [lines[(*august, sender, "victim_support")] for sender in ("prefecture", "municipality")]
    assert papers == [592, 1146]
    checked = in_command_line(database, "check")
    assert (checked.returncode, checked.stderr) == (0, "")


def test_from_the_call_for_help_to_the_last_correction_every_number_is_the_one_counted_by_hand(
    browser: Browser, sample_file: Path, tmp_path: Path
):
    assert (sum(DAYS.values()), sum(PLACES.values())) == (147, 147)
    database = Path(shutil.copy(sample_file, tmp_path / "workforce.duckdb"))
    with working(browser, database, FIRST) as page:
        register_disaster(page)
        requests = register_requests(page)
        offers = register_offers(page, requests)
        take_offers(page, requests, offers)
        lay_rotations(page, requests)
        go_on(page, requests[UKI])
        page.goto(f"/dispatches?disaster={CODE}")
        expect(page.get_by_text("予定11件（182人日）")).to_be_visible()
    with working(browser, database, WEEK_LATER, **PHONE) as phone:
        for day in range(21, 28):
            log_day(phone, day)
        assert person_days(phone) == 121
    with working(browser, database, WEEK_LATER) as page:
        cancel_third_wave(page)
        assert person_days(page) == 121
    with working(browser, database, LAST, **PHONE) as phone:
        assert person_days(phone) == 149
        correct_late(phone)
        assert person_days(phone) == 147
    with working(browser, database, LAST) as page:
        for check in (check_board, check_situation, check_gantt, check_requests, check_totals, check_log):
            check(page)
    check_command_line(database)
