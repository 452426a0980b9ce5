"""Dispatches by every measure: each with its rule, planned apart, and the same numbers as the other pages."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from tests.pages import screens
from tests.routed_app import RoutedApp
from workforce.auth.identity import local_administrator
from workforce.queries import disasters as queries
from workforce.services import disasters
from workforce.ui import tables

PAGE = "pages/dispatch/totals.py"


def test_every_measure_stands_with_its_rule(reading_app: RoutedApp):
    page = reading_app.open(PAGE)
    assert screens.faults(page) == []
    assert screens.metrics(page) == [
        ("派遣中（時点）", "0人", "今日現地にいる人"),
        ("実人数", "400人", "班ごとに重ねず数える"),
        ("延べ人日", "1,738人日", "人数×日数、両端の日を含む"),
        ("人月", "56.8人月", "月の日数で割って足す"),
        ("陣（班・クール）", "205陣", "派遣元×陣"),
    ]
    assert "予定（上の実績に含まない）：7人・延べ31人日" in screens.texts(page)
    rules = [metric.help for metric in page.metric]
    assert rules[1].startswith("実人数：班（派遣元×陣）ごとに、時点までで最も多くいた日の人数の計。")
    assert rules[2].startswith("延べ人日：人数×（終了日−開始日＋1）。両端の日を数え")
    assert all(rules)
    assert [card.key for card in screens.cards(page)] == ["card_tally_parts", "card_tally_disasters"]


def test_fte_years_stand_beside_mid_long_dispatches_only(reading_app: RoutedApp):
    page = reading_app.open(PAGE, kind="mid_long")
    assert ("人月", "2.8人月", "年換算 0.24人（人月÷12）") in screens.metrics(page)
    assert "年換算：人月÷12" in page.metric[3].help


def test_the_splits_are_told_by_their_names(reading_app: RoutedApp):
    page = reading_app.open(PAGE, split="destination")
    assert any("延べ人日が最も多いのは" in text for text in screens.texts(page))
    found = next(table.value for table in page.dataframe if "kind" in table.value.columns)
    assert list(found["disaster"])[:2] == ["令和7年8月豪雨", "令和7年8月豪雨"]
    assert list(found["person_days"])[:2] == [1738, 85]


def test_disasters_stand_five_at_a_time_the_one_looked_at_among_them(app: RoutedApp):
    page = app.open(PAGE)
    assert not [text for text in screens.texts(page) if "件ずつ示す" in text]
    older = (
        "令和2年7月豪雨（架空）",
        "平成30年7月豪雨（架空）",
        "平成28年熊本地震の余震（架空）",
        "令和元年台風（架空）",
    )
    for name, year in zip(older, (2020, 2018, 2016, 2019), strict=True):
        disasters.register(
            app.database, local_administrator(), name, "heavy_rain", date(year, 7, 1), today=date(2025, 11, 20)
        )
    codes = list(app.answer(queries.listing)["disaster_code"])
    assert (len(codes), codes.index("r7_aug_rain"), codes.index("h28_earthquake")) == (7, 0, 6)
    for code, said, shown in (
        ("r7_aug_rain", "全7件のうち1～5件目", {"令和7年8月豪雨", "令和2年7月豪雨"}),
        ("h28_earthquake", "全7件のうち6～7件目", {"平成28年熊本地震"}),
    ):
        page = app.open(PAGE, disaster=code)
        assert screens.faults(page) == []
        assert [text for text in screens.texts(page) if said in text]
        found = next(table.value for table in page.dataframe if "kind" in table.value.columns)
        assert set(found["disaster"]) == shown
        page = app.open("pages/dispatch/burdens.py", disaster=code, view="rotation")
        assert screens.faults(page) == []
        assert [text for text in screens.texts(page) if said in text]


def test_without_dispatches_it_says_where_to_begin(reading_empty_app: RoutedApp):
    page = reading_empty_app.open(PAGE)
    assert screens.faults(page) == []
    assert len(page.info) == 1


def test_the_gap_is_told_as_a_sum_of_what_closed_it(reading_app: RoutedApp):
    page = reading_app.open(PAGE, view="gap", kind="mid_long", span="on_day", on="2026-01-10")
    assert screens.faults(page) == []
    assert [card.key for card in screens.cards(page)] == ["card_gap_steps", "card_gap_requests"]
    assert "要請11人＝派遣5人＋任期付1人＋委託1人＋配置換え1人＋残り3人" in screens.texts(page)
    table = page.dataframe[0].value
    closed = ["by_dispatch", "by_fixed_term", "by_outsourced", "by_reassigned", "residual"]
    assert list(table["needed_persons"]) == list(table[closed].sum(axis=1))
    assert len(page.metric) == 0


def test_the_gap_is_that_of_a_day_and_as_it_was_known(reading_app: RoutedApp):
    page = reading_app.open(PAGE, view="gap", kind="mid_long", span="on_day", on="2026-01-10", known="2025-11-12")
    texts = screens.texts(page)
    assert "要請9人＝派遣4人＋任期付1人＋委託1人＋残り3人" in texts
    assert "出典：要請と派遣の記録（市町村課）／令和7年11月12日現在／架空データ" in texts
    assert any(text.startswith("令和7年11月12日の時点：その日までの要請と") for text in texts)
    assert not any("令和7年11月20日" in text for text in texts)  # nothing here was counted to today


def test_a_period_without_a_request_says_what_to_do(reading_app: RoutedApp):
    page = reading_app.open(PAGE, view="gap", kind="emergency", span="ahead")
    assert [message.value for message in page.info] == [
        "この期間に要請はありません。期間を変えるか、「要請と申出」で記録してください。"
    ]


def test_dates_the_wrong_way_round_are_turned(reading_app: RoutedApp):
    page = reading_app.open(
        PAGE, view="gap", kind="mid_long", span="dates", **{"from": "2026-01-11", "to": "2026-01-10"}
    )
    assert len(page.warning) == 1
    assert "要請22人日＝派遣10人日＋任期付2人日＋委託2人日＋配置換え2人日＋残り6人日" in screens.texts(page)


def test_needs_stand_against_fulfilment_by_place_and_task(reading_app: RoutedApp):
    page = reading_app.open(PAGE, view="needs")
    assert screens.faults(page) == []
    assert [card.key for card in screens.cards(page)] == ["card_needs_matrix"]
    assert any(
        text.startswith("要請のある39組（市町村×業務）のうち23組は派遣だけでは足りない。")
        for text in screens.texts(page)
    )
    assert {"宇城市", "被害認定（1次）", "▲18"} <= set(screens.said_by_charts(page))


def test_needs_of_one_day_are_persons(reading_app: RoutedApp):
    page = reading_app.open(PAGE, view="needs", kind="mid_long", span="on_day", on="2026-01-10")
    assert any("最も足りないのは" in text and "▲2（充足率" in text for text in screens.texts(page))
    assert any("令和8年1月10日の人数" in text for text in screens.texts(page))


def test_a_file_has_the_decimals_of_the_table():
    frame = pd.DataFrame({"person_months": [17 / 6], "fte_years": [17 / 72], "person_days": [85]})
    assert tables.as_shown(frame).to_dict("list") == {"person_months": [2.8], "fte_years": [0.24], "person_days": [85]}


@pytest.mark.parametrize(
    ("lang", "told"),
    [("ja", "予定（上の実績に含まない）：なし"), ("en", "Planned (not part of the figures above): nobody")],
)
def test_where_nobody_is_planned_it_says_so(reading_app: RoutedApp, lang: str, told: str):
    assert told in screens.texts(reading_app.open(PAGE, disaster="h28_earthquake", lang=lang))
