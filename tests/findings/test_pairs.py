"""The sentences over counterpart support, by value."""

from __future__ import annotations

import pandas as pd

from workforce.findings import pairs
from workforce.i18n import Words

JA, EN = Words("ja"), Words("en")
PAIRS = pd.DataFrame(
    {
        "destination": ["甲市", "甲市", "乙町"],
        "sender": ["丙市", "丁県", "丙市"],
        "pair_progress": ["over", "running", "running"],
        "pair_days": [10, 5, 3],
        "uncovered_days": [0, 5, 1],
    }
).astype({"pair_days": "Int64", "uncovered_days": "Int64"})
TOTALS = pd.DataFrame({"running_pairs": [2], "pairs_over": [1], "destinations_ever_uncovered": [2]})
DESTINATIONS = pd.DataFrame(
    {
        "destination": ["甲市", "乙町", "戊村"],
        "uncovered_days": [5, 1, 0],
        "running_pairs": [1, 1, 0],
        "running_leads": [1, 0, 0],
        "persons_on_duty": [0, 2, 0],
    }
)


def test_the_lead_names_who_has_nobody_and_who_has_no_lead():
    assert pairs.lead(TOTALS, DESTINATIONS, JA) == (
        "2組が続いている（甲市・乙町）。いま人がいないのは甲市。代表がいないのは乙町"
    )
    assert pairs.lead(TOTALS, DESTINATIONS.iloc[2:], JA) == "続いている対口支援はない（終了1組）"
    assert pairs.lead(TOTALS.iloc[:0], DESTINATIONS.iloc[:0], JA) == "対口支援はまだ登録されていない"


def test_the_board_says_where_days_were_without_anybody():
    assert pairs.runs(TOTALS, DESTINATIONS, JA) == "受け持つ派遣元が不在の日が2団体にあり、最多は甲市の5日"
    assert (
        pairs.runs(TOTALS.assign(destinations_ever_uncovered=1), DESTINATIONS.iloc[:1], JA)
        == "受け持つ派遣元が不在の日は甲市の5日"
    )
    assert pairs.runs(TOTALS, DESTINATIONS.iloc[2:], JA) == "どの派遣先にも、毎日だれかがいる"
    assert pairs.runs(TOTALS.iloc[:0], DESTINATIONS.iloc[:0], JA) == "始まった対口支援はまだない"
    assert pairs.runs_alt(PAIRS.iloc[1:2], EN).endswith("甲市 ← 丁県: 5 of 5 days without anybody")
