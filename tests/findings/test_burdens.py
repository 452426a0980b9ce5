"""The sentences over burdens and rotations, by value."""

from __future__ import annotations

import pandas as pd

from workforce.findings import burdens, rotation_quality
from workforce.i18n import Words

JA, EN = Words("ja"), Words("en")

TOTAL = pd.Series({"person_days": 1146, "burden_rate": 0.003068, "persons_a_day": 23.39, "period_days": 49})
SENDERS = pd.DataFrame(
    {
        "municipality": ["甲町", "乙町", "丙町"],
        "person_days": [9, 9, 0],
        "burden_rate": [0.012, 0.012, 0.0],
        "median_burden_rate": [0.0023] * 3,
        "vacancy_rate": [0.066, 0.0, 0.02],
        "short_rate": [0.05] * 3,
        "is_short_yet_sending": [True, False, False],
    }
)
AFTER = SENDERS.assign(
    burden_after_rate=[0.02, 0.03, 0.001],
    can_send=[True, True, False],
    is_struck=[False, False, False],
    is_short_yet_sending_after=[True, True, True],
    newly_short_yet_sending=[1, 1, 1],
)


def test_the_lead_says_the_whole_and_who_carries_most_ties_and_all():
    assert burdens.lead(TOTAL, SENDERS, JA) == (
        "市町村全体で職員の0.31%、1日平均23.4人を49日間派遣。最も重いのは甲町・乙町で職員の各1.20%（中央値0.23%）"
    )
    nobody = pd.Series({**TOTAL, "person_days": 0, "burden_rate": 0.0})
    assert burdens.lead(nobody, SENDERS.iloc[2:], JA) == "市町村の職員はまだ派遣していない"
    assert burdens.lead(TOTAL, SENDERS.iloc[2:], JA) == "市町村全体で職員の0.31%、1日平均23.4人を49日間派遣"


def test_those_short_yet_heavily_sending_are_named():
    assert burdens.by_sender(SENDERS, JA) == "欠員率5%超なのに派遣負担が中央値を超えるのは甲町"
    assert burdens.by_sender(SENDERS.iloc[1:], JA) == "欠員率5%超で派遣負担が中央値を超える団体はない"
    assert burdens.by_sender(SENDERS.assign(burden_rate=None), JA) == "まだ回答がない"


def test_one_more_wave_names_the_lightest_of_those_able_and_who_would_become_heavy():
    assert burdens.after_one_more_wave(AFTER, JA) == (
        "もう1陣を出しても負担が軽いのは甲町・乙町。新たに1団体が「欠員が多いのに派遣も重い」に入る"
    )
    assert burdens.after_one_more_wave(AFTER.iloc[2:], JA) == "この人数を出せる市町村はない"
    assert burdens.after_one_more_wave_alt(AFTER.iloc[:1], EN).endswith("甲町 1.20% to 2.00%")


def test_the_heaviest_occupation_is_named():
    rows = pd.DataFrame({"occupation": ["事務職", "土木技師"], "burden_rate": [0.004, 0.009]})
    assert burdens.by_occupation(rows, JA) == "職員数に対して最も重いのは土木技師の0.90%"
    assert burdens.by_occupation(rows.assign(burden_rate=None), JA) == "職種別の負担はまだ計算できない"


def test_the_quality_of_a_rotation_in_one_sentence():
    rows = pd.DataFrame(
        {
            "disaster_code": ["rain"],
            "disaster": ["豪雨"],
            "mean_wave_days": [4.408],
            "short_wave_rate": [0.867],
            "handover_days": [17],
        }
    )
    assert rotation_quality.of_disaster(rows, "rain", JA) == "平均4.4日、7日未満が87%、引継ぎは17日"
    assert rotation_quality.of_disaster(rows, "quake", JA) == "終わった派遣がまだない"
    assert rotation_quality.alt(rows, "disaster", EN) == "Mean days of a dispatch: 豪雨 4.4 days, 87% under 7"
