"""A yearly and a monthly value never stand in one series; a published figure fills a year nobody entered."""

from __future__ import annotations

import csv
from datetime import date

import duckdb
import pytest

from tests.metrics.builders import ask, insert
from workforce.config import ROOT
from workforce.queries import indicators

PUBLISHED = 1.25  # 令和6年, from the paper


def add_values(connection, *rows: tuple[str, str, float | None], is_sample: bool = False) -> None:
    insert(
        connection,
        "indicator_values",
        [
            {
                "indicator_code": code,
                "starts_on": day,
                "indicator_value": value,
                "source": "調べ",
                "is_sample": is_sample,
            }
            for code, day, value in rows
        ],
    )


def series(connection, code: str = "job_ratio_annual") -> list[tuple]:
    found = indicators.series(connection, indicator_code=code)
    change = [
        None if missing else value
        for missing, value in zip(found["indicator_change"].isna(), found["indicator_change"], strict=True)
    ]
    return list(zip(found["indicator_year"], found["indicator_value"], found["is_published"], change, strict=True))


def test_a_published_figure_stands_in_its_series_until_a_value_is_entered(connection):
    assert series(connection) == [(2024, PUBLISHED, True, None)]
    add_values(connection, ("job_ratio_annual", "2024-01-01", 1.5), ("job_ratio_annual", "2023-01-01", 1.25))
    assert series(connection) == [(2023, 1.25, False, None), (2024, 1.5, False, 0.25)]
    assert ask(connection, "SELECT value FROM published_figures WHERE figure_code = 'r6_job_ratio'") == [(PUBLISHED,)]


def test_a_value_taken_back_is_no_value_and_lets_the_published_figure_through(connection):
    add_values(connection, ("job_ratio_annual", "2024-01-01", None), ("job_ratio_annual", "2022-01-01", None))
    assert series(connection) == [(2024, PUBLISHED, True, None)]


def test_the_change_needs_the_very_period_before(connection):
    add_values(connection, ("population_annual", "2021-01-01", 10), ("population_annual", "2023-01-01", 30))
    add_values(connection, ("population_monthly", "2024-12-01", 10), ("population_monthly", "2025-01-01", 14))
    assert [row[3] for row in series(connection, "population_annual")] == [None, None]
    assert [row[3] for row in series(connection, "population_monthly")] == [None, 4]


def test_no_change_is_worked_out_between_an_invented_value_and_a_real_one(connection):
    add_values(connection, ("job_ratio_annual", "2023-01-01", 1.5), is_sample=True)
    assert series(connection) == [(2023, 1.5, False, None), (2024, PUBLISHED, True, None)]


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("job_ratio_annual", "2025-02-01"),
        ("job_ratio_annual", "2025-01-02"),
        ("job_ratio_monthly", "2025-02-02"),
    ],
)
def test_the_table_refuses_a_day_that_begins_no_period_of_the_series(connection, code, day):
    with pytest.raises(duckdb.ConstraintException):
        add_values(connection, (code, day, 1.0))


def test_the_table_refuses_a_value_without_a_source(connection):
    with pytest.raises(duckdb.ConstraintException):
        insert(
            connection,
            "indicator_values",
            [{"indicator_code": "job_ratio_annual", "starts_on": "2020-01-01", "indicator_value": 1.0}],
        )


def test_the_code_of_an_indicator_ends_with_its_periodicity():
    with (ROOT / "data" / "reference" / "indicators.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["indicator_code"] for row in rows if not row["indicator_code"].endswith("_" + row["periodicity"])] == []


def test_the_grid_offers_every_period_of_the_series_and_no_other(connection):
    months = indicators.grid(
        connection, indicator_code="job_ratio_monthly", first_on=date(2025, 1, 1), last_on=date(2025, 3, 1)
    )
    assert [f"{day:%Y-%m-%d}" for day in months["starts_on"]] == ["2025-03-01", "2025-02-01", "2025-01-01"]
    years = indicators.grid(
        connection, indicator_code="job_ratio_annual", first_on=date(2023, 1, 1), last_on=date(2025, 11, 1)
    )
    assert [day.year for day in years["starts_on"]] == [2025, 2024, 2023]
    assert list(years["published_value"].fillna(0)) == [0, PUBLISHED, 0]
    fiscal = indicators.grid(
        connection, indicator_code="region_staff_annual", first_on=date(2024, 1, 1), last_on=date(2025, 11, 1)
    )
    assert [f"{day:%Y-%m}" for day in fiscal["starts_on"]] == ["2025-04", "2024-04"]


def test_a_value_carries_its_source_and_periodicity(connection):
    add_values(connection, ("population_monthly", "2025-01-01", 14))
    assert ask(
        connection,
        "SELECT periodicity, indicator_year, indicator_value, source, is_published FROM indicator_series"
        " WHERE indicator_code = 'population_monthly'",
    ) == [("monthly", 2025, 14, "調べ", False)]
