"""dispatch_log: every record, with what it counts to date and what is merely planned."""

from __future__ import annotations

import pytest

from tests.metrics.builders import (
    PREFECTURE,
    RAIN,
    UKI,
    add_daily_counts,
    add_disaster,
    add_dispatches,
    ask,
    person_days,
)
from workforce.queries import disasters, dispatches

EVERYTHING = {"kind": "emergency", **dict.fromkeys(("status", "sender_code", "destination_code", "task_code"))}
COLUMNS = ["dispatch_id", "status", "person_days", "persons_on_duty", "planned_person_days", "is_overdue_plan"]


@pytest.fixture(autouse=True)
def log(connection):
    """Five records, one of each sort."""
    add_disaster(connection, headline="victim_support")
    add_dispatches(
        connection,
        {"persons": 2},
        {"persons": 3, "status": "active", "end_on": None, "start_on": "2025-08-14"},
        {"persons": 4, "status": "planned", "start_on": "2025-08-15", "end_on": "2025-08-18"},
        {"persons": 5, "status": "planned", "start_on": "2025-08-20", "end_on": "2025-08-21"},
        {"persons": 6, "status": "cancelled"},
    )
    add_daily_counts(connection, 1, {"2025-08-14": 5})
    add_daily_counts(connection, 3, {"2025-08-15": 50})


def test_planned_person_days_stand_apart_from_actual_ones(connection):
    found = dispatches.log(connection, disaster_code=RAIN, as_of="2025-08-15", **EVERYTHING)
    assert found.sort_values("dispatch_id")[COLUMNS].values.tolist() == [
        [1, "ended", 9, 2, 0, False],
        [2, "active", 6, 3, 0, False],
        [3, "planned", 0, 0, 16, True],
        [4, "planned", 0, 0, 10, False],
        [5, "cancelled", 0, 0, 0, False],
    ]


def test_days_counted_apart_are_those_of_which_a_daily_count_changed_the_number(connection):
    add_dispatches(connection, {"persons": 7, "end_on": "2025-08-16"})
    add_daily_counts(connection, 6, {"2025-08-13": 7, "2025-08-14": 6, "2025-08-15": 0, "2025-08-16": 9})
    totals = {}
    for as_of in ("2025-08-13", "2025-08-15", "2025-08-31"):
        found = dispatches.log(connection, disaster_code=RAIN, as_of=as_of, **EVERYTHING)
        days = dict(zip(found["dispatch_id"], found["days_counted_apart"], strict=True))
        whole = dispatches.log_totals(connection, disaster_code=RAIN, as_of=as_of, **EVERYTHING)
        totals[as_of] = ([days[number] for number in range(1, 7)], int(whole["counted_apart"].item()))
    assert totals == {
        "2025-08-13": ([0, 0, 0, 0, 0, 0], 0),
        "2025-08-15": ([1, 0, 0, 0, 0, 2], 2),
        "2025-08-31": ([1, 0, 0, 0, 0, 3], 2),
    }


def test_the_newest_start_comes_first(connection):
    found = dispatches.log(connection, disaster_code=RAIN, as_of="2025-08-15", **EVERYTHING)
    assert found["dispatch_id"].tolist() == [4, 3, 2, 5, 1]


@pytest.mark.parametrize("as_of", ["2025-08-12", "2025-08-14", "2025-08-15", "2025-12-31"])
def test_the_log_sums_to_the_person_days_of_the_disaster(connection, as_of):
    ((days, on_duty),) = ask(
        connection,
        "SELECT sum(person_days), sum(persons_on_duty) FROM dispatch_log WHERE as_of = $as_of",
        as_of=as_of,
    )
    assert (days, on_duty) == person_days(connection, as_of)


def test_the_totals_of_a_filtered_log_are_those_of_its_rows(connection):
    add_dispatches(
        connection,
        {"sender_code": PREFECTURE, "persons": 7, "task_code": "hq_support"},
        {"kind": "mid_long", "persons": 8},
    )
    columns = ["dispatches", "counted", "planned", "cancelled"]
    columns += ["person_days", "headline_person_days", "persons_on_duty", "planned_person_days", "overdue_plans"]
    for filters, expected in (
        ({}, [6, 3, 2, 1, 36, 15, 12, 26, 1]),
        ({"sender_code": PREFECTURE}, [1, 1, 0, 0, 21, 0, 7, 0, 0]),
        ({"status": "planned"}, [2, 0, 2, 0, 0, 0, 0, 26, 1]),
        ({"destination_code": UKI, "task_code": "cert_reception"}, [5, 2, 2, 1, 15, 15, 5, 26, 1]),
        ({"kind": "mid_long"}, [1, 1, 0, 0, 24, 24, 8, 0, 0]),
        ({"task_code": "waste_work"}, [0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ):
        asked = {"disaster_code": RAIN, "as_of": "2025-08-15", **EVERYTHING, **filters}
        assert dispatches.log_totals(connection, **asked)[columns].values.tolist() == [expected]
        rows = dispatches.log(connection, **asked)
        assert [len(rows), rows["person_days"].sum()] == [expected[0], expected[4]]


def test_the_periods_leave_cancelled_records_out_and_show_an_open_end_up_to_the_as_of_date(connection):
    found = dispatches.periods(connection, disaster_code=RAIN, kind="emergency", scope="headline", as_of="2025-08-31")
    shown = found[["dispatch_id", "status", "person_days", "destination_person_days"]].values.tolist()
    assert shown == [[1, "ended", 9, 63], [2, "active", 54, 63], [3, "planned", 0, 63], [4, "planned", 0, 63]]
    assert found["shown_until"].astype(str).tolist() == ["2025-08-15", "2025-08-31", "2025-08-18", "2025-08-21"]


def test_the_span_of_a_disaster_has_no_end_while_a_dispatch_has_none(connection):
    columns = ["dispatches", "mid_long_dispatches", "first_on"]
    found = disasters.listing(connection)
    assert found[columns].astype(str).values.tolist() == [["2", "0", "2025-08-13"]]
    assert found["last_on"].isna().tolist() == [True]
    connection.execute("UPDATE dispatches SET end_on = '2025-09-30', status = 'ended' WHERE dispatch_id = 2")
    assert disasters.listing(connection)["last_on"].astype(str).tolist() == ["2025-09-30"]
