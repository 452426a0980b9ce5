"""The days of a request: met below, unmet on top, alike days in one bar."""

from __future__ import annotations

from datetime import date

import pandas as pd

from tests.charts.drawing import data_with
from workforce.charts import requests
from workforce.charts.theme import LIGHT
from workforce.i18n import Words

JA = Words("ja")


def frame(*days: tuple[str, int, int], closed: int = 0) -> pd.DataFrame:
    rows = [(pd.Timestamp(day), needed, met, closed, needed - met - closed, 0) for day, needed, met in days]
    return pd.DataFrame(rows, columns=["calendar_day", "needed", "met", "closed", "unmet", "offered"])


def bars(by_day: pd.DataFrame, low: str, high: str) -> list[tuple]:
    chart = requests.days(by_day, JA, LIGHT, today=date(2025, 8, 14))
    return list(data_with(chart, "start", "end", low, high).itertuples(index=False, name=None))


def test_days_that_are_alike_make_one_bar_and_a_gap_divides():
    by_day = frame(("2025-08-13", 5, 3), ("2025-08-14", 5, 3), ("2025-08-15", 5, 4), ("2025-08-17", 5, 4))
    assert bars(by_day, "zero", "met") == [
        ("2025-08-13", "2025-08-15", 0, 3),
        ("2025-08-15", "2025-08-16", 0, 4),
        ("2025-08-17", "2025-08-18", 0, 4),
    ]


def test_what_is_closed_otherwise_stands_between_met_and_unmet():
    by_day = frame(("2025-08-13", 5, 3), ("2025-08-14", 5, 3), closed=1)
    assert bars(by_day, "met", "helped") == [("2025-08-13", "2025-08-15", 3, 4)]
    assert bars(by_day, "helped", "needed") == [("2025-08-13", "2025-08-15", 4, 5)]


def test_the_line_of_today_stands_only_within_the_days():
    inside = requests.days(frame(("2025-08-13", 5, 3), ("2025-08-15", 5, 3)), JA, LIGHT, today=date(2025, 8, 14))
    before = requests.days(frame(("2025-08-15", 5, 3)), JA, LIGHT, today=date(2025, 8, 14))
    assert (len(inside.to_dict()["layer"]), len(before.to_dict()["layer"])) == (6, 4)
