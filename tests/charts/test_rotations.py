"""The calendar of a plan: one bar a wave, dark where two hand over, orange where people lack."""

from __future__ import annotations

from datetime import date

import pandas as pd

from tests.charts.drawing import data_with
from workforce.charts import rotations
from workforce.charts.theme import LIGHT
from workforce.i18n import Words

JA = Words("ja")
DAY = date(2025, 8, 1)


def waves(*periods: tuple[str, int, int, int]) -> pd.DataFrame:
    """Waves as (label, first day of August, last, persons)."""
    return pd.DataFrame(
        {
            "label": label,
            "sender": label,
            "persons": persons,
            "start_on": DAY.replace(day=first),
            "end_on": DAY.replace(day=last),
            "planned_person_days": persons * (last - first + 1),
        }
        for label, first, last, persons in periods
    )


def marks(*found: tuple[str, str, int, int, int]) -> pd.DataFrame:
    """Marks as (row, part, first day of August, last, persons)."""
    rows = [(label, part, DAY.replace(day=first), DAY.replace(day=last), n) for label, part, first, last, n in found]
    return pd.DataFrame(rows, columns=["label", "part", "start_on", "end_on", "persons"])


TWO = waves(("第1陣", 13, 15, 4), ("第2陣", 15, 18, 3))
MARKS = marks(("第2陣", "handover", 15, 15, 3), ("不足の日", "unmet", 17, 17, 1), ("不足の日", "unmet", 18, 18, 2))


def test_every_wave_handover_and_day_that_lacks_people_is_a_bar_to_the_end_of_its_last_day():
    chart = rotations.calendar(TWO, MARKS, JA, LIGHT)
    shown = data_with(chart, "label", "part_shown", "start", "until", "persons")
    assert shown.values.tolist() == [
        ["第1陣", "派遣（予定）", "2025-08-13", "2025-08-16", 4],
        ["第2陣", "派遣（予定）", "2025-08-15", "2025-08-19", 3],
        ["第2陣", "引継ぎの重なり", "2025-08-15", "2025-08-16", 3],
        ["不足の日", "不足の日", "2025-08-17", "2025-08-18", 1],
        ["不足の日", "不足の日", "2025-08-18", "2025-08-19", 2],
    ]
    assert data_with(chart, "planned_person_days", "period").values.tolist()[:2] == [
        [12, "令和7年8月13日～8月15日"],
        [12, "令和7年8月15日～8月18日"],
    ]


def test_waves_stand_in_their_order_and_the_days_that_lack_people_in_one_row_below():
    found = rotations.calendar(waves(("第10陣", 13, 15, 4), ("第9陣", 15, 18, 3)), MARKS, JA, LIGHT).to_dict()
    assert found["encoding"]["y"]["scale"]["domain"] == ["第10陣", "第9陣", "不足の日"]
    assert found["height"] == 3 * rotations.ROW


def test_only_the_days_that_lack_people_are_orange():
    found = rotations.calendar(TWO, MARKS, JA, LIGHT).to_dict()
    scale = found["encoding"]["fill"]["scale"]
    colours = dict(zip(scale["domain"], scale["range"], strict=True))
    assert colours == {"派遣（予定）": LIGHT.actual, "引継ぎの重なり": LIGHT.ink, "不足の日": LIGHT.shortage}


def test_a_plan_without_marks_has_its_waves_alone():
    found = rotations.calendar(TWO, marks(), JA, LIGHT)
    assert data_with(found, "label", "part_shown").values.tolist() == [
        ["第1陣", "派遣（予定）"],
        ["第2陣", "派遣（予定）"],
    ]
