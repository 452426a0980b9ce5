from __future__ import annotations

from datetime import date

import pytest

from workforce.domain.indicators import IndicatorEntry, Series, problems, tidied
from workforce.errors import Problem

TODAY = date(2025, 9, 10)
ANNUAL = Series(periodicity="annual", year_starts_in=1, decimals=2)
FISCAL = Series(periodicity="annual", year_starts_in=4, decimals=0)
MONTHLY = Series(periodicity="monthly", year_starts_in=None, decimals=2)
ENTRY = IndicatorEntry(indicator_value=1.25, source="労働局")


def test_a_value_with_its_source_and_an_empty_period_are_sound():
    assert problems(ENTRY, date(2024, 1, 1), ANNUAL, TODAY) == []
    assert problems(IndicatorEntry(indicator_value=7623, source="総務省"), date(2025, 4, 1), FISCAL, TODAY) == []
    assert problems(ENTRY, date(2025, 9, 1), MONTHLY, TODAY) == []
    assert problems(IndicatorEntry(), date(2024, 1, 1), ANNUAL, TODAY) == []


@pytest.mark.parametrize(
    ("starts_on", "series"),
    [(date(2024, 2, 1), ANNUAL), (date(2024, 4, 1), ANNUAL), (date(2024, 1, 1), FISCAL), (date(2024, 1, 2), MONTHLY)],
)
def test_a_day_that_begins_no_period_of_the_series_is_refused(starts_on, series):
    entry = IndicatorEntry(indicator_value=1, source="x")
    assert problems(entry, starts_on, series, TODAY) == [
        Problem("starts_on", "not_a_period_of_the_series", {"starts_on": starts_on})
    ]


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (IndicatorEntry(indicator_value=1.25), Problem("source", "source_required")),
        (
            IndicatorEntry(indicator_value=1.255, source="x"),
            Problem("indicator_value", "too_many_decimals", {"value": "1.255", "decimals": 2}),
        ),
        (
            IndicatorEntry(indicator_value="約1.2", source="x"),
            Problem("indicator_value", "not_a_number", {"value": "約1.2"}),
        ),
        (
            IndicatorEntry(indicator_value=float("inf"), source="x"),
            Problem("indicator_value", "not_a_number", {"value": "inf"}),
        ),
        (
            IndicatorEntry(indicator_value=1e10, source="x"),
            Problem("indicator_value", "too_large", {"value": "10000000000.0", "most": 1_000_000_000}),
        ),
        (
            IndicatorEntry(indicator_value=1, source="あ" * 301),
            Problem("source", "too_long", {"length": 301, "most": 300}),
        ),
    ],
)
def test_each_broken_rule_is_one_problem(entry, problem):
    assert problems(entry, date(2024, 1, 1), ANNUAL, TODAY) == [problem]


def test_a_period_to_come_has_no_value_yet():
    assert problems(ENTRY, date(2025, 10, 1), MONTHLY, TODAY) == [Problem("starts_on", "in_future")]


def test_an_emptied_cell_is_a_missing_value():
    assert tidied(IndicatorEntry(indicator_value=float("nan"), source=" ", note=" 季節調整値 ")) == IndicatorEntry(
        note="季節調整値"
    )
