"""counted_dispatches, counted_periods, person_day_terms and person_days: which days of which dispatches count."""

from __future__ import annotations

import pytest

from tests.metrics.builders import (
    DISPATCH,
    KOSA,
    KUMAMOTO,
    OTHER_PREFECTURE,
    PREFECTURE,
    RAIN,
    UBUYAMA,
    UKI,
    YATSUSHIRO,
    add_daily_counts,
    add_disaster,
    add_dispatches,
    ask,
    person_days,
)
from workforce.queries import dispatches


@pytest.fixture(autouse=True)
def disaster(connection):
    add_disaster(connection)


def test_both_end_days_count(connection):
    add_dispatches(connection, {"persons": 2, "start_on": "2025-08-08", "end_on": "2025-08-10"})
    assert person_days(connection) == (6, 0)


def test_one_day_is_one_day(connection):
    add_dispatches(connection, {"persons": 4, "start_on": "2025-08-08", "end_on": "2025-08-08"})
    assert person_days(connection, "2025-08-08") == (4, 4)


def test_seven_overlapping_waves_of_43_persons_over_36_days_are_296_person_days(connection):
    # Six waves of seven days and one of six, each handing over to the next for two days.
    waves = [
        (7, "2024-04-07", "2024-04-13"),
        (7, "2024-04-12", "2024-04-18"),
        (6, "2024-04-17", "2024-04-23"),
        (6, "2024-04-22", "2024-04-28"),
        (6, "2024-04-27", "2024-05-03"),
        (6, "2024-05-02", "2024-05-08"),
        (5, "2024-05-07", "2024-05-12"),
    ]
    add_dispatches(
        connection, *({"persons": persons, "start_on": start, "end_on": end} for persons, start, end in waves)
    )
    assert ask(
        connection,
        "SELECT sum(person_days), sum(persons_sent), sum(dispatches) FROM person_days WHERE as_of = '2024-05-12'",
    ) == [(296, 43, 7)]
    by_day = dispatches.by_day_total(connection, disaster_code=RAIN, kind="emergency", scope="all", as_of="2024-12-31")
    assert (len(by_day), by_day["persons"].min(), by_day["cumulative_person_days"].iloc[-1]) == (36, 5, 296)


def test_handover_days_count_for_both_waves(connection):
    add_dispatches(
        connection,
        {"persons": 16, "start_on": "2024-02-20", "end_on": "2024-02-27"},
        {"persons": 16, "start_on": "2024-02-25", "end_on": "2024-03-03"},
    )
    log = ask(connection, "SELECT person_days FROM dispatch_log WHERE as_of = '2024-03-31'")
    assert log == [(128,), (128,)]
    assert person_days(connection) == (256, 0)
    assert person_days(connection, "2024-02-26")[1] == 32


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2025-08-12", (0, 0)),  # starts tomorrow
        ("2025-08-13", (2, 2)),  # starts today
        ("2025-08-14", (4, 2)),
        ("2025-08-15", (6, 2)),  # ends today
        ("2025-08-16", (6, 0)),  # ended yesterday
        ("2026-03-31", (6, 0)),
    ],
)
def test_a_dispatch_counts_from_its_first_day_and_is_on_duty_to_its_last(connection, as_of, expected):
    add_dispatches(connection, DISPATCH)
    assert person_days(connection, as_of) == expected


def test_dispatches_under_way_and_ended_ones_count(connection):
    statuses = ("planned", "active", "ended", "cancelled")
    add_dispatches(connection, *({"status": status} for status in statuses))
    assert ask(connection, "SELECT status FROM counted_dispatches ORDER BY dispatch_id") == [("active",), ("ended",)]


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_planned_and_cancelled_dispatches_never_count(connection, status):
    add_dispatches(connection, {"status": status}, {"persons": 1})
    add_daily_counts(connection, 1, {"2025-08-14": 9})
    assert person_days(connection, "2025-08-14") == (2, 1)
    assert person_days(connection) == (3, 0)


def test_an_active_dispatch_counts_to_the_as_of_date_and_no_further(connection):
    add_dispatches(connection, {"status": "active", "end_on": "2025-08-31"})
    assert person_days(connection, "2025-08-20") == (16, 2)


def test_an_active_dispatch_whose_end_has_passed_counts_to_its_end(connection):
    add_dispatches(connection, {"status": "active"})
    assert person_days(connection, "2025-08-20") == (6, 0)


