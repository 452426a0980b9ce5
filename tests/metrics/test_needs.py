"""need_days and need_totals: what was asked for, day by day, against what was secured."""

from __future__ import annotations

from datetime import date

import pytest

from tests.metrics.builders import (
    KOSA,
    RAIN,
    UKI,
    add_daily_counts,
    add_disaster,
    add_dispatches,
    add_requests,
    ask,
)
from workforce.queries import needs


@pytest.fixture(autouse=True)
def disaster(connection):
    add_disaster(connection)


BEFORE, AFTER = date(2025, 8, 1), date(2025, 9, 30)


def days(connection, as_of: date = BEFORE) -> list[tuple]:
    return ask(
        connection,
        "SELECT day(calendar_day), needed, secured, met, left_open, excess FROM need_days WHERE as_of = $as_of"
        " ORDER BY municipality_code, task_code, calendar_day",
        as_of=as_of,
    )


def totals(connection) -> tuple:
    (row,) = ask(
        connection,
        "SELECT needed, secured, met, left_open, excess, met_rate FROM need_totals WHERE as_of = $as_of",
        as_of=BEFORE,
    )
    return row


def test_a_need_without_anyone_is_unmet_on_every_day_both_end_days_among_them(connection):
    add_requests(connection, {})
    assert days(connection) == [(13, 5, 0, 0, 5, 0), (14, 5, 0, 0, 5, 0), (15, 5, 0, 0, 5, 0)]
    assert totals(connection) == (15, 0, 0, 15, 0, 0.0)


def test_the_whole_need_says_from_which_day_to_which_it_counts(connection):
    add_requests(connection, {}, {"start_on": "2025-08-20", "end_on": "2025-09-02"})
    asked = "SELECT first_needed_on, last_needed_on FROM need_totals WHERE as_of = $as_of"
    assert ask(connection, asked, as_of=BEFORE) == [(date(2025, 8, 13), date(2025, 9, 2))]


def test_an_excess_on_a_handover_day_does_not_hide_the_gap_of_another_day(connection):
    add_requests(connection, {})
    add_dispatches(connection, {"persons": 5, "end_on": "2025-08-14"}, {"persons": 4, "start_on": "2025-08-14"})
    assert days(connection) == [(13, 5, 5, 5, 0, 0), (14, 5, 9, 5, 0, 4), (15, 5, 4, 4, 1, 0)]
    assert totals(connection) == (15, 18, 14, 1, 4, 14 / 15)


def test_an_excess_at_one_task_or_place_does_not_hide_the_gap_of_another(connection):
    add_requests(
        connection,
        {"end_on": "2025-08-13"},
        {"end_on": "2025-08-13", "task_code": "waste_work"},
        {"end_on": "2025-08-13", "municipality_code": KOSA},
    )
    add_dispatches(connection, {"persons": 9}, {"persons": 2, "task_code": "waste_work"})
    assert totals(connection) == (15, 11, 7, 8, 4, 7 / 15)
    by_task = needs.by_task(connection, disaster_code=RAIN, kind="emergency", as_of=BEFORE)
    assert by_task[["task_code", "needed", "secured", "met", "left_open", "excess"]].values.tolist() == [
        ["cert_reception", 10, 9, 5, 5, 4],
        ["waste_work", 5, 2, 2, 3, 0],
    ]
    by_municipality = needs.by_municipality(connection, disaster_code=RAIN, kind="emergency", as_of=BEFORE)
    assert by_municipality[["municipality_code", "needed", "met", "left_open"]].values.tolist() == [
        [KOSA, 5, 0, 5],
        [UKI, 10, 7, 3],
    ]


@pytest.mark.parametrize(
    ("status", "expected"),
    [("cancelled", []), ("unfillable", [(13, 5, 0, 0, 5, 0)]), ("ended", [(13, 5, 0, 0, 5, 0)])],
)
def test_a_cancelled_request_needs_nobody_and_an_unfillable_one_stays_a_need(connection, status, expected):
    add_requests(connection, {"end_on": "2025-08-13", "status": status})
    assert days(connection) == expected


@pytest.mark.parametrize(("status", "secured"), [("planned", 5), ("active", 5), ("ended", 5), ("cancelled", 0)])
def test_a_planned_dispatch_is_secured_and_a_cancelled_one_is_not(connection, status, secured):
    add_requests(connection, {"end_on": "2025-08-13"})
    add_dispatches(connection, {"persons": 5, "status": status})
    assert days(connection) == [(13, 5, secured, secured, 5 - secured, 0)]


