"""The sentences and the chart over how gaps are closed, by value."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from workforce.charts import waterfalls
from workforce.charts.specs import spec
from workforce.charts.theme import LIGHT
from workforce.findings import closings as findings
from workforce.i18n import Words

JA, EN = Words("ja"), Words("en")


def steps(*persons: int) -> pd.DataFrame:
    names = ("asked", "dispatched", "fixed_term", "outsourced", "reassigned", "residual")
    asked, rest = persons[0], persons[0]
    rows = []
    for name, n in zip(names, persons, strict=True):
        is_end = name in ("asked", "residual")
        rows.append((name, n, n if is_end else rest, 0 if is_end else rest - n))
        rest -= 0 if is_end else n
    assert asked == sum(persons[1:])
    return pd.DataFrame(rows, columns=["gap_step", "persons", "runs_from", "runs_to"])


@pytest.mark.parametrize(
    ("persons", "is_one_day", "words", "expected"),
    [
        ((11, 5, 1, 1, 1, 3), True, JA, "要請11人＝派遣5人＋任期付1人＋委託1人＋配置換え1人＋残り3人"),
        ((1940, 1710, 0, 0, 0, 230), False, JA, "要請1,940人日＝派遣1,710人日＋残り230人日"),
        ((2, 2, 0, 0, 0, 0), True, JA, "要請2人＝派遣2人＋残りなし"),
        ((3, 1, 1, 0, 0, 1), True, EN, "Asked for 3 = Dispatched 1 + Fixed-term staff 1 + Residual 1"),
    ],
)
def test_the_sentence_is_a_sum(persons, is_one_day, words, expected):
    assert findings.waterfall(steps(*persons), is_one_day, words) == expected


def test_without_a_need_it_says_so():
    empty = steps(0, 0, 0, 0, 0, 0).iloc[:0]
    assert findings.waterfall(empty, True, JA) == "この期間に要請はない"
    assert findings.of_request(pd.DataFrame(), JA) == "派遣のほかの手当て"


def test_the_requests_that_are_not_met():
    rows = [("宇城市", "罹災証明", 3), ("甲佐町", "調査", 0)]
    found = pd.DataFrame(rows, columns=["municipality", "task", "residual"])
    assert findings.requests(found, JA) == (
        "2件の要請のうち1件が埋まっていない。残りが最も多いのは宇城市の罹災証明：▲3"
    )
    assert findings.requests(found.iloc[1:], JA) == "1件の要請はすべて埋まっている"


def test_one_request_on_its_day():
    row = {"needed": 5, "by_dispatch": 3, "by_fixed_term": 1, "by_outsourced": 0, "by_reassigned": 0, "residual": 1}
    met = pd.DataFrame([row | {"its_day": date(2026, 1, 10)}])
    assert findings.of_request(met, JA) == "令和8年1月10日：要請5人＝派遣3人＋任期付1人＋残り1人"


def test_the_waterfall_is_orange_only_where_something_is_left():
    drawn = spec(waterfalls.gap(steps(11, 5, 1, 1, 1, 3), JA, LIGHT))
    rows = drawn["layer"][0]["data"]["values"]
    assert [(row["label"], row["written"], row["colour"]) for row in rows] == [
        ("要請", "11", LIGHT.sub),
        ("派遣", "▲5", LIGHT.actual),
        ("任期付", "▲1", LIGHT.actual),
        ("委託", "▲1", LIGHT.actual),
        ("配置換え", "▲1", LIGHT.actual),
        ("残り", "3", LIGHT.shortage),
    ]
    assert findings.waterfall_alt(steps(3, 1, 1, 0, 0, 1), JA) == (
        "要請の埋まり方：要請 3、派遣 1、任期付 1、委託 0、配置換え 0、残り 1"
    )