def test_an_open_ended_dispatch_counts_to_the_as_of_date(connection):
    add_dispatches(connection, {"status": "active", "end_on": None})
    assert person_days(connection, "2025-08-13") == (2, 2)
    assert person_days(connection, "2025-10-31") == (160, 2)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param({"2025-08-14": 5}, [2, 5, 2], id="a day in the middle"),
        pytest.param({"2025-08-13": 5}, [5, 2, 2], id="the first day"),
        pytest.param({"2025-08-15": 0}, [2, 2, 0], id="nobody on the last day"),
        pytest.param({"2025-08-13": 1, "2025-08-14": 4}, [1, 4, 2], id="consecutive days"),
        pytest.param({"2025-08-13": 0, "2025-08-14": 0, "2025-08-15": 0}, [0, 0, 0], id="nobody on any day"),
        pytest.param({"2025-08-12": 9, "2025-08-16": 9}, [2, 2, 2], id="days outside the period are ignored"),
        pytest.param({"2025-08-14": 2}, [2, 2, 2], id="the same number"),
    ],
)
def test_a_daily_count_replaces_its_day(connection, counts, expected):
    add_dispatches(connection, DISPATCH)
    add_daily_counts(connection, 1, counts)
    days = ["2025-08-13", "2025-08-14", "2025-08-15"]
    assert [person_days(connection, day) for day in days] == [
        (sum(expected[: number + 1]), expected[number]) for number in range(3)
    ]
    assert person_days(connection) == (sum(expected), 0)
    by_day = dispatches.by_day_total(connection, disaster_code=RAIN, kind="emergency", scope="all", as_of="2025-12-31")
    assert by_day["persons"].tolist() == expected


def test_a_daily_count_of_an_open_ended_dispatch_replaces_its_day_alone(connection):
    add_dispatches(connection, {"status": "active", "end_on": None})
    add_daily_counts(connection, 1, {"2025-08-20": 7})
    assert [person_days(connection, day) for day in ("2025-08-19", "2025-08-20", "2025-08-21")] == [
        (14, 2),
        (21, 7),
        (23, 2),
    ]


def test_a_daily_count_belongs_to_its_own_dispatch(connection):
    add_dispatches(connection, {}, {"sender_code": YATSUSHIRO})
    add_daily_counts(connection, 2, {"2025-08-14": 10})
    assert ask(
        connection, "SELECT sender_code, person_days FROM person_days WHERE as_of = '2025-09-01' ORDER BY 1"
    ) == [(KUMAMOTO, 6), (YATSUSHIRO, 14)]


def test_persons_sent_and_dispatches_count_waves_and_not_daily_counts(connection):
    add_dispatches(connection, {"persons": 2}, {"persons": 3, "start_on": "2025-08-15", "end_on": "2025-08-18"})
    add_daily_counts(connection, 1, {"2025-08-14": 0, "2025-08-15": 8})
    columns = "persons_sent, dispatches, person_days"
    assert ask(connection, f"SELECT {columns} FROM person_days WHERE as_of = '2025-08-14'") == [(2, 1, 2)]
    assert ask(connection, f"SELECT {columns} FROM person_days WHERE as_of = '2025-08-20'") == [(5, 2, 22)]


def test_a_counted_period_is_the_dispatch_or_the_difference_of_a_daily_count(connection):
    add_dispatches(connection, {"persons": 4}, {"status": "planned"})
    add_daily_counts(connection, 1, {"2025-08-14": 1})
    assert ask(
        connection,
        "SELECT dispatch_id, CAST(start_on AS VARCHAR), CAST(end_on AS VARCHAR), persons, persons_sent, dispatches"
        " FROM counted_periods ORDER BY persons DESC",
    ) == [(1, "2025-08-13", "2025-08-15", 4, 4, 1), (1, "2025-08-14", "2025-08-14", -3, 0, 0)]
    assert ask(
        connection,
        "SELECT CAST(start_on AS VARCHAR), CAST(counted_until AS VARCHAR), person_days, persons_on_duty"
        " FROM person_day_terms WHERE as_of = '2025-08-14' ORDER BY persons_on_duty DESC",
    ) == [("2025-08-13", "2025-08-14", 8, 4), ("2025-08-14", "2025-08-14", -3, -3)]