@pytest.mark.parametrize(("day", "secured"), [(12, [5, 5, 5]), (13, [5, 5, 5]), (14, [0, 5, 5]), (16, [0, 0, 0])])
def test_a_plan_secures_no_day_before_the_as_of_date(connection, day, secured):
    add_requests(connection, {})
    add_dispatches(connection, {"persons": 5, "status": "planned"})
    assert [row[2] for row in days(connection, date(2025, 8, day))] == secured


def test_a_dispatch_under_way_or_ended_secures_the_days_before_the_as_of_date_as_well(connection):
    add_requests(connection, {})
    add_dispatches(connection, {"persons": 2, "status": "active"}, {"persons": 3, "status": "ended"})
    assert [row[2] for row in days(connection, AFTER)] == [5, 5, 5]


def test_a_mid_to_long_term_dispatch_meets_no_request_for_short_support(connection):
    add_requests(connection, {"end_on": "2025-08-13"})
    add_dispatches(connection, {"persons": 5, "kind": "mid_long"})
    assert days(connection) == [(13, 5, 0, 0, 5, 0)]


def test_two_requests_for_one_day_add_up(connection):
    add_requests(connection, {"end_on": "2025-08-13"}, {"persons_per_day": 2, "end_on": "2025-08-14"})
    assert days(connection) == [(13, 7, 0, 0, 7, 0), (14, 2, 0, 0, 2, 0)]


def test_a_daily_count_tells_who_was_there_but_not_for_a_plan(connection):
    add_requests(connection, {"end_on": "2025-08-14"})
    add_dispatches(connection, {"persons": 5}, {"persons": 1, "status": "planned"})
    add_daily_counts(connection, 1, {"2025-08-14": 2})
    add_daily_counts(connection, 2, {"2025-08-14": 40})
    assert days(connection, date(2025, 8, 14)) == [(13, 5, 5, 5, 0, 0), (14, 5, 3, 3, 2, 0)]


def test_an_open_ended_dispatch_secures_every_day_from_its_start(connection):
    add_requests(connection, {})
    add_dispatches(connection, {"persons": 5, "status": "active", "start_on": "2025-08-14", "end_on": None})
    assert [row[2] for row in days(connection)] == [0, 5, 5]


def test_a_dispatch_elsewhere_or_for_another_disaster_secures_nothing(connection):
    add_disaster(connection, "quake")
    add_requests(connection, {"end_on": "2025-08-13"})
    add_dispatches(connection, {"disaster_code": "quake"}, {"destination_code": KOSA}, {"task_code": "waste_work"})
    assert days(connection) == [(13, 5, 0, 0, 5, 0)]


def test_a_dispatch_that_nobody_asked_for_makes_no_need(connection):
    add_dispatches(connection, {})
    assert days(connection) == []
    assert needs.totals(connection, disaster_code=RAIN, kind="emergency", as_of=BEFORE).empty


def test_the_days_that_lack_people_are_named_by_place_whether_anybody_is_sent_there_or_not(connection):
    connection.execute("UPDATE disasters SET headline_task_group = 'victim_support'")
    add_requests(connection, {}, {"municipality_code": KOSA, "persons_per_day": 2, "end_on": "2025-08-14"})
    add_requests(connection, {"municipality_code": KOSA, "task_code": "waste_work", "end_on": "2025-08-13"})
    add_dispatches(connection, {"persons": 5, "end_on": "2025-08-14"})

    def lacking(scope: str) -> list[tuple]:
        found = needs.lacking(connection, disaster_code=RAIN, kind="emergency", scope=scope, as_of=AFTER)
        return [
            (row.municipality_code, row.municipality_ja, row.municipality_en, row.calendar_day.day, row.left_open)
            for row in found.itertuples()
        ]

    uki, kosa = (UKI, "宇城市", "Uki City"), (KOSA, "甲佐町", "Kosa Town")
    assert lacking("headline") == [(*uki, 15, 5), (*kosa, 13, 2), (*kosa, 14, 2)]
    assert lacking("all") == [(*uki, 15, 5), (*kosa, 13, 7), (*kosa, 14, 2)]
