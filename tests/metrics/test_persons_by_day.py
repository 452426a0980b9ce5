"""persons_by_day: the daily series, and its sums by week, month and fiscal year."""

from __future__ import annotations

from datetime import date

import pytest

from tests.metrics.builders import PREFECTURE, RAIN, add_daily_counts, add_disaster, add_dispatches, person_days
from workforce.queries import dispatches

VIEW = {"disaster_code": RAIN, "kind": "emergency", "scope": "all", "as_of": "2026-12-31"}


@pytest.fixture(autouse=True)
def disaster(connection):
    add_disaster(connection, headline="victim_support")


def rows(found) -> list[list]:
    """The rows as plain values; days as dates."""
    return [[value.date() if hasattr(value, "date") else value for value in row] for row in found.values.tolist()]


def test_each_sender_type_has_every_day_from_the_first_to_the_last_the_empty_ones_with_0(connection):
    add_dispatches(
        connection,
        {"persons": 2, "start_on": "2025-08-13", "end_on": "2025-08-14"},
        {"persons": 3, "start_on": "2025-08-16", "end_on": "2025-08-16", "sender_code": PREFECTURE},
    )
    assert rows(dispatches.by_day(connection, **VIEW)) == [
        [date(2025, 8, 13), "prefecture", 0, 0],
        [date(2025, 8, 13), "municipality", 2, 2],
        [date(2025, 8, 14), "prefecture", 0, 0],
        [date(2025, 8, 14), "municipality", 2, 4],
        [date(2025, 8, 15), "prefecture", 0, 0],
        [date(2025, 8, 15), "municipality", 0, 4],
        [date(2025, 8, 16), "prefecture", 3, 3],
        [date(2025, 8, 16), "municipality", 0, 4],
    ]
    assert rows(dispatches.by_day_total(connection, **VIEW)) == [
        [date(2025, 8, 13), 2, 2],
        [date(2025, 8, 14), 2, 4],
        [date(2025, 8, 15), 0, 4],
        [date(2025, 8, 16), 3, 7],
    ]


def test_the_series_ends_on_the_as_of_date(connection):
    add_dispatches(connection, {"status": "active", "end_on": "2025-08-31"})
    found = dispatches.by_day_total(connection, **{**VIEW, "as_of": "2025-08-15"})
    assert rows(found) == [[date(2025, 8, 13), 2, 2], [date(2025, 8, 14), 2, 4], [date(2025, 8, 15), 2, 6]]


def test_an_open_ended_dispatch_runs_on_to_the_as_of_date(connection):
    add_dispatches(connection, {"status": "active", "end_on": None})
    found = dispatches.by_day_total(connection, **{**VIEW, "as_of": "2025-09-30"})
    assert rows(found.tail(1)) == [[date(2025, 9, 30), 2, 98]]
    assert len(found) == 49


def test_planned_and_cancelled_dispatches_make_no_day(connection):
    add_dispatches(connection, {"status": "planned"}, {"status": "cancelled"})
    assert dispatches.by_day_total(connection, **VIEW).empty


def test_a_headline_series_holds_headline_tasks_only(connection):
    add_dispatches(connection, {"persons": 2}, {"persons": 3, "task_code": "hq_support"})
    persons = [
        dispatches.by_day_total(connection, **{**VIEW, "scope": scope})["persons"].tolist()
        for scope in ("headline", "all")
    ]
    assert persons == [[2, 2, 2], [5, 5, 5]]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # 2026-03-30 is a Monday; the period runs from the Thursday before it to Thursday 2 April.
        (dispatches.by_week, [[date(2026, 3, 23), "municipality", 8], [date(2026, 3, 30), "municipality", 8]]),
        (dispatches.by_month, [[date(2026, 3, 1), "municipality", 12], [date(2026, 4, 1), "municipality", 4]]),
        (dispatches.by_fiscal_year, [[2025, "municipality", 12], [2026, "municipality", 4]]),
    ],
)
def test_a_period_over_a_week_a_month_and_31_march_splits_by_day_and_sums_to_the_whole(connection, question, expected):
    add_dispatches(connection, {"persons": 2, "start_on": "2026-03-26", "end_on": "2026-04-02"})
    assert rows(question(connection, **VIEW).iloc[:, :3]) == expected
    assert person_days(connection, VIEW["as_of"]) == (sum(row[-1] for row in expected), 0)


def test_a_daily_count_at_a_month_end_falls_into_its_own_month(connection):
    add_dispatches(connection, {"persons": 2, "start_on": "2025-08-30", "end_on": "2025-09-02"})
    add_daily_counts(connection, 1, {"2025-08-31": 7})
    assert rows(dispatches.by_month(connection, **VIEW).iloc[:, :3]) == [
        [date(2025, 8, 1), "municipality", 9],
        [date(2025, 9, 1), "municipality", 4],
    ]


def test_the_parts_of_a_year_end_before_the_as_of_date(connection):
    add_dispatches(connection, {"persons": 1, "start_on": "2025-12-30", "end_on": "2026-01-05"})
    found = dispatches.by_month(connection, **{**VIEW, "as_of": "2026-01-01"})
    assert rows(found.iloc[:, :3]) == [[date(2025, 12, 1), "municipality", 2], [date(2026, 1, 1), "municipality", 1]]


def test_a_period_carries_the_person_days_of_all_sender_types(connection):
    add_dispatches(connection, {"persons": 1}, {"persons": 4, "sender_code": PREFECTURE})
    for question in (dispatches.by_week, dispatches.by_month, dispatches.by_fiscal_year):
        assert question(connection, **VIEW)[["sender_type", "person_days", "period_person_days"]].values.tolist() == [
            ["prefecture", 12, 15],
            ["municipality", 3, 15],
        ]