SPLIT_LOG = (
    {"persons": 1, "sender_code": PREFECTURE},
    {"persons": 2, "sender_code": PREFECTURE, "destination_code": KOSA, "task_code": "waste_work"},
    {"persons": 3, "sender_code": KUMAMOTO, "destination_code": UBUYAMA},
    {"persons": 4, "sender_code": OTHER_PREFECTURE, "destination_code": KUMAMOTO, "task_code": "hq_support"},
    {"persons": 5, "sender_code": YATSUSHIRO, "kind": "mid_long", "task_code": "restoration_civil"},
    {"persons": 6, "sender_code": YATSUSHIRO, "status": "planned"},
)


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("sender_type", {"prefecture": 9, "municipality": 24, "other": 12}),
        ("sender_code", {PREFECTURE: 9, KUMAMOTO: 9, OTHER_PREFECTURE: 12, YATSUSHIRO: 15}),
        ("destination_code", {UKI: 18, KOSA: 6, UBUYAMA: 9, KUMAMOTO: 12}),
        ("destination_type", {"city": 30, "town": 6, "village": 9}),
        ("task_code", {"cert_reception": 12, "waste_work": 6, "hq_support": 12, "restoration_civil": 15}),
        ("task_group", {"victim_support": 12, "waste_work": 6, "hq_support": 12, "recovery": 15}),
        ("kind", {"emergency": 30, "mid_long": 15}),
        ("is_headline", {True: 45}),
    ],
)
def test_every_split_sums_to_the_whole(connection, column, expected):
    add_dispatches(connection, *SPLIT_LOG)
    found = ask(
        connection, f"SELECT {column}, sum(person_days) FROM person_days WHERE as_of = '2025-09-30' GROUP BY {column}"
    )
    assert dict(found) == expected
    assert sum(expected.values()) == 45


def test_the_senders_and_destinations_of_a_disaster_come_with_their_shares(connection):
    add_dispatches(connection, *SPLIT_LOG)
    view = {"disaster_code": RAIN, "kind": "emergency", "scope": "all", "as_of": "2025-09-30"}
    by_sender = dispatches.by_sender(connection, **view)
    columns = ["sender_code", "sender_type", "person_days", "person_days_share", "all_person_days"]
    assert by_sender[columns].values.tolist() == [
        [OTHER_PREFECTURE, "other", 12, 0.4, 30],
        [PREFECTURE, "prefecture", 9, 0.3, 30],
        [KUMAMOTO, "municipality", 9, 0.3, 30],
    ]
    by_destination = dispatches.by_destination(connection, **view)
    assert by_destination[["destination_code", "person_days", "cumulative_share"]].values.tolist() == [
        [KUMAMOTO, 12, 0.4],
        [UBUYAMA, 9, 0.7],
        [KOSA, 6, 0.9],
        [UKI, 3, 1.0],
    ]
    by_task = dispatches.by_task(connection, **view)
    assert by_task[["task_code", "sender_type", "person_days"]].values.tolist() == [
        ["hq_support", "other", 12],
        ["cert_reception", "municipality", 9],
        ["waste_work", "prefecture", 6],
        ["cert_reception", "prefecture", 3],
    ]


def test_senders_after_the_first_are_put_together(connection):
    add_dispatches(connection, *SPLIT_LOG)
    found = dispatches.by_sender_and_destination(
        connection, disaster_code=RAIN, kind="emergency", scope="all", as_of="2025-09-30", first=1
    )
    columns = ["sender_rank", "destination_code", "person_days", "other_senders", "destination_person_days"]
    assert found[columns].values.tolist() == [
        [1, KUMAMOTO, 12, 2, 12],
        [2, UBUYAMA, 9, 2, 9],
        [2, KOSA, 6, 2, 6],
        [2, UKI, 3, 2, 3],
    ]
    assert found["sender_ja"].isna().tolist() == [False, True, True, True]


def test_what_one_organisation_sent_and_received(connection):
    add_dispatches(connection, *SPLIT_LOG)
    columns = ["disaster_code", "kind", "person_days", "persons_on_duty", "partners"]
    sent = dispatches.sent_by(connection, organisation_code=PREFECTURE, as_of="2025-08-15")
    assert sent[columns].values.tolist() == [[RAIN, "emergency", 9, 3, 2]]
    received = dispatches.received_by(connection, organisation_code=UKI, as_of="2025-08-14")
    assert received[columns].values.tolist() == [[RAIN, "emergency", 2, 1, 1], [RAIN, "mid_long", 10, 5, 1]]
    assert dispatches.sent_by(connection, organisation_code=KOSA, as_of="2025-08-14").empty
