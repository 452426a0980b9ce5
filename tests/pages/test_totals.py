"""Dispatches by every measure: each with its rule, planned apart, and the same numbers as the other pages."""

from __future__ import annotations

from tests.pages import screens
from tests.routed_app import RoutedApp

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


def test_without_dispatches_it_says_where_to_begin(reading_empty_app: RoutedApp):
    page = reading_empty_app.open(PAGE)
    assert screens.faults(page) == []
    assert len(page.info) == 1
